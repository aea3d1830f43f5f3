import type { FormEvent } from 'react';

/** A form that is sent by us, never by the browser. */
export function sent(run: () => void): (event: FormEvent) => void {
  return (event) => {
    event.preventDefault();
    run();
  };
}

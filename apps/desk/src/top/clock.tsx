import { useEffect, useState } from 'react';
import { store } from '../live/store.js';

/** The time of what is shown, redrawn every second; ages count by it. */
export function useNow(everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(() => store.nowMs());
  useEffect(() => {
    const tick = (): void => setNowMs(store.nowMs());
    const timer = window.setInterval(tick, everyMs);
    const end = store.subscribe('moment', tick);
    return () => {
      window.clearInterval(timer);
      end();
    };
  }, [everyMs]);
  return nowMs;
}

import { readFileSync } from 'node:fs';
import {
  type AisMessage,
  createAisStream,
  type Reception,
  type Reject,
  type StreamCounts,
  type StreamOptions,
} from '../src/index.js';

export interface Heard {
  readonly messages: AisMessage[];
  readonly receptions: Reception[];
  readonly rejects: Reject[];
  readonly counts: StreamCounts;
}

/** Everything a stream says about an input given in chunks. */
export function hear(chunks: readonly (string | Uint8Array)[], options: StreamOptions = {}): Heard {
  const messages: AisMessage[] = [];
  const receptions: Reception[] = [];
  const rejects: Reject[] = [];
  const stream = createAisStream(
    {
      onMessage(message, reception) {
        messages.push(message);
        receptions.push(reception);
      },
      onReject: (reject) => rejects.push(reject),
    },
    options,
  );
  for (const chunk of chunks) {
    stream.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  }
  stream.end();
  return { messages, receptions, rejects, counts: stream.counts };
}

export function vector(name: string): Uint8Array {
  return readFileSync(new URL(`./vectors/${name}`, import.meta.url));
}

/** A sentence with its checksum. */
export function sentence(body: string): string {
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}

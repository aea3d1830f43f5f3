/** Small nights made by hand, for the tests. */
import type { LinkReport } from '../src/index.js';

export const startMs = Date.UTC(2026, 0, 10, 0);
export const minute = 60_000;

export type Told = Omit<Partial<LinkReport>, 'timeMs'> & { id: string; minute: number };

/** A call in the French half unless told otherwise. */
export function report({ minute: at, ...told }: Told): LinkReport {
  return { centre: 'fr', channel: '112', timeMs: startMs + at * minute, ...told };
}

export function place(lat: number, lon: number, radiusM = 300) {
  return { lat, lon, radiusM, source: 'aml' };
}

/** A boat that calls every so often on a straight way towards Kent. */
export function crossing(told: {
  prefix: string;
  caller: string;
  people: number;
  lat: number;
  lon: number;
  from: number;
  calls: number;
}): LinkReport[] {
  return Array.from({ length: told.calls }, (_, k) =>
    report({
      id: `${told.prefix}${k + 1}`,
      minute: told.from + 20 * k,
      caller: told.caller,
      persons: { count: told.people, quality: 'stated' },
      position: place(told.lat + 0.012 * k, told.lon - 0.03 * k),
    }),
  );
}

export function recovery(
  id: string,
  told: { minute: number; lat: number; lon: number; count: number },
) {
  return report({
    id,
    minute: told.minute,
    channel: 'vessel',
    persons: { count: told.count, quality: 'counted' },
    signs: ['recovered'],
    position: place(told.lat, told.lon, 150),
  });
}

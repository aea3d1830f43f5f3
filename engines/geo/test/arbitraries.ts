import fc from 'fast-check';

/**
 * A number between two, evenly: whole steps of a ten-millionth. (A double drawn by its bits lies
 * next to zero half of the time.)
 */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: Math.round(min * 1e7), max: Math.round(max * 1e7) }).map((n) => n / 1e7);
}

/** Any place on earth. */
export const anyPoint = fc.record({ lat: evenly(-90, 90), lon: evenly(-180, 180) });

/** A place in or near the Strait of Dover. */
export const straitPoint = fc.record({ lat: evenly(49.5, 52), lon: evenly(-1, 3.5) });

/** Any direction. */
export const bearing = evenly(0, 360);

/**
 * Several sources of one quantity: the best that knows the place and the time answers, and its name stays
 * with the value. Best is the higher priority; among equals the younger one, then the finer grid.
 */
import { MetoceanError } from '../errors.js';

export interface FieldSource<T> {
  /** Shown to the officer: where the number comes from. */
  readonly name: string;
  /** Higher is asked first. */
  readonly priority: number;
  /** When the source was made (the run of the forecast), for its age. */
  readonly madeMs: number;
  /** Finer is better among equals. */
  readonly stepDeg?: number;
  /** A source older than this is not asked. */
  readonly ageMaxMs?: number;
  sample(at: PlaceAndTime): T | undefined;
}

export interface PlaceAndTime {
  readonly timeMs: number;
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** A value that knows where it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  /** How old the source was at `nowMs`. */
  readonly ageMs: number;
}

/** Sources at most in one stack. */
export const sourcesMax = 64;

/** The sources in the order in which they are asked. @throws MetoceanError for too many or twins. */
export function orderSources<T>(sources: readonly FieldSource<T>[]): readonly FieldSource<T>[] {
  const names = new Set(sources.map((one) => one.name));
  if (sources.length > sourcesMax || names.size !== sources.length) {
    throw new MetoceanError({
      code: 'METOCEAN_GRID',
      field: 'sources',
      value: `${sources.length} with ${names.size} names`,
      expected: `at most ${sourcesMax}, each with its own name`,
    });
  }
  const step = (one: FieldSource<T>): number => one.stepDeg ?? Number.POSITIVE_INFINITY;
  return [...sources].sort((a, b) => {
    if (a.priority !== b.priority) return b.priority - a.priority;
    if (a.madeMs !== b.madeMs) return b.madeMs - a.madeMs;
    return step(a) === step(b) ? 0 : step(a) - step(b);
  });
}

/** The value of the first source that has one; undefined where none has. `nowMs` is the caller's clock. */
export function sampleStack<T>(
  ordered: readonly FieldSource<T>[],
  at: PlaceAndTime,
  nowMs: number,
): Sourced<T> | undefined {
  for (const source of ordered) {
    const ageMs = nowMs - source.madeMs;
    if (source.ageMaxMs !== undefined && ageMs > source.ageMaxMs) continue;
    const value = source.sample(at);
    if (value !== undefined) return { value, source: source.name, ageMs };
  }
  return undefined;
}

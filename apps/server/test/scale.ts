/**
 * How much is tried: little in the ordinary run, more with `STRAITWATCH_RUNS` (a factor), another night
 * with `STRAITWATCH_SEED`. What failed is replayed with the factor and the seed that its title names.
 */

/** `ordinary` times the factor, at least 1. */
export function times(ordinary: number): number {
  const factor = Number(process.env.STRAITWATCH_RUNS ?? 1);
  if (!(factor > 0)) throw new RangeError(`STRAITWATCH_RUNS: got ${factor}, expected above 0`);
  return Math.max(1, Math.round(ordinary * factor));
}

/** The seed of this run. */
export function seedOr(ordinary: number): number {
  const seed = Number(process.env.STRAITWATCH_SEED ?? ordinary);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new RangeError(`STRAITWATCH_SEED: got ${seed}, expected a whole number, 0 or more`);
}

/** The seeded generator that every engine takes as an argument. */
import { checkRange, MathsError } from './errors.js';
import { createXoshiro, hash64, seedKey, splitMix64, stateFromKey } from './xoshiro.js';

/** Random numbers that replay: the same seed and the same calls give the same numbers, always. */
export interface Rng {
  /** A 32-bit whole number, 0..4294967295. */
  uint32(): number;
  /** 0 (included) to 1 (not included), 53 bits. */
  uniform(): number;
  /**
   * A whole number 0..below - 1, without bias. `below` is 1..2^32. @throws MathsError MATHS_RANGE
   */
  integer(below: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** True with this probability, 0..1. @throws MathsError MATHS_RANGE */
  chance(probability: number): boolean;
  /**
   * Another generator, made from this one's seed and a label and independent of how many numbers
   * this one has given: adding a draw in one place changes nothing in another.
   */
  fork(label: string | number): Rng;
}

/**
 * A generator from a seed.
 * @param seed a whole number of at most 2^53 - 1 either way, or a text
 * @throws MathsError MATHS_SEED
 * @example createRng(1).fork('wind').normal()
 */
export function createRng(seed: number | string): Rng {
  return rngFromKey(seedKey(seed));
}

const twoTo32 = 4_294_967_296;
/**
 * A draw is refused with probability below 1/2 (integer) or 0.22 (normal); this many in a row never
 * happen.
 */
const drawsMax = 1000;

function rngFromKey(key: bigint): Rng {
  const uint32 = createXoshiro(stateFromKey(key));
  // The second of each pair of normal numbers, kept for the next call; it belongs to this
  // generator.
  let spare: number | undefined;

  function uniform(): number {
    const high = uint32() >>> 5;
    const low = uint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  function integer(below: number): number {
    if (!(Number.isInteger(below) && below >= 1 && below <= twoTo32)) {
      throw new MathsError({
        code: 'MATHS_RANGE',
        field: 'below',
        value: below,
        expected: 'a whole number from 1 to 4294967296',
      });
    }
    const fair = twoTo32 - (twoTo32 % below);
    for (let draw = 0; draw < drawsMax; draw++) {
      const drawn = uint32();
      if (drawn < fair) return drawn % below;
    }
    return 0;
  }

  /** G. Marsaglia and T. Bray's polar method, SIAM Review 6, 1964. */
  function normal(): number {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (let draw = 0; draw < drawsMax; draw++) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * scale;
      return x * scale;
    }
    return 0;
  }

  return {
    uint32,
    uniform,
    integer,
    normal,
    exponential: () => -Math.log1p(-uniform()),
    chance(probability) {
      checkRange('probability', probability, { min: 0, max: 1 });
      return uniform() < probability;
    },
    fork: (label) => rngFromKey(forkKey(key, label)),
  };
}

/** One SplitMix64 step over the key mixed with the label's hash; a number and its text differ. */
function forkKey(key: bigint, label: string | number): bigint {
  const tagged = typeof label === 'number' ? `n:${label}` : `s:${label}`;
  return splitMix64(key ^ hash64(tagged)).output;
}

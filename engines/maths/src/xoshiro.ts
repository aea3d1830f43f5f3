/**
 * xoshiro128** 1.1 by D. Blackman and S. Vigna ("Scrambled linear pseudorandom number generators",
 * ACM Transactions on Mathematical Software 47, 2021): 32-bit integers only, period 2^128 - 1,
 * so the numbers are the same in every engine and on every machine. Its state is filled by
 * SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014), as its authors advise.
 */
import { MathsError } from './errors.js';

/** The four 32-bit words of the generator; never all zero. */
export type XoshiroState = readonly [number, number, number, number];

const mask64 = (1n << 64n) - 1n;

/** The next SplitMix64 state and output. */
export function splitMix64(state: bigint): { readonly state: bigint; readonly output: bigint } {
  const next = (state + 0x9e3779b97f4a7c15n) & mask64;
  let z = next;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask64;
  return { state: next, output: z ^ (z >> 31n) };
}

/** FNV-1a, 64 bits, over the UTF-16 code units of a text (low byte, then high byte). */
export function hash64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >>> 8]) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & mask64;
    }
  }
  return hash;
}

/**
 * A 64-bit key from a seed: a whole number as it stands, a text by its hash. @throws MathsError
 * MATHS_SEED
 */
export function seedKey(seed: number | string): bigint {
  if (typeof seed === 'string') return hash64(seed);
  if (Number.isSafeInteger(seed)) return BigInt.asUintN(64, BigInt(seed));
  throw new MathsError({
    code: 'MATHS_SEED',
    field: 'seed',
    value: seed,
    expected: 'a whole number of at most 2^53 - 1, or a text',
  });
}

/** Four words from a 64-bit key: two SplitMix64 outputs, low half first. */
export function stateFromKey(key: bigint): XoshiroState {
  const first = splitMix64(key);
  const second = splitMix64(first.state);
  const low = (value: bigint) => Number(value & 0xffffffffn);
  const high = (value: bigint) => Number(value >> 32n);
  return [low(first.output), high(first.output), low(second.output), high(second.output)];
}

/**
 * The bare generator: 32-bit whole numbers, 0..4294967295. @throws MathsError MATHS_SEED for a zero
 * state
 */
export function createXoshiro(state: XoshiroState): () => number {
  let [s0, s1, s2, s3] = state;
  if ((s0 | s1 | s2 | s3) === 0) {
    throw new MathsError({
      code: 'MATHS_SEED',
      field: 'state',
      value: 'four zeros',
      expected: 'at least one word that is not zero',
    });
  }
  return () => {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}

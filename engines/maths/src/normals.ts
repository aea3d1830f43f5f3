/**
 * Many normal numbers at once, for hot loops: G. Marsaglia and W. W. Tsang, "The Ziggurat Method for
 * Generating Random Variables", Journal of Statistical Software 5 (8), 2000, with 128 layers, over
 * xoshiro128** (see `xoshiro.ts`). Layer and height come from different bits of a word, because
 * taking both from the same bits correlates them (J. A. Doornik, "An Improved Ziggurat Method to
 * Generate Normal Random Samples", Oxford, 2005). Values have 24 bits: a grain of 4e-7 at most.
 */
import { MathsError } from './errors.js';
import type { Rng } from './rng.js';

/** Normal numbers with mean 0 and standard deviation 1, many at a time. */
export interface NormalSource {
  /**
   * Fills the first `count` places. The numbers depend on the seed and on how many were drawn, not on
   * how they were shared among calls. @throws MathsError MATHS_COUNT
   */
  fill(out: Float32Array | Float64Array, count: number): void;
}

const layers = 128;
/** Right edge of the base layer, and the area of each layer, of Marsaglia and Tsang. */
const edge = 3.442619855899;
const layerMass = 9.91256303526217e-3;
/** Heights are signed 24-bit numbers. */
const heights = 8_388_608;
/** A draw is refused with probability 0.03; this many in a row never happen. */
const drawsMax = 1_000;

interface Tables {
  readonly accept: Int32Array;
  readonly width: Float64Array;
  readonly density: Float64Array;
}

function makeTables(): Tables {
  const accept = new Int32Array(layers);
  const width = new Float64Array(layers);
  const density = new Float64Array(layers);
  const f = (x: number): number => Math.exp(-0.5 * x * x);
  let right = edge;
  let previous = edge;
  const base = layerMass / f(edge);
  accept[0] = (edge / base) * heights;
  accept[1] = 0;
  width[0] = base / heights;
  width[layers - 1] = edge / heights;
  density[0] = 1;
  density[layers - 1] = f(edge);
  for (let i = layers - 2; i >= 1; i--) {
    right = Math.sqrt(-2 * Math.log(layerMass / right + f(right)));
    accept[i + 1] = (right / previous) * heights;
    previous = right;
    density[i] = f(right);
    width[i] = right / heights;
  }
  return { accept, width, density };
}

const tables = makeTables();

/**
 * A source of normal numbers seeded from a generator, of which it takes four words.
 * @example createNormalSource(createRng(1)).fill(new Float64Array(2), 2)
 */
export function createNormalSource(rng: Rng): NormalSource {
  const state = new Int32Array(4);
  for (let i = 0; i < 4; i++) state[i] = rng.uint32();
  if (state.every((word) => word === 0)) state[0] = 1;
  const { accept, width } = tables;

  function fill(out: Float32Array | Float64Array, count: number): void {
    if (!(Number.isInteger(count) && count >= 0 && count <= out.length)) throw badCount(count, out);
    let s0 = state[0]!;
    let s1 = state[1]!;
    let s2 = state[2]!;
    let s3 = state[3]!;
    for (let i = 0; i < count; i++) {
      const five = Math.imul(s1, 5);
      const word = Math.imul((five << 7) | (five >>> 25), 9);
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      const height = word >> 8;
      const layer = word & 127;
      if ((height < 0 ? -height : height) < accept[layer]!) out[i] = height * width[layer]!;
      else {
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
        out[i] = atTheEdge(state, height, layer);
        s0 = state[0]!;
        s1 = state[1]!;
        s2 = state[2]!;
        s3 = state[3]!;
      }
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
  }

  return { fill };
}

function badCount(count: number, out: { readonly length: number }): MathsError {
  return new MathsError({
    code: 'MATHS_COUNT',
    field: 'count',
    value: count,
    expected: `a whole number from 0 to ${out.length}`,
  });
}

/** The next word of a state that is kept in an array. */
function nextWord(state: Int32Array): number {
  const s1 = state[1]!;
  const five = Math.imul(s1, 5);
  const word = Math.imul((five << 7) | (five >>> 25), 9);
  state[2]! ^= state[0]!;
  state[3]! ^= s1;
  state[1]! ^= state[2]!;
  state[0]! ^= state[3]!;
  state[2]! ^= s1 << 9;
  state[3] = (state[3]! << 11) | (state[3]! >>> 21);
  return word;
}

/** More than 0 and less than 1. */
function openUniform(state: Int32Array): number {
  return ((nextWord(state) >>> 0) + 0.5) / 4_294_967_296;
}

/** The rare rest: the wedge beside a layer, or the tail (Marsaglia 1964). */
function atTheEdge(state: Int32Array, firstHeight: number, firstLayer: number): number {
  const { accept, width, density } = tables;
  let height = firstHeight;
  let layer = firstLayer;
  for (let draw = 0; draw < drawsMax; draw++) {
    if (layer === 0) {
      for (let again = 0; again < drawsMax; again++) {
        const x = -Math.log(openUniform(state)) / edge;
        const y = -Math.log(openUniform(state));
        if (y + y >= x * x) return height > 0 ? edge + x : -edge - x;
      }
    }
    const x = height * width[layer]!;
    const low = density[layer]!;
    const high = density[layer - 1]!;
    if (low + openUniform(state) * (high - low) < Math.exp(-0.5 * x * x)) return x;
    const word = nextWord(state);
    height = word >> 8;
    layer = word & 127;
    if (Math.abs(height) < accept[layer]!) return height * width[layer]!;
  }
  return 0;
}

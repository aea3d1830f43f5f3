import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRng,
  createXoshiro,
  drawPoisson,
  MathsError,
  shuffled,
  splitMix64,
} from '../src/index.js';

const vectors = JSON.parse(
  readFileSync(new URL('./vectors/generators.json', import.meta.url), 'utf8'),
);
const seed = 20260114;
const take = (n: number, next: () => number) => Array.from({ length: n }, next);

describe('the seeded generator', () => {
  it('xoshiro128** gives the published numbers', () => {
    const { state, outputs } = vectors.xoshiro128starstar;
    expect(outputs.length).toBe(10);
    expect(take(10, createXoshiro(state))).toEqual(outputs);
  });

  it('SplitMix64 gives the published numbers', () => {
    let state = BigInt(vectors.splitmix64.seed);
    for (const expected of vectors.splitmix64.outputs) {
      const step = splitMix64(state);
      expect(String(step.output)).toBe(expected);
      state = step.state;
    }
  });

  it('the numbers of a seed never change: these are frozen', () => {
    const rng = createRng(1);
    expect(take(4, rng.uint32)).toEqual([1_695_105_466, 1_423_115_009, 634_581_793, 1_068_227_753]);
    expect(createRng('strait').uint32()).toBe(2_078_573_821);
    expect(createRng(1).fork('wind').uint32()).toBe(2_317_656_456);
    expect(createRng(1).normal()).toBeCloseTo(-0.317_696_389_697_623_26, 12);
  });

  it('the same seed replays, another does not, negative and large seeds included', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const first = take(8, createRng(a).uint32);
        expect(take(8, createRng(a).uint32)).toEqual(first);
        if (a !== b) expect(take(8, createRng(b).uint32)).not.toEqual(first);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('a fork does not depend on how much was drawn, and labels give different streams', () => {
    const fresh = createRng(7);
    const used = createRng(7);
    take(100, used.uniform);
    expect(take(8, used.fork('a').uint32)).toEqual(take(8, fresh.fork('a').uint32));
    const streams = ['a', 'b', 1, '1', 2].map((label) =>
      take(4, createRng(7).fork(label).uint32).join(),
    );
    expect(new Set(streams).size).toBe(5);
    expect(streams).not.toContain(take(4, createRng(7).uint32).join());
    expect(createRng(7).fork('a').fork('b').uint32()).not.toBe(
      createRng(7).fork('b').fork('a').uint32(),
    );
  });

  it('uniform stays in 0..1 and fills ten boxes evenly', () => {
    const rng = createRng(11);
    const boxes = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const u = rng.uniform();
      expect(u >= 0 && u < 1).toBe(true);
      boxes[Math.floor(u * 10)]! += 1;
    }
    // Chi-squared with 9 degrees of freedom passes 27.9 once in a thousand.
    const chi = boxes.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(27.9);
  });

  it('whole numbers are fair, also where 2^32 is not a multiple', () => {
    const rng = createRng(12);
    const boxes = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) boxes[rng.integer(7)]! += 1;
    const chi = boxes.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(22.5);
    // Two thirds of 2^32: taking the remainder alone would give the lower half twice as often.
    const below = 2_863_311_530;
    let low = 0;
    for (let i = 0; i < 20_000; i++) if (rng.integer(below) < below / 2) low += 1;
    expect(Math.abs(low - 10_000)).toBeLessThan(300);
    expect(rng.integer(1)).toBe(0);
    for (const bad of [0, -1, 1.5, Number.NaN, 2 ** 33]) {
      expect(() => rng.integer(bad)).toThrow(`below: got ${bad}`);
    }
  });

  it('a chance comes true as often as it says, and always or never at the ends', () => {
    const rng = createRng(13);
    let hits = 0;
    for (let i = 0; i < 10_000; i++) if (rng.chance(0.3)) hits += 1;
    expect(Math.abs(hits - 3000)).toBeLessThan(150);
    expect(rng.chance(0)).toBe(false);
    expect(rng.chance(1)).toBe(true);
    expect(() => rng.chance(1.1)).toThrow('probability: got 1.1');
  });

  it('the example of the README gives what it gave when it was written', () => {
    const rng = createRng(1);
    expect(drawPoisson(rng.fork('launches'), { mean: 7 })).toBe(3);
    expect(shuffled(rng.fork('order'), ['D4', 'D7', 'G2'])).toEqual(['G2', 'D4', 'D7']);
  });

  it('a seed that is no whole number is refused, and so is a state of four zeros', () => {
    for (const bad of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      expect(() => createRng(bad)).toThrow(MathsError);
    }
    expect(() => createXoshiro([0, 0, 0, 0])).toThrow('state: got four zeros');
  });
});

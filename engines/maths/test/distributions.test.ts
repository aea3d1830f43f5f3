import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRng,
  drawCircularNormal,
  drawExponential,
  drawNormal,
  drawPoisson,
  drawUniform,
  drawVonMises,
  logFactorial,
  pick,
  pickWeighted,
  shuffled,
} from '../src/index.js';

const seed = 20260115;
const n = 40_000;

function moments(next: () => number) {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = next();
    sum += x;
    squares += x * x;
  }
  const mean = sum / n;
  return { mean, variance: squares / n - mean * mean };
}

// Aim: mean and variance of 40,000 draws within five standard errors of the law's own.
describe('distributions', () => {
  it('normal has its mean, its spread and 95 % within 1.96 deviations', () => {
    const rng = createRng(21);
    const { mean, variance } = moments(() => drawNormal(rng, { mean: 3, sd: 2 }));
    expect(Math.abs(mean - 3)).toBeLessThan((5 * 2) / Math.sqrt(n));
    expect(Math.abs(variance - 4)).toBeLessThan(5 * 4 * Math.sqrt(2 / n));
    let within = 0;
    for (let i = 0; i < n; i++) if (Math.abs(rng.normal()) < 1.96) within += 1;
    expect(Math.abs(within / n - 0.95)).toBeLessThan(0.006);
  });

  it('exponential has its mean and the square of it as variance, and is never negative', () => {
    const rng = createRng(22);
    const { mean, variance } = moments(() => {
      const x = drawExponential(rng, { mean: 5 });
      if (!(x >= 0 && Number.isFinite(x))) throw new Error(`got ${x}`);
      return x;
    });
    expect(Math.abs(mean - 5)).toBeLessThan((5 * 5) / Math.sqrt(n));
    expect(Math.abs(variance / 25 - 1)).toBeLessThan(0.08);
  });

  it.each([0, 0.3, 4, 9.9, 10, 25, 400, 1e6])(
    'Poisson of mean %d has that mean and variance',
    (mean) => {
      const rng = createRng(23);
      const found = moments(() => {
        const k = drawPoisson(rng, { mean });
        if (!(Number.isInteger(k) && k >= 0)) throw new Error(`got ${k}`);
        return k - mean;
      });
      expect(Math.abs(found.mean)).toBeLessThanOrEqual(5 * Math.sqrt(mean / n));
      const error = 5 * Math.sqrt((mean + 2 * mean * mean) / n);
      expect(Math.abs(found.variance - mean)).toBeLessThanOrEqual(error);
    },
  );

  it('Poisson of mean 12 has each count as often as its probability says', () => {
    const rng = createRng(24);
    const counts = new Array<number>(40).fill(0);
    for (let i = 0; i < n; i++) counts[Math.min(39, drawPoisson(rng, { mean: 12 }))]! += 1;
    let chi = 0;
    for (let k = 4; k <= 22; k++) {
      const expected = n * Math.exp(k * Math.log(12) - 12 - logFactorial(k));
      chi += (counts[k]! - expected) ** 2 / expected;
    }
    expect(chi).toBeLessThan(43.8);
  });

  it.each([0.5, 2, 20, 1e5, 1e7])(
    'von Mises of concentration %d keeps its mean direction and length',
    (kappa) => {
      const rng = createRng(25);
      let c = 0;
      let s = 0;
      for (let i = 0; i < n; i++) {
        const a = drawVonMises(rng, { meanRad: 1, kappa });
        expect(Math.abs(a - 1) <= Math.PI).toBe(true);
        c += Math.cos(a - 1);
        s += Math.sin(a - 1);
      }
      expect(Math.abs(s / n)).toBeLessThan(5 / Math.sqrt(n * Math.max(1, kappa)));
      expect(Math.abs(c / n - besselRatio(kappa))).toBeLessThan(
        5 / Math.sqrt(n) / Math.max(1, kappa),
      );
    },
  );

  it('von Mises of concentration 0 goes every way', () => {
    const rng = createRng(26);
    const { mean, variance } = moments(() => drawVonMises(rng, { meanRad: 0, kappa: 0 }));
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - Math.PI ** 2 / 3)).toBeLessThan(0.1);
  });

  it('a circular normal has 95 % within its radius, the same every way', () => {
    const rng = createRng(27);
    let within = 0;
    let east = 0;
    for (let i = 0; i < n; i++) {
      const at = drawCircularNormal(rng, { radius95: 800 });
      if (Math.hypot(at.east, at.north) <= 800) within += 1;
      if (Math.abs(at.east) > Math.abs(at.north)) east += 1;
    }
    expect(Math.abs(within / n - 0.95)).toBeLessThan(0.006);
    expect(Math.abs(east / n - 0.5)).toBeLessThan(0.0125);
  });

  it('a shuffle keeps every row, leaves the given rows alone and makes all six orders of three', () => {
    const rng = createRng(28);
    const orders = new Map<string, number>();
    const rows = ['a', 'b', 'c'];
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(rng, rows).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(rows).toEqual(['a', 'b', 'c']);
    expect(orders.size).toBe(6);
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 50 }), (list) => {
        const out = shuffled(rng, list);
        expect([...out].sort()).toEqual([...list].sort());
      }),
      { seed, numRuns: 100 },
    );
  });

  it('weights are kept, a row of weight 0 is never drawn, bad weights are refused', () => {
    const rng = createRng(29);
    const counts = [0, 0, 0];
    for (let i = 0; i < 10_000; i++) counts[pickWeighted(rng, [1, 0, 3])]! += 1;
    expect(counts[1]).toBe(0);
    expect(Math.abs(counts[0]! - 2500)).toBeLessThan(220);
    for (const bad of [[], [0, 0], [1, -1], [Number.NaN], [Number.POSITIVE_INFINITY]]) {
      expect(() => pickWeighted(rng, bad)).toThrow('weights: got');
    }
    expect(pick(rng, ['only'])).toBe('only');
    expect(() => pick(rng, [])).toThrow('rows: got none');
  });

  it('parameters out of range are refused by name', () => {
    const rng = createRng(30);
    const nan = Number.NaN;
    expect(() => drawNormal(rng, { mean: 0, sd: -1 })).toThrow('sd: got -1');
    expect(() => drawNormal(rng, { mean: nan, sd: 1 })).toThrow('mean: got NaN');
    expect(() => drawExponential(rng, { mean: -1 })).toThrow('mean: got -1');
    expect(() => drawPoisson(rng, { mean: nan })).toThrow('mean: got NaN');
    expect(() => drawVonMises(rng, { meanRad: 0, kappa: -1 })).toThrow('kappa: got -1');
    expect(() => drawCircularNormal(rng, { radius95: nan })).toThrow('radius95: got NaN');
    expect(() => drawUniform(rng, { low: 2, high: 1 })).toThrow('high: got 1');
    const u = drawUniform(rng, { low: -2, high: 5 });
    expect(u >= -2 && u < 5).toBe(true);
  });

  it('ln n! is exact at small n and has its published values at large n', () => {
    // 20! = 2432902008176640000; ln(100!) = 363.73937555556349 (Abramowitz and Stegun, table 6.4).
    expect(logFactorial(0)).toBe(0);
    expect(logFactorial(20)).toBeCloseTo(Math.log(2_432_902_008_176_640_000), 12);
    expect(logFactorial(100)).toBeCloseTo(363.739_375_555_563, 9);
  });
});

/** I1(kappa) / I0(kappa) by Gauss's continued fraction. */
function besselRatio(kappa: number): number {
  let ratio = 0;
  for (let i = 20_000; i >= 1; i--) ratio = 1 / ((2 * i) / kappa + ratio);
  return kappa > 1e4 ? 1 - 1 / (2 * kappa) : ratio;
}

/**
 * Aim: the quick source is normal and replays. Method: moments, tails and a chi-square over 60 bins of
 * a million numbers, with limits that a right source passes with probability over 0.999.
 */
import { describe, expect, it } from 'vitest';
import { createNormalSource, createRng } from '../src/index.js';

const count = 1_000_000;
const numbers = new Float64Array(count);
createNormalSource(createRng(20180101)).fill(numbers, count);

/** Chance of a normal number below x: W. J. Cody's error function is not needed at 1e-7 (A&S 7.1.26). */
function below(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const poly =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - poly * Math.exp((-x * x) / 2);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

describe('the quick source of normal numbers', () => {
  it('has the moments of the normal distribution', () => {
    const moment = (power: number) => numbers.reduce((sum, x) => sum + x ** power, 0) / count;
    expect(Math.abs(moment(1))).toBeLessThan(0.004);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.005);
    expect(Math.abs(moment(3))).toBeLessThan(0.014);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.035);
  });

  it('fills 60 bins and both tails as it should', () => {
    const bins = new Float64Array(62);
    for (const x of numbers) bins[Math.min(61, Math.max(0, Math.floor((x + 3) * 10) + 1))]!++;
    let chiSquare = 0;
    for (let bin = 0; bin < 62; bin++) {
      const from = bin === 0 ? 0 : below((bin - 1) / 10 - 3);
      const to = bin === 61 ? 1 : below(bin / 10 - 3);
      const expected = (to - from) * count;
      chiSquare += (bins[bin]! - expected) ** 2 / expected;
    }
    // 61 degrees of freedom: 0.999 lies at 100.9.
    expect(chiSquare).toBeLessThan(101);
    const tail = numbers.filter((x) => Math.abs(x) > 3.442619855899).length;
    // 576 expected beyond the base layer's edge, sd 24.
    expect(Math.abs(tail - 576)).toBeLessThan(84);
  });

  it('gives numbers that do not follow from the one before', () => {
    let product = 0;
    let squares = 0;
    for (let i = 1; i < count; i++) {
      product += numbers[i]! * numbers[i - 1]!;
      squares += (numbers[i]! ** 2 - 1) * (numbers[i - 1]! ** 2 - 1);
    }
    expect(Math.abs(product / count)).toBeLessThan(0.004);
    expect(Math.abs(squares / count)).toBeLessThan(0.008);
  });

  it('gives the same numbers however they are shared among calls', () => {
    const whole = new Float64Array(1_000);
    createNormalSource(createRng('parts')).fill(whole, 1_000);
    const source = createNormalSource(createRng('parts'));
    const part = new Float64Array(1_000);
    for (let at = 0; at < 1_000; at += 125) source.fill(part.subarray(at), 125);
    expect(part).toEqual(whole);
  });

  it('refuses a count that does not fit', () => {
    const source = createNormalSource(createRng(1));
    expect(() => source.fill(new Float64Array(3), 4)).toThrow(
      'count: got 4, expected a whole number from 0 to 3',
    );
    expect(() => source.fill(new Float64Array(3), -1)).toThrow('count: got -1');
  });
});

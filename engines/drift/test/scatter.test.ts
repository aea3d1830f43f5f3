/**
 * Aim: the errors of current and wind, and jibes, do what their numbers say. Method: things that have no
 * error of their own, so that all there is comes from the number looked at. Tolerances are four standard
 * errors of the count used.
 */
import { createLocalFrame } from '@straitwatch/geo';
import { describe, expect, it } from 'vitest';
import { type DriftOptions, type DriftRun, runDrift } from '../src/index.js';
import { cork, exactRow, model, scenario } from './scenario.js';

const count = 4_000;
const frame = createLocalFrame({ lat: 51, lon: 1.5 });
const ways = (run: DriftRun, index = 0) =>
  Array.from(run.frames[index]!.lonDeg, (lon, i) =>
    frame.toLocal({ lon, lat: run.frames[index]!.latDeg[i]! }),
  );
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const sd = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((x) => (x - middle) ** 2)));
};
/** From -1 to 1: whether those that went east went north too. */
const correlation = (all: ReturnType<typeof ways>) => {
  const [east, north] = [all.map(({ eastM }) => eastM), all.map(({ northM }) => northM)];
  const [x, y] = [mean(east), mean(north)];
  return mean(all.map((one) => (one.eastM - x) * (one.northM - y))) / (sd(east) * sd(north));
};
/** Of a place, where velocity is an Ornstein-Uhlenbeck process of that sd and correlation time. */
const placeSdM = (speedSdMps: number, hours: number, tauH: number) =>
  3_600 * speedSdMps * Math.sqrt(2 * tauH * (hours - tauH * (1 - Math.exp(-hours / tauH))));

describe.each(['correlated', 'per-life'] as const)('with %s leeway', (windError) => {
  const atHours = [1, 6, 12];
  const sail = exactRow('SAIL', { down: 3, right: 0, left: 0 });
  const run = (changes: Partial<DriftOptions['model']>, name = 'SAIL') =>
    runDrift(
      scenario({
        ...{ table: [sail, cork], objects: [{ class: name, weight: 1 }], particles: count },
        ...{ hours: 12, stepS: 600, atHours, model: model({ windError, ...changes }) },
      }),
    );

  it('an error of the current spreads a cork evenly to all sides, as theory says', () => {
    for (const windErrorHours of [1, 3]) {
      const cloud = run({ currentSdMps: 0.25, windErrorHours }, 'CORK');
      for (const [index, hours] of atHours.entries()) {
        const theory = placeSdM(0.25, hours, windErrorHours);
        expect(Math.abs(correlation(ways(cloud, index)))).toBeLessThan(4 / Math.sqrt(count));
        for (const axis of ['eastM', 'northM'] as const) {
          const found = ways(cloud, index).map((one) => one[axis]);
          expect(Math.abs(sd(found) / theory - 1), `${hours} h ${axis}`).toBeLessThan(0.045);
          expect(Math.abs(mean(found))).toBeLessThan((4 * theory) / Math.sqrt(count));
        }
      }
    }
  });

  it('an error of the wind spreads a sail by its slope, and a cork not at all', () => {
    const cloud = run({ windSdMps: 2 });
    for (const [index, hours] of atHours.entries()) {
      const theory = 0.03 * placeSdM(2, hours, 3);
      expect(Math.abs(correlation(ways(cloud, index)))).toBeLessThan(4 / Math.sqrt(count));
      for (const axis of ['eastM', 'northM'] as const) {
        const found = sd(ways(cloud, index).map((one) => one[axis]));
        expect(Math.abs(found / theory - 1), `${hours} h ${axis}`).toBeLessThan(0.045);
      }
      const eastM = mean(ways(cloud, index).map((one) => one.eastM));
      expect(Math.abs(eastM - 0.21 * hours * 3_600)).toBeLessThan(theory / 15 + hours);
    }
    const still = ways(run({ windSdMps: 2 }, 'CORK'), 2);
    expect(Math.max(...still.map(({ eastM, northM }) => Math.hypot(eastM, northM)))).toBe(0);
  });

  it('errors of both are independent of one another: their squares add up', () => {
    const found = sd(ways(run({ currentSdMps: 0.05, windSdMps: 2 }), 1).map((one) => one.northM));
    const theory = Math.hypot(placeSdM(0.05, 6, 3), 0.03 * placeSdM(2, 6, 3));
    expect(Math.abs(found / theory - 1)).toBeLessThan(0.045);
  });
});

describe('jibes', () => {
  const row = exactRow('SIDES', { down: 0, right: 2, left: -2 });
  const size = 4_000;

  /** The side of each at each tenth of an hour: whether it goes to the right of a wind to the east. */
  function sidesOf(jibePerHour: number, hours: number, backward = false): boolean[][] {
    const tenths = Math.round(hours * 10);
    const run = runDrift(
      scenario({
        ...{ table: [row], objects: [{ class: 'SIDES', weight: 1 }], particles: size },
        ...{ hours, stepS: 360, atHours: Array.from({ length: tenths + 1 }, (_, k) => k / 10) },
        model: model({ jibePerHour, backward }),
      }),
    );
    const sign = backward ? -1 : 1;
    return Array.from({ length: tenths }, (_, k) => {
      const [from, to] = [run.frames[k]!.latDeg, run.frames[k + 1]!.latDeg];
      return Array.from(to, (lat, i) => sign * (lat - from[i]!) < 0);
    });
  }
  const shareOf = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length;
  const errorOf = (share: number) => 4 * Math.sqrt((share * (1 - share)) / size);
  /** That a Poisson process of that rate has changed sides an odd number of times. */
  const odd = (rate: number, hours: number) => (1 - Math.exp(-2 * rate * hours)) / 2;

  it.each([
    [0.04, 20, false],
    [0.5, 8, false],
    [0.5, 8, true],
    [2, 4, false],
  ])(
    'at %f an hour swap sides as often as that, over %d h, backward %s',
    (rate, hours, backward) => {
      const sides = sidesOf(rate, hours, backward);
      for (const k of [5, 10, sides.length - 1]) {
        const found = shareOf(sides[k]!.map((isRight, i) => isRight !== sides[0]![i]));
        const due = odd(rate, k / 10);
        expect(Math.abs(found - due), `${k / 10} h`).toBeLessThan(errorOf(due) + 0.001);
      }
      // Later jibes come at the same rate as the first, whatever was before.
      const last = sides.length - 1;
      const later = shareOf(sides[last]!.map((isRight, i) => isRight !== sides[last - 10]![i]));
      expect(Math.abs(later - odd(rate, 1))).toBeLessThan(errorOf(odd(rate, 1)) + 0.001);
      expect(Math.abs(shareOf(sides[last]!) - 0.5)).toBeLessThan(errorOf(0.5));
    },
  );

  it('are as many for each as a Poisson process has: mean and variance agree', () => {
    const sides = sidesOf(0.5, 20);
    const counts = Array.from(
      { length: size },
      (_, i) => sides.filter((one, k) => k > 0 && one[i] !== sides[k - 1]![i]).length,
    );
    // Two within a tenth of an hour are not seen: the rate seen is (1 - exp(-0.1)) / 2 a tenth.
    const p = odd(0.5, 0.1);
    expect(Math.abs(mean(counts) / (199 * p) - 1)).toBeLessThan(0.02);
    expect(Math.abs(sd(counts) ** 2 / (199 * p * (1 - p)) - 1)).toBeLessThan(0.09);
  });

  it('are none at rate nought', () => {
    const sides = sidesOf(0, 5);
    for (const one of sides) expect(one).toEqual(sides[0]);
  });
});

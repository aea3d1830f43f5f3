/**
 * Aim: heights within 1 cm and high waters within 1 minute of independent predictions, 2018 to 2027; no
 * extreme missed. Method: recorded predictions of another program on the same constants; extremes beside
 * a dense scan.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constituentNames,
  createTide,
  extremesDaysMax,
  hoursFromHighWater,
  MetoceanError,
  type Tide,
  tideExtremes,
} from '../src/index.js';
import { shippedStations, tideOf } from './help.js';

interface Vectors {
  tolerance: { heightM: number; highWaterS: number };
  stations: {
    id: string;
    heights: [string, number][];
    extremes: [string, number, 'high' | 'low'][];
  }[];
}
const read = (name: string): Vectors =>
  JSON.parse(readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8'));
const neaps = read('neaps-predictions.json');
const hourMs = 3_600_000;

/** Every change of direction in steps of a minute. */
function scanned(tide: Tide, fromMs: number, toMs: number): number[] {
  const found: number[] = [];
  for (let t = fromMs; t < toMs; t += 60_000) {
    const [a, b, c] = [t, t + 60_000, t + 120_000].map((one) => tide.heightM(one));
    if ((b! > a! && b! >= c!) || (b! < a! && b! <= c!)) found.push(t + 60_000);
  }
  return found;
}

describe('heights', () => {
  it.each(neaps.stations.map((one) => [one.id, one] as const))(
    'at %s are within 1 cm, high and low waters within 1 minute, 2018 to 2027',
    (id, { heights, extremes }) => {
      expect(neaps.tolerance).toEqual({ heightM: 0.01, highWaterS: 60 });
      const tide = tideOf(id);
      expect(heights.length).toBeGreaterThan(100);
      for (const [time, heightM] of heights) {
        expect(Math.abs(tide.heightM(Date.parse(time)) - heightM), time).toBeLessThan(0.01);
      }
      expect(extremes.length).toBeGreaterThan(100);
      for (const [time, heightM, kind] of extremes) {
        const timeMs = Date.parse(time);
        const own = tideExtremes(tide, timeMs - hourMs, timeMs + hourMs);
        const nearest = own.find((one) => one.kind === kind);
        expect(Math.abs((nearest?.timeMs ?? 0) - timeMs), `${kind} ${time}`).toBeLessThan(60_000);
        expect(Math.abs((nearest?.heightM ?? 0) - heightM), `${kind} ${time}`).toBeLessThan(0.01);
      }
    },
  );

  it('of every shipped station are numbers and stay within its constants', () => {
    const stations = shippedStations();
    expect(stations.length).toBeGreaterThan(90);
    for (const { id, constants } of stations) {
      const tide = tideOf(id);
      // The largest nodal factors of all are below 2.2 (M1), those of the large constituents below 1.3.
      const most = 1.3 * constants.reduce((sum, [, amplitudeM]) => sum + amplitudeM, 0);
      for (let i = 0; i < 50; i += 1) {
        const heightM = tide.heightM(Date.UTC(2018, 0, 1) + i * 71.3 * 24 * hourMs);
        expect(Math.abs(heightM), id).toBeLessThan(most);
      }
    }
  });

  it('take every constituent of the stations, and refuse any other by name', () => {
    const script = new URL('../../../data/scripts/make-tide-stations.mjs', import.meta.url);
    const known = /'(SA SSA [^']*)'/.exec(readFileSync(script, 'utf8'))?.[1]?.split(' ') ?? [];
    expect(known.length).toBe(50);
    expect(known.filter((name) => !constituentNames.includes(name))).toEqual([]);
    const shipped = new Set(
      shippedStations().flatMap((one) => one.constants.map(([name]) => name)),
    );
    expect([...shipped].filter((name) => !known.includes(name))).toEqual([]);
    const bad = (): Tide => createTide([{ name: 'ZETA9', amplitudeM: 1, lagDeg: 0 }]);
    expect(bad).toThrow(/constituent: got ZETA9, expected one of SA, /);
    expect(bad).toThrow(MetoceanError);
  });

  it('refuse constants that are no numbers or come twice, and times of no sense', () => {
    const m2 = { name: 'M2', amplitudeM: 2, lagDeg: 0 };
    expect(() => createTide([{ ...m2, amplitudeM: Number.NaN }])).toThrow('M2: got NaN m');
    expect(() => createTide([m2, m2])).toThrow('M2: got it twice');
    for (const timeMs of [Number.NaN, Number.POSITIVE_INFINITY, 1e15]) {
      expect(() => createTide([m2]).heightM(timeMs)).toThrow('time: got');
    }
  });

  it('have the slope that their differences show', () => {
    const tide = tideOf('ticon/dover-dov-gbr-bodc');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2018), max: Date.UTC(2028) }), (timeMs) => {
        const { riseMPerH, bendMPerH2 } = tide.slope(timeMs);
        const step = 60_000;
        const [a, b, c] = [-step, 0, step].map((more) => tide.heightM(timeMs + more));
        expect(riseMPerH).toBeCloseTo((c! - a!) * 30, 3);
        expect(bendMPerH2).toBeCloseTo((c! - 2 * b! + a!) * 3_600, 2);
      }),
      { numRuns: 200 },
    );
  });

  it('do not jump at midnight, when the clockwork of a new day is made', () => {
    const tide = tideOf('ticon/boulogne_sur_mer-111-fra-refmar');
    for (let day = 0; day < 400; day += 1) {
      const midnightMs = Date.UTC(2024, 0, 1 + 9 * day);
      const jump = tide.heightM(midnightMs) - tide.heightM(midnightMs - 1);
      expect(Math.abs(jump)).toBeLessThan(5e-6);
    }
  });
});

describe('extremes', () => {
  it.each(['dover', 'dunkerque', 'deal', 'dieppe'])('at %s: none is missed', (short) => {
    const tide = tideOf(short);
    const from = Date.UTC(2026, 2, 1);
    const to = from + 30 * 24 * hourMs;
    const own = tideExtremes(tide, from, to).map((one) => one.timeMs);
    const dense = scanned(tide, from, to);
    expect(own.length).toBe(dense.length);
    own.forEach((timeMs, i) => {
      expect(Math.abs(timeMs - dense[i]!)).toBeLessThanOrEqual(120_000);
    });
  });

  it('of a double water, minutes apart, are all found; highs and lows take turns', () => {
    // A quarter-diurnal part just over a quarter of M2 makes two high waters close together.
    for (const share of [0.2501, 0.2505, 0.252, 0.26, 0.4]) {
      const tide = createTide([
        { name: 'M2', amplitudeM: 1, lagDeg: 0 },
        { name: 'M4', amplitudeM: share, lagDeg: 180 },
      ]);
      const own = tideExtremes(tide, 0, 20 * 24 * hourMs);
      expect(own.length).toBe(scanned(tide, 0, 20 * 24 * hourMs).length);
      for (let i = 1; i < own.length; i += 1) expect(own[i]?.kind).not.toBe(own[i - 1]?.kind);
    }
  });

  it('of a span turned round or too long are refused', () => {
    const tide = tideOf('dover');
    expect(() => tideExtremes(tide, 1, 0)).toThrow('to: got');
    const days = extremesDaysMax + 1;
    expect(() => tideExtremes(tide, 0, days * 24 * hourMs)).toThrow(
      `expected 0 to ${extremesDaysMax} days`,
    );
  });

  it('give the hours from high water, between minus and plus half a tide', () => {
    const tide = tideOf('dover');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2018), max: Date.UTC(2028) }), (timeMs) => {
        const { hours, highWater } = hoursFromHighWater(tide, timeMs);
        expect(Math.abs(hours)).toBeLessThan(7.5);
        expect(timeMs - highWater.timeMs).toBeCloseTo(hours * hourMs, 3);
        expect(highWater.kind).toBe('high');
      }),
      { numRuns: 100 },
    );
    expect(() => hoursFromHighWater(createTide([]), 0)).toThrow('no high water within 20 hours');
  });
});

/**
 * Aim: what meets land stops where and when it meets it, whatever the step and the raster. Method: ways
 * along meridians and parallels, whose length to a straight coast is a geodesic of engines/geo.
 */
import { destination, distanceM, type LatLon, type Polygon } from '@straitwatch/geo';
import { describe, expect, it } from 'vitest';
import {
  type Coast,
  createCoast,
  type DriftOptions,
  runDrift,
  strandings,
  summarise,
} from '../src/index.js';
import { cork, model, scenario, startMs } from './scenario.js';

const start = { lat: 51, lon: 1.5 };
const area = { westDeg: 1, southDeg: 50.5, eastDeg: 2, northDeg: 51.5 };
const land = (...corners: [number, number][]): Coast => {
  const polygon: Polygon = { type: 'Polygon', coordinates: [corners] };
  return createCoast([polygon], area);
};
const box = (west: number, east: number): Coast =>
  land([west, 50.6], [east, 50.6], [east, 51.4], [west, 51.4]);

const towards = (eastMps: number, northMps: number) =>
  ({ kind: 'constant', eastMps, northMps }) as const;
const bare = (changes: Partial<DriftOptions>): DriftOptions =>
  scenario({ objects: [{ class: cork.key, weight: 1 }], particles: 1, ...changes });

const placeOf = (run: ReturnType<typeof runDrift>, frame: number, i = 0): LatLon => ({
  lat: run.frames[frame]!.latDeg[i]!,
  lon: run.frames[frame]!.lonDeg[i]!,
});

/** From the south-west to the north-east: at 1.5 E it lies at 51.1 N. */
const slanting = land([1.4, 51.05], [1.6, 51.15], [1.6, 51.3], [1.4, 51.3]);

describe('a straight way to a straight coast', () => {
  const ways = [
    ['to the east', towards(0.5, 0), box(1.6037, 1.7), { lat: 51, lon: 1.6037 }],
    ['to the west', towards(-0.5, 0), box(1.2, 1.3911), { lat: 51, lon: 1.3911 }],
    ['to the north, on a slanting shore', towards(0, 0.7), slanting, { lat: 51.1, lon: 1.5 }],
  ] as const;

  it.each(ways)('%s ends on it to a metre and a second, forward', (_way, current, coast, shore) => {
    const run = runDrift(bare({ coast, current, atHours: [1, 6, 12] }));
    const seconds = distanceM(start, shore) / Math.hypot(current.eastMps, current.northMps);
    expect(Math.abs(run.strandedMs[0]! - startMs - seconds * 1_000)).toBeLessThan(1_000);
    expect(run.frames.map(({ status }) => status[0])).toEqual([0, 1, 1]);
    for (const frame of [1, 2]) expect(distanceM(placeOf(run, frame), shore)).toBeLessThan(1);
    const told = strandings(run, startMs);
    expect(told).toMatchObject({ probability: 1, hours10: told.hours50, hours90: told.hours50 });
    expect(told.hours50).toBeCloseTo(seconds / 3_600, 3);
    expect(told.places).toHaveLength(1);
    expect(distanceM(told.places[0]!, shore)).toBeLessThan(1);
    expect(told.places[0]).toMatchObject({ probability: 1, hours50: told.hours50 });
    expect(summarise(run, run.frames[2]!)).toMatchObject({ active: 0, stranded: 1 });
  });

  it.each(ways)('%s ends on it to a metre and a second, backward', (_way, forth, coast, shore) => {
    const current = towards(-forth.eastMps, -forth.northMps);
    const run = runDrift(bare({ coast, current, model: model({ backward: true }) }));
    const seconds = distanceM(start, shore) / Math.hypot(current.eastMps, current.northMps);
    expect(Math.abs(run.strandedMs[0]! - startMs + seconds * 1_000)).toBeLessThan(1_000);
    expect(distanceM(placeOf(run, 0), shore)).toBeLessThan(1);
    expect(strandings(run, startMs).hours50).toBeCloseTo(seconds / 3_600, 3);
  });

  it('aslant to meridians ends where geodesic steps of ten metres do', () => {
    const coast = box(1.6037, 1.7);
    const run = runDrift(bare({ coast, current: towards(0.4, 0.3) }));
    const bearingDegTrue = (Math.atan2(0.4, 0.3) * 180) / Math.PI;
    let at: LatLon = start;
    let wayM = 0;
    while (at.lon < 1.6037) {
      at = destination(at, { bearingDegTrue, distanceM: 10 });
      wayM += 10;
    }
    // The last of them went up to 10 m too far.
    expect(distanceM(placeOf(run, 0), at)).toBeLessThan(11);
    expect(placeOf(run, 0).lon).toBeCloseTo(1.6037, 9);
    const seconds = (run.strandedMs[0]! - startMs) / 1_000;
    expect(wayM / 0.5 - seconds).toBeGreaterThan(-1);
    expect(wayM / 0.5 - seconds).toBeLessThan(21);
  });

  it.each([60, 600, 3_600])('does not leap over a spit 20 m wide in steps of %d s', (stepS) => {
    const coast = box(1.6037, 1.60399);
    const run = runDrift(bare({ coast, stepS, current: towards(1.3, 0) }));
    expect(run.frames[0]!.status[0]).toBe(1);
    expect(placeOf(run, 0).lon).toBeCloseTo(1.6037, 7);
  });

  it('is each particle’s own: its place and its time of release count', () => {
    const run = runDrift(
      bare({
        ...{ coast: box(1.6037, 1.7), current: towards(0.5, 0), particles: 1_500, atHours: [12] },
        release: {
          timeMs: startMs,
          durationS: 5_000,
          place: { kind: 'circle', ...start, radiusM: 3_000 },
        },
      }),
    );
    let worstMs = 0;
    for (let i = 0; i < 1_500; i++) {
      const from = { lat: run.startLatDeg[i]!, lon: run.startLonDeg[i]! };
      const wayM = distanceM(from, { lat: from.lat, lon: 1.6037 });
      const dueMs = run.releasedMs[i]! + (wayM / 0.5) * 1_000;
      worstMs = Math.max(worstMs, Math.abs(run.strandedMs[i]! - dueMs));
    }
    expect(worstMs).toBeLessThan(1_000);
    const told = strandings(run, startMs);
    const hours = [...run.strandedMs].map((ms) => (ms - startMs) / 3_600_000);
    hours.sort((a, b) => a - b);
    expect([told.hours10, told.hours50, told.hours90]).toEqual([
      hours[150],
      hours[750],
      hours[1350],
    ]);
    const sum = told.places.reduce((all, { probability }) => all + probability, 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it('that passes beside the land goes on, and out of the known coast leaves the area', () => {
    // A hundred metres beside it, in one cell of the raster with it.
    const coast = land([1.6, 51.001], [1.7, 51.001], [1.7, 51.1], [1.6, 51.1]);
    const run = runDrift(bare({ coast, current: towards(1, 0), hours: 24, atHours: [8, 23, 24] }));
    expect(run.frames.map(({ status }) => status[0])).toEqual([0, 2, 2]);
    expect(run.strandedMs[0]).toBeNaN();
    expect(placeOf(run, 1)).toEqual(placeOf(run, 2));
    expect(placeOf(run, 1).lon).toBeLessThanOrEqual(2);
    expect(placeOf(run, 1).lon).toBeGreaterThan(1.99);
    expect(strandings(run, startMs)).toEqual({ probability: 0, places: [] });
  });
});

describe('a release where there is only land', () => {
  it.each([[[0]], [[0, 6]], [[6]]])('is stranded at once, frames at %j', (atHours) => {
    const run = runDrift(
      bare({ coast: box(1.4, 1.6), current: towards(1, 0), particles: 20, atHours }),
    );
    expect(run.releasedOnLand).toBe(20);
    expect(run.frames.flatMap(({ status }) => [...status])).toEqual(
      atHours.flatMap(() => Array(20).fill(1)),
    );
    const told = strandings(run, startMs);
    expect(told).toMatchObject({ probability: 1, hours10: 0, hours50: 0, hours90: 0 });
    expect(told.places[0]?.hours50).toBe(0);
  });

  it('takes places at sea only, where there are any', () => {
    const run = runDrift(
      bare({
        ...{ coast: box(1.5, 1.9), particles: 500, atHours: [0] },
        release: {
          timeMs: startMs,
          durationS: 0,
          place: { kind: 'circle', lat: 51, lon: 1.505, radiusM: 4_000 },
        },
      }),
    );
    expect(run.releasedOnLand).toBe(0);
    expect(Math.max(...run.startLonDeg)).toBeLessThan(1.5);
  });
});

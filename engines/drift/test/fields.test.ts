/**
 * Aim: where and when a field has no value nothing is made up. Method: the velocity at one place is the
 * way of one step of 36 s; corners of the one cell are far apart in value, so a zero would be seen.
 */
import { createLocalFrame, distanceM } from '@straitwatch/geo';
import { createRng } from '@straitwatch/maths';
import { describe, expect, it } from 'vitest';
import {
  type DriftOptions,
  type EvaluatedGrid,
  type Forcing,
  type GridVectorField,
  runDrift,
} from '../src/index.js';
import { cork, exactRow, scenario, startMs } from './scenario.js';

const hourMs = 3_600_000;
const nan = Number.NaN;
const active = 0;
const leftArea = 2;

interface Sheet {
  readonly columns?: number;
  readonly times?: readonly number[];
  readonly steady?: boolean;
  /** Of each frame: east and north at each node, south to north and west to east. */
  readonly east: readonly (readonly number[])[];
  readonly north?: readonly (readonly number[])[];
}

/** Nodes from 1.5 E 51 N, a tenth of a degree apart; frames at hours after the start. */
function sheet({ columns = 2, times = [0, 100], steady, east, north }: Sheet): GridVectorField {
  const framesOf = (all: readonly (readonly number[])[]) =>
    all.map((one) => Float32Array.from(one));
  const easts = framesOf(east);
  const norths = framesOf(north ?? east.map((one) => one.map((value) => value * 0)));
  return {
    kind: 'grid',
    ...{ lon0Deg: 1.5, lat0Deg: 51, stepLonDeg: 0.1, stepLatDeg: 0.1 },
    ...{ columns, rows: east[0]!.length / columns },
    timesMs: Float64Array.from(times, (hours) => startMs + hours * hourMs),
    ...(steady === undefined ? {} : { steady }),
    frame: (index) => ({
      eastMps: easts[Math.min(index, easts.length - 1)]!,
      northMps: norths[Math.min(index, norths.length - 1)]!,
    }),
  };
}

const bare = (changes: Partial<DriftOptions>): DriftOptions =>
  scenario({ objects: [{ class: cork.key, weight: 1 }], particles: 1, ...changes });
const at = (lon: number, lat: number, timeMs = startMs): DriftOptions['release'] => ({
  timeMs,
  durationS: 0,
  place: { kind: 'circle', lat, lon, radiusM: 0 },
});

/** Velocity there, or the status. */
function velocityAt(current: Forcing, lon: number, lat: number, timeMs = startMs) {
  const release = at(lon, lat, timeMs);
  const run = runDrift(bare({ current, release, hours: 0.01, stepS: 36, atHours: [0.01] }));
  const [frame] = run.frames;
  const end = { lon: frame!.lonDeg[0]!, lat: frame!.latDeg[0]! };
  if (frame!.status[0] !== active) {
    expect(end).toEqual({ lon, lat });
    return frame!.status[0];
  }
  const { eastM, northM } = createLocalFrame({ lat, lon }).toLocal(end);
  return [eastM / 36, northM / 36] as const;
}

/** Halfway through the step the place is up to 20 m on: a quarter of a hundredth of a cell. */
const near = (east: number, north = 0) => [expect.closeTo(east, 1.8), expect.closeTo(north, 1.8)];

const squareCorners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

describe('between the four nodes of a cell', () => {
  const four = (...east: number[]) => sheet({ east: [east] });
  const [lon, lat] = [1.525, 51.05];

  it('all known: bilinear', () => {
    expect(velocityAt(four(-1, 2, 3, -4), lon, lat)).toEqual(
      near(0.375 * -1 + 0.125 * 2 + 0.375 * 3 + 0.125 * -4),
    );
  });

  it.each([
    ['one of them missing', [-1, 2, 3, nan], (0.375 * -1 + 0.125 * 2 + 0.375 * 3) / 0.875],
    ['two of them missing', [nan, 2, nan, -4], (2 - 4) / 2],
    ['a diagonal missing', [nan, 2, 3, nan], (0.125 * 2 + 0.375 * 3) / 0.5],
    ['all but one missing', [nan, nan, nan, -3], -3],
  ])('%s: the others by their weights, never a zero', (_what, east, expected) => {
    expect(velocityAt(four(...east), lon, lat)).toEqual(near(expected));
  });

  it('none known, or on a missing node: left the area', () => {
    expect(velocityAt(four(nan, nan, nan, nan), lon, lat)).toBe(leftArea);
    expect(velocityAt(four(nan, 2, 3, 4), 1.5, 51)).toBe(leftArea);
    expect(velocityAt(four(nan, 2, 3, 4), 1.5 + 1e-6, 51)).not.toBe(leftArea);
  });

  it('a node of which one component is missing counts for neither', () => {
    const half = sheet({ east: [[1, 1, 1, 1]], north: [[2, 2, 2, nan]] });
    expect(velocityAt(half, 1.55, 51.05)).toEqual(near(1, 2));
    const lone = sheet({ east: [[5, 1, 1, 1]], north: [[nan, 2, 2, 2]] });
    expect(velocityAt(lone, 1.55, 51.05)).toEqual(near(1, 2));
  });

  it('an infinite value is a missing one', () => {
    expect(velocityAt(four(-1, 2, 3, Infinity), lon, lat)).toEqual(
      near((0.375 * -1 + 0.125 * 2 + 0.375 * 3) / 0.875),
    );
  });

  it('on the last nodes of the grid it is known, a hair beyond it is not', () => {
    const still = four(0, 0, 0, 0);
    for (const [x, y] of [
      [1.6, 51.05],
      [1.5, 51.05],
      [1.55, 51],
      [1.55, 51.1],
    ] as const) {
      const inside = velocityAt(still, x + (x === 1.6 ? -1e-9 : 0), y - (y === 51.1 ? 1e-9 : 0));
      expect(inside, `${x} ${y}`).toEqual(near(0));
    }
    for (const [x, y] of [
      [1.600001, 51.05],
      [1.499999, 51.05],
      [1.55, 50.999999],
    ] as const) {
      expect(velocityAt(still, x, y), `${x} ${y}`).toBe(leftArea);
    }
    expect(velocityAt(still, 1.55, 51.100001)).toBe(leftArea);
  });

  it('a wind that is missing ends the drift as a current does', () => {
    const wind = four(nan, nan, nan, nan);
    const run = runDrift(bare({ wind, release: at(lon, lat) }));
    expect(run.frames[0]!.status[0]).toBe(leftArea);
  });

  it('of many particles on a sheet with holes each has the value worked out one by one', () => {
    const [columns, rows] = [41, 31];
    const rng = createRng('sheet');
    const node = () => (rng.uniform() < 0.2 ? nan : 6 * rng.uniform() - 3);
    const east = Array.from({ length: columns * rows }, node);
    const north = Array.from({ length: columns * rows }, node);
    const current = sheet({ columns, east: [east], north: [north] });
    const corners = [
      [1.51, 51.01],
      [5.49, 51.01],
      [5.49, 53.99],
      [1.51, 53.99],
    ] as const;
    const run = runDrift(
      bare({
        ...{ current, particles: 3_000, hours: 0.01, stepS: 36, atHours: [0.01] },
        release: { timeMs: startMs, durationS: 0, place: { kind: 'polygon', rings: [corners] } },
      }),
    );
    const known = (cell: number) => Number.isFinite(east[cell]) && Number.isFinite(north[cell]);
    let lost = 0;
    const [frame] = run.frames;
    let compared = 0;
    for (let i = 0; i < 3_000; i++) {
      const from = { lon: run.startLonDeg[i]!, lat: run.startLatDeg[i]! };
      const to = { lon: frame!.lonDeg[i]!, lat: frame!.latDeg[i]! };
      const x = ((from.lon + to.lon) / 2 - 1.5) / 0.1;
      const y = ((from.lat + to.lat) / 2 - 51) / 0.1;
      // Beside a line between cells the step begins in another cell than it is asked in.
      const isAside = [x, y].every((one) => Math.abs(one - Math.round(one)) > 0.02);
      const sums = [0, 0, 0];
      for (const [dx, dy] of squareCorners) {
        const [column, row] = [Math.floor(x) + dx, Math.floor(y) + dy];
        const cell = row * columns + column;
        if (!known(cell)) continue;
        const weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
        sums[0]! += weight;
        sums[1]! += weight * east[cell]!;
        sums[2]! += weight * north[cell]!;
      }
      if (!isAside) continue;
      expect(frame!.status[i]).toBe(sums[0] === 0 ? leftArea : active);
      if (sums[0] === 0) lost++;
      // Where little is known the value changes too fast for a step of 36 s.
      else if (sums[0]! > 0.1) {
        const way = createLocalFrame(from).toLocal(to);
        expect(Math.abs(way.eastM / 36 - sums[1]! / sums[0]!)).toBeLessThan(0.02);
        expect(Math.abs(way.northM / 36 - sums[2]! / sums[0]!)).toBeLessThan(0.02);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(2_500);
    // All four corners missing: 0.36 to the fourth is 1.7 %, 50 of 3,000.
    expect(lost).toBeGreaterThan(10);
    expect(lost).toBeLessThan(120);
  });
});

describe('in time', () => {
  const at100 = (value: number) => [value, value, value, value];
  const current = sheet({ times: [0, 2, 3], east: [at100(0), at100(2), at100(-2)] });
  /** The middle of the step is at that time. */
  const there = (hours: number) =>
    velocityAt(current, 1.55, 51.05, startMs + hours * hourMs - 18_000);

  it('a field is straight between its frames', () => {
    expect(there(0.5)).toEqual(near(0.5));
    expect(there(1.5)).toEqual(near(1.5));
    expect(there(2.75)).toEqual(near(-1));
  });

  it('before the first frame and after the last it knows nothing', () => {
    expect(there(-0.001)).toBe(leftArea);
    expect(there(3.001)).toBe(leftArea);
    expect(there(0)).toEqual(near(0));
    expect(there(3)).toEqual(near(-2));
  });

  it('a node missing in one of two frames is missing between them', () => {
    const holes = sheet({
      times: [0, 2],
      east: [
        [1, 1, 1, 1],
        [nan, nan, nan, nan],
      ],
    });
    expect(velocityAt(holes, 1.55, 51.05, startMs + hourMs)).toBe(leftArea);
    const hole = sheet({
      times: [0, 2],
      east: [
        [3, 1, 1, 1],
        [nan, 1, 1, 1],
      ],
    });
    expect(velocityAt(hole, 1.55, 51.05, startMs + hourMs)).toEqual(near(1));
  });

  it('one frame holds at all times when the field is steady, and at its own time when not', () => {
    const steady = sheet({ times: [0], steady: true, east: [at100(1)] });
    expect(velocityAt(steady, 1.55, 51.05, startMs - 500 * hourMs)).toEqual(near(1));
    expect(velocityAt(steady, 1.55, 51.05, startMs + 500 * hourMs)).toEqual(near(1));
    const once = sheet({ times: [0], east: [at100(1)] });
    expect(velocityAt(once, 1.55, 51.05, startMs + hourMs)).toBe(leftArea);
  });

  const evaluated: EvaluatedGrid = {
    kind: 'evaluated',
    ...{ lon0Deg: 1.5, lat0Deg: 51, stepLonDeg: 0.1, stepLatDeg: 0.1, columns: 2, rows: 2 },
    fromMs: startMs,
    toMs: startMs + 3 * hourMs,
    frameAt(timeMs, eastMps, northMps) {
      eastMps.fill((timeMs - startMs) / hourMs - 1);
      northMps.fill(0);
    },
  };
  const sampled: Forcing = {
    kind: 'sampled',
    sampleInto(timeMs, lonDeg, _latDeg, count, eastMps, northMps, known) {
      const hours = (timeMs - startMs) / hourMs;
      for (let i = 0; i < count; i++) {
        // Out of time it forgets to say so, and gives no number.
        eastMps[i] = hours >= 0 && hours <= 3 ? hours - 1 : nan;
        northMps[i] = 0;
        known[i] = lonDeg[i]! < 1.6 ? 1 : 0;
      }
    },
  };

  it.each([
    ['an evaluated grid', evaluated],
    ['a sampled field', sampled],
  ] as const)('%s ends in space and time like any other', (_kind, field) => {
    expect(velocityAt(field, 1.55, 51.05, startMs + 2 * hourMs)).toEqual(near(1));
    expect(velocityAt(field, 1.55, 51.05, startMs - hourMs)).toBe(leftArea);
    expect(velocityAt(field, 1.55, 51.05, startMs + 4 * hourMs)).toBe(leftArea);
    expect(velocityAt(field, 1.61, 51.05, startMs + hourMs)).toBe(leftArea);
  });
});

describe('who leaves the field', () => {
  const wide = (east: number, hours: number) =>
    sheet({ columns: 3, times: [0, hours], east: [Array(6).fill(east)] });

  it('in time has left the area from then on, and stays where it was', () => {
    const atHours = [1, 2, 3, 4];
    const run = runDrift(
      bare({ current: wide(0.5, 2), release: at(1.55, 51.05), hours: 4, atHours }),
    );
    expect(run.frames.map(({ status }) => status[0])).toEqual([0, 0, 2, 2]);
    const lons = run.frames.map(({ lonDeg }) => lonDeg[0]!);
    expect(lons[1]! - 1.55).toBeCloseTo(2 * (lons[0]! - 1.55), 9);
    expect(lons.slice(2)).toEqual([lons[1], lons[1]]);
  });

  it('in time goes at most half a step beyond it', () => {
    const release = at(1.55, 51.05);
    for (const lastH of [1.3, 1.49, 1.51, 1.7]) {
      const run = runDrift(
        bare({ current: wide(0.5, lastH), release, hours: 4, stepS: 3_600, atHours: [4] }),
      );
      expect(run.frames[0]!.status[0]).toBe(leftArea);
      const here = { lon: run.frames[0]!.lonDeg[0]!, lat: run.frames[0]!.latDeg[0]! };
      const wayM = distanceM({ lat: 51.05, lon: 1.55 }, here);
      expect(Math.abs(wayM - lastH * 1_800), `${lastH} h`).toBeLessThan(901);
    }
  });

  it('in space has left the area within half a step’s way of its border, and stays there', () => {
    const atHours = [3, 8, 9];
    const run = runDrift(
      bare({ current: wide(1, 20), release: at(1.5, 51.05), hours: 9, atHours }),
    );
    // Fourteen kilometres at 1 m/s.
    expect(run.frames.map(({ status }) => status[0])).toEqual([0, 2, 2]);
    const [, eight, nine] = run.frames.map(({ lonDeg }) => lonDeg[0]!);
    expect(nine).toBe(eight);
    const border = { lat: 51.05, lon: 1.7 };
    expect(distanceM({ lat: 51.05, lon: eight! }, border)).toBeLessThan(301);
  });

  it('backward leaves it before its first time', () => {
    const run = runDrift(
      bare({
        ...{ current: wide(0.5, 6), hours: 4, atHours: [2, 3, 4] },
        release: at(1.6, 51.05, startMs + 2 * hourMs),
        model: { ...scenario().model, backward: true },
      }),
    );
    expect(run.frames.map(({ status }) => status[0])).toEqual([0, 2, 2]);
    expect(run.frames[0]!.lonDeg[0]).toBeLessThan(1.56);
    expect(run.frames[2]!.lonDeg[0]).toBe(run.frames[0]!.lonDeg[0]);
  });

  it('is one by one: those still inside drift on', () => {
    const row = exactRow('SAIL', { down: 2, right: 0, left: 0 });
    const current = sheet({ columns: 3, times: [0, 99], east: [[0.3, 0.3, nan, 0.3, 0.3, nan]] });
    const place = { kind: 'circle', lat: 51.05, lon: 1.6, radiusM: 6_000 } as const;
    const run = runDrift(
      scenario({
        ...{ table: [row], objects: [{ class: 'SAIL', weight: 1 }], particles: 1_000 },
        ...{
          current,
          hours: 6,
          atHours: [1, 6],
          wind: { kind: 'constant', eastMps: 0, northMps: 1 },
        },
        release: { timeMs: startMs, durationS: 0, place },
      }),
    );
    for (let i = 0; i < 1_000; i++) {
      const [one, six] = run.frames;
      if (one!.status[i] !== leftArea) continue;
      expect(six!.status[i]).toBe(leftArea);
      expect([six!.lonDeg[i], six!.latDeg[i]]).toEqual([one!.lonDeg[i], one!.latDeg[i]]);
    }
    const left = run.frames.map(({ status }) => status.filter((one) => one === leftArea).length);
    expect(left[0]).toBeGreaterThan(20);
    expect(left[1]).toBeGreaterThan(left[0]!);
    expect(left[1]).toBeLessThan(1_000);
  });
});

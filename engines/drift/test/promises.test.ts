/**
 * Aim: what holds of every run. Method: runs of drawn scenarios, forward and backward, with a ragged
 * coast, a sheet of current with holes, engines, jibes and late releases; a failure prints its seed.
 */
import { createRng, type Rng } from '@straitwatch/maths';
import { describe, expect, it } from 'vitest';
import {
  containmentAreas,
  createCoast,
  type DriftOptions,
  driftChunks,
  type Forcing,
  isOnLand,
  joinRuns,
  minuteDensity,
  runDrift,
  strandings,
  summarise,
} from '../src/index.js';
import { model, scenario, startMs } from './scenario.js';

const hourMs = 3_600_000;
const [active, stranded, leftArea, waiting] = [0, 1, 2, 3];

/** Islands of many corners in the middle of the area. */
function ragged(rng: Rng) {
  const island = (lon: number, lat: number): [number, number][] =>
    Array.from({ length: 40 }, (_, i) => {
      const radius = 0.02 + 0.1 * rng.uniform();
      const angle = (2 * Math.PI * i) / 40;
      return [lon + 1.5 * radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    });
  const area = { westDeg: 1, southDeg: 50.6, eastDeg: 2, northDeg: 51.4 };
  return createCoast(
    [
      { type: 'Polygon', coordinates: [island(1.3, 51)] },
      { type: 'Polygon', coordinates: [island(1.75, 51.1)] },
    ],
    area,
  );
}

function sheet(rng: Rng): Forcing {
  const [columns, rows] = [21, 17];
  const node = () => (rng.uniform() < 0.05 ? Number.NaN : 2.4 * rng.uniform() - 1.2);
  const frames = Array.from({ length: 3 }, () => ({
    eastMps: Float32Array.from({ length: columns * rows }, node),
    northMps: Float32Array.from({ length: columns * rows }, node),
  }));
  return {
    kind: 'grid',
    ...{ lon0Deg: 1, lat0Deg: 50.6, stepLonDeg: 0.05, stepLatDeg: 0.05, columns, rows },
    timesMs: Float64Array.of(startMs - 20 * hourMs, startMs, startMs + 16 * hourMs),
    frame: (index) => frames[index]!,
  };
}

function drawn(seed: number): DriftOptions {
  const rng = createRng(`promises ${seed}`);
  const one = <T>(...all: T[]): T => all[Math.floor(rng.uniform() * all.length)]!;
  const backward = rng.uniform() < 0.5;
  const engine = {
    courseToDegTrue: 360 * rng.uniform(),
    speedMps: 2,
    stopsAfterH: [0.5, 3] as const,
    courseSdDeg: 15,
    speedSdMps: 0.5,
  };
  return scenario({
    objects: [
      { class: 'SKIFF-2', weight: 2, later: { class: 'PIW-1', afterH: [1, 5] } },
      { class: 'LIFE-RAFT-NB-1', weight: 1 },
    ],
    ...{ hours: 24, stepS: one(300, 600, 3_600), particles: 1_200, seed },
    atHours: one([24], [0, 1, 2, 6, 24], [0.3, 7.77, 20]),
    release: {
      timeMs: startMs,
      durationS: one(0, 1, 7_200),
      place: {
        kind: 'circle',
        lon: 1.2 + 0.5 * rng.uniform(),
        lat: 50.8 + 0.4 * rng.uniform(),
        radiusM: one(0, 2_000, 9_000),
      },
    },
    current: one<Forcing>(sheet(rng), { kind: 'constant', eastMps: 0.3, northMps: 0.2 }),
    wind: { kind: 'constant', eastMps: 20 * rng.uniform() - 10, northMps: one(0, 8) },
    coast: ragged(rng),
    ...(backward ? {} : one({}, { engine })),
    model: model({
      windError: one('correlated', 'per-life'),
      ...{ jibePerHour: one(0, 0.04, 3), currentSdMps: one(0, 0.25), windSdMps: one(0, 2) },
      backward,
    }),
  });
}

const faults = (seed: number): string[] => {
  const options = drawn(seed);
  const run = runDrift(options);
  const found: string[] = [];
  const say = (what: string, i: number, frame: number) => found.push(`${what}: ${i} at ${frame}`);
  const way = options.model.backward ? -1 : 1;
  const lastMs = run.frames.at(-1)!.timeMs;
  for (const [at, frame] of run.frames.entries()) {
    const before = run.frames[at - 1];
    for (let i = 0; i < run.particles; i++) {
      const [lon, lat, status] = [frame.lonDeg[i]!, frame.latDeg[i]!, frame.status[i]!];
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 89)) say('no place', i, at);
      if (status === active && isOnLand(options.coast!, lon, lat)) say('adrift on land', i, at);
      const isDue = (frame.timeMs - run.releasedMs[i]!) * way >= 0;
      if ((status === waiting) === isDue) say('released at another time', i, at);
      if (before === undefined) continue;
      const was = before.status[i]!;
      if (was === stranded || was === leftArea) {
        if (status !== was) say('woke again', i, at);
        if (lon !== before.lonDeg[i] || lat !== before.latDeg[i]) say('moved at rest', i, at);
      }
      if (status === waiting && was !== waiting) say('waits again', i, at);
    }
  }
  const last = run.frames.at(-1)!;
  for (let i = 0; i < run.particles; i++) {
    const ms = run.strandedMs[i]!;
    if (Number.isNaN(ms) === (last.status[i] === stranded)) say('ashore at no time', i, 99);
    const isWithin = (ms - run.releasedMs[i]!) * way >= 0 && (lastMs - ms) * way >= 0;
    if (!Number.isNaN(ms) && !isWithin) say('ashore outside the run', i, 99);
  }
  return found;
};

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

describe('of every run', () => {
  it.each(seeds)('places, statuses and times agree: seed %d', (seed) => {
    expect(faults(seed).slice(0, 5)).toEqual([]);
  });

  it.each(seeds.slice(0, 4))('what is said of it are numbers that add up: seed %d', (seed) => {
    const options = drawn(seed);
    const run = runDrift(options);
    for (const frame of run.frames) {
      const told = summarise(run, frame);
      expect(Object.values(told).every(Number.isFinite)).toBe(true);
      const { active: drifting, stranded: ashore, leftArea: left, waiting: yet } = told;
      expect(drifting + ashore + left + yet).toBe(run.particles);
      const { cells, elsewhere } = minuteDensity(frame);
      const sum = cells.reduce((all, { probability }) => all + probability, elsewhere);
      expect(sum).toBeCloseTo(1, 9);
      for (const area of containmentAreas(frame.lonDeg, frame.latDeg)) {
        expect(area.rings.flat(2).every(Number.isFinite)).toBe(true);
      }
    }
    const told = strandings(run, options.release.timeMs);
    expect(told.probability).toBe(
      run.frames.at(-1)!.status.filter((one) => one === 1).length / 1_200,
    );
    const numbers = [
      told.hours10,
      told.hours50,
      told.hours90,
      ...told.places.map((p) => p.hours50),
    ];
    expect(numbers.every((one) => one === undefined || (one >= 0 && one <= 24))).toBe(true);
  });

  it('parts joined are the whole, number by number', () => {
    for (const seed of [1, 2, 3]) {
      const options = drawn(seed);
      const parts = [0, 1].map((from) => driftChunks(options, { from, to: from + 1 }));
      expect(joinRuns(parts)).toEqual(runDrift(options));
    }
  });

  it('the scenarios drawn strand some, lose some and let some drift', () => {
    const seen = new Set(seeds.flatMap((seed) => [...runDrift(drawn(seed)).frames.at(-1)!.status]));
    expect([...seen].sort()).toEqual([active, stranded, leftArea]);
  });
});

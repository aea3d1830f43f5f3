/**
 * Aim: particles begin where, when and as what the scenario says. Method: counts of a large release
 * against shares by formula; four standard errors, or chi-square at 1 in 10,000.
 */
import { createLocalFrame, ringContains } from '@straitwatch/geo';
import { describe, expect, it } from 'vitest';
import {
  type DriftOptions,
  type DriftRun,
  type EngineRun,
  type Forcing,
  runDrift,
} from '../src/index.js';
import { cork, exactRow, model, scenario, startMs } from './scenario.js';

type Ring = readonly (readonly [number, number])[];
const hourMs = 3_600_000;
const count = 6_000;
const bare = (changes: Partial<DriftOptions>): DriftOptions =>
  scenario({
    ...{ objects: [{ class: cork.key, weight: 1 }], particles: count, hours: 1, atHours: [0] },
    ...changes,
  });
const over = (...rings: Ring[]): DriftOptions['release'] => ({
  timeMs: startMs,
  durationS: 0,
  place: { kind: 'polygon', rings },
});
const shareOf = (run: DriftRun, test: (lon: number, lat: number) => boolean): number =>
  run.startLonDeg.reduce((sum, lon, i) => sum + (test(lon, run.startLatDeg[i]!) ? 1 : 0), 0) /
  run.particles;
const errorOf = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / count);

describe('a release over a polygon', () => {
  const triangle: Ring = [
    [1.4, 50.9],
    [1.8, 50.9],
    [1.4, 51.1],
  ];

  it('lies within it, and is even by area: squares of a triangle in the Strait', () => {
    const run = runDrift(bare({ release: over(triangle) }));
    expect(shareOf(run, (lon, lat) => ringContains(triangle, { lon, lat }))).toBe(1);
    // Tenths of both sides: whole squares are 2 % each, the halves along the long side 1 %.
    const counts = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const column = Math.floor((run.startLonDeg[i]! - 1.4) / 0.04);
      const row = Math.floor((run.startLatDeg[i]! - 50.9) / 0.02);
      counts.set(`${column} ${row}`, (counts.get(`${column} ${row}`) ?? 0) + 1);
    }
    // Of the smallest 60 are due.
    expect(counts.size).toBe(55);
    let chi2 = 0;
    for (let column = 0; column < 10; column++) {
      for (let row = 0; row < 10 - column; row++) {
        const due = count * (row === 9 - column ? 0.01 : 0.02);
        chi2 += ((counts.get(`${column} ${row}`) ?? 0) - due) ** 2 / due;
      }
    }
    // 54 degrees of freedom.
    expect(chi2).toBeLessThan(99);
  });

  it('is even on the sphere, not in degrees', () => {
    const tall: Ring = [
      [1, 40],
      [2, 40],
      [2, 60],
      [1, 60],
    ];
    const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
    const south = (sine(50) - sine(40)) / (sine(60) - sine(40));
    expect(south).toBeGreaterThan(0.55);
    const found = shareOf(runDrift(bare({ release: over(tall) })), (_lon, lat) => lat < 50);
    expect(Math.abs(found - south)).toBeLessThan(errorOf(south));
  });

  it('keeps out of holes, and takes rings closed or open, either way round', () => {
    const square: Ring = [
      [1, 51],
      [1, 52],
      [2, 52],
      [2, 51],
    ];
    const hole: Ring = [
      [1.25, 51.25],
      [1.75, 51.25],
      [1.75, 51.75],
      [1.25, 51.75],
      [1.25, 51.25],
    ];
    const inHole = (lon: number, lat: number) => ringContains(hole, { lon, lat });
    const run = runDrift(bare({ release: over([...square, square[0]!], hole) }));
    expect(shareOf(run, inHole)).toBe(0);
    expect(Math.abs(shareOf(run, (lon) => lon < 1.5) - 0.5)).toBeLessThan(errorOf(0.5));
    const whole = runDrift(bare({ release: over([...square].reverse()) }));
    expect(Math.abs(shareOf(whole, inHole) - 0.25)).toBeLessThan(errorOf(0.25) + 0.002);
  });

  it('is even in time over the duration, beside the place', () => {
    const run = runDrift(bare({ release: { ...over(triangle), durationS: 7_200 } }));
    const late = [...run.releasedMs].map((ms) => (ms - startMs) / 7_200_000);
    for (const share of [0.1, 0.5, 0.9]) {
      const found = late.filter((one) => one < share).length / count;
      expect(Math.abs(found - share)).toBeLessThan(errorOf(share));
    }
    const west = (lon: number) => lon < 1.5;
    const early = late.map((one, i) => one < 0.5 && west(run.startLonDeg[i]!)).filter(Boolean);
    const both = 0.5 * shareOf(run, west);
    expect(Math.abs(early.length / count - both)).toBeLessThan(errorOf(both));
  });
});

describe('the engine', () => {
  const east: EngineRun = {
    courseToDegTrue: 90,
    speedMps: 2,
    stopsAfterH: [3, 3],
    courseSdDeg: 0,
    speedSdMps: 0,
  };
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
  const engine = (changes: Partial<EngineRun>): EngineRun => ({ ...east, ...changes });
  const cloud = { particles: 4_000, hours: 6, atHours: [2, 6] };

  it('runs for a while, then the boat drifts with water and wind', () => {
    const row = exactRow('SAIL', { down: 3, right: 0, left: 0 });
    const run = runDrift(
      scenario({
        ...{ ...cloud, particles: 1, table: [row], objects: [{ class: 'SAIL', weight: 1 }] },
        ...{ engine: engine({}), atHours: [3, 6] },
        current: { kind: 'constant', eastMps: 0, northMps: 0.5 },
        wind: { kind: 'constant', eastMps: 0, northMps: -10 },
      }),
    );
    const [three, six] = [ways(run, 0)[0]!, ways(run, 1)[0]!];
    expect(Math.abs(three.eastM - 6 * 3_600)).toBeLessThan(40);
    expect(Math.abs(six.eastM - three.eastM)).toBeLessThan(20);
    // 0.5 m/s of water and 0.3 m/s of leeway against it.
    expect(Math.abs(three.northM - 0.2 * 3 * 3_600)).toBeLessThan(60);
    expect(Math.abs(six.northM - 0.2 * 6 * 3_600)).toBeLessThan(60);
  });

  it('spreads along its course by the error of speed, across it by that of course', () => {
    const run = runDrift(bare({ ...cloud, engine: engine({ courseSdDeg: 10, speedSdMps: 0.3 }) }));
    const two = ways(run, 0);
    const wayM = 2 * 2 * 3_600;
    expect(sd(two.map(({ eastM }) => eastM)) / (0.3 * 2 * 3_600)).toBeCloseTo(1, 1);
    expect(sd(two.map(({ northM }) => northM)) / ((wayM * (10 * Math.PI)) / 180)).toBeCloseTo(1, 1);
  });

  it('stops at any time between two, evenly, and after the last for all', () => {
    const run = runDrift(
      bare({ ...cloud, engine: engine({ stopsAfterH: [1, 5] }), atHours: [3, 6] }),
    );
    const hours = (index: number) => ways(run, index).map(({ eastM }) => eastM / 7_200);
    // At three hours half have stopped, evenly over one to three; at six all, evenly over one to five.
    const running = hours(0).filter((one) => one > 2.99).length / 4_000;
    expect(Math.abs(running - 0.5)).toBeLessThan(0.035);
    expect(mean(hours(1))).toBeCloseTo(3, 1);
    expect(sd(hours(1))).toBeCloseTo(4 / Math.sqrt(12), 1);
    expect(Math.min(...hours(1))).toBeGreaterThan(0.98);
    expect(Math.max(...hours(1))).toBeLessThan(5.02);
  });

  it('counts from each boat’s own release', () => {
    const run = runDrift(
      bare({
        ...{ ...cloud, engine: engine({}), atHours: [6] },
        release: { ...scenario().release, durationS: 7_200 },
      }),
    );
    for (const { eastM } of ways(run)) expect(Math.abs(eastM - 6 * 3_600)).toBeLessThan(40);
  });
});

describe('swimmers beside the boat', () => {
  const rows = [
    exactRow('BOAT', { down: 4, right: 0, left: 0 }),
    exactRow('SWIMMER', { down: 1, right: 0, left: 0 }),
  ];
  const wind = { kind: 'constant', eastMps: 10, northMps: 0 } as const;
  const frame = createLocalFrame({ lat: 51, lon: 1.5 });
  const speeds = (run: DriftRun, from: number, to: number) =>
    Array.from(run.frames[to]!.lonDeg, (lon, i) => {
      const a = frame.toLocal({ lon: run.frames[from]!.lonDeg[i]!, lat: 51 }).eastM;
      const hours = run.frames[to]!.hours - run.frames[from]!.hours;
      return (frame.toLocal({ lon, lat: 51 }).eastM - a) / (hours * 3_600);
    });
  const mixed = (changes: Partial<DriftOptions>) =>
    runDrift(scenario({ table: rows, wind, particles: count, hours: 6, ...changes }));

  it('are as many as their weight says, each with the leeway of what it is', () => {
    const run = mixed({
      objects: [
        { class: 'BOAT', weight: 7 },
        { class: 'SWIMMER', weight: 2 },
        { class: 'BOAT', weight: 1 },
        { class: 'SWIMMER', weight: 0 },
      ],
      atHours: [0, 1],
    });
    const shares = [0.7, 0.2, 0.1, 0];
    for (const [index, share] of shares.entries()) {
      const found = run.object.filter((one) => one === index).length / count;
      expect(Math.abs(found - share)).toBeLessThanOrEqual(errorOf(share));
    }
    for (const [i, speed] of speeds(run, 0, 1).entries()) {
      expect(Math.abs(speed - (run.object[i] === 1 ? 0.1 : 0.4))).toBeLessThan(0.001);
    }
  });

  it('leave it evenly between two hours, and are swimmers from then on', () => {
    const run = mixed({
      objects: [{ class: 'BOAT', weight: 1, later: { class: 'SWIMMER', afterH: [1, 3] } }],
      ...{ stepS: 180, atHours: [0, 0.95, 1.5, 1.55, 3.1, 6] },
    });
    const isSwimmer = (from: number, to: number) =>
      speeds(run, from, to).filter((speed) => speed < 0.11).length / count;
    expect(isSwimmer(0, 1)).toBe(0);
    // Half an hour of two has passed.
    expect(Math.abs(isSwimmer(2, 3) - 0.25)).toBeLessThan(errorOf(0.25) + 0.002);
    expect(isSwimmer(4, 5)).toBe(1);
  });
});

describe('backward', () => {
  const row = exactRow('SIDES', { down: 2, right: 1, left: -3 });
  const wind = { kind: 'constant', eastMps: 0, northMps: 10 } as const;
  const frame = createLocalFrame({ lat: 51, lon: 1.5 });

  /** A current to the east and back, and how far it takes a cork from one time to another. */
  const perMs = (2 * Math.PI) / (3 * hourMs);
  const turning: Forcing = {
    kind: 'sampled',
    sampleInto(timeMs, _lonDeg, _latDeg, size, eastMps, northMps, known) {
      eastMps.fill(0.5 * Math.sin(perMs * (timeMs - startMs)), 0, size);
      northMps.fill(0, 0, size);
      known.fill(1, 0, size);
    },
  };
  const turningM = (fromMs: number, toMs: number): number =>
    (0.5 / (1_000 * perMs)) *
    (Math.cos(perMs * (fromMs - startMs)) - Math.cos(perMs * (toMs - startMs)));

  it('a cloud goes against current and leeway, each for as long as it was away', () => {
    const run = runDrift(
      scenario({
        ...{ table: [row], objects: [{ class: 'SIDES', weight: 1 }], particles: 1_000, wind },
        ...{ hours: 5, atHours: [0, 5], model: model({ backward: true }) },
        current: turning,
        release: { ...scenario().release, durationS: 7_200 },
      }),
    );
    const [, last] = run.frames;
    expect(last!.timeMs).toBe(startMs - 5 * hourMs);
    let rights = 0;
    for (let i = 0; i < 1_000; i++) {
      const seconds = (run.releasedMs[i]! - last!.timeMs) / 1_000;
      expect(seconds).toBeGreaterThanOrEqual(5 * 3_600);
      const { eastM, northM } = frame.toLocal({ lon: last!.lonDeg[i]!, lat: last!.latDeg[i]! });
      expect(Math.abs(northM + 0.2 * seconds)).toBeLessThan(25);
      // 0.1 to the right (east), or 0.3 to the left of a wind to the north; and back.
      const leewayM = eastM - turningM(run.releasedMs[i]!, last!.timeMs);
      const isRight = Math.abs(leewayM + 0.1 * seconds) < 40;
      expect(isRight || Math.abs(leewayM - 0.3 * seconds) < 40).toBe(true);
      if (isRight) rights++;
    }
    expect(Math.abs(rights - 500)).toBeLessThan(64);
  });

  it('the cloud is as wide as forward', () => {
    const spread = (backward: boolean) => {
      const run = runDrift(
        scenario({ particles: count, hours: 6, atHours: [6], model: model({ backward }) }),
      );
      const east = Array.from(run.frames[0]!.lonDeg);
      const middle = east.reduce((sum, x) => sum + x, 0) / count;
      return { middle, sd: Math.sqrt(east.reduce((s, x) => s + (x - middle) ** 2, 0) / count) };
    };
    const [back, forth] = [spread(true), spread(false)];
    expect(back.sd / forth.sd).toBeCloseTo(1, 1);
    expect(back.middle - 1.5).toBeLessThan(-0.01);
    expect(back.middle - 1.5 + (forth.middle - 1.5)).toBeLessThan(0.001);
  });
});

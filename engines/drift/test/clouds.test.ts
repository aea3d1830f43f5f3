/**
 * Aim: the spread is what the model says. Method: clouds of a fixed seed against the table, against
 * theory, and against clouds recorded from OpenDrift (see vectors/opendrift-sample.py).
 */
import { readFileSync } from 'node:fs';
import { createLocalFrame } from '@straitwatch/geo';
import { describe, expect, it } from 'vitest';
import { type DriftRun, driftChunks, type Forcing, joinRuns, runDrift } from '../src/index.js';
import { model, scenario, startMs, table } from './scenario.js';

const frame = createLocalFrame({ lat: 51, lon: 1.5 });

function metres(run: DriftRun, index = 0): { eastM: number; northM: number }[] {
  const at = run.frames[index]!;
  return Array.from(at.lonDeg, (lon, i) => frame.toLocal({ lon, lat: at.latDeg[i]! }));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;
const sd = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((one) => (one - middle) ** 2)));
};

/** Largest difference of two distributions (Kolmogorov and Smirnov). */
function difference(a: readonly number[], b: readonly number[]): number {
  const all = [...a.map((x) => ({ x, of: 0 })), ...b.map((x) => ({ x, of: 1 }))];
  all.sort((one, two) => one.x - two.x);
  const seen = [0, 0];
  let most = 0;
  for (const { of } of all) {
    seen[of]!++;
    most = Math.max(most, Math.abs(seen[0]! / a.length - seen[1]! / b.length));
  }
  return most;
}
/** Above this two samples of one distribution lie with probability 0.01. */
const critical = (n: number, m: number): number => 1.628 * Math.sqrt((n + m) / (n * m));

interface Recorded {
  clouds: {
    class: string;
    windEastMps: number;
    jibePerHour: number;
    hours: number;
    lat: number[];
    lon: number[];
  }[];
  biased: { class: string; windEastMps: number; hours: number; meanEastM: number };
}
const recorded: Recorded = JSON.parse(
  readFileSync(new URL('./vectors/opendrift-per-life.json', import.meta.url), 'utf8'),
);

describe('per-life clouds', () => {
  it.each(recorded.clouds.map((one, index) => [one.class, one.jibePerHour, index] as const))(
    'of %s with %f jibes an hour cannot be told from OpenDrift',
    (_class, _jibe, index) => {
      const theirs = recorded.clouds[index]!;
      const run = runDrift(
        scenario({
          objects: [{ class: theirs.class, weight: 1 }],
          wind: { kind: 'constant', eastMps: theirs.windEastMps, northMps: 0 },
          model: model({ windError: 'per-life', jibePerHour: theirs.jibePerHour }),
        }),
      );
      const ours = metres(run);
      const other = theirs.lon.map((lon, i) => frame.toLocal({ lon, lat: theirs.lat[i]! }));
      const limit = critical(ours.length, other.length);
      for (const axis of ['eastM', 'northM'] as const) {
        const a = ours.map((one) => one[axis]);
        expect(
          difference(
            a,
            other.map((one) => one[axis]),
          ),
          axis,
        ).toBeLessThan(limit);
        // The test sees a cloud that is a quarter wider.
        const middle = mean(a);
        const wider = a.map((x) => middle + 1.25 * (x - middle));
        expect(
          difference(
            wider,
            other.map((one) => one[axis]),
          ),
        ).toBeGreaterThan(limit);
      }
      const sides = (of: typeof ours) => of.map(({ eastM, northM }) => eastM + northM);
      expect(difference(sides(ours), sides(other))).toBeLessThan(limit);
    },
  );

  it('of a person in the water keep to the mean of the table, where OpenDrift goes beyond it', () => {
    const { windEastMps, hours, meanEastM } = recorded.biased;
    const run = runDrift(scenario({ particles: 20_000, model: model({ windError: 'per-life' }) }));
    const ours = mean(metres(run).map(({ eastM }) => eastM));
    const ofTable = 0.0096 * windEastMps * hours * 3_600;
    const spreadM = 0.12 * (windEastMps / 20 + 0.5) * hours * 3_600;
    expect(Math.abs(ours - ofTable)).toBeLessThan((4 * spreadM) / Math.sqrt(20_000));
    expect(meanEastM - ofTable).toBeGreaterThan(300);
  });

  it('of all 85 classes have the mean and spread of the table', () => {
    expect(table).toHaveLength(85);
    for (const row of table) {
      const run = runDrift(
        scenario({
          objects: [{ class: row.key, weight: 1 }],
          hours: 1,
          atHours: [1],
          wind: { kind: 'constant', eastMps: 10, northMps: 0 },
          model: model({ windError: 'per-life' }),
        }),
      );
      const { downwind, crosswind_left, crosswind_right } = row;
      const found = metres(run);
      const side = (term: typeof downwind) => (term.slope_pct * 10 + term.offset_cm_s) * 36;
      const eastM = side(downwind);
      const southM = (side(crosswind_right) + side(crosswind_left)) / 2;
      const spreadM = downwind.std_cm_s * 36;
      expect(Math.abs(mean(found.map((one) => one.eastM)) - eastM)).toBeLessThan(0.1 * spreadM + 2);
      const acrossM = sd(found.map((one) => one.northM));
      expect(Math.abs(mean(found.map((one) => -one.northM)) - southM)).toBeLessThan(
        0.1 * acrossM + 2,
      );
      expect(sd(found.map((one) => one.eastM))).toBeCloseTo(spreadM, -Math.log10(spreadM / 10 + 1));
    }
  });
});

/** Wind to the east that turns round, or dies, after six hours. */
const turning = (later: number): Forcing => ({
  kind: 'sampled',
  sampleInto(timeMs, lonDeg, latDeg, count, eastMps, northMps, known) {
    const isLater = timeMs >= startMs + 6 * 3_600_000;
    eastMps.fill(isLater ? later : 9, 0, count);
    northMps.fill(0, 0, count);
    known.fill(1, 0, count);
    return [lonDeg, latDeg];
  },
});

describe('correlated clouds', () => {
  const atHours = Array.from({ length: 24 }, (_, hour) => hour + 1);
  it.each([
    ['reverses', -9],
    ['falls calm', 0],
  ])('never shrink along the wind when it %s', (_what, later) => {
    for (const key of ['PIW-1', 'SKIFF-2']) {
      const run = runDrift(
        scenario({
          objects: [{ class: key, weight: 1 }],
          particles: 4_000,
          hours: 24,
          atHours,
          wind: turning(later),
        }),
      );
      const spreads = atHours.map((_, index) => sd(metres(run, index).map((one) => one.eastM)));
      for (let i = 1; i < spreads.length; i++) {
        expect(spreads[i]!, `${key} ${atHours[i]} h`).toBeGreaterThan(spreads[i - 1]!);
      }
    }
  });

  it('per-life clouds do shrink then, so the test can fail', () => {
    const run = runDrift(
      scenario({
        hours: 12,
        atHours: [6, 12],
        wind: turning(-9),
        model: model({ windError: 'per-life' }),
      }),
    );
    const [six, twelve] = [0, 1].map((index) => sd(metres(run, index).map((one) => one.eastM)));
    expect(twelve!).toBeLessThan(0.1 * six!);
  });

  it('spread as an integrated Ornstein-Uhlenbeck process does, and at first as per-life', () => {
    const run = runDrift(
      scenario({ particles: 20_000, hours: 24, atHours: [0.5, 6, 24], stepS: 300 }),
    );
    const tauS = 3 * 3_600;
    const speedSd = 0.12 * (7 / 20 + 0.5);
    for (const [index, hours] of [0.5, 6, 24].entries()) {
      const seconds = hours * 3_600;
      const theory =
        speedSd * Math.sqrt(2 * tauS * (seconds - tauS * (1 - Math.exp(-seconds / tauS))));
      const found = sd(metres(run, index).map((one) => one.eastM));
      expect(Math.abs(found / theory - 1)).toBeLessThan(0.025);
      if (index === 0) expect(Math.abs(found / (speedSd * seconds) - 1)).toBeLessThan(0.05);
    }
  });

  it('take the error of current and wind too', () => {
    const cloud = (changes: object) =>
      sd(
        metres(
          runDrift(scenario({ objects: [{ class: 'CORK', weight: 1 }], model: model(changes) })),
        ).map((one) => one.eastM),
      );
    expect(cloud({})).toBeLessThan(0.01);
    expect(cloud({ currentSdMps: 0.2 })).toBeGreaterThan(3_000);
    const piw = (windSdMps: number) =>
      sd(metres(runDrift(scenario({ model: model({ windSdMps }) }))).map((one) => one.eastM));
    expect(piw(10)).toBeGreaterThan(1.05 * piw(0));
  });
});

describe('a run', () => {
  const options = scenario({
    objects: [
      { class: 'SKIFF-2', weight: 3, later: { class: 'PIW-1', afterH: [1, 3] } },
      { class: 'PIW-1', weight: 1 },
    ],
    particles: 3_500,
    release: {
      timeMs: startMs,
      durationS: 5_000,
      place: { kind: 'circle', lat: 51, lon: 1.5, radiusM: 2_000 },
    },
    atHours: [1, 12],
    model: model({ jibePerHour: 0.5, currentSdMps: 0.1, windSdMps: 1 }),
  });

  it('is the same for one seed, however its chunks are shared, and another for another', () => {
    const whole = runDrift(options);
    const parts = [
      driftChunks(options, { from: 0, to: 1 }),
      driftChunks(options, { from: 1, to: 4 }),
    ];
    expect(joinRuns(parts)).toEqual(whole);
    expect(runDrift({ ...options, seed: 2 }).frames[1]!.lonDeg).not.toEqual(
      whole.frames[1]!.lonDeg,
    );
  });

  it('loses and invents nobody, mixes classes by weight, and changes class when it should', () => {
    const run = runDrift(options);
    expect(run.frames.every(({ status }) => status.length === 3_500)).toBe(true);
    expect(run.frames.every(({ lonDeg }) => lonDeg.every(Number.isFinite))).toBe(true);
    const first = run.object.filter((one) => one === 0).length;
    expect(Math.abs(first / 3_500 - 0.75)).toBeLessThan(0.03);
    // Released evenly over 5,000 s: after an hour 28 % still wait.
    const waiting = run.frames[0]!.status.filter((one) => one === 3).length;
    expect(Math.abs(waiting / 3_500 - 1_400 / 5_000)).toBeLessThan(0.03);
    expect(run.frames[1]!.status.filter((one) => one === 3)).toHaveLength(0);
    const changed = metres(run, 1).filter((_, i) => run.object[i] === 0);
    const stayed = metres(runDrift({ ...options, objects: [{ class: 'SKIFF-2', weight: 1 }] }), 1);
    expect(mean(changed.map((one) => one.eastM))).toBeLessThan(
      0.7 * mean(stayed.map((one) => one.eastM)),
    );
  });

  it('releases 95 % within the radius, as a circular normal', () => {
    const { startLonDeg, startLatDeg } = runDrift(options);
    const away = Array.from(startLonDeg, (lon, i) => {
      const { eastM, northM } = frame.toLocal({ lon, lat: startLatDeg[i]! });
      return Math.hypot(eastM, northM);
    });
    const within = away.filter((one) => one <= 2_000).length / away.length;
    expect(Math.abs(within - 0.95)).toBeLessThan(0.015);
    // Half of a circular normal lies within 1.1774 sd.
    const half = away.filter((one) => one <= (2_000 * 1.17741) / 2.44775).length / away.length;
    expect(Math.abs(half - 0.5)).toBeLessThan(0.035);
  });
});

/**
 * Aim: what makes no sense is refused by its field, with what was found and what was expected. Method:
 * one row for each thing that can be wrong; every code of the README is thrown by some row.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  coastLimits,
  createCoast,
  DriftError,
  type DriftErrorCode,
  type DriftOptions,
  driftChunks,
  driftLimits,
  type Forcing,
  joinRuns,
  runDrift,
} from '../src/index.js';
import { model, scenario, startMs } from './scenario.js';

const nan = Number.NaN;
const area = { westDeg: 1, southDeg: 50, eastDeg: 2, northDeg: 51 };
const ring = [
  [1, 51],
  [2, 51],
  [2, 52],
] as const;
const place = (changes: object): Partial<DriftOptions> => ({
  release: {
    timeMs: startMs,
    durationS: 0,
    place: { kind: 'circle', lat: 51, lon: 1.5, radiusM: 0, ...changes },
  },
});
const polygon = (...rings: (readonly (readonly [number, number])[])[]): Partial<DriftOptions> => ({
  release: { timeMs: startMs, durationS: 0, place: { kind: 'polygon', rings } },
});
const release = (changes: object): Partial<DriftOptions> => ({
  release: { ...scenario().release, ...changes },
});
const engine = (changes: object): Partial<DriftOptions> => ({
  engine: {
    courseToDegTrue: 310,
    speedMps: 2,
    stopsAfterH: [1, 2],
    courseSdDeg: 0,
    speedSdMps: 0,
    ...changes,
  },
});
const grid = (changes: object): { current: Forcing } => ({
  current: {
    kind: 'grid',
    ...{ lon0Deg: 1, lat0Deg: 50, stepLonDeg: 1, stepLatDeg: 1, columns: 2, rows: 3 },
    timesMs: Float64Array.of(startMs, startMs + 86_400_000),
    frame: () => ({ eastMps: new Float32Array(6), northMps: new Float32Array(6) }),
    ...changes,
  },
});
const objects = (...all: object[]) => ({ objects: all as unknown as DriftOptions['objects'] });
const later = (changes: object) =>
  objects({ class: 'SKIFF-2', weight: 1, later: { class: 'PIW-1', afterH: [1, 2], ...changes } });
const constant = (eastMps: number, northMps: number): Forcing => ({
  kind: 'constant',
  eastMps,
  northMps,
});

type Row = readonly [
  field: string,
  changes: Partial<DriftOptions>,
  value: unknown,
  expected: RegExp,
  code?: DriftErrorCode,
];
const text = (value: unknown): never => value as never;

const rows: readonly Row[] = [
  ['release.time', release({ timeMs: nan }), nan, /^a number from /],
  ['release.durationS', release({ durationS: -1 }), -1, /^a number from 0 to 864000$/],
  ['release.lat', place({ lat: 86 }), 86, /^a number from -85 to 85$/],
  ['release.lon', place({ lon: 181 }), 181, /^a number from -180 to 180$/],
  ['release.radiusM', place({ radiusM: -1 }), -1, /^a number from 0 to 200000$/],
  ['release.radiusM', place({ radiusM: 200_001 }), 200_001, /^a number from 0 to 200000$/],
  ['release.polygon', polygon(), 0, /^at least one ring$/],
  ['release.polygon[0]', polygon(ring.slice(1)), 2, /^at least 3 corners$/],
  ['release.polygon[1]', polygon(ring, []), 0, /^at least 3 corners$/],
  ['release.polygon[0].lon', polygon([...ring, [200, 51]]), 200, /^a number from -180 to 180$/],
  ['release.polygon[0].lat', polygon([...ring, [1, nan]]), nan, /^a number from -85 to 85$/],
  ['release.polygon', polygon(Array(10_001).fill([1, 51])), 10_001, /^at most 10000 corners$/],
  ['release.polygon', polygon([...ring.slice(1), [2, 51]]), 'a sliver', /^a polygon that fills/],
  ['seed', { seed: 1.5 }, 1.5, /^a whole number from /],
  ['model.windErrorHours', { model: model({ windErrorHours: 0 }) }, 0, /from 0.01 to 1000$/],
  ['model.jibePerHour', { model: model({ jibePerHour: -1 }) }, -1, /from 0 to 60$/],
  ['model.currentSdMps', { model: model({ currentSdMps: 6 }) }, 6, /from 0 to 5$/],
  ['model.windSdMps', { model: model({ windSdMps: nan }) }, nan, /from 0 to 30$/],
  ['model.windError', { model: model({ windError: text('wild') }) }, 'wild', /^correlated or per-/],
  ['at[1]', { atHours: [3, 3] }, 3, /^hours in ascending order, none twice$/],
  ['at[0]', { atHours: [12.5] }, 12.5, /^a number from 0 to 12$/],
  ['objects', objects(), 0, /^1 to 50 classes$/],
  ['objects', objects({ class: 'PIW-1', weight: 0 }), 0, /^weights that add up to more than 0$/],
  ['objects[0].weight', objects({ class: 'PIW-1', weight: -1 }), -1, /^a number from 0 to /],
  ['objects[0].later.afterH', later({ afterH: 3 }), 3, /^two hours, \[from, to\]$/],
  ['objects[0].later.afterH[1]', later({ afterH: [2, 1] }), 1, /^a number from 2 to 1000$/],
  ['engine', { ...engine({}), model: model({ backward: true }) }, 'a run backward', /^no engine/],
  ['engine.courseToDegTrue', engine({ courseToDegTrue: 361 }), 361, /^a number from 0 to 360$/],
  ['engine.speedMps', engine({ speedMps: -1 }), -1, /^a number from 0 to 30$/],
  ['engine.courseSdDeg', engine({ courseSdDeg: 181 }), 181, /^a number from 0 to 180$/],
  ['engine.speedSdMps', engine({ speedSdMps: nan }), nan, /^a number from 0 to 10$/],
  ['engine.stopsAfterH[0]', engine({ stopsAfterH: [-1, 2] }), -1, /^a number from 0 to 1000$/],
  ['current.eastMps', { current: constant(16, 0) }, 16, /^a number from -15 to 15$/],
  ['current.northMps', { current: constant(0, nan) }, nan, /^a number from -15 to 15$/],
  ['wind.northMps', { wind: constant(0, -151) }, -151, /^a number from -150 to 150$/],

  ['objects[0].class', objects({ class: 'BOAT-9', weight: 1 }), 'BOAT-9', /^a key/, 'DRIFT_CLASS'],
  ['objects[0].class', objects({ weight: 1 }), undefined, /^a key/, 'DRIFT_CLASS'],
  ['objects[0].later.class', later({ class: 'X' }), 'X', /^a key of the leeway/, 'DRIFT_CLASS'],

  ['hours', { hours: 241 }, 241, /^a number from 0.01 to 240$/, 'DRIFT_LIMIT'],
  ['hours', { hours: text('12') }, '12', /^a number from 0.01 to 240$/, 'DRIFT_LIMIT'],
  ['stepS', { stepS: 0.5 }, 0.5, /^a number from 1 to 3600$/, 'DRIFT_LIMIT'],
  ['stepS', { stepS: 1, hours: 28 }, 1, /^at most 100000 steps in all$/, 'DRIFT_LIMIT'],
  ['particles', { particles: 0 }, 0, /^a whole number from 1 to 1000000$/, 'DRIFT_LIMIT'],
  ['particles', { particles: 10.5 }, 10.5, /^a whole number from 1 to 1000000$/, 'DRIFT_LIMIT'],
  ['particles', { particles: 1_000_001 }, 1_000_001, /^a whole number/, 'DRIFT_LIMIT'],
  ['at', { atHours: [] }, 0, /^1 to 500 hours$/, 'DRIFT_LIMIT'],
  ['at', { atHours: Array(501).fill(1) }, 501, /^1 to 500 hours$/, 'DRIFT_LIMIT'],
  [
    'at',
    { atHours: [...Array(51).keys()], hours: 60, particles: 1_000_000 },
    51,
    /^at most 50000000 particles in all frames together$/,
    'DRIFT_LIMIT',
  ],

  [
    'current',
    grid({ columns: 1 }),
    '1 x 3',
    /^a grid of 2 x 2 to 16000000 cells$/,
    'DRIFT_FORCING',
  ],
  ['current', grid({ rows: 2.5 }), '2 x 2.5', /^a grid of 2 x 2 to /, 'DRIFT_FORCING'],
  ['current', grid({ columns: 8e6 }), '8000000 x 3', /^a grid of 2 x 2 to /, 'DRIFT_FORCING'],
  ['current.stepLonDeg', grid({ stepLonDeg: 0 }), 0, /^degrees, more than 0$/, 'DRIFT_FORCING'],
  ['current.stepLatDeg', grid({ stepLatDeg: -1 }), -1, /^degrees, more than 0$/, 'DRIFT_FORCING'],
  ['current.lon0Deg', grid({ lon0Deg: nan }), nan, /^degrees of longitude$/, 'DRIFT_FORCING'],
  ['current.lat0Deg', grid({ lat0Deg: 91 }), 91, /^degrees of latitude$/, 'DRIFT_FORCING'],
  [
    'current.timesMs',
    grid({ timesMs: new Float64Array() }),
    'no time',
    /^at least/,
    'DRIFT_FORCING',
  ],
  ['current.timesMs[1]', grid({ timesMs: [5, 5] }), 5, /^a time later than/, 'DRIFT_FORCING'],
  ['current.timesMs[0]', grid({ timesMs: [nan, 5] }), nan, /^a time later than/, 'DRIFT_FORCING'],
  [
    'current.frame(0).northMps',
    grid({ frame: () => ({ eastMps: new Float32Array(6), northMps: new Float32Array(5) }) }),
    5,
    /^6 values$/,
    'DRIFT_FORCING',
  ],
];

function thrown(act: () => unknown): DriftError {
  try {
    act();
  } catch (error) {
    if (error instanceof DriftError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** What is wrong beside the options: the coast, and parts of runs. */
const run = runDrift(scenario({ particles: 2_500, hours: 1, atHours: [1] }));
const twoFrames = runDrift(scenario({ particles: 10, hours: 1, atHours: [0.5, 1] }));
const land = (corners: [number, number][], more = area, cellDeg?: number) =>
  createCoast([{ type: 'Polygon', coordinates: [corners] }], more, cellDeg);
const tooMany = (): [number, number][] =>
  Array.from({ length: coastLimits.edgesMax + 2 }, (_, i) => [1 + (i % 2) / 10, 50]);
const chunks = (from: number, to: number) =>
  driftChunks(scenario({ particles: 2_500 }), { from, to });

const others: [string, () => unknown, unknown, RegExp, DriftErrorCode][] = [
  [
    'coast corner 1',
    () =>
      land([
        [1, 50],
        [nan, 51],
      ]),
    [nan, 51],
    /^longitude/,
    'DRIFT_COAST',
  ],
  ['coast', () => land(tooMany()), 'more', /^at most 1000000 edges$/, 'DRIFT_COAST'],
  ['coast area', () => land([], area, 1e-5), '50000 x 100000', /^1 to 4000000/, 'DRIFT_COAST'],
  ['coast area', () => land([], { ...area, eastDeg: 1 }), '0 x 250', /^1 to/, 'DRIFT_COAST'],
  ['coast area', () => land([], { ...area, westDeg: nan }), 'NaN x 250', /^1 to/, 'DRIFT_COAST'],
  ['chunks', () => chunks(0, 4), [0, 4], /^a part of 0 to 3$/, 'DRIFT_RESULT'],
  ['chunks', () => chunks(2, 2), [2, 2], /^a part of 0 to 3$/, 'DRIFT_RESULT'],
  ['chunks', () => chunks(-1, 1), [-1, 1], /^a part of 0 to 3$/, 'DRIFT_RESULT'],
  ['chunks', () => chunks(0.5, 1), [0.5, 1], /^a part of 0 to 3$/, 'DRIFT_RESULT'],
  ['parts', () => joinRuns([]), [], /^parts of one run$/, 'DRIFT_RESULT'],
  ['parts', () => joinRuns([run, twoFrames]), [1, 2], /^parts of one run$/, 'DRIFT_RESULT'],
];

const numbered = (all: readonly (readonly [string, ...unknown[]])[]) =>
  all.map(([field], at) => [field, at] as const);

describe('a refusal', () => {
  it.each(numbered(rows))('of %s names it, what was found and what is expected: %d', (_, at) => {
    const [field, changes, value, expected, code = 'DRIFT_SCENARIO'] = rows[at]!;
    const error = thrown(() => runDrift(scenario({ particles: 10, ...changes })));
    expect(error).toMatchObject({ name: 'DriftError', code, field });
    expect(error.value).toEqual(value);
    expect(error.expected).toMatch(expected);
    const shown = value === undefined ? 'nothing' : String(value);
    expect(error.message).toBe(`${field}: got ${shown}, expected ${error.expected}`);
  });

  it.each(numbered(others))('of %s names it and what was found: %d', (_, at) => {
    const [field, act, value, expected, code] = others[at]!;
    const error = thrown(act);
    expect(error).toMatchObject({ code, field });
    expect(error.value).toEqual(value);
    expect(error.expected).toMatch(expected);
    expect(error.message.startsWith(`${field}: got `)).toBe(true);
  });

  it('shows a long value in short', () => {
    const error = thrown(() =>
      runDrift(scenario(objects({ class: 'BOAT'.repeat(100), weight: 1 }))),
    );
    expect(error.message).toContain(`got ${'BOAT'.repeat(100).slice(0, 57)}..., expected`);
  });

  it('is not made of what stands at a limit', () => {
    const atLimits = scenario({
      ...{ particles: 3, hours: driftLimits.hoursMax, stepS: driftLimits.stepSMax },
      atHours: [0, driftLimits.hoursMax],
      ...place({ radiusM: driftLimits.radiusMMax, lat: 10 }),
      wind: constant(driftLimits.windMpsMax, 0),
      current: constant(0, -driftLimits.currentMpsMax),
      model: model({ jibePerHour: 60, currentSdMps: 5, windSdMps: 30, windErrorHours: 0.01 }),
    });
    const { frames } = runDrift(atLimits);
    for (const { lonDeg, latDeg } of frames) {
      expect([...lonDeg, ...latDeg].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the table of errors in the README', () => {
  /** A code that is missing here does not pass the type check. */
  const codes: Record<DriftErrorCode, number> = {
    DRIFT_SCENARIO: 0,
    DRIFT_CLASS: 0,
    DRIFT_LIMIT: 0,
    DRIFT_FORCING: 0,
    DRIFT_COAST: 0,
    DRIFT_RESULT: 0,
  };

  it('has all codes and no other, and each of them is thrown above', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const told = [...readme.matchAll(/^\| `(DRIFT_\w+)` \| \S.* \|$/gm)].map((hit) => hit[1]);
    expect(told.sort()).toEqual(Object.keys(codes).sort());
    const found = new Set([
      ...rows.map((row) => row[4] ?? 'DRIFT_SCENARIO'),
      ...others.map((row) => row[4]),
    ]);
    expect([...found].sort()).toEqual(Object.keys(codes).sort());
  });

  it('stands beside limits that are those of the code', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replace(
      /\n/g,
      ' ',
    );
    const { particlesMax, hoursMax, stepSMin, stepSMax, stepsMax, framesMax } = driftLimits;
    const whole = (value: number) => value.toLocaleString('en-GB');
    for (const words of [
      `${whole(particlesMax)} particles`,
      `${hoursMax} hours`,
      `steps of ${stepSMin} to ${whole(stepSMax)} s`,
      `${whole(stepsMax)} steps`,
      `${framesMax} frames`,
      `${driftLimits.gridCellsMax / 1e6} million cells of a grid`,
    ]) {
      expect(readme).toContain(words);
    }
  });
});

/** Refuses a run that makes no sense or is too large, naming the field. */
import { DriftError, type DriftErrorCode } from './errors.js';
import type { DriftObject, DriftOptions, EngineRun, Forcing, ReleasePlace } from './types.js';

/** The most that one run may ask for. */
export const driftLimits = {
  particlesMax: 1_000_000,
  hoursMax: 240,
  stepSMin: 1,
  stepSMax: 3_600,
  stepsMax: 100_000,
  framesMax: 500,
  frameParticlesMax: 50_000_000,
  objectsMax: 50,
  gridCellsMax: 16_000_000,
  ringPointsMax: 10_000,
  radiusMMax: 200_000,
  durationSMax: 864_000,
  currentMpsMax: 15,
  windMpsMax: 150,
} as const;

/** How many particles one chunk holds; each chunk has its own random numbers. */
export const chunkParticles = 1_000;

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly code?: DriftErrorCode;
}

function number(field: string, value: unknown, bounds: Bounds): void {
  const { min, max, whole = false, code = 'DRIFT_SCENARIO' } = bounds;
  const fits = typeof value === 'number' && value >= min && value <= max;
  if (fits && (!whole || Number.isInteger(value))) return;
  const what = whole ? 'a whole number' : 'a number';
  throw new DriftError({ code, field, value, expected: `${what} from ${min} to ${max}` });
}

function refuse(field: string, value: unknown, expected: string): never {
  throw new DriftError({ code: 'DRIFT_SCENARIO', field, value, expected });
}

/** @throws DriftError for the first field that is wrong. */
export function checkOptions(options: DriftOptions): void {
  const limits = driftLimits;
  const { release, model } = options;
  number('release.time', release.timeMs, { min: -2e13, max: 2e13 });
  number('release.durationS', release.durationS, { min: 0, max: limits.durationSMax });
  number('hours', options.hours, { min: 0.01, max: limits.hoursMax, code: 'DRIFT_LIMIT' });
  const limit = 'DRIFT_LIMIT';
  number('stepS', options.stepS, { min: limits.stepSMin, max: limits.stepSMax, code: limit });
  const count = { min: 1, max: limits.particlesMax, whole: true, code: 'DRIFT_LIMIT' } as const;
  number('particles', options.particles, count);
  number('seed', options.seed, {
    min: -Number.MAX_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
    whole: true,
  });
  const steps = (options.hours * 3_600 + release.durationS) / options.stepS;
  if (steps > limits.stepsMax) {
    const expected = `at most ${limits.stepsMax} steps in all`;
    throw new DriftError({ code: limit, field: 'stepS', value: options.stepS, expected });
  }
  number('model.windErrorHours', model.windErrorHours, { min: 0.01, max: 1_000 });
  number('model.jibePerHour', model.jibePerHour, { min: 0, max: 60 });
  number('model.currentSdMps', model.currentSdMps, { min: 0, max: 5 });
  number('model.windSdMps', model.windSdMps, { min: 0, max: 30 });
  if (model.windError !== 'correlated' && model.windError !== 'per-life') {
    refuse('model.windError', model.windError, 'correlated or per-life');
  }
  checkTimes(options);
  checkPlace(release.place);
  checkObjects(options);
  if (options.engine !== undefined) checkEngine(options.engine, options);
  checkForcing('current', options.current);
  checkForcing('wind', options.wind);
}

function checkTimes({ atHours, hours, particles }: DriftOptions): void {
  const { framesMax, frameParticlesMax } = driftLimits;
  if (atHours.length === 0 || atHours.length > framesMax) {
    const expected = `1 to ${framesMax} hours`;
    throw new DriftError({ code: 'DRIFT_LIMIT', field: 'at', value: atHours.length, expected });
  }
  if (atHours.length * particles > frameParticlesMax) {
    const expected = `at most ${frameParticlesMax} particles in all frames together`;
    throw new DriftError({ code: 'DRIFT_LIMIT', field: 'at', value: atHours.length, expected });
  }
  let before = -1;
  for (const [index, at] of atHours.entries()) {
    number(`at[${index}]`, at, { min: 0, max: hours });
    if (at <= before) refuse(`at[${index}]`, at, 'hours in ascending order, none twice');
    before = at;
  }
}

function checkPlace(place: ReleasePlace): void {
  if (place.kind === 'circle') {
    number('release.lat', place.lat, { min: -85, max: 85 });
    number('release.lon', place.lon, { min: -180, max: 180 });
    number('release.radiusM', place.radiusM, { min: 0, max: driftLimits.radiusMMax });
    return;
  }
  let points = 0;
  for (const [index, ring] of place.rings.entries()) {
    const field = `release.polygon[${index}]`;
    if (ring.length < 3) refuse(field, ring.length, 'at least 3 corners');
    points += ring.length;
    for (const [lon, lat] of ring) {
      number(`${field}.lon`, lon, { min: -180, max: 180 });
      number(`${field}.lat`, lat, { min: -85, max: 85 });
    }
  }
  if (place.rings.length === 0) refuse('release.polygon', 0, 'at least one ring');
  if (points > driftLimits.ringPointsMax) {
    refuse('release.polygon', points, `at most ${driftLimits.ringPointsMax} corners`);
  }
}

function checkObjects({ objects, table }: DriftOptions): void {
  if (objects.length === 0 || objects.length > driftLimits.objectsMax) {
    refuse('objects', objects.length, `1 to ${driftLimits.objectsMax} classes`);
  }
  for (const [index, object] of objects.entries()) checkObject(`objects[${index}]`, object, table);
  const sum = objects.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0)) refuse('objects', sum, 'weights that add up to more than 0');
}

function checkObject(field: string, object: DriftObject, table: DriftOptions['table']): void {
  number(`${field}.weight`, object.weight, { min: 0, max: 1e9 });
  const known = (key: unknown): boolean => table.some((row) => row.key === key);
  const bad = (name: string, value: unknown): never => {
    const expected = 'a key of the leeway table, as PIW-1';
    throw new DriftError({ code: 'DRIFT_CLASS', field: name, value, expected });
  };
  if (!known(object.class)) bad(`${field}.class`, object.class);
  if (object.later === undefined) return;
  if (!known(object.later.class)) bad(`${field}.later.class`, object.later.class);
  checkSpan(`${field}.later.afterH`, object.later.afterH);
}

function checkSpan(field: string, span: readonly [number, number]): void {
  if (!Array.isArray(span) || span.length !== 2) refuse(field, span, 'two hours, [from, to]');
  number(`${field}[0]`, span[0], { min: 0, max: 1_000 });
  number(`${field}[1]`, span[1], { min: span[0], max: 1_000 });
}

function checkEngine(engine: EngineRun, options: DriftOptions): void {
  if (options.model.backward) refuse('engine', 'a run backward', 'no engine when backward');
  number('engine.courseToDegTrue', engine.courseToDegTrue, { min: 0, max: 360 });
  number('engine.speedMps', engine.speedMps, { min: 0, max: 30 });
  number('engine.courseSdDeg', engine.courseSdDeg, { min: 0, max: 180 });
  number('engine.speedSdMps', engine.speedSdMps, { min: 0, max: 10 });
  checkSpan('engine.stopsAfterH', engine.stopsAfterH);
}

function checkForcing(field: string, forcing: Forcing): void {
  const bad = (name: string, value: unknown, expected: string): never => {
    throw new DriftError({ code: 'DRIFT_FORCING', field: name, value, expected });
  };
  if (forcing.kind === 'sampled') return;
  if (forcing.kind === 'constant') {
    const max = field === 'wind' ? driftLimits.windMpsMax : driftLimits.currentMpsMax;
    number(`${field}.eastMps`, forcing.eastMps, { min: -max, max });
    number(`${field}.northMps`, forcing.northMps, { min: -max, max });
    return;
  }
  const { columns, rows, stepLonDeg, stepLatDeg, lon0Deg, lat0Deg } = forcing;
  const { gridCellsMax } = driftLimits;
  const isSize = (size: number): boolean => Number.isInteger(size) && size >= 2;
  if (!isSize(columns) || !isSize(rows) || columns * rows > gridCellsMax) {
    bad(field, `${columns} x ${rows}`, `a grid of 2 x 2 to ${gridCellsMax} cells`);
  }
  if (!(stepLonDeg > 0)) bad(`${field}.stepLonDeg`, stepLonDeg, 'degrees, more than 0');
  if (!(stepLatDeg > 0)) bad(`${field}.stepLatDeg`, stepLatDeg, 'degrees, more than 0');
  if (!(Math.abs(lon0Deg) <= 360)) bad(`${field}.lon0Deg`, lon0Deg, 'degrees of longitude');
  if (!(Math.abs(lat0Deg) <= 90)) bad(`${field}.lat0Deg`, lat0Deg, 'degrees of latitude');
  if (forcing.kind === 'evaluated') return;
  const { timesMs } = forcing;
  if (timesMs.length === 0) bad(`${field}.timesMs`, 'no time', 'at least one');
  for (let i = 0; i < timesMs.length; i++) {
    const isLater = i === 0 || timesMs[i]! > timesMs[i - 1]!;
    if (!Number.isFinite(timesMs[i]) || !isLater) {
      bad(`${field}.timesMs[${i}]`, timesMs[i], 'a time later than the one before');
    }
  }
}

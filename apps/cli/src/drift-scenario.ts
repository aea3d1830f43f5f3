/** A drift scenario as people write it, made into what the engine takes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CoastFile, dataFileUrl, type LeewayFile } from '@straitwatch/data';
import {
  createCoast,
  type DriftModel,
  type DriftObject,
  type DriftOptions,
  type EngineRun,
  type Forcing,
  type ReleasePlace,
  smallBoatObjects,
} from '@straitwatch/drift';
import { openForcing } from '@straitwatch/forcing';
import { createTidalStream, type StreamGridFile } from '@straitwatch/metocean';

/** Bad input: exit code 1. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly code = 'drift-scenario';
  constructor(field: string, value: unknown, expected: string) {
    const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
    super(`${field}: got ${text.slice(0, 60)}, expected ${expected}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The coast file covers this; beyond it no coast is known. */
const coastArea = { westDeg: -0.45, southDeg: 50.05, eastDeg: 2.75, northDeg: 51.7 };
const hourMs = 3_600_000;
const mpsPerKn = 1852 / 3600;

function fields(field: string, value: unknown, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ScenarioError(field, value, 'an object');
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    throw new ScenarioError(
      `${field}.${name}`.replace(/^scenario\./, ''),
      Reflect.get(value, name),
      `none: known are ${known.join(', ')}`,
    );
  }
  return value as Fields;
}

function number(field: string, value: unknown, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ScenarioError(field, value, 'a number');
}

function list(field: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ScenarioError(field, value, 'a list');
}

function flag(field: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw new ScenarioError(field, value, 'true or false');
}

function word(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ScenarioError(field, value, 'a word in quotation marks');
}

const timeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;

function time(field: string, value: unknown): number {
  const text = typeof value === 'string' && timeForm.test(value) ? value : '';
  const timeMs = Date.parse(text);
  // Date.parse takes 30 February for 2 March.
  const isReal =
    Number.isFinite(timeMs) && new Date(timeMs).toISOString().startsWith(text.slice(0, 10));
  if (isReal) return timeMs;
  throw new ScenarioError(field, value, 'a time in UTC as 2026-01-10T01:00:00Z');
}

/** @param name of the file, for messages. @throws ScenarioError */
export function parseScenario(text: string, name: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ScenarioError(name, text, 'a scenario in JSON');
  }
  return fields('scenario', value, [
    ...['objects', 'release', 'hours', 'stepS', 'particles', 'seed', 'current', 'wind', 'coast'],
    ...['model', 'at', 'engine'],
  ]);
}

export interface PreparedDrift {
  readonly options: DriftOptions;
  /** Ends the access to the files of the forcing. */
  close(): void;
}

/**
 * @param folder paths in the scenario are relative to it
 * @throws ScenarioError, ForcingError
 */
export async function prepareDrift(scenario: Fields, folder: string): Promise<PreparedDrift> {
  const release = releaseOf(scenario.release);
  const model = modelOf(scenario.model);
  const hours = number('hours', scenario.hours, 24);
  const table: LeewayFile = JSON.parse(readFileSync(dataFileUrl('leeway'), 'utf8'));
  const direction = model.backward ? -1 : 1;
  const ends = [
    release.timeMs + direction * hours * hourMs,
    release.timeMs + release.durationS * 1000,
  ];
  const span = {
    fromMs: Math.min(release.timeMs, ...ends),
    toMs: Math.max(release.timeMs, ...ends),
  };
  const closes: (() => void)[] = [];
  const work = { folder, span, closes };
  const current = await forcingOf('current', scenario.current, work);
  const wind = await forcingOf('wind', scenario.wind, work);
  const isCoast = flag('coast', scenario.coast);
  const engine = engineOf(scenario.engine);
  const at = scenario.at === undefined ? [hours] : list('at', scenario.at);
  const options: DriftOptions = {
    table: table.classes,
    objects: scenario.objects === undefined ? smallBoatObjects : objectsOf(scenario.objects),
    release,
    hours,
    stepS: number('stepS', scenario.stepS, 600),
    particles: number('particles', scenario.particles, 5_000),
    seed: number('seed', scenario.seed, 1),
    current,
    wind,
    ...(isCoast ? { coast: builtInCoast() } : {}),
    ...(engine === undefined ? {} : { engine }),
    model,
    atHours: at.map((one, index) => number(`at[${index}]`, one)),
  };
  return {
    options,
    close: () => {
      for (const close of closes) close();
    },
  };
}

function builtInCoast() {
  const file: CoastFile = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
  return createCoast(
    file.features.map(({ geometry }) => ({
      type: 'Polygon' as const,
      coordinates: geometry.coordinates,
    })),
    coastArea,
  );
}

function releaseOf(value: unknown): DriftOptions['release'] {
  const found = fields('release', value, ['time', 'lat', 'lon', 'radiusM', 'durationS', 'polygon']);
  const shared = {
    timeMs: time('release.time', found.time),
    durationS: number('release.durationS', found.durationS, 0),
  };
  if (found.polygon !== undefined) {
    // A place given twice would have to be guessed.
    fields('release', value, ['time', 'durationS', 'polygon']);
    return { ...shared, place: polygonOf(found.polygon) };
  }
  const place: ReleasePlace = {
    kind: 'circle',
    lat: number('release.lat', found.lat),
    lon: number('release.lon', found.lon),
    radiusM: number('release.radiusM', found.radiusM, 0),
  };
  return { ...shared, place };
}

/** One ring of [lon, lat], or a GeoJSON polygon. */
function polygonOf(value: unknown): ReleasePlace {
  const field = 'release.polygon';
  const rings = Array.isArray(value)
    ? [value]
    : list(`${field}.coordinates`, fields(field, value, ['type', 'coordinates']).coordinates);
  const corner = (one: unknown): readonly [number, number] => {
    const [lon, lat] = list(`${field} corner`, one);
    return [number(`${field} lon`, lon), number(`${field} lat`, lat)];
  };
  return { kind: 'polygon', rings: rings.map((ring) => list(field, ring).map(corner)) };
}

function modelOf(value: unknown): DriftModel {
  const found = fields('model', value ?? {}, [
    ...['windError', 'windErrorHours', 'jibePerHour', 'currentSdMps', 'windSdMps', 'backward'],
  ]);
  const windError = found.windError ?? 'correlated';
  if (windError !== 'correlated' && windError !== 'per-life') {
    throw new ScenarioError('model.windError', windError, 'correlated or per-life');
  }
  return {
    windError,
    windErrorHours: number('model.windErrorHours', found.windErrorHours, 3),
    jibePerHour: number('model.jibePerHour', found.jibePerHour, 0.04),
    currentSdMps: number('model.currentSdMps', found.currentSdMps, 0),
    windSdMps: number('model.windSdMps', found.windSdMps, 0),
    backward: flag('model.backward', found.backward),
  };
}

function objectsOf(value: unknown): DriftObject[] {
  return list('objects', value).map((one, index) => {
    const field = `objects[${index}]`;
    const found = fields(field, one, ['class', 'weight', 'later', 'why']);
    const object: DriftObject = {
      class: word(`${field}.class`, found.class),
      weight: number(`${field}.weight`, found.weight, 1),
    };
    if (found.later === undefined) return object;
    const later = fields(`${field}.later`, found.later, ['class', 'afterH']);
    const afterH = spanOf(`${field}.later.afterH`, later.afterH);
    return { ...object, later: { class: word(`${field}.later.class`, later.class), afterH } };
  });
}

function spanOf(field: string, value: unknown): readonly [number, number] {
  if (typeof value === 'number') return [value, value];
  const [from, to] = list(field, value);
  return [number(`${field}[0]`, from), number(`${field}[1]`, to)];
}

function engineOf(value: unknown): EngineRun | undefined {
  if (value === undefined) return undefined;
  const known = ['courseDeg', 'speedKn', 'stopsAfterH', 'courseSdDeg', 'speedSdKn'];
  const found = fields('engine', value, known);
  return {
    courseToDegTrue: number('engine.courseDeg', found.courseDeg),
    speedMps: number('engine.speedKn', found.speedKn) * mpsPerKn,
    stopsAfterH: spanOf('engine.stopsAfterH', found.stopsAfterH),
    courseSdDeg: number('engine.courseSdDeg', found.courseSdDeg, 10),
    speedSdMps: number('engine.speedSdKn', found.speedSdKn, 0.5) * mpsPerKn,
  };
}

interface ForcingWork {
  readonly folder: string;
  readonly span: { readonly fromMs: number; readonly toMs: number };
  readonly closes: (() => void)[];
}

async function forcingOf(
  field: 'current' | 'wind',
  value: unknown,
  work: ForcingWork,
): Promise<Forcing> {
  const known = field === 'current' ? ['constant', 'netcdf', 'tide'] : ['constant', 'netcdf'];
  const found = fields(field, value, known);
  if (Object.keys(found).length !== 1) {
    throw new ScenarioError(field, value, `one of ${known.join(', ')}`);
  }
  if (found.constant !== undefined) {
    const vector = fields(`${field}.constant`, found.constant, ['eastMps', 'northMps']);
    return {
      kind: 'constant',
      eastMps: number(`${field}.constant.eastMps`, vector.eastMps),
      northMps: number(`${field}.constant.northMps`, vector.northMps),
    };
  }
  if (found.netcdf === undefined) {
    if (found.tide !== true) throw new ScenarioError(`${field}.tide`, found.tide, 'true');
    const file: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
    return createTidalStream(file).field;
  }
  const path = resolve(work.folder, word(`${field}.netcdf`, found.netcdf));
  const opened = await openForcing(path, work.span);
  work.closes.push(() => opened.close());
  const vectors = opened.vectors.find((one) => one.quantity === field);
  if (vectors !== undefined) return vectors;
  const has = [...opened.vectors, ...opened.scalars].map((one) => one.quantity).join(', ');
  throw new ScenarioError(`${field}.netcdf`, has, `a file with a ${field}`);
}

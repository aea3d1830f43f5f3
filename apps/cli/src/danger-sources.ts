/** What is known along a crossing: the built-in stream, Sun and Moon, the month's water, options and files. */
import { readFileSync } from 'node:fs';
import {
  type Conditions,
  currentWithError,
  fetchUpwind,
  type KnownVector,
  type KnownWaves,
  type StraitPlaces,
  waterWithError,
  wavesWithError,
  windWithError,
} from '@straitwatch/danger';
import { dataFileUrl, type SurvivalFile } from '@straitwatch/data';
import {
  type GridScalarField,
  type GridVectorField,
  type OpenedForcing,
  openForcing,
  straitWindow,
} from '@straitwatch/forcing';
import { type LatLon, mpsPerKn, radPerDeg } from '@straitwatch/geo';
import {
  createTidalStream,
  type StreamGridFile,
  sampleScalar,
  sampleVector,
  seaTemperature,
  skyLight,
} from '@straitwatch/metocean';
import { type ParsedOptions, UsageError } from './options.js';

/** Files of one call. */
const filesMax = 16;
export interface Sources {
  conditionsAt(place: LatLon, timeMs: number): Conditions;
  close(): void;
}

interface Given {
  readonly wind: KnownVector | undefined;
  readonly waves: KnownWaves | undefined;
  readonly visibility: Conditions['visibility'] | undefined;
  readonly water: Conditions['water'] | undefined;
}

/** @throws UsageError, ForcingError */
export async function openSources(
  options: ParsedOptions,
  strait: StraitPlaces,
  span: { readonly fromMs: number; readonly toMs: number },
): Promise<Sources> {
  const given: Given = {
    wind: windOption(options),
    waves: wavesOption(options),
    visibility: visibilityOption(options),
    water: waterOption(options),
  };
  const files = options.list('forcing');
  if (files.length > filesMax) {
    throw new UsageError(`--forcing: got ${files.length} files, expected at most ${filesMax}`);
  }
  const opened: OpenedForcing[] = [];
  const close = (): void => {
    for (const one of opened) one.close();
  };
  try {
    for (const file of files)
      opened.push(await openForcing(file, { window: straitWindow, ...span }));
  } catch (error) {
    close();
    throw error;
  }
  const grid: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
  const survival: SurvivalFile = JSON.parse(readFileSync(dataFileUrl('survival'), 'utf8'));
  const stream = createTidalStream(grid);
  const months = survival.sea_temperature_c.strait_monthly_estimate;
  const builtInStream = (place: LatLon, timeMs: number): KnownVector | undefined => {
    const found = stream.at(place.lat, place.lon, timeMs);
    return found && { ...found, source: 'built-in tidal stream' };
  };
  const conditionsAt = (place: LatLon, timeMs: number): Conditions => {
    const read = readerAt(opened, place, timeMs);
    const wind = given.wind ?? read.wind();
    const waves = given.waves ?? read.waves();
    const current = read.current() ?? builtInStream(place, timeMs);
    const fetch = waves === undefined ? fetchUpwind(strait.coast, place, wind) : undefined;
    return {
      ...(wind && { wind }),
      ...(waves && { waves }),
      ...(current && { stream: current }),
      ...(fetch && { fetch }),
      ...(given.visibility && { visibility: given.visibility }),
      water: given.water ?? read.water() ?? seaTemperature(months, timeMs),
      sky: { ...skyLight(place.lat, place.lon, timeMs), source: 'Meeus, Astronomical Algorithms' },
    };
  };
  return { conditionsAt, close };
}

/** What the files know of a place and time: of each quantity the first that has it. */
function readerAt(files: readonly OpenedForcing[], place: LatLon, timeMs: number) {
  const at = { timeMs, latDeg: place.lat, lonDeg: place.lon };
  const vector = (quantity: GridVectorField['quantity']) => {
    for (const field of files.flatMap((one) => one.vectors)) {
      const value = field.quantity === quantity ? sampleVector(field, at) : undefined;
      if (value !== undefined) return { ...value, source: field.source.text };
    }
    return undefined;
  };
  const scalar = (quantity: GridScalarField['quantity']) => {
    for (const field of files.flatMap((one) => one.scalars)) {
      if (field.quantity !== quantity) continue;
      const read = (index: number): Float32Array => field.frame(index).values;
      const value = sampleScalar({ ...field, kind: 'scalar-grid', frame: read }, at);
      if (value !== undefined) return { value, source: field.source.text };
    }
    return undefined;
  };
  return {
    wind: () => {
      const found = vector('wind');
      return found && windWithError(found);
    },
    current: () => {
      const found = vector('current');
      return found && currentWithError(found);
    },
    waves: (): KnownWaves | undefined => {
      const height = scalar('wave-height');
      if (height === undefined) return undefined;
      const { value: heightM, source } = height;
      const periodS = scalar('wave-period')?.value;
      return wavesWithError({ heightM, periodS, fromDegTrue: scalar('wave-from')?.value, source });
    },
    water: () => {
      const found = scalar('sea-temperature');
      return found && waterWithError({ temperatureC: found.value, source: found.source });
    },
  };
}

const degreesForm = /^\d{1,3}(?:\.\d+)?$/;

function degrees(option: string, text: string | undefined): number {
  const value = text !== undefined && degreesForm.test(text) ? Number(text) : Number.NaN;
  if (value <= 360) return value;
  throw new UsageError(
    `--${option}: got ${text}, expected degrees true, 0 to 360, where it comes from`,
  );
}

function windOption(options: ParsedOptions): KnownVector | undefined {
  const text = options.value('wind');
  if (text === undefined) return undefined;
  const found = /^(\d{1,3}(?:\.\d+)?)(kn|mps)@([\d.]+)$/.exec(text);
  if (found === null) {
    const expected = 'a speed with its unit and where it comes from, as 15kn@225 or 8mps@225';
    throw new UsageError(`--wind: got ${text.slice(0, 40)}, expected ${expected}`);
  }
  const speed = Number(found[1]) * (found[2] === 'kn' ? mpsPerKn : 1);
  if (speed > 50) throw new UsageError(`--wind: got ${text}, expected at most 50 m/s`);
  const from = degrees('wind', found[3]) * radPerDeg;
  const [eastMps, northMps] = [-speed * Math.sin(from), -speed * Math.cos(from)];
  return windWithError({ eastMps, northMps, source: `--wind ${text}` });
}

function wavesOption(options: ParsedOptions): KnownWaves | undefined {
  const text = options.value('waves');
  if (text === undefined) return undefined;
  const found = /^(\d{1,2}(?:\.\d+)?)m(?:@(\d{1,2}(?:\.\d+)?)s)?(?:@([\d.]+))?$/.exec(text);
  if (found === null || Number(found[1]) > 20) {
    const expected =
      'a significant height, and if known peak period and where they come from, as 0.8m@4s@225';
    throw new UsageError(`--waves: got ${text.slice(0, 40)}, expected ${expected}`);
  }
  return wavesWithError({
    heightM: Number(found[1]),
    periodS: found[2] === undefined ? undefined : Number(found[2]),
    fromDegTrue: found[3] === undefined ? undefined : degrees('waves', found[3]),
    source: `--waves ${text}`,
  });
}

function numberOption(
  options: ParsedOptions,
  name: string,
  range: { readonly min: number; readonly max: number; readonly unit: string },
): number | undefined {
  const text = options.value(name);
  if (text === undefined) return undefined;
  const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  const expected = `${range.unit}, ${range.min} to ${range.max}`;
  throw new UsageError(`--${name}: got ${text.slice(0, 40)}, expected ${expected}`);
}

function visibilityOption(options: ParsedOptions): Conditions['visibility'] {
  const range = { min: 0, max: 100_000, unit: 'metres' };
  const visibilityM = numberOption(options, 'visibility-m', range);
  return visibilityM === undefined ? undefined : { visibilityM, source: '--visibility-m' };
}

function waterOption(options: ParsedOptions): Conditions['water'] {
  const temperatureC = numberOption(options, 'water-c', { min: -2, max: 35, unit: '°C' });
  if (temperatureC === undefined) return undefined;
  return { temperatureC, spreadC: 0.5, source: '--water-c; 0.5 °C either way assumed' };
}

/** Knots through the water. */
export function speedOption(options: ParsedOptions): number {
  const range = { min: 0.1, max: 40, unit: 'knots' };
  return (numberOption(options, 'speed-kn', range) ?? 4) * mpsPerKn;
}

/** What each dimension of a variable is, by the CF conventions: time, longitude, latitude, level or other. */
import { type ForcingError, refuse, within } from '../errors.js';
import { type Axis, regularAxis, unrolled } from '../grid.js';
import { limits } from '../limits.js';
import { type CfDataset, type CfVariable, textOf } from '../netcdf/dataset.js';
import { isTimeUnits, timesMsOf, timeUnits } from './time.js';

export type Role = 'time' | 'lon' | 'lat' | 'level' | 'projected' | 'other';

const eastUnits = /^degrees?_?(?:east|e)$/i;
const northUnits = /^degrees?_?(?:north|n)$/i;
const levelNames =
  /^(?:depth|height|altitude|ocean_sigma.*|ocean_s_coordinate.*|ocean_layer|model_level_number|air_pressure|height_above_.*)$/;

/** The role of a coordinate variable. */
export function roleOf(variable: CfVariable): Role {
  const name = textOf(variable.attributes, 'standard_name') ?? '';
  const units = textOf(variable.attributes, 'units') ?? '';
  const axis = (textOf(variable.attributes, 'axis') ?? '').toUpperCase();
  if (name === 'time' || (name === '' && isTimeUnits(units))) return 'time';
  if (/^(?:projection_[xy]_coordinate|grid_(?:longitude|latitude))/.test(name)) return 'projected';
  if (name === 'longitude' || eastUnits.test(units)) return 'lon';
  if (name === 'latitude' || northUnits.test(units)) return 'lat';
  if (axis === 'T' && isTimeUnits(units)) return 'time';
  if (levelNames.test(name) || axis === 'Z' || variable.attributes.has('positive')) return 'level';
  const isDegrees = /^degrees?$/i.test(units);
  if (axis === 'X') return isDegrees ? 'lon' : 'projected';
  if (axis === 'Y') return isDegrees ? 'lat' : 'projected';
  return 'other';
}

/** All numbers of a coordinate variable. */
export function pointsOf(dataset: CfDataset, variable: CfVariable): Float64Array {
  const all = variable.shape.reduce((product, one) => product * one, 1);
  within(`${variable.name}: points`, all, limits.axisPointsMax);
  return dataset.read(
    variable,
    variable.shape.map(() => 0),
    variable.shape,
  );
}

export interface Layout {
  /** Place of each in the dimensions of the variable; -1 for a time that is no dimension. */
  readonly timeAt: number;
  readonly lonAt: number;
  readonly latAt: number;
  /** Index that is read of every other dimension: the surface level, or 0. */
  readonly fixed: readonly number[];
  readonly lon: Axis;
  readonly lat: Axis;
  readonly timesMs: Float64Array;
  readonly levelText?: string;
}

/** The coordinate variable of one dimension: of its name, or the only one along it that has a role. */
function coordinateOf(dataset: CfDataset, dimension: string): CfVariable | undefined {
  const along = dataset.variables.filter(
    (one) => one.shape.length === 1 && one.dimensions[0] === dimension,
  );
  return (
    along.find((one) => one.name === dimension) ??
    along.find((one) => ['lon', 'lat', 'time', 'level'].includes(roleOf(one)))
  );
}

function noGrid(dataset: CfDataset, variable: CfVariable, isProjected: boolean): ForcingError {
  const isCurved = dataset.variables.some(
    (one) => one.shape.length === 2 && ['lon', 'lat'].includes(roleOf(one)),
  );
  const value = isProjected
    ? 'a projected or rotated grid'
    : isCurved
      ? 'a curvilinear grid (two-dimensional longitudes)'
      : `dimensions ${variable.dimensions.join(', ') || 'none'}`;
  const expected =
    'a regular grid of longitudes and latitudes, one-dimensional each; ' +
    'regrid it first, vectors turned to east and north (cdo remapbil, or the provider’s own product)';
  return refuse('FORCING_GRID', variable.name, value, expected);
}

/** @throws ForcingError where the variable is not on a regular grid of longitude and latitude in time. */
export function layoutOf(
  dataset: CfDataset,
  variable: CfVariable,
  target: { readonly levelM: number; readonly levelMaxM: number },
): Layout {
  const roles = variable.dimensions.map((dimension): [Role, CfVariable | undefined] => {
    const coordinate = coordinateOf(dataset, dimension);
    return [coordinate === undefined ? 'other' : roleOf(coordinate), coordinate];
  });
  const at = (role: Role): number => roles.findIndex(([one]) => one === role);
  const lonAt = at('lon');
  const latAt = at('lat');
  const lonOf = roles[lonAt]?.[1];
  const latOf = roles[latAt]?.[1];
  if (lonOf === undefined || latOf === undefined) {
    throw noGrid(dataset, variable, at('projected') >= 0);
  }
  let levelText: string | undefined;
  const fixed = roles.map(([role, coordinate], i) => {
    if (['time', 'lon', 'lat'].includes(role) && at(role) === i) return 0;
    const length = variable.shape[i] ?? 0;
    if (role === 'level' && coordinate !== undefined) {
      const found = levelOf(dataset, coordinate, target);
      levelText = found.text;
      return found.index;
    }
    if (length === 1) return 0;
    const field = `${variable.name}: dimension ${variable.dimensions[i]}`;
    return refuse('FORCING_GRID', field, `${length} of it`, 'one; select one first (ncks -d)');
  });
  const timeAt = at('time');
  const timeOf = roles[timeAt]?.[1] ?? scalarTime(dataset, variable);
  return {
    timeAt,
    lonAt,
    latAt,
    fixed,
    lon: regularAxis(lonOf.name, unrolled(pointsOf(dataset, lonOf))),
    lat: regularAxis(latOf.name, pointsOf(dataset, latOf)),
    timesMs: timesOf(dataset, variable, timeOf),
    ...(levelText === undefined ? {} : { levelText }),
  };
}

function scalarTime(dataset: CfDataset, variable: CfVariable): CfVariable | undefined {
  const named = (textOf(variable.attributes, 'coordinates') ?? '').split(/\s+/);
  const scalars = dataset.variables.filter(
    (one) =>
      one.shape.reduce((all, length) => all * length, 1) === 1 &&
      roleOf(one) === 'time' &&
      textOf(one.attributes, 'standard_name') !== 'forecast_reference_time',
  );
  return (
    scalars.find((one) => named.includes(one.name)) ?? scalars.find((one) => one.name === 'time')
  );
}

function timesOf(
  dataset: CfDataset,
  variable: CfVariable,
  timeOf: CfVariable | undefined,
): Float64Array {
  if (timeOf === undefined) {
    const expected = 'a time axis with units such as hours since 2026-01-10';
    return refuse('FORCING_TIME', variable.name, 'no time', expected);
  }
  const units = textOf(timeOf.attributes, 'units');
  const read = timeUnits(timeOf.name, units ?? 'none', textOf(timeOf.attributes, 'calendar'));
  const count = timeOf.shape.reduce((all, length) => all * length, 1);
  within(`${timeOf.name}: times`, count, limits.timesMax);
  if (count === 0) refuse('FORCING_TIME', timeOf.name, 'no times', 'at least one time');
  const timesMs = timesMsOf(timeOf.name, pointsOf(dataset, timeOf), read);
  for (let i = 1; i < timesMs.length; i += 1) {
    if ((timesMs[i] ?? 0) > (timesMs[i - 1] ?? 0)) continue;
    const value = new Date(timesMs[i] ?? 0).toISOString();
    refuse('FORCING_TIME', `${timeOf.name}[${i}]`, value, 'a time after the one before it');
  }
  return timesMs;
}

/** The level nearest to the one that is wanted: the surface for water, 10 m for wind. */
function levelOf(
  dataset: CfDataset,
  coordinate: CfVariable,
  target: { readonly levelM: number; readonly levelMaxM: number },
): { index: number; text: string } {
  const points = pointsOf(dataset, coordinate);
  const units = textOf(coordinate.attributes, 'units') ?? '';
  let index = 0;
  for (let i = 1; i < points.length; i += 1) {
    const off = Math.abs(Math.abs(points[i] ?? 0) - target.levelM);
    if (off < Math.abs(Math.abs(points[index] ?? 0) - target.levelM)) index = i;
  }
  const level = points[index];
  const text = `${coordinate.name} ${level ?? 'none'} ${units}`.trim();
  const isMetres = /^(?:m|meters?|metres?)$/i.test(units);
  const off = Math.abs(Math.abs(level ?? Number.NaN) - target.levelM);
  const isPressure = /^(?:pa|hpa|mbar|millibars?)$/i.test(units);
  if (isPressure || (isMetres && !(off <= target.levelMaxM)) || level === undefined) {
    const expected = `a level within ${target.levelMaxM} m of ${target.levelM} m`;
    refuse('FORCING_GRID', `${coordinate.name}: level`, text, expected);
  }
  return { index, text };
}

/** What is looked for in files, by CF standard names, and the units it comes in. */
import { refuse } from './errors.js';
import { currentMpsMax, windMpsMax } from './limits.js';
import type { Quantity, ScalarQuantity, VectorQuantity } from './types.js';

/** Standard names of the CF table (version 86); the first that is there is used. */
export const vectorNames: Readonly<
  Record<VectorQuantity, readonly (readonly [east: string, north: string])[]>
> = {
  current: [
    ['eastward_sea_water_velocity', 'northward_sea_water_velocity'],
    ['x_sea_water_velocity', 'y_sea_water_velocity'],
    ['surface_eastward_sea_water_velocity', 'surface_northward_sea_water_velocity'],
    ['surface_sea_water_x_velocity', 'surface_sea_water_y_velocity'],
    ['barotropic_eastward_sea_water_velocity', 'barotropic_northward_sea_water_velocity'],
  ],
  wind: [
    ['eastward_wind', 'northward_wind'],
    ['x_wind', 'y_wind'],
  ],
};

export const scalarNames: Readonly<Record<ScalarQuantity, readonly string[]>> = {
  'wave-height': ['sea_surface_wave_significant_height'],
  'wave-period': [
    'sea_surface_wave_mean_period',
    'sea_surface_wave_mean_period_from_variance_spectral_density_second_frequency_moment',
    'sea_surface_wave_mean_period_from_variance_spectral_density_inverse_frequency_moment',
    'sea_surface_wave_period_at_variance_spectral_density_maximum',
    'sea_surface_wave_zero_upcrossing_period',
  ],
  'wave-from': ['sea_surface_wave_from_direction', 'sea_surface_wind_wave_from_direction'],
  'sea-temperature': [
    'sea_surface_temperature',
    'sea_surface_foundation_temperature',
    'sea_water_temperature',
    'sea_water_potential_temperature',
  ],
};

/** What nature allows, in our units. */
export const allowed: Readonly<Record<Quantity, { readonly min: number; readonly max: number }>> = {
  current: { min: -currentMpsMax, max: currentMpsMax },
  wind: { min: -windMpsMax, max: windMpsMax },
  'wave-height': { min: 0, max: 40 },
  'wave-period': { min: 0, max: 60 },
  'wave-from': { min: -360, max: 720 },
  'sea-temperature': { min: -5, max: 50 },
};

/** value * scale + offset is in our unit. */
export interface Conversion {
  readonly scale: number;
  readonly offset: number;
}
const same: Conversion = { scale: 1, offset: 0 };
const speeds: Readonly<Record<string, Conversion>> = {
  'm/s': same,
  'cm/s': { scale: 0.01, offset: 0 },
  'km/h': { scale: 1 / 3.6, offset: 0 },
  knot: { scale: 1852 / 3600, offset: 0 },
};
const others: Readonly<Record<ScalarQuantity, Readonly<Record<string, Conversion>>>> = {
  'wave-height': { m: same, cm: { scale: 0.01, offset: 0 } },
  'wave-period': { s: same },
  'wave-from': { degree: same },
  'sea-temperature': { degC: same, K: { scale: 1, offset: -273.15 } },
};

const spellings: Readonly<Record<string, string>> = {
  'm s-1': 'm/s',
  'm.s-1': 'm/s',
  'm s^-1': 'm/s',
  'm s**-1': 'm/s',
  'm*s-1': 'm/s',
  'meter second-1': 'm/s',
  'meters/second': 'm/s',
  'meter/sec': 'm/s',
  'metre/second': 'm/s',
  'meters/sec': 'm/s',
  'cm s-1': 'cm/s',
  'cm.s-1': 'cm/s',
  'km h-1': 'km/h',
  knots: 'knot',
  kn: 'knot',
  kt: 'knot',
  meter: 'm',
  meters: 'm',
  metre: 'm',
  metres: 'm',
  second: 's',
  seconds: 's',
  degrees: 'degree',
  deg: 'degree',
  degrees_true: 'degree',
  degree_true: 'degree',
  celsius: 'degC',
  Celsius: 'degC',
  degrees_C: 'degC',
  degree_C: 'degC',
  degree_Celsius: 'degC',
  degrees_Celsius: 'degC',
  degree_celsius: 'degC',
  degrees_celsius: 'degC',
  deg_C: 'degC',
  '°C': 'degC',
  C: 'degC',
  kelvin: 'K',
  Kelvin: 'K',
  kelvins: 'K',
};

/** @throws ForcingError `FORCING_UNITS` where units are missing or of something else. */
export function conversionOf(
  name: string,
  quantity: Quantity,
  units: string | undefined,
): Conversion {
  const known = quantity === 'current' || quantity === 'wind' ? speeds : others[quantity];
  const spelt = units === undefined ? '' : (spellings[units] ?? units);
  const found = Object.hasOwn(known, spelt) ? known[spelt] : undefined;
  if (found !== undefined) return found;
  const expected = `units of ${Object.keys(known).join(', ')}`;
  return refuse('FORCING_UNITS', `${name}: units`, units ?? 'none', expected);
}

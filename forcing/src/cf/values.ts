/** Packed numbers to values, by CF (section 8.1) and the NetCDF user's guide (attribute conventions). */
import { refuse } from '../errors.js';
import { type CfVariable, numberOf, type Storage, textOf } from '../netcdf/dataset.js';
import type { Conversion } from '../quantities.js';

/** NC_FILL_* of netcdf.h: what was never written. */
const defaultFill: Partial<Record<Storage, number>> = {
  short: -32_767,
  int: -2_147_483_647,
  float: 9.969209968386869e36,
  double: 9.969209968386869e36,
  ushort: 65_535,
  uint: 4_294_967_295,
};
const wholeNumbers: readonly Storage[] = ['byte', 'short', 'int', 'ubyte', 'ushort', 'uint'];
const unsignedSpan: Partial<Record<Storage, number>> = { byte: 256, short: 65_536, int: 2 ** 32 };

/** Raw number in, value in our unit out; NaN where there is none. */
export type Decoder = (raw: number) => number;

/** @throws ForcingError where scale or offset are no numbers. */
export function decoderOf(variable: CfVariable, conversion: Conversion): Decoder {
  const { attributes, storage, name } = variable;
  if (storage === 'char' || storage === 'other') {
    refuse('FORCING_FORMAT', name, `values of type ${storage}`, 'numbers');
  }
  const scale = numberOf(attributes, 'scale_factor') ?? 1;
  const offset = numberOf(attributes, 'add_offset') ?? 0;
  // Smaller, a broken attribute would make every speed zero.
  if (!(Math.abs(scale) >= 1e-12 && Math.abs(scale) <= 1e12 && Number.isFinite(offset))) {
    refuse('FORCING_BROKEN', `${name}: scale_factor`, scale, 'a number from 1e-12 to 1e12');
  }
  const isUnsigned = /^true$/i.test(textOf(attributes, '_Unsigned') ?? '');
  const span = isUnsigned ? (unsignedSpan[storage] ?? 0) : 0;
  const signless = (value: number): number => (value < 0 ? value + span : value);

  const listed = ['_FillValue', 'missing_value'].flatMap((key) => {
    const found = attributes.get(key);
    return found === undefined || typeof found === 'string' ? [] : [...found];
  });
  const fill = attributes.has('_FillValue') ? undefined : defaultFill[storage];
  const missing = [...listed, ...(fill === undefined ? [] : [fill])].map(signless);

  const range = attributes.get('valid_range');
  const [rangeMin, rangeMax] = range === undefined || typeof range === 'string' ? [] : range;
  const min = numberOf(attributes, 'valid_min') ?? rangeMin ?? Number.NEGATIVE_INFINITY;
  const max = numberOf(attributes, 'valid_max') ?? rangeMax ?? Number.POSITIVE_INFINITY;
  // The range is of the packed numbers, but of the values where it is floating point and they are not.
  const isFloat = ['valid_range', 'valid_min', 'valid_max'].some(
    (key) => attributes.get(key) instanceof Float64Array,
  );
  const isOfValues = wholeNumbers.includes(storage) && isFloat;
  return (read) => {
    const raw = signless(read);
    for (let i = 0; i < missing.length; i += 1) if (raw === missing[i]) return Number.NaN;
    const value = raw * scale + offset;
    const ranged = isOfValues ? value : raw;
    if (ranged < min || ranged > max) return Number.NaN;
    return value * conversion.scale + conversion.offset;
  };
}

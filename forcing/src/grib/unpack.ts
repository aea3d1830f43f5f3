/** The values of one GRIB2 field, in the order in which they stand in the file; NaN where there is none. */
import type { ByteSource } from '../bytes.js';
import { refuse, within } from '../errors.js';
import { limits } from '../limits.js';
import { BitReader, type Octets } from './bits.js';
import { unpackCcsds } from './ccsds.js';
import { unpackComplex } from './complex.js';
import type { Jpeg2000 } from './jpeg2000.js';
import type { GribField } from './messages.js';

export const packingOf = (field: GribField): number => field.section5.u16(10);
export const jpeg2000Packing = 40;

const known: Readonly<Record<number, string>> = {
  0: 'simple',
  2: 'complex',
  3: 'complex with spatial differencing',
  4: 'IEEE',
  40: 'JPEG 2000',
  42: 'CCSDS',
};
const unknown: Readonly<Record<number, string>> = {
  1: 'matrix',
  41: 'PNG',
  50: 'spectral',
  51: 'spectral complex',
  61: 'logarithmic',
  200: 'run lengths',
};

/** @throws ForcingError `FORCING_PACKING` naming the packing, and how to repack. */
export function checkPacking(field: GribField): void {
  const template = packingOf(field);
  if (Object.hasOwn(known, template)) return;
  const value = `5.${template}${template in unknown ? ` (${unknown[template]})` : ''}`;
  const names = Object.entries(known).map(([number, name]) => `5.${number} ${name}`);
  const expected = `${names.join(', ')}; repack it (grib_set -r -s packingType=grid_simple)`;
  refuse('FORCING_PACKING', `${field.name}: packing`, value, expected);
}

/** @throws ForcingError where packing is unknown, numbers disagree or the data end too early. */
export function unpackField(
  source: ByteSource,
  field: GribField,
  points: number,
  jpeg2000: Jpeg2000 | undefined,
): Float64Array {
  const count = within(`${field.name}: values`, field.section5.u32(6), limits.gribPointsMax);
  const mask =
    field.bitmap === undefined
      ? undefined
      : source.read(field.bitmap.offset, Math.min(field.bitmap.count, Math.ceil(points / 8)));
  const present = mask === undefined ? points : countBits(mask, points, field.name);
  if (present !== count) {
    const expected = `${present} as the grid and its bitmap say`;
    refuse('FORCING_BROKEN', `${field.name}: values`, count, expected);
  }
  const data = source.read(field.data.offset, field.data.count);
  const values = unpackNumbers({ field, data, count, jpeg2000 });
  if (mask === undefined) return values;
  const out = new Float64Array(points);
  let next = 0;
  for (let i = 0; i < points; i += 1) {
    const isThere = ((mask[i >>> 3] ?? 0) >>> (7 - (i & 7))) & 1;
    out[i] = isThere ? (values[next++] ?? Number.NaN) : Number.NaN;
  }
  return out;
}

function countBits(mask: Uint8Array, points: number, name: string): number {
  if (mask.length * 8 < points) {
    refuse('FORCING_TRUNCATED', `${name}: bitmap`, `${mask.length} bytes`, `${points} bits`);
  }
  let count = 0;
  for (let i = 0; i < points; i += 1) count += ((mask[i >>> 3] ?? 0) >>> (7 - (i & 7))) & 1;
  return count;
}

interface Packed {
  readonly field: GribField;
  readonly data: Uint8Array;
  readonly count: number;
  readonly jpeg2000: Jpeg2000 | undefined;
}

function unpackNumbers(packed: Packed): Float64Array {
  const { field, data, count, jpeg2000 } = packed;
  const { section5 } = field;
  checkPacking(field);
  const template = packingOf(field);
  if (template === 4) return unpackIeee(section5, data, count);
  const bits = section5.u8(20);
  if (bits > 32) refuse('FORCING_PACKING', `${field.name}: bits of a value`, bits, 'at most 32');
  const scale = scaling(section5, field.name);
  if (template === 2 || template === 3) {
    return scale(unpackComplex(section5, data, orderOf(section5, template), count));
  }
  // No bits: one value for all.
  if (bits === 0 || count === 0) return scale(new Float64Array(count));
  if (template === 0) return scale(unpackSimple(data, bits, count, field.name));
  if (template === 42) {
    return scale(
      unpackCcsds(data, {
        count,
        bits,
        flags: section5.u8(22),
        blockSize: section5.u8(23),
        referenceBlocks: section5.u16(24),
      }),
    );
  }
  if (jpeg2000 === undefined) throw new RangeError('JPEG 2000 was not loaded');
  return scale(jpeg2000(data, count));
}

function orderOf(section5: Octets, template: number): 0 | 1 | 2 {
  if (template === 2) return 0;
  const order = section5.u8(48);
  if (order === 1 || order === 2) return order;
  return refuse('FORCING_PACKING', 'order of differences', order, '1 or 2');
}

/** Y = (R + X 2^E) / 10^D (regulation 92.9.4). Works in place. */
function scaling(section5: Octets, name: string): (numbers: Float64Array) => Float64Array {
  const reference = section5.f32(12);
  const [e, d] = [section5.s16(16), section5.s16(18)];
  // Beyond this a flipped bit would make every speed zero or infinite.
  if (!Number.isFinite(reference) || Math.abs(e) > 60 || Math.abs(d) > 12) {
    const value = `R ${reference}, E ${e}, D ${d}`;
    refuse(
      'FORCING_BROKEN',
      `${name}: scaling`,
      value,
      'a finite R, E of -60 to 60, D of -12 to 12',
    );
  }
  const binary = 2 ** e;
  const decimal = 10 ** -d;
  return (numbers) => {
    for (let i = 0; i < numbers.length; i += 1) {
      numbers[i] = (reference + (numbers[i] ?? 0) * binary) * decimal;
    }
    return numbers;
  };
}

function unpackSimple(data: Uint8Array, bits: number, count: number, name: string): Float64Array {
  const reader = new BitReader(data, `${name}: data`);
  reader.need(bits * count);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i += 1) out[i] = reader.take(bits);
  return out;
}

function unpackIeee(section5: Octets, data: Uint8Array, count: number): Float64Array {
  const size = section5.u8(12) === 1 ? 4 : section5.u8(12) === 2 ? 8 : 0;
  if (size === 0) refuse('FORCING_PACKING', 'IEEE precision', section5.u8(12), '1 or 2');
  if (data.length < size * count) {
    refuse('FORCING_TRUNCATED', 'IEEE data', `${data.length} bytes`, `${size * count} bytes`);
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    out[i] = size === 4 ? view.getFloat32(i * 4) : view.getFloat64(i * 8);
  }
  return out;
}

/**
 * Complex packing (5.2) and complex packing with spatial differencing (5.3).
 *
 * Source: WMO-No. 306, Manual on Codes, Volume I.2, templates 5.2, 5.3, 7.2, 7.3 and the notes on them.
 */
import { refuse, within } from '../errors.js';
import { limits } from '../limits.js';
import { BitReader, type Octets } from './bits.js';

interface Groups {
  readonly references: Float64Array;
  readonly widths: Float64Array;
  readonly lengths: Float64Array;
}

/** The packed whole numbers, NaN where one is missing. */
export function unpackComplex(
  section5: Octets,
  data: Uint8Array,
  order: 0 | 1 | 2,
  count: number,
): Float64Array {
  const bits = section5.u8(20);
  const management = section5.u8(23);
  if (section5.u8(22) !== 1) {
    refuse('FORCING_PACKING', 'group splitting', section5.u8(22), '1 (general)');
  }
  if (management > 2 || bits > 32) {
    refuse('FORCING_PACKING', 'missing values, bits', `${management}, ${bits}`, '0 to 2, 0 to 32');
  }
  const reader = new BitReader(data, 'complex packing');
  const extra = order === 0 ? 0 : within('extra descriptors: octets', section5.u8(49), 4);
  const firsts: number[] = [];
  for (let i = 0; i < order; i += 1) firsts.push(reader.take(extra * 8));
  const smallest = order === 0 ? 0 : signed(reader, extra * 8);

  const groups = readGroups(section5, reader, bits, count);
  const values = readValues(reader, groups, { bits, management, count });
  if (order > 0) integrate(values, firsts, smallest);
  return values;
}

function signed(reader: BitReader, bits: number): number {
  if (bits === 0) return 0;
  const isNegative = reader.take(1) === 1;
  const size = reader.take(bits - 1);
  return isNegative ? -size : size;
}

function readGroups(section5: Octets, reader: BitReader, bits: number, count: number): Groups {
  const groups = within('groups', section5.u32(32), Math.min(count, limits.gribPointsMax));
  const [widthLeast, widthBits] = [section5.u8(36), section5.u8(37)];
  const [lengthLeast, lengthStep, lengthLast, lengthBits] = [
    section5.u32(38),
    section5.u8(42),
    section5.u32(43),
    section5.u8(47),
  ];
  if (widthBits > 32 || lengthBits > 32) {
    refuse('FORCING_BROKEN', 'bits of groups', `${widthBits}, ${lengthBits}`, 'at most 32');
  }
  const list = (bitsEach: number): Float64Array => {
    reader.need(groups * bitsEach);
    const out = new Float64Array(groups);
    for (let i = 0; i < groups; i += 1) out[i] = reader.take(bitsEach);
    reader.toByte();
    return out;
  };
  const references = list(bits);
  const widths = list(widthBits).map((one) => one + widthLeast);
  const lengths = list(lengthBits).map((one) => one * lengthStep + lengthLeast);
  if (groups > 0) lengths[groups - 1] = lengthLast;
  const all = lengths.reduce((sum, one) => sum + one, 0);
  if (all !== count) refuse('FORCING_BROKEN', 'lengths of groups', all, `${count} in all`);
  const widest = widths.reduce((most, one) => Math.max(most, one), 0);
  if (widest > 32) refuse('FORCING_BROKEN', 'bits of a group', widest, 'at most 32');
  return { references, widths, lengths };
}

function readValues(
  reader: BitReader,
  { references, widths, lengths }: Groups,
  { bits, management, count }: { bits: number; management: number; count: number },
): Float64Array {
  const out = new Float64Array(count);
  let at = 0;
  for (let group = 0; group < lengths.length; group += 1) {
    const reference = references[group] ?? 0;
    const width = widths[group] ?? 0;
    const length = lengths[group] ?? 0;
    // All ones mean missing; with two kinds of missing, all ones but the last bit does too.
    const least = 2 ** (width === 0 ? bits : width) - management;
    if (width === 0) {
      const isMissing = management > 0 && bits > 0 && reference >= least;
      out.fill(isMissing ? Number.NaN : reference, at, at + length);
    } else {
      reader.need(width * length);
      for (let i = 0; i < length; i += 1) {
        const value = reader.take(width);
        out[at + i] = management > 0 && value >= least ? Number.NaN : value + reference;
      }
    }
    at += length;
  }
  return out;
}

/** Undoes first or second differences, over the values that are there. */
function integrate(values: Float64Array, firsts: readonly number[], smallest: number): void {
  let known = 0;
  let before = 0;
  let beforeThat = 0;
  for (let i = 0; i < values.length; i += 1) {
    const difference = values[i] ?? 0;
    if (Number.isNaN(difference)) continue;
    const first = firsts[known];
    let value = first ?? difference + smallest + before;
    if (first === undefined && firsts.length === 2) value += before - beforeThat;
    values[i] = value;
    beforeThat = before;
    before = value;
    known += 1;
  }
}

/** Grid, time and meaning of a GRIB2 field: templates 3.0 and 4.0, 4.1, 4.2, 4.8, 4.11, 4.12. */
import { refuse, within } from '../errors.js';
import { type Axis, regularAxis } from '../grid.js';
import { limits } from '../limits.js';
import type { Quantity } from '../types.js';
import type { Octets } from './bits.js';
import type { GribField } from './messages.js';

export interface GribGrid {
  readonly lon: Axis;
  readonly lat: Axis;
  /** Neighbours in the file lie north and south of each other. */
  readonly isColumnwise: boolean;
  /** Every second row (or column) runs backwards. */
  readonly isWinding: boolean;
  readonly isGridRelative: boolean;
}

const gridNames: Readonly<Record<number, string>> = {
  1: 'rotated',
  10: 'Mercator',
  20: 'polar stereographic',
  30: 'Lambert',
  40: 'Gaussian',
  101: 'unstructured (triangles)',
};
const missing32 = 0xffff_ffff;
const micro = 1e-6;

/** @throws ForcingError `FORCING_GRID` for another grid than regular longitudes and latitudes. */
export function gridOf({ section3, name }: GribField): GribGrid {
  const template = section3.u16(13);
  const columns = section3.u32(31);
  const rows = section3.u32(35);
  const isReduced = columns === missing32 || rows === missing32 || section3.u8(11) !== 0;
  if (section3.u8(6) !== 0 || template !== 0 || isReduced) {
    const kind = isReduced && template === 0 ? 'reduced' : (gridNames[template] ?? 'another');
    const expected =
      'template 3.0, regular longitudes and latitudes; regrid it first, vectors turned to ' +
      'east and north (cdo remapbil, wgrib2 -new_grid)';
    refuse('FORCING_GRID', `${name}: grid`, `template 3.${template} (${kind})`, expected);
  }
  const points = within(`${name}: points`, section3.u32(7), limits.gribPointsMax);
  if (columns * rows !== points || columns < 2 || rows < 2) {
    refuse('FORCING_GRID', `${name}: points`, points, `${columns} x ${rows}, at least 2 x 2`);
  }
  const scan = section3.u8(72);
  if ((scan & 0x0f) !== 0) {
    refuse('FORCING_GRID', `${name}: scanning mode`, scan, 'rows that are not shifted');
  }
  const unit = unitOf(section3);
  const [lat1, lon1] = [section3.s32(47) * unit, section3.s32(51) * unit];
  const [lat2, lon2] = [section3.s32(56) * unit, section3.s32(60) * unit];
  const isWestward = (scan & 0x80) !== 0;
  const isNorthward = (scan & 0x40) !== 0;
  const turn = isWestward ? -360 : 360;
  const end = isWestward === lon2 < lon1 ? lon2 : lon2 + turn;
  if (isNorthward !== lat2 > lat1) {
    const value = `${lat1} to ${lat2}`;
    const expected = isNorthward ? 'from south to north' : 'from north to south';
    refuse('FORCING_GRID', `${name}: latitudes`, value, expected);
  }
  return {
    lon: regularAxis(`${name}: longitudes`, line(lon1, end, columns)),
    lat: regularAxis(`${name}: latitudes`, line(lat1, lat2, rows)),
    isColumnwise: (scan & 0x20) !== 0,
    isWinding: (scan & 0x10) !== 0,
    isGridRelative: (section3.u8(55) & 0x08) !== 0,
  };
}

function unitOf(section3: Octets): number {
  const [basic, parts] = [section3.u32(39), section3.u32(43)];
  return basic === 0 || basic === missing32 || parts === 0 || parts === missing32
    ? micro
    : basic / parts;
}

function line(first: number, last: number, count: number): Float64Array {
  within('points of an axis', count, limits.axisPointsMax);
  const step = (last - first) / (count - 1);
  return Float64Array.from({ length: count }, (_, i) => first + i * step);
}

const unitMs: Readonly<Record<number, number>> = {
  0: 60_000,
  1: 3_600_000,
  2: 86_400_000,
  10: 3 * 3_600_000,
  11: 6 * 3_600_000,
  12: 12 * 3_600_000,
  13: 1000,
};
/** Where the end of the interval stands, in templates that speak of one. */
const endOctets: Readonly<Record<number, number>> = { 8: 35, 11: 38, 12: 37 };
const pointTemplates = [0, 1, 2];

function dateAt(section: Octets, octet: number, name: string): number {
  const [year, month, day] = [section.u16(octet), section.u8(octet + 2), section.u8(octet + 3)];
  const [hour, minute, second] = [4, 5, 6].map((more) => section.u8(octet + more));
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (year >= 1900 && year <= 2200 && isReal) return ms;
  return refuse('FORCING_TIME', name, `${year}-${month}-${day}`, 'a date from 1900 to 2200');
}

export interface GribTimes {
  readonly referenceTimeMs: number;
  readonly validTimeMs: number;
}

/** @throws ForcingError where the template is unknown, or values are extremes or sums over an interval. */
export function timesOf({ section1, section4, name }: GribField): GribTimes {
  const template = section4.u16(8);
  const referenceTimeMs = dateAt(section1, 13, `${name}: reference time`);
  const ms = unitMs[section4.u8(18)];
  if (ms === undefined) {
    refuse('FORCING_TIME', `${name}: unit of time`, section4.u8(18), 'seconds to days');
  }
  const startMs = referenceTimeMs + section4.s32(19) * ms;
  if (pointTemplates.includes(template)) return { referenceTimeMs, validTimeMs: startMs };
  const endAt = endOctets[template];
  if (endAt === undefined) {
    const expected = 'templates 4.0, 4.1, 4.2, 4.8, 4.11, 4.12';
    return refuse('FORCING_PRODUCT', `${name}: product`, `template 4.${template}`, expected);
  }
  // Seven octets of time, the number of ranges, how many are missing, then the kind of the first range.
  if (section4.u8(endAt + 12) !== 0) {
    const value = `statistic ${section4.u8(endAt + 12)} over an interval`;
    refuse('FORCING_PRODUCT', `${name}: product`, value, 'values of a moment, or a mean (0)');
  }
  const endMs = dateAt(section4, endAt, `${name}: end of the interval`);
  // The mean over an interval stands for its middle.
  return { referenceTimeMs, validTimeMs: (startMs + endMs) / 2 };
}

export interface Meaning {
  readonly quantity: Quantity;
  /** 0 east or the only one, 1 north. */
  readonly component: 0 | 1;
  /** Lower is better: where a file has a quantity on several levels or of several kinds. */
  readonly rank: number;
  readonly text: string;
}

/** `discipline.category.number` of code table 4.2. */
const parameters: Readonly<
  Record<string, { quantity: Quantity; component?: 1; rank?: number; text: string }>
> = {
  '0.2.2': { quantity: 'wind', text: 'u of wind' },
  '0.2.3': { quantity: 'wind', component: 1, text: 'v of wind' },
  '10.1.2': { quantity: 'current', text: 'u of current' },
  '10.1.3': { quantity: 'current', component: 1, text: 'v of current' },
  '10.0.3': { quantity: 'wave-height', text: 'significant height of waves and swell' },
  '10.0.15': { quantity: 'wave-period', text: 'mean period of waves and swell' },
  '10.0.34': { quantity: 'wave-period', rank: 10, text: 'peak period' },
  '10.0.11': { quantity: 'wave-period', rank: 20, text: 'primary mean period' },
  '10.0.14': { quantity: 'wave-from', text: 'direction of waves and swell' },
  '10.0.10': { quantity: 'wave-from', rank: 20, text: 'primary direction' },
  '10.3.0': { quantity: 'sea-temperature', text: 'sea temperature' },
};

const levelOf = { ground: 1, aboveSea: 102, aboveGround: 103, belowSea: 160 } as const;

/** What a field is; undefined where it is nothing of ours, or on a level that is not wanted. */
export function meaningOf({ discipline, section4 }: GribField): Meaning | undefined {
  const found = parameters[`${discipline}.${section4.u8(10)}.${section4.u8(11)}`];
  if (found === undefined) return undefined;
  const kind = section4.u8(23);
  const levelM = section4.u32(25) === missing32 ? 0 : section4.s32(25) * 10 ** -section4.s8(24);
  const { quantity, component = 0, rank = 0, text } = found;
  const isAbove = kind === levelOf.aboveGround || kind === levelOf.aboveSea;
  if (quantity === 'wind') {
    if (isAbove && Math.abs(levelM - 10) <= 5) {
      return { quantity, component, rank: rank + Math.abs(levelM - 10), text };
    }
    // Wave models give the wind that drives them at the surface, and mean 10 m.
    return kind === levelOf.ground ? { quantity, component, rank: rank + 6, text } : undefined;
  }
  if (kind === levelOf.belowSea) {
    return Math.abs(levelM) <= 20
      ? { quantity, component, rank: rank + Math.abs(levelM), text }
      : undefined;
  }
  const isSurface = kind === levelOf.ground || (kind === 101 && quantity !== 'current');
  return isSurface ? { quantity, component, rank, text } : undefined;
}

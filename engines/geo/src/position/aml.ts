/**
 * Advanced Mobile Location as a text message: ETSI TS 103 625, "Transporting Handset Location to
 * PSAPs for Emergency Communications - Advanced Mobile Location", text SMS form:
 * `A"ML=1;lt=+51.03000;lg=+1.60000;rd=50;top=20260110011200;lc=95;pm=G;...`
 */
import { radiusInSd } from '../shapes.js';
import { type PositionAssumption, type PositionRefused, type Reading, refused } from './types.js';

/**
 * Radius taken where the message has none, by positioning method: satellite, wireless net, cell.
 */
const usualRadiusM: Readonly<Record<string, number>> = { G: 100, W: 300, C: 5000 };
const unknownRadiusM = 5000;
/** Least radius believed. */
const amlRadiusFloorM = 10;
const amlRadiusMaxM = 200_000;
const fieldsMax = 40;

/** Reads an AML message anywhere in a cleaned text; undefined when there is none. */
export function readAml(text: string): Reading | PositionRefused | undefined {
  const start = text.search(/A"?\s?ML=/i);
  if (start === -1) return undefined;
  const fields = new Map<string, string>();
  for (const part of text.slice(start).split(/[;\n]/, fieldsMax)) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const key = part.slice(0, equals).trim().toLowerCase();
    if (!fields.has(key)) fields.set(key, part.slice(equals + 1).trim());
  }
  if (!fields.has('lt') && !fields.has('lg')) return undefined;
  const lat = numberField(fields.get('lt'));
  const lon = numberField(fields.get('lg'));
  const method = (fields.get('pm') ?? '').toUpperCase();
  // A phone that found no place sends zeros, method N and radius N.
  const none = method.startsWith('N') || (lat === 0 && lon === 0);
  if (none) {
    return refused('POSITION_AML_NONE', {
      field: 'pm',
      value: `lt=${fields.get('lt')};lg=${fields.get('lg')};pm=${method}`,
      expected: 'a position; the phone says that it found none',
    });
  }
  if (lat === undefined || Math.abs(lat) > 90)
    return badField('lt', fields, 'degrees from -90 to 90');
  if (lon === undefined || Math.abs(lon) > 180)
    return badField('lg', fields, 'degrees from -180 to 180');
  const radius = radiusOf(fields, method);
  const time = timeOf(fields.get('top'));
  return {
    lat,
    lon,
    form: 'aml',
    radiusM: radius.radiusM,
    radiusReason: radius.said ? 'aml-radius' : 'method',
    assumptions: radius.assumptions,
    others: [],
    ...(time === undefined ? {} : { timeOfPosition: time }),
  };
}

function numberField(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?[0-9]{1,9}([.,][0-9]{1,15})?$/.test(text)
    ? Number(text.replace(',', '.'))
    : undefined;
}

function badField(
  field: string,
  fields: ReadonlyMap<string, string>,
  expected: string,
): PositionRefused {
  return refused('POSITION_OUT_OF_RANGE', { field, value: fields.get(field) ?? '', expected });
}

/**
 * The radius holds the place with confidence `lc`; for a circular normal that gives the 95 % one.
 */
function radiusOf(
  fields: ReadonlyMap<string, string>,
  method: string,
): { radiusM: number; said: boolean; assumptions: PositionAssumption[] } {
  const assumptions: PositionAssumption[] = [];
  const rd = numberField(fields.get('rd'));
  if (rd === undefined || rd <= 0) {
    assumptions.push('radius-assumed');
    return { radiusM: usualRadiusM[method] ?? unknownRadiusM, said: false, assumptions };
  }
  let confidence = (numberField(fields.get('lc')) ?? 0) / 100;
  if (!(confidence > 0)) {
    assumptions.push('confidence-assumed');
    confidence = 0.68;
  }
  const scale = radiusInSd(0.95) / radiusInSd(Math.min(0.99, Math.max(0.05, confidence)));
  const radiusM = Math.min(amlRadiusMaxM, Math.max(amlRadiusFloorM, rd * scale));
  return { radiusM, said: true, assumptions };
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** yyyyMMddHHmmss, UTC; undefined when it is no time. */
function timeOf(top: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(top ?? '');
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === '02' && !leap ? 28 : daysOfMonth[Number(month) - 1];
  if (days === undefined || Number(day) < 1 || Number(day) > days) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/**
 * Times by the CF conventions (1.11, section 4.4): `UNIT since DATE`, in a calendar that agrees with ours
 * since 1582. Months and years are refused, as CF advises against them: they have no fixed length.
 */
import { refuse } from '../errors.js';

const unitMs: Readonly<Record<string, number>> = {
  millisecond: 1,
  msec: 1,
  ms: 1,
  second: 1000,
  sec: 1000,
  s: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  hr: 3_600_000,
  h: 3_600_000,
  day: 86_400_000,
  d: 86_400_000,
};
const calendars = ['standard', 'gregorian', 'proleptic_gregorian'];
/** The first day of the calendar that we count in; before it, standard and ours differ. */
const gregorianMs = Date.UTC(1582, 9, 15);
const timeMsMin = Date.UTC(1900, 0, 1);
const timeMsMax = Date.UTC(2200, 0, 1);

const pattern =
  /^(\w+)\s+since\s+(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}(?:\.\d*)?))?)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i;

export interface TimeUnits {
  readonly unitMs: number;
  readonly originMs: number;
}

function zoneMs(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text ?? '') ?? [];
  if (hours === undefined) return 0;
  const ms = Number(hours) * 3_600_000 + Number(minutes ?? 0) * 60_000;
  return sign === '-' ? -ms : ms;
}

/** Whether these units speak of time at all. */
export function isTimeUnits(units: string | undefined): boolean {
  return units !== undefined && /^\s*\w+\s+since\s/i.test(units);
}

/** @throws ForcingError `FORCING_TIME` or `FORCING_CALENDAR`. */
export function timeUnits(name: string, units: string, calendar = 'standard'): TimeUnits {
  const found = pattern.exec(units.trim());
  const ms = unitMs[(found?.[1] ?? '').toLowerCase().replace(/(?<=..)s$/, '')];
  if (found === null || ms === undefined) {
    const expected = 'seconds, minutes, hours or days since a date such as 2026-01-10 00:00:00';
    return refuse('FORCING_TIME', `${name}: units`, units, expected);
  }
  if (!calendars.includes(calendar.toLowerCase())) {
    const expected = `a calendar of real days: ${calendars.join(', ')}`;
    return refuse('FORCING_CALENDAR', `${name}: calendar`, calendar, expected);
  }
  const [, , year, month, day, hour = '0', minute = '0', second = '0', zone] = found;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  const originMs =
    date.getTime() +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000 -
    zoneMs(zone);
  const isProleptic = calendar.toLowerCase() === 'proleptic_gregorian';
  if (!isReal || (originMs < gregorianMs && !isProleptic)) {
    refuse('FORCING_TIME', `${name}: units`, units, 'a date since 15 October 1582 that exists');
  }
  return { unitMs: ms, originMs };
}

/** @throws ForcingError where a time is none, or outside 1900 to 2200. */
export function timesMsOf(name: string, values: Float64Array, units: TimeUnits): Float64Array {
  return values.map((value, i) => {
    // Single precision and tenths of days leave fractions: whole milliseconds are what we keep.
    const ms = Math.round(units.originMs + value * units.unitMs);
    if (ms >= timeMsMin && ms <= timeMsMax) return ms;
    return refuse('FORCING_TIME', `${name}[${i}]`, value, 'a time in the years 1900 to 2200');
  });
}

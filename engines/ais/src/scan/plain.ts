/** Numbers, times and texts of a line's plain fields, straight from its bytes. */

const SPACE = 32;
const DOT = 46;
const PLUS = 43;
const MINUS = 45;
/** Decimal digits that a number may have without losing any. */
const MAX_DIGITS = 15;
/** A Unix time has so many digits at least: nine reach back to 1973. */
const MIN_TIME_DIGITS = 9;
/** Unix times below this are seconds, the others milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;

/** The range without the spaces around it. */
export function trimmed(
  bytes: Uint8Array,
  from: number,
  end: number,
): { readonly from: number; readonly end: number } {
  let first = from;
  let last = end;
  while (first < last && bytes[first]! <= SPACE) first++;
  while (last > first && bytes[last - 1]! <= SPACE) last--;
  return { from: first, end: last };
}

/** One character a byte. */
export function textOf(bytes: Uint8Array, from: number, end: number): string {
  let out = '';
  for (let i = from; i < end; i++) out += String.fromCharCode(bytes[i]!);
  return out;
}

/**
 * A decimal number with or without sign and fraction; undefined for anything else. Digits of the
 * fraction beyond the fifteenth are left out.
 */
export function readDecimal(bytes: Uint8Array, from: number, end: number): number | undefined {
  const sign = bytes[from];
  let at = sign === PLUS || sign === MINUS ? from + 1 : from;
  let value = 0;
  let digits = 0;
  let scale = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      if (scale > 0 && digits >= MAX_DIGITS) continue;
      value = value * 10 + digit;
      digits++;
      if (scale > 0) scale *= 10;
    } else if (bytes[at] === DOT && scale === 0 && digits > 0) scale = 1;
    else return undefined;
  }
  if (digits === 0 || digits > MAX_DIGITS) return undefined;
  const size = scale > 1 ? value / scale : value;
  return sign === MINUS ? -size : size;
}

/** Where a time is put: a number handed back would be made anew for every line. */
export interface TimePlace {
  tagTimeMs: number;
}

/**
 * Takes a decimal number of seconds or milliseconds since 1970 as Unix milliseconds; leaves the
 * place alone when the text is no such number.
 */
export function takeUnixMs(bytes: Uint8Array, from: number, end: number, place: TimePlace): void {
  let value = 0;
  let at = from;
  let digit = bytes[at]! - 48;
  for (; at < end && digit >= 0 && digit <= 9; digit = bytes[at]! - 48) {
    value = value * 10 + digit;
    at++;
  }
  let digits = at - from;
  if (digits < MIN_TIME_DIGITS || digits > MAX_DIGITS) return;
  let scale = 1;
  if (at < end && bytes[at] === DOT) {
    for (at++; at < end; at++) {
      digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) return;
      if (digits >= MAX_DIGITS) continue;
      value = value * 10 + digit;
      scale *= 10;
      digits++;
    }
  }
  if (at !== end) return;
  const time = value / scale;
  place.tagTimeMs = Math.round(time < MILLISECONDS_FROM ? time * 1000 : time);
}

/** The same, for where a new number does no harm; undefined for none. */
export function readUnixMs(bytes: Uint8Array, from: number, end: number): number | undefined {
  const place = { tagTimeMs: -1 };
  takeUnixMs(bytes, from, end, place);
  return place.tagTimeMs < 0 ? undefined : place.tagTimeMs;
}

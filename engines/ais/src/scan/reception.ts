/** What is known about the reception of a message, from tag block, leading time and trailer. */
import { readDecimal, readUnixMs, textOf, trimmed } from './plain.js';

/** A tag block of IEC 61162-450 or NMEA 0183 4.10. */
export interface TagBlock {
  /** `c`: Unix time, milliseconds. */
  readonly timeMs?: number | undefined;
  /** `s`: who sent the sentence. */
  readonly source?: string | undefined;
  /** `d`: for whom. */
  readonly destination?: string | undefined;
  /** `g`: part, total and identity of a group of sentences. */
  readonly group?:
    | { readonly part: number; readonly total: number; readonly id: number }
    | undefined;
  /** `n`: line count. */
  readonly lineCount?: number | undefined;
  /** `r`: relative time, as sent. */
  readonly relativeTime?: number | undefined;
  /** `t` or `i`: text. */
  readonly text?: string | undefined;
  /** `x`: counter, and every other field, as sent. */
  readonly other?: Readonly<Record<string, string>> | undefined;
}

/** What a United States Coast Guard receiver adds after the checksum. */
export interface Trailer {
  readonly station?: string | undefined;
  readonly timeMs?: number | undefined;
  readonly signalDbm?: number | undefined;
  readonly slot?: number | undefined;
  /** Second of the minute at which the message arrived. */
  readonly arrivalS?: number | undefined;
}

/** How a message reached us. */
export interface Reception {
  /** Two letters: AI mobile station, BS and AB base station, and others. */
  readonly talker: string;
  /** True for VDO: said by the own ship's station. */
  readonly ownShip: boolean;
  /** As sent: A, B, 1, 2; absent when empty. */
  readonly channel?: string | undefined;
  /** Unix time in milliseconds: tag block, else leading time, wrapper or trailer. */
  readonly timeMs?: number | undefined;
  /** Who received it: tag block source, else the trailer's station. */
  readonly source?: string | undefined;
  /** Number of sentences. */
  readonly parts: number;
  readonly tag?: TagBlock | undefined;
  readonly trailer?: Trailer | undefined;
}

/** What a partly built record may hold; the public interfaces are its read-only views. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const COMMA = 44;
const COLON = 58;
const DASH = 45;
/** Fields of a tag block by the code of their letter. */
const FIELD_C = 99;
const FIELD_D = 100;
const FIELD_G = 103;
const FIELD_I = 105;
const FIELD_N = 110;
const FIELD_R = 114;
const FIELD_S = 115;
const FIELD_T = 116;
/** Fields of a trailer, beside `d` and `r`. */
const FIELD_B = 98;
const FIELD_CAPITAL_S = 83;
const FIELD_CAPITAL_T = 84;

/** The place of a character before `end`, or `end`. */
function upTo(bytes: Uint8Array, character: number, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== character) at++;
  return at;
}

/** The fields of a tag block whose checksum was right. */
export function parseTagBlock(bytes: Uint8Array, from: number, end: number): TagBlock {
  const tag: Writable<TagBlock> = {};
  let at = from;
  while (at < end) {
    const stop = upTo(bytes, COMMA, at, end);
    const colon = upTo(bytes, COLON, at, stop);
    if (colon < stop) takeTagField(bytes, { key: at, colon, end: stop }, tag);
    at = stop + 1;
  }
  return tag;
}

function takeTagField(
  bytes: Uint8Array,
  place: { key: number; colon: number; end: number },
  tag: Writable<TagBlock>,
): void {
  const key = trimmed(bytes, place.key, place.colon);
  const { from, end } = trimmed(bytes, place.colon + 1, place.end);
  const letter = key.end - key.from === 1 ? bytes[key.from] : 0;
  if (letter === FIELD_C || letter === FIELD_N || letter === FIELD_R) {
    const value = letter === FIELD_C ? readUnixMs(bytes, from, end) : readDecimal(bytes, from, end);
    if (value !== undefined) {
      if (letter === FIELD_C) tag.timeMs = value;
      else if (letter === FIELD_N) tag.lineCount = value;
      else tag.relativeTime = value;
      return;
    }
  } else if (letter === FIELD_G) {
    const group = readGroup(bytes, from, end);
    if (group !== undefined) {
      tag.group = group;
      return;
    }
  }
  const text = textOf(bytes, from, end);
  if (letter === FIELD_S) tag.source = text;
  else if (letter === FIELD_D) tag.destination = text;
  else if (letter === FIELD_T || letter === FIELD_I) tag.text = text;
  else tag.other = { ...tag.other, [textOf(bytes, key.from, key.end)]: text };
}

/** `part-total-identity`. */
function readGroup(bytes: Uint8Array, from: number, end: number): TagBlock['group'] {
  const first = upTo(bytes, DASH, from, end);
  const second = upTo(bytes, DASH, first + 1, end);
  if (second >= end) return undefined;
  const part = readDecimal(bytes, from, first);
  const total = readDecimal(bytes, first + 1, second);
  const id = readDecimal(bytes, second + 1, end);
  if (part === undefined || total === undefined || id === undefined) return undefined;
  return { part, total, id };
}

/** What stands after the checksum, or undefined when it is no trailer. */
export function parseTrailer(bytes: Uint8Array, from: number, end: number): Trailer | undefined {
  const trailer: Writable<Trailer> = {};
  let some = false;
  let at = from;
  while (at < end) {
    const stop = upTo(bytes, COMMA, at, end);
    const item = trimmed(bytes, at, stop);
    if (item.end > item.from && takeTrailerField(bytes, item.from, item.end, trailer)) some = true;
    at = stop + 1;
  }
  return some ? trailer : undefined;
}

function takeTrailerField(
  bytes: Uint8Array,
  from: number,
  end: number,
  trailer: Writable<Trailer>,
): boolean {
  const letter = bytes[from]!;
  if ((letter === FIELD_R || letter === FIELD_B) && end - from > 1) {
    trailer.station = textOf(bytes, from, end);
    return true;
  }
  const time = readUnixMs(bytes, from, end);
  if (time !== undefined) {
    trailer.timeMs ??= time;
    return true;
  }
  const value = readDecimal(bytes, from + 1, end);
  if (value === undefined) return false;
  if (letter === FIELD_D) trailer.signalDbm = value;
  else if (letter === FIELD_CAPITAL_S) trailer.slot = value;
  else if (letter === FIELD_CAPITAL_T) trailer.arrivalS = value;
  else return false;
  return true;
}

/**
 * A time before the sentence: Unix seconds or milliseconds, or an ISO 8601 date and time (taken as
 * UTC when no zone is given). Undefined when the text is no time.
 */
export function parseLeadingTime(text: string): number | undefined {
  const iso =
    /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,6}))?\s*(Z|[+-]\d\d:?\d\d)?/.exec(
      text,
    );
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const ms = Math.round(Number(`0.${fraction ?? '0'}`) * 1000);
    const utc = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
      ms,
    );
    return utc - zoneMs(zone);
  }
  const unix = /(?:^|[^\d.])(\d{9,15}(?:\.\d+)?)(?![\d.])/.exec(text);
  if (unix === null) return undefined;
  const digits = Uint8Array.from(unix[1] ?? '', (digit) => digit.charCodeAt(0));
  return readUnixMs(digits, 0, digits.length);
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** A Gatehouse wrapper: the time, and the checksum of the sentence it belongs to. */
export interface Wrapper {
  readonly timeMs: number;
  readonly checksum: number | undefined;
}

/** `$PGHP,1,year,month,day,hour,minute,second,ms,country,region,pss,online,checksum*hh`. */
export function parseWrapper(sentence: string): Wrapper | undefined {
  if (!sentence.startsWith('$PGHP,1,')) return undefined;
  const fields = (sentence.split('*')[0] ?? '').split(',');
  const [year, month, day, hour, minute, second, ms] = fields.slice(2, 9).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const timeMs = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  if (!Number.isFinite(timeMs)) return undefined;
  const last = fields[13] ?? '';
  return {
    timeMs,
    checksum: /^[0-9a-fA-F]{2}$/.test(last) ? Number.parseInt(last, 16) : undefined,
  };
}

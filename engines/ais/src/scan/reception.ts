/** What is known about the reception of a message, from tag block, leading time and trailer. */
import { HEX } from './characters.js';
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

const STAR = 42;
const COMMA = 44;
const BACKSLASH = 92;
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

/**
 * The fields of the good tag blocks of a line: from the content of the first up to the `*` of the
 * last. What a later one says counts.
 */
export function parseTagBlocks(bytes: Uint8Array, from: number, end: number): TagBlock {
  const tag: Writable<TagBlock> = {};
  let at = from;
  while (at < end) {
    const close = upTo(bytes, BACKSLASH, at, end);
    const star = close === end ? end : close - 3;
    if (close === end || checksumHolds(bytes, at, star)) parseTagBlock(bytes, at, star, tag);
    at = upTo(bytes, BACKSLASH, close + 1, end) + 1;
  }
  return tag;
}

function checksumHolds(bytes: Uint8Array, from: number, star: number): boolean {
  let sum = 0;
  for (let at = from; at < star; at++) sum ^= bytes[at]!;
  return bytes[star] === STAR && HEX[bytes[star + 1]!]! * 16 + HEX[bytes[star + 2]!]! === sum;
}

/** The fields of a tag block whose checksum was right. */
export function parseTagBlock(
  bytes: Uint8Array,
  from: number,
  end: number,
  tag: Writable<TagBlock> = {},
): TagBlock {
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

/** Date (2016-01-12, 2016/01/12, 20160112), time (13:02:11.218, 130211) and zone. */
const DATE_AND_TIME = new RegExp(
  String.raw`(?<!\d)(\d{4})([-/.]?)(\d\d)\2(\d\d)[T _,]?\s*` +
    String.raw`(\d\d)(:?)(\d\d)\6(\d\d)(?:[.,](\d{1,9}))?(?!\d)` +
    String.raw`\s*(Z|[+-]\d\d:?\d\d)?`,
);

/**
 * A time before the sentence: Unix seconds or milliseconds, or a date and time as ISO 8601 has them,
 * with or without separators (taken as UTC when no zone is given). Undefined when the text is no time.
 */
export function parseLeadingTime(text: string): number | undefined {
  const date = dateAndTime(text);
  if (date !== undefined) return date;
  const unix = /(?:^|[^\d.])(\d{9,13}(?:\.\d+)?)(?![\d.])/.exec(text);
  if (unix === null) return undefined;
  const digits = Uint8Array.from(unix[1] ?? '', (digit) => digit.charCodeAt(0));
  return readUnixMs(digits, 0, digits.length);
}

function dateAndTime(text: string): number | undefined {
  const found = DATE_AND_TIME.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [1, 3, 4, 5, 7, 8].map(
    (place) => Number(found[place]),
  );
  const known = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!known || hour > 23 || minute > 59 || second > 60) return undefined;
  const ms = Math.round(Number(`0.${found[9] ?? '0'}`) * 1000);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - zoneMs(found[10]);
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

/** What is known about the reception of a message, from tag block, leading time and trailer. */

/** A tag block of IEC 61162-450 or NMEA 0183 4.10. */
export interface TagBlock {
  /** `c`: Unix time, milliseconds. */
  readonly timeMs?: number;
  /** `s`: who sent the sentence. */
  readonly source?: string;
  /** `d`: for whom. */
  readonly destination?: string;
  /** `g`: part, total and identity of a group of sentences. */
  readonly group?: { readonly part: number; readonly total: number; readonly id: number };
  /** `n`: line count. */
  readonly lineCount?: number;
  /** `r`: relative time, as sent. */
  readonly relativeTime?: number;
  /** `t` or `i`: text. */
  readonly text?: string;
  /** `x`: counter, and every other field, as sent. */
  readonly other?: Readonly<Record<string, string>>;
}

/** What a United States Coast Guard receiver adds after the checksum. */
export interface Trailer {
  readonly station?: string;
  readonly timeMs?: number;
  readonly signalDbm?: number;
  readonly slot?: number;
  /** Second of the minute at which the message arrived. */
  readonly arrivalS?: number;
}

/** How a message reached us. */
export interface Reception {
  /** Two letters: AI mobile station, BS and AB base station, and others. */
  readonly talker: string;
  /** True for VDO: said by the own ship's station. */
  readonly ownShip: boolean;
  /** As sent: A, B, 1, 2; undefined when empty. */
  readonly channel?: string;
  /** Unix time in milliseconds: tag block, else leading time, wrapper or trailer. */
  readonly timeMs?: number;
  /** Who received it: tag block source, else the trailer's station. */
  readonly source?: string;
  /** Number of sentences. */
  readonly parts: number;
  readonly tag?: TagBlock;
  readonly trailer?: Trailer;
}

/** What a partly built record may hold; the public interfaces are its read-only views. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const MILLISECONDS_FROM = 100_000_000_000;

function unixMs(digits: string): number | undefined {
  const match = /^\s*(\d{9,15})(\.\d+)?\s*$/.exec(digits);
  if (match === null) return undefined;
  const value = Number(match[1] + (match[2] ?? ''));
  return value < MILLISECONDS_FROM ? Math.round(value * 1000) : Math.round(value);
}

/** The fields of a tag block whose checksum was right. */
export function parseTagBlock(content: string): TagBlock {
  const tag: Writable<TagBlock> = {};
  const other: Record<string, string> = {};
  for (const part of content.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const key = part.slice(0, colon).trim();
    const value = part.slice(colon + 1).trim();
    const number = Number(value);
    const numeric = value !== '' && Number.isFinite(number);
    const time = key === 'c' ? unixMs(value) : undefined;
    const group = key === 'g' ? /^(\d+)-(\d+)-(\d+)$/.exec(value) : null;
    if (time !== undefined) tag.timeMs = time;
    else if (group !== null) {
      tag.group = { part: Number(group[1]), total: Number(group[2]), id: Number(group[3]) };
    } else if (key === 's') tag.source = value;
    else if (key === 'd') tag.destination = value;
    else if (key === 'n' && numeric) tag.lineCount = number;
    else if (key === 'r' && numeric) tag.relativeTime = number;
    else if (key === 't' || key === 'i') tag.text = value;
    else other[key] = value;
  }
  if (Object.keys(other).length > 0) tag.other = other;
  return tag;
}

/** What stands after the checksum, or undefined when it is no trailer. */
export function parseTrailer(content: string): Trailer | undefined {
  const trailer: Writable<Trailer> = {};
  for (const item of content.split(',')) {
    const field = item.trim();
    const rest = field.slice(1);
    const number = Number(rest);
    const numeric = rest !== '' && Number.isFinite(number);
    const time = unixMs(field);
    if (time !== undefined) trailer.timeMs ??= time;
    else if (/^d[-+]?\d+$/.test(field)) trailer.signalDbm = number;
    else if (/^S\d+$/.test(field)) trailer.slot = number;
    else if (field.startsWith('T') && numeric) trailer.arrivalS = number;
    else if (/^[rb]\w/.test(field)) trailer.station = field;
  }
  return Object.keys(trailer).length > 0 ? trailer : undefined;
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
  return unix === null ? undefined : unixMs(unix[1] ?? '');
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

import { type Canonical, canonical } from './canonical.js';
import {
  COMMAND_LENGTH_MAX,
  DEPTH_MAX,
  type EntryDraft,
  type JournalLimits,
  type JsonObject,
  KIND_LENGTH_MAX,
} from './entry.js';
import { JournalError } from './errors.js';

/** A checked draft whose body and actor are already in canonical form: the caller may change its
 * objects after `append` was called without changing what is recorded. */
export interface PreparedDraft {
  readonly kind: string;
  readonly kv: number;
  readonly at: string;
  readonly command: string | undefined;
  readonly undoes: number | undefined;
  readonly body: Canonical<JsonObject>;
  readonly by: Canonical<JsonObject>;
  /** UTF-8 bytes of body and actor; the rest of the envelope is bounded by `ENVELOPE_BYTES_MAX`. */
  readonly bytes: number;
}

/** No envelope without body and actor is longer than this. */
export const ENVELOPE_BYTES_MAX = 1_024;

// Neither pattern admits a character that JSON would escape: the text of an entry can be put
// together, and its tail taken apart, without a parser.
const KIND = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const COMMAND = /^[A-Za-z0-9._:@/+=-]+$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const ISO_UTC = new RegExp(
  [
    '^(\\d{4}-(?:0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])',
    'T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?:\\.(\\d{1,9}))?Z$',
  ].join(''),
);
const ISO_MS_LENGTH = 24;
/** Days that every month has. */
const SURE_DAYS = 28;

function bad(field: string, value: unknown, expected: string): JournalError {
  return new JournalError('journal.bad-draft', { field, value: show(value), expected });
}

/** A short printable form of any value, for messages. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function showObject(value: unknown): string {
  return Object.prototype.toString.call(value);
}

/** An ISO 8601 UTC time with milliseconds, finer digits cut off; undefined when it is no such time
 * or names no real moment. */
export function toIsoMs(text: unknown): string | undefined {
  const parts = typeof text === 'string' ? ISO_UTC.exec(text) : null;
  if (parts === null) return undefined;
  const [whole, seconds, day, fraction = ''] = parts;
  const given = whole.length === ISO_MS_LENGTH;
  const iso = given ? whole : `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  if (Number(day) <= SURE_DAYS) return iso;
  const ms = Date.parse(iso);
  return Number.isFinite(ms) && new Date(ms).toISOString() === iso ? iso : undefined;
}

/** True for such a time that already has exactly its milliseconds. */
export function isIsoMs(text: string): boolean {
  return toIsoMs(text) === text;
}

/** Checks that a value is JSON and nothing else: what the canonical form would drop or convert
 * without a word (dates, functions, `undefined` in a list) is refused instead. A property whose
 * value is `undefined` counts as absent. */
function checkJson(value: unknown, field: string, depth: number): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw bad(field, value, 'a finite number');
    return;
  }
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw bad(field, value, 'text without lone surrogates');
    return;
  }
  if (typeof value !== 'object') throw bad(field, typeof value, 'a JSON value');
  if (depth >= DEPTH_MAX) throw bad(field, `depth ${depth + 1}`, `depth up to ${DEPTH_MAX}`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) checkJson(value[i], `${field}[${i}]`, depth + 1);
    return;
  }
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) {
    throw bad(field, showObject(value), 'a plain object');
  }
  for (const [key, item] of Object.entries(value)) {
    if (LONE_SURROGATE.test(key)) throw bad(field, key, 'keys without lone surrogates');
    if (item !== undefined) checkJson(item, `${field}.${key}`, depth + 1);
  }
}

/** A field of a draft; its name is only put together for an error. */
interface Place {
  readonly index: number;
  readonly field: string;
}

function nameOf({ index, field }: Place): string {
  return `drafts[${index}].${field}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function canonicalObject(value: unknown, place: Place): Canonical<JsonObject> {
  if (!isObject(value)) throw bad(nameOf(place), value, 'a JSON object');
  const made = canonical(value);
  if (made !== undefined && isObject(made.copy)) return { text: made.text, copy: made.copy };
  // Only now, to say which value it is, is the way to each value kept.
  checkJson(value, nameOf(place), 0);
  throw bad(nameOf(place), showObject(value), 'a JSON object');
}

function checkPositive(value: unknown, place: Place, expected: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw bad(nameOf(place), value, expected);
  }
  return value;
}

function checkText(value: unknown, place: Place, pattern: RegExp, lengthMax: number): string {
  if (typeof value !== 'string' || value.length > lengthMax || !pattern.test(value)) {
    throw bad(nameOf(place), value, `up to ${lengthMax} characters that match ${pattern.source}`);
  }
  return value;
}

/**
 * Checks one draft and fixes its content.
 * @throws JournalError `journal.bad-draft`, or `journal.entry-too-large` above `entryBytesMax`.
 */
export function prepareDraft(
  draft: EntryDraft,
  index: number,
  entryBytesMax: number,
): PreparedDraft {
  const place = (field: string): Place => ({ index, field });
  if (typeof draft !== 'object' || draft === null) {
    throw bad(`drafts[${index}]`, draft, 'an entry draft');
  }
  const kind = checkText(draft.kind, place('kind'), KIND, KIND_LENGTH_MAX);
  const kv = checkPositive(draft.kv, place('kv'), 'a kind version from 1');
  const at = toIsoMs(draft.at);
  if (at === undefined)
    throw bad(nameOf(place('at')), draft.at, 'an ISO 8601 UTC time that ends in Z');
  const command =
    draft.command === undefined
      ? undefined
      : checkText(draft.command, place('command'), COMMAND, COMMAND_LENGTH_MAX);
  const undoes =
    draft.undoes === undefined
      ? undefined
      : checkPositive(draft.undoes, place('undoes'), 'the number of an entry');
  const body = canonicalObject(draft.body, place('body'));
  const by = canonicalObject(draft.by, place('by'));
  const bytes = Buffer.byteLength(body.text) + Buffer.byteLength(by.text);
  if (bytes + ENVELOPE_BYTES_MAX > entryBytesMax) {
    throw new JournalError('journal.entry-too-large', {
      field: `drafts[${index}]`,
      value: `${bytes + ENVELOPE_BYTES_MAX} bytes`,
      expected: `up to ${entryBytesMax} bytes`,
    });
  }
  return { kind, kv, at, command, undoes, body, by, bytes };
}

/** Checks the drafts of one call.
 * @throws JournalError bad-draft, group-too-large, entry-too-large. */
export function prepareGroup(
  drafts: readonly EntryDraft[],
  limits: JournalLimits,
): readonly PreparedDraft[] {
  const { groupEntriesMax, entryBytesMax } = limits;
  if (!Array.isArray(drafts) || drafts.length === 0) {
    const value = Array.isArray(drafts) ? 'an empty list' : typeof drafts;
    throw bad('drafts', value, 'at least one draft');
  }
  if (drafts.length > groupEntriesMax) {
    throw new JournalError('journal.group-too-large', {
      field: 'drafts',
      value: drafts.length,
      expected: `up to ${groupEntriesMax} entries in a group`,
    });
  }
  return drafts.map((draft, index) => prepareDraft(draft, index, entryBytesMax));
}

import { readInt, readUint, writeUint } from '../bits.js';
import { AisEncodeError } from '../errors.js';
import type { Field } from '../field.js';
import { readText, sixBitOf } from '../sixbit.js';

/** A message while it is put together or taken apart field by field. */
export type Fields = Record<string, unknown>;

/** Scale of the rate of turn: raw = 4.733 * sqrt(degrees a minute), M.1371-5 table 48. */
const ROT_SCALE = 4.733;

/** Degrees a minute from the sent number. */
export function rotDegPerMinOf(raw: number): number {
  const root = raw / ROT_SCALE;
  return root * Math.abs(root);
}

/** Value of one field, or undefined when it is absent; `base` is where its table starts. */
export function readField(words: Int32Array, base: number, field: Field): unknown {
  const start = base + field.start;
  if (field.kind === 'text') return readText(words, start, field.width / 6);
  if (field.kind === 'bool') return readUint(words, start, 1) === 1;
  if (field.kind === 'code') {
    const signed = field.overlay && field.width === 8;
    const raw = signed ? readInt(words, start, field.width) : readUint(words, start, field.width);
    return field.codes[raw];
  }
  const raw =
    field.kind === 'uint'
      ? readUint(words, start, field.width)
      : readInt(words, start, field.width);
  if (raw < field.min || raw > field.max) return undefined;
  return field.kind === 'rot' ? rotDegPerMinOf(raw) : (raw + field.shift) / field.div;
}

/** Reads the fields that lie wholly within `bits`; says whether all did. */
export function readFields(
  words: Int32Array,
  fields: readonly Field[],
  place: { base: number; bits: number },
  out: Fields,
): boolean {
  let whole = true;
  for (const field of fields) {
    const inside = place.base + field.start + field.width <= place.bits;
    out[field.name] = inside ? readField(words, place.base, field) : undefined;
    whole &&= inside;
  }
  return whole;
}

/** Identities (MMSI, IMO number) have thirty bits; a rounded one would be another's. */
const IDENTITY_BITS = 30;

function rawNumber(field: Field, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new AisEncodeError(field.name, value, 'a finite number');
  }
  if (field.width === IDENTITY_BITS && !Number.isInteger(value)) {
    throw new AisEncodeError(field.name, value, 'a whole number');
  }
  const raw =
    field.kind === 'rot'
      ? Math.sign(value) * Math.round(ROT_SCALE * Math.sqrt(Math.abs(value)))
      : Math.round(value * field.div) - field.shift;
  if (raw < field.min || raw > field.max) {
    const bound = (end: number) => (end + field.shift) / field.div;
    const range = `${bound(field.min)} to ${bound(field.max)}`;
    throw new AisEncodeError(field.name, value, field.kind === 'rot' ? '-708 to 708' : range);
  }
  return raw;
}

function rawCode(field: Field, value: unknown): number {
  for (const [raw, word] of Object.entries(field.codes)) {
    if (word === value) return Number(raw);
  }
  throw new AisEncodeError(field.name, value, `one of ${Object.values(field.codes).join(', ')}`);
}

/** Writes six-bit text into `chars` places, the rest filled with `@`. */
export function writeText(
  words: Int32Array,
  start: number,
  chars: number,
  entry: { name: string; value: unknown },
): void {
  const { name, value } = entry;
  if (typeof value !== 'string') throw new AisEncodeError(name, value, 'a text');
  if (value.length > chars) throw new AisEncodeError(name, value, `at most ${chars} characters`);
  for (let i = 0; i < chars; i++) {
    const six = i < value.length ? sixBitOf(value.charAt(i)) : 0;
    if (six < 0) throw new AisEncodeError(name, value, 'characters of the AIS six-bit alphabet');
    writeUint(words, start + 6 * i, 6, six);
  }
}

/** Writes one field; an absent value is written as AIS's "not available". */
export function writeField(words: Int32Array, base: number, field: Field, value: unknown): void {
  const start = base + field.start;
  if (value === undefined) {
    if (field.overlay) return;
    if (field.kind === 'text') {
      writeText(words, start, field.width / 6, { name: field.name, value: '' });
    } else {
      writeUint(words, start, field.width, field.absent);
    }
    return;
  }
  if (field.kind === 'text') {
    writeText(words, start, field.width / 6, { name: field.name, value });
  } else if (field.kind === 'bool') {
    if (typeof value !== 'boolean') throw new AisEncodeError(field.name, value, 'true or false');
    writeUint(words, start, 1, value ? 1 : 0);
  } else {
    const raw = field.kind === 'code' ? rawCode(field, value) : rawNumber(field, value);
    writeUint(words, start, field.width, raw);
  }
}

export function writeFields(
  words: Int32Array,
  fields: readonly Field[],
  base: number,
  values: Fields,
): void {
  for (const field of fields) writeField(words, base, field, values[field.name]);
}

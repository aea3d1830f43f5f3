import { MAX_PAYLOAD_CHARS, type Payload, readHex, writeUint } from '../bits.js';
import { AisEncodeError } from '../errors.js';
import type { Tail } from '../field.js';
import { readText } from '../sixbit.js';
import { type Fields, readFields, writeFields, writeText } from './fields.js';

/** Most bits of application data: what nine sentences hold. */
const MAX_DATA_BITS = MAX_PAYLOAD_CHARS * 6 - 120;

/** Reads what follows the fixed fields. */
export function readTail(payload: Payload, tail: Tail, out: Fields): void {
  const rest = Math.max(0, payload.bits - tail.start);
  if (tail.kind === 'data') {
    readData(payload, { start: tail.start, bits: rest }, out);
  } else if (tail.kind === 'text') {
    const text = readText(payload.words, tail.start, Math.min(tail.max, Math.floor(rest / 6)));
    if (tail.name !== 'nameExtension') out[tail.name] = text;
    else if (text !== undefined) appendName(payload, text, out);
  } else {
    const items: Fields[] = [];
    const count = Math.min(tail.max, Math.floor(rest / tail.itemBits));
    for (let i = 0; i < count; i++) {
      const item: Fields = {};
      const base = tail.start + i * tail.itemBits;
      readFields(payload.words, tail.fields, { base, bits: payload.bits }, item);
      items.push(item);
    }
    out[tail.name] = items;
  }
}

/** The extension continues the twenty characters of the name, trailing spaces included. */
function appendName(payload: Payload, extension: string, out: Fields): void {
  const name = readText(payload.words, 43, 20) ?? '';
  out.atonName = name.padEnd(20, ' ') + extension;
}

export function readData(
  payload: Payload,
  place: { start: number; bits: number },
  out: Fields,
): void {
  out.dataBits = place.bits;
  out.dataHex = readHex(payload.words, place.start, place.bits);
}

/** Writes what follows the fixed fields and sets the payload's length. */
export function writeTail(payload: Payload, tail: Tail, values: Fields): void {
  if (tail.kind === 'data') {
    writeData(payload, tail.start, values);
  } else if (tail.kind === 'text') {
    const whole = values[tail.name === 'nameExtension' ? 'atonName' : tail.name] ?? '';
    if (typeof whole !== 'string') throw new AisEncodeError(tail.name, whole, 'a text');
    const value = tail.name === 'nameExtension' ? whole.slice(20) : whole;
    if (value.length > tail.max) {
      throw new AisEncodeError(tail.name, value, `at most ${tail.max} characters`);
    }
    writeText(payload.words, tail.start, value.length, { name: tail.name, value });
    payload.bits = tail.start + 6 * value.length;
  } else {
    const items: unknown = values[tail.name] ?? [];
    if (!Array.isArray(items) || items.length > tail.max) {
      throw new AisEncodeError(tail.name, items, `a list of at most ${tail.max}`);
    }
    items.forEach((item: Fields, i) => {
      writeFields(payload.words, tail.fields, tail.start + i * tail.itemBits, item);
    });
    payload.bits = tail.start + items.length * tail.itemBits;
  }
}

export function writeData(payload: Payload, start: number, values: Fields): void {
  const hex = values.dataHex ?? '';
  if (typeof hex !== 'string' || !/^[0-9a-fA-F]*$/.test(hex)) {
    throw new AisEncodeError('dataHex', hex, 'hexadecimal digits');
  }
  const bits = values.dataBits ?? hex.length * 4;
  if (typeof bits !== 'number' || bits > hex.length * 4 || bits < 0 || bits > MAX_DATA_BITS) {
    throw new AisEncodeError('dataBits', bits, `0 to ${Math.min(hex.length * 4, MAX_DATA_BITS)}`);
  }
  for (let i = 0; i < bits; i += 4) {
    const width = Math.min(4, bits - i);
    const digit = Number.parseInt(hex.charAt(i / 4), 16);
    writeUint(payload.words, start + i, width, digit >>> (4 - width));
  }
  payload.bits = start + bits;
}

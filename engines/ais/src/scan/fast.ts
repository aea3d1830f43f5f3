/**
 * The straight road for the sentences that make up nearly all traffic: an optional tag block with
 * a time only, no text around, a right checksum. Whatever is different returns -1 untouched and
 * takes the slow road (line.ts), which is the judge of what is wrong with it. Measured: looking
 * at fixed places saves the search for the line's end, and the checksum goes four bytes at a time.
 */
import { DEARMOUR } from '../bits.js';
import { BACKSLASH, isChannel, isTalker, type Line, readTagBlock, resetTag } from './line.js';
import type { Scanner } from './scanner.js';

const BANG = 33;
const COMMA = 44;
const STAR = 42;
const CR = 13;
const LF = 10;
const MIN_LINE = 20;

/** Value of a hexadecimal digit by character, -1024 for none. */
const HEX: Int16Array = Int16Array.from({ length: 256 }, (_, c) => {
  if (c >= 48 && c <= 57) return c - 48;
  const upper = c & ~32;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1024;
});

/** Exclusive-or of the bytes from `from` up to `to`; `words` is the same memory. */
function checksum(bytes: Uint8Array, words: Int32Array, from: number, to: number): number {
  let sum = 0;
  let at = from;
  while ((at & 3) !== 0) sum ^= bytes[at++]!;
  const stop = to >> 2;
  let four = 0;
  for (let i = at >> 2; i < stop; i++) four ^= words[i]!;
  for (at = stop << 2; at < to; at++) sum ^= bytes[at]!;
  four ^= four >>> 16;
  return (sum ^ four ^ (four >>> 8)) & 255;
}

/** Reads `\c:SECONDS*hh\`; the place after it, or -1. */
function fastTag(bytes: Uint8Array, at: number, line: Line): number {
  if (bytes[at + 1] !== 99 || bytes[at + 2] !== 58) return -1;
  let sum = 99 ^ 58;
  let value = 0;
  let i = at + 3;
  const stop = at + 18;
  let digit = bytes[i]! - 48;
  while (digit >= 0 && digit <= 9 && i < stop) {
    sum ^= bytes[i]!;
    value = value * 10 + digit;
    i++;
    digit = bytes[i]! - 48;
  }
  if (i === at + 3 || bytes[i] !== STAR || bytes[i + 3] !== BACKSLASH) return -1;
  if (HEX[bytes[i + 1]!]! * 16 + HEX[bytes[i + 2]!]! !== sum) return -1;
  line.tagStart = at + 1;
  line.tagEnd = i;
  line.tagTimeMs = value < 100_000_000_000 ? value * 1000 : value;
  line.plainTag = true;
  return i + 4;
}

function noTag(at: number, line: Line): number {
  resetTag(line);
  return at;
}

/** Skips one tag block of any content; the place of the `!` after it, or -1. */
function skipTag(bytes: Uint8Array, at: number, end: number, line: Line): number {
  resetTag(line);
  const after = fastTag(bytes, at, line);
  if (after >= 0) return after;
  let close = at + 1;
  while (close < end && bytes[close] !== BACKSLASH && bytes[close] !== LF && bytes[close] !== CR) {
    close++;
  }
  if (close >= end || bytes[close] !== BACKSLASH || bytes[close + 1] !== BANG) return -1;
  readTagBlock(bytes, at + 1, close, line);
  return close + 1;
}

/** Packs a 28-character payload (one slot, 168 bits) into six words; false for a bad character. */
function pack28(b: Uint8Array, s: number, w: Int32Array): boolean {
  const w0 =
    (DEARMOUR[b[s]!]! << 24) |
    (DEARMOUR[b[s + 1]!]! << 18) |
    (DEARMOUR[b[s + 2]!]! << 12) |
    (DEARMOUR[b[s + 3]!]! << 6) |
    DEARMOUR[b[s + 4]!]!;
  const w1 =
    (DEARMOUR[b[s + 5]!]! << 24) |
    (DEARMOUR[b[s + 6]!]! << 18) |
    (DEARMOUR[b[s + 7]!]! << 12) |
    (DEARMOUR[b[s + 8]!]! << 6) |
    DEARMOUR[b[s + 9]!]!;
  const w2 =
    (DEARMOUR[b[s + 10]!]! << 24) |
    (DEARMOUR[b[s + 11]!]! << 18) |
    (DEARMOUR[b[s + 12]!]! << 12) |
    (DEARMOUR[b[s + 13]!]! << 6) |
    DEARMOUR[b[s + 14]!]!;
  const w3 =
    (DEARMOUR[b[s + 15]!]! << 24) |
    (DEARMOUR[b[s + 16]!]! << 18) |
    (DEARMOUR[b[s + 17]!]! << 12) |
    (DEARMOUR[b[s + 18]!]! << 6) |
    DEARMOUR[b[s + 19]!]!;
  const w4 =
    (DEARMOUR[b[s + 20]!]! << 24) |
    (DEARMOUR[b[s + 21]!]! << 18) |
    (DEARMOUR[b[s + 22]!]! << 12) |
    (DEARMOUR[b[s + 23]!]! << 6) |
    DEARMOUR[b[s + 24]!]!;
  const w5 =
    (DEARMOUR[b[s + 25]!]! << 24) | (DEARMOUR[b[s + 26]!]! << 18) | (DEARMOUR[b[s + 27]!]! << 12);
  w[0] = w0;
  w[1] = w1;
  w[2] = w2;
  w[3] = w3;
  w[4] = w4;
  w[5] = w5;
  w[6] = 0;
  return (w0 | w1 | w2 | w3 | w4 | w5) >= 0;
}

/**
 * Reads the line at `at` when it is plain: sets `scanner.line`, and for a message of one sentence
 * also the payload. Returns the place after the line's end, or -1 when the line is not plain.
 */
export function fastLine(scanner: Scanner, at: number, end: number): number {
  const b = scanner.buffer;
  if (end - at < MIN_LINE) return -1;
  const line = scanner.line;
  const p = b[at] === BACKSLASH ? skipTag(b, at, end, line) : noTag(at, line);
  if (p < 0) return -1;
  const own = b[p + 5];
  if (b[p] !== BANG || b[p + 3] !== 86 || b[p + 4] !== 68 || (own !== 77 && own !== 79)) return -1;
  const total = b[p + 7]! - 48;
  const part = b[p + 9]! - 48;
  if (!isTalker(b[p + 1]!) || !isTalker(b[p + 2]!)) return -1;
  if (b[p + 6] !== COMMA || b[p + 8] !== COMMA || b[p + 10] !== COMMA) return -1;
  if (total < 1 || total > 9 || part < 1 || part > total) return -1;
  let s = p + 11;
  let sequence = -1;
  if (b[s] !== COMMA) {
    sequence = b[s]! - 48;
    s++;
    if (sequence < 0 || sequence > 9 || b[s] !== COMMA) return -1;
  }
  s++;
  let channel = b[s]!;
  if (channel === COMMA) channel = 0;
  else if (isChannel(channel)) s++;
  if (b[s] !== COMMA) return -1;
  s++;
  let e = s + 28;
  if (b[e] !== COMMA || total !== 1) {
    e = s;
    const stop = Math.min(end, s + 700);
    // No character of a payload is as low as the comma, but line ends are.
    while (e < stop && b[e]! > COMMA) e++;
    if (e === s || b[e] !== COMMA) return -1;
  }
  const fill = b[e + 1]! - 48;
  const after = e + 5;
  const last = b[after];
  if (after >= end || fill < 0 || fill > 5 || b[e + 2] !== STAR || (last !== CR && last !== LF)) {
    return -1;
  }
  const sum = checksum(b, scanner.words32, p + 1, e + 2);
  if (HEX[b[e + 3]!]! * 16 + HEX[b[e + 4]!]! !== sum) return -1;
  if (total === 1) {
    const packed = e === s + 28 ? pack28(b, s, scanner.payload.words) : scanner.fill(b, s, e, 0);
    if (!packed) return -1;
    scanner.payload.bits = (e - s) * 6 - fill;
  }
  line.prefixStart = at;
  line.start = p;
  line.after = after;
  line.talker = (b[p + 1]! << 8) | b[p + 2]!;
  line.ownShip = own === 79;
  line.total = total;
  line.part = part;
  line.sequence = sequence;
  line.channel = channel;
  line.payloadStart = s;
  line.payloadEnd = e;
  line.fillBits = fill;
  line.checksum = sum;
  scanner.lineEnd = after;
  return last === CR && after + 1 < end && b[after + 1] === LF ? after + 2 : after + 1;
}

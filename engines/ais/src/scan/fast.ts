/**
 * The straight road for the sentences that make up nearly all traffic: an optional tag block, no
 * other text around, a right checksum. Whatever is different returns -1 untouched and takes the slow
 * road (line.ts), which is the judge of what is wrong with it. Measured: looking at fixed places
 * saves the search for the line's end, and bytes go four at a time.
 */
import {
  BACKSLASH,
  BANG,
  COMMA,
  CR,
  checksum,
  FIRST_BYTES,
  foldXor,
  HEX,
  isChannel,
  isTalker,
  LF,
  STAR,
} from './characters.js';
import { type Line, resetTag } from './line.js';
import { packChars, packSlot, SLOT_CHARS } from './pack.js';
import type { ScanState } from './state.js';
import { readTagBlock } from './tags.js';

const LETTER_D = 68;
const LETTER_M = 77;
const LETTER_O = 79;
/** No line with a sentence is shorter. */
const MIN_LINE = 20;
/** Most characters of one sentence's payload on this road. */
const MAX_CHARS = 700;

/** `!` before and `V` after the talker: first and last byte of a word. */
const TALKER_EDGES = 0xff0000ff | 0;
const BANG_V = 0x21000056;
/** `DM,1`, `DO,1` and `,1,,` after it: the only sentence of a message, without sequence number. */
const DM_ONE = 0x444d2c31;
const DO_ONE = 0x444f2c31;
const ONLY = 0x2c312c2c;
/** Places within a sentence of one slot: payload, what follows it, line end. */
const SLOT_PAYLOAD = 14;
const SLOT_TAIL = SLOT_PAYLOAD + SLOT_CHARS;
const SLOT_END = SLOT_TAIL + 5;

/** `c:`, the time of a tag block. */
const TAG_TIME = 0x633a;

/** Four decimal digits of a word as a number; below zero where one is no digit. */
function fourDigits(word: number): number {
  const digits = word - 0x30303030;
  if (((digits | (digits + 0x76767676)) & 0x80808080) !== 0) return -1;
  const pairs = ((digits >>> 8) & 0xff00ff) * 10 + (digits & 0xff00ff);
  return (pairs >>> 16) * 100 + (pairs & 0xffff);
}

/** Reads `\c:SECONDS*hh\` with ten digits; the place after it, or -1. */
function fastTag(view: DataView, at: number, line: Line): number {
  const head = view.getInt32(at + 1);
  const tail = view.getInt32(at + 13);
  if (head >>> 16 !== TAG_TIME || tail >>> 24 !== STAR || (tail & 255) !== BACKSLASH) return -1;
  const middle = view.getInt32(at + 5);
  const low = view.getInt32(at + 9);
  const sum = HEX[(tail >>> 16) & 255]! * 16 + HEX[(tail >>> 8) & 255]!;
  if (sum !== foldXor(head ^ middle ^ low)) return -1;
  const top = fourDigits((head & 0xffff) | 0x30300000);
  const next = fourDigits(middle);
  const last = fourDigits(low);
  if (top < 0 || next < 0 || last < 0) return -1;
  line.tagFirst = at + 1;
  line.tagStart = at + 1;
  line.tagEnd = at + 13;
  line.tagTimeMs = (top * 100_000_000 + next * 10_000 + last) * 1000;
  line.plainTag = true;
  return at + 17;
}

/** Skips one tag block of any content; the place of the `!` after it, or -1. */
function skipTag(state: ScanState, at: number, end: number): number {
  const { buffer: bytes, view, line } = state;
  const after = fastTag(view, at, line);
  if (after >= 0) return after;
  let close = at + 1;
  while (close < end) {
    const four = view.getInt32(close);
    const slash = four ^ 0x5c5c5c5c;
    // Some byte is a backslash, or below 0x20.
    const found = ((slash - 0x01010101) & ~slash) | ((four - 0x20202020) & ~four);
    if ((found & 0x80808080) !== 0) break;
    close += 4;
  }
  while (close < end && bytes[close] !== BACKSLASH && bytes[close] !== LF && bytes[close] !== CR) {
    close++;
  }
  if (close >= end || bytes[close] !== BACKSLASH || bytes[close + 1] !== BANG) return -1;
  readTagBlock(state, at + 1, close);
  return close + 1;
}

/** The place after a line end of one or two characters at `at`. */
function afterEnd(bytes: Uint8Array, at: number, end: number): number {
  return bytes[at] === CR && at + 1 < end && bytes[at + 1] === LF ? at + 2 : at + 1;
}

/**
 * Reads the line at `at` when it is plain: sets `state.line`, and for a message of one sentence
 * also the payload. Returns the place after the line's end, or -1 when the line is not plain.
 */
export function fastLine(state: ScanState, at: number, end: number): number {
  const { buffer, view, line } = state;
  if (end - at < MIN_LINE) return -1;
  resetTag(line);
  let p = at;
  if (buffer[at] === BACKSLASH) {
    p = skipTag(state, at, end);
    if (p < 0) return -1;
  }
  const edges = view.getInt32(p);
  if ((edges & TALKER_EDGES) !== BANG_V) return -1;
  if (!isTalker((edges >>> 16) & 255) || !isTalker((edges >>> 8) & 255)) return -1;
  line.prefixStart = at;
  line.start = p;
  line.talker = (edges >>> 8) & 0xffff;
  const form = view.getInt32(p + 4);
  if ((form === DM_ONE || form === DO_ONE) && view.getInt32(p + 8) === ONLY) {
    const next = fastSlot(state, p, end, edges ^ form ^ ONLY);
    if (next >= 0) return next;
  }
  return fastOther(state, p, end);
}

/** A message in one slot: everything stands at a fixed place. `head` sums up the first words. */
function fastSlot(state: ScanState, p: number, end: number, head: number): number {
  const { buffer: b, view, line, payload } = state;
  const after = p + SLOT_END;
  const channel = b[p + 12]!;
  const tail = view.getInt32(p + SLOT_TAIL);
  const last = b[after];
  if (after >= end || (last !== LF && last !== CR)) return -1;
  if (b[p + 13] !== COMMA || !isChannel(channel)) return -1;
  const fill = ((tail >>> 16) & 255) - 48;
  if (tail >>> 24 !== COMMA || ((tail >>> 8) & 255) !== STAR || fill < 0 || fill > 5) return -1;
  const packed = packSlot(view, p + SLOT_PAYLOAD, payload.words);
  if (packed < 0) return -1;
  // `!` is no part of the sum; the two commas around the payload cancel out.
  const sum = packed ^ foldXor(head) ^ BANG ^ channel ^ ((tail >>> 16) & 255);
  if (HEX[tail & 255]! * 16 + HEX[b[after - 1]!]! !== sum) return -1;
  payload.bits = SLOT_CHARS * 6 - fill;
  line.ownShip = b[p + 5] === LETTER_O;
  line.total = 1;
  line.channel = channel;
  line.checksum = sum;
  line.after = after;
  line.end = after;
  return afterEnd(b, after, end);
}

/** Any other sentence without text around it. */
function fastOther(state: ScanState, p: number, end: number): number {
  const { buffer: b, view, line, payload } = state;
  const own = b[p + 5];
  if (b[p + 4] !== LETTER_D || (own !== LETTER_M && own !== LETTER_O)) return -1;
  const total = b[p + 7]! - 48;
  const part = b[p + 9]! - 48;
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
  let e = s;
  let four = view.getInt32(e);
  let sum = 0;
  const stop = Math.min(end, s + MAX_CHARS);
  // No payload character is below 0x30; commas and line ends are.
  while ((((four - 0x30303030) | four) & 0x80808080) === 0 && e < stop) {
    sum ^= four;
    e += 4;
    four = view.getInt32(e);
  }
  let rest = 0;
  while (rest < 3 && b[e + rest]! >= 48) rest++;
  sum ^= four & FIRST_BYTES[rest]!;
  e += rest;
  if (e === s || b[e] !== COMMA) return -1;
  const fill = b[e + 1]! - 48;
  const after = e + 5;
  const last = b[after];
  if (after >= end || fill < 0 || fill > 5 || b[e + 2] !== STAR || (last !== CR && last !== LF)) {
    return -1;
  }
  const found = foldXor(sum) ^ checksum(view, p + 1, s) ^ COMMA ^ b[e + 1]!;
  if (HEX[b[e + 3]!]! * 16 + HEX[b[e + 4]!]! !== found) return -1;
  if (total === 1) {
    if (!packChars(view, s, e, payload.words, 0)) return -1;
    payload.bits = (e - s) * 6 - fill;
  }
  line.ownShip = own === LETTER_O;
  line.total = total;
  line.part = part;
  line.sequence = sequence;
  line.channel = channel;
  line.payloadStart = s;
  line.payloadEnd = e;
  line.fillBits = fill;
  line.checksum = found;
  line.after = after;
  line.end = after;
  return afterEnd(b, after, end);
}

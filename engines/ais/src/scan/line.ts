/** One line taken apart, without making any object or string: places and numbers only. */
import { MAX_PARTS, MAX_PAYLOAD_CHARS } from '../bits.js';
import { takeUnixMs } from './plain.js';

export const BACKSLASH = 92;
const BANG = 33;
const DOLLAR = 36;
const HASH = 35;
const STAR = 42;
const COMMA = 44;
const COLON = 58;
const DASH = 45;

/** Result of `readLine`. */
export const LINE_AIS = 0;
export const LINE_BLANK = 1;
export const LINE_COMMENT = 2;
export const LINE_OTHER = 3;
export const LINE_CHECKSUM = 4;
export const LINE_MALFORMED = 5;
export const LINE_EMPTY = 6;

/** Where the parts of a line are. Reused for every line. */
export interface Line {
  /** Tag block between its backslashes, -1 for none or dropped. */
  tagStart: number;
  tagEnd: number;
  tagDropped: number;
  /** The tag block holds a time and nothing else. */
  plainTag: boolean;
  tagTimeMs: number;
  sourceHash: number;
  groupId: number;
  prefixStart: number;
  /** Place of the `!`. */
  start: number;
  /** After the checksum: where a trailer begins. */
  after: number;
  /** Place of the line's end, or of the next sentence in it. */
  end: number;
  talker: number;
  ownShip: boolean;
  total: number;
  part: number;
  /** Sequence number, -1 when empty. */
  sequence: number;
  /** Character code of the channel, 0 when empty. */
  channel: number;
  payloadStart: number;
  payloadEnd: number;
  fillBits: number;
  /** Checksum found and computed, for a reject. */
  checksum: number;
  computed: number;
  /** What was wrong in a malformed line. */
  wrong: string;
}

export function createLine(): Line {
  return {
    tagStart: -1,
    tagEnd: -1,
    tagDropped: 0,
    plainTag: false,
    tagTimeMs: -1,
    sourceHash: 0,
    groupId: -1,
    prefixStart: 0,
    start: 0,
    after: 0,
    end: 0,
    talker: 0,
    ownShip: false,
    total: 1,
    part: 1,
    sequence: -1,
    channel: 0,
    payloadStart: 0,
    payloadEnd: 0,
    fillBits: 0,
    checksum: 0,
    computed: 0,
    wrong: '',
  };
}

export function hexDigit(character: number): number {
  if (character >= 48 && character <= 57) return character - 48;
  const upper = character & ~32;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
}

/** Bit 0 for characters of a talker, bit 1 for those of a channel. */
const KIND: Uint8Array = Uint8Array.from({ length: 256 }, (_, c) => {
  if ((c >= 48 && c <= 57) || (c >= 65 && c <= 90)) return 3;
  return c >= 97 && c <= 122 ? 2 : 0;
});

/** A talker is two capital letters or digits; anything else there is damage. */
export function isTalker(character: number): boolean {
  return (KIND[character]! & 1) === 1;
}

/** A channel is a letter or a digit. */
export function isChannel(character: number): boolean {
  return KIND[character]! !== 0;
}

function isAisStart(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 6 >= end || bytes[at] !== BANG) return false;
  const last = bytes[at + 5];
  return (
    isTalker(bytes[at + 1]!) &&
    isTalker(bytes[at + 2]!) &&
    bytes[at + 3] === 86 &&
    bytes[at + 4] === 68 &&
    (last === 77 || last === 79) &&
    bytes[at + 6] === COMMA
  );
}

/** Place of a character before `end`, or -1. (`indexOf` would search the rest of the buffer.) */
function placeOf(bytes: Uint8Array, character: number, from: number, end: number): number {
  for (let i = from; i < end; i++) if (bytes[i] === character) return i;
  return -1;
}

/** Place of the next `!??VDM,` or `!??VDO,` at or after `from`, or -1. */
export function findAis(bytes: Uint8Array, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (bytes[i] === BANG && isAisStart(bytes, i, end)) return i;
  }
  return -1;
}

function xor(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum ^= bytes[i]!;
  return sum;
}

export function resetTag(line: Line): void {
  line.tagStart = -1;
  line.tagDropped = 0;
  line.plainTag = false;
  line.tagTimeMs = -1;
  line.sourceHash = 0;
  line.groupId = -1;
}

/** Takes one line apart. `end` is the place after its last character. */
export function readLine(bytes: Uint8Array, from: number, end: number, line: Line): number {
  resetTag(line);
  line.prefixStart = from;
  let at = from;
  while (at < end && bytes[at]! <= 32) at++;
  if (at === end) return LINE_BLANK;
  const first = bytes[at];
  if (first === HASH) return LINE_COMMENT;
  if (first !== BANG) at = skipTagBlocks(bytes, at, end, line);
  const start = findAis(bytes, at, end);
  if (start < 0) return readOther(bytes, at, end, line);
  line.start = start;
  return readSentence(bytes, start, end, line);
}

/** Skips text and tag blocks before a sentence; the last good block is the one that counts. */
function skipTagBlocks(bytes: Uint8Array, from: number, end: number, line: Line): number {
  let at = from;
  while (at < end) {
    const open = placeOf(bytes, BACKSLASH, at, end);
    if (open < 0) return at;
    const ais = findAis(bytes, at, open);
    if (ais >= 0) return ais;
    const close = placeOf(bytes, BACKSLASH, open + 1, end);
    if (close < 0) {
      line.tagDropped++;
      return open + 1;
    }
    readTagBlock(bytes, open + 1, close, line);
    at = close + 1;
    if (bytes[at] === BANG) return at;
  }
  return at;
}

export function readTagBlock(bytes: Uint8Array, start: number, end: number, line: Line): void {
  const star = end - 3;
  const high = star < start ? -1 : hexDigit(bytes[star + 1]!);
  const low = star < start ? -1 : hexDigit(bytes[star + 2]!);
  const whole = high >= 0 && low >= 0 && bytes[star] === STAR;
  if (!whole || xor(bytes, start, star) !== high * 16 + low) {
    line.tagDropped++;
    return;
  }
  line.tagStart = start;
  line.tagEnd = star;
  let at = start;
  while (at < star) {
    let next = at;
    while (next < star && bytes[next] !== COMMA) next++;
    readTagField(bytes, at, next, line);
    at = next + 1;
  }
}

function readTagField(bytes: Uint8Array, from: number, stop: number, line: Line): void {
  let at = from;
  let end = stop;
  while (end > at && bytes[end - 1] === 32) end--;
  while (at < end && bytes[at] === 32) at++;
  const key = bytes[at];
  at++;
  while (at < end && bytes[at] === 32) at++;
  if (bytes[at] !== COLON) return;
  at++;
  while (at < end && bytes[at] === 32) at++;
  if (key === 99) takeUnixMs(bytes, at, end, line);
  else if (key === 115) line.sourceHash = hash(bytes, at, end);
  else if (key === 103) line.groupId = readGroupId(bytes, at, end);
}

/** FNV-1a, to tell sources apart without a string. */
function hash(bytes: Uint8Array, from: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < end; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193);
  return value | 1;
}

/** The last number of `part-total-id`. */
function readGroupId(bytes: Uint8Array, from: number, end: number): number {
  let at = end - 1;
  while (at >= from && bytes[at] === 32) at--;
  let value = 0;
  let scale = 1;
  while (at >= from && bytes[at] !== DASH && scale < 1e9) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value += digit * scale;
    scale *= 10;
    at--;
  }
  return at >= from && scale > 1 ? value : -1;
}

/** A sentence that is no AIS, or no sentence at all. */
function readOther(bytes: Uint8Array, from: number, end: number, line: Line): number {
  let at = from;
  while (at < end && bytes[at] !== DOLLAR && bytes[at] !== BANG) at++;
  line.start = at;
  line.wrong = 'sentence';
  if (at === end) return LINE_MALFORMED;
  const comma = placeOf(bytes, COMMA, at, end);
  if (comma < 0 || comma - at < 4) return LINE_MALFORMED;
  const star = placeOf(bytes, STAR, at, end);
  line.after = end;
  if (star < 0 || star + 2 >= end) return LINE_OTHER;
  return checkSum(bytes, at, star, line) ? LINE_OTHER : LINE_CHECKSUM;
}

function checkSum(bytes: Uint8Array, start: number, star: number, line: Line): boolean {
  const high = hexDigit(bytes[star + 1]!);
  const low = hexDigit(bytes[star + 2]!);
  line.computed = xor(bytes, start + 1, star);
  line.checksum = high < 0 || low < 0 ? -1 : high * 16 + low;
  return line.checksum === line.computed;
}

function malformed(line: Line, wrong: string): number {
  line.wrong = wrong;
  return LINE_MALFORMED;
}

/** The sentence that begins with the `!` at `start`. */
export function readSentence(bytes: Uint8Array, start: number, end: number, line: Line): number {
  let star = start + 7;
  while (star < end && bytes[star] !== STAR) star++;
  line.after = star;
  if (star + 2 >= end) return malformed(line, 'checksum');
  line.after = star + 3;
  if (!checkSum(bytes, start, star, line)) return LINE_CHECKSUM;
  line.talker = (bytes[start + 1]! << 8) | bytes[start + 2]!;
  line.ownShip = bytes[start + 5] === 79;
  return readParts(bytes, start + 7, star, line);
}

/** The six fields between the address and the checksum. */
function readParts(bytes: Uint8Array, from: number, star: number, line: Line): number {
  line.total = bytes[from]! - 48;
  line.part = bytes[from + 2]! - 48;
  if (line.total < 1 || line.total > MAX_PARTS || bytes[from + 1] !== COMMA) {
    return malformed(line, 'total');
  }
  if (line.part < 1 || line.part > line.total || bytes[from + 3] !== COMMA) {
    return malformed(line, 'part');
  }
  let at = from + 4;
  let sequence = -1;
  while (at < star && bytes[at] !== COMMA) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9 || sequence > 999) return malformed(line, 'sequence');
    sequence = Math.max(sequence, 0) * 10 + digit;
    at++;
  }
  line.sequence = sequence;
  at++;
  line.channel = 0;
  if (bytes[at] !== COMMA) {
    line.channel = bytes[at]!;
    if (!isChannel(line.channel)) return malformed(line, 'channel');
    at++;
  }
  if (at >= star || bytes[at] !== COMMA) return malformed(line, 'channel');
  at++;
  line.payloadStart = at;
  while (at < star && bytes[at] !== COMMA) at++;
  if (at >= star) return malformed(line, 'fillBits');
  line.payloadEnd = at;
  const fill = star - at === 1 ? 0 : bytes[at + 1]! - 48;
  if (fill < 0 || fill > 5 || star - at > 2) return malformed(line, 'fillBits');
  line.fillBits = fill;
  if (line.payloadEnd - line.payloadStart > MAX_PAYLOAD_CHARS) return malformed(line, 'payload');
  return line.payloadEnd === line.payloadStart ? LINE_EMPTY : LINE_AIS;
}

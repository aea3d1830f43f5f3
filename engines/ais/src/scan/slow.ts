/**
 * The slow road: one line taken apart whatever it holds, and the judge of what is wrong with it. No
 * object and no string is made: the line keeps places and numbers.
 */
import { MAX_PARTS, MAX_PAYLOAD_CHARS } from '../bits.js';
import {
  BACKSLASH,
  BANG,
  COMMA,
  checksum,
  DOLLAR,
  HASH,
  HEX,
  isChannel,
  isTalker,
  SPACE,
  STAR,
} from './characters.js';
import { type Line, resetTag } from './line.js';
import type { ScanState } from './state.js';
import { readTagBlock } from './tags.js';

/** Result of `readLine`. */
export const LINE_AIS = 0;
export const LINE_BLANK = 1;
export const LINE_COMMENT = 2;
export const LINE_OTHER = 3;
export const LINE_CHECKSUM = 4;
export const LINE_MALFORMED = 5;
export const LINE_EMPTY = 6;

const LETTER_D = 68;
const LETTER_M = 77;
const LETTER_O = 79;
const LETTER_V = 86;

function isAisStart(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 6 >= end || bytes[at] !== BANG) return false;
  const last = bytes[at + 5];
  return (
    isTalker(bytes[at + 1]!) &&
    isTalker(bytes[at + 2]!) &&
    bytes[at + 3] === LETTER_V &&
    bytes[at + 4] === LETTER_D &&
    (last === LETTER_M || last === LETTER_O) &&
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

/** Takes one line apart. `end` is the place after its last character. */
export function readLine(state: ScanState, from: number, end: number): number {
  const { buffer: bytes, line } = state;
  resetTag(line);
  line.prefixStart = from;
  let at = from;
  while (at < end && bytes[at]! <= SPACE) at++;
  if (at === end) return LINE_BLANK;
  const first = bytes[at];
  if (first === HASH) return LINE_COMMENT;
  if (first === DOLLAR && !mayHoldAis(state.view, at, end)) return readOther(state, at, end);
  if (first !== BANG) at = skipTagBlocks(state, at, end);
  const start = findAis(bytes, at, end);
  if (start < 0) return readOther(state, at, end);
  line.start = start;
  return readSentence(state, start, end);
}

/** True when a `!` or a backslash stands in a range, or just behind it. */
function mayHoldAis(view: DataView, from: number, end: number): boolean {
  for (let at = from; at < end; at += 4) {
    const four = view.getInt32(at);
    const bang = four ^ 0x21212121;
    const slash = four ^ 0x5c5c5c5c;
    const zeros = ((bang - 0x01010101) & ~bang) | ((slash - 0x01010101) & ~slash);
    if ((zeros & 0x80808080) !== 0) return true;
  }
  return false;
}

/** Skips text and tag blocks before a sentence; what a later block says counts. */
function skipTagBlocks(state: ScanState, from: number, end: number): number {
  const { buffer: bytes, line } = state;
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
    readTagBlock(state, open + 1, close);
    at = close + 1;
    if (bytes[at] === BANG) return at;
  }
  return at;
}

/** A sentence that is no AIS, or no sentence at all. */
function readOther(state: ScanState, from: number, end: number): number {
  const { buffer: bytes, line } = state;
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
  return checksumHolds(state, at, star) ? LINE_OTHER : LINE_CHECKSUM;
}

function checksumHolds(state: ScanState, start: number, star: number): boolean {
  const { buffer: bytes, view, line } = state;
  line.computed = checksum(view, start + 1, star);
  line.checksum = Math.max(-1, HEX[bytes[star + 1]!]! * 16 + HEX[bytes[star + 2]!]!);
  return line.checksum === line.computed;
}

function malformed(line: Line, wrong: string): number {
  line.wrong = wrong;
  return LINE_MALFORMED;
}

/** The sentence that begins with the `!` at `start`. */
function readSentence(state: ScanState, start: number, end: number): number {
  const { buffer: bytes, line } = state;
  let star = start + 7;
  while (star < end && bytes[star] !== STAR) star++;
  line.after = star;
  if (star + 2 >= end) return malformed(line, 'checksum');
  line.after = star + 3;
  if (!checksumHolds(state, start, star)) return LINE_CHECKSUM;
  line.talker = (bytes[start + 1]! << 8) | bytes[start + 2]!;
  line.ownShip = bytes[start + 5] === LETTER_O;
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

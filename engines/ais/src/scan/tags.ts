/** Tag blocks (IEC 61162-450, NMEA 0183 4.10): what the scanner itself needs of them. */
import {
  COLON,
  COMMA,
  checksum,
  DASH,
  HEX,
  LETTER_C,
  LETTER_G,
  LETTER_S,
  SPACE,
  STAR,
} from './characters.js';
import type { Line } from './line.js';
import { takeUnixMs } from './plain.js';
import type { ScanState } from './state.js';

/**
 * Reads the tag block between the backslashes at `start` and `end`: time, source and group go into the
 * line, over what an earlier block of the line said. A block without a right checksum is dropped and
 * counted, and says nothing.
 */
export function readTagBlock(state: ScanState, start: number, end: number): void {
  const { buffer: bytes, view, line } = state;
  const star = end - 3;
  const given = star < start ? -1 : HEX[bytes[star + 1]!]! * 16 + HEX[bytes[star + 2]!]!;
  if (given < 0 || bytes[star] !== STAR || checksum(view, start, star) !== given) {
    line.tagDropped++;
    return;
  }
  if (line.tagStart < 0) line.tagFirst = start;
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
  while (end > at && bytes[end - 1] === SPACE) end--;
  while (at < end && bytes[at] === SPACE) at++;
  const key = bytes[at];
  at++;
  while (at < end && bytes[at] === SPACE) at++;
  if (bytes[at] !== COLON) return;
  at++;
  while (at < end && bytes[at] === SPACE) at++;
  if (key === LETTER_C) takeUnixMs(bytes, at, end, line);
  else if (key === LETTER_S) line.sourceHash = hash(bytes, at, end);
  else if (key === LETTER_G) line.groupId = readGroupId(bytes, at, end);
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
  while (at >= from && bytes[at] === SPACE) at--;
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

/**
 * Armoured payload characters to bits (IEC 61162-1, table of the six-bit field). Four characters go
 * at once where they can: the bytes of a word are added to, masked and shifted together.
 */
import { DEARMOUR, WORD_BITS } from '../bits.js';

const CHARS_A_WORD = WORD_BITS / 6;

/** Sum of the bytes of a word by exclusive-or. */
export function foldXor(word: number): number {
  const half = word ^ (word >>> 16);
  return (half ^ (half >>> 8)) & 255;
}

/** Characters of one slot: 168 bits, by far the most common payload. */
export const SLOT_CHARS = 28;

/**
 * Six-bit values of four characters, a byte each; a byte of 64 or more where one is no payload
 * character.
 *
 * Characters are 0x30 to 0x57 for 0 to 39 and 0x60 to 0x77 for 40 to 63. `high` is 0x80 in each byte
 * from 0x60 on, so `high >>> 4` is the eight that those have too much. What is below 0x30 or above 0x77
 * becomes 64 or more by itself; what lies between reaches 0x80 with 0x28 added, but not with 0x20.
 */
function dearmourFour(four: number): number {
  const high = (four + 0x20202020) & 0x80808080;
  const gap = (four + 0x28282828) & ~high & 0x80808080;
  return (four - 0x30303030 - (high >>> 4)) | 0 | gap;
}

/** Four six-bit values, a byte each, side by side in 24 bits. */
function joinFour(six: number): number {
  const pairs = ((six & 0x3f003f00) >>> 2) | (six & 0x3f003f);
  return ((pairs >>> 4) & 0xfff000) | (pairs & 0xfff);
}

/**
 * Packs the 28 characters at `at` into six words; the exclusive-or of the characters, or -1 when
 * one of them is no payload character.
 */
export function packSlot(view: DataView, at: number, words: Int32Array): number {
  const f0 = view.getInt32(at);
  const f1 = view.getInt32(at + 4);
  const f2 = view.getInt32(at + 8);
  const f3 = view.getInt32(at + 12);
  const f4 = view.getInt32(at + 16);
  const f5 = view.getInt32(at + 20);
  const f6 = view.getInt32(at + 24);
  const s0 = dearmourFour(f0);
  const s1 = dearmourFour(f1);
  const s2 = dearmourFour(f2);
  const s3 = dearmourFour(f3);
  const s4 = dearmourFour(f4);
  const s5 = dearmourFour(f5);
  const s6 = dearmourFour(f6);
  if (((s0 | s1 | s2 | s3 | s4 | s5 | s6) & 0xc0c0c0c0) !== 0) return -1;
  const g1 = joinFour(s1);
  const g2 = joinFour(s2);
  const g3 = joinFour(s3);
  const g6 = joinFour(s6);
  words[0] = (joinFour(s0) << 6) | (g1 >>> 18);
  words[1] = ((g1 & 0x3ffff) << 12) | (g2 >>> 12);
  words[2] = ((g2 & 0xfff) << 18) | (g3 >>> 6);
  words[3] = ((g3 & 0x3f) << 24) | joinFour(s4);
  words[4] = (joinFour(s5) << 6) | (g6 >>> 18);
  words[5] = (g6 & 0x3ffff) << 12;
  words[6] = 0;
  return foldXor(f0 ^ f1 ^ f2 ^ f3 ^ f4 ^ f5 ^ f6);
}

/**
 * Packs the characters from `from` up to `end` into words from character `offset` on; false when
 * one of them is no payload character.
 */
export function packChars(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Int32Array,
  offset: number,
): boolean {
  let index = Math.floor(offset / CHARS_A_WORD);
  let place = offset - index * CHARS_A_WORD;
  let word = place === 0 ? 0 : words[index]! >>> (6 * (CHARS_A_WORD - place));
  let bad = 0;
  let i = from;
  for (;;) {
    if (place === 0) {
      for (; i + CHARS_A_WORD <= end; i += CHARS_A_WORD) {
        const five =
          (DEARMOUR[bytes[i]!]! << 24) |
          (DEARMOUR[bytes[i + 1]!]! << 18) |
          (DEARMOUR[bytes[i + 2]!]! << 12) |
          (DEARMOUR[bytes[i + 3]!]! << 6) |
          DEARMOUR[bytes[i + 4]!]!;
        bad |= five;
        words[index] = five;
        index++;
      }
    }
    if (i >= end) break;
    const value = DEARMOUR[bytes[i]!]!;
    i++;
    bad |= value;
    word = (word << 6) | (value & 63);
    place++;
    if (place === CHARS_A_WORD) {
      words[index] = word;
      index++;
      place = 0;
      word = 0;
    }
  }
  words[index] = place === 0 ? 0 : word << (6 * (CHARS_A_WORD - place));
  words[index + 1] = 0;
  return bad >= 0;
}

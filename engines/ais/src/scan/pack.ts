/**
 * Armoured payload characters to bits (IEC 61162-1, table of the six-bit field). Four characters go
 * at once where they can: the bytes of a word are added to, masked and shifted together.
 */
import { DEARMOUR, WORD_BITS } from '../bits.js';
import { foldXor } from './characters.js';

const CHARS_A_WORD = WORD_BITS / 6;

/** Characters of one slot: 168 bits, by far the most common payload. */
export const SLOT_CHARS = 28;

/**
 * Packs the 28 characters at `at` into six words; the exclusive-or of the characters, or -1 when
 * one of them is no payload character.
 *
 * Characters are 0x30 to 0x57 for 0 to 39 and 0x60 to 0x77 for 40 to 63. `h` is 0x80 in each byte
 * from 0x60 on, so that `h >>> 4` is the eight that those have too much, and `s` holds four six-bit values.
 * What was below 0x30 or above 0x77 is 64 or more in `s`; what was between 0x57 and 0x60 reaches 0x80 with
 * 0x28 added but not with 0x20. Written out, because a call for each word costs a third of the time.
 */
export function packSlot(view: DataView, at: number, words: Int32Array): number {
  const f0 = view.getInt32(at);
  const h0 = (f0 + 0x20202020) & 0x80808080;
  const s0 = (f0 - 0x30303030 - (h0 >>> 4)) | 0;
  const p0 = ((s0 & 0x3f003f00) >>> 2) | (s0 & 0x3f003f);
  const f1 = view.getInt32(at + 4);
  const h1 = (f1 + 0x20202020) & 0x80808080;
  const s1 = (f1 - 0x30303030 - (h1 >>> 4)) | 0;
  const p1 = ((s1 & 0x3f003f00) >>> 2) | (s1 & 0x3f003f);
  const f2 = view.getInt32(at + 8);
  const h2 = (f2 + 0x20202020) & 0x80808080;
  const s2 = (f2 - 0x30303030 - (h2 >>> 4)) | 0;
  const p2 = ((s2 & 0x3f003f00) >>> 2) | (s2 & 0x3f003f);
  const f3 = view.getInt32(at + 12);
  const h3 = (f3 + 0x20202020) & 0x80808080;
  const s3 = (f3 - 0x30303030 - (h3 >>> 4)) | 0;
  const p3 = ((s3 & 0x3f003f00) >>> 2) | (s3 & 0x3f003f);
  const f4 = view.getInt32(at + 16);
  const h4 = (f4 + 0x20202020) & 0x80808080;
  const s4 = (f4 - 0x30303030 - (h4 >>> 4)) | 0;
  const p4 = ((s4 & 0x3f003f00) >>> 2) | (s4 & 0x3f003f);
  const f5 = view.getInt32(at + 20);
  const h5 = (f5 + 0x20202020) & 0x80808080;
  const s5 = (f5 - 0x30303030 - (h5 >>> 4)) | 0;
  const p5 = ((s5 & 0x3f003f00) >>> 2) | (s5 & 0x3f003f);
  const f6 = view.getInt32(at + 24);
  const h6 = (f6 + 0x20202020) & 0x80808080;
  const s6 = (f6 - 0x30303030 - (h6 >>> 4)) | 0;
  const p6 = ((s6 & 0x3f003f00) >>> 2) | (s6 & 0x3f003f);
  const wide = s0 | s1 | s2 | s3 | s4 | s5 | s6;
  const gap =
    ((f0 + 0x28282828) & ~h0) |
    ((f1 + 0x28282828) & ~h1) |
    ((f2 + 0x28282828) & ~h2) |
    ((f3 + 0x28282828) & ~h3) |
    ((f4 + 0x28282828) & ~h4) |
    ((f5 + 0x28282828) & ~h5) |
    ((f6 + 0x28282828) & ~h6);
  if (((wide & 0xc0c0c0c0) | (gap & 0x80808080)) !== 0) return -1;
  const g1 = ((p1 >>> 4) & 0xfff000) | (p1 & 0xfff);
  const g2 = ((p2 >>> 4) & 0xfff000) | (p2 & 0xfff);
  const g3 = ((p3 >>> 4) & 0xfff000) | (p3 & 0xfff);
  const g6 = ((p6 >>> 4) & 0xfff000) | (p6 & 0xfff);
  words[0] = ((((p0 >>> 4) & 0xfff000) | (p0 & 0xfff)) << 6) | (g1 >>> 18);
  words[1] = ((g1 & 0x3ffff) << 12) | (g2 >>> 12);
  words[2] = ((g2 & 0xfff) << 18) | (g3 >>> 6);
  words[3] = ((g3 & 0x3f) << 24) | ((p4 >>> 4) & 0xfff000) | (p4 & 0xfff);
  words[4] = ((((p5 >>> 4) & 0xfff000) | (p5 & 0xfff)) << 6) | (g6 >>> 18);
  words[5] = (g6 & 0x3ffff) << 12;
  words[6] = 0;
  return foldXor(f0 ^ f1 ^ f2 ^ f3 ^ f4 ^ f5 ^ f6);
}

/**
 * Packs the characters from `from` up to `end` into words from character `offset` on; false when
 * one of them is no payload character. Four go at once as in `packSlot`, the last three one by one.
 */
export function packChars(
  view: DataView,
  from: number,
  end: number,
  words: Int32Array,
  offset: number,
): boolean {
  let index = Math.floor(offset / CHARS_A_WORD);
  /** Bits of a word that is not full yet, and how many they are. */
  let waiting = 6 * (offset - index * CHARS_A_WORD);
  let word = waiting === 0 ? 0 : words[index]! >>> (WORD_BITS - waiting);
  let bad = 0;
  let i = from;
  for (; i + 4 <= end; i += 4) {
    const f = view.getInt32(i);
    const h = (f + 0x20202020) & 0x80808080;
    const s = (f - 0x30303030 - (h >>> 4)) | 0;
    bad |= (s & 0xc0c0c0c0) | ((f + 0x28282828) & ~h & 0x80808080);
    const p = ((s & 0x3f003f00) >>> 2) | (s & 0x3f003f);
    const four = ((p >>> 4) & 0xfff000) | (p & 0xfff);
    if (waiting === 0) {
      word = four;
      waiting = 24;
    } else {
      waiting -= 6;
      words[index] = (word << (24 - waiting)) | (four >>> waiting);
      index++;
      word = four & ((1 << waiting) - 1);
    }
  }
  for (; i < end; i++) {
    const value = DEARMOUR[view.getUint8(i)]!;
    bad |= value & 0x80;
    word = (word << 6) | (value & 63);
    waiting += 6;
    if (waiting === WORD_BITS) {
      words[index] = word;
      index++;
      word = 0;
      waiting = 0;
    }
  }
  words[index] = waiting === 0 ? 0 : word << (WORD_BITS - waiting);
  words[index + 1] = 0;
  return bad === 0;
}

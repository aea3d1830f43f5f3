/** Six-bit text (M.1371-5, table 47): characters of a message as strings, or as ASCII bytes. */
import { WORD_BITS } from './bits.js';

const SIX_BIT = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?';
const SPACE = 32;
/** Bits of four characters, which are read at once. */
const FOUR_BITS = 24;

/** Texts of two characters by their twelve bits: half the joins of one by one. */
const PAIRS: readonly string[] = Array.from(
  { length: 4096 },
  (_, pair) => SIX_BIT.charAt(pair >> 6) + SIX_BIT.charAt(pair & 63),
);

/** Twenty-four bits at bit `start`. */
function fourAt(words: Int32Array, start: number): number {
  const index = (start / WORD_BITS) | 0;
  const room = WORD_BITS - FOUR_BITS - (start - index * WORD_BITS);
  const word = words[index]!;
  if (room >= 0) return (word >>> room) & 0xffffff;
  return ((word << -room) | (words[index + 1]! >>> (WORD_BITS + room))) & 0xffffff;
}

/** Four six-bit values of 24 bits, a byte each. */
function spreadFour(four: number): number {
  const pairs = ((four & 0xfff000) << 4) | (four & 0xfff);
  return ((pairs & 0xfc00fc0) << 2) | (pairs & 0x3f003f);
}

/** True when one of the four bytes of a word, each below 128, is zero. */
function hasZero(six: number): boolean {
  return ((six - 0x01010101) & ~six & 0x80808080) !== 0;
}

/**
 * Six-bit text of at most `chars` characters, up to the first `@`, without trailing spaces;
 * undefined when nothing is left.
 */
export function readText(words: Int32Array, start: number, chars: number): string | undefined {
  let out = '';
  let at = 0;
  let last = 0;
  while (at + 4 <= chars) {
    const four = fourAt(words, start + 6 * at);
    if (hasZero(spreadFour(four))) break;
    out += PAIRS[four >>> 12]! + PAIRS[four & 4095]!;
    last = four & 63;
    at += 4;
  }
  // What is left is shorter than four characters, or ends within them.
  const stop = Math.min(chars, at + 4);
  const four = at < stop ? fourAt(words, start + 6 * at) : 0;
  for (let shift = 18; at < stop; shift -= 6, at++) {
    const six = (four >>> shift) & 63;
    if (six === 0) break;
    out += SIX_BIT.charAt(six);
    last = six;
  }
  if (last === SPACE) out = out.trimEnd();
  return out === '' ? undefined : out;
}

/**
 * Six-bit text of `chars` characters as ASCII bytes at `at`, up to the first `@`, the rest zeros
 * and trailing spaces cut; false when nothing is left.
 */
export function writeAscii(
  words: Int32Array,
  start: number,
  chars: number,
  bytes: Uint8Array,
  at: number,
): boolean {
  let end = 0;
  while (end + 4 <= chars) {
    const six = spreadFour(fourAt(words, start + 6 * end));
    if (hasZero(six)) break;
    // A value below 32 has bit 5 clear and stands for the character 64 above it.
    const ascii = six | ((~six & 0x20202020) << 1);
    bytes[at + end] = ascii >>> 24;
    bytes[at + end + 1] = ascii >>> 16;
    bytes[at + end + 2] = ascii >>> 8;
    bytes[at + end + 3] = ascii;
    end += 4;
  }
  const stop = Math.min(chars, end + 4);
  const four = end < stop ? fourAt(words, start + 6 * end) : 0;
  for (let shift = 18; end < stop; shift -= 6, end++) {
    const six = (four >>> shift) & 63;
    if (six === 0) break;
    bytes[at + end] = six < 32 ? six + 64 : six;
  }
  while (end > 0 && bytes[at + end - 1] === SPACE) end--;
  for (let i = end; i < chars; i++) bytes[at + i] = 0;
  return end > 0;
}

/** The character of a six-bit number. */
export function characterOf(six: number): string {
  return SIX_BIT.charAt(six);
}

/** The six-bit number of a character (lower case counts as upper), or -1 where AIS has none. */
export function sixBitOf(character: string): number {
  return SIX_BIT.indexOf(character.toUpperCase());
}

/** Characters of sentences (IEC 61162-1), by their codes. */

export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const HASH = 35;
export const DOLLAR = 36;
export const STAR = 42;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const BACKSLASH = 92;
export const LETTER_C = 99;
export const LETTER_G = 103;
export const LETTER_S = 115;

/** Value of a hexadecimal digit by character, -1024 for none: then no sum of two is a byte. */
export const HEX: Int16Array = Int16Array.from({ length: 256 }, (_, c) => {
  if (c >= 48 && c <= 57) return c - 48;
  const upper = c & ~32;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1024;
});

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

/** Sum of the bytes of a word by exclusive-or. */
export function foldXor(word: number): number {
  const half = word ^ (word >>> 16);
  return (half ^ (half >>> 8)) & 255;
}

/** The first bytes of a big-endian word, by their number. */
export const FIRST_BYTES: Int32Array = Int32Array.of(
  0,
  0xff000000 | 0,
  0xffff0000 | 0,
  0xffffff00 | 0,
);

/** Exclusive-or of the bytes from `from` up to `to`: the checksum of NMEA 0183. */
export function checksum(view: DataView, from: number, to: number): number {
  let sum = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) sum ^= view.getInt32(at);
  return foldXor(sum ^ (view.getInt32(at) & FIRST_BYTES[to - at]!));
}

/** The place of the first CR or LF before `end`, or `end`. */
export function endOfLine(view: DataView, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const four = view.getInt32(at);
    // No byte is below 0x10, so none is a line end.
    if (((four - 0x10101010) & ~four & 0x80808080) === 0) {
      at += 4;
      continue;
    }
    for (let i = 0; i < 4 && at < end; i++, at++) {
      const byte = view.getUint8(at);
      if (byte === LF || byte === CR) return at;
    }
  }
  return end;
}

/** Most sentences of one message (IEC 61162-1: one digit). */
export const MAX_PARTS = 9;
/** Most payload characters of one message: nine sentences of at most 82 characters. */
export const MAX_PAYLOAD_CHARS = MAX_PARTS * 82;
/** Bits held in one word of a payload: five six-bit characters. */
export const WORD_BITS = 30;
/** Words of a payload buffer, with room for a read that crosses the end. */
export const PAYLOAD_WORDS = Math.ceil((MAX_PAYLOAD_CHARS * 6) / WORD_BITS) + 8;

/**
 * The bits of one message, thirty to a word, most significant first. Words after the last bit
 * are zero up to the next word boundary at least; readers ask `bits` before they read.
 */
export interface Payload {
  readonly words: Int32Array;
  bits: number;
}

export function createPayload(): Payload {
  return { words: new Int32Array(PAYLOAD_WORDS), bits: 0 };
}

/** Unsigned number of up to 30 bits at bit `start`. Bits beyond the payload read as zero. */
export function readUint(words: Int32Array, start: number, width: number): number {
  const index = (start / WORD_BITS) | 0;
  const room = WORD_BITS - (start - index * WORD_BITS) - width;
  const mask = (1 << width) - 1;
  const word = words[index] ?? 0;
  if (room >= 0) return (word >>> room) & mask;
  const next = words[index + 1] ?? 0;
  return ((word << -room) | (next >>> (WORD_BITS + room))) & mask;
}

/** Number in two's complement of up to 30 bits. */
export function readInt(words: Int32Array, start: number, width: number): number {
  const raw = readUint(words, start, width);
  const unused = 32 - width;
  return (raw << unused) >> unused;
}

/** Writes the low `width` (up to 30) bits of `value` at bit `start`. */
export function writeUint(words: Int32Array, start: number, width: number, value: number): void {
  const index = Math.floor(start / WORD_BITS);
  const room = WORD_BITS - (start - index * WORD_BITS) - width;
  const mask = (1 << width) - 1;
  const bits = value & mask;
  if (room >= 0) {
    words[index] = ((words[index] ?? 0) & ~(mask << room)) | (bits << room);
    return;
  }
  const high = mask >>> -room;
  words[index] = ((words[index] ?? 0) & ~high) | (bits >>> -room);
  const shift = WORD_BITS + room;
  const low = ((1 << -room) - 1) << shift;
  words[index + 1] = ((words[index + 1] ?? 0) & ~low) | ((bits << shift) & low);
}

const HEX_PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/** `bits` bits as lower-case hexadecimal digits, the last digit filled with zeros on the right. */
export function readHex(words: Int32Array, start: number, bits: number): string {
  let out = '';
  let done = 0;
  for (; done + 8 <= bits; done += 8) out += HEX_PAIRS[readUint(words, start + done, 8)];
  const left = bits - done;
  if (left > 0) {
    const byte = readUint(words, start + done, left) << (8 - left);
    out += left > 4 ? HEX_PAIRS[byte] : HEX_PAIRS[byte]!.charAt(0);
  }
  return out;
}

/** Six-bit value of an armoured payload character by its code, -1 for none (IEC 61162-1). */
export const DEARMOUR: Int8Array = Int8Array.from({ length: 256 }, (_, c) => {
  if (c >= 48 && c <= 87) return c - 48;
  return c >= 96 && c <= 119 ? c - 56 : -1;
});

/** The armoured payload character of a six-bit value. */
export function armour(value: number): number {
  return value < 40 ? value + 48 : value + 56;
}

/** Fills a payload from armoured text; undefined when a character is no payload character. */
export function payloadOf(armoured: string, fillBits = 0): Payload | undefined {
  if (armoured.length > MAX_PAYLOAD_CHARS) return undefined;
  const payload = createPayload();
  for (let i = 0; i < armoured.length; i++) {
    const value = DEARMOUR[armoured.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    writeUint(payload.words, 6 * i, 6, value);
  }
  payload.bits = Math.max(0, armoured.length * 6 - fillBits);
  return payload;
}

/** The payload as armoured text and the number of fill bits. */
export function armouredOf(payload: Payload): { armoured: string; fillBits: number } {
  const chars = Math.ceil(payload.bits / 6);
  let armoured = '';
  for (let i = 0; i < chars; i++) {
    armoured += String.fromCharCode(armour(readUint(payload.words, 6 * i, 6)));
  }
  return { armoured, fillBits: chars * 6 - payload.bits };
}

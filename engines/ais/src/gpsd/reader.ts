import { type Payload, readHex, readUint } from '../bits.js';
import { characterOf, readText } from '../sixbit.js';

/** A value as it stands in the JSON text: numbers keep their decimals. */
export type Json = string;
/** Keys and values in the order in which they are printed. */
export type Entries = [key: string, value: Json][];

/** Reads raw bits of one payload for gpsd's JSON; what lies beyond the payload reads as zero. */
export class RawReader {
  readonly bits: number;
  private readonly words: Int32Array;

  constructor(payload: Payload) {
    this.bits = payload.bits;
    this.words = payload.words;
  }

  u(start: number, width: number): number {
    const there = Math.min(width, this.bits - start);
    if (there <= 0) return 0;
    return readUint(this.words, start, there) * 2 ** (width - there);
  }

  s(start: number, width: number): number {
    const raw = this.u(start, width);
    return raw < 2 ** (width - 1) ? raw : raw - 2 ** width;
  }

  number(start: number, width: number): Json {
    return String(this.u(start, width));
  }

  flag(start: number): Json {
    return this.u(start, 1) === 1 ? 'true' : 'false';
  }

  /** A text that fills the rest of the message: its whole characters. */
  rest(start: number, chars: number): Json {
    return quoted(this.readWhole(start, chars));
  }

  /** A text of fixed length; a last character that is only partly there ends in zeros. */
  text(start: number, chars: number): Json {
    const text = this.readWhole(start, chars);
    const there = Math.max(0, this.bits - start) / 6;
    const whole = Math.floor(there);
    if (whole >= chars || whole === there || this.ends(start, whole)) return quoted(text);
    const six = this.u(start + 6 * whole, 6);
    return quoted(six === 0 ? text : (text.padEnd(whole, ' ') + characterOf(six)).trimEnd());
  }

  private readWhole(start: number, chars: number): string {
    const whole = Math.floor(Math.max(0, this.bits - start) / 6);
    return readText(this.words, start, Math.min(chars, whole)) ?? '';
  }

  /** Whether a text ends before its last character. */
  ends(start: number, chars: number): boolean {
    for (let i = 0; i < chars; i++) if (this.u(start + 6 * i, 6) === 0) return true;
    return false;
  }

  /**
   * Bits from `start` to `end` as gpsd prints raw data: the number of bits, then whole bytes. What
   * it copied beyond the end of the data, up to `copied`, shows in the last of them.
   */
  data(start: number, end = this.bits, copied = end): Json {
    const bits = Math.max(0, end - start);
    const bytes = Math.ceil(bits / 8);
    const read = Math.min(bytes * 8, Math.min(copied, this.bits) - start);
    return JSON.stringify(`${bits}:${readHex(this.words, start, read).padEnd(bytes * 2, '0')}`);
  }
}

/** A number with a fixed count of decimals, as C prints it. */
export function fixed(value: number, decimals: number): Json {
  // C takes the even digit when two are equally near, toFixed the one farther from zero. Only a value
  // of so few binary places can lie between two.
  const twice = 2 ** (decimals + 1);
  const scaled = Math.abs(value) * 10 ** decimals;
  const below = Math.floor(scaled);
  if (scaled - below !== 0.5 || !Number.isInteger(value * twice) || below % 2 !== 0) {
    return value.toFixed(decimals);
  }
  const text = (below / 10 ** decimals).toFixed(decimals);
  return value < 0 ? `-${text}` : text;
}

export function quoted(text: string): Json {
  return JSON.stringify(text);
}

/** `MM-DDTHH:MMZ` of a time without year, or `DDTHH:MMZ` when there is no month. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

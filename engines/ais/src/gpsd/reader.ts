import { type Payload, readHex, readInt, readUint } from '../bits.js';
import { readText } from '../sixbit.js';

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
    return start >= this.bits ? 0 : readUint(this.words, start, width);
  }

  s(start: number, width: number): number {
    return start >= this.bits ? 0 : readInt(this.words, start, width);
  }

  number(start: number, width: number): Json {
    return String(this.u(start, width));
  }

  flag(start: number): Json {
    return this.u(start, 1) === 1 ? 'true' : 'false';
  }

  text(start: number, chars: number): Json {
    const within = Math.min(chars, Math.floor(Math.max(0, this.bits - start) / 6));
    return JSON.stringify(readText(this.words, start, within) ?? '');
  }

  /** Bits from `start` to `end` as gpsd prints raw data: the number of bits, then whole bytes. */
  data(start: number, end = this.bits): Json {
    const bits = Math.max(0, end - start);
    return JSON.stringify(`${bits}:${readHex(this.words, start, Math.ceil(bits / 8) * 8)}`);
  }
}

/** A number with a fixed count of decimals, as C prints it. */
export function fixed(value: number, decimals: number): Json {
  return value.toFixed(decimals);
}

export function quoted(text: string): Json {
  return JSON.stringify(text);
}

/** `MM-DDTHH:MMZ` of a time without year, or `DDTHH:MMZ` when there is no month. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

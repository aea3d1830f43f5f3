/** Numbers of any width out of bytes, most significant bit first, as GRIB writes them. */
import { refuse } from '../errors.js';

export class BitReader {
  private readonly bytes: Uint8Array;
  private readonly field: string;
  /** Place of the next bit. */
  at = 0;

  constructor(bytes: Uint8Array, field: string) {
    this.bytes = bytes;
    this.field = field;
  }

  get left(): number {
    return this.bytes.length * 8 - this.at;
  }

  /** @throws ForcingError `FORCING_TRUNCATED` where fewer than `bits` are left. */
  need(bits: number): void {
    if (bits <= this.left) return;
    refuse('FORCING_TRUNCATED', this.field, `${this.left} bits left`, `${bits} bits`);
  }

  /** An unsigned number of 0 to 32 bits. */
  take(bits: number): number {
    this.need(bits);
    let left = bits;
    let value = 0;
    while (left > 0) {
      const inside = this.at & 7;
      const some = Math.min(left, 8 - inside);
      const byte = this.bytes[this.at >>> 3] ?? 0;
      value = value * 2 ** some + ((byte >>> (8 - inside - some)) & ((1 << some) - 1));
      this.at += some;
      left -= some;
    }
    return value;
  }

  /** How many zeros stand before the next one, which is taken too. */
  zeros(): number {
    let count = 0;
    for (;;) {
      this.need(1);
      const inside = this.at & 7;
      const rest = ((this.bytes[this.at >>> 3] ?? 0) << inside) & 0xff;
      if (rest === 0) {
        count += 8 - inside;
        this.at += 8 - inside;
        continue;
      }
      const run = Math.clz32(rest) - 24;
      this.at += run + 1;
      return count + run;
    }
  }

  toByte(): void {
    this.at = Math.ceil(this.at / 8) * 8;
  }
}

/** Big-endian octets of a section, counted from 1 as in the manual on codes. */
export class Octets {
  private readonly view: DataView;
  private readonly field: string;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, field: string) {
    this.bytes = bytes;
    this.field = field;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private at(octet: number, count: number): number {
    if (octet - 1 + count <= this.view.byteLength) return octet - 1;
    const expected = `at least ${octet - 1 + count} octets`;
    return refuse('FORCING_TRUNCATED', this.field, `${this.view.byteLength} octets`, expected);
  }

  u8(octet: number): number {
    return this.view.getUint8(this.at(octet, 1));
  }
  u16(octet: number): number {
    return this.view.getUint16(this.at(octet, 2));
  }
  u32(octet: number): number {
    return this.view.getUint32(this.at(octet, 4));
  }
  /** Sign and magnitude: the first bit is the sign (regulation 92.1.5). */
  s8(octet: number): number {
    const value = this.u8(octet);
    return value & 0x80 ? -(value & 0x7f) : value;
  }
  s16(octet: number): number {
    const value = this.u16(octet);
    return value & 0x8000 ? -(value & 0x7fff) : value;
  }
  s32(octet: number): number {
    const value = this.u32(octet);
    return value >= 2 ** 31 ? -(value - 2 ** 31) : value;
  }
  f32(octet: number): number {
    return this.view.getFloat32(this.at(octet, 4));
  }
}

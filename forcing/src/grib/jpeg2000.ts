/** JPEG 2000 (packing 5.40) by OpenJPEG; its size is read before the library sees it. */
import { createRequire } from 'node:module';
import { asForcingError, refuse } from '../errors.js';

interface Decoder {
  getEncodedBuffer(bytes: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): Readonly<Record<'width' | 'height' | 'bitsPerSample', number>> & {
    readonly isSigned: boolean;
  };
  decode(): void;
  delete(): void;
}
interface Codec {
  readonly J2KDecoder: new () => Decoder;
}

/** Whole numbers of a code stream of `count` samples. */
export type Jpeg2000 = (bytes: Uint8Array, count: number) => Float64Array;

/** Loads the library, anew for each file: one that was broken by a file is thrown away with it. */
export async function loadJpeg2000(): Promise<Jpeg2000> {
  const load = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/decode') as (
    options: object,
  ) => Promise<Codec>;
  const quiet = (): void => {};
  const codec = await load({ print: quiet, printErr: quiet });
  return (bytes, count) => {
    checkSize(bytes, count);
    try {
      return decode(codec, bytes, count);
    } catch (error) {
      const isNumber = typeof error === 'number';
      throw asForcingError('JPEG 2000', isNumber ? `fault ${error} in OpenJPEG` : error);
    }
  };
}

/** Marker SIZ of ISO/IEC 15444-1, annex A.5.1: it must follow the start of the stream. */
function checkSize(bytes: Uint8Array, count: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 50 || view.getUint32(0) !== 0xff4f_ff51) {
    refuse('FORCING_BROKEN', 'JPEG 2000', 'no code stream', 'one that begins with its size');
  }
  const width = view.getUint32(8) - view.getUint32(16);
  const height = view.getUint32(12) - view.getUint32(20);
  const components = view.getUint16(40);
  const bits = (view.getUint8(42) & 0x7f) + 1;
  if (width * height !== count || components !== 1) {
    const value = `${width} x ${height} x ${components}`;
    refuse('FORCING_BROKEN', 'JPEG 2000', value, `${count} samples of one component`);
  }
  if (bits > 16) {
    const expected = 'at most 16; repack it (grib_set -r -s packingType=grid_ccsds)';
    refuse('FORCING_PACKING', 'JPEG 2000: bits of a value', bits, expected);
  }
}

function decode(codec: Codec, bytes: Uint8Array, count: number): Float64Array {
  const decoder = new codec.J2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const { width, height, bitsPerSample, isSigned } = decoder.getFrameInfo();
    const decoded = decoder.getDecodedBuffer();
    const size = bitsPerSample > 8 ? 2 : 1;
    if (width * height !== count || decoded.length < count * size) {
      refuse('FORCING_TRUNCATED', 'JPEG 2000', `${decoded.length} bytes`, `${count * size} bytes`);
    }
    const view = new DataView(decoded.buffer, decoded.byteOffset, decoded.byteLength);
    const out = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      // The library writes in the byte order of WebAssembly.
      if (size === 1) out[i] = isSigned ? view.getInt8(i) : view.getUint8(i);
      else out[i] = isSigned ? view.getInt16(i * 2, true) : view.getUint16(i * 2, true);
    }
    return out;
  } finally {
    decoder.delete();
  }
}

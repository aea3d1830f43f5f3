// Generated from src/tables by generate/decoders.ts; change the tables, not this file.
import { readHex } from '../bits.js';
import type { AddressedBinaryMessage, BroadcastBinaryMessage } from './messages.js';

/** Binary message to one station. */
export function decodeAddressedBinary(w: Int32Array, bits: number): AddressedBinaryMessage {
  const type = 6;
  const w0 = w[0]!;
  const w1 = w[1]!;
  const w2 = w[2]!;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    sequence: (w1 >>> 20) & 3,
    destinationMmsi: ((w1 & 1048575) << 10) | (w2 >>> 20),
    retransmitted: ((w2 >>> 19) & 1) === 1,
    areaCode: (w2 >>> 8) & 1023,
    functionId: (w2 >>> 2) & 63,
    dataBits: bits - 88,
    dataHex: readHex(w, 88, bits - 88),
  };
}

/** Binary message to everybody. */
export function decodeBroadcastBinary(w: Int32Array, bits: number): BroadcastBinaryMessage {
  const type = 8;
  const w0 = w[0]!;
  const w1 = w[1]!;
  return {
    type,
    repeat: (w0 >>> 22) & 3,
    mmsi: ((w0 & 4194303) << 8) | (w1 >>> 22),
    areaCode: (w1 >>> 10) & 1023,
    functionId: (w1 >>> 4) & 63,
    dataBits: bits - 56,
    dataHex: readHex(w, 56, bits - 56),
  };
}

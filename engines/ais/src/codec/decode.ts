import { type Payload, readUint } from '../bits.js';
import { decodeAddressedBinary, decodeBroadcastBinary } from '../generated/decode-binary.js';
import {
  decodeBaseStation,
  decodeLongRange,
  decodePositionA,
  decodePositionB,
  decodePositionBExtended,
  decodeSarAircraft,
} from '../generated/decode-positions.js';
import {
  decodeAidToNavigation,
  decodeStaticA,
  decodeStaticBPartA,
  decodeStaticBPartB,
} from '../generated/decode-statics.js';
import type { AisMessage } from '../generated/messages.js';
import { decodeGeneral, isAuxiliary } from './general.js';

/**
 * Decodes the payload of one message; undefined when its type is unknown or it is too short.
 * The common types go through generated decoders, everything else (and whatever is truncated)
 * through the tables.
 */
export function decodePayload(payload: Payload): AisMessage | undefined {
  const words = payload.words;
  const bits = payload.bits;
  const type = words[0]! >>> 24;
  if (bits >= 168) {
    if (type === 1 || type === 2 || type === 3) return decodePositionA(words, type);
    if (type === 18) return decodePositionB(words);
    if (type === 4 || type === 11) return decodeBaseStation(words, type);
    if (type === 5 && bits >= 424) return decodeStaticA(words);
    if (type === 9) return decodeSarAircraft(words);
    if (type === 19 && bits >= 312) return decodePositionBExtended(words);
    if (type === 24) return decodeStaticB(payload);
    // A name that goes on after bit 272 is put together by the general decoder.
    if (type === 21 && bits >= 272 && bits < 278) return decodeAidToNavigation(words);
  } else if (type === 27 && bits >= 96) return decodeLongRange(words);
  else if (type === 24 && bits >= 160) return decodeStaticB(payload);
  if (type === 8 && bits >= 56) return decodeBroadcastBinary(words, bits);
  if (type === 6 && bits >= 88) return decodeAddressedBinary(words, bits);
  return decodeGeneral(payload);
}

function decodeStaticB(payload: Payload): AisMessage | undefined {
  const words = payload.words;
  const part = readUint(words, 38, 2);
  if (part === 0) return decodeStaticBPartA(words);
  const whole = part === 1 && payload.bits >= 168 && !isAuxiliary(readUint(words, 8, 30));
  return whole ? decodeStaticBPartB(words) : decodeGeneral(payload);
}

import { createPayload, PAYLOAD_WORDS, type Payload, readUint, WORD_BITS } from '../bits.js';
import { AisEncodeError } from '../errors.js';
import type { MessageTable } from '../field.js';
import type { AisMessage } from '../generated/messages.js';
import * as binary from '../tables/binary.js';
import * as positions from '../tables/positions.js';
import * as statics from '../tables/statics.js';
import { type Fields, readFields, writeFields } from './fields.js';
import { readInterrogation, readSlots, writeInterrogation, writeSlots } from './odd.js';
import { readTail, writeTail } from './tails.js';

/** A message needs its type, repeat indicator and sender before it says anything. */
export const MIN_MESSAGE_BITS = 38;

const BY_TYPE: readonly (MessageTable | undefined)[] = [
  undefined,
  positions.POSITION_A,
  positions.POSITION_A,
  positions.POSITION_A,
  positions.BASE_STATION,
  statics.STATIC_A,
  binary.ADDRESSED_BINARY,
  binary.ACKNOWLEDGEMENT,
  binary.BROADCAST_BINARY,
  positions.SAR_AIRCRAFT,
  binary.UTC_INQUIRY,
  positions.BASE_STATION,
  binary.ADDRESSED_SAFETY,
  binary.ACKNOWLEDGEMENT,
  binary.BROADCAST_SAFETY,
  binary.INTERROGATION,
  binary.ASSIGNMENT,
  binary.DGNSS,
  positions.POSITION_B,
  positions.POSITION_B_EXTENDED,
  binary.DATA_LINK,
  statics.AID_TO_NAVIGATION,
  binary.CHANNEL_AREA,
  binary.GROUP_ASSIGNMENT,
  statics.STATIC_B_PART_A,
  binary.SINGLE_SLOT,
  binary.MULTIPLE_SLOT,
  positions.LONG_RANGE,
];

/** Auxiliary craft have MMSIs 980000000 to 989999999. */
export function isAuxiliary(mmsi: number): boolean {
  return mmsi >= 980_000_000 && mmsi <= 989_999_999;
}

/** The table of a received payload, or undefined when it cannot be told. */
function tableOfPayload(type: number, payload: Payload): MessageTable | undefined {
  if (type === 24) {
    if (payload.bits < 40) return undefined;
    const part = readUint(payload.words, 38, 2);
    if (part > 1) return undefined;
    if (part === 0) return statics.STATIC_B_PART_A;
    const auxiliary = isAuxiliary(readUint(payload.words, 8, 30));
    return auxiliary ? statics.STATIC_B_PART_B_AUXILIARY : statics.STATIC_B_PART_B;
  }
  if (type === 22 && payload.bits >= 140 && readUint(payload.words, 139, 1) === 1) {
    return binary.CHANNEL_ADDRESSED;
  }
  return BY_TYPE[type];
}

/**
 * Decodes any of the 27 types by its table. Undefined when the type is unknown or the payload
 * has no room for type and sender. This is the slow twin of the generated decoders, and the only
 * decoder of what is truncated.
 */
export function decodeGeneral(payload: Payload): AisMessage | undefined {
  if (payload.bits < MIN_MESSAGE_BITS) return undefined;
  const table = tableOfPayload(readUint(payload.words, 0, 6), payload);
  if (table === undefined) return undefined;
  const out: Fields = {};
  readFields(payload.words, table.fields, { base: 0, bits: payload.bits }, out);
  if (table === binary.SINGLE_SLOT || table === binary.MULTIPLE_SLOT) {
    readSlots(payload, out, table === binary.MULTIPLE_SLOT);
  } else if (table === binary.INTERROGATION) {
    readInterrogation(payload, out);
  } else if (table.tail !== undefined) {
    readTail(payload, table.tail, out);
  }
  if (payload.bits < table.minBits) out.truncated = true;
  return messageOf(out);
}

/** The one place where a decoded record becomes a message: its tables give the shape. */
function messageOf(out: unknown): AisMessage {
  return out as AisMessage;
}

function tableOfMessage(message: Fields): MessageTable {
  const type = message.type;
  if (type === 24) {
    if (message.part === 'A') return statics.STATIC_B_PART_A;
    if (message.part !== 'B') throw new AisEncodeError('part', message.part, 'A or B');
    return typeof message.mmsi === 'number' && isAuxiliary(message.mmsi)
      ? statics.STATIC_B_PART_B_AUXILIARY
      : statics.STATIC_B_PART_B;
  }
  if (type === 22 && message.addressed === true) return binary.CHANNEL_ADDRESSED;
  const table = typeof type === 'number' ? BY_TYPE[type] : undefined;
  if (table === undefined) throw new AisEncodeError('type', type, 'a message type, 1 to 27');
  return table;
}

/** The name of an aid to navigation beyond twenty characters goes into its extension. */
function firstPart(values: Fields): Fields {
  const name = values.atonName;
  if (typeof name !== 'string' || name.length <= 20) return values;
  return { ...values, atonName: name.slice(0, 20) };
}

/**
 * Encodes a message into payload bits. Absent values are sent as "not available".
 *
 * @throws AisEncodeError when a value does not fit its field.
 */
export function encodePayload(message: AisMessage): Payload {
  const values: Fields = { ...message };
  const table = tableOfMessage(values);
  if (values.mmsi === undefined) {
    throw new AisEncodeError('mmsi', values.mmsi, 'the identity of the sender');
  }
  const payload = createPayload();
  writeFields(payload.words, table.fields, 0, firstPart(values));
  payload.bits = table.fullBits;
  if (table === binary.SINGLE_SLOT || table === binary.MULTIPLE_SLOT) {
    writeSlots(payload, values, table === binary.MULTIPLE_SLOT);
  } else if (table === binary.INTERROGATION) {
    writeInterrogation(payload, values);
  } else if (table.tail !== undefined) {
    writeTail(payload, table.tail, values);
  }
  const pad = table.padTo ?? 1;
  payload.bits = Math.ceil(payload.bits / pad) * pad;
  if (payload.bits > PAYLOAD_WORDS * WORD_BITS - WORD_BITS) {
    throw new AisEncodeError('bits', payload.bits, 'at most nine sentences');
  }
  return payload;
}

/** Messages 15, 25 and 26: the places of their fields depend on other fields. */
import type { Payload } from '../bits.js';
import { AisEncodeError } from '../errors.js';
import {
  INTERROGATION_ITEM,
  RADIO_TAIL,
  ROUTED_FIELDS,
  STRUCTURED_FIELDS,
} from '../tables/binary.js';
import { type Fields, readFields, writeFields } from './fields.js';
import { readData, writeData } from './tails.js';

/** Bits of the communication state that closes message 26, with its selector. */
const RADIO_BITS = 20;
/** Spare bits between data and communication state of message 26. */
const RADIO_SPARE_BITS = 4;
/** An addressed message 25 or 26 has two spare bits after the destination. */
const DESTINATION_BITS = 32;

export function readSlots(payload: Payload, out: Fields, radio: boolean): void {
  let start = 40;
  const end = radio ? payload.bits - RADIO_BITS : payload.bits;
  if (out.addressed === true) {
    readFields(payload.words, ROUTED_FIELDS, { base: start, bits: end }, out);
    start += DESTINATION_BITS;
  }
  if (out.structured === true) {
    readFields(payload.words, STRUCTURED_FIELDS, { base: start, bits: end }, out);
    start += 16;
  }
  const spare = radio ? RADIO_SPARE_BITS : 0;
  if (end < start) out.truncated = true;
  readData(payload, { start, bits: Math.max(0, end - spare - start) }, out);
  if (radio && end >= start) {
    readFields(payload.words, RADIO_TAIL, { base: end, bits: payload.bits }, out);
  }
}

export function writeSlots(payload: Payload, values: Fields, radio: boolean): void {
  let start = 40;
  if (values.addressed === true) {
    writeFields(payload.words, ROUTED_FIELDS, start, values);
    start += DESTINATION_BITS;
  }
  if (values.structured === true) {
    writeFields(payload.words, STRUCTURED_FIELDS, start, values);
    start += 16;
  }
  writeData(payload, start, values);
  if (!radio) return;
  const end = payload.bits + RADIO_SPARE_BITS;
  writeFields(payload.words, RADIO_TAIL, end, values);
  payload.bits = end + RADIO_BITS;
}

/**
 * Message 15: the first station is asked for one or two messages, a second for one. The second
 * question to the first station has no identity of its own, so each request here carries one.
 */
const REQUEST_FIRST_BITS = 88;
const REQUEST_SAME_BITS = 108;
const REQUEST_OTHER_BITS = 158;

export function readInterrogation(payload: Payload, out: Fields): void {
  const requests: Fields[] = [];
  const { words, bits } = payload;
  if (bits >= REQUEST_FIRST_BITS) {
    const first: Fields = {};
    readFields(words, INTERROGATION_ITEM, { base: 40, bits }, first);
    requests.push(first);
    if (bits >= REQUEST_SAME_BITS) {
      const same: Fields = {};
      readFields(words, INTERROGATION_ITEM, { base: 60, bits }, same);
      same.mmsi = first.mmsi;
      if (same.messageType !== 0) requests.push(same);
    }
    if (bits >= REQUEST_OTHER_BITS) {
      const other: Fields = {};
      readFields(words, INTERROGATION_ITEM, { base: 110, bits }, other);
      if (other.mmsi !== 0) requests.push(other);
    }
  }
  out.requests = requests;
}

export function writeInterrogation(payload: Payload, values: Fields): void {
  const requests: unknown = values.requests ?? [];
  if (!Array.isArray(requests) || requests.length < 1 || requests.length > 3) {
    throw new AisEncodeError('requests', requests, 'one to three requests');
  }
  const [first, ...others]: Fields[] = requests;
  if (first === undefined) return;
  const same = others.find((request) => request.mmsi === first.mmsi);
  const other = others.find((request) => request.mmsi !== first.mmsi);
  if (others.length !== (same === undefined ? 0 : 1) + (other === undefined ? 0 : 1)) {
    throw new AisEncodeError(
      'requests',
      others.length + 1,
      'two of the first station, one of another',
    );
  }
  writeFields(payload.words, INTERROGATION_ITEM, 40, first);
  payload.bits = REQUEST_FIRST_BITS;
  if (same !== undefined) {
    writeFields(payload.words, INTERROGATION_ITEM.slice(1), 60, same);
    payload.bits = REQUEST_SAME_BITS + 2;
  }
  if (other !== undefined) {
    writeFields(payload.words, INTERROGATION_ITEM, 110, other);
    payload.bits = REQUEST_OTHER_BITS + 2;
  }
}

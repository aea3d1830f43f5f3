import fc from 'fast-check';
import type { Field, MessageTable } from '../src/field.js';
import type { AisMessage } from '../src/index.js';
import * as binary from '../src/tables/binary.js';
import { INTERROGATION_ITEM } from '../src/tables/binary.js';
import * as positions from '../src/tables/positions.js';
import * as statics from '../src/tables/statics.js';

const SIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_!"#$%&\'()*+,-./0123456789:;<=>? ';

const sixBitText = (max: number) =>
  fc
    .array(fc.constantFrom(...SIX), { maxLength: max })
    .map((characters) => characters.join('').replace(/ +$/, ''))
    .map((text) => (text === '' ? undefined : text));

/** A value of a field as it can be sent. */
function arbitraryOf(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === 'bool') return fc.boolean();
  if (field.kind === 'text') return sixBitText(field.width / 6);
  if (field.kind === 'code') return fc.constantFrom(...Object.values(field.codes));
  const number = fc.integer({ min: field.min, max: field.max }).map((raw) => {
    if (field.kind !== 'rot') return raw / field.div;
    const root = raw / 4.733;
    return raw < 0 ? -(root * root) : root * root;
  });
  return field.optional ? fc.option(number, { nil: undefined }) : number;
}

function recordOf(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, arbitraryOf(field)])));
}

/** Fields that share bits: one of them is present at most. */
function settle(values: Record<string, unknown>, overlays: boolean): Record<string, unknown> {
  const out = { ...values };
  for (const [main, overlay] of [
    ['second', 'positioning'],
    ['rotDegPerMin', 'turning'],
  ] as const) {
    if (!(overlay in out)) continue;
    out[overlays ? main : overlay] = undefined;
  }
  return out;
}

const hexOf = (bits: boolean[]) => {
  let hex = '';
  for (let i = 0; i < bits.length; i += 4) {
    const digit = bits.slice(i, i + 4).reduce((sum, bit, j) => sum + (bit ? 8 >> j : 0), 0);
    hex += digit.toString(16);
  }
  return { dataHex: hex, dataBits: bits.length };
};

function tailOf(table: MessageTable): fc.Arbitrary<Record<string, unknown>> {
  const tail = table.tail;
  if (tail === undefined) return fc.constant({});
  if (tail.kind === 'text') {
    if (tail.name === 'nameExtension') {
      const long = fc
        .array(fc.constantFrom(...SIX.trim()), { minLength: 21, maxLength: 34 })
        .map((characters) => characters.join(''));
      return fc.oneof(sixBitText(20), long).map((atonName) => ({ atonName }));
    }
    return sixBitText(tail.max).map((text) => ({ [tail.name]: text }));
  }
  if (tail.kind === 'data') {
    return fc.array(fc.boolean(), { minLength: 20, maxLength: 300 }).map(hexOf);
  }
  return fc
    .array(recordOf(tail.fields), { minLength: 1, maxLength: tail.max })
    .map((items) => ({ [tail.name]: items }));
}

function messageOf(table: MessageTable, type: number): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(recordOf(table.fields), tailOf(table), fc.boolean())
    .map(([values, tail, overlays]) => settle({ ...values, ...tail, type }, overlays));
}

const interrogation = fc
  .tuple(
    messageOf(
      { ...binary.INTERROGATION, tail: { kind: 'data', start: 0, application: false } },
      15,
    ),
    fc.array(recordOf(INTERROGATION_ITEM), { minLength: 1, maxLength: 3 }),
  )
  .map(([head, requests]) => {
    const first = { ...requests[0], mmsi: 1 };
    const same = requests[1] && { ...requests[1], mmsi: 1, messageType: 5 };
    const other = requests[2] && { ...requests[2], mmsi: 2 };
    const { dataBits, dataHex, ...rest } = head;
    return { ...rest, requests: [first, same, other].filter((item) => item !== undefined) };
  });

function slots(type: 25 | 26): fc.Arbitrary<Record<string, unknown>> {
  const table = type === 25 ? binary.SINGLE_SLOT : binary.MULTIPLE_SLOT;
  return fc
    .tuple(
      messageOf(table, type),
      recordOf([...binary.ROUTED_FIELDS, ...binary.STRUCTURED_FIELDS, ...binary.RADIO_TAIL]),
    )
    .map(([message, extra]) => ({
      ...message,
      ...(message.addressed === true ? { destinationMmsi: extra.destinationMmsi } : {}),
      ...(message.structured === true
        ? { areaCode: extra.areaCode, functionId: extra.functionId }
        : {}),
      ...(type === 26 ? { radioItdma: extra.radioItdma, radioBits: extra.radioBits } : {}),
    }));
}

const fixed: readonly [MessageTable, readonly number[]][] = [
  [positions.POSITION_A, [1, 2, 3]],
  [positions.BASE_STATION, [4, 11]],
  [statics.STATIC_A, [5]],
  [binary.ADDRESSED_BINARY, [6]],
  [binary.ACKNOWLEDGEMENT, [7, 13]],
  [binary.BROADCAST_BINARY, [8]],
  [positions.SAR_AIRCRAFT, [9]],
  [binary.UTC_INQUIRY, [10]],
  [binary.ADDRESSED_SAFETY, [12]],
  [binary.BROADCAST_SAFETY, [14]],
  [binary.ASSIGNMENT, [16]],
  [binary.DGNSS, [17]],
  [positions.POSITION_B, [18]],
  [positions.POSITION_B_EXTENDED, [19]],
  [binary.DATA_LINK, [20]],
  [statics.AID_TO_NAVIGATION, [21]],
  [binary.GROUP_ASSIGNMENT, [23]],
  [positions.LONG_RANGE, [27]],
];

function variants(): [number, fc.Arbitrary<Record<string, unknown>>][] {
  const partB = (table: MessageTable, mmsi: number) =>
    messageOf(table, 24).map((m) => ({ ...m, part: 'B', mmsi }));
  return [
    [15, interrogation],
    [25, slots(25)],
    [26, slots(26)],
    [22, messageOf(binary.CHANNEL_AREA, 22).map((m) => ({ ...m, addressed: false }))],
    [22, messageOf(binary.CHANNEL_ADDRESSED, 22).map((m) => ({ ...m, addressed: true }))],
    [24, messageOf(statics.STATIC_B_PART_A, 24).map((m) => ({ ...m, part: 'A' }))],
    [24, partB(statics.STATIC_B_PART_B, 235070762)],
    [24, partB(statics.STATIC_B_PART_B_AUXILIARY, 982350707)],
  ];
}

/** Arbitrary messages as they can be sent, by type; some types have more than one layout. */
export function arbitraryMessages(): [type: number, message: fc.Arbitrary<AisMessage>][] {
  const all: [number, fc.Arbitrary<Record<string, unknown>>][] = variants();
  for (const [table, types] of fixed) {
    for (const type of types) all.push([type, messageOf(table, type)]);
  }
  const checked = (message: unknown) => message as AisMessage;
  return all.map(([type, message]) => [type, message.map(checked)]);
}

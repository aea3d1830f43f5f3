import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/field.js';
import {
  type ApplicationContent,
  applicationData,
  applicationOf,
  decodePayload,
  encodePayload,
  radioStateOf,
} from '../src/index.js';
import type { ApplicationTable } from '../src/tables/application-table.js';
import { APPLICATIONS } from '../src/tables/applications.js';
import { hear, vector } from './help.js';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const word = (max: number) =>
  fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: max })
    .map((letters) => letters.join(''));

function valueFor(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === 'bool') return fc.boolean();
  if (field.kind === 'text') return fc.option(word(field.width / 6), { nil: undefined });
  if (field.kind === 'code') return fc.constantFrom(...Object.values(field.codes));
  const number = fc
    .integer({ min: field.min, max: field.max })
    .map((raw) => (raw + field.shift) / field.div);
  return field.optional ? fc.option(number, { nil: undefined }) : number;
}

const record = (fields: readonly Field[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, valueFor(field)])));

const place = { lat: fc.constant(50.95), lon: fc.constant(1.55), precision: fc.constant(4) };
const area = fc.oneof(
  fc.record({
    shape: fc.constant('circle'),
    ...place,
    radiusM: fc.constantFrom(0, 4095, 40_000, 250_000),
  }),
  fc.record({
    shape: fc.constant('rectangle'),
    ...place,
    eastM: fc.integer({ min: 0, max: 255 }),
    northM: fc.integer({ min: 0, max: 255 }),
    orientationDeg: fc.integer({ min: 0, max: 359 }),
  }),
  fc.record({
    shape: fc.constant('sector'),
    ...place,
    radiusM: fc.integer({ min: 0, max: 4095 }),
    leftDegTrue: fc.integer({ min: 0, max: 359 }),
    rightDegTrue: fc.integer({ min: 0, max: 359 }),
  }),
  fc.record({
    shape: fc.constantFrom('polyline', 'polygon'),
    legs: fc.array(
      fc.record({
        toDegTrue: fc.integer({ min: 0, max: 719 }).map((half) => half / 2),
        distanceM: fc.integer({ min: 1, max: 1023 }),
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({ shape: fc.constant('text'), text: word(14) }),
);

function contentFor(table: ApplicationTable): fc.Arbitrary<Record<string, unknown>> {
  const { list } = table;
  const items =
    list === undefined
      ? fc.constant({})
      : fc
          .array(record(list.fields), { minLength: 1, maxLength: list.max })
          .map((all) => ({ [list.name]: all }));
  const tail = table.textTail === true ? word(40).map((text) => ({ text })) : fc.constant({});
  const areas =
    table.areas !== undefined
      ? fc.array(area, { maxLength: table.areas.maxAreas }).map((all) => ({ areas: all }))
      : fc.constant({});
  return fc
    .tuple(record(table.fields), items, tail, areas)
    .map((parts) => Object.assign({ kind: table.kind }, ...parts) as Record<string, unknown>);
}

const checked = (content: unknown) => content as ApplicationContent;

describe('application messages', () => {
  for (const table of APPLICATIONS) {
    it(`${table.kind}: what is encoded is decoded, in message 8 and in message 6`, () => {
      fc.assert(
        fc.property(contentFor(table), fc.constantFrom(6, 8), (content, type) => {
          const data = applicationData(checked(content));
          const message =
            type === 8
              ? ({ type: 8, mmsi: 2320702, ...data } as const)
              : ({ type: 6, mmsi: 2320702, destinationMmsi: 235070762, ...data } as const);
          const back = decodePayload(encodePayload(message));
          expect(back).toBeDefined();
          if (back !== undefined) expect(plain(applicationOf(back))).toEqual(plain(content));
        }),
        { seed: 289, numRuns: 60 },
      );
    });
  }

  it('takes real ones apart: weather, inland ships, an aid, an area notice', () => {
    const found: Record<string, number> = {};
    for (const name of [
      'libais-test.aivdm',
      'nais400-merrimac.log',
      'libais-typeexamples.nmea',
      'pyais-sample.nmea',
    ]) {
      for (const message of hear([vector(name)]).messages) {
        const content = applicationOf(message);
        if (content !== undefined) found[content.kind] = (found[content.kind] ?? 0) + 1;
        if (content?.kind === 'met-hydro-236' && content.minute === 24) {
          expect(content.lat).toBeCloseTo(40.5033, 4);
          expect(content.waterLevelM).toBeUndefined();
          expect(content.windKn).toBeUndefined();
        }
        if (content?.kind === 'aid-monitoring') {
          expect(content).toMatchObject({
            supplyV: 12.5,
            light: 'on',
            racon: 'none',
            alarm: false,
          });
        }
      }
    }
    expect(found).toMatchObject({ 'met-hydro-236': 2, 'aid-monitoring': 2, 'area-notice': 1 });
    expect(found['inland-ship']).toBeGreaterThan(15);
  });

  it('what is unknown or cut short has no content', () => {
    expect(
      applicationOf({ type: 8, mmsi: 1, areaCode: 366, functionId: 56, dataHex: 'ff' }),
    ).toBeUndefined();
    expect(
      applicationOf({ type: 8, mmsi: 1, areaCode: 1, functionId: 31, dataHex: 'ff' }),
    ).toBeUndefined();
    expect(applicationOf({ type: 1, mmsi: 1 })).toBeUndefined();
  });
});

describe('communication state', () => {
  const radio = (line: string) => {
    const [message] = hear([line]).messages;
    return message === undefined ? undefined : radioStateOf(message);
  };
  it('offset, UTC, stations, slot number and ITDMA are told apart', () => {
    expect(radio('!AIVDM,1,1,,A,15B4FT5000JRP>PE6E68Nbkl0PS5,0*70')).toMatchObject({
      scheme: 'sotdma',
      syncState: 1,
      slotTimeoutFrames: 0,
      slotOffset: 2245,
    });
    expect(radio('!AIVDM,1,1,,B,15Mw1U?P00qNGTP@v`0@9wwn26sd,0*0E')).toMatchObject({
      slotTimeoutFrames: 1,
      utcHour: 23,
      utcMinute: 59,
    });
    expect(radio('!AIVDM,1,1,,B,15N5s90P00IB>dtA7f<pOwv00<1a,0*2B')).toMatchObject({
      slotTimeoutFrames: 3,
      receivedStations: 105,
    });
    expect(radio('!AIVDM,1,1,,B,15Mq4J0P01EREODRv4@74gv00HRq,0*72')).toMatchObject({
      slotTimeoutFrames: 6,
      slotNumber: 2233,
    });
    expect(radio('!AIVDM,1,1,,A,35NBTh0Oh1G@Dt8EiccBuE3n00nQ,0*05')).toMatchObject({
      scheme: 'itdma',
      keep: true,
    });
  });
});

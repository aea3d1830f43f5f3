/**
 * Aim: no "not available" of ITU-R M.1371-5 (Annex 8) or SN.1/Circ.289 leaves the decoder as a number, and
 * the number beside it does. Method: places, widths and numbers are copied here from the recommendation,
 * field by field, and not taken from the tables that the decoder is made from; bits are set by hand.
 */
import { describe, expect, it } from 'vitest';
import { applicationOf, decodePayload, payloadOf } from '../src/index.js';

type Bits = readonly [start: number, width: number, raw: number];
/** Name, place, the number for "not available", the greatest number that is a value, that value. */
type Row = readonly [
  name: string,
  start: number,
  width: number,
  absent: number,
  last: number,
  value: number,
];

const SIX = (value: number) => String.fromCharCode(value < 40 ? value + 48 : value + 56);

/** A payload with some of its bits set, as its armoured text. */
function decode(length: number, parts: readonly Bits[]) {
  const bits: string[] = new Array(length).fill('0');
  for (const [start, width, raw] of parts) {
    const text = (raw < 0 ? raw + 2 ** width : raw).toString(2).padStart(width, '0');
    for (let i = 0; i < width; i++) bits[start + i] = text.charAt(i);
  }
  let armoured = '';
  const fill = (6 - (length % 6)) % 6;
  const whole = bits.join('') + '0'.repeat(fill);
  for (let i = 0; i < whole.length; i += 6) {
    armoured += SIX(Number.parseInt(whole.slice(i, i + 6), 2));
  }
  const payload = payloadOf(armoured, fill);
  if (payload === undefined) throw new Error('no payload');
  const message = decodePayload(payload);
  if (message === undefined) throw new Error('no message');
  return message;
}

const position = (at: number): readonly Row[] => [
  ['lon', at, 28, 108_600_000, 108_000_000, 180],
  ['lat', at + 28, 27, 54_600_000, 54_000_000, 90],
];
const coarse = (at: number, lon = 'lon', lat = 'lat'): readonly Row[] => [
  [lon, at, 18, 108_600, 108_000, 180],
  [lat, at + 18, 17, 54_600, 54_000, 90],
];
const moving = (sog: number, lon: number, cog: number, second: number): readonly Row[] => [
  ['sogKn', sog, 10, 1023, 1022, 102.2],
  ...position(lon),
  ['cogDegTrue', cog, 12, 3600, 3599, 359.9],
  ['second', second, 6, 60, 59, 59],
];
const utc = (at: number): readonly Row[] => [
  ['year', at, 14, 0, 9999, 9999],
  ['month', at + 14, 4, 0, 12, 12],
  ['day', at + 18, 5, 0, 31, 31],
  ['hour', at + 23, 5, 24, 23, 23],
  ['minute', at + 28, 6, 60, 59, 59],
  ['second', at + 34, 6, 60, 59, 59],
];
const size = (at: number): readonly Row[] => [
  ['dimToBowM', at, 9, 0, 511, 511],
  ['dimToSternM', at + 9, 9, 0, 511, 511],
  ['dimToPortM', at + 18, 6, 0, 63, 63],
  ['dimToStarboardM', at + 24, 6, 0, 63, 63],
];
const classA: readonly Row[] = [
  ['navStatus', 38, 4, 15, 14, 14],
  ['rotDegPerMin', 42, 8, -128, 0, 0],
  ...moving(50, 61, 116, 137),
  ['headingDegTrue', 128, 9, 511, 359, 359],
  ['specialManoeuvre', 143, 2, 0, 2, 2],
];

const MESSAGES: readonly (readonly [
  type: number,
  bits: number,
  set: readonly Bits[],
  readonly Row[],
])[] = [
  [1, 168, [], classA],
  [2, 168, [], classA],
  [3, 168, [], classA],
  [4, 168, [], [...utc(38), ...position(79), ['epfdType', 134, 4, 0, 8, 8]]],
  [11, 168, [], [...utc(38), ...position(79), ['epfdType', 134, 4, 0, 8, 8]]],
  [
    5,
    424,
    [],
    [
      ['imoNumber', 40, 30, 0, 9_999_999, 9_999_999],
      ['shipType', 232, 8, 0, 99, 99],
      ...size(240),
      ['epfdType', 270, 4, 0, 8, 8],
      ['etaMonth', 274, 4, 0, 12, 12],
      ['etaDay', 278, 5, 0, 31, 31],
      ['etaHour', 283, 5, 24, 23, 23],
      ['etaMinute', 288, 6, 60, 59, 59],
      ['draughtM', 294, 8, 0, 255, 25.5],
    ],
  ],
  [
    9,
    168,
    [],
    [
      ['altitudeM', 38, 12, 4095, 4094, 4094],
      ['sogKn', 50, 10, 1023, 1022, 1022],
      ...position(61),
      ['cogDegTrue', 116, 12, 3600, 3599, 359.9],
      ['second', 128, 6, 60, 59, 59],
    ],
  ],
  [17, 120, [], coarse(40)],
  [18, 168, [], [...moving(46, 57, 112, 133), ['headingDegTrue', 124, 9, 511, 359, 359]]],
  [
    19,
    312,
    [],
    [
      ...moving(46, 57, 112, 133),
      ['headingDegTrue', 124, 9, 511, 359, 359],
      ['shipType', 263, 8, 0, 99, 99],
      ...size(271),
      ['epfdType', 301, 4, 0, 8, 8],
    ],
  ],
  [
    21,
    272,
    [],
    [
      ['atonType', 38, 5, 0, 31, 31],
      ...position(164),
      ...size(219),
      ['epfdType', 249, 4, 0, 8, 8],
      ['second', 253, 6, 60, 59, 59],
    ],
  ],
  [22, 168, [], [...coarse(69, 'lonEast', 'latNorth'), ...coarse(104, 'lonWest', 'latSouth')]],
  [23, 160, [], [...coarse(40, 'lonEast', 'latNorth'), ...coarse(75, 'lonWest', 'latSouth')]],
  [24, 168, [[38, 2, 1]], [['shipType', 40, 8, 0, 99, 99], ...size(132)]],
  [
    24,
    168,
    [
      [38, 2, 1],
      [8, 30, 982350707],
    ],
    [['motherShipMmsi', 132, 30, 0, 235070762, 235070762]],
  ],
  [
    27,
    96,
    [],
    [
      ['navStatus', 40, 4, 15, 14, 14],
      ...coarse(44),
      ['sogKn', 79, 6, 63, 62, 62],
      ['cogDegTrue', 85, 9, 511, 359, 359],
    ],
  ],
];

describe('"not available" of a message is absent, the last value beside it is there', () => {
  for (const [type, length, set, rows] of MESSAGES) {
    for (const [name, start, width, absent, last, value] of rows) {
      it(`type ${type} ${name}: ${absent} is absent, ${last} is ${value}`, () => {
        const head: Bits[] = [[0, 6, type], [8, 30, 235070762], ...set];
        const said = (raw: number) =>
          new Map(Object.entries(decode(length, [...head, [start, width, raw]]))).get(name);
        expect(said(absent)).toBeUndefined();
        expect(said(last)).toBeCloseTo(value, 9);
      });
    }
  }
  it('texts of @ or of spaces are absent', () => {
    for (const [type, length, name, start, chars] of [
      [5, 424, 'callSign', 70, 7],
      [5, 424, 'shipName', 112, 20],
      [5, 424, 'destination', 302, 20],
      [14, 160, 'text', 40, 20],
      [19, 312, 'shipName', 143, 20],
      [21, 272, 'atonName', 43, 20],
      [24, 160, 'shipName', 40, 20],
    ] as const) {
      for (const six of [0, 32]) {
        const text = Array.from({ length: chars }, (_, i): Bits => [start + 6 * i, 6, six]);
        const message = decode(length, [[0, 6, type], ...text]);
        expect([type, name, new Map(Object.entries(message)).get(name)]).toEqual([
          type,
          name,
          undefined,
        ]);
      }
    }
  });
});

const METEO: readonly Row[] = [
  ['lon', 0, 25, 10_860_000, 10_800_000, 180],
  ['lat', 25, 24, 5_460_000, 5_400_000, 90],
  ['day', 50, 5, 0, 31, 31],
  ['hour', 55, 5, 24, 23, 23],
  ['minute', 60, 6, 60, 59, 59],
  ['windKn', 66, 7, 127, 126, 126],
  ['gustKn', 73, 7, 127, 126, 126],
  ['windFromDegTrue', 80, 9, 360, 359, 359],
  ['gustFromDegTrue', 89, 9, 360, 359, 359],
  ['airTempC', 98, 11, -1024, -600, -60],
  ['humidityPercent', 109, 7, 101, 100, 100],
  ['dewPointC', 116, 10, 501, 500, 50],
  ['pressureHpa', 126, 9, 511, 401, 1200],
  ['pressureTendency', 135, 2, 3, 2, 2],
  ['visibilityNm', 138, 7, 127, 126, 12.6],
  ['waterLevelM', 145, 12, 4001, 4000, 30],
  ['waterLevelTrend', 157, 2, 3, 2, 2],
  ['currentKn', 159, 8, 255, 251, 25.1],
  ['currentToDegTrue', 167, 9, 360, 359, 359],
  ['current2Kn', 176, 8, 255, 251, 25.1],
  ['current2ToDegTrue', 184, 9, 360, 359, 359],
  ['current2DepthM', 193, 5, 31, 30, 30],
  ['current3Kn', 198, 8, 255, 251, 25.1],
  ['current3ToDegTrue', 206, 9, 360, 359, 359],
  ['current3DepthM', 215, 5, 31, 30, 30],
  ['waveHeightM', 220, 8, 255, 251, 25.1],
  ['wavePeriodS', 228, 6, 63, 60, 60],
  ['waveFromDegTrue', 234, 9, 360, 359, 359],
  ['swellHeightM', 243, 8, 255, 251, 25.1],
  ['swellPeriodS', 251, 6, 63, 60, 60],
  ['swellFromDegTrue', 257, 9, 360, 359, 359],
  ['seaStateBeaufort', 266, 4, 13, 12, 12],
  ['waterTempC', 270, 10, 501, 500, 50],
  ['precipitationType', 280, 3, 7, 5, 5],
  ['salinityPermille', 283, 9, 510, 500, 50],
  ['ice', 292, 2, 3, 1, 1],
];
const CONTENTS: readonly (readonly [kind: string, id: number, bits: number, readonly Row[]])[] = [
  ['met-hydro', 31, 304, METEO],
  ['persons-on-board', 16, 48, [['persons', 0, 13, 0, 8191, 8191]]],
  ['area-notice', 22, 142, [['durationMin', 37, 18, 262_143, 262_142, 262_142]]],
  ['route', 27, 61, [['durationMin', 38, 18, 262_143, 262_142, 262_142]]],
  ['extended-voyage', 24, 304, [['persons', 281, 13, 0, 8191, 8191]]],
];

describe('"not available" of a content is absent', () => {
  for (const [kind, id, bits, rows] of CONTENTS) {
    for (const [name, start, width, absent, last, value] of rows) {
      it(`${kind} ${name}: ${absent} is absent, ${last} is ${value}`, () => {
        const head: Bits[] = [
          [0, 6, 8],
          [8, 30, 2320702],
          [40, 10, 1],
          [50, 6, id],
        ];
        const said = (raw: number) => {
          const content = applicationOf(decode(56 + bits, [...head, [56 + start, width, raw]]));
          expect(content?.kind).toBe(kind);
          return new Map(Object.entries(content ?? {})).get(name);
        };
        expect(said(absent)).toBeUndefined();
        expect(said(last)).toBeCloseTo(value, 9);
      });
    }
  }
});

/**
 * Aim: area notices of the IMO and of the United States Coast Guard are read at their own places. Method:
 * bits set by hand at the places of SN.1/Circ.289 (87 bits an area) and of the Coast Guard's area notice
 * message, release 1 (96 bits an area, positions to 1/10000 minute).
 */
import { describe, expect, it } from 'vitest';
import { applicationOf } from '../src/index.js';

/** Fields one after the other: width and value. */
function content(areaCode: number, fields: readonly (readonly [width: number, value: number])[]) {
  let bits = '';
  for (const [width, value] of fields) {
    const raw = value < 0 ? value + 2 ** width : value;
    bits += raw.toString(2).padStart(width, '0');
  }
  const dataBits = bits.length;
  let dataHex = '';
  for (let i = 0; i < dataBits; i += 4) {
    dataHex += Number.parseInt(bits.slice(i, i + 4).padEnd(4, '0'), 2).toString(16);
  }
  return applicationOf({ type: 8, mmsi: 3669961, areaCode, functionId: 22, dataHex, dataBits });
}

const when = [
  [4, 3],
  [5, 4],
  [5, 5],
  [6, 6],
  [18, 90],
] as const;
const said = { noticeType: 23, linkage: 5, month: 3, day: 4, hour: 5, minute: 6, durationMin: 90 };
const none: readonly [number, number] = [3, 0];

describe('area notices', () => {
  it('of the IMO: a circle, a rectangle, a sector, a line and a text', () => {
    const areas = [
      [
        [3, 0],
        [2, 1],
        [25, 90_000],
        [24, 3_066_000],
        [3, 4],
        [12, 300],
        [18, 0],
      ],
      [
        [3, 1],
        [2, 2],
        [25, -90_000],
        [24, 3_066_000],
        [3, 4],
        [8, 20],
        [8, 10],
        [9, 30],
        [5, 0],
      ],
      [
        [3, 2],
        [2, 0],
        [25, 90_000],
        [24, 3_066_000],
        [3, 2],
        [12, 900],
        [9, 10],
        [9, 80],
      ],
      [
        [3, 3],
        [2, 1],
        [10, 180],
        [10, 200],
        [10, 361],
        [10, 150],
        [10, 720],
        [10, 0],
        [22, 0],
      ],
      [[3, 5], ...[...'SEARCH'].map((c) => [6, c.charCodeAt(0) - 64] as const), [48, 0]],
    ] as const;
    expect(content(1, [[10, 5], [7, 23], ...when, ...areas.flat()])).toMatchObject({
      kind: 'area-notice',
      ...said,
      areas: [
        { shape: 'circle', lon: 1.5, lat: 51.1, precision: 4, radiusM: 3000 },
        { shape: 'rectangle', lon: -1.5, eastM: 2000, northM: 1000, orientationDeg: 30 },
        { shape: 'sector', precision: 2, radiusM: 900, leftDegTrue: 10, rightDegTrue: 80 },
        {
          shape: 'polyline',
          legs: [
            { toDegTrue: 90, distanceM: 2000 },
            { toDegTrue: 180.5, distanceM: 1500 },
          ],
        },
        { shape: 'text', text: 'SEARCH' },
      ],
    });
  });

  it('of the Coast Guard: wider areas after a version', () => {
    const areas = [
      [
        [3, 0],
        [2, 1],
        [28, -42_300_000],
        [27, 25_260_000],
        [3, 4],
        [12, 300],
        [21, 0],
      ],
      [
        [3, 1],
        [2, 2],
        [28, -42_300_000],
        [27, 25_260_000],
        [3, 4],
        [8, 20],
        [8, 10],
        [9, 30],
        [8, 0],
      ],
      [
        [3, 2],
        [2, 0],
        [28, -42_300_000],
        [27, 25_260_000],
        [3, 2],
        [12, 900],
        [9, 10],
        [9, 80],
        none,
      ],
      [
        [3, 4],
        [2, 1],
        [10, 180],
        [11, 2000],
        [10, 361],
        [11, 150],
        [10, 720],
        [11, 0],
        [28, 0],
      ],
      [[3, 5], ...[...'WHALES'].map((c) => [6, c.charCodeAt(0) - 64] as const), [57, 0]],
    ] as const;
    const head = [[6, 1], [10, 5], [7, 23], ...when, none] as const;
    expect(content(367, [...head, ...areas.flat()])).toMatchObject({
      kind: 'area-notice-uscg',
      layoutVersion: 1,
      ...said,
      areas: [
        { shape: 'circle', lon: -70.5, lat: 42.1, precision: 4, radiusM: 3000 },
        { shape: 'rectangle', lon: -70.5, eastM: 2000, northM: 1000, orientationDeg: 30 },
        { shape: 'sector', precision: 2, radiusM: 900, leftDegTrue: 10, rightDegTrue: 80 },
        {
          shape: 'polygon',
          legs: [
            { toDegTrue: 90, distanceM: 20_000 },
            { toDegTrue: 180.5, distanceM: 1500 },
          ],
        },
        { shape: 'text', text: 'WHALES' },
      ],
    });
  });
});

/**
 * The shapes of an area notice: 87 bits each, up to ten, in the notices of the IMO (Circ.289 FI 22 and 23);
 * 96 bits each, with positions to 1/10000 minute, in those of the United States Coast Guard (area notice
 * message, release 1 of 13 August 2012, area code 367 FI 22).
 */
import { type Field, text, uint } from '../field.js';
import { lat, lon } from './application-parts.js';
import { position } from './common.js';

export const MAX_POINTS = 4;

export interface ShapeTable {
  readonly shape: string;
  readonly name: string;
  readonly code: number;
  readonly doc: string;
  readonly fields: readonly Field[];
  /** Fields that are sent in steps of 1, 10, 100 or 1000 metres, by the area's scale. */
  readonly scaled: readonly string[];
}

/** How one kind of notice lays its areas out. */
export interface AreaLayout {
  readonly areaBits: number;
  readonly maxAreas: number;
  /** Bits of the length of a leg; its direction before it has ten. */
  readonly legBits: number;
  readonly shapes: readonly ShapeTable[];
}

const precision = (start: number) =>
  uint('precision', start, 3, 'Decimals of the position that count.');
const metres = (name: string, start: number, width: number, doc: string) =>
  uint(name, start, width, `${doc}, metres.`);

/** `centre` ends where the sizes begin, at `at`. */
const shapesOf = (centre: readonly Field[], at: number, chars: number): readonly ShapeTable[] => [
  {
    shape: 'circle',
    name: 'CircleArea',
    code: 0,
    doc: 'A circle, or a point when the radius is 0.',
    fields: [...centre, metres('radiusM', at, 12, 'Radius')],
    scaled: ['radiusM'],
  },
  {
    shape: 'rectangle',
    name: 'RectangleArea',
    code: 1,
    doc: 'A rectangle from its south-west corner, turned clockwise.',
    fields: [
      ...centre,
      metres('eastM', at, 8, 'Size to the east'),
      metres('northM', at + 8, 8, 'Size to the north'),
      uint('orientationDeg', at + 16, 9, 'Clockwise turn about the corner, degrees.', {
        max: 359,
        absent: 0,
      }),
    ],
    scaled: ['eastM', 'northM'],
  },
  {
    shape: 'sector',
    name: 'SectorArea',
    code: 2,
    doc: 'A sector of a circle.',
    fields: [
      ...centre,
      metres('radiusM', at, 12, 'Radius'),
      uint('leftDegTrue', at + 12, 9, 'Left boundary, degrees true.', { max: 359, absent: 0 }),
      uint('rightDegTrue', at + 21, 9, 'Right boundary, degrees true.', { max: 359, absent: 0 }),
    ],
    scaled: ['radiusM'],
  },
  {
    shape: 'polyline',
    name: 'PolylineArea',
    code: 3,
    doc: 'A line on from the area before.',
    fields: [],
    scaled: [],
  },
  {
    shape: 'polygon',
    name: 'PolygonArea',
    code: 4,
    doc: 'A polygon on from the area before.',
    fields: [],
    scaled: [],
  },
  {
    shape: 'text',
    name: 'TextArea',
    code: 5,
    doc: 'Text about the notice.',
    fields: [text('text', 3, 6 * chars, 'A few characters.')],
    scaled: [],
  },
];

/** Notices of the IMO. */
export const IMO_AREAS: AreaLayout = {
  areaBits: 87,
  maxAreas: 10,
  legBits: 10,
  shapes: shapesOf([lon(5), lat(30), precision(54)], 57, 14),
};

/** Notices of the United States Coast Guard. */
export const USCG_AREAS: AreaLayout = {
  areaBits: 96,
  maxAreas: 9,
  legBits: 11,
  shapes: shapesOf([...position(5), precision(60)], 63, 15),
};

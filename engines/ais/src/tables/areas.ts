/** The shapes of an area notice (Circ.289 FI 22 and 23): 87 bits each, up to ten. */
import { type Field, text, uint } from '../field.js';
import { lat, lon } from './application-parts.js';

export const AREA_BITS = 87;
export const MAX_AREAS = 10;
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

const centre = [lon(5), lat(30), uint('precision', 54, 3, 'Decimals of the position that count.')];
const metres = (name: string, start: number, width: number, doc: string) =>
  uint(name, start, width, `${doc}, metres.`);

export const SHAPES: readonly ShapeTable[] = [
  {
    shape: 'circle',
    name: 'CircleArea',
    code: 0,
    doc: 'A circle, or a point when the radius is 0.',
    fields: [...centre, metres('radiusM', 57, 12, 'Radius')],
    scaled: ['radiusM'],
  },
  {
    shape: 'rectangle',
    name: 'RectangleArea',
    code: 1,
    doc: 'A rectangle from its south-west corner, turned clockwise.',
    fields: [
      ...centre,
      metres('eastM', 57, 8, 'Size to the east'),
      metres('northM', 65, 8, 'Size to the north'),
      uint('orientationDeg', 73, 9, 'Clockwise turn about the corner, degrees.', {
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
      metres('radiusM', 57, 12, 'Radius'),
      uint('leftDegTrue', 69, 9, 'Left boundary, degrees true.', { max: 359, absent: 0 }),
      uint('rightDegTrue', 78, 9, 'Right boundary, degrees true.', { max: 359, absent: 0 }),
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
    fields: [text('text', 3, 84, 'Up to fourteen characters.')],
    scaled: [],
  },
];

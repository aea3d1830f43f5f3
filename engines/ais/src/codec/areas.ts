/** Areas of a notice, in shapes; distances in steps that the area's scale sets. */
import { type Payload, readUint, writeUint } from '../bits.js';
import { AisEncodeError } from '../errors.js';
import { type AreaLayout, MAX_POINTS, type ShapeTable } from '../tables/areas.js';
import { type Fields, readFields, writeFields } from './fields.js';

const HALF_DEGREES = 2;
const NO_ANGLE = 720;
const ANGLE_BITS = 10;

function turns(shape: ShapeTable): boolean {
  return shape.shape === 'polyline' || shape.shape === 'polygon';
}

export function readAreas(payload: Payload, start: number, layout: AreaLayout): Fields[] {
  const { areaBits, maxAreas, shapes } = layout;
  const count = Math.min(maxAreas, Math.floor((payload.bits - start) / areaBits));
  const areas: Fields[] = [];
  for (let i = 0; i < count; i++) {
    const base = start + i * areaBits;
    const code = readUint(payload.words, base, 3);
    const shape = shapes.find((known) => known.code === code);
    if (shape === undefined) continue;
    const area: Fields = { shape: shape.shape };
    readFields(payload.words, shape.fields, { base, bits: payload.bits }, area);
    const step = 10 ** readUint(payload.words, base + 3, 2);
    for (const name of shape.scaled) {
      const value = area[name];
      if (typeof value === 'number') area[name] = value * step;
    }
    if (turns(shape))
      area.legs = readLegs(payload.words, { start: base + 5, bits: layout.legBits }, step);
    areas.push(area);
  }
  return areas;
}

function readLegs(
  words: Int32Array,
  place: { start: number; bits: number },
  step: number,
): Fields[] {
  const legs: Fields[] = [];
  for (let i = 0; i < MAX_POINTS; i++) {
    const at = place.start + (ANGLE_BITS + place.bits) * i;
    const angle = readUint(words, at, ANGLE_BITS);
    if (angle >= NO_ANGLE) continue;
    const distanceM = readUint(words, at + ANGLE_BITS, place.bits) * step;
    if (distanceM > 0) legs.push({ toDegTrue: angle / HALF_DEGREES, distanceM });
  }
  return legs;
}

/** The smallest step with which every distance of an area fits its bits. */
function scaleOf(area: Fields, shape: ShapeTable, maxLeg: number): number {
  const distances = shape.scaled.map((name) => {
    const max = shape.fields.find((field) => field.name === name)?.max ?? 1;
    return [area[name], max] as const;
  });
  const legs = Array.isArray(area.legs) ? area.legs : [];
  for (const leg of legs as Fields[]) distances.push([leg.distanceM, maxLeg]);
  for (let scale = 0; scale < 4; scale++) {
    const fits = ([value, max]: readonly [unknown, number]) =>
      typeof value !== 'number' || Math.round(value / 10 ** scale) <= max;
    if (distances.every(fits)) return scale;
  }
  throw new AisEncodeError('areas', shape.shape, 'distances within the reach of the shape');
}

export function writeAreas(payload: Payload, areas: unknown, layout: AreaLayout): void {
  const { areaBits, maxAreas } = layout;
  const list: unknown = areas ?? [];
  if (!Array.isArray(list) || list.length > maxAreas) {
    throw new AisEncodeError('areas', list, `a list of at most ${maxAreas}`);
  }
  const start = payload.bits;
  list.forEach((area: Fields, i) => {
    writeArea(payload.words, start + i * areaBits, { area, layout });
  });
  payload.bits = start + list.length * areaBits;
}

function writeArea(
  words: Int32Array,
  base: number,
  { area, layout }: { area: Fields; layout: AreaLayout },
): void {
  const { legBits, shapes } = layout;
  const shape = shapes.find((known) => known.shape === area.shape);
  if (shape === undefined) {
    throw new AisEncodeError('shape', area.shape, shapes.map((known) => known.shape).join(', '));
  }
  const scale = scaleOf(area, shape, 2 ** legBits - 1);
  const values = { ...area };
  for (const name of shape.scaled) {
    const value = values[name];
    if (typeof value === 'number') values[name] = value / 10 ** scale;
  }
  writeFields(words, shape.fields, base, values);
  writeUint(words, base, 3, shape.code);
  if (shape.shape !== 'text') writeUint(words, base + 3, 2, scale);
  if (!turns(shape)) return;
  const legs = (Array.isArray(area.legs) ? area.legs : []) as Fields[];
  if (legs.length > MAX_POINTS) {
    throw new AisEncodeError('legs', legs.length, `at most ${MAX_POINTS}`);
  }
  for (let i = 0; i < MAX_POINTS; i++) {
    const at = base + 5 + (ANGLE_BITS + legBits) * i;
    writeLeg(words, { at, bits: legBits }, legs[i], scale);
  }
}

function writeLeg(
  words: Int32Array,
  place: { at: number; bits: number },
  leg: Fields | undefined,
  scale: number,
): void {
  const angle = leg?.toDegTrue;
  const distance = leg?.distanceM;
  if (leg !== undefined) {
    const good = typeof angle === 'number' && angle >= 0 && angle < 360;
    if (!good) throw new AisEncodeError('toDegTrue', angle, '0 to 359.5');
    if (typeof distance !== 'number' || !(distance > 0)) {
      throw new AisEncodeError('distanceM', distance, 'metres above 0');
    }
  }
  writeUint(
    words,
    place.at,
    ANGLE_BITS,
    typeof angle === 'number' ? Math.round(angle * HALF_DEGREES) % 720 : 720,
  );
  const steps = typeof distance === 'number' ? Math.round(distance / 10 ** scale) : 0;
  writeUint(words, place.at + ANGLE_BITS, place.bits, steps);
}

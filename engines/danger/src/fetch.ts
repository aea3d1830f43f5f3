/**
 * Open water upwind of a place, along the coast's own edges. As the Shore Protection Manual (1984, volume
 * I, chapter 3) has it: the mean of nine lines, three degrees apart, about the wind.
 */
import {
  type BoundingBox,
  type LatLon,
  metresPerDegLat,
  metresPerDegLon,
  type Ring,
  radPerDeg,
} from '@straitwatch/geo';
import { checkNumber, DangerError } from './errors.js';

/** Land as rings, and the area in which it is known. */
export interface FetchCoast {
  readonly rings: readonly Ring[];
  readonly area: BoundingBox;
}

/** `high` is open sea where the line leaves the known area; `isOpen` says that it did. */
export interface Fetch {
  readonly lowM: number;
  readonly highM: number;
  readonly isOpen: boolean;
}

/** Taken for open sea: beyond it the winds of the Strait make no higher waves. */
export const openSeaM = 500_000;
const lineCount = 9;
const lineStepDeg = 3;

/**
 * @param windFromDegTrue where the wind comes from
 * @returns 0 on land
 * @throws DangerError DANGER_INPUT for a place outside the area, or a direction that is none
 */
export function openWater(coast: FetchCoast, place: LatLon, windFromDegTrue: number): Fetch {
  checkNumber('windFromDegTrue', windFromDegTrue, { min: -360, max: 720, unit: 'degrees' });
  const { area } = coast;
  const isInside =
    place.lat >= area.southDeg &&
    place.lat <= area.northDeg &&
    place.lon >= area.westDeg &&
    place.lon <= area.eastDeg;
  if (!isInside) {
    const value = `${place.lat} ${place.lon}`;
    const expected = 'a place in the area of the coast';
    throw new DangerError({ code: 'DANGER_INPUT', field: 'place', value, expected });
  }
  let [lowM, highM, isOpen] = [0, 0, false];
  for (let i = 0; i < lineCount; i += 1) {
    const turned = windFromDegTrue + (i - (lineCount - 1) / 2) * lineStepDeg;
    const line = alongLine(coast, place, turned);
    lowM += line.metres / lineCount;
    highM += (line.isOpen ? openSeaM : line.metres) / lineCount;
    isOpen ||= line.isOpen;
  }
  return { lowM, highM, isOpen };
}

function alongLine(
  coast: FetchCoast,
  place: LatLon,
  bearingDegTrue: number,
): { readonly metres: number; readonly isOpen: boolean } {
  const scale = { east: metresPerDegLon(place.lat), north: metresPerDegLat(place.lat) };
  const bearing = bearingDegTrue * radPerDeg;
  const [east, north] = [Math.sin(bearing), Math.cos(bearing)];
  const edge = (step: number, way: number): number =>
    step === 0 ? Number.POSITIVE_INFINITY : Math.max(0, way / step);
  const { area } = coast;
  const border = Math.min(
    edge(east, ((east > 0 ? area.eastDeg : area.westDeg) - place.lon) * scale.east),
    edge(north, ((north > 0 ? area.northDeg : area.southDeg) - place.lat) * scale.north),
  );
  let metres = Number.POSITIVE_INFINITY;
  let crossings = 0;
  for (const ring of coast.rings) {
    let previous = ring[ring.length - 1];
    for (const corner of ring) {
      if (previous !== undefined) {
        const x1 = (previous[0] - place.lon) * scale.east;
        const y1 = (previous[1] - place.lat) * scale.north;
        const x2 = (corner[0] - place.lon) * scale.east;
        const y2 = (corner[1] - place.lat) * scale.north;
        // To the right of the line, and along it.
        const [r1, r2] = [x1 * north - y1 * east, x2 * north - y2 * east];
        if (r1 > 0 !== r2 > 0) {
          const [a1, a2] = [x1 * east + y1 * north, x2 * east + y2 * north];
          const at = a1 + ((a2 - a1) * r1) / (r1 - r2);
          if (at > 0) {
            crossings += 1;
            metres = Math.min(metres, at);
          }
        }
      }
      previous = corner;
    }
  }
  // An odd number of shores ahead: the place is on land.
  if (crossings % 2 === 1) return { metres: 0, isOpen: false };
  if (metres < border) return { metres, isOpen: false };
  return { metres: Number.isFinite(border) ? border : 0, isOpen: true };
}

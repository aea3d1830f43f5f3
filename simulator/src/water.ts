/** Where there is water, and ways by sea between two places. */
import { fastDistanceM, type LatLon, type Ring } from '@straitwatch/geo';

/** Whose coast a place on land belongs to. */
export type Shore = 'gb' | 'fr';

export interface Water {
  /** The shore when the place is on land, nothing when it is water or outside the chart. */
  shoreAt(place: LatLon): Shore | undefined;
  /** True when the straight way between two places crosses no land. */
  isClear(from: LatLon, to: LatLon): boolean;
  /** Places to steer for one after another, the last of them `to`, or the nearest water to it. */
  wayTo(from: LatLon, to: LatLon): LatLon[];
}

/** Edges that cross one band of latitude: x1, y1, x2, y2 in degrees, four numbers an edge. */
interface BandedRing {
  readonly shore: Shore;
  readonly bands: readonly (readonly number[])[];
}

const bandDeg = 0.01;
const southDeg = 50;
const bandCount = 180;
/** A way is looked at every so many metres: less than the width of any headland here. */
const lookEveryM = 250;
/** Longest straight way looked at, in looks; beyond the chart nothing is land. */
const looksMax = 2000;

/** Turning points off the headlands, enough to go round them (checked to be water by a test). */
export const turningPoints: readonly LatLon[] = [
  { lat: 51.4, lon: 1.5 },
  { lat: 51.33, lon: 1.47 },
  { lat: 51.22, lon: 1.44 },
  { lat: 51.14, lon: 1.42 },
  { lat: 51.095, lon: 1.33 },
  { lat: 51.05, lon: 1.2 },
  { lat: 50.98, lon: 1.04 },
  { lat: 50.89, lon: 1.01 },
  { lat: 50.88, lon: 0.85 },
  { lat: 50.82, lon: 0.6 },
  { lat: 50.72, lon: 0.3 },
  { lat: 50.5, lon: 1.52 },
  { lat: 50.65, lon: 1.52 },
  { lat: 50.76, lon: 1.54 },
  { lat: 50.88, lon: 1.54 },
  { lat: 50.95, lon: 1.66 },
  { lat: 51.0, lon: 1.85 },
  { lat: 51.04, lon: 2.08 },
  { lat: 51.08, lon: 2.33 },
  { lat: 51.11, lon: 2.52 },
];

/** Builds the chart from land polygons: outer rings only, as in coast.geojson. */
export function createWater(coast: {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly Ring[] };
    readonly properties: { readonly name: string };
  }[];
}): Water {
  const rings: BandedRing[] = [];
  for (const { geometry, properties } of coast.features) {
    const outer = geometry.coordinates[0];
    if (outer === undefined) continue;
    const shore = properties.name.startsWith('France') ? 'fr' : 'gb';
    rings.push({ shore, bands: bandsOf(outer) });
  }

  function shoreAt({ lat, lon }: LatLon): Shore | undefined {
    const band = Math.floor((lat - southDeg) / bandDeg);
    for (const ring of rings) {
      if (isInside(ring.bands[band], lat, lon)) return ring.shore;
    }
    return undefined;
  }

  function isClear(from: LatLon, to: LatLon): boolean {
    const looks = Math.min(looksMax, Math.ceil(fastDistanceM(from, to) / lookEveryM));
    for (let look = 0; look <= looks; look++) {
      if (shoreAt(between(from, to, looks === 0 ? 0 : look / looks)) !== undefined) return false;
    }
    return true;
  }

  // Which turning points see each other never changes: looked at once.
  const sees = turningPoints.map((from) => turningPoints.map((to) => isClear(from, to)));
  return { shoreAt, isClear, wayTo: (from, to) => wayBySea({ shoreAt, isClear, sees }, from, to) };
}

/** The place a share of the way from one to another, straight in degrees. */
export function between(from: LatLon, to: LatLon, share: number): LatLon {
  return {
    lat: from.lat + (to.lat - from.lat) * share,
    lon: from.lon + (to.lon - from.lon) * share,
  };
}

function bandsOf(ring: Ring): number[][] {
  const bands: number[][] = Array.from({ length: bandCount }, () => []);
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous !== undefined) {
      const [x1, y1] = previous;
      const [x2, y2] = corner;
      const first = Math.floor((Math.min(y1, y2) - southDeg) / bandDeg);
      const last = Math.floor((Math.max(y1, y2) - southDeg) / bandDeg);
      for (let band = Math.max(0, first); band <= Math.min(bandCount - 1, last); band++) {
        bands[band]?.push(x1, y1, x2, y2);
      }
    }
    previous = corner;
  }
  return bands;
}

/** Even-odd crossings to the east, of the edges in the point's band only. */
function isInside(edges: readonly number[] | undefined, lat: number, lon: number): boolean {
  if (edges === undefined) return false;
  let inside = false;
  for (let i = 0; i + 3 < edges.length; i += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
    if (y1 > lat === y2 > lat) continue;
    if (lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

type ShoreAt = (place: LatLon) => Shore | undefined;
type IsClear = (from: LatLon, to: LatLon) => boolean;

interface Chart {
  readonly shoreAt: ShoreAt;
  readonly isClear: IsClear;
  /** Whether one turning point sees another. */
  readonly sees: readonly (readonly boolean[])[];
}

/** Shortest way over the turning points (Dijkstra over some twenty places). */
function wayBySea({ shoreAt, isClear, sees }: Chart, from: LatLon, to: LatLon): LatLon[] {
  const goal = nearestWater(shoreAt, to, from);
  if (isClear(from, goal)) return [goal];
  const places = [from, ...turningPoints, goal];
  const lastIndex = places.length - 1;
  const costM = places.map((_, index) => (index === 0 ? 0 : Infinity));
  const before = places.map(() => -1);
  const isDone = places.map(() => false);
  for (let round = 0; round < places.length; round++) {
    let at = -1;
    for (let i = 0; i < places.length; i++) {
      if (isDone[i] !== true && (at < 0 || (costM[i] ?? Infinity) < (costM[at] ?? Infinity)))
        at = i;
    }
    const here = places[at];
    if (here === undefined || costM[at] === Infinity || at === lastIndex) break;
    isDone[at] = true;
    for (let i = 1; i < places.length; i++) {
      const there = places[i];
      if (there === undefined || isDone[i] === true) continue;
      const viaM = (costM[at] ?? Infinity) + fastDistanceM(here, there);
      if (viaM >= (costM[i] ?? Infinity)) continue;
      // Place 0 is where the way begins; places 1 and up are the turning points, then the goal.
      if (!(sees[at - 1]?.[i - 1] ?? isClear(here, there))) continue;
      costM[i] = viaM;
      before[i] = at;
    }
  }
  const way: LatLon[] = [];
  for (let at = lastIndex; at > 0 && way.length <= places.length; at = before[at] ?? -1) {
    const place = places[at];
    if (place !== undefined) way.unshift(place);
  }
  return way;
}

/** The place itself when it is water; otherwise the first water on the way back to `from`. */
export function nearestWater(shoreAt: ShoreAt, place: LatLon, from: LatLon): LatLon {
  if (shoreAt(place) === undefined) return place;
  for (let step = 1; step <= 100; step++) {
    const tried = between(place, from, step / 100);
    if (shoreAt(tried) === undefined) return tried;
  }
  return from;
}

/** Many questions about one coast: is this place on land, and how far is the shore. */
import { metresPerDegLat, metresPerDegLon } from './local.js';
import type { LatLon } from './point.js';
import {
  type BoundingBox,
  boundingBox,
  noEdge,
  planarDistanceM,
  polygonsOf,
  type Region,
} from './regions.js';

/** Answers for a fixed set of regions; build once, ask often. */
export interface RegionIndex {
  readonly box: BoundingBox;
  /** How many edges it holds. */
  readonly edges: number;
  /** Whether the place lies in any of the regions, outside their holes. */
  contains(point: LatLon): boolean;
  /**
   * Metres to the nearest edge, or undefined when none is nearer than `limitM` (100 km where
   * absent). Edges are taken as straight on the ground, good to 0.2 % within 100 km.
   */
  distanceToEdgeM(point: LatLon, limitM?: number): number | undefined;
}

/** Most edges one index takes. */
const edgesMax = 5_000_000;
/** Aimed at: this many edges a row or cell. */
const edgesPerBucket = 8;
const bucketsMax = 4096;
const defaultLimitM = 100_000;

/** Edges as lon1, lat1, lon2, lat2 in one array; `rows[i]` lists the edges that cross band i. */
interface Store {
  readonly box: BoundingBox;
  readonly ends: Float64Array;
  readonly rows: readonly Int32Array[];
  readonly bandDeg: number;
}

/**
 * Builds the index. Cost is that of the edges; regions must not overlap each other.
 * @throws GeoError GEO_REGION when no region has an edge
 */
export function createRegionIndex(regions: readonly Region[]): RegionIndex {
  const store = buildStore(regions);
  return {
    box: store.box,
    edges: store.ends.length / 4,
    contains: (point) => storeContains(store, point),
    distanceToEdgeM: (point, limitM = defaultLimitM) => storeDistanceM(store, point, limitM),
  };
}

function buildStore(regions: readonly Region[]): Store {
  const flat: number[] = [];
  for (const region of regions) {
    for (const rings of polygonsOf(region)) {
      for (const ring of rings) {
        let previous = ring[ring.length - 1];
        for (const corner of ring) {
          if (previous !== undefined && (previous[0] !== corner[0] || previous[1] !== corner[1])) {
            flat.push(previous[0], previous[1], corner[0], corner[1]);
          }
          previous = corner;
        }
      }
    }
  }
  const whole: Region = { type: 'MultiPolygon', coordinates: regions.flatMap(polygonsOf) };
  if (flat.length === 0 || flat.length / 4 > edgesMax) throw noEdge(whole);
  const ends = Float64Array.from(flat);
  const box = boundingBox(whole);
  const count = Math.min(bucketsMax, Math.max(1, Math.ceil(ends.length / 4 / edgesPerBucket)));
  const bandDeg = Math.max((box.northDeg - box.southDeg) / count, 1e-9);
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (let edge = 0; edge < ends.length / 4; edge++) {
    const lat1 = ends[edge * 4 + 1]!;
    const lat2 = ends[edge * 4 + 3]!;
    const from = bandOf({ box, bandDeg, count }, Math.min(lat1, lat2));
    const to = bandOf({ box, bandDeg, count }, Math.max(lat1, lat2));
    for (let band = from; band <= to; band++) lists[band]!.push(edge);
  }
  return { box, ends, bandDeg, rows: lists.map((list) => Int32Array.from(list)) };
}

function bandOf(
  bands: { box: BoundingBox; bandDeg: number; count: number },
  latDeg: number,
): number {
  const band = Math.floor((latDeg - bands.box.southDeg) / bands.bandDeg);
  return Math.min(bands.count - 1, Math.max(0, band));
}

/** Even-odd crossings to the east, over the edges of one band only. */
function storeContains(store: Store, point: LatLon): boolean {
  const { box, ends } = store;
  const { lat, lon } = point;
  if (!(lat >= box.southDeg && lat <= box.northDeg && lon >= box.westDeg && lon <= box.eastDeg)) {
    return false;
  }
  const band = bandOf({ box, bandDeg: store.bandDeg, count: store.rows.length }, lat);
  const row = store.rows[band];
  if (row === undefined) return false;
  let inside = false;
  for (const edge of row) {
    const lat1 = ends[edge * 4 + 1]!;
    const lat2 = ends[edge * 4 + 3]!;
    if (lat1 > lat === lat2 > lat) continue;
    const lon1 = ends[edge * 4]!;
    const lon2 = ends[edge * 4 + 2]!;
    if (lon < lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1)) inside = !inside;
  }
  return inside;
}

/** Bands outward from the point's own, each way until the next lies further than the best edge. */
function storeDistanceM(store: Store, point: LatLon, limitM: number): number | undefined {
  const { box, bandDeg, rows } = store;
  const latM = metresPerDegLat(point.lat);
  // East metres shrink towards the pole: the bound uses the furthest latitude within the limit.
  const leastLonM = metresPerDegLon(Math.min(90, Math.abs(point.lat) + limitM / latM));
  const home = bandOf({ box, bandDeg, count: rows.length }, point.lat);
  let best: number | undefined;
  for (const step of [1, -1]) {
    for (let band = step === 1 ? home : home - 1; band >= 0 && band < rows.length; band += step) {
      const south = box.southDeg + band * bandDeg;
      const gapDeg = Math.max(0, south - point.lat, point.lat - (south + bandDeg));
      const reachM = best ?? limitM;
      if (gapDeg * latM * 0.99 > reachM) break;
      best = nearestInRow(store, rows[band]!, { point, latM, leastLonM, reachM }) ?? best;
    }
  }
  return best;
}

/** The nearest edge of one band, if any lies within `reachM`. */
function nearestInRow(
  store: Store,
  row: Int32Array,
  asked: { point: LatLon; latM: number; leastLonM: number; reachM: number },
): number | undefined {
  const { ends } = store;
  const { point, latM, leastLonM } = asked;
  let reachM = asked.reachM;
  let found: number | undefined;
  for (const edge of row) {
    const lon1 = ends[edge * 4]!;
    const lon2 = ends[edge * 4 + 2]!;
    const gapDeg = Math.max(Math.min(lon1, lon2) - point.lon, point.lon - Math.max(lon1, lon2));
    if (gapDeg * leastLonM > reachM) continue;
    const corners = [lon1, ends[edge * 4 + 1]!, lon2, ends[edge * 4 + 3]!] as const;
    const awayM = planarDistanceM(point, latM, corners);
    if (awayM > reachM) continue;
    reachM = awayM;
    found = awayM;
  }
  return found;
}

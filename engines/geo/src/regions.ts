/** Regions as GeoJSON has them: rings of [lon, lat], outer ring first, holes after it. */
import { GeoError } from './errors.js';
import { metresPerDegLat, metresPerDegLon } from './local.js';
import type { LatLon } from './point.js';

/** A closed ring of [lon, lat] in degrees; the last corner may repeat the first. */
export type Ring = readonly (readonly [lonDeg: number, latDeg: number])[];
/** An outer ring, then its holes. */
export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: readonly Ring[];
}
export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Ring[])[];
}
export type Region = Polygon | MultiPolygon;

/** A box in degrees. It never crosses the 180th meridian. */
export interface BoundingBox {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** The polygons of a region, each as its rings. */
export function polygonsOf(region: Region): readonly (readonly Ring[])[] {
  return region.type === 'Polygon' ? [region.coordinates] : region.coordinates;
}

/**
 * Whether a point lies in a ring, by counting crossings to the east (even-odd). A point exactly on
 * an edge may fall on either side; edges are straight in degrees, as GeoJSON says.
 */
export function ringContains(ring: Ring, point: LatLon): boolean {
  let inside = false;
  let previous = ring[ring.length - 1];
  for (const corner of ring) {
    if (previous === undefined) break;
    const [x1, y1] = previous;
    const [x2, y2] = corner;
    previous = corner;
    if (y1 > point.lat === y2 > point.lat) continue;
    if (point.lon < x1 + ((point.lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** Whether a point lies in a polygon and in none of its holes, or in any polygon of several. */
export function regionContains(region: Region, point: LatLon): boolean {
  return polygonsOf(region).some(([outer, ...holes]) => {
    if (outer === undefined || !ringContains(outer, point)) return false;
    return !holes.some((hole) => ringContains(hole, point));
  });
}

/**
 * Metres from a point to a straight edge, in a flat frame centred on the point. Good to 0.2 % for
 * edges within 100 km at the Strait's latitude.
 */
export function distanceToSegmentM(
  point: LatLon,
  segment: { readonly from: LatLon; readonly to: LatLon },
): number {
  return planarDistanceM(point, metresPerDegLat(point.lat), [
    segment.from.lon,
    segment.from.lat,
    segment.to.lon,
    segment.to.lat,
  ]);
}

/** Flat distance to one edge; east metres use the latitude half way to the edge's nearest end. */
export function planarDistanceM(
  point: LatLon,
  latM: number,
  edge: readonly [lon1: number, lat1: number, lon2: number, lat2: number],
): number {
  const [lon1, lat1, lon2, lat2] = edge;
  const nearLat = Math.min(Math.max(point.lat, Math.min(lat1, lat2)), Math.max(lat1, lat2));
  const lonM = metresPerDegLon((point.lat + nearLat) / 2);
  const x1 = (lon1 - point.lon) * lonM;
  const y1 = (lat1 - point.lat) * latM;
  const dx = (lon2 - lon1) * lonM;
  const dy = (lat2 - lat1) * latM;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / squared));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}

/**
 * Metres from a point to the nearest edge of a region, from inside or outside, holes included.
 * @throws GeoError GEO_REGION for a region without an edge
 */
export function distanceToEdgeM(region: Region, point: LatLon): number {
  const latM = metresPerDegLat(point.lat);
  let nearest = Number.POSITIVE_INFINITY;
  for (const rings of polygonsOf(region)) {
    for (const ring of rings) {
      let previous = ring[ring.length - 1];
      for (const corner of ring) {
        if (previous === undefined) break;
        const edge = [previous[0], previous[1], corner[0], corner[1]] as const;
        nearest = Math.min(nearest, planarDistanceM(point, latM, edge));
        previous = corner;
      }
    }
  }
  if (!Number.isFinite(nearest)) throw noEdge(region);
  return nearest;
}

/**
 * The smallest box round a region. @throws GeoError GEO_REGION for a region without a corner
 */
export function boundingBox(region: Region): BoundingBox {
  let westDeg = Number.POSITIVE_INFINITY;
  let southDeg = Number.POSITIVE_INFINITY;
  let eastDeg = Number.NEGATIVE_INFINITY;
  let northDeg = Number.NEGATIVE_INFINITY;
  for (const rings of polygonsOf(region)) {
    for (const [lon, lat] of rings[0] ?? []) {
      westDeg = Math.min(westDeg, lon);
      eastDeg = Math.max(eastDeg, lon);
      southDeg = Math.min(southDeg, lat);
      northDeg = Math.max(northDeg, lat);
    }
  }
  if (!Number.isFinite(westDeg) || !Number.isFinite(southDeg)) throw noEdge(region);
  return { westDeg, southDeg, eastDeg, northDeg };
}

/** Whether a point lies in a box, its edges included. */
export function boxContains(box: BoundingBox, point: LatLon): boolean {
  return (
    point.lat >= box.southDeg &&
    point.lat <= box.northDeg &&
    point.lon >= box.westDeg &&
    point.lon <= box.eastDeg
  );
}

/** The refusal of a region that has no corner. */
export function noEdge(region: Region): GeoError {
  return new GeoError({
    code: 'GEO_REGION',
    field: 'region.coordinates',
    value: `${polygonsOf(region).length} polygons without a corner`,
    expected: 'at least one ring of at least one finite corner',
  });
}

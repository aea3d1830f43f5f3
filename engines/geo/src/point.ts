import { GeoError } from './errors.js';

/** A place on WGS84. `lat` in degrees north (-90..90), `lon` in degrees east. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** WGS84 (NIMA TR8350.2): semi-major axis in metres and flattening. */
export const wgs84 = { semiMajorM: 6_378_137, flattening: 1 / 298.257_223_563 } as const;
/** Semi-minor axis of WGS84 in metres. */
export const semiMinorM: number = wgs84.semiMajorM * (1 - wgs84.flattening);
/** First eccentricity of WGS84, squared. */
export const eccentricitySquared: number = wgs84.flattening * (2 - wgs84.flattening);

/** One international nautical mile is 1,852 metres. */
export const metresPerNm = 1852;
/** One knot in metres a second. */
export const mpsPerKn: number = 1852 / 3600;
/** Radians in a degree. */
export const radPerDeg: number = Math.PI / 180;

/**
 * Longest accepted longitude: one turn either way beyond the usual range, as some feeds send it.
 */
const lonDegMax = 540;

/**
 * Refuses what is not a place: latitude outside -90..90, longitude outside -540..540, or not
 * finite.
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE
 */
export function checkPoint(point: LatLon, field = 'point'): void {
  if (!(Math.abs(point.lat) <= 90)) {
    throw new GeoError({
      code: 'GEO_LATITUDE',
      field: `${field}.lat`,
      value: point.lat,
      expected: 'degrees from -90 to 90',
    });
  }
  if (!(Math.abs(point.lon) <= lonDegMax)) {
    throw new GeoError({
      code: 'GEO_LONGITUDE',
      field: `${field}.lon`,
      value: point.lon,
      expected: `degrees from -${lonDegMax} to ${lonDegMax}`,
    });
  }
}

/** Refuses a bearing that is not a finite number. @throws GeoError GEO_BEARING */
export function checkBearing(bearingDegTrue: number): void {
  if (!Number.isFinite(bearingDegTrue)) {
    throw new GeoError({
      code: 'GEO_BEARING',
      field: 'bearingDegTrue',
      value: bearingDegTrue,
      expected: 'finite degrees',
    });
  }
}

/** The same direction in 0 (included) to 360 (not included). */
export function normaliseBearingDeg(bearingDeg: number): number {
  const wrapped = bearingDeg % 360;
  const positive = wrapped < 0 ? wrapped + 360 : wrapped;
  // A tiny negative angle plus 360 rounds to 360 itself.
  return positive === 360 ? 0 : positive + 0;
}

/** The same meridian in -180 (included) to 180 (not included). */
export function normaliseLonDeg(lonDeg: number): number {
  if (lonDeg >= -180 && lonDeg < 180) return lonDeg;
  return normaliseBearingDeg(lonDeg + 180) - 180;
}

/** Signed turn from one bearing to another, in degrees, -180 (not included) to 180 (included). */
export function turnDeg(turn: { fromDeg: number; toDeg: number }): number {
  const turned = normaliseBearingDeg(turn.toDeg - turn.fromDeg);
  return turned > 180 ? turned - 360 : turned;
}

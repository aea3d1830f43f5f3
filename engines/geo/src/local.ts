/**
 * Flat and fast: metres east and north near a place, and quick distances.
 *
 * Radii of curvature and the transverse Mercator series (scale 1 at the origin's meridian) are
 * from J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395, 1987,
 * equations 4-20, 4-18, 3-21, 8-9 to 8-25.
 */
import {
  checkPoint,
  eccentricitySquared as e2,
  type LatLon,
  normaliseLonDeg,
  radPerDeg,
  wgs84,
} from './point.js';

const a = wgs84.semiMajorM;
/** e'^2 of Snyder 8-12. */
const secondEccentricitySquared = e2 / (1 - e2);

/** Metres north in one degree of latitude, at a latitude in degrees. */
export function metresPerDegLat(latDeg: number): number {
  const sin = Math.sin(latDeg * radPerDeg);
  const w2 = 1 - e2 * sin * sin;
  return ((a * (1 - e2)) / (w2 * Math.sqrt(w2))) * radPerDeg;
}

/** Metres east in one degree of longitude, at a latitude in degrees; 0 at a pole. */
export function metresPerDegLon(latDeg: number): number {
  const sin = Math.sin(latDeg * radPerDeg);
  const cos = Math.abs(latDeg) === 90 ? 0 : Math.cos(latDeg * radPerDeg);
  return (a / Math.sqrt(1 - e2 * sin * sin)) * cos * radPerDeg;
}

/**
 * Quick distance in metres with the radii of the middle latitude. Within 0.01 m over 5 km, 2 m
 * over 100 km and 0.02 % over 300 km at the Strait's latitude; not for points near a pole. Does
 * not check its input: for hot loops.
 */
export function fastDistanceM(from: LatLon, to: LatLon): number {
  const middle = (from.lat + to.lat) / 2;
  const northM = (to.lat - from.lat) * metresPerDegLat(middle);
  const eastM = normaliseLonDeg(to.lon - from.lon) * metresPerDegLon(middle);
  return Math.sqrt(northM * northM + eastM * eastM);
}

/** A step from one place: metres east and north, in the directions of true east and north there. */
export interface EastNorth {
  readonly eastM: number;
  readonly northM: number;
}

/**
 * A place some metres east and north of another, for short steps (a particle, a second of
 * steaming): within 0.4 m for a step of 2 km. Does not check its input: for hot loops.
 */
export function stepFrom(from: LatLon, step: EastNorth): LatLon {
  const lat = from.lat + step.northM / metresPerDegLat(from.lat);
  const lon = from.lon + step.eastM / metresPerDegLon((from.lat + lat) / 2);
  return { lat, lon };
}

/** Metres east and north of an origin, and back. */
export interface LocalFrame {
  readonly origin: LatLon;
  toLocal(point: LatLon): EastNorth;
  toPoint(local: EastNorth): LatLon;
  /**
   * How far the frame's north lies clockwise from true north at a place, in degrees: a true
   * bearing there is the frame's bearing plus this.
   */
  convergenceDeg(point: LatLon): number;
}

/** Snyder 3-21: metres along the meridian from the equator. */
function meridianM(phi: number): number {
  const e4 = e2 * e2;
  const e6 = e4 * e2;
  return (
    a *
    ((1 - e2 / 4 - (3 * e4) / 64 - (5 * e6) / 256) * phi -
      ((3 * e2) / 8 + (3 * e4) / 32 + (45 * e6) / 1024) * Math.sin(2 * phi) +
      ((15 * e4) / 256 + (45 * e6) / 1024) * Math.sin(4 * phi) -
      ((35 * e6) / 3072) * Math.sin(6 * phi))
  );
}

/** Snyder 3-24, 7-19 and 3-26: latitude with a given metres along the meridian. */
function footpoint(m: number): number {
  const e4 = e2 * e2;
  const mu = m / (a * (1 - e2 / 4 - (3 * e4) / 64 - (5 * e4 * e2) / 256));
  const root = Math.sqrt(1 - e2);
  const e1 = (1 - root) / (1 + root);
  return (
    mu +
    ((3 * e1) / 2 - (27 * e1 ** 3) / 32) * Math.sin(2 * mu) +
    ((21 * e1 ** 2) / 16 - (55 * e1 ** 4) / 32) * Math.sin(4 * mu) +
    ((151 * e1 ** 3) / 96) * Math.sin(6 * mu) +
    ((1097 * e1 ** 4) / 512) * Math.sin(8 * mu)
  );
}

/**
 * A flat frame round a place (transverse Mercator on its meridian). Lengths are right within
 * 1 part in 20,000 up to 100 km east or west of the origin; there and back agree within 1 mm up
 * to 100 km and 1 cm up to 300 km. Not for polar waters (latitude beyond 84 degrees).
 * @example createLocalFrame({ lat: 51, lon: 1.5 }).toLocal({ lat: 51.01, lon: 1.5 }).northM //
 * 1112.6...
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE (for the origin)
 */
export function createLocalFrame(origin: LatLon): LocalFrame {
  checkPoint(origin, 'origin');
  const originM = meridianM(origin.lat * radPerDeg);

  function toLocal(point: LatLon): EastNorth {
    const phi = point.lat * radPerDeg;
    const sin = Math.sin(phi);
    const cos = Math.cos(phi);
    const N = a / Math.sqrt(1 - e2 * sin * sin);
    const T = (sin / cos) ** 2;
    const C = secondEccentricitySquared * cos * cos;
    const A = normaliseLonDeg(point.lon - origin.lon) * radPerDeg * cos;
    const A2 = A * A;
    const fifth = 5 - 18 * T + T * T + 72 * C - 58 * secondEccentricitySquared;
    const sixth = 61 - 58 * T + T * T + 600 * C - 330 * secondEccentricitySquared;
    const eastM = N * A * (1 + ((1 - T + C) * A2) / 6 + (fifth * A2 * A2) / 120);
    const fourth = ((5 - T + 9 * C + 4 * C * C) * A2 * A2) / 24;
    const bend = A2 / 2 + fourth + (sixth * A2 * A2 * A2) / 720;
    const northM = meridianM(phi) - originM + N * (sin / cos) * bend;
    return { eastM, northM };
  }

  function toPoint(local: EastNorth): LatLon {
    const phi1 = footpoint(originM + local.northM);
    const sin = Math.sin(phi1);
    const cos = Math.cos(phi1);
    const tan = sin / cos;
    const w2 = 1 - e2 * sin * sin;
    const N = a / Math.sqrt(w2);
    const R = (a * (1 - e2)) / (w2 * Math.sqrt(w2));
    const T = tan * tan;
    const C = secondEccentricitySquared * cos * cos;
    const D = local.eastM / N;
    const D2 = D * D;
    const k = secondEccentricitySquared;
    const fourth = 5 + 3 * T + 10 * C - 4 * C * C - 9 * k;
    const sixth = 61 + 90 * T + 298 * C + 45 * T * T - 252 * k - 3 * C * C;
    const bend = D2 / 2 - (fourth * D2 * D2) / 24 + (sixth * D2 * D2 * D2) / 720;
    const fifth = 5 - 2 * C + 28 * T - 3 * C * C + 8 * k + 24 * T * T;
    const lonRad = (D * (1 - ((1 + 2 * T + C) * D2) / 6 + (fifth * D2 * D2) / 120)) / cos;
    return {
      lat: (phi1 - ((N * tan) / R) * bend) / radPerDeg,
      lon: normaliseLonDeg(origin.lon + lonRad / radPerDeg),
    };
  }

  function convergenceDeg(point: LatLon): number {
    const lonRad = normaliseLonDeg(point.lon - origin.lon) * radPerDeg;
    return Math.atan(Math.tan(lonRad) * Math.sin(point.lat * radPerDeg)) / radPerDeg;
  }

  return { origin, toLocal, toPoint, convergenceDeg };
}

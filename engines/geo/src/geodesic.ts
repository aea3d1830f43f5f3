/**
 * Geodesics on WGS84.
 *
 * Ordinary lines: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with
 * application of nested equations", Survey Review XXIII (176), 1975; good to about 0.1 mm.
 * Lines for which his inverse does not settle (nearly antipodal points) go to
 * `antipodal.ts`, so there is an answer for every pair of points and never a NaN.
 */
import { antipodalLine } from './antipodal.js';
import { GeoError } from './errors.js';
import {
  checkBearing,
  checkPoint,
  type LatLon,
  normaliseBearingDeg,
  normaliseLonDeg,
  radPerDeg,
  semiMinorM,
  wgs84,
} from './point.js';

/** The shortest line between two places. Bearings in 0..360, both in the direction of travel. */
export interface GeodesicLine {
  readonly distanceM: number;
  /** Bearing when leaving the first place. */
  readonly initialBearingDegTrue: number;
  /** Bearing on arriving at the second place, still going away from the first. */
  readonly finalBearingDegTrue: number;
}

const f = wgs84.flattening;
/** Steps of Vincenty's inverse before the line is taken to be nearly antipodal. */
const inverseStepsMax = 60;
const directStepsMax = 60;
/** About 6 micrometres on the ground. */
const settledRad = 1e-12;
/** Longest distance accepted by `destination`: once round the earth. */
const distanceMMax = 40_075_017;

/** Vincenty's series A and B from u squared. */
function series(uSquared: number): { A: number; B: number } {
  const A = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
  const B = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
  return { A, B };
}

function deltaSigma(B: number, sinSigma: number, cosSigma: number, cos2Mid: number): number {
  const c2 = cos2Mid * cos2Mid;
  return (
    B *
    sinSigma *
    (cos2Mid +
      (B / 4) *
        (cosSigma * (2 * c2 - 1) -
          (B / 6) * cos2Mid * (4 * sinSigma * sinSigma - 3) * (4 * c2 - 3)))
  );
}

const secondEccentricitySquared = (wgs84.semiMajorM ** 2 - semiMinorM ** 2) / semiMinorM ** 2;

/**
 * Distance and bearings between two places.
 *
 * Identical places give distance 0 and bearings 0. Accurate to about 0.1 mm; within 0.1 m for
 * nearly antipodal places.
 * @example geodesicLine({ lat: 51, lon: 1 }, { lat: 51, lon: 2 }).distanceM // 70197.06...
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE
 */
export function geodesicLine(from: LatLon, to: LatLon): GeodesicLine {
  checkPoint(from, 'from');
  checkPoint(to, 'to');
  const lonDeg = normaliseLonDeg(to.lon - from.lon);
  if (from.lat === to.lat && (lonDeg === 0 || Math.abs(from.lat) === 90)) {
    return { distanceM: 0, initialBearingDegTrue: 0, finalBearingDegTrue: 0 };
  }
  return (
    vincentyInverse(from.lat, to.lat, lonDeg) ??
    antipodalLine({ lat1Deg: from.lat, lat2Deg: to.lat, lonDeg })
  );
}

/** One step of the iteration on the auxiliary sphere; names are Vincenty's. */
function vincentyInverse(lat1: number, lat2: number, lonDeg: number): GeodesicLine | undefined {
  const L = lonDeg * radPerDeg;
  const U1 = Math.atan((1 - f) * Math.tan(lat1 * radPerDeg));
  const U2 = Math.atan((1 - f) * Math.tan(lat2 * radPerDeg));
  const sinU1 = Math.sin(U1);
  const cosU1 = Math.cos(U1);
  const sinU2 = Math.sin(U2);
  const cosU2 = Math.cos(U2);
  let lambda = L;
  for (let step = 0; step < inverseStepsMax; step++) {
    const sinLambda = Math.sin(lambda);
    const cosLambda = Math.cos(lambda);
    const east = cosU2 * sinLambda;
    const north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.hypot(east, north);
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    if (sinSigma === 0) return undefined;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha * sinAlpha;
    const cos2Mid = cosSqAlpha > 1e-15 ? cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha : 0;
    const C = (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
    const previous = lambda;
    const inner = cos2Mid + C * cosSigma * (2 * cos2Mid * cos2Mid - 1);
    lambda = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * inner);
    if (Math.abs(lambda) > Math.PI) return undefined;
    if (Math.abs(lambda - previous) > settledRad) continue;
    const { A, B } = series(cosSqAlpha * secondEccentricitySquared);
    const distanceM = semiMinorM * A * (sigma - deltaSigma(B, sinSigma, cosSigma, cos2Mid));
    const back = -sinU1 * cosU2 + cosU1 * sinU2 * cosLambda;
    return {
      distanceM,
      initialBearingDegTrue: normaliseBearingDeg(Math.atan2(east, north) / radPerDeg),
      finalBearingDegTrue: normaliseBearingDeg(Math.atan2(cosU1 * sinLambda, back) / radPerDeg),
    };
  }
  return undefined;
}

/** Length in metres of the shortest line between two places. @throws GeoError as `geodesicLine` */
export function distanceM(from: LatLon, to: LatLon): number {
  return geodesicLine(from, to).distanceM;
}

/**
 * Bearing, 0..360, on leaving `from` for `to`; 0 where both are one place. @throws GeoError as
 * `geodesicLine`
 */
export function initialBearingDegTrue(from: LatLon, to: LatLon): number {
  return geodesicLine(from, to).initialBearingDegTrue;
}

/** Bearing, 0..360, on arriving at `to` from `from`. @throws GeoError as `geodesicLine` */
export function finalBearingDegTrue(from: LatLon, to: LatLon): number {
  return geodesicLine(from, to).finalBearingDegTrue;
}

/** A place reached, and the bearing (0..360) on arriving there. */
export interface Arrival extends LatLon {
  readonly finalBearingDegTrue: number;
}

/**
 * The place reached by leaving `from` on a bearing and going a distance of 0..40,075,017 m.
 * Longitude comes back in -180..180.
 * @throws GeoError GEO_LATITUDE, GEO_LONGITUDE, GEO_BEARING, GEO_DISTANCE
 */
export function destination(
  from: LatLon,
  leg: { readonly bearingDegTrue: number; readonly distanceM: number },
): Arrival {
  checkPoint(from, 'from');
  checkBearing(leg.bearingDegTrue);
  if (!(leg.distanceM >= 0 && leg.distanceM <= distanceMMax)) {
    throw new GeoError({
      code: 'GEO_DISTANCE',
      field: 'distanceM',
      value: leg.distanceM,
      expected: `metres from 0 to ${distanceMMax}`,
    });
  }
  const alpha1 = normaliseBearingDeg(leg.bearingDegTrue) * radPerDeg;
  return vincentyDirect(from, alpha1, leg.distanceM);
}

/**
 * Names are Vincenty's: U reduced latitude, sigma angular distance, alpha azimuth at the equator.
 */
function vincentyDirect(from: LatLon, alpha1: number, s: number): Arrival {
  const U1 = Math.atan((1 - f) * Math.tan(from.lat * radPerDeg));
  const sinU1 = Math.sin(U1);
  const cosU1 = Math.cos(U1);
  const cosAlpha1 = Math.cos(alpha1);
  const sinAlpha1 = Math.sin(alpha1);
  const sigma1 = Math.atan2(sinU1, cosU1 * cosAlpha1);
  const sinAlpha = cosU1 * sinAlpha1;
  const cosSqAlpha = 1 - sinAlpha * sinAlpha;
  const { A, B } = series(cosSqAlpha * secondEccentricitySquared);
  const first = s / (semiMinorM * A);
  let sigma = first;
  for (let step = 0; step < directStepsMax; step++) {
    const previous = sigma;
    const cos2Mid = Math.cos(2 * sigma1 + sigma);
    sigma = first + deltaSigma(B, Math.sin(sigma), Math.cos(sigma), cos2Mid);
    if (Math.abs(sigma - previous) < settledRad / 10) break;
  }
  const sinSigma = Math.sin(sigma);
  const cosSigma = Math.cos(sigma);
  const cos2Mid = Math.cos(2 * sigma1 + sigma);
  const across = sinU1 * sinSigma - cosU1 * cosSigma * cosAlpha1;
  const lat = Math.atan2(
    sinU1 * cosSigma + cosU1 * sinSigma * cosAlpha1,
    (1 - f) * Math.hypot(sinAlpha, across),
  );
  const lambda = Math.atan2(sinSigma * sinAlpha1, cosU1 * cosSigma - sinU1 * sinSigma * cosAlpha1);
  const C = (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));
  const inner = cos2Mid + C * cosSigma * (2 * cos2Mid * cos2Mid - 1);
  const L = lambda - (1 - C) * f * sinAlpha * (sigma + C * sinSigma * inner);
  return {
    lat: lat / radPerDeg,
    lon: normaliseLonDeg(from.lon + L / radPerDeg),
    finalBearingDegTrue: normaliseBearingDeg(Math.atan2(sinAlpha, -across) / radPerDeg),
  };
}

/**
 * Bearing and distance of a moving line: how far `point` lies from the endless geodesic through
 * `lineFrom` and `lineTo`.
 *
 * The foot of the perpendicular is found by stepping along the line until the bearing to the point
 * is square to it, as S. Baselga and J. Martinez-Llario, "Intersection and point-to-line solutions
 * for geodesics on the ellipsoid", Studia Geophysica et Geodaetica 62, 2018, with the step of the
 * right spherical triangle. Meant for lines within about 2,000 km of the point.
 * @returns `crossTrackM` positive to the right of the direction of travel; `alongTrackM` from
 * `lineFrom`, negative behind it; `foot`, the place on the line.
 * @throws GeoError as `geodesicLine`, and GEO_DISTANCE when both ends of the line are one place
 */
export function crossTrack(
  point: LatLon,
  line: { readonly lineFrom: LatLon; readonly lineTo: LatLon },
): { readonly crossTrackM: number; readonly alongTrackM: number; readonly foot: LatLon } {
  const whole = geodesicLine(line.lineFrom, line.lineTo);
  if (whole.distanceM === 0) {
    throw new GeoError({
      code: 'GEO_DISTANCE',
      field: 'line',
      value: 'one place',
      expected: 'two different places',
    });
  }
  let alongTrackM = 0;
  let foot: Arrival = {
    lat: line.lineFrom.lat,
    lon: line.lineFrom.lon,
    finalBearingDegTrue: whole.initialBearingDegTrue,
  };
  let crossTrackM = 0;
  for (let step = 0; step < crossTrackStepsMax; step++) {
    const seen = geodesicLine(foot, point);
    const turn = (seen.initialBearingDegTrue - foot.finalBearingDegTrue) * radPerDeg;
    const angular = seen.distanceM / meanRadiusM;
    crossTrackM = Math.asin(Math.sin(angular) * Math.sin(turn)) * meanRadiusM;
    const stepM = Math.atan2(Math.sin(angular) * Math.cos(turn), Math.cos(angular)) * meanRadiusM;
    if (Math.abs(stepM) < crossTrackSettledM) {
      crossTrackM = Math.sign(Math.sin(turn)) * seen.distanceM;
      break;
    }
    alongTrackM += stepM;
    const bearingDegTrue = whole.initialBearingDegTrue + (alongTrackM < 0 ? 180 : 0);
    const reached = destination(line.lineFrom, {
      bearingDegTrue,
      distanceM: Math.abs(alongTrackM),
    });
    const turned = alongTrackM < 0 ? 180 : 0;
    foot = {
      ...reached,
      finalBearingDegTrue: normaliseBearingDeg(reached.finalBearingDegTrue + turned),
    };
  }
  return { crossTrackM, alongTrackM, foot: { lat: foot.lat, lon: foot.lon } };
}

const crossTrackStepsMax = 40;
const crossTrackSettledM = 1e-4;
/** Mean radius (2a + b) / 3. */
const meanRadiusM = (2 * wgs84.semiMajorM + semiMinorM) / 3;

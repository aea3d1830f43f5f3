/**
 * Degrees in a metre at each latitude, from a table: a hundredth of a degree apart with straight lines
 * between, within 1e-7 of the ellipsoid below 85 degrees. Radii of curvature: engines/geo.
 */
import { metresPerDegLat, metresPerDegLon } from '@straitwatch/geo';

const perDeg = 100;
const latMax = 89;
const rowMax = 2 * latMax * perDeg;

/** Degrees of latitude, then of longitude, in a metre: two numbers for each row. */
export interface EarthTable {
  readonly degPerM: Float64Array;
}

export function createEarthTable(): EarthTable {
  const rows = rowMax + 2;
  const degPerM = new Float64Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    const lat = row / perDeg - latMax;
    degPerM[2 * row] = 1 / metresPerDegLat(lat);
    degPerM[2 * row + 1] = 1 / metresPerDegLon(lat);
  }
  return { degPerM };
}

/** Place and velocity of a batch. `stepS` is signed: negative when going back in time. */
export interface MoveBatch {
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly eastMps: Float64Array;
  readonly northMps: Float64Array;
  readonly stepS: Float64Array;
}

/**
 * Moves each by its velocity for `share` of its step, into `toLonDeg` and `toLatDeg`, with the
 * lengths of a degree halfway. Latitude is held within 89 degrees.
 */
export function move(
  { degPerM }: EarthTable,
  batch: MoveBatch,
  to: {
    readonly lonDeg: Float64Array;
    readonly latDeg: Float64Array;
    readonly count: number;
    readonly share: number;
  },
): void {
  const { lonDeg, latDeg, eastMps, northMps, stepS } = batch;
  const { count, share } = to;
  const toLon = to.lonDeg;
  const toLat = to.latDeg;
  for (let i = 0; i < count; i++) {
    const seconds = stepS[i]! * share;
    const northM = northMps[i]! * seconds;
    const lat = latDeg[i]!;
    // Half of the way north in degrees; 111 km is close enough for choosing a row.
    const middle = Math.max(0, Math.min(rowMax, (lat + northM * 4.5e-6 + latMax) * perDeg));
    const row = middle | 0;
    const w = middle - row;
    const at = 2 * row;
    const perLat = degPerM[at]! + w * (degPerM[at + 2]! - degPerM[at]!);
    const perLon = degPerM[at + 1]! + w * (degPerM[at + 3]! - degPerM[at + 1]!);
    toLat[i] = Math.max(-latMax, Math.min(latMax, lat + northM * perLat));
    toLon[i] = lonDeg[i]! + eastMps[i]! * seconds * perLon;
  }
}

/**
 * The leeway table in SI, and how wind and error become leeway.
 *
 * Method: A. A. Allen and J. V. Plourde, "Review of Leeway: Field Experiments and Implementation",
 * USCG report CG-D-08-99, 1999; A. A. Allen, "Leeway Divergence", CG-D-05-05, 2005; O. Breivik and
 * A. A. Allen, "An operational search and rescue model for the Norwegian Sea and the North Sea",
 * Journal of Marine Systems 69, 2008. Leeway downwind is slope * W + offset, with an error e of the
 * table's standard deviation added as e/20 to the slope and e/2 to the offset (wind in m/s, the rest
 * in cm/s); crosswind in the same way with the columns of the side it drifts to. A slope that an
 * error makes negative stays: redrawing it, as OpenDrift does, moves the mean off the table.
 */
import type { DriftObject, LeewayRow } from './types.js';

/** Numbers of one class and side: slope, offset (m/s), sd (m/s) downwind; the same crosswind. */
export const termsOfSide = 6;
/** Right side first, then left. */
export const termsOfClass = 2 * termsOfSide;

/** The first class of each object, then what it may become, in SI. */
export interface LeewayTable {
  readonly terms: Float64Array;
  /** For each object: index of its class, index of the class that it may become. */
  readonly first: Uint8Array;
  readonly later: Uint8Array;
}

function sideTerms(row: LeewayRow, side: 'right' | 'left'): number[] {
  const cross = side === 'right' ? row.crosswind_right : row.crosswind_left;
  return [row.downwind, cross].flatMap((term) => [
    term.slope_pct / 100,
    term.offset_cm_s / 100,
    term.std_cm_s / 100,
  ]);
}

export function leewayTable(
  table: readonly LeewayRow[],
  objects: readonly DriftObject[],
): LeewayTable {
  const keys: string[] = [];
  const indexOf = (key: string): number => {
    const known = keys.indexOf(key);
    return known >= 0 ? known : keys.push(key) - 1;
  };
  const first = Uint8Array.from(objects, (object) => indexOf(object.class));
  const later = Uint8Array.from(objects, (object) => indexOf(object.later?.class ?? object.class));
  const rows = keys.flatMap((key) => table.filter((row) => row.key === key).slice(0, 1));
  const terms = rows.flatMap((row) => [...sideTerms(row, 'right'), ...sideTerms(row, 'left')]);
  return { terms: Float64Array.from(terms), first, later };
}

/** Columns of a batch: wind in, velocity in and out; errors in; where each one's terms begin. */
export interface LeewayBatch {
  readonly windEast: Float64Array;
  readonly windNorth: Float64Array;
  readonly errorOne: Float64Array;
  readonly errorTwo: Float64Array;
  readonly termsAt: Int32Array;
  readonly eastMps: Float64Array;
  readonly northMps: Float64Array;
}

/**
 * Below this wind there is no downwind direction: no leeway, and a correlated error goes as it would
 * in the mean over all directions.
 */
const calmMps = 1e-6;

/**
 * Adds leeway to the velocities of a batch. Right is right of the direction the wind blows to.
 *
 * Errors kept in earth axes: the error is S z, with z two independent unit Ornstein-Uhlenbeck
 * processes (east, north) and S = f (sdDown d d' + sdCross c c') with d downwind, c to its right and
 * f = W/20 + 1/2. S is the symmetric root: turning the wind round leaves it as it is.
 */
export function addCorrelatedLeeway(terms: Float64Array, batch: LeewayBatch, count: number): void {
  const { windEast, windNorth, errorOne, errorTwo, termsAt, eastMps, northMps } = batch;
  for (let i = 0; i < count; i++) {
    const wu = windEast[i]!;
    const wv = windNorth[i]!;
    const at = termsAt[i]!;
    const ze = errorOne[i]!;
    const zn = errorTwo[i]!;
    const speed = Math.sqrt(wu * wu + wv * wv);
    if (speed < calmMps) {
      const sd = 0.25 * (terms[at + 2]! + terms[at + 5]!);
      eastMps[i]! += sd * ze;
      northMps[i]! += sd * zn;
      continue;
    }
    const inverse = 1 / speed;
    const de = wu * inverse;
    const dn = wv * inverse;
    const f = speed * 0.05 + 0.5;
    const down = terms[at]! * speed + terms[at + 1]! + f * terms[at + 2]! * (de * ze + dn * zn);
    const cross =
      terms[at + 3]! * speed + terms[at + 4]! + f * terms[at + 5]! * (dn * ze - de * zn);
    eastMps[i]! += down * de + cross * dn;
    northMps[i]! += down * dn - cross * de;
  }
}

/** The same with one draw for life, downwind and crosswind, as the published Leeway programs do. */
export function addPerLifeLeeway(terms: Float64Array, batch: LeewayBatch, count: number): void {
  const { windEast, windNorth, errorOne, errorTwo, termsAt, eastMps, northMps } = batch;
  for (let i = 0; i < count; i++) {
    const wu = windEast[i]!;
    const wv = windNorth[i]!;
    const at = termsAt[i]!;
    const speed = Math.sqrt(wu * wu + wv * wv);
    if (speed < calmMps) continue;
    const inverse = 1 / speed;
    const de = wu * inverse;
    const dn = wv * inverse;
    const f = speed * 0.05 + 0.5;
    const down = terms[at]! * speed + terms[at + 1]! + f * terms[at + 2]! * errorOne[i]!;
    const cross = terms[at + 3]! * speed + terms[at + 4]! + f * terms[at + 5]! * errorTwo[i]!;
    eastMps[i]! += down * de + cross * dn;
    northMps[i]! += down * dn - cross * de;
  }
}

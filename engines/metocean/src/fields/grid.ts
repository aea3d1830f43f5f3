/**
 * Regular grids of a scalar or a vector: bilinear in space, linear in time, and honest at coasts. A value
 * comes from known nodes only; where the nearest node is not known the place counts as land or outside,
 * so that no water is made up, and where some of the four are missing the known ones share the weight.
 */
import { checkTime, MetoceanError } from '../errors.js';

/** Row-major, south to north, west to east; `lat0Deg` is the southern row, steps are positive. */
export interface GridShape {
  readonly lon0Deg: number;
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
}

/** Towards east and north, NaN where there is none. */
export interface VectorFrame {
  readonly eastMps: Float32Array;
  readonly northMps: Float32Array;
}

export interface GridVectorField extends GridShape {
  readonly kind: 'grid';
  /** Ascending. One time alone holds for all times only when `steady`. */
  readonly timesMs: Float64Array;
  readonly steady?: boolean;
  readonly sdMps?: number;
  frame(index: number): VectorFrame;
}

export interface GridScalarField extends GridShape {
  readonly kind: 'scalar-grid';
  readonly timesMs: Float64Array;
  readonly steady?: boolean;
  frame(index: number): Float32Array;
}

/** A field that is computed for a time into a frame, then sampled. */
export interface EvaluatedGrid extends GridShape {
  readonly kind: 'evaluated';
  readonly fromMs: number;
  readonly toMs: number;
  readonly sdMps?: number;
  frameAt(timeMs: number, eastMps: Float32Array, northMps: Float32Array): void;
}

/** Nodes at most: 64 million, 256 MB of a frame. */
export const gridNodesMax = 64_000_000;

/** @throws MetoceanError for a shape that cannot be sampled. */
export function checkShape(shape: GridShape): void {
  const { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows } = shape;
  const bad = (field: string, value: unknown, expected: string): MetoceanError =>
    new MetoceanError({ code: 'METOCEAN_GRID', field, value, expected });
  if (!(Math.abs(lon0Deg) <= 360)) throw bad('lon0Deg', lon0Deg, 'degrees');
  if (!(Math.abs(lat0Deg) <= 90)) throw bad('lat0Deg', lat0Deg, 'degrees from -90 to 90');
  if (!(stepLonDeg > 0 && stepLonDeg <= 90)) throw bad('stepLonDeg', stepLonDeg, 'above 0');
  if (!(stepLatDeg > 0 && stepLatDeg <= 90)) throw bad('stepLatDeg', stepLatDeg, 'above 0');
  for (const [field, value] of Object.entries({ columns, rows })) {
    if (!Number.isInteger(value) || value < 2) throw bad(field, value, 'a whole number from 2');
  }
  if (columns * rows > gridNodesMax) {
    throw bad('columns', columns, `at most ${gridNodesMax} nodes in all`);
  }
}

/** The four nodes round a place and their weights. */
export interface Corners {
  readonly nodes: readonly [number, number, number, number];
  readonly weights: readonly [number, number, number, number];
  /** Which of the four is nearest. */
  readonly nearest: number;
}

/** The corners of a place, or undefined outside. Longitudes are taken round the globe. */
export function cornersAt(shape: GridShape, latDeg: number, lonDeg: number): Corners | undefined {
  const { columns, rows } = shape;
  const round = (((lonDeg - shape.lon0Deg) % 360) + 360) % 360;
  // A place on the western edge must not fall off by rounding.
  const x = (round > 359.999999 ? 0 : round) / shape.stepLonDeg;
  const y = (latDeg - shape.lat0Deg) / shape.stepLatDeg;
  if (!(x >= 0 && x <= columns - 1 && y >= 0 && y <= rows - 1)) return undefined;
  const i = Math.min(Math.floor(x), columns - 2);
  const j = Math.min(Math.floor(y), rows - 2);
  const a = x - i;
  const b = y - j;
  const node = j * columns + i;
  return {
    nodes: [node, node + 1, node + columns, node + columns + 1],
    weights: [(1 - a) * (1 - b), a * (1 - b), (1 - a) * b, a * b],
    nearest: (a < 0.5 ? 0 : 1) + (b < 0.5 ? 0 : 2),
  };
}

/** The value at the corners, undefined where the nearest node has none. */
export function valueAt(values: Float32Array, corners: Corners): number | undefined {
  if (!Number.isFinite(values[corners.nodes[corners.nearest] ?? -1] ?? Number.NaN)) {
    return undefined;
  }
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < 4; k += 1) {
    const value = values[corners.nodes[k] ?? -1] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    sum += value * (corners.weights[k] ?? 0);
    weight += corners.weights[k] ?? 0;
  }
  return sum / weight;
}

/** Two frames round a time and the share of the later one; undefined outside the times. */
export function framesAt(
  field: { readonly timesMs: Float64Array; readonly steady?: boolean },
  timeMs: number,
): { readonly first: number; readonly second: number; readonly share: number } | undefined {
  const { timesMs } = field;
  const last = timesMs.length - 1;
  if (last === 0 && field.steady === true) return { first: 0, second: 0, share: 0 };
  const [from, to] = [timesMs[0] ?? Number.NaN, timesMs[last] ?? Number.NaN];
  if (!(timeMs >= from && timeMs <= to)) return undefined;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] ?? 0) <= timeMs) low = middle;
    else high = middle;
  }
  if (low === high) return { first: low, second: low, share: 0 };
  const [a, b] = [timesMs[low] ?? 0, timesMs[high] ?? 0];
  return { first: low, second: high, share: b > a ? (timeMs - a) / (b - a) : 0 };
}

export interface Vector {
  readonly eastMps: number;
  readonly northMps: number;
}

/** One value of a vector field, undefined outside its water or its times. */
export function sampleVector(
  field: GridVectorField,
  at: { readonly timeMs: number; readonly latDeg: number; readonly lonDeg: number },
): Vector | undefined {
  checkTime('time', at.timeMs);
  const frames = framesAt(field, at.timeMs);
  const corners = cornersAt(field, at.latDeg, at.lonDeg);
  if (frames === undefined || corners === undefined) return undefined;
  const one = field.frame(frames.first);
  const two = frames.share > 0 ? field.frame(frames.second) : one;
  const east = between(one.eastMps, two.eastMps, corners, frames.share);
  const north = between(one.northMps, two.northMps, corners, frames.share);
  if (east === undefined || north === undefined) return undefined;
  return { eastMps: east, northMps: north };
}

/** One value of a scalar field, undefined outside its water or its times. */
export function sampleScalar(
  field: GridScalarField,
  at: { readonly timeMs: number; readonly latDeg: number; readonly lonDeg: number },
): number | undefined {
  checkTime('time', at.timeMs);
  const frames = framesAt(field, at.timeMs);
  const corners = cornersAt(field, at.latDeg, at.lonDeg);
  if (frames === undefined || corners === undefined) return undefined;
  const one = field.frame(frames.first);
  const two = frames.share > 0 ? field.frame(frames.second) : one;
  return between(one, two, corners, frames.share);
}

function between(
  one: Float32Array,
  two: Float32Array,
  corners: Corners,
  share: number,
): number | undefined {
  const a = valueAt(one, corners);
  if (share === 0 || a === undefined) return a;
  const b = valueAt(two, corners);
  return b === undefined ? undefined : a + (b - a) * share;
}

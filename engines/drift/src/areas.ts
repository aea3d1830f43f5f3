/**
 * Containment areas: the smallest areas that hold 50, 75 and 95 % of a cloud (highest-density
 * regions: R. J. Hyndman, The American Statistician 50, 1996).
 *
 * The density is a histogram along the cloud's own main axes, smoothed by a normal kernel of
 * 0.7 n^(-1/6) standard deviations (seven tenths of D. W. Scott's rule, because clouds come in
 * left and right halves). The level of an area is the density that the wanted share of the particles
 * reaches, so the smoothing does not make the area hold more than it says. Outlines are the level's
 * contour by marching squares, and an area is that of its outlines.
 */
import { createLocalFrame, normaliseLonDeg } from '@straitwatch/geo';
import { contour, ringAreaM2 } from './contour.js';

/** Shares of a cloud for which there are areas. */
export const areaShares = [0.5, 0.75, 0.95] as const;

export interface ContainmentArea {
  /** 0.5, 0.75 or 0.95. */
  readonly share: number;
  readonly areaKm2: number;
  /** Closed rings of [lon, lat] where the density passes the level: outer ones and holes. */
  readonly rings: readonly (readonly (readonly [lonDeg: number, latDeg: number])[])[];
}

/** Places in metres along two axes. */
interface Flat {
  readonly xM: Float64Array;
  readonly yM: Float64Array;
}

interface Density {
  readonly columns: number;
  readonly rows: number;
  readonly x0M: number;
  readonly y0M: number;
  readonly stepXM: number;
  readonly stepYM: number;
  readonly values: Float64Array;
}

const cellsOfKernel = 2;
const sideCellsMax = 512;
/** Particles that are all in one place still have an area of this size: a ship's length. */
const leastSdM = 20;

/** Areas of the places given; none for no place. */
export function containmentAreas(lonDeg: Float64Array, latDeg: Float64Array): ContainmentArea[] {
  const count = lonDeg.length;
  if (count === 0) return [];
  const centre = { lon: meanLonDeg(lonDeg), lat: mean(latDeg) };
  const frame = createLocalFrame(centre);
  const flat: Flat = { xM: new Float64Array(count), yM: new Float64Array(count) };
  const axes = { cos: 1, sin: 0 };
  for (let i = 0; i < count; i++) {
    const { eastM, northM } = frame.toLocal({ lon: lonDeg[i]!, lat: latDeg[i]! });
    flat.xM[i] = eastM;
    flat.yM[i] = northM;
  }
  turn(flat, axes);
  const density = densityOf(flat);
  const atParticles = flat.xM.map((x, i) => valueAt(density, x, flat.yM[i]!)).sort();
  return areaShares.map((share) => {
    const level = atParticles[Math.min(count - 1, Math.floor((1 - share) * count))]!;
    const rings = contour(density, level * (1 - 1e-12));
    const areaM2 = rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);
    const places = rings.map((ring) =>
      ring.map(([x, y]) => {
        const eastM = x * axes.cos - y * axes.sin;
        const northM = x * axes.sin + y * axes.cos;
        const { lon, lat } = frame.toPoint({ eastM, northM });
        return [lon, lat] as const;
      }),
    );
    return { share, areaKm2: Math.abs(areaM2) / 1e6, rings: places };
  });
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Counted from the first, so that a cloud may lie on both sides of 180 degrees. */
function meanLonDeg(lonDeg: Float64Array): number {
  const first = lonDeg[0]!;
  let sum = 0;
  for (const lon of lonDeg) sum += normaliseLonDeg(lon - first);
  return normaliseLonDeg(first + sum / lonDeg.length);
}

function sdOf(values: Float64Array): number {
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return Math.sqrt(sum / values.length);
}

/** Turns places onto the axes along which they spread most and least. */
function turn({ xM, yM }: Flat, axes: { cos: number; sin: number }): void {
  const mx = mean(xM);
  const my = mean(yM);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < xM.length; i++) {
    const dx = xM[i]! - mx;
    const dy = yM[i]! - my;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  axes.cos = Math.cos(angle);
  axes.sin = Math.sin(angle);
  for (let i = 0; i < xM.length; i++) {
    const x = xM[i]!;
    xM[i] = x * axes.cos + yM[i]! * axes.sin;
    yM[i] = yM[i]! * axes.cos - x * axes.sin;
  }
}

function range(values: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

function densityOf({ xM, yM }: Flat): Density {
  const kernel = 0.7 * xM.length ** (-1 / 6);
  const side = (values: Float64Array) => {
    const { low, high } = range(values);
    const kernelM = kernel * Math.max(leastSdM, sdOf(values));
    const margin = 4 * kernelM;
    const spanM = high - low + 2 * margin;
    const stepM = Math.max(kernelM / cellsOfKernel, spanM / (sideCellsMax - 2));
    return { from: low - margin, stepM, cells: Math.ceil(spanM / stepM) + 1, kernelM };
  };
  const x = side(xM);
  const y = side(yM);
  const density: Density = {
    columns: x.cells,
    rows: y.cells,
    x0M: x.from,
    y0M: y.from,
    stepXM: x.stepM,
    stepYM: y.stepM,
    values: new Float64Array(x.cells * y.cells),
  };
  for (let i = 0; i < xM.length; i++) share(density, xM[i]!, yM[i]!);
  smooth(density, { stride: 1, cells: x.cells, lines: y.cells, lineStride: x.cells }, x);
  smooth(density, { stride: x.cells, cells: y.cells, lines: x.cells, lineStride: 1 }, y);
  return density;
}

/** Shares one particle among the four nodes round it, by nearness. */
function share({ values, columns, x0M, y0M, stepXM, stepYM }: Density, x: number, y: number): void {
  const fx = (x - x0M) / stepXM;
  const fy = (y - y0M) / stepYM;
  const column = Math.floor(fx);
  const row = Math.floor(fy);
  const wx = fx - column;
  const wy = fy - row;
  const at = row * columns + column;
  values[at]! += (1 - wx) * (1 - wy);
  values[at + 1]! += wx * (1 - wy);
  values[at + columns]! += (1 - wx) * wy;
  values[at + columns + 1]! += wx * wy;
}

function smooth(
  { values }: Density,
  line: { stride: number; cells: number; lines: number; lineStride: number },
  { kernelM, stepM }: { kernelM: number; stepM: number },
): void {
  const sd = kernelM / stepM;
  const reach = Math.ceil(4 * sd);
  const weights = Float64Array.from({ length: reach + 1 }, (_, k) =>
    Math.exp(-0.5 * (k / sd) ** 2),
  );
  const total = 2 * weights.reduce((sum, one) => sum + one, 0) - 1;
  const from = new Float64Array(line.cells);
  for (let index = 0; index < line.lines; index++) {
    const start = index * line.lineStride;
    for (let k = 0; k < line.cells; k++) from[k] = values[start + k * line.stride]!;
    for (let k = 0; k < line.cells; k++) {
      let sum = from[k]!;
      for (let away = 1; away <= reach; away++) {
        const before = k >= away ? from[k - away]! : 0;
        const after = k + away < line.cells ? from[k + away]! : 0;
        sum += weights[away]! * (before + after);
      }
      values[start + k * line.stride] = sum / total;
    }
  }
}

function valueAt(density: Density, x: number, y: number): number {
  const { values, columns } = density;
  const fx = (x - density.x0M) / density.stepXM;
  const fy = (y - density.y0M) / density.stepYM;
  const column = Math.floor(fx);
  const row = Math.floor(fy);
  const wx = fx - column;
  const wy = fy - row;
  const at = row * columns + column;
  const low = values[at]! + wx * (values[at + 1]! - values[at]!);
  const high = values[at + columns]! + wx * (values[at + columns + 1]! - values[at + columns]!);
  return low + wy * (high - low);
}

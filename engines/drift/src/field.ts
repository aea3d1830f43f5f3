/**
 * Forcing at one time, ready for many places: grids are interpolated in time once a step, and only
 * where there are particles, then bilinearly in space. A cell with some corners of no value uses the
 * others; one with none, or any place or time outside, is unknown: nothing is made up.
 */
import { DriftError } from './errors.js';
import type { EvaluatedGrid, Forcing, GridVectorField } from './types.js';

/** Places of a batch and what the field says there. */
export interface FieldBatch {
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly eastMps: Float64Array;
  readonly northMps: Float64Array;
  /** Set to 0 where the field knows nothing; never set to 1. */
  readonly known: Uint8Array;
}

/** A field at one time. */
export interface FieldAtTime {
  /** Makes it ready for a time. Sampling a time outside the field marks all as unknown. */
  setTime(timeMs: number): void;
  sample(batch: FieldBatch, count: number): void;
}

export function fieldAtTime(forcing: Forcing, name: string): FieldAtTime {
  if (forcing.kind === 'constant') {
    const { eastMps, northMps } = forcing;
    return {
      setTime: () => undefined,
      sample(batch, count) {
        batch.eastMps.fill(eastMps, 0, count);
        batch.northMps.fill(northMps, 0, count);
      },
    };
  }
  if (forcing.kind === 'sampled') return sampledField(forcing);
  return gridField(forcing, name);
}

function sampledField(forcing: Extract<Forcing, { kind: 'sampled' }>): FieldAtTime {
  let now = Number.NaN;
  let flags = new Uint8Array(0);
  return {
    setTime(timeMs) {
      now = timeMs;
    },
    sample({ lonDeg, latDeg, eastMps, northMps, known }, count) {
      if (flags.length < count) flags = new Uint8Array(known.length);
      flags.fill(0, 0, count);
      forcing.sampleInto(now, lonDeg, latDeg, count, eastMps, northMps, flags);
      for (let i = 0; i < count; i++) {
        const isGood =
          flags[i] === 1 && Number.isFinite(eastMps[i]) && Number.isFinite(northMps[i]);
        if (isGood) continue;
        known[i] = 0;
        eastMps[i] = 0;
        northMps[i] = 0;
      }
    },
  };
}

/** Columns and rows, both ends counted; empty when `toColumn` is less than `fromColumn`. */
interface Window {
  fromColumn: number;
  toColumn: number;
  fromRow: number;
  toRow: number;
}

/** Fills cells of a window with values at a time, east and north side by side. */
type Fill = (values: Float32Array, window: Window) => void;

function gridField(grid: GridVectorField | EvaluatedGrid, name: string): FieldAtTime {
  const { columns, rows } = grid;
  const values = new Float32Array(2 * columns * rows);
  const window: Window = { fromColumn: 0, toColumn: -1, fromRow: 0, toRow: -1 };
  const fillAt = grid.kind === 'grid' ? framesFill(grid, name) : evaluatedFill(grid);
  let fill: Fill | undefined;
  return {
    setTime(timeMs) {
      fill = fillAt(timeMs);
      window.toColumn = window.fromColumn - 1;
    },
    sample(batch, count) {
      if (count === 0) return;
      if (fill === undefined) {
        batch.known.fill(0, 0, count);
        batch.eastMps.fill(0, 0, count);
        batch.northMps.fill(0, 0, count);
        return;
      }
      cover(grid, window, { batch, count, fill, values });
      bilinear(grid, values, batch, count);
    },
  };
}

/** Cells added on each side when a window grows, so that it grows seldom. */
const spareCells = 3;

function cover(
  grid: GridVectorField | EvaluatedGrid,
  window: Window,
  work: { batch: FieldBatch; count: number; fill: Fill; values: Float32Array },
): void {
  const { lonDeg, latDeg } = work.batch;
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let i = 0; i < work.count; i++) {
    const lon = lonDeg[i]!;
    const lat = latDeg[i]!;
    west = lon < west ? lon : west;
    east = lon > east ? lon : east;
    south = lat < south ? lat : south;
    north = lat > north ? lat : north;
  }
  const isEmpty = window.toColumn < window.fromColumn;
  const column = (lon: number): number => Math.floor((lon - grid.lon0Deg) / grid.stepLonDeg);
  const row = (lat: number): number => Math.floor((lat - grid.lat0Deg) / grid.stepLatDeg);
  const hold = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const from = {
    column: hold(column(west), grid.columns - 1),
    row: hold(row(south), grid.rows - 1),
  };
  const to = {
    column: hold(column(east) + 1, grid.columns - 1),
    row: hold(row(north) + 1, grid.rows - 1),
  };
  const isInside =
    from.column >= window.fromColumn &&
    to.column <= window.toColumn &&
    from.row >= window.fromRow &&
    to.row <= window.toRow;
  if (!isEmpty && isInside) return;
  const low = (new_: number, old: number): number =>
    Math.max(0, (isEmpty ? new_ : Math.min(new_, old)) - spareCells);
  const high = (new_: number, old: number, most: number): number =>
    Math.min(most, (isEmpty ? new_ : Math.max(new_, old)) + spareCells);
  window.fromColumn = low(from.column, window.fromColumn);
  window.fromRow = low(from.row, window.fromRow);
  window.toColumn = high(to.column, window.toColumn, grid.columns - 1);
  window.toRow = high(to.row, window.toRow, grid.rows - 1);
  work.fill(work.values, window);
}

function framesFill(grid: GridVectorField, name: string): (timeMs: number) => Fill | undefined {
  const { timesMs, columns } = grid;
  const last = timesMs.length - 1;
  const isSteady = grid.steady === true && last === 0;
  const frame = (index: number) => {
    const found = grid.frame(index);
    const cells = grid.columns * grid.rows;
    for (const axis of ['eastMps', 'northMps'] as const) {
      if (found[axis].length >= cells) continue;
      throw new DriftError({
        code: 'DRIFT_FORCING',
        field: `${name}.frame(${index}).${axis}`,
        value: found[axis].length,
        expected: `${cells} values`,
      });
    }
    return found;
  };
  return (timeMs) => {
    if (!isSteady && !(timeMs >= timesMs[0]! && timeMs <= timesMs[last]!)) return undefined;
    let index = 0;
    while (!isSteady && index < last - 1 && timesMs[index + 1]! <= timeMs) index++;
    const before = frame(index);
    const isLast = isSteady || last === 0;
    const after = isLast ? before : frame(index + 1);
    const w = isLast ? 0 : (timeMs - timesMs[index]!) / (timesMs[index + 1]! - timesMs[index]!);
    return (values, window) => {
      for (let row = window.fromRow; row <= window.toRow; row++) {
        for (let cell = row * columns + window.fromColumn; ; cell++) {
          if (cell > row * columns + window.toColumn) break;
          const east = before.eastMps[cell]!;
          const north = before.northMps[cell]!;
          values[2 * cell] = w === 0 ? east : east + w * (after.eastMps[cell]! - east);
          values[2 * cell + 1] = w === 0 ? north : north + w * (after.northMps[cell]! - north);
        }
      }
    };
  };
}

function evaluatedFill(grid: EvaluatedGrid): (timeMs: number) => Fill | undefined {
  const cells = grid.columns * grid.rows;
  const east = new Float32Array(cells);
  const north = new Float32Array(cells);
  return (timeMs) => {
    if (!(timeMs >= grid.fromMs && timeMs <= grid.toMs)) return undefined;
    let isReady = false;
    return (values, window) => {
      if (!isReady) grid.frameAt(timeMs, east, north);
      isReady = true;
      for (let row = window.fromRow; row <= window.toRow; row++) {
        const to = row * grid.columns + window.toColumn;
        for (let cell = row * grid.columns + window.fromColumn; cell <= to; cell++) {
          values[2 * cell] = east[cell]!;
          values[2 * cell + 1] = north[cell]!;
        }
      }
    };
  };
}

function bilinear(
  grid: GridVectorField | EvaluatedGrid,
  values: Float32Array,
  batch: FieldBatch,
  count: number,
): void {
  const { lonDeg, latDeg, eastMps, northMps, known } = batch;
  const { columns, lon0Deg, lat0Deg } = grid;
  const perLon = 1 / grid.stepLonDeg;
  const perLat = 1 / grid.stepLatDeg;
  const columnMax = grid.columns - 1;
  const rowMax = grid.rows - 1;
  const next = 2 * columns;
  for (let i = 0; i < count; i++) {
    const fx = (lonDeg[i]! - lon0Deg) * perLon;
    const fy = (latDeg[i]! - lat0Deg) * perLat;
    let east = Number.NaN;
    let north = Number.NaN;
    if (fx >= 0 && fy >= 0 && fx <= columnMax && fy <= rowMax) {
      const column = fx === columnMax ? columnMax - 1 : fx | 0;
      const row = fy === rowMax ? rowMax - 1 : fy | 0;
      const wx = fx - column;
      const wy = fy - row;
      const a = row * next + 2 * column;
      const b = a + next;
      const e0 = values[a]! + wx * (values[a + 2]! - values[a]!);
      const n0 = values[a + 1]! + wx * (values[a + 3]! - values[a + 1]!);
      const e1 = values[b]! + wx * (values[b + 2]! - values[b]!);
      const n1 = values[b + 1]! + wx * (values[b + 3]! - values[b + 1]!);
      east = e0 + wy * (e1 - e0);
      north = n0 + wy * (n1 - n0);
      if (!(east - east === 0 && north - north === 0)) {
        const corners = [a, a + 2, b, b + 2];
        const weights = [(1 - wx) * (1 - wy), wx * (1 - wy), (1 - wx) * wy, wx * wy];
        east = ofThoseKnown(values, corners, { weights, axis: 0 });
        north = ofThoseKnown(values, corners, { weights, axis: 1 });
      }
    }
    const isKnown = east - east === 0 && north - north === 0;
    eastMps[i] = isKnown ? east : 0;
    northMps[i] = isKnown ? north : 0;
    if (!isKnown) known[i] = 0;
  }
}

/** Mean of the corners that have both values, by weight; NaN if none has. */
function ofThoseKnown(
  values: Float32Array,
  corners: readonly number[],
  { weights, axis }: { weights: readonly number[]; axis: number },
): number {
  let sum = 0;
  let total = 0;
  for (const [i, corner] of corners.entries()) {
    const weight = weights[i]!;
    if (!Number.isFinite(values[corner]!) || !Number.isFinite(values[corner + 1]!)) continue;
    sum += weight * values[corner + axis]!;
    total += weight;
  }
  return total > 1e-9 ? sum / total : Number.NaN;
}

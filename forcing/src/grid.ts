/** The regular grid behind a field: axes checked, and the part of them that a window needs. */
import { ForcingError, refuse, within } from './errors.js';
import { limits } from './limits.js';
import type { ForcingNote, Window } from './types.js';

/** Where a large file has no window of its own: the Strait and what drifts into and out of it. */
export const straitWindow: Window = { westDeg: -1.5, southDeg: 49.5, eastDeg: 4.5, northDeg: 52.5 };
/** How far a point may lie from its even place, as a share of the step. */
const unevenShareMax = 0.05;
/** From here on it is worth telling. */
const unevenShareTold = 0.001;

/** A regular axis as it lies in the file. */
export interface Axis {
  readonly first: number;
  /** Positive or negative, as the file runs. */
  readonly step: number;
  readonly count: number;
  readonly unevenShare: number;
}

/** @throws ForcingError `FORCING_AXIS` where points are missing, not numbers or too uneven. */
export function regularAxis(name: string, points: ArrayLike<number>): Axis {
  const count = within(`${name}: points`, points.length, limits.axisPointsMax);
  if (count < 2) refuse('FORCING_AXIS', name, `${count} points`, 'at least 2 points');
  const first = points[0] ?? Number.NaN;
  const last = points[count - 1] ?? Number.NaN;
  const step = (last - first) / (count - 1);
  let worst = 0;
  for (let i = 0; i < count; i += 1) {
    const off = Math.abs((points[i] ?? Number.NaN) - (first + i * step)) / Math.abs(step);
    if (!(off <= worst)) worst = off;
  }
  if (worst <= unevenShareMax && Math.abs(step) >= 1e-6) {
    return { first, step, count, unevenShare: worst };
  }
  const value = Number.isFinite(worst)
    ? `uneven by ${(worst * 100).toFixed(1)} % of a step`
    : 'gaps';
  const expected = 'even steps; interpolate it to a regular grid first (cdo remapbil)';
  return refuse('FORCING_AXIS', name, value, expected);
}

/** Longitudes that jump at the date line or at Greenwich run on: 358, 359, 0, 1 become 358 ... 361. */
export function unrolled(points: Float64Array): Float64Array {
  const out = points.slice();
  for (let i = 1; i < out.length; i += 1) {
    const before = out[i - 1] ?? 0;
    const now = out[i] ?? 0;
    if (now - before < -180) out[i] = now + 360;
  }
  return out;
}

/** A run of indices of an axis. */
export interface Run {
  readonly start: number;
  readonly count: number;
}

/** What of the file is read, and where it lies. Runs of columns stand one after the other, west to east. */
export interface GridPart {
  readonly lon0Deg: number;
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  readonly columnRuns: readonly Run[];
  readonly rowRun: Run;
  /** The file runs from east to west. */
  readonly isMirrored: boolean;
  /** The file runs from north to south. */
  readonly isUpsideDown: boolean;
  readonly notes: readonly ForcingNote[];
}

interface Cut {
  readonly start: number;
  readonly count: number;
}

/** The indices that hold [low, high] and one point beyond; of an axis that ascends. */
function cutOf(first: number, step: number, count: number, low: number, high: number): Cut {
  const start = Math.max(0, Math.floor((low - first) / step + 1e-9));
  const end = Math.min(count - 1, Math.ceil((high - first) / step - 1e-9));
  return { start, count: end - start + 1 };
}

/** @throws ForcingError where the axes leave the globe, or no part of them is in the window. */
export function gridPart(
  name: string,
  axes: { lon: Axis; lat: Axis },
  asked: Window | undefined,
): GridPart {
  const { lon, lat } = axes;
  const isMirrored = lon.step < 0;
  const isUpsideDown = lat.step < 0;
  const stepLon = Math.abs(lon.step);
  const stepLat = Math.abs(lat.step);
  const south = isUpsideDown ? lat.first + (lat.count - 1) * lat.step : lat.first;
  const west = isMirrored ? lon.first + (lon.count - 1) * lon.step : lon.first;
  const north = south + (lat.count - 1) * stepLat;
  if (!(south >= -90.0001 && north <= 90.0001)) {
    refuse('FORCING_AXIS', `${name}: latitudes`, `${south} to ${north}`, 'degrees, -90 to 90');
  }
  const spanDeg = lon.count * stepLon;
  if (!(Math.abs(west) <= 720 && spanDeg <= 360.0001 + stepLon)) {
    refuse(
      'FORCING_AXIS',
      `${name}: longitudes`,
      `${west}, ${spanDeg} wide`,
      'once round the globe',
    );
  }
  const notes: ForcingNote[] = [];
  const uneven = Math.max(lon.unevenShare, lat.unevenShare);
  if (uneven > unevenShareTold) {
    notes.push({ code: 'AXIS_UNEVEN', facts: { percent: Number((uneven * 100).toFixed(1)) } });
  }
  const isLarge = lon.count * lat.count > limits.frameValuesMax;
  const window = asked ?? (isLarge ? straitWindow : undefined);
  if (window !== undefined && asked === undefined) notes.push({ code: 'WINDOW_USED', facts: {} });

  const rowCut =
    window === undefined
      ? { start: 0, count: lat.count }
      : cutOf(south, stepLat, lat.count, window.southDeg, window.northDeg);
  const columnsOf = columnCut({ west, stepLon, count: lon.count, spanDeg, window });
  if (columnsOf.cut.count < 2 || rowCut.count < 2) throw outside(name, window, west, south);
  within(`${name}: values of a frame`, columnsOf.cut.count * rowCut.count, limits.frameValuesMax);

  // Indices above run from the west and the south; runs below are those of the file.
  const runs = splitRound(columnsOf.cut, lon.count);
  if (runs.length > 1) notes.push({ code: 'WRAPPED', facts: {} });
  const flip = (run: Run, count: number): Run => ({
    start: count - run.start - run.count,
    count: run.count,
  });
  return {
    lon0Deg: columnsOf.westDeg + columnsOf.cut.start * stepLon,
    lat0Deg: south + rowCut.start * stepLat,
    stepLonDeg: stepLon,
    stepLatDeg: stepLat,
    columns: columnsOf.cut.count,
    rows: rowCut.count,
    columnRuns: isMirrored ? runs.map((run) => flip(run, lon.count)) : runs,
    rowRun: isUpsideDown ? flip(rowCut, lat.count) : rowCut,
    isMirrored,
    isUpsideDown,
    notes,
  };
}

function outside(name: string, window: Window | undefined, west: number, south: number) {
  const { westDeg = 0, eastDeg = 0, southDeg = 0, northDeg = 0 } = window ?? {};
  return new ForcingError({
    code: 'FORCING_WINDOW',
    field: name,
    value: `a grid that begins at ${west.toFixed(2)} E, ${south.toFixed(2)} N`,
    expected: `at least 2 x 2 points in ${westDeg} to ${eastDeg} E, ${southDeg} to ${northDeg} N`,
  });
}

interface Columns {
  readonly west: number;
  readonly stepLon: number;
  readonly count: number;
  readonly spanDeg: number;
  readonly window: Window | undefined;
}

/** The columns that are needed, counted from a west that may lie a turn away from that of the file. */
function columnCut({ west, stepLon, count, spanDeg, window }: Columns): {
  westDeg: number;
  cut: Cut;
} {
  const isRound = Math.abs(spanDeg - 360) < stepLon / 2;
  if (isRound) {
    // Once round: any column can be the first. Whole globes begin at 180 W.
    const fromDeg = window?.westDeg ?? -180;
    const toDeg = window === undefined ? fromDeg + 360 - stepLon : window.eastDeg;
    const turns = Math.floor((fromDeg - west) / 360 + 1e-9) * 360;
    const start = Math.floor((fromDeg - west - turns) / stepLon + 1e-9);
    const end = Math.ceil((toDeg - west - turns) / stepLon - 1e-9);
    return { westDeg: west + turns, cut: { start, count: Math.min(count, end - start + 1) } };
  }
  const middle = west + spanDeg / 2;
  const wanted = window === undefined ? 0 : (window.westDeg + window.eastDeg) / 2;
  const westDeg = west + Math.round((wanted - middle) / 360) * 360;
  if (window === undefined) return { westDeg, cut: { start: 0, count } };
  return { westDeg, cut: cutOf(westDeg, stepLon, count, window.westDeg, window.eastDeg) };
}

function splitRound({ start, count }: Cut, total: number): Run[] {
  const from = start % total;
  if (from + count <= total) return [{ start: from, count }];
  return [
    { start: from, count: total - from },
    { start: 0, count: count - (total - from) },
  ];
}

/** Puts the rows of one run, as they lie in the file, where they belong; `at(row, column)` gives a value. */
export function placeRun(
  part: GridPart,
  run: { readonly first: number; readonly count: number },
  at: (row: number, column: number) => number,
  out: Float32Array,
): void {
  for (let row = 0; row < part.rows; row += 1) {
    const from = part.isUpsideDown ? part.rows - 1 - row : row;
    for (let column = 0; column < run.count; column += 1) {
      const fromColumn = part.isMirrored ? run.count - 1 - column : column;
      out[row * part.columns + run.first + column] = at(from, fromColumn);
    }
  }
}

/** Indices of the times that are needed, with one before and one after. */
export function timesNeeded(
  timesMs: Float64Array,
  options: { readonly fromMs?: number; readonly toMs?: number },
): Run {
  let start = 0;
  let end = timesMs.length;
  const { fromMs, toMs } = options;
  while (fromMs !== undefined && start + 1 < end && (timesMs[start + 1] ?? 0) <= fromMs) start += 1;
  while (toMs !== undefined && end - 1 > start && (timesMs[end - 2] ?? 0) >= toMs) end -= 1;
  return { start, count: end - start };
}

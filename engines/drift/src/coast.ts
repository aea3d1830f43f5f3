/**
 * Land made ready for quick questions: a raster that says water, land or both, how far open water
 * reaches round each cell, and the exact edges in the cells of both. The raster only saves work:
 * whether a step meets land, and where, is decided by the edges themselves, so there is no error of a
 * cell's size. Steps and edges are straight in degrees.
 */
import type { MultiPolygon, Polygon } from '@straitwatch/geo';
import { DriftError } from './errors.js';
import type { Coast } from './types.js';

/** Cells and edges that a coast may have at most. */
export const coastLimits = { cellsMax: 4_000_000, edgesMax: 1_000_000, openCellsMax: 60 } as const;

export interface CoastArea {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

function rings(land: readonly (Polygon | MultiPolygon)[]) {
  return land.flatMap((one) =>
    one.type === 'Polygon' ? [...one.coordinates] : one.coordinates.flat(),
  );
}

function edgesOf(land: readonly (Polygon | MultiPolygon)[]): Float64Array {
  const edges: number[] = [];
  for (const ring of rings(land)) {
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i]!;
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      if (!Number.isFinite(x1) || !Number.isFinite(y1)) {
        throw new DriftError({
          code: 'DRIFT_COAST',
          field: `coast corner ${i}`,
          value: [x1, y1],
          expected: 'longitude and latitude in degrees',
        });
      }
      if (x1 !== x2 || y1 !== y2) edges.push(x1, y1, x2, y2);
      if (edges.length > 4 * coastLimits.edgesMax) {
        const expected = `at most ${coastLimits.edgesMax} edges`;
        throw new DriftError({ code: 'DRIFT_COAST', field: 'coast', value: 'more', expected });
      }
    }
  }
  return Float64Array.from(edges);
}

/** Lists of numbers by cell, flattened: where each begins, and all of them. */
function flatten(
  pairs: readonly number[],
  cells: number,
): { start: Uint32Array; all: Uint32Array } {
  const start = new Uint32Array(cells + 1);
  for (let i = 0; i < pairs.length; i += 2) start[pairs[i]! + 1]!++;
  for (let cell = 0; cell < cells; cell++) start[cell + 1]! += start[cell]!;
  const all = new Uint32Array(pairs.length / 2);
  const filled = start.slice(0, cells);
  for (let i = 0; i < pairs.length; i += 2) all[filled[pairs[i]!]!++] = pairs[i + 1]!;
  return { start, all };
}

/**
 * @param area what is known of the coast: leaving it is leaving the area
 * @param cellDeg side of a raster cell, as degrees of latitude; twice that in longitude
 * @throws DriftError DRIFT_COAST for corners that are no numbers, or more cells or edges than allowed
 */
export function createCoast(
  land: readonly (Polygon | MultiPolygon)[],
  area: CoastArea,
  cellDeg = 0.004,
): Coast {
  const { westDeg, southDeg } = area;
  const cellLonDeg = 2 * cellDeg;
  const columns = Math.ceil((area.eastDeg - westDeg) / cellLonDeg);
  const rows = Math.ceil((area.northDeg - southDeg) / cellDeg);
  if (!(columns >= 1 && rows >= 1 && columns * rows <= coastLimits.cellsMax)) {
    throw new DriftError({
      code: 'DRIFT_COAST',
      field: 'coast area',
      value: `${columns} x ${rows}`,
      expected: `1 to ${coastLimits.cellsMax} cells`,
    });
  }
  const edgesDeg = edgesOf(land);
  const frame = { westDeg, southDeg, cellLonDeg, cellLatDeg: cellDeg, columns, rows };
  const { byCell, byRow } = sortEdges(frame, edgesDeg);
  const cells = flatten(byCell, columns * rows);
  const lines = flatten(byRow, rows);
  const bare: Coast = {
    ...frame,
    cover: new Uint8Array(columns * rows),
    openCells: new Uint8Array(columns * rows),
    edgesDeg,
    cellStart: cells.start,
    cellEdges: cells.all,
    rowStart: lines.start,
    rowEdges: lines.all,
  };
  fillCover(bare);
  fillOpen(bare);
  return bare;
}

type Frame = Pick<Coast, 'westDeg' | 'southDeg' | 'cellLonDeg' | 'cellLatDeg' | 'columns' | 'rows'>;

/** Pairs of cell and edge, and of row and edge; an edge stands in every cell of its box it may meet. */
function sortEdges(frame: Frame, edges: Float64Array): { byCell: number[]; byRow: number[] } {
  const byCell: number[] = [];
  const byRow: number[] = [];
  const { columns, rows, westDeg, southDeg, cellLonDeg, cellLatDeg } = frame;
  for (let edge = 0; edge < edges.length / 4; edge++) {
    const x1 = edges[4 * edge]!;
    const y1 = edges[4 * edge + 1]!;
    const x2 = edges[4 * edge + 2]!;
    const y2 = edges[4 * edge + 3]!;
    const fromRow = Math.max(0, Math.floor((Math.min(y1, y2) - southDeg) / cellLatDeg - 1e-9));
    const toRow = Math.min(rows - 1, Math.floor((Math.max(y1, y2) - southDeg) / cellLatDeg + 1e-9));
    for (let row = fromRow; row <= toRow; row++) {
      byRow.push(row, edge);
      // The part of the edge within this row.
      const low = southDeg + row * cellLatDeg;
      const at = (lat: number): number =>
        y1 === y2 ? x1 : x1 + Math.max(0, Math.min(1, (lat - y1) / (y2 - y1))) * (x2 - x1);
      const ends = y1 === y2 ? [x1, x2] : [at(low), at(low + cellLatDeg)];
      const from = Math.floor((Math.min(...ends) - westDeg) / cellLonDeg - 1e-6);
      const to = Math.floor((Math.max(...ends) - westDeg) / cellLonDeg + 1e-6);
      for (let column = Math.max(0, from); column <= Math.min(columns - 1, to); column++) {
        byCell.push(row * columns + column, edge);
      }
    }
  }
  return { byCell, byRow };
}

function fillCover(coast: Coast): void {
  const { columns, rows, cover, cellStart, edgesDeg, rowStart, rowEdges } = coast;
  for (let row = 0; row < rows; row++) {
    const lat = coast.southDeg + (row + 0.5) * coast.cellLatDeg;
    const crossings: number[] = [];
    for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
      const at = 4 * rowEdges[i]!;
      const y1 = edgesDeg[at + 1]!;
      const y2 = edgesDeg[at + 3]!;
      if (y1 > lat === y2 > lat) continue;
      const x1 = edgesDeg[at]!;
      crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (edgesDeg[at + 2]! - x1));
    }
    crossings.sort((a, b) => a - b);
    let passed = 0;
    for (let column = 0; column < columns; column++) {
      const lon = coast.westDeg + (column + 0.5) * coast.cellLonDeg;
      while (passed < crossings.length && crossings[passed]! < lon) passed++;
      const cell = row * columns + column;
      const isBoth = cellStart[cell + 1]! > cellStart[cell]!;
      cover[cell] = isBoth ? 2 : passed % 2;
    }
  }
}

/** Chebyshev distance to the nearest cell that is not all water, in two sweeps. */
function fillOpen({ columns, rows, cover, openCells }: Coast): void {
  const most = coastLimits.openCellsMax;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows
      ? 0
      : openCells[row * columns + column]!;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const near = Math.min(
        at(column - 1, row),
        at(column - 1, row - 1),
        at(column, row - 1),
        at(column + 1, row - 1),
      );
      const cell = row * columns + column;
      openCells[cell] = cover[cell] === 0 ? Math.min(most, near + 1) : 0;
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const near = Math.min(
        at(column + 1, row),
        at(column + 1, row + 1),
        at(column, row + 1),
        at(column - 1, row + 1),
      );
      const cell = row * columns + column;
      openCells[cell] = Math.min(openCells[cell]!, near + 1);
    }
  }
}

/** Whether a place lies on land, exactly; a place outside the area does not. */
export function isOnLand(coast: Coast, lonDeg: number, latDeg: number): boolean {
  const column = Math.floor((lonDeg - coast.westDeg) / coast.cellLonDeg);
  const row = Math.floor((latDeg - coast.southDeg) / coast.cellLatDeg);
  if (column < 0 || row < 0 || column >= coast.columns || row >= coast.rows) return false;
  const cover = coast.cover[row * coast.columns + column];
  if (cover !== 2) return cover === 1;
  const { edgesDeg, rowStart, rowEdges } = coast;
  let isInside = false;
  for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
    const at = 4 * rowEdges[i]!;
    const y1 = edgesDeg[at + 1]!;
    const y2 = edgesDeg[at + 3]!;
    if (y1 > latDeg === y2 > latDeg) continue;
    const x1 = edgesDeg[at]!;
    if (lonDeg < x1 + ((latDeg - y1) / (y2 - y1)) * (edgesDeg[at + 2]! - x1)) isInside = !isInside;
  }
  return isInside;
}

/** No land on the way. */
export const noCrossing = 2;
/** The way leaves the area in which the coast is known. */
export const leavesArea = 3;

/**
 * Where a step first meets land, as a share of the step from 0 to 1, or `noCrossing` or `leavesArea`.
 */
export function crossing(
  coast: Coast,
  way: { fromLon: number; fromLat: number; toLon: number; toLat: number },
): number {
  const { columns, rows, cellStart, cellEdges } = coast;
  const c0 = Math.floor((way.fromLon - coast.westDeg) / coast.cellLonDeg);
  const r0 = Math.floor((way.fromLat - coast.southDeg) / coast.cellLatDeg);
  const c1 = Math.floor((way.toLon - coast.westDeg) / coast.cellLonDeg);
  const r1 = Math.floor((way.toLat - coast.southDeg) / coast.cellLatDeg);
  if (c0 < 0 || r0 < 0 || c0 >= columns || r0 >= rows) return leavesArea;
  let first = noCrossing;
  const fromRow = Math.max(0, Math.min(r0, r1));
  const toRow = Math.min(rows - 1, Math.max(r0, r1));
  const fromColumn = Math.max(0, Math.min(c0, c1));
  const toColumn = Math.min(columns - 1, Math.max(c0, c1));
  for (let row = fromRow; row <= toRow; row++) {
    const cell = row * columns;
    for (let i = cellStart[cell + fromColumn]!; i < cellStart[cell + toColumn + 1]!; i++) {
      const share = meets(coast.edgesDeg, 4 * cellEdges[i]!, way);
      if (share < first) first = share;
    }
  }
  if (first !== noCrossing) return first;
  return c1 < 0 || r1 < 0 || c1 >= columns || r1 >= rows ? leavesArea : noCrossing;
}

/** The share of the way at which it meets an edge; `noCrossing` if it does not. */
function meets(
  edges: Float64Array,
  at: number,
  way: { fromLon: number; fromLat: number; toLon: number; toLat: number },
): number {
  const px = way.toLon - way.fromLon;
  const py = way.toLat - way.fromLat;
  const ex = edges[at + 2]! - edges[at]!;
  const ey = edges[at + 3]! - edges[at + 1]!;
  const cross = px * ey - py * ex;
  if (cross === 0) return noCrossing;
  const dx = edges[at]! - way.fromLon;
  const dy = edges[at + 1]! - way.fromLat;
  const along = (dx * ey - dy * ex) / cross;
  const edge = (dx * py - dy * px) / cross;
  return along >= 0 && along <= 1 && edge >= 0 && edge <= 1 ? along : noCrossing;
}

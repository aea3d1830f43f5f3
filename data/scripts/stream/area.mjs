/** The area of the stream model: its grid, where there is water, and how far the coast is. */
import { readFileSync } from 'node:fs';

/** Cells of about 2.2 km; the first cell centre lies half a step inside the south-western corner. */
export const grid = {
  westDeg: -0.3,
  southDeg: 50.05,
  stepLonDeg: 0.032,
  stepLatDeg: 0.02,
  columns: 95,
  rows: 82,
};
export const cells = grid.columns * grid.rows;
const rad = Math.PI / 180;
export const midLatDeg = 51;
export const dxM = grid.stepLonDeg * 111_320 * Math.cos(midLatDeg * rad);
export const dyM = grid.stepLatDeg * 111_200;
/** Degrees of longitude shrink by this against those of latitude. */
export const lonScale = Math.cos(midLatDeg * rad);

export const lonOf = (column) => grid.westDeg + (column + 0.5) * grid.stepLonDeg;
export const latOf = (row) => grid.southDeg + (row + 0.5) * grid.stepLatDeg;
export const placeOf = (cell) => [
  lonOf(cell % grid.columns),
  latOf(Math.floor(cell / grid.columns)),
];

const coast = JSON.parse(readFileSync(new URL('../../coast.geojson', import.meta.url), 'utf8'));
const rings = coast.features.flatMap(({ geometry }) =>
  geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map((p) => p[0]),
);

function isLand(lon, lat) {
  for (const ring of rings) {
    let inside = false;
    for (let a = 0, b = ring.length - 1; a < ring.length; b = a++) {
      const [xa, ya] = ring[a];
      const [xb, yb] = ring[b];
      if (ya > lat !== yb > lat && lon < ((xb - xa) * (lat - ya)) / (yb - ya) + xa)
        inside = !inside;
    }
    if (inside) return true;
  }
  return false;
}

/** The share of each cell that is water, looked at in 4 by 4 points. */
function waterShares() {
  const shares = new Float64Array(cells);
  const offsets = [-0.375, -0.125, 0.125, 0.375];
  for (let cell = 0; cell < cells; cell += 1) {
    const [lon, lat] = placeOf(cell);
    for (const a of offsets) {
      for (const b of offsets) {
        if (!isLand(lon + a * grid.stepLonDeg, lat + b * grid.stepLatDeg)) shares[cell] += 1 / 16;
      }
    }
  }
  return shares;
}

const neighbours = (cell) => {
  const column = cell % grid.columns;
  const found = [];
  if (column > 0) found.push(cell - 1);
  if (column < grid.columns - 1) found.push(cell + 1);
  if (cell >= grid.columns) found.push(cell - grid.columns);
  if (cell < cells - grid.columns) found.push(cell + grid.columns);
  return found;
};

/** Water cells of the model: at least half water, and joined to the middle of the strait. */
function seaMask(shares) {
  const sea = new Uint8Array(cells);
  const stack = [cellAt(1.45, 51)];
  while (stack.length > 0) {
    const cell = stack.pop();
    if (sea[cell] === 1 || shares[cell] < 0.5) continue;
    sea[cell] = 1;
    stack.push(...neighbours(cell));
  }
  return sea;
}

export function cellAt(lon, lat) {
  const column = Math.floor((lon - grid.westDeg) / grid.stepLonDeg);
  const row = Math.floor((lat - grid.southDeg) / grid.stepLatDeg);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

/** The water cell nearest to a place, within three cells; -1 where there is none. */
export function waterCellAt(sea, lon, lat) {
  const cell = cellAt(lon, lat);
  if (cell < 0) return -1;
  const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let b = -3; b <= 3; b += 1) {
    for (let a = -3; a <= 3; a += 1) {
      const [c, r] = [column + a, row + b];
      if (c < 0 || r < 0 || c >= grid.columns || r >= grid.rows) continue;
      const other = r * grid.columns + c;
      if (sea[other] === 1 && a * a + b * b < least) {
        least = a * a + b * b;
        best = other;
      }
    }
  }
  return best;
}

/** Metres to the nearest land cell. */
function coastDistances(sea) {
  const land = [];
  for (let cell = 0; cell < cells; cell += 1) if (sea[cell] === 0) land.push(cell);
  const distances = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    if (sea[cell] === 0) continue;
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    let least = Number.POSITIVE_INFINITY;
    for (const other of land) {
      const x = ((other % grid.columns) - column) * dxM;
      const y = (Math.floor(other / grid.columns) - row) * dyM;
      least = Math.min(least, x * x + y * y);
    }
    distances[cell] = Math.sqrt(least);
  }
  return distances;
}

export function makeArea() {
  const waterShare = waterShares();
  const sea = seaMask(waterShare);
  const open = [];
  for (let cell = 0; cell < cells; cell += 1) {
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    const isEdge =
      column === 0 || row === 0 || column === grid.columns - 1 || row === grid.rows - 1;
    if (sea[cell] === 1 && isEdge) open.push(cell);
  }
  return { sea, waterShare, open, coastM: coastDistances(sea) };
}

/** A Gaussian of the distance between two places, radius in degrees of latitude. */
export function nearness([lonA, latA], [lonB, latB], radiusDeg) {
  const x = (lonA - lonB) * lonScale;
  const y = latA - latB;
  return Math.exp(-(x * x + y * y) / (2 * radiusDeg * radiusDeg));
}

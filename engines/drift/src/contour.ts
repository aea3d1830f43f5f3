/**
 * Outlines of a level in a grid: marching squares (W. E. Lorensen and H. E. Cline, SIGGRAPH 1987, in
 * two dimensions), with straight lines between nodes. Higher values lie to the left of the way, so
 * outer rings go anticlockwise and holes clockwise, and their areas add up.
 */
export interface ContourGrid {
  readonly columns: number;
  readonly rows: number;
  readonly x0M: number;
  readonly y0M: number;
  readonly stepXM: number;
  readonly stepYM: number;
  readonly values: Float64Array;
}

type Corner = readonly [xM: number, yM: number];

/** Sides of a cell by number: 0 south, 1 east, 2 north, 3 west. From side, to side, of each case. */
const waysOfCase: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

/** Closed rings round what lies above a level. The grid's border must lie below it. */
export function contour(grid: ContourGrid, level: number): Corner[][] {
  const next = new Map<number, number>();
  const { columns, rows, values } = grid;
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const at = row * columns + column;
      const kind =
        (values[at]! > level ? 1 : 0) |
        (values[at + 1]! > level ? 2 : 0) |
        (values[at + columns + 1]! > level ? 4 : 0) |
        (values[at + columns]! > level ? 8 : 0);
      for (const [from, to] of waysOfCase[kind]!) {
        next.set(sideKey(at, from, columns), sideKey(at, to, columns));
      }
    }
  }
  return follow(next, (key) => cornerOf(grid, key, level));
}

/** A side of the grid by one number: a node, and whether the side goes east or north from it. */
function sideKey(at: number, side: number, columns: number): number {
  if (side === 0) return 2 * at;
  if (side === 1) return 2 * (at + 1) + 1;
  if (side === 2) return 2 * (at + columns);
  return 2 * at + 1;
}

function cornerOf(grid: ContourGrid, key: number, level: number): Corner {
  const { columns, values } = grid;
  const at = key >> 1;
  const goesNorth = (key & 1) === 1;
  const other = goesNorth ? at + columns : at + 1;
  const w = (level - values[at]!) / (values[other]! - values[at]!);
  const column = at % columns;
  const row = (at - column) / columns;
  const x = grid.x0M + (column + (goesNorth ? 0 : w)) * grid.stepXM;
  const y = grid.y0M + (row + (goesNorth ? w : 0)) * grid.stepYM;
  return [x, y];
}

/** Each start is taken out as it is followed, so this ends. */
function follow(next: Map<number, number>, corner: (key: number) => Corner): Corner[][] {
  const rings: Corner[][] = [];
  for (const start of next.keys()) {
    const ring: Corner[] = [];
    let key: number | undefined = start;
    while (key !== undefined && next.has(key)) {
      ring.push(corner(key));
      const to: number | undefined = next.get(key);
      next.delete(key);
      key = to;
    }
    const [first] = ring;
    if (first === undefined || ring.length < 3) continue;
    ring.push(first);
    rings.push(ring);
  }
  return rings;
}

/** Signed area of a closed ring: positive when it goes anticlockwise. */
export function ringAreaM2(ring: readonly Corner[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}

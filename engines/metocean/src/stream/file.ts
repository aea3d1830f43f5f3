/** Reads data/stream-grid.json: packed constants to numbers, with every size checked. */
import { MetoceanError } from '../errors.js';
import { checkShape, type GridShape } from '../fields/grid.js';
import { type Constituent, constituentOf } from '../tide/constituents.js';

/** The file as it is on disk; its `layout` line says how the three texts are packed. */
export interface StreamGridFile {
  readonly title: string;
  readonly warning: string;
  readonly source: string;
  readonly license: string;
  readonly constituents: readonly string[];
  readonly followers: readonly {
    readonly name: string;
    readonly from: string;
    readonly ratio: number;
    readonly lagDeg: number;
  }[];
  readonly grid: GridShape;
  readonly water: string;
  readonly constantsMmps: string;
  readonly sdCmps: string;
}

/** A small constituent that goes along with a large one. */
export interface Follower {
  readonly constituent: Constituent;
  /** Place of the large one in `constituents`. */
  readonly leader: number;
  readonly re: number;
  readonly im: number;
}

export interface StreamConstants {
  readonly shape: GridShape;
  readonly constituents: readonly Constituent[];
  readonly followers: readonly Follower[];
  /** Node of each water cell, and the water cell of each node (-1 on land). */
  readonly nodes: Int32Array;
  readonly waterOf: Int32Array;
  /** For each water cell: steady east, north, then four numbers a constituent, m/s. */
  readonly values: Float32Array;
  readonly valuesEach: number;
  readonly sdMps: Float32Array;
}

const rad = Math.PI / 180;

function bad(field: string, value: unknown, expected: string): MetoceanError {
  return new MetoceanError({ code: 'METOCEAN_GRID', field, value, expected });
}

function bytesOf(field: string, text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw bad(field, `${text.length} characters`, 'base64');
  }
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function waterNodes(file: StreamGridFile): { nodes: Int32Array; waterOf: Int32Array } {
  const count = file.grid.columns * file.grid.rows;
  const bits = bytesOf('water', file.water);
  if (bits.length !== Math.ceil(count / 8)) {
    throw bad('water', `${bits.length} bytes`, `${Math.ceil(count / 8)}`);
  }
  const nodes: number[] = [];
  const waterOf = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i += 1) {
    if (((bits[i >> 3] ?? 0) & (1 << (i & 7))) === 0) continue;
    waterOf[i] = nodes.length;
    nodes.push(i);
  }
  return { nodes: Int32Array.from(nodes), waterOf };
}

/** @throws MetoceanError for a file whose parts do not fit, or an unknown constituent. */
export function readStreamGrid(file: StreamGridFile): StreamConstants {
  checkShape(file.grid);
  const constituents = file.constituents.map(constituentOf);
  const followers = file.followers.map(({ name, from, ratio, lagDeg }) => {
    const leader = file.constituents.indexOf(from);
    if (leader < 0) throw bad('followers', `${name} from ${from}`, 'a constituent of the file');
    const [re, im] = [ratio * Math.cos(lagDeg * rad), ratio * Math.sin(lagDeg * rad)];
    if (!Number.isFinite(re + im)) throw bad('followers', name, 'a finite ratio and lag');
    return { constituent: constituentOf(name), leader, re, im };
  });
  const { nodes, waterOf } = waterNodes(file);
  const valuesEach = 2 + 4 * constituents.length;
  const packed = bytesOf('constantsMmps', file.constantsMmps);
  const expected = nodes.length * valuesEach * 2;
  if (packed.length !== expected) {
    throw bad('constantsMmps', `${packed.length} bytes`, `${expected}`);
  }
  const sd = bytesOf('sdCmps', file.sdCmps);
  if (sd.length !== nodes.length) throw bad('sdCmps', `${sd.length} bytes`, `${nodes.length}`);
  const view = new DataView(packed.buffer, packed.byteOffset);
  const values = Float32Array.from(
    { length: nodes.length * valuesEach },
    (_, i) => view.getInt16(2 * i, true) / 1_000,
  );
  const sdMps = Float32Array.from(sd, (one) => one / 100);
  return { shape: file.grid, constituents, followers, nodes, waterOf, values, valuesEach, sdMps };
}

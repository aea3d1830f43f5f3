/**
 * What the files of the sea know of a place and a time. Of each quantity the newest forecast that has a
 * value answers, then the finer grid; its source stays with the value. Where none has, nothing is made up.
 */
import { normaliseBearingDeg, radPerDeg } from '@straitwatch/geo';
import {
  type FieldSource,
  type GridVectorField,
  orderSources,
  type PlaceAndTime,
  sampleScalar,
  sampleStack,
  sampleVector,
  type Vector,
} from '@straitwatch/metocean';
import type { LoadedFile, PlainScalar, PlainVector } from './load.js';

export interface KnownFlow extends Vector {
  readonly source: string;
}
export interface KnownValue {
  readonly value: number;
  readonly source: string;
}

type ScalarName = PlainScalar['quantity'];

/** `vectors` and `scalars` are plain numbers: they go to other threads as they are. */
export class KnownSea {
  readonly vectors: readonly PlainVector[];
  readonly scalars: readonly PlainScalar[];
  readonly #stacks: Record<PlainVector['quantity'], readonly FieldSource<Vector>[]>;
  readonly #values: Map<ScalarName, readonly FieldSource<number>[]>;

  constructor(vectors: readonly PlainVector[], scalars: readonly PlainScalar[]) {
    this.vectors = vectors;
    this.scalars = scalars;
    const stack = (quantity: PlainVector['quantity']): readonly FieldSource<Vector>[] =>
      orderSources(named(vectors.filter((one) => one.quantity === quantity)).map(vectorSource));
    this.#stacks = { wind: stack('wind'), current: stack('current') };
    const names = new Set(scalars.map((one) => one.quantity));
    this.#values = new Map(
      [...names].map((name) => [
        name,
        orderSources(named(scalars.filter((one) => one.quantity === name)).map(scalarSource)),
      ]),
    );
  }

  static of(files: readonly LoadedFile[]): KnownSea {
    return new KnownSea(
      files.flatMap((one) => one.vectors),
      files.flatMap((one) => one.scalars),
    );
  }

  has(quantity: PlainVector['quantity']): boolean {
    return this.#stacks[quantity].length > 0;
  }

  flow(quantity: PlainVector['quantity'], at: PlaceAndTime): KnownFlow | undefined {
    const found = sampleStack(this.#stacks[quantity], at, at.timeMs);
    return found && { ...found.value, source: withoutNumber(found.source) };
  }

  /** The bare numbers, for many places: no more is made than is needed. */
  vector(quantity: PlainVector['quantity'], at: PlaceAndTime): Vector | undefined {
    for (const source of this.#stacks[quantity]) {
      const value = source.sample(at);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  value(quantity: ScalarName, at: PlaceAndTime): KnownValue | undefined {
    const found = sampleStack(this.#values.get(quantity) ?? [], at, at.timeMs);
    return found && { value: found.value, source: withoutNumber(found.source) };
  }
}

/** Two fields may have the same source; in a stack each has a name of its own. */
interface Named<T> {
  readonly name: string;
  readonly field: T;
}
const mark = '\u0000';

function named<T extends { readonly source: string }>(fields: readonly T[]): Named<T>[] {
  return fields.map((field, index) => ({ name: `${field.source}${mark}${index}`, field }));
}

const withoutNumber = (name: string): string => name.slice(0, name.indexOf(mark));

type VectorGrid = GridVectorField & { readonly source: string };

function vectorGrid(field: PlainVector): VectorGrid {
  return {
    ...field,
    kind: 'grid',
    frame: (index) => ({
      eastMps: field.eastMps[index] ?? none,
      northMps: field.northMps[index] ?? none,
    }),
  };
}

function vectorSource({ name, field }: Named<PlainVector>): FieldSource<Vector> {
  const grid = vectorGrid(field);
  const strict = (at: PlaceAndTime): Vector | undefined => sampleVector(grid, at);
  return {
    ...shared(name, field),
    // A wind that stops at the shore still blows off the beach; water is never made up.
    sample: field.quantity === 'wind' ? (at) => strict(at) ?? nearNode(grid, at) : strict,
  };
}

/** Of the four nodes about a place the nearest that has a value. */
function nearNode(grid: VectorGrid, at: PlaceAndTime): Vector | undefined {
  const x = ((((at.lonDeg - grid.lon0Deg) % 360) + 360) % 360) / grid.stepLonDeg;
  const y = (at.latDeg - grid.lat0Deg) / grid.stepLatDeg;
  if (!(x <= grid.columns - 1 && y >= 0 && y <= grid.rows - 1)) return undefined;
  let best: Vector | undefined;
  let bestAway = Number.POSITIVE_INFINITY;
  for (const column of [Math.floor(x), Math.ceil(x)]) {
    for (const row of [Math.floor(y), Math.ceil(y)]) {
      const away = Math.hypot(x - column, y - row);
      if (away >= bestAway) continue;
      const found = sampleVector(grid, {
        timeMs: at.timeMs,
        lonDeg: grid.lon0Deg + column * grid.stepLonDeg,
        latDeg: grid.lat0Deg + row * grid.stepLatDeg,
      });
      if (found === undefined) continue;
      best = found;
      bestAway = away;
    }
  }
  return best;
}

function scalarSource({ name, field }: Named<PlainScalar>): FieldSource<number> {
  if (field.quantity === 'wave-from') return directionSource(name, field);
  const grid = {
    ...field,
    kind: 'scalar-grid' as const,
    frame: (index: number) => field.values[index] ?? none,
  };
  return { ...shared(name, field), sample: (at) => sampleScalar(grid, at) };
}

/** Directions go through north: between 350 and 10 degrees lies 0, not 180. */
function directionSource(name: string, field: PlainScalar): FieldSource<number> {
  const parts = (of: (rad: number) => number): Float32Array[] =>
    field.values.map((frame) => frame.map((deg) => of(deg * radPerDeg)));
  const grid = vectorGrid({
    ...field,
    quantity: 'wind',
    eastMps: parts(Math.sin),
    northMps: parts(Math.cos),
  });
  return {
    ...shared(name, field),
    sample: (at) => {
      const found = sampleVector(grid, at);
      if (found === undefined) return undefined;
      return normaliseBearingDeg(Math.atan2(found.eastMps, found.northMps) / radPerDeg);
    },
  };
}

function shared(name: string, field: PlainVector | PlainScalar) {
  return { name, priority: 0, madeMs: field.madeMs, stepDeg: field.stepLatDeg };
}

const none = new Float32Array(0);

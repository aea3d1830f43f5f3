/**
 * Aim: sampling that never makes up water. Method: planes, which bilinear and linear sampling must give
 * back exactly; random coasts, where a value may come from known nodes only.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkShape,
  type FieldSource,
  type GridScalarField,
  type GridVectorField,
  orderSources,
  sampleScalar,
  sampleStack,
  sampleVector,
  sourcesMax,
} from '../src/index.js';

const shape = {
  ...{ lon0Deg: -0.5, lat0Deg: 50, stepLonDeg: 0.25, stepLatDeg: 0.2, columns: 12, rows: 9 },
};
const hourMs = 3_600_000;
const plane = (lat: number, lon: number, hours: number): number =>
  0.3 * (lat - 50) - 0.2 * lon + 0.1 * hours;

function frameOf(hours: number, land: ReadonlySet<number> = new Set()): Float32Array {
  return Float32Array.from({ length: shape.columns * shape.rows }, (_, node) => {
    const lon = shape.lon0Deg + (node % shape.columns) * shape.stepLonDeg;
    const lat = shape.lat0Deg + Math.floor(node / shape.columns) * shape.stepLatDeg;
    return land.has(node) ? Number.NaN : plane(lat, lon, hours);
  });
}

function field(land?: ReadonlySet<number>): GridVectorField {
  const frames = [0, 1, 3].map((hours) => {
    const one = frameOf(hours, land);
    return { eastMps: one, northMps: one.map((value) => -value) };
  });
  return {
    kind: 'grid',
    ...shape,
    timesMs: Float64Array.of(0, hourMs, 3 * hourMs),
    frame: (index) => frames[index]!,
  };
}

const place = fc.record({
  latDeg: fc.double({ min: 49.9, max: 51.7, noNaN: true }),
  lonDeg: fc.double({ min: -0.7, max: 2.4, noNaN: true }),
  timeMs: fc.integer({ min: -hourMs, max: 4 * hourMs }),
});

describe('a grid', () => {
  it('gives a plane back inside its area and times, and nothing outside', () => {
    const all = field();
    fc.assert(
      fc.property(place, (at) => {
        const isInside =
          at.latDeg >= 50 && at.latDeg <= 51.6 && at.lonDeg >= -0.5 && at.lonDeg <= 2.25;
        const value = sampleVector(all, at);
        if (!isInside || at.timeMs < 0 || at.timeMs > 3 * hourMs) {
          expect(value).toBeUndefined();
          return;
        }
        const expected = plane(at.latDeg, at.lonDeg, at.timeMs / hourMs);
        expect(value?.eastMps).toBeCloseTo(expected, 5);
        expect(value?.northMps).toBeCloseTo(-expected, 5);
      }),
      { numRuns: 500 },
    );
  });

  it('with any coast gives numbers between its known corners, and none where the nearest node is land', () => {
    const nodes = fc.uniqueArray(fc.nat(shape.columns * shape.rows - 1), { maxLength: 90 });
    fc.assert(
      fc.property(place, nodes, (at, land) => {
        const value = sampleVector(field(new Set(land)), at);
        const x = (at.lonDeg - shape.lon0Deg) / shape.stepLonDeg;
        const y = (at.latDeg - shape.lat0Deg) / shape.stepLatDeg;
        const nearest = Math.floor(y + 0.5) * shape.columns + Math.floor(x + 0.5);
        if (value === undefined) return;
        expect(land).not.toContain(nearest);
        expect(Number.isFinite(value.eastMps + value.northMps)).toBe(true);
        const corners = [0, 1, shape.columns, shape.columns + 1]
          .map((more) => Math.floor(y) * shape.columns + Math.floor(x) + more)
          .flatMap((node) => [0, 3].map((hours) => frameOf(hours, new Set(land))[node]!))
          .filter(Number.isFinite);
        expect(value.eastMps).toBeGreaterThanOrEqual(Math.min(...corners) - 1e-6);
        expect(value.eastMps).toBeLessThanOrEqual(Math.max(...corners) + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('takes longitudes round the globe, and a steady frame for all times', () => {
    const frame = frameOf(0);
    const scalar: GridScalarField = {
      kind: 'scalar-grid',
      ...{ ...shape, lon0Deg: 359.5 },
      timesMs: Float64Array.of(0),
      steady: true,
      frame: () => frame,
    };
    const at = { latDeg: 50.5, lonDeg: 1, timeMs: 9 * hourMs };
    expect(sampleScalar(scalar, at)).toBeCloseTo(plane(50.5, 1, 0), 5);
    expect(sampleScalar({ ...scalar, steady: false }, at)).toBeUndefined();
    expect(sampleScalar({ ...scalar, steady: false }, { ...at, timeMs: 0 })).toBeDefined();
  });

  it('of a shape that cannot be is refused', () => {
    for (const wrong of [
      { stepLonDeg: 0 },
      { stepLatDeg: Number.NaN },
      { columns: 1 },
      { rows: 2.5 },
      { lat0Deg: 91 },
      { columns: 100_000, rows: 100_000 },
    ]) {
      expect(() => checkShape({ ...shape, ...wrong })).toThrow(/got .*, expected /);
    }
  });
});

describe('a stack of sources', () => {
  const source = (name: string, more: Partial<FieldSource<number>>): FieldSource<number> => ({
    name,
    priority: 1,
    madeMs: 0,
    sample: () => 1,
    ...more,
  });
  const at = { timeMs: 0, latDeg: 51, lonDeg: 1 };

  it('asks by priority, then by age, then by step, and says whose value it is', () => {
    const ordered = orderSources([
      source('coarse', { madeMs: 5, stepDeg: 1 }),
      source('fine', { madeMs: 5, stepDeg: 0.1 }),
      source('old', { madeMs: 1 }),
      source('measured', { priority: 2, sample: () => undefined }),
    ]);
    expect(ordered.map((one) => one.name)).toEqual(['measured', 'fine', 'coarse', 'old']);
    expect(sampleStack(ordered, at, 15)).toEqual({ value: 1, source: 'fine', ageMs: 10 });
  });

  it('does not ask what is too old, and has nothing where nobody knows', () => {
    const ordered = orderSources([
      source('stale', { madeMs: 0, ageMaxMs: 10, priority: 9 }),
      source('fresh', { madeMs: 50, sample: () => 7 }),
    ]);
    expect(sampleStack(ordered, at, 60)?.source).toBe('fresh');
    expect(sampleStack(orderSources([source('a', { sample: () => undefined })]), at, 0)).toBe(
      undefined,
    );
  });

  it('refuses twins and too many', () => {
    expect(() => orderSources([source('a', {}), source('a', {})])).toThrow('sources: got 2 with 1');
    const many = Array.from({ length: sourcesMax + 1 }, (_, i) => source(`s${i}`, {}));
    expect(() => orderSources(many)).toThrow(`at most ${sourcesMax}`);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRegionIndex,
  distanceToEdgeM,
  type MultiPolygon,
  type Polygon,
  regionContains,
} from '../src/index.js';
import { straitPoint } from './arbitraries.js';

const seed = 20260116;
const coast: { features: { geometry: Polygon }[] } = JSON.parse(
  readFileSync(new URL('../../../data/coast.geojson', import.meta.url), 'utf8'),
);
const land = coast.features.map((f) => f.geometry);
const whole: MultiPolygon = { type: 'MultiPolygon', coordinates: land.map((p) => p.coordinates) };
const index = createRegionIndex(land);

// Aim: the index is only a faster way to the same answer. Method: its slow twin, point by point.
describe('the coast index', () => {
  it('says the same as the plain test whether a place is on land, over 3,000 places', () => {
    expect(index.edges).toBeGreaterThan(2500);
    let ashore = 0;
    fc.assert(
      fc.property(straitPoint, (point) => {
        const expected = regionContains(whole, point);
        if (expected) ashore += 1;
        expect(index.contains(point)).toBe(expected);
      }),
      { seed, numRuns: 3000 },
    );
    expect(ashore).toBeGreaterThan(300);
  });

  it('gives the same distance to the shore as looking at every edge', () => {
    fc.assert(
      fc.property(straitPoint, (point) => {
        const slow = distanceToEdgeM(whole, point);
        const fast = index.distanceToEdgeM(point);
        if (slow > 100_000) expect(fast).toBeUndefined();
        else expect(fast).toBeCloseTo(slow, 6);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('finds nothing beyond the limit given, and just what lies within it', () => {
    const varne = { lat: 51.02143, lon: 1.39828 };
    const shoreM = distanceToEdgeM(whole, varne);
    expect(index.distanceToEdgeM(varne, shoreM - 1)).toBeUndefined();
    expect(index.distanceToEdgeM(varne, shoreM + 1)).toBeCloseTo(shoreM, 6);
    expect(index.distanceToEdgeM({ lat: 10, lon: 1 })).toBeUndefined();
    expect(index.contains({ lat: 10, lon: 1 })).toBe(false);
  });

  it('a set of regions without an edge is refused', () => {
    expect(() => createRegionIndex([])).toThrow('region.coordinates: got 0');
  });
});

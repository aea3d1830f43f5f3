import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundingBox,
  boxContains,
  circlePolygon,
  destination,
  distanceM,
  distanceToEdgeM,
  distanceToSegmentM,
  ellipsePolygon,
  type MultiPolygon,
  type Polygon,
  radiusInSd,
  regionContains,
  rescaleRadiusM,
} from '../src/index.js';
import { straitPoint } from './arbitraries.js';

const seed = 20260112;
const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [1, 50],
      [2, 50],
      [2, 51],
      [1, 51],
      [1, 50],
    ],
    [
      [1.4, 50.4],
      [1.6, 50.4],
      [1.6, 50.6],
      [1.4, 50.6],
      [1.4, 50.4],
    ],
  ],
};
const two: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    square.coordinates,
    [
      [
        [3, 50],
        [4, 50],
        [3.5, 51],
      ],
    ],
  ],
};

describe('regions', () => {
  it('a point is inside a ring, not in its hole, and in any part of several', () => {
    expect(regionContains(square, { lat: 50.2, lon: 1.2 })).toBe(true);
    expect(regionContains(square, { lat: 50.5, lon: 1.5 })).toBe(false);
    expect(regionContains(square, { lat: 50.5, lon: 2.5 })).toBe(false);
    expect(regionContains(two, { lat: 50.3, lon: 3.5 })).toBe(true);
    expect(regionContains(two, { lat: 50.9, lon: 3.1 })).toBe(false);
    expect(regionContains({ type: 'Polygon', coordinates: [] }, { lat: 0, lon: 0 })).toBe(false);
    expect(regionContains({ type: 'Polygon', coordinates: [[]] }, { lat: 0, lon: 0 })).toBe(false);
  });

  it('Dover is on land and the Varne is at sea', () => {
    const coast: { features: { geometry: Polygon }[] } = JSON.parse(
      readFileSync(new URL('../../../data/coast.geojson', import.meta.url), 'utf8'),
    );
    const land: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: coast.features.map((f) => f.geometry.coordinates),
    };
    const at = (lat: number, lon: number) => regionContains(land, { lat, lon });
    expect(at(51.13, 1.3)).toBe(true);
    expect(at(50.95, 1.856)).toBe(true);
    expect(at(51.02, 1.4)).toBe(false);
    expect(at(50.87, 1.5)).toBe(false);
    // The narrowest part of the Strait is 33 km; the harbour arms of Dover reach 1 km further out.
    const england: Polygon = coast.features[0]!.geometry;
    const acrossM = distanceToEdgeM(england, { lat: 50.8683, lon: 1.5827 });
    expect(acrossM).toBeGreaterThan(31_500);
    expect(acrossM).toBeLessThan(34_000);
  });

  it('the distance to an edge is the geodesic one within 0.2 %, from inside and outside', () => {
    const northEdgeM = distanceToEdgeM(square, { lat: 50.9, lon: 1.5 });
    expect(northEdgeM / distanceM({ lat: 50.9, lon: 1.5 }, { lat: 51, lon: 1.5 })).toBeCloseTo(
      1,
      3,
    );
    fc.assert(
      fc.property(straitPoint, straitPoint, straitPoint, (point, from, to) => {
        const flat = distanceToSegmentM(point, { from, to });
        if (flat > 100_000 || distanceM(from, to) > 100_000) return;
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 2000; i++) {
          const t = i / 2000;
          const lat = from.lat + (to.lat - from.lat) * t;
          const lon = from.lon + (to.lon - from.lon) * t;
          least = Math.min(least, distanceM(point, { lat, lon }));
        }
        expect(Math.abs(flat - least)).toBeLessThan(0.002 * least + 40);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('a region without a corner is refused', () => {
    const empty: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
    expect(() => distanceToEdgeM(empty, { lat: 51, lon: 1 })).toThrow('region.coordinates: got 0');
    expect(() => boundingBox(empty)).toThrow('region.coordinates');
  });

  it('the bounding box holds every corner and nothing less would', () => {
    expect(boundingBox(two)).toEqual({ westDeg: 1, southDeg: 50, eastDeg: 4, northDeg: 51 });
    expect(boxContains(boundingBox(two), { lat: 50, lon: 4 })).toBe(true);
    expect(boxContains(boundingBox(two), { lat: 49.99, lon: 4 })).toBe(false);
  });

  it('every corner of a circle lies at its radius, and the ring turns left and closes', () => {
    const centre = { lat: 51.02, lon: 1.45 };
    const ring = circlePolygon({ centre, radiusM: 1500, corners: 36 }).coordinates[0]!;
    expect(ring.length).toBe(37);
    expect(ring[0]).toEqual(ring[36]);
    for (const [lon, lat] of ring) expect(distanceM(centre, { lat, lon })).toBeCloseTo(1500, 3);
    let doubled = 0;
    for (let i = 1; i < ring.length; i++) {
      doubled += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
    }
    expect(doubled).toBeGreaterThan(0);
  });

  it('an ellipse of 95 % reaches 2.4477 deviations along its axis and across it', () => {
    const centre = { lat: 51, lon: 1.5 };
    const sd = { sdMajorM: 900, sdMinorM: 400, axisDegTrue: 40 };
    const ring = ellipsePolygon({ centre, ...sd, corners: 72 }).coordinates[0]!;
    const far = ring.map(([lon, lat]) => distanceM(centre, { lat, lon }));
    expect(Math.max(...far)).toBeCloseTo(900 * 2.4477, 0);
    expect(Math.min(...far)).toBeCloseTo(400 * 2.4477, 0);
    const tip = destination(centre, { bearingDegTrue: 40, distanceM: 900 * radiusInSd(0.95) });
    expect(distanceM({ lat: ring[0]![1], lon: ring[0]![0] }, tip)).toBeLessThan(0.01);
  });

  it('radii scale between probabilities as a circular normal does', () => {
    expect(radiusInSd(0.95)).toBeCloseTo(2.4477, 4);
    expect(rescaleRadiusM(100, { from: 0.68, to: 0.95 })).toBeCloseTo(162.15, 1);
    expect(rescaleRadiusM(70, { from: 0.95, to: 0.95 })).toBe(70);
    for (const p of [0, 1, -1, Number.NaN]) expect(() => radiusInSd(p)).toThrow('probability: got');
    const centre = { lat: 51, lon: 1 };
    for (const radiusM of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => circlePolygon({ centre, radiusM })).toThrow('radiusM: got');
    }
    expect(() => circlePolygon({ centre, radiusM: 5, corners: 7.5 })).toThrow('corners: got 7.5');
  });
});

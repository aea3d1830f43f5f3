/**
 * Aim: an area holds the share it says, is as large as it should be, and lies within the next larger
 * one. Method: clouds whose areas are known by formula. Tolerances are four standard errors of 20,000
 * draws: of an area's size sqrt(p (1 - p) / n) / ((1 - p) (-ln(1 - p))) of it, at most 1.1 %; of the
 * share of fresh draws sqrt(2 p (1 - p) / n), at most 0.5 %.
 */
import { createLocalFrame, regionContains, ringContains } from '@straitwatch/geo';
import { createRng } from '@straitwatch/maths';
import { describe, expect, it } from 'vitest';
import {
  areaShares,
  type ContainmentArea,
  containmentAreas,
  type DriftFrame,
  driftFeatures,
  runDrift,
  summarise,
} from '../src/index.js';
import { model, scenario } from './scenario.js';

const count = 20_000;
interface Cloud {
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
}
type Draw = (
  normal: () => number,
  uniform: () => number,
) => readonly [eastM: number, northM: number];

function cloudOf(draw: Draw, seed: string, { lat = 51, lon = 1.5, size = count } = {}): Cloud {
  const rng = createRng(seed);
  const frame = createLocalFrame({ lat, lon });
  const cloud = { lonDeg: new Float64Array(size), latDeg: new Float64Array(size) };
  for (let i = 0; i < size; i++) {
    const [eastM, northM] = draw(
      () => rng.normal(),
      () => rng.uniform(),
    );
    const place = frame.toPoint({ eastM, northM });
    cloud.lonDeg[i] = place.lon;
    cloud.latDeg[i] = place.lat;
  }
  return cloud;
}

/** A normal cloud of 4,000 m by 1,500 m whose longer side points to `degrees` from east. */
const normalCloud =
  (degrees: number): Draw =>
  (normal) => {
    const [x, y] = [4_000 * normal(), 1_500 * normal()];
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [x * cos - y * sin, x * sin + y * cos];
  };

/** The parts of an area: rings within an odd number of others are holes. */
function holds({ rings }: ContainmentArea, lon: number, lat: number): boolean {
  return rings.filter((ring) => ringContains(ring, { lon, lat })).length % 2 === 1;
}
const shareWithin = (area: ContainmentArea, { lonDeg, latDeg }: Cloud): number =>
  lonDeg.reduce((sum, lon, i) => sum + (holds(area, lon, latDeg[i]!) ? 1 : 0), 0) / lonDeg.length;

/** Of outlines, in square kilometres, by the trapezoid rule in a frame of its own. */
function areaOfRings({ rings }: ContainmentArea): number {
  const frame = createLocalFrame({ lat: rings[0]![0]![1], lon: rings[0]![0]![0] });
  let twice = 0;
  for (const ring of rings) {
    const flat = ring.map(([lon, lat]) => frame.toLocal({ lon, lat }));
    for (let i = 1; i < flat.length; i++) {
      const [a, b] = [flat[i - 1]!, flat[i]!];
      twice += (b.eastM - a.eastM) * (b.northM + a.northM);
    }
  }
  return Math.abs(twice) / 2e6;
}

const clouds: [string, Draw, (share: number) => number][] = [30, 90].map((degrees) => [
  `a normal cloud at ${degrees} degrees`,
  normalCloud(degrees),
  (share) => Math.PI * 4 * 1.5 * -2 * Math.log(1 - share),
]);

describe('the areas of', () => {
  it.each(clouds)('%s have the size of the formula', (name, draw, sizeKm2) => {
    const areas = containmentAreas(...values(cloudOf(draw, name)));
    expect(areas.map(({ share }) => share)).toEqual([0.5, 0.75, 0.95]);
    for (const area of areas) {
      expect(Math.abs(area.areaKm2 / sizeKm2(area.share) - 1), `${area.share}`).toBeLessThan(0.045);
      expect(Math.abs(areaOfRings(area) / area.areaKm2 - 1)).toBeLessThan(0.002);
    }
  });

  it.each(clouds)('%s hold their share of the cloud and of fresh draws', (name, draw) => {
    const cloud = cloudOf(draw, name);
    const fresh = cloudOf(draw, `${name} again`);
    for (const area of containmentAreas(...values(cloud))) {
      expect(Math.abs(shareWithin(area, cloud) - area.share)).toBeLessThan(0.002);
      expect(Math.abs(shareWithin(area, fresh) - area.share)).toBeLessThan(0.02);
    }
  });

  it.each(clouds)('%s lie within one another', (name, draw) => {
    const [half, most, nearly] = containmentAreas(...values(cloudOf(draw, name)));
    for (const [inner, outer] of [[half!, most!] as const, [most!, nearly!] as const]) {
      expect(outer.areaKm2).toBeGreaterThan(inner.areaKm2);
      const corners = inner.rings.flat();
      expect(corners.length).toBeGreaterThan(20);
      expect(corners.filter(([lon, lat]) => !holds(outer, lon, lat))).toEqual([]);
    }
  });

  it('a cloud in two halves are two outlines, with nothing between', () => {
    const draw: Draw = (normal, uniform) => [
      (uniform() < 0.5 ? -12_000 : 12_000) + 1_500 * normal(),
      1_500 * normal(),
    ];
    for (const area of containmentAreas(...values(cloudOf(draw, 'halves')))) {
      expect(area.rings.length).toBeGreaterThanOrEqual(2);
      expect(holds(area, 1.5, 51)).toBe(false);
      const sizeKm2 = 2 * Math.PI * 1.5 * 1.5 * -2 * Math.log(1 - area.share);
      // The kernel is made for the whole cloud's width, so it smooths the halves a little.
      expect(Math.abs(area.areaKm2 / sizeKm2 - 1)).toBeLessThan(0.25);
      expect(Math.abs(shareWithin(area, cloudOf(draw, 'others')) - area.share)).toBeLessThan(0.03);
    }
  });

  it('a ring of places have a hole, on the map too', () => {
    const draw: Draw = (normal, uniform) => {
      const [radiusM, angle] = [10_000 + 500 * normal(), 2 * Math.PI * uniform()];
      return [radiusM * Math.cos(angle), radiusM * Math.sin(angle)];
    };
    const cloud = cloudOf(draw, 'ring');
    const nearly = containmentAreas(...values(cloud)).at(-1)!;
    expect(holds(nearly, 1.5, 51)).toBe(false);
    expect(Math.abs(shareWithin(nearly, cloud) - 0.95)).toBeLessThan(0.002);
    const run = { ...runDrift(scenario({ particles: 1 })), frames: [frameOf(cloud)] };
    const [feature] = driftFeatures(run).features;
    expect(feature!.properties).toMatchObject({ kind: 'containment', share: 0.95 });
    const coordinates = feature!.geometry.coordinates as [number, number][][][];
    const region = { type: 'MultiPolygon' as const, coordinates };
    expect(coordinates.some((polygon) => polygon.length === 2)).toBe(true);
    expect(regionContains(region, { lat: 51, lon: 1.5 })).toBe(false);
    const east = createLocalFrame({ lat: 51, lon: 1.5 }).toPoint({ eastM: 10_000, northM: 0 });
    expect(regionContains(region, east)).toBe(true);
  });

  it('a cloud on the line where longitude turns are those of the same cloud elsewhere', () => {
    const here = containmentAreas(...values(cloudOf(normalCloud(30), 'turn')));
    const there = containmentAreas(...values(cloudOf(normalCloud(30), 'turn', { lon: 180 })));
    for (const [index, area] of there.entries()) {
      expect(area.areaKm2).toBeCloseTo(here[index]!.areaKm2, 6);
    }
  });

  it.each([1, 2, 3, 10])('%d places, all of one place too, are small but numbers', (size) => {
    for (const spreadM of [0, 1_000]) {
      const cloud = cloudOf((normal) => [spreadM * normal(), 0], 'few', { size });
      const areas = containmentAreas(...values(cloud));
      expect(areas).toHaveLength(areaShares.length);
      for (const { areaKm2, rings } of areas) {
        expect(areaKm2).toBeGreaterThan(0);
        expect(areaKm2).toBeLessThan(100);
        expect(rings.flat(2).every(Number.isFinite)).toBe(true);
      }
    }
    expect(containmentAreas(new Float64Array(0), new Float64Array(0))).toEqual([]);
  });
});

describe('a summary', () => {
  it('has the areas of the frame, and spread along and across the way', () => {
    const run = runDrift(
      scenario({
        ...{ particles: 10_000, hours: 6, atHours: [6], model: model({ windError: 'per-life' }) },
        current: { kind: 'constant', eastMps: 0.24, northMps: 0.32 },
        wind: { kind: 'constant', eastMps: 7.2, northMps: 9.6 },
      }),
    );
    const frame = run.frames[0]!;
    const areas = containmentAreas(frame.lonDeg, frame.latDeg);
    const told = summarise(run, frame);
    expect(told.area50Km2).toBe(areas[0]!.areaKm2);
    expect(told.area95Km2).toBe(areas[2]!.areaKm2);
    expect(summarise(run, frame, areas)).toEqual(told);
    // PIW-1: 12 cm/s downwind, 9.4 across to each side of 0.54 %; wind factor 12/20 + 1/2.
    const hours = 6 * 3_600;
    expect(told.sdAlongM! / (0.12 * 1.1 * hours)).toBeCloseTo(1, 1);
    expect(told.sdAcrossM! / (Math.hypot(0.094 * 1.1, 0.0054 * 12) * hours)).toBeCloseTo(1, 1);
  });
});

function values({ lonDeg, latDeg }: Cloud): [Float64Array, Float64Array] {
  return [lonDeg, latDeg];
}
function frameOf({ lonDeg, latDeg }: Cloud): DriftFrame {
  return { timeMs: 0, hours: 1, lonDeg, latDeg, status: new Uint8Array(lonDeg.length) };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLocalFrame,
  destination,
  distanceM,
  fastDistanceM,
  initialBearingDegTrue,
  metresPerDegLat,
  metresPerDegLon,
  stepFrom,
  turnDeg,
} from '../src/index.js';
import { bearing, straitPoint } from './arbitraries.js';

const seed = 20260111;

describe('flat and fast', () => {
  it('a degree is as long as the geodesic says', () => {
    const lat = 51;
    const north = distanceM({ lat: lat - 0.005, lon: 1 }, { lat: lat + 0.005, lon: 1 }) * 100;
    expect(Math.abs(metresPerDegLat(lat) - north)).toBeLessThan(0.01);
    const east = distanceM({ lat, lon: 1 }, { lat, lon: 1.001 }) * 1000;
    expect(Math.abs(metresPerDegLon(lat) - east)).toBeLessThan(0.01);
    expect(metresPerDegLon(90)).toBe(0);
  });

  it('the quick distance keeps its promise: 0.01 m at 5 km, 2 m at 100 km, 0.02 % at 300 km', () => {
    const promise = [
      [5_000, 0.01],
      [100_000, 2],
      [300_000, 60],
    ] as const;
    for (const [lengthM, errorM] of promise) {
      fc.assert(
        fc.property(bearing, (bearingDegTrue) => {
          const from = { lat: 51, lon: 1.2 };
          const to = destination(from, { bearingDegTrue, distanceM: lengthM });
          expect(Math.abs(fastDistanceM(from, to) - lengthM)).toBeLessThan(errorM);
        }),
        { seed, numRuns: 100 },
      );
    }
  });

  it('a short step lands within 0.4 m at 2 km, in the direction it says', () => {
    fc.assert(
      fc.property(straitPoint, bearing, (from, bearingDegTrue) => {
        const turn = (bearingDegTrue * Math.PI) / 180;
        const step = { eastM: 2000 * Math.sin(turn), northM: 2000 * Math.cos(turn) };
        const exact = destination(from, { bearingDegTrue, distanceM: 2000 });
        expect(distanceM(stepFrom(from, step), exact)).toBeLessThan(0.42);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('the local frame comes back to the same place and keeps lengths and true bearings', () => {
    fc.assert(
      fc.property(straitPoint, bearing, fc.integer({ min: 1, max: 100_000 }), (origin, b, m) => {
        const frame = createLocalFrame(origin);
        const point = destination(origin, { bearingDegTrue: b, distanceM: m });
        const local = frame.toLocal(point);
        expect(distanceM(frame.toPoint(local), point)).toBeLessThan(0.001);
        const flat = Math.hypot(local.eastM, local.northM);
        expect(Math.abs(flat / m - 1)).toBeLessThan(1 / 20_000);
        expect(frame.convergenceDeg(origin)).toBe(0);
        // A line of one kilometre at that place: its frame bearing plus convergence is true.
        const next = frame.toLocal(destination(point, { bearingDegTrue: 30, distanceM: 1000 }));
        const turned = Math.atan2(next.eastM - local.eastM, next.northM - local.northM);
        const trueDeg = (turned * 180) / Math.PI + frame.convergenceDeg(point);
        expect(Math.abs(turnDeg({ fromDeg: 30, toDeg: trueDeg }))).toBeLessThan(0.01);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('east is east and north is north in the frame', () => {
    const frame = createLocalFrame({ lat: 51, lon: 1.5 });
    expect(frame.toLocal({ lat: 51, lon: 1.5 })).toEqual({ eastM: 0, northM: 0 });
    expect(frame.toLocal({ lat: 51, lon: 1.6 }).eastM).toBeGreaterThan(7000);
    expect(frame.toLocal({ lat: 51, lon: 1.4 }).eastM).toBeLessThan(-7000);
    expect(frame.toLocal({ lat: 51.1, lon: 1.5 }).northM).toBeGreaterThan(11_100);
    expect(frame.toLocal({ lat: 50.9, lon: 1.5 }).northM).toBeLessThan(-11_100);
    expect(() => createLocalFrame({ lat: 99, lon: 0 })).toThrow('origin.lat: got 99');
    const east = frame.toPoint({ eastM: 1000, northM: 0 });
    expect(initialBearingDegTrue(frame.origin, east)).toBeCloseTo(90, 3);
  });
});

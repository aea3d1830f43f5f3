import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { antipodalLine } from '../src/antipodal.js';
import {
  crossTrack,
  destination,
  distanceM,
  finalBearingDegTrue,
  GeoError,
  geodesicLine,
  initialBearingDegTrue,
  normaliseBearingDeg,
  normaliseLonDeg,
  turnDeg,
} from '../src/index.js';
import { anyPoint, evenly, straitPoint } from './arbitraries.js';

interface Vectors {
  tolerance: { distanceM: number; bearingDeg: number };
  lines: {
    lat1: number;
    lon1: number;
    azi1?: number;
    lat2: number;
    lon2: number;
    azi2?: number;
    distanceM: number;
  }[];
}
const vectors = (name: string): Vectors =>
  JSON.parse(readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8'));
const apartDeg = (fromDeg: number, toDeg: number) => Math.abs(turnDeg({ fromDeg, toDeg }));
const seed = 20260110;

describe('geodesics', () => {
  it('the tolerances of the published lines are not loosened', () => {
    expect(vectors('geodtest').tolerance).toMatchObject({ distanceM: 0.001, bearingDeg: 1e-7 });
    expect(vectors('antipodal').tolerance).toMatchObject({ distanceM: 0.001, bearingDeg: 1e-5 });
  });

  it.each(['geodtest', 'antipodal'])(
    'distances and bearings equal the published lines (%s)',
    (name) => {
      const { lines, tolerance } = vectors(name);
      expect(lines.length).toBeGreaterThanOrEqual(10);
      for (const l of lines) {
        const line = geodesicLine({ lat: l.lat1, lon: l.lon1 }, { lat: l.lat2, lon: l.lon2 });
        expect(Math.abs(line.distanceM - l.distanceM)).toBeLessThan(tolerance.distanceM);
        if (l.azi1 === undefined || l.azi2 === undefined) continue;
        expect(apartDeg(line.initialBearingDegTrue, l.azi1)).toBeLessThan(tolerance.bearingDeg);
        expect(apartDeg(line.finalBearingDegTrue, l.azi2)).toBeLessThan(tolerance.bearingDeg);
      }
    },
  );

  it('the destination of each published line is its second place', () => {
    for (const l of vectors('geodtest').lines) {
      const leg = { bearingDegTrue: l.azi1!, distanceM: l.distanceM };
      const reached = destination({ lat: l.lat1, lon: l.lon1 }, leg);
      expect(Math.abs(reached.lat - l.lat2)).toBeLessThan(1e-8);
      expect(Math.abs(normaliseLonDeg(reached.lon - l.lon2))).toBeLessThan(1e-8);
      expect(apartDeg(reached.finalBearingDegTrue, l.azi2!)).toBeLessThan(1e-7);
    }
  });

  it('the four quarters: north is 000, east 090, south 180, west 270', () => {
    const from = { lat: 51, lon: 1.5 };
    expect(initialBearingDegTrue(from, { lat: 52, lon: 1.5 })).toBe(0);
    expect(initialBearingDegTrue(from, { lat: 50, lon: 1.5 })).toBe(180);
    expect(initialBearingDegTrue(from, { lat: 51, lon: 1.501 })).toBeCloseTo(90, 2);
    expect(initialBearingDegTrue(from, { lat: 51, lon: 1.499 })).toBeCloseTo(270, 2);
    expect(finalBearingDegTrue(from, { lat: 51, lon: 1.501 })).toBeCloseTo(90, 2);
  });

  it('the slow solver for the other side of the earth agrees with Vincenty everywhere else', () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        const fast = geodesicLine(a, b);
        if (fast.distanceM < 1 || fast.distanceM > 19_800_000) return;
        // Along the equator no azimuth tells one end from another: Vincenty's alone is meant for it.
        if (Math.abs(a.lat) < 0.01 && Math.abs(b.lat) < 0.01) return;
        const lonDeg = normaliseLonDeg(b.lon - a.lon);
        const slow = antipodalLine({ lat1Deg: a.lat, lat2Deg: b.lat, lonDeg });
        expect(Math.abs(slow.distanceM - fast.distanceM)).toBeLessThan(0.001);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('no pair of places gives anything but finite numbers, antipodes and poles included', () => {
    const hair = evenly(-0.7, 0.7);
    const nearlyAntipodal = fc.tuple(anyPoint, hair, hair).map(([a, dLat, dLon]) => ({
      a,
      b: { lat: Math.max(-90, Math.min(90, -a.lat + dLat)), lon: a.lon + 180 + dLon },
    }));
    const pole = fc.constantFrom({ lat: 90, lon: 0 }, { lat: -90, lon: 0 }, { lat: 0, lon: 0 });
    const pairs = fc.oneof(
      nearlyAntipodal,
      fc.record({ a: pole, b: fc.oneof(pole, anyPoint) }),
      fc.record({ a: anyPoint, b: anyPoint }),
    );
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const line = geodesicLine(a, b);
        expect(line.distanceM).toBeGreaterThanOrEqual(0);
        expect(line.distanceM).toBeLessThan(20_003_932);
        for (const bearing of [line.initialBearingDegTrue, line.finalBearingDegTrue]) {
          expect(bearing).toBeGreaterThanOrEqual(0);
          expect(bearing).toBeLessThan(360);
        }
        const back = distanceM(b, a);
        expect(Math.abs(back - line.distanceM)).toBeLessThan(0.001);
        const leg = { bearingDegTrue: line.initialBearingDegTrue, distanceM: line.distanceM };
        expect(distanceM(destination(a, leg), b)).toBeLessThan(0.01);
      }),
      { seed, numRuns: 1500 },
    );
  });

  it('one place has distance 0 and bearing 0, whatever its longitude says at a pole', () => {
    const none = { distanceM: 0, initialBearingDegTrue: 0, finalBearingDegTrue: 0 };
    expect(geodesicLine({ lat: 51, lon: 1 }, { lat: 51, lon: 361 })).toEqual(none);
    expect(geodesicLine({ lat: 90, lon: 1 }, { lat: 90, lon: 99 })).toEqual(none);
  });

  it('a place that is none is refused with field, value and expectation', () => {
    const good = { lat: 51, lon: 1 };
    for (const lat of [Number.NaN, 90.01, -91, Number.POSITIVE_INFINITY]) {
      expect(() => distanceM({ lat, lon: 0 }, good)).toThrow(GeoError);
      expect(() => distanceM(good, { lat, lon: 0 })).toThrow(
        `to.lat: got ${lat}, expected degrees`,
      );
    }
    expect(() => distanceM(good, { lat: 0, lon: Number.NaN })).toThrow('to.lon: got NaN');
    for (const bad of [-1, Number.NaN, 1e9]) {
      expect(() => destination(good, { bearingDegTrue: 0, distanceM: bad })).toThrow(
        'distanceM: got',
      );
    }
    const leg = { bearingDegTrue: Number.NaN, distanceM: 1 };
    expect(() => destination(good, leg)).toThrow('bearingDegTrue: got NaN');
  });

  it('cross-track: right of the course is positive, and the foot is square to the line', () => {
    const line = { lineFrom: { lat: 51, lon: 1 }, lineTo: { lat: 51, lon: 2 } };
    expect(crossTrack({ lat: 50.9, lon: 1.5 }, line).crossTrackM).toBeGreaterThan(11_000);
    expect(crossTrack({ lat: 51.1, lon: 1.5 }, line).crossTrackM).toBeLessThan(-11_000);
    expect(crossTrack({ lat: 51.1, lon: 0.5 }, line).alongTrackM).toBeLessThan(-34_000);
    fc.assert(
      fc.property(straitPoint, straitPoint, straitPoint, (point, lineFrom, lineTo) => {
        if (distanceM(lineFrom, lineTo) < 10) return;
        const found = crossTrack(point, { lineFrom, lineTo });
        expect(Math.abs(distanceM(point, found.foot) - Math.abs(found.crossTrackM))).toBeLessThan(
          0.01,
        );
        // Nothing a little further along the line, either way, is nearer.
        const course = initialBearingDegTrue(lineFrom, lineTo);
        for (const shiftM of [-50, 50]) {
          const along = found.alongTrackM + shiftM;
          const bearingDegTrue = along < 0 ? course + 180 : course;
          const other = destination(lineFrom, { bearingDegTrue, distanceM: Math.abs(along) });
          expect(distanceM(point, other)).toBeGreaterThan(Math.abs(found.crossTrackM) - 1e-6);
        }
      }),
      { seed, numRuns: 300 },
    );
    const nowhere = { lineFrom: { lat: 51, lon: 1 }, lineTo: { lat: 51, lon: 1 } };
    expect(() => crossTrack({ lat: 51, lon: 1 }, nowhere)).toThrow('line: got one place');
  });

  it('angles wrap: bearings to 0..360, longitudes to -180..180, turns to the short way', () => {
    expect(normaliseBearingDeg(-1e-20)).toBe(0);
    expect(normaliseBearingDeg(725)).toBe(5);
    expect(normaliseLonDeg(180)).toBe(-180);
    expect(normaliseLonDeg(-181)).toBe(179);
    expect(turnDeg({ fromDeg: 350, toDeg: 10 })).toBe(20);
    expect(turnDeg({ fromDeg: 10, toDeg: 350 })).toBe(-20);
  });
});

/**
 * Aim: without scatter a path is the true one. Method: the same stream followed by ten-second steps
 * along geodesics of engines/geo (0.1 mm), which share no code with the run.
 */
import { distanceM, destination as geodesic, type LatLon } from '@straitwatch/geo';
import { describe, expect, it } from 'vitest';
import { type Forcing, runDrift } from '../src/index.js';
import { cork, exactRow, model, scenario, startMs } from './scenario.js';

const destination = (from: LatLon, bearingDegTrue: number, lengthM: number): LatLon =>
  geodesic(from, { bearingDegTrue, distanceM: lengthM });

const m2 = (2 * Math.PI) / (12.4206012 * 3_600_000);

/** A turning tidal stream that also changes from place to place, metres a second. */
function stream(timeMs: number, { lon, lat }: LatLon): { eastMps: number; northMps: number } {
  const phase = m2 * (timeMs - startMs);
  return {
    eastMps: 1.2 * Math.cos(phase) * (1 + 0.5 * (lat - 51)) + 0.05,
    northMps: 0.9 * Math.cos(phase + 0.4 * (lon - 1.5)) + 0.3 * Math.sin(phase),
  };
}

const sampled: Forcing = {
  kind: 'sampled',
  sampleInto(timeMs, lonDeg, latDeg, count, eastMps, northMps, known) {
    for (let i = 0; i < count; i++) {
      const found = stream(timeMs, { lon: lonDeg[i]!, lat: latDeg[i]! });
      eastMps[i] = found.eastMps;
      northMps[i] = found.northMps;
      known[i] = 1;
    }
  },
};

/** Geodesic midpoint steps of `stepS`, backward with a negative one. */
function reference(from: LatLon, hours: number, stepS: number): LatLon {
  let at: LatLon = from;
  let timeMs = startMs;
  const go = (place: LatLon, velocity: { eastMps: number; northMps: number }, seconds: number) => {
    const { eastMps, northMps } = velocity;
    const sign = seconds < 0 ? 180 : 0;
    const bearing = (Math.atan2(eastMps, northMps) * 180) / Math.PI + sign;
    const metres = Math.hypot(eastMps, northMps) * Math.abs(seconds);
    return destination(place, (bearing + 720) % 360, metres);
  };
  for (let step = 0; step < (hours * 3_600) / Math.abs(stepS); step++) {
    const half = go(at, stream(timeMs, at), stepS / 2);
    at = go(at, stream(timeMs + stepS * 500, half), stepS);
    timeMs += stepS * 1_000;
  }
  return at;
}

const objects = [{ class: cork.key, weight: 1 }];
const start = { lat: 51, lon: 1.5 };
const place = (frame: { latDeg: Float64Array; lonDeg: Float64Array } | undefined): LatLon => ({
  lat: frame?.latDeg[0] ?? Number.NaN,
  lon: frame?.lonDeg[0] ?? Number.NaN,
});

/** Where a course that is steered leads: a rhumb line, in short geodesic steps of one bearing. */
function steered(courseDegTrue: number, wayM: number): LatLon {
  const steps = 1_000;
  let at: LatLon = start;
  for (let i = 0; i < steps; i++) at = destination(at, courseDegTrue, wayM / steps);
  return at;
}

describe('a path without scatter', () => {
  it('is within 5 m of a fine-step geodesic solution after 24 h', () => {
    const run = runDrift(
      scenario({ objects, particles: 1, hours: 24, atHours: [6, 12, 24], current: sampled }),
    );
    for (const frame of run.frames) {
      const off = distanceM(place(frame), reference(start, frame.hours, 10));
      expect(off, `${frame.hours} h`).toBeLessThan(5);
    }
  });

  it('is within 1 m in 6 h where an Euler step of 600 s is hundreds of metres off', () => {
    const steady: Forcing = {
      kind: 'sampled',
      sampleInto(timeMs, lonDeg, latDeg, count, eastMps, northMps, known) {
        for (let i = 0; i < count; i++) {
          eastMps[i] = 1.5 * Math.cos(m2 * (timeMs - startMs));
          northMps[i] = 0;
          known[i] = 1;
        }
        return [lonDeg, latDeg];
      },
    };
    const run = runDrift(
      scenario({ objects, particles: 1, hours: 6, atHours: [6], current: steady }),
    );
    const trueM = (1.5 / (m2 * 1_000)) * Math.sin(m2 * 6 * 3_600_000);
    let eulerM = 0;
    for (let step = 0; step < 36; step++) eulerM += 600 * 1.5 * Math.cos(m2 * step * 600_000);
    const bearing = trueM > 0 ? 90 : 270;
    const end = place(run.frames[0]);
    expect(distanceM(end, destination(start, bearing, Math.abs(trueM)))).toBeLessThan(1);
    expect(Math.abs(eulerM - trueM)).toBeGreaterThan(400);
  });

  it('errs four times less for half the step', () => {
    const end = reference(start, 12, 10);
    const off = [3_600, 1_800, 900].map((stepS) => {
      const run = runDrift(scenario({ objects, particles: 1, stepS, current: sampled }));
      return distanceM(place(run.frames[0]), end);
    });
    expect(off[0]! / off[1]!).toBeGreaterThan(3);
    expect(off[1]! / off[2]!).toBeGreaterThan(3);
  });

  it('backward leads to where the forward one began', () => {
    const forward = runDrift(scenario({ objects, particles: 1, current: sampled }));
    const back = place(forward.frames[0]);
    const run = runDrift(
      scenario({
        objects,
        particles: 1,
        current: sampled,
        model: model({ backward: true }),
        release: {
          timeMs: startMs + 12 * 3_600_000,
          durationS: 0,
          place: { kind: 'circle', ...back, radiusM: 0 },
        },
      }),
    );
    expect(run.frames[0]?.timeMs).toBe(startMs);
    expect(distanceM(place(run.frames[0]), start)).toBeLessThan(2);
  });

  it('that begins within a step is as exact as one that begins with it', () => {
    const late = runDrift(
      scenario({
        objects,
        particles: 200,
        hours: 6,
        atHours: [6],
        current: sampled,
        release: {
          timeMs: startMs,
          durationS: 3_600,
          place: { kind: 'circle', ...start, radiusM: 0 },
        },
      }),
    );
    for (let i = 0; i < 200; i += 20) {
      const aloneMs = late.releasedMs[i]!;
      const hours = 6 - (aloneMs - startMs) / 3_600_000;
      const alone = runDrift(
        scenario({
          objects,
          particles: 1,
          stepS: 60,
          hours,
          atHours: [hours],
          current: sampled,
          release: {
            timeMs: aloneMs,
            durationS: 0,
            place: { kind: 'circle', ...start, radiusM: 0 },
          },
        }),
      );
      const here = { lat: late.frames[0]!.latDeg[i]!, lon: late.frames[0]!.lonDeg[i]! };
      expect(distanceM(here, place(alone.frames[0]))).toBeLessThan(2);
    }
  });

  it('with the engine goes on its course until it stops, then with the water', () => {
    const run = runDrift(
      scenario({
        objects,
        particles: 1,
        hours: 3,
        atHours: [1, 3],
        engine: {
          courseToDegTrue: 310,
          speedMps: 2,
          stopsAfterH: [1.55, 1.55],
          courseSdDeg: 0,
          speedSdMps: 0,
        },
      }),
    );
    const [one, three] = run.frames;
    expect(distanceM(place(one), steered(310, 7_200))).toBeLessThan(1);
    expect(distanceM(place(three), steered(310, 2 * 1.55 * 3_600))).toBeLessThan(3);
  });
});

describe('sides', () => {
  const row = exactRow('SIDES', { down: 1, right: 2, left: -3 }, 4);
  const rows = [row, cork];
  const ways = [
    ['east', 10, 0],
    ['north', 0, 10],
    ['west', -10, 0],
    ['south', 0, -10],
  ] as const;

  it.each(ways)('right is right of a wind that blows to the %s', (_way, eastMps, northMps) => {
    const run = runDrift(
      scenario({
        table: rows,
        objects: [{ class: 'SIDES', weight: 1 }],
        particles: 500,
        hours: 1,
        atHours: [1],
        wind: { kind: 'constant', eastMps, northMps },
      }),
    );
    const bearing = (Math.atan2(eastMps, northMps) * 180) / Math.PI + 360;
    const ends = (crossMps: number) => {
      const turn = (Math.atan2(crossMps, 0.1) * 180) / Math.PI;
      return destination(start, (bearing + turn + 360) % 360, Math.hypot(crossMps, 0.1) * 3_600);
    };
    const right = ends(0.2 + 0.04);
    const left = ends(-0.3 - 0.04);
    let rights = 0;
    for (let i = 0; i < 500; i++) {
      const here = { lat: run.frames[0]!.latDeg[i]!, lon: run.frames[0]!.lonDeg[i]! };
      const isRight = distanceM(here, right) < 1;
      expect(isRight || distanceM(here, left) < 1).toBe(true);
      if (isRight) rights++;
    }
    // 250 expected, sd 11.
    expect(Math.abs(rights - 250)).toBeLessThan(40);
  });

  it('a jibe takes the other side with its own slope and offset, at the rate asked for', () => {
    const run = runDrift(
      scenario({
        table: rows,
        objects: [{ class: 'SIDES', weight: 1 }],
        particles: 4_000,
        hours: 200,
        stepS: 3_600,
        atHours: [200],
        wind: { kind: 'constant', eastMps: 10, northMps: 0 },
        model: model({ jibePerHour: 2 }),
      }),
    );
    // Half of the time on each side: (0.24 - 0.34) / 2 to the right, so 0.05 m/s to the north.
    const meanLat = run.frames[0]!.latDeg.reduce((sum, lat) => sum + lat, 0) / 4_000;
    const northM = distanceM({ lat: 51, lon: 1.5 }, { lat: meanLat, lon: 1.5 });
    expect(Math.abs(northM - 0.05 * 200 * 3_600)).toBeLessThan(1_500);
    expect(meanLat).toBeGreaterThan(51);
  });
});

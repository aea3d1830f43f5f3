/** What the sea looks like on the desk, worked out: frames of a cloud, dashes, arrows, flows in words. */
import type { BoatDrift } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { dashesOf } from '../src/map/drift-layers.js';
import { arrow } from '../src/map/stream-layers.js';
import { flowWords, frameAt, within95M } from '../src/sea/ahead.js';

const hourMs = 3_600_000;
const startMs = Date.parse('2026-01-10T01:00:00Z');
const frames = Array.from({ length: 25 }, (_, hours) => ({
  time: new Date(startMs + hours * hourMs).toISOString(),
  hours,
  lat: 51,
  lon: 1.4,
  areas: [
    { share: 0.5, areaKm2: 1, rings: [] },
    { share: 0.95, areaKm2: Math.PI * hours ** 2, rings: [] },
  ],
  stranded: 0,
  leftArea: 0,
}));
const drift = { boat: 'D4', frames } as unknown as BoatDrift;

describe('a cloud at a time', () => {
  it('is the nearest hour, and none further than half an hour away', () => {
    expect(frameAt(drift, startMs + 3.4 * hourMs)?.hours).toBe(3);
    expect(frameAt(drift, startMs + 3.6 * hourMs)?.hours).toBe(4);
    expect(frameAt(drift, startMs - 0.4 * hourMs)?.hours).toBe(0);
    expect(frameAt(drift, startMs - 0.6 * hourMs)).toBeUndefined();
    expect(frameAt(drift, startMs + 24.6 * hourMs)).toBeUndefined();
  });

  it('is as wide as a circle of its 95 % area', () => {
    const [, , , third] = frames;
    expect(third && within95M(third)).toBeCloseTo(3_000, 6);
    expect(third && within95M({ ...third, areas: [] })).toBeUndefined();
  });
});

describe('dashes', () => {
  it('are of one length whatever the corners, and leave gaps', () => {
    const line: [number, number][] = [
      [1.4, 51],
      [1.4, 51.01],
      [1.4, 51.1],
    ];
    const dashes = dashesOf(line);
    // 11.1 km in periods of 1.2 km: nine whole ones and a piece.
    expect(dashes.length).toBe(10);
    for (const dash of dashes.slice(0, -1)) {
      const first = dash[0] ?? [0, 0];
      const last = dash.at(-1) ?? [0, 0];
      expect((last[1] - first[1]) * 111_195).toBeCloseTo(700, 3);
    }
  });

  it('of nothing are nothing', () => expect(dashesOf([[1, 51]])).toEqual([]));
});

describe('a flow', () => {
  it('goes to the four points of the compass', () => {
    const to = (eastMps: number, northMps: number): number =>
      Math.round(flowWords({ eastMps, northMps }).towardsDegTrue);
    expect([to(0, 1), to(1, 0), to(0, -1), to(-1, 0)]).toEqual([0, 90, 180, 270]);
    expect(flowWords({ eastMps: 0, northMps: 1_852 / 3_600 }).kn).toBeCloseTo(1, 9);
  });

  it('is an arrow whose tip lies where the water is an hour later', () => {
    const path = arrow({ lat: 51, lon: 1.4, eastMps: 0, northMps: 1 });
    const [tail = [0, 0], tip = [0, 0]] = path;
    expect(tail).toEqual([1.4, 51]);
    expect((tip[1] - 51) * 111_195).toBeCloseTo(3_600, 3);
    // Both sides of the head lie behind the tip.
    for (const side of [path[2], path[4]]) expect(side?.[1]).toBeLessThan(tip[1]);
  });
});

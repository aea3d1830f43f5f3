import { readFileSync } from 'node:fs';
import { dataFileUrl } from '@straitwatch/data';
import { fastDistanceM, regionContains } from '@straitwatch/geo';
import { reportInputSchema, reportSchema } from '@straitwatch/protocol';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createWorld,
  type Level,
  type NightEvent,
  readStrait,
  simulateNight,
} from '../src/index.js';
import { levelFigures, peopleMeanByYear } from '../src/levels.js';
import { landingShores, launchBeaches, placesOfSafety } from '../src/places.js';
import { callsPerHour } from '../src/reporting.js';
import { turningPoints } from '../src/water.js';

const strait = readStrait();
const startMs = Date.parse('2026-09-01T19:00:00Z');

function wholeNight(level: Level, seed: number, hours = 12) {
  const night = simulateNight({ strait, seed, level, startMs, hours, ais: false });
  const events: NightEvent[] = [...night.events];
  return { events, truth: night.truth(), night };
}

describe('A night is decided by its seed', () => {
  test('the same seed gives the same events and the same truth, another seed does not', () => {
    const [a, b, c] = [
      wholeNight('real', 5, 6),
      wholeNight('real', 5, 6),
      wholeNight('real', 6, 6),
    ];
    expect(JSON.stringify(b.events)).toBe(JSON.stringify(a.events));
    expect(JSON.stringify(b.truth)).toBe(JSON.stringify(a.truth));
    expect(JSON.stringify(c.events)).not.toBe(JSON.stringify(a.events));
  });

  test('how often time is moved on changes nothing', () => {
    const options = { strait, seed: 9, level: 'easy', startMs, hours: 4, aisThin: 6 } as const;
    const [small, large] = [createWorld(options), createWorld(options)];
    const bySteps: NightEvent[] = [];
    for (let at = startMs; at <= startMs + 4 * 3_600_000; at += 10_000) {
      bySteps.push(...small.advanceTo(at));
    }
    expect(bySteps).toEqual(large.advanceTo(startMs + 4 * 3_600_000));
  });
});

describe('Figures of a night', () => {
  test('levels give 3-8, 6-30 and 15-60 boats', () => {
    for (const level of ['easy', 'real', 'hard'] as const) {
      const counts = Array.from({ length: 40 }, (_, seed) => {
        return createWorld({ strait, seed, level, startMs, hours: 12, ais: false }).boats.length;
      });
      const [low, high] = levelFigures[level].boats;
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...counts)).toBeLessThanOrEqual(high);
      expect(new Set(counts).size).toBeGreaterThan(2);
    }
  });

  test('people aboard follow the public mean of the year, from 7 in 2018 to 68 in 2026', () => {
    for (const year of [2018, 2021, 2026]) {
      const people: number[] = [];
      for (let seed = 0; seed < 20; seed++) {
        const world = createWorld({
          strait,
          seed,
          level: 'hard',
          startMs: Date.UTC(year, 8, 1, 19),
          hours: 12,
          ais: false,
          boats: 30,
          shipsPerDay: 1,
        });
        people.push(...world.boats.map((boat) => boat.people));
      }
      const mean = people.reduce((a, b) => a + b, 0) / people.length;
      const published = peopleMeanByYear[year] ?? Number.NaN;
      // Twenty nights of thirty boats: the mean is known to about one per cent.
      expect(Math.abs(mean - published) / published).toBeLessThan(0.06);
    }
  });

  test('the means of the years are people by boats of the official table, rounded', () => {
    const rows = readFileSync(dataFileUrl('crossings'), 'utf8').trim().split('\n');
    const names = rows[0]?.split(',') ?? [];
    const column = (name: string) => names.indexOf(name);
    const sums = new Map<number, { people: number; boats: number }>();
    for (const row of rows.slice(1)) {
      const cells = row.split(',');
      const year = Number(cells[column('date')]?.slice(0, 4));
      const sum = sums.get(year) ?? { people: 0, boats: 0 };
      sum.people += Number(cells[column('people')]);
      sum.boats += Number(cells[column('boats')]);
      sums.set(year, sum);
    }
    for (const [year, mean] of Object.entries(peopleMeanByYear)) {
      const sum = sums.get(Number(year));
      expect(Math.round((sum?.people ?? 0) / (sum?.boats ?? 1)), year).toBe(mean);
    }
  });

  test('bursts that are given leave within two hours of their time, and count among the boats', () => {
    const atMs = startMs + 4 * 3_600_000;
    const options = { strait, level: 'easy', startMs, hours: 12, ais: false, boats: 6 } as const;
    for (let seed = 0; seed < 20; seed++) {
      const world = createWorld({ ...options, seed, bursts: [{ atMs, boats: 6 }] });
      expect(world.boats).toHaveLength(6);
      for (const boat of world.boats) {
        // Twenty minutes of spread: two hours are six of them.
        expect(Math.abs(boat.launchMs - atMs)).toBeLessThan(2 * 3_600_000);
      }
      expect(createWorld({ ...options, seed, bursts: [{ atMs, boats: 2 }] }).boats).toHaveLength(6);
    }
  });

  test('those aboard call more often once they are over the line, and no longer an hour later', () => {
    const [boat] = createWorld({
      strait,
      seed: 1,
      level: 'easy',
      startMs,
      hours: 12,
      ais: false,
    }).boats;
    if (boat === undefined) throw new Error('a night without boats');
    const loud = { ...boat, isSilent: false };
    const lineMs = boat.launchMs + 2 * 3_600_000;
    const rate = (crossedMs: number | undefined, nowMs: number): number =>
      callsPerHour({ ...loud, crossedMs }, levelFigures.easy, nowMs);
    expect(rate(lineMs, lineMs + 60_000)).toBeGreaterThan(4 * rate(undefined, lineMs + 60_000));
    expect(rate(lineMs, lineMs + 3_600_000)).toBe(rate(undefined, lineMs + 3_600_000));
    expect(rate(undefined, boat.launchMs + 60_000)).toBe(0);
  });

  test('an option out of its range is refused with its field, value and range', () => {
    const options = { strait, seed: 1, level: 'easy', startMs, hours: 12 } as const;
    expect(() => createWorld({ ...options, hours: 49 })).toThrow('hours: got 49, expected 1 to 48');
    expect(() => createWorld({ ...options, boats: 201 })).toThrow('boats: got 201');
  });
});

describe('The sea', () => {
  test('every beach, shore, quay and turning point is water, beaches within 800 m of land', () => {
    for (const place of [...launchBeaches, ...landingShores, ...placesOfSafety, ...turningPoints]) {
      expect(strait.water.shoreAt(place), JSON.stringify(place)).toBeUndefined();
    }
    for (const place of [...launchBeaches, ...landingShores]) {
      const near = Array.from({ length: 36 }, (_, i) => ({
        lat: place.lat + 0.0072 * Math.cos((i * Math.PI) / 18),
        lon: place.lon + 0.0114 * Math.sin((i * Math.PI) / 18),
      }));
      expect(
        near.some((one) => strait.water.shoreAt(one) !== undefined),
        place.name,
      ).toBe(true);
    }
  });

  test('the banded chart says the same as the plain polygons', () => {
    const coast = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
    const place = fc.record({
      lat: fc.double({ min: 50.1, max: 51.6, noNaN: true }),
      lon: fc.double({ min: -0.4, max: 2.7, noNaN: true }),
    });
    fc.assert(
      fc.property(place, (at) => {
        const isLand = coast.features.some((one: { geometry: never }) =>
          regionContains(one.geometry, at),
        );
        return (strait.water.shoreAt(at) !== undefined) === isLand;
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('a way by sea crosses no land and ends at its goal when that is water', () => {
    const place = fc.record({
      lat: fc.double({ min: 50.5, max: 51.3, noNaN: true }),
      lon: fc.double({ min: 0.9, max: 2.4, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (from, to) => {
        fc.pre(strait.water.shoreAt(from) === undefined && strait.water.shoreAt(to) === undefined);
        const way = strait.water.wayTo(from, to);
        let at = from;
        for (const next of way) {
          expect(strait.water.isClear(at, next)).toBe(true);
          at = next;
        }
        expect(at).toEqual(to);
      }),
      { seed: 12, numRuns: 60 },
    );
  });
});

describe.each([
  ['easy', 21],
  ['real', 22],
  ['hard', 23],
] as const)('Truth of a whole night, %s %i', (level, seed) => {
  let all: ReturnType<typeof wholeNight>;
  beforeAll(() => {
    all = wholeNight(level, seed);
  });

  test('nobody is counted twice or lost by arithmetic', () => {
    for (const boat of all.truth.boats) {
      const { recovered, landed, returned, lost, atSea, people, stillAtSea } = boat;
      expect(recovered + landed + returned + lost + atSea, boat.id).toBe(people);
      if (boat.outcome === 'not-launched') continue;
      expect(stillAtSea[0]?.people).toBe(people);
      expect(stillAtSea.at(-1)?.people).toBe(atSea);
    }
  });

  test('every report is about one boat or one false alarm, and both lists agree', () => {
    const reports = all.events.flatMap((one) => (one.kind === 'report' ? [one.report] : []));
    expect(reports.length).toBeGreaterThan(all.truth.boats.length);
    expect(Object.keys(all.truth.reports)).toEqual(reports.map((one) => one.id));
    for (const [id, truth] of Object.entries(all.truth.reports)) {
      expect([truth.boat, truth.falseAlarm].filter((one) => one !== undefined)).toHaveLength(1);
      const owner =
        truth.boat === undefined
          ? all.truth.falseAlarms.find((one) => one.id === truth.falseAlarm)
          : all.truth.boats.find((one) => one.id === truth.boat);
      expect(owner?.reports, id).toContain(id);
    }
  });

  test('reports are as the protocol says and come in order of arrival', () => {
    let lastMs = 0;
    for (const event of all.events) {
      if (event.kind !== 'report') continue;
      const { id: _id, ...input } = reportSchema.parse(event.report);
      reportInputSchema.parse(input);
      expect(Date.parse(event.report.received)).toBeGreaterThanOrEqual(lastMs);
      lastMs = Date.parse(event.report.received);
    }
  });

  test('boats stay on water and go no faster than their engine with the stream', () => {
    for (const boat of all.night.world.boats) {
      let before = boat.trail[0];
      for (const step of boat.trail) {
        expect(strait.water.shoreAt(step), boat.id).toBeUndefined();
        if (before !== undefined && step.timeMs > before.timeMs) {
          const mps = fastDistanceM(before, step) / ((step.timeMs - before.timeMs) / 1000);
          // 5.6 kn of engine, 4 kn of stream, and the wind.
          expect(mps).toBeLessThan(5.2);
        }
        before = step;
      }
    }
  });

  test('recoveries told add up to the people taken aboard, within the slips of the level', () => {
    const told = new Map<string, number>();
    for (const event of all.events) {
      if (event.kind !== 'report') continue;
      const truth = all.truth.reports[event.report.id];
      if (truth?.kind !== 'recovery' || truth.boat === undefined) continue;
      told.set(truth.boat, (told.get(truth.boat) ?? 0) + (event.report.persons?.count ?? 0));
    }
    expect(told.size).toBeGreaterThan(0);
    for (const boat of all.truth.boats) {
      const slack = level === 'easy' ? 0 : 2;
      expect(Math.abs((told.get(boat.id) ?? 0) - boat.recovered), boat.id).toBeLessThanOrEqual(
        slack,
      );
    }
  });
});

/** What the sea looks like on the desk, worked out: frames of a cloud, dashes, arrows, flows in words. */
import { readFileSync } from 'node:fs';
import { coldModel, dangerAt, type SurvivalTable } from '@straitwatch/danger';
import { dataFileUrl } from '@straitwatch/data';
import type { BoatDrift } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../src/map/density-layers.js';
import { cloudsAt, dashesOf } from '../src/map/drift-layers.js';
import { arrow } from '../src/map/stream-layers.js';
import { flowWords, frameAt, within95M } from '../src/sea/ahead.js';
import { figureWords, rangeDigits, rangeMark, rangeWords } from '../src/sea/danger-words.js';
import { engineRunWords } from '../src/sea/engine-words.js';
import { blocksOf } from '../src/sea/route-danger.js';
import { beaufort, wavesLong, windAndWaves, windShort } from '../src/sea/wind-words.js';
import { speech } from '../src/words/index.js';

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
const sea = { id: 'made', text: 'made', sdMps: 0 };
const drift: BoatDrift = {
  boat: 'D4',
  inputs: {
    ...{ report: 'r1', time: '2026-01-10T01:00:00Z', lat: 51, lon: 1.4, radiusM: 500 },
    ...{ objects: [], particles: 2_000, seed: 1, current: sea },
    wind: { ...sea, known: false, eastMps: 0, northMps: 0, knownHours: 0, ofHours: 25 },
  },
  frames,
  stranding: { probability: 0, places: [] },
};

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

describe('the danger in words', () => {
  it('is a shape as well as a word: filled as far as it is sure, hollow as far as it is not ruled out', () => {
    expect(rangeMark({ low: 3, high: 4 })).toBe('■■■□');
    expect(rangeMark({ low: 1, high: 1 })).toBe('■');
    expect([rangeDigits({ low: 2, high: 4 }), rangeDigits({ low: 4, high: 4 })]).toEqual([
      '2–4',
      '4',
    ]);
    expect(rangeWords({ low: 1, high: 4 }, 'en')).toBe('dangerous to deadly');
    expect(rangeWords({ low: 2, high: 2 }, 'fr')).toBe('très dangereux');
  });

  it('has a French name for each figure that the engine can tell', () => {
    const text = readFileSync(dataFileUrl('survival'), 'utf8');
    const cold = coldModel(JSON.parse(text) as SurvivalTable);
    const flow = { eastMps: 3, northMps: 1, sdMps: 0.2, source: 'made' };
    const sky = { sunAltitudeDeg: -20, moonAltitudeDeg: 3, moonLitShare: 0.5, source: 'made' };
    const all = {
      wind: flow,
      stream: flow,
      sky,
      water: { temperatureC: 11, spreadC: 1, source: 'made' },
      visibility: { visibilityM: 900, source: 'made' },
      fetch: { lowM: 20_000, highM: 30_000, isOpen: false },
    };
    const waves = { heightM: 0.8, sdM: 0.1, periodS: 4, source: 'made' };
    const ring: [number, number][] = [
      [1, 50],
      [2, 50],
      [2, 51],
      [1, 51],
      [1, 50],
    ];
    const lane = {
      ...{ name: 'NE-bound', source: 'made', shipSpeedMps: 7, shipsPerDay: { low: 1, high: 2 } },
      region: { type: 'Polygon' as const, coordinates: [ring] },
      centre: [
        { lat: 50.2, lon: 1.2 },
        { lat: 50.8, lon: 1.8 },
      ],
    };
    const names = new Set<string>();
    for (const conditions of [
      all,
      { ...all, waves },
      { ...all, waves: { ...waves, toDegTrue: 90 } },
    ]) {
      const place = { lat: 50.5, lon: 1.5 };
      for (const one of dangerAt({ place, conditions, cold, lanes: [lane] }).components) {
        for (const figure of one.figures) {
          names.add(figure.name);
          const english = figureWords(figure, 'en');
          const french = figureWords(figure, 'fr');
          expect(french.split(/\d/)[0], figure.name).not.toBe(english.split(/\d/)[0]);
        }
      }
    }
    expect(names.size).toBeGreaterThanOrEqual(14);
  });

  it('gives speeds in knots and keeps the sign of a number', () => {
    const figure = { name: 'wind at 10 m', unit: 'm/s', source: 'made' };
    expect(figureWords({ ...figure, value: 10, low: 8.5, high: 11.5 }, 'en')).toBe(
      'wind at 10 m 19 (17–22) kn',
    );
    expect(figureWords({ ...figure, value: -0.5 }, 'fr')).toBe('vent à 10 m −1 nd');
    expect(figureWords({ ...figure, low: 2 }, 'en')).toBe('wind at 10 m ≥ 3.9 kn');
  });

  it('of three hours is the worst of them', () => {
    const hours = [1, 3, 2, 1, 1, 2, 4].map((high, i) => ({
      time: new Date(startMs + i * hourMs).toISOString(),
      level: { low: 1, high },
    }));
    expect(blocksOf(hours).map((one) => one.level.high)).toEqual([3, 2]);
  });
});

describe('wind and waves in words', () => {
  const flow = { lat: 51, lon: 1.4, time: '2026-01-10T01:00:00Z', source: { id: 'x', text: 'x' } };

  it('come from the four points, with the force of Beaufort', () => {
    const from = (eastMps: number, northMps: number): string =>
      windShort({ ...flow, eastMps, northMps }, 'en');
    expect([from(0, -8), from(-8, 0), from(0, 8), from(8, 0)]).toEqual([
      'N 5',
      'E 5',
      'S 5',
      'W 5',
    ]);
    expect([0.2, 0.3, 5.4, 5.5, 10.7, 10.8, 32.6, 32.7].map(beaufort)).toEqual([
      0, 1, 3, 4, 5, 6, 11, 12,
    ]);
  });

  it('say that they are not known rather than nothing', () => {
    const speechEn = speech('en');
    const sea = {
      time: flow.time,
      tide: {
        station: 'Dover',
        heightM: 0,
        hoursFromHighWater: 0,
        extremes: [],
        source: flow.source,
      },
      forcing: [],
    };
    expect(windAndWaves(sea, speechEn)).toBe('wind ?');
    const wind = { ...flow, eastMps: 5, northMps: 5 };
    const waves = { ...flow, heightM: 0.94, sdM: 0.2 };
    expect(windAndWaves({ ...sea, wind }, speechEn)).toBe('SW 4');
    expect(windAndWaves({ ...sea, wind, waves }, speechEn)).toBe('SW 4 · 0.9 m');
    expect(windAndWaves({ ...sea, waves }, speech('fr'))).toContain('0,9 m');
    expect(wavesLong(waves, speechEn)).toContain('period not known');
    expect(wavesLong({ ...waves, sdM: 0.01 }, speechEn)).toContain('0.1 m');
  });

  it('an engine that may run is told as it is reckoned with', () => {
    const engine = {
      ...{ courseToDegTrue: 325, courseSdDeg: 25, speedMps: 1.8, speedSdMps: 0.6 },
      stopsAfterH: [0, 3] as [number, number],
    };
    const told = engineRunWords(engine, speech('en'));
    expect(told).toContain('1 to 6 kn towards NW (325°, 50° either side)');
    expect(told).toContain('within 3 h');
    expect(engineRunWords({ ...engine, stopsAfterH: [1, 5] }, speech('fr'))).toContain('les 5');
  });
});

describe('squares of a cloud', () => {
  it('are as dark as their share of the densest, and closed', () => {
    const cells = cellsOf({
      ...{ boat: 'D4', time: '2026-01-10T01:00:00Z', cellDeg: 1 / 60 },
      ...{ west: [1.4, 1.5], south: [51, 51], share: [0.2, 0.05] },
    });
    expect(cells.map((one) => one.share)).toEqual([1, 0.25]);
    for (const { corners } of cells) expect(corners.at(0)).toEqual(corners.at(-1));
    expect(cells[0]?.corners[2]?.[1]).toBeCloseTo(51 + 1 / 60, 9);
  });
});

describe('clouds on the chart', () => {
  const open = (id: string) => ({ id, phase: 'distress', status: 'open' }) as const;
  const boats = new Map(['D4', 'D5'].map((id) => [id, open(id)]));
  const drifts = new Map(['D4', 'D5', 'D6'].map((id) => [id, { ...drift, boat: id }]));
  const shown = (when: 'past' | 'now' | 'ahead', hours: number): string[] =>
    cloudsAt(boats, drifts, { timeMs: startMs + hours * hourMs, when, selected: 'D5' }).map(
      ({ boat, frame }) => `${boat.id} ${frame.hours} h`,
    );

  it('are those of all open boats at another time, and of the chosen one now', () => {
    expect(shown('now', 2)).toEqual(['D5 2 h']);
    expect(shown('ahead', 5)).toEqual(['D4 5 h', 'D5 5 h']);
    expect(shown('past', 1)).toEqual(['D4 1 h', 'D5 1 h']);
  });

  it('of an hour before their position are none: nothing is known of where they drifted from', () => {
    expect(shown('past', -1)).toEqual([]);
  });
});

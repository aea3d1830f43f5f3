/** Where each level begins, on both sides of it, and what a component makes of what it is not told. */
import { describe, expect, it } from 'vitest';
import {
  type Conditions,
  type DangerComponent,
  dangerAt,
  growWaves,
  type ShippingLane,
  wavesOnCurrent,
  windSeaBreaks,
} from '../src/index.js';
import { calmDay, cold, place, windFromSouthWest } from './help.js';

const partOf = (component: DangerComponent, change: Partial<Conditions>, base = calmDay) => {
  const { components } = dangerAt({ place, conditions: { ...base, ...change }, cold, lanes: [] });
  const found = components.find((one) => one.component === component);
  if (found === undefined) throw new Error(`no ${component}`);
  return found;
};
const rangeOf = (...given: Parameters<typeof partOf>) => {
  const { low, high } = partOf(...given).level;
  return `${low}-${high}`;
};
const { waves: _waves, ...noWaves } = calmDay;
const { stream: _stream, ...noStream } = calmDay;

describe('levels begin where the page says', () => {
  it.each([
    [5.4, '1-1'],
    [5.6, '2-2'],
    [7.9, '2-2'],
    [8.1, '3-3'],
    [10.7, '3-3'],
    [10.9, '4-4'],
  ])('a wind of %d m/s is %s', (speed, level) => {
    expect(rangeOf('wind', { wind: windFromSouthWest(speed, 0) })).toBe(level);
  });

  it.each([
    [0.29, '1-1'],
    [0.31, '2-2'],
    [0.49, '2-2'],
    [0.51, '3-3'],
    [1.24, '3-3'],
    [1.26, '4-4'],
  ])('a long sea of %d m that runs with the stream is %s', (heightM, level) => {
    const waves = { heightM, sdM: 0, periodS: 10, toDegTrue: 45, source: 'test' };
    expect(rangeOf('sea', { waves })).toBe(level);
  });

  it.each([
    [22, '1-1'],
    [20, '2-2'],
    [16.1, '2-2'],
    [15.9, '3-3'],
    [4.1, '3-3'],
    [3.9, '4-4'],
  ])('water of %d degrees is %s', (temperatureC, level) => {
    expect(rangeOf('cold', { water: { temperatureC, spreadC: 0, source: 'test' } })).toBe(level);
  });

  it('water of 16 degrees, one either way, is both', () => {
    expect(rangeOf('cold', { water: { temperatureC: 16, spreadC: 1, source: 'test' } })).toBe(
      '2-3',
    );
  });

  it.each([
    [0, '1-1'],
    [-5.9, '1-1'],
    [-6.1, '2-2'],
    [-40, '2-2'],
  ])('a Sun at %d degrees is %s', (sunAltitudeDeg, level) => {
    const sky = { sunAltitudeDeg, moonAltitudeDeg: 60, moonLitShare: 1, source: 'test' };
    expect(rangeOf('light', { sky })).toBe(level);
  });

  it.each([
    [3_705, '1-1'],
    [3_703, '2-2'],
    [1_001, '2-2'],
    [999, '3-3'],
  ])('a visibility of %d m is %s', (visibilityM, level) => {
    expect(rangeOf('visibility', { visibility: { visibilityM, source: 'test' } })).toBe(level);
  });

  it.each([
    [0, '1-1'],
    [10, '2-2'],
    [260, '2-2'],
    [285, '3-3'],
  ])('%d ships a day in a lane of 7 km are %s', (ships, level) => {
    const ring = [
      [1.45, 50.9],
      [1.55, 50.9],
      [1.55, 51.1],
      [1.45, 51.1],
    ] as const;
    const lane: ShippingLane = {
      name: 'lane',
      region: { type: 'Polygon', coordinates: [ring] },
      centre: [
        { lat: 50.9, lon: 1.5 },
        { lat: 51.1, lon: 1.5 },
      ],
      shipsPerDay: { low: ships, high: ships },
      shipSpeedMps: 8,
      source: 'test',
    };
    // A boat that lies still: 1,852 m * ships / 24 / 7,020 m an hour, so 273 a day are three an hour.
    const over = { eastMps: 0, northMps: 0 };
    const { components } = dangerAt({ place, conditions: calmDay, cold, lanes: [lane], over });
    const { low, high } = components[2]?.level ?? {};
    expect(`${low}-${high}`).toBe(level);
  });
});

it('a boat without a way of its own is adrift with the stream', () => {
  const ring = [
    [1.4, 50.9],
    [1.6, 50.9],
    [1.6, 51.1],
    [1.4, 51.1],
  ] as const;
  const lane: ShippingLane = {
    name: 'lane',
    region: { type: 'Polygon', coordinates: [ring] },
    centre: [
      { lat: 50.9, lon: 1.5 },
      { lat: 51.1, lon: 1.5 },
    ],
    shipsPerDay: { low: 100, high: 100 },
    shipSpeedMps: 8,
    source: 'test',
  };
  const stream = { eastMps: 0, northMps: 2, sdMps: 0, source: 'test' };
  const ships = (over?: { eastMps: number; northMps: number }) => {
    const conditions = { ...calmDay, stream };
    const danger = dangerAt({ place, conditions, cold, lanes: [lane], ...(over && { over }) });
    return danger.components[2]?.figures[0]?.low ?? 0;
  };
  expect(ships()).toBe(ships({ eastMps: 0, northMps: 2 }));
  expect(ships() / ships({ eastMps: 0, northMps: 0 })).toBeCloseTo(0.75, 9);
});

describe('breaking', () => {
  const against = { eastMps: -1.2, northMps: -1.2, sdMps: 0, source: 'test' };

  it('is one level more above 0.75 m, and none below', () => {
    const sea = (heightM: number) => ({
      heightM,
      sdM: 0,
      periodS: 3,
      toDegTrue: 45,
      source: 'test',
    });
    // 3 s: c0 = 4.68 m/s, and 1.7 m/s is more than a quarter of it: nothing passes.
    const [high, low] = [
      partOf('sea', { waves: sea(0.7), stream: against }),
      partOf('sea', { waves: sea(0.25), stream: against }),
    ];
    expect([high.level, high.notes]).toEqual([{ low: 4, high: 4 }, ['breaking']]);
    // 0.25 m of them become half a metre, and break.
    expect([low.level, low.notes]).toEqual([{ low: 3, high: 3 }, []]);
  });

  it('of a sea from the wind: short waves of a weaker wind break under longer ones of a stronger', () => {
    const options = { fetchM: 500_000, againstMps: 1, heightM: 0.3 };
    // The full sea of 3 m/s breaks; the long one of 10 m/s, by itself, does not.
    const peak = (windMps: number) => wavesOnCurrent(growWaves({ windMps, fetchM: 500_000 }), 1);
    expect(peak(3).isBreaking).toBe(true);
    expect(peak(10).isBreaking).toBe(false);
    expect(windSeaBreaks({ ...options, windMps: 3 })).toBe(true);
    expect(windSeaBreaks({ ...options, windMps: 10 })).toBe(true);
    expect(windSeaBreaks({ ...options, windMps: 1 })).toBe(false);
  });
});

describe('a sea that is not told', () => {
  it('is worked out from the wind with a quarter more and a quarter less, and never below 2 for sure', () => {
    const still = { eastMps: 0, northMps: 0, sdMps: 0, source: 'test' };
    const wind = windFromSouthWest(6, 0);
    const sea = partOf('sea', { wind, stream: still }, noWaves);
    const figure = sea.figures.find((one) => one.name === 'significant wave height on the stream');
    const { heightM } = growWaves({ windMps: 6, fetchM: 20_000 });
    expect(figure?.low).toBeCloseTo(heightM * 0.75, 9);
    expect(figure?.high).toBeCloseTo(heightM * 1.25, 9);
    const calm = windFromSouthWest(0.5, 0);
    expect(rangeOf('sea', { wind: calm, stream: still }, noWaves)).toBe('1-2');
  });

  it('meets any stream where none is told, and the whole of it where the waves go no known way', () => {
    const waves = { heightM: 0.45, sdM: 0, periodS: 5, toDegTrue: 45, source: 'test' };
    // Up to breaking: a level for the height, and one for that it breaks.
    expect(rangeOf('sea', { waves }, noStream)).toBe('2-4');
    expect(rangeOf('sea', { waves })).toBe('2-2');
    const { toDegTrue: _way, ...noWay } = waves;
    const against = { eastMps: -1.3, northMps: -1.3, sdMps: 0, source: 'test' };
    // The wind blows against this stream, but nobody said that the waves do.
    expect(rangeOf('sea', { waves: noWay, stream: against })).toBe('2-4');
    expect(rangeOf('sea', { waves, stream: against })).toBe('4-4');
  });
});

/** Crossings hour by hour: the way, the hours, the worst of each, and two days compared. */
import { describe, expect, it } from 'vitest';
import {
  type Conditions,
  type CrossingInput,
  crossingDanger,
  crossingHoursMax,
  type ShippingLane,
} from '../src/index.js';
import { calmDay, cold, windFromSouthWest } from './help.js';

const departMs = Date.UTC(2026, 6, 10, 9);
const still: Conditions = {
  ...calmDay,
  stream: { eastMps: 0, northMps: 0, sdMps: 0, source: 'test' },
};
const base: CrossingInput = {
  from: { lat: 51, lon: 1.5 },
  to: { lat: 51.1, lon: 1.5 },
  departMs,
  speedMps: 2,
  hours: 12,
  cold,
  lanes: [],
  conditionsAt: () => still,
};

describe('a crossing', () => {
  it('takes distance over speed in still water: 11,126 m at 2 m/s are 93 minutes', () => {
    const hours = crossingDanger(base);
    expect(hours.map((one) => one.minutes)).toEqual([60, 33]);
    expect(hours.map((one) => one.state)).toEqual(['under-way', 'arrived']);
    expect(hours[0]?.end.lat).toBeCloseTo(51 + 7_200 / 111_256, 4);
    expect(hours[1]?.end).toEqual(base.to);
    expect(hours[1]?.fromMs).toBe(departMs + 3_600_000);
  });

  it('is carried by the stream, and stops being looked at after the hours asked for', () => {
    const stream = { eastMps: 0, northMps: -2.5, sdMps: 0, source: 'test' };
    const hours = crossingDanger({ ...base, hours: 3, conditionsAt: () => ({ ...still, stream }) });
    expect(hours.map((one) => one.state)).toEqual(['under-way', 'under-way', 'under-way']);
    // 0.5 m/s backwards for three hours.
    expect(hours[2]?.end.lat).toBeCloseTo(51 - 5_400 / 111_256, 3);
  });

  it('reaches its destination across a stream, too', () => {
    const stream = { eastMps: 1.5, northMps: 0, sdMps: 0, source: 'test' };
    const hours = crossingDanger({ ...base, conditionsAt: () => ({ ...still, stream }) });
    expect(hours.at(-1)?.state).toBe('arrived');
  });

  it('ends on a shore in the way', () => {
    const hours = crossingDanger({ ...base, isLand: ({ lat }) => lat > 51.05 });
    expect(hours.at(-1)?.state).toBe('ashore');
    expect(hours.at(-1)?.end.lat).toBeLessThanOrEqual(51.05);
  });

  it('is as bad in an hour as the worst ten minutes of it', () => {
    const squallMs = departMs + 20 * 60_000;
    const conditionsAt = (_: unknown, timeMs: number): Conditions =>
      timeMs === squallMs ? { ...still, wind: windFromSouthWest(14) } : still;
    const [first, second] = crossingDanger({ ...base, conditionsAt });
    const windOf = (hour: typeof first) => hour?.components.find((one) => one.component === 'wind');
    expect(windOf(first)?.level).toEqual({ low: 4, high: 4 });
    expect(windOf(first)?.figures[0]?.value).toBeCloseTo(14, 9);
    expect(windOf(second)?.level).toEqual({ low: 1, high: 1 });
    expect(first?.level).toEqual({ low: 4, high: 4 });
  });

  it('says what was unknown in any part of an hour', () => {
    const conditionsAt = (_: unknown, timeMs: number): Conditions => {
      const { stream: _stream, ...rest } = still;
      return timeMs === departMs ? rest : still;
    };
    const [first, second] = crossingDanger({ ...base, conditionsAt });
    const notes = (hour: typeof first) => hour?.components.flatMap((one) => one.notes);
    expect(notes(first)).toContain('stream-unknown');
    expect(notes(second)).not.toContain('stream-unknown');
  });

  it('counts ships by the time spent in the lane', () => {
    const ring = [
      [1.4, 51],
      [1.6, 51],
      [1.6, 51.2],
      [1.4, 51.2],
    ] as const;
    const lane: ShippingLane = {
      name: 'along',
      region: { type: 'Polygon', coordinates: [ring] },
      centre: [
        { lat: 51, lon: 1.5 },
        { lat: 51.2, lon: 1.5 },
      ],
      shipsPerDay: { low: 120, high: 240 },
      shipSpeedMps: 8,
      source: 'test',
    };
    const [first, second] = crossingDanger({
      ...base,
      from: { lat: 51.001, lon: 1.5 },
      lanes: [lane],
    });
    // Along with the traffic at 2 of 8 m/s: 5 an hour * 1852 * 0.75 / 14,010 m.
    const expected = (5 * 1_852 * 0.75) / 14_010;
    const ships = (hour: typeof first) => hour?.components[2]?.figures[0]?.low ?? 0;
    expect(ships(first)).toBeCloseTo(expected, 2);
    expect(ships(second) / ships(first)).toBeCloseTo((second?.minutes ?? 0) / 60, 1);
    expect(first?.components[2]?.level).toEqual({ low: 2, high: 2 });
  });

  it('refuses hours, speeds and places that make no sense', () => {
    const over = crossingHoursMax + 1;
    expect(() => crossingDanger({ ...base, hours: over })).toThrow(`hours: got ${over}`);
    expect(crossingDanger({ ...base, speedMps: 0, hours: crossingHoursMax })).toHaveLength(48);
    expect(() => crossingDanger({ ...base, speedMps: Number.NaN })).toThrow('speedMps: got NaN');
    expect(() => crossingDanger({ ...base, to: { lat: 91, lon: 0 } })).toThrow('to.lat: got 91');
  });
});

describe('two days', () => {
  it('a November night is worse than a calm July day in every hour', () => {
    const november: Conditions = {
      ...still,
      wind: windFromSouthWest(6),
      waves: { heightM: 0.6, sdM: 0.2, periodS: 4, toDegTrue: 45, source: 'test' },
      water: { temperatureC: 12.1, spreadC: 1.5, source: 'test' },
      sky: { sunAltitudeDeg: -40, moonAltitudeDeg: 50, moonLitShare: 0.8, source: 'test' },
      visibility: { visibilityM: 2_000, source: 'test' },
    };
    const july = crossingDanger(base);
    const night = crossingDanger({ ...base, conditionsAt: () => november });
    expect(night).toHaveLength(july.length);
    expect(july.map((one) => one.level)).toEqual([
      { low: 2, high: 2 },
      { low: 2, high: 2 },
    ]);
    expect(night.map((one) => one.level)).toEqual([
      { low: 3, high: 4 },
      { low: 3, high: 4 },
    ]);
  });
});

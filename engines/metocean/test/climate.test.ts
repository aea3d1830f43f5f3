/** Aim: light and sea temperature as told. Method: recorded positions of another program; the table itself. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MonthlyTemperature, seaTemperature, skyLight } from '../src/index.js';
import { dataFile } from './help.js';

const sky: {
  tolerance: { altitudeDeg: number; litShare: number; ageDays: number };
  rows: [string, number, number, number, number, number, number][];
} = JSON.parse(readFileSync(new URL('./vectors/sky.json', import.meta.url), 'utf8'));
const table = dataFile<{
  sea_temperature_c: { strait_monthly_estimate: MonthlyTemperature };
}>('survival.json').sea_temperature_c.strait_monthly_estimate;

describe('the sky', () => {
  it('is where another program has it', () => {
    expect(sky.tolerance).toEqual({ altitudeDeg: 0.2, litShare: 0.01, ageDays: 0.9 });
    expect(sky.rows.length).toBe(60);
    for (const [time, lat, lon, sun, moon, lit, age] of sky.rows) {
      const own = skyLight(lat, lon, Date.parse(time));
      expect(Math.abs(own.sunAltitudeDeg - sun), time).toBeLessThan(0.2);
      expect(Math.abs(own.moonAltitudeDeg - moon), time).toBeLessThan(0.2);
      expect(Math.abs(own.moonLitShare - lit), time).toBeLessThan(0.01);
      const apart = Math.abs(own.moonAgeDays - age);
      expect(Math.min(apart, 29.53 - apart), time).toBeLessThan(0.9);
    }
  });

  it('is dark in the night of 24 November 2021, and the Moon is past full', () => {
    const own = skyLight(51.0, 1.45, Date.parse('2021-11-24T03:00:00Z'));
    expect(own.light).toBe('night');
    expect(own.moonLitShare).toBeGreaterThan(0.75);
    expect(skyLight(51, 1.45, Date.parse('2026-06-21T12:00:00Z')).light).toBe('day');
  });

  it('is a number everywhere and always', () => {
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const time = fc.integer({ min: Date.UTC(1901), max: Date.UTC(2099) });
    fc.assert(
      fc.property(lat, lon, time, (a, b, t) => {
        const own = skyLight(a, b, t);
        expect(Math.abs(own.sunAltitudeDeg)).toBeLessThanOrEqual(90);
        expect(Math.abs(own.moonAltitudeDeg)).toBeLessThanOrEqual(91);
        expect(own.moonLitShare).toBeGreaterThanOrEqual(0);
        expect(own.moonLitShare).toBeLessThanOrEqual(1);
        expect(own.moonAgeDays).toBeGreaterThanOrEqual(0);
        expect(own.moonAgeDays).toBeLessThan(29.6);
      }),
    );
    expect(() => skyLight(91, 0, 0)).toThrow('lat: got 91, expected degrees from -90 to 90');
    expect(() => skyLight(0, Number.NaN, 0)).toThrow('lon: got NaN');
  });
});

describe('the sea', () => {
  it('has the temperature of the table in the middle of a month, with spread and source', () => {
    const november = seaTemperature(table, Date.UTC(2021, 10, 15, 6));
    expect(november.temperatureC).toBeCloseTo(table.nov, 0);
    expect(november.spreadC).toBe(1.5);
    expect(november.confidence).toBe('low');
    expect(november.source).toContain('unverified');
  });

  it('does not jump, at New Year neither, and stays within the months', () => {
    const values = Object.values(table).filter((one) => typeof one === 'number');
    let last: number | undefined;
    for (let day = 0; day < 1_500; day += 1) {
      const { temperatureC } = seaTemperature(table, Date.UTC(2023, 0, 1 + day));
      expect(temperatureC).toBeGreaterThanOrEqual(Math.min(...values));
      expect(temperatureC).toBeLessThanOrEqual(Math.max(...values));
      if (last !== undefined) expect(Math.abs(temperatureC - last)).toBeLessThan(0.15);
      last = temperatureC;
    }
  });

  it('refuses a table with a month that is none', () => {
    const guilty = { ...table, may: Number.NaN };
    expect(() => seaTemperature(guilty, 0)).toThrow('may: got NaN, expected degrees Celsius');
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compassPoint,
  compassPoints,
  compassWord,
  destination,
  distanceM,
  formatBearing,
  formatNm,
  formatPosition,
  type PlaceMark,
  placeInWords,
  sayPlace,
} from '../src/index.js';
import { anyPoint, straitPoint } from './arbitraries.js';

const seed = 20260113;
const { marks }: { marks: PlaceMark[] } = JSON.parse(
  readFileSync(new URL('../../../data/marks.json', import.meta.url), 'utf8'),
);
const mark = (en: string) => marks.find((m) => m.en === en)!;

describe('as officers say it', () => {
  it('positions: degrees and minutes, two digits of latitude and three of longitude', () => {
    const point = { lat: 51 + 2.3 / 60, lon: 1 + 35.1 / 60 };
    expect(formatPosition(point)).toBe('51°02.3′N 001°35.1′E');
    expect(formatPosition(point, { style: 'plain' })).toBe('51 02.3 N 001 35.1 E');
    expect(formatPosition(point, { minuteDigits: 3 })).toBe('51°02.300′N 001°35.100′E');
    expect(formatPosition(point, { minuteDigits: 0 })).toBe('51°02′N 001°35′E');
    const west = { lat: -50.5, lon: -1.25 };
    expect(formatPosition(west)).toBe('50°30.0′S 001°15.0′W');
    expect(formatPosition(west, { language: 'fr' })).toBe('50°30,0′S 001°15,0′O');
  });

  it('sixty minutes are never written: they are the next degree', () => {
    expect(formatPosition({ lat: 50.99999, lon: 0.99999 })).toBe('51°00.0′N 001°00.0′E');
    fc.assert(
      fc.property(anyPoint, fc.integer({ min: 0, max: 4 }), (point, minuteDigits) => {
        expect(formatPosition(point, { minuteDigits })).not.toContain('°60');
      }),
      { seed, numRuns: 500 },
    );
    expect(() => formatPosition({ lat: Number.NaN, lon: 1 })).toThrow('point.lat: got NaN');
  });

  it('bearings have three digits and never 360', () => {
    expect([7.4, 359.6, -1, 90, 0].map(formatBearing)).toEqual(['007', '000', '359', '090', '000']);
    expect(() => formatBearing(Number.NaN)).toThrow('bearingDegTrue');
  });

  it('each of the 16 points covers 22.5 degrees round its own bearing', () => {
    expect(compassPoints.length).toBe(16);
    compassPoints.forEach((point, i) => {
      for (const off of [-11.24, 0, 11.24]) expect(compassPoint(i * 22.5 + off)).toBe(point);
    });
    expect(compassPoint(11.25)).toBe('NNE');
    expect(() => compassPoint(Number.POSITIVE_INFINITY)).toThrow('bearingDegTrue');
  });

  it('French says ouest with an O', () => {
    expect(compassWord('WSW', 'fr')).toBe('OSO');
    expect(compassWord('WSW', 'en')).toBe('WSW');
    expect(compassWord('NNE', 'fr')).toBe('NNE');
  });

  it('a place is said from its best mark, in both languages', () => {
    const varne = mark('Varne LV');
    const near = destination(varne, { bearingDegTrue: 67, distanceM: 2.1 * 1852 });
    const place = placeInWords(near, marks)!;
    expect(sayPlace(place, 'en')).toBe('2.1 NM ENE of Varne LV');
    expect(sayPlace(place, 'fr')).toBe('2,1 NM dans l’ENE du bateau-feu Varne');
    const south = placeInWords(destination(varne, { bearingDegTrue: 225, distanceM: 900 }), marks)!;
    expect(sayPlace(south, 'fr')).toBe('0,5 NM dans le SO du bateau-feu Varne');
  });

  it('the direction is from the mark to the place', () => {
    const gate: PlaceMark = { id: 'g', en: 'Gate', fr: 'Gate', lat: 51, lon: 1.5, weight: 1 };
    const said = (lat: number, lon: number) => placeInWords({ lat, lon }, [gate])!.compass;
    expect([said(51.1, 1.5), said(51, 1.6), said(50.9, 1.5), said(51, 1.4)]).toEqual([
      'N',
      'E',
      'S',
      'W',
    ]);
  });

  it('within 0.2 NM it is said "at", even beside a heavier mark', () => {
    const jetFoil = mark('Western Jet Foil');
    const place = placeInWords(jetFoil, marks)!;
    expect(place.at).toBe(true);
    expect(sayPlace(place, 'en')).toBe('at Western Jet Foil');
    expect(sayPlace(place, 'fr')).toBe('au Western Jet Foil');
    const row = { fr: 'x', lat: 51 };
    const light = { ...row, id: 'light', en: 'light', lon: 1.5, weight: 0.1 };
    const heavy = { ...row, id: 'heavy', en: 'heavy', lon: 1.51, weight: 1 };
    // 0.15 NM from the light mark, 0.23 NM from the heavy one.
    expect(placeInWords({ lat: 51, lon: 1.504 }, [heavy, light])?.mark.id).toBe('light');
    expect(placeInWords({ lat: 51, lon: 1.506 }, [heavy, light])?.mark.id).toBe('heavy');
  });

  it('a light weight must be that much nearer; weight 0 is never chosen; no mark gives nothing', () => {
    const row = (id: string, lon: number, weight: number): PlaceMark => ({
      id,
      en: id,
      fr: id,
      lat: 51,
      lon,
      weight,
    });
    const from = { lat: 51, lon: 1.5 };
    expect(placeInWords(from, [row('town', 1.44, 0.5), row('ship', 1.6, 1)])?.mark.id).toBe('ship');
    expect(placeInWords(from, [row('town', 1.46, 0.5), row('ship', 1.6, 1)])?.mark.id).toBe('town');
    expect(placeInWords(from, [row('none', 1.5, 0)])).toBeUndefined();
    expect(placeInWords(from, [])).toBeUndefined();
  });

  it('whatever is said leads back to the place within half a point and the rounding', () => {
    fc.assert(
      fc.property(straitPoint, (point) => {
        const place = placeInWords(point, marks)!;
        expect(Number.isFinite(place.distanceNm)).toBe(true);
        const leg = { bearingDegTrue: place.bearingDegTrue, distanceM: place.distanceNm * 1852 };
        expect(distanceM(destination(place.mark, leg), point)).toBeLessThan(0.01);
        expect(compassPoint(place.bearingDegTrue)).toBe(place.compass);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('miles have one decimal under ten and none above', () => {
    expect([0.24, 9.94, 9.96, 12.5].map((nm) => formatNm(nm, 'en'))).toEqual([
      '0.2',
      '9.9',
      '10',
      '13',
    ]);
    expect(formatNm(2.13, 'fr')).toBe('2,1');
  });
});

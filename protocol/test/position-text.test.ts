import { createLocalFrame, distanceM } from '@straitwatch/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandPosition } from '../src/position-text.js';

const seed = 20260118;
const boat = { lat: 51.0383, lon: 1.585 };

function found(text: string, options = {}) {
  const result = understandPosition(text, options);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result;
}

/**
 * The MGRS reference of a place in zone 31, squares of the odd set, by our own transverse Mercator:
 * a second way to the same reference, independent of the package.
 */
function mgrsOf(point: { lat: number; lon: number }): string {
  const { eastM, northM } = createLocalFrame({ lat: 0, lon: 3 }).toLocal(point);
  const easting = Math.floor(eastM * 0.9996 + 500_000);
  const northing = Math.floor(northM * 0.9996);
  const column = 'ABCDEFGH'[Math.floor(easting / 100_000) - 1];
  const row = 'ABCDEFGHJKLMNPQRSTUV'[Math.floor(northing / 100_000) % 20];
  const five = (n: number) => String(n % 100_000).padStart(5, '0');
  return `31U${column}${row}${five(easting)}${five(northing)}`;
}

describe('any pasted position, with grids', () => {
  it('MGRS references lead to the place that our own projection says, over the whole Strait', () => {
    const east = fc.record({
      lat: fc.double({ min: 49.6, max: 52.4, noNaN: true }),
      lon: fc.integer({ min: 200_000, max: 4_400_000 }).map((n) => n / 1e6),
    });
    fc.assert(
      fc.property(east, (point) => {
        const result = found(mgrsOf(point));
        expect(result.form).toBe('mgrs');
        expect(distanceM(result, point)).toBeLessThan(2);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('an MGRS reference with fewer digits has a larger radius; spaces do not matter', () => {
    const code = mgrsOf(boat);
    expect(found(code).radiusM).toBe(50);
    const spaced = `${code.slice(0, 3)} ${code.slice(3, 5)} ${code.slice(5, 10)} ${code.slice(10)}`;
    expect(distanceM(found(`position ${spaced}, 33 people`), boat)).toBeLessThan(2);
    const kilometre = found(`${code.slice(0, 5)}${code.slice(5, 7)}${code.slice(10, 12)}`);
    expect(kilometre.radiusReason).toBe('code-cell');
    expect(kilometre.radiusM).toBeGreaterThan(700);
    expect(kilometre.radiusM).toBeLessThan(720);
    expect(distanceM(kilometre, boat)).toBeLessThanOrEqual(kilometre.radiusM);
  });

  it('full plus codes lead to the centre of their cell', () => {
    // 8FVC2222+22 is 47.0000625 N 8.0000625 E in the test data of the Open Location Code project.
    const swiss = found('8FVC2222+22');
    expect(swiss.lat).toBeCloseTo(47.0000625, 5);
    expect(swiss.lon).toBeCloseTo(8.0000625, 5);
    expect(swiss.assumptions).toEqual(['outside-area']);
    const strait = found('boat at 9f332hqp+82 now');
    expect(distanceM(strait, boat)).toBeLessThan(12);
    expect(strait).toMatchObject({ form: 'plus-code', radiusM: 50, assumptions: [] });
    expect(found('9F332HQP+').radiusM).toBeGreaterThan(150);
  });

  it('a short plus code is completed near the town named, or near the Strait, and says which', () => {
    const named = found('2HQP+82 Calais, France');
    expect(named.assumptions).toEqual(['reference-named']);
    expect(distanceM(named, boat)).toBeLessThan(12);
    expect(found('2HQP+82').assumptions).toEqual(['reference-assumed']);
    expect(distanceM(found('2HQP+82'), boat)).toBeLessThan(12);
    const brighton = { name: 'Brighton', lat: 50.83, lon: -0.14 };
    const west = found('2HQP+82 Brighton', { places: [brighton] });
    expect(west.lon).toBeCloseTo(boat.lon - 2, 3);
    expect(found('2HQP+82 Boulogne-sur-Mer').assumptions).toEqual(['reference-named']);
  });

  it('plus codes inside map links are read', () => {
    for (const link of [
      'https://www.google.com/maps/place/9F332HQP%2B82',
      'https://maps.google.com/?q=2HQP%2B82+Calais',
    ]) {
      const result = found(link);
      expect(result.form).toBe('plus-code');
      expect(distanceM(result, boat)).toBeLessThan(12);
    }
  });

  it('a code that does not exist is refused by name', () => {
    for (const [text, field] of [
      ['31UZZ1234', 'mgrs'],
      ['99UDS1234', 'mgrs'],
      ['XXXXXXXX+XX', 'plus-code'],
    ] as const) {
      const result = understandPosition(text);
      expect(result.ok ? '' : `${result.error.code} ${result.error.field}`).toBe(
        `POSITION_GRID ${field}`,
      );
    }
  });

  it('all other forms are as in geo', () => {
    expect(found('51 02.3 N 001 35.1 E').form).toBe('degrees-minutes');
    expect(found('geo:51.0383,1.585;u=35').radiusM).toBe(35);
  });

  it('never throws, whatever looks like a code', () => {
    const pieces = fc.constantFrom(
      ...'23456789CFGHJMPQRVWX+0 ACDEFUZ1-,'.split(''),
      '31U',
      '9F33',
      '+',
      ' Calais',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const result = understandPosition(parts.join(''));
        if (!result.ok) return;
        expect(Math.abs(result.lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(result.lon)).toBeLessThanOrEqual(180);
        expect(result.radiusM).toBeGreaterThan(0);
      }),
      { seed, numRuns: 3000 },
    );
  });
});

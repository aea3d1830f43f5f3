import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distanceM,
  formatPosition,
  type PositionFound,
  type PositionResult,
  parsePositionText,
  positionTextCharsMax,
} from '../src/index.js';
import { straitPoint } from './arbitraries.js';

interface Row {
  text: string;
  lon?: number;
  form: string;
  radiusM?: number;
  timeOfPosition?: string;
  assumptions: string[];
}
const table: {
  tolerance: { deg: number };
  rows: Row[];
  refused: { text: string; code: string; field?: string }[];
} = JSON.parse(readFileSync(new URL('./vectors/position-texts.json', import.meta.url), 'utf8'));
const seed = 20260117;
/** Generous for a busy machine; an idle one needs under 0.1 s for the worst text. */
const slowestMs = 3000;

function found(text: string): PositionFound {
  const result = parsePositionText(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result;
}

/** What every answer must keep to, whatever was asked. */
function checkShape(result: PositionResult): void {
  if (!result.ok) {
    expect(result.error.code).toMatch(/^POSITION_/);
    expect(Array.from(result.error.value).length).toBeLessThanOrEqual(80);
    expect(result.error.expected.length).toBeGreaterThan(5);
    return;
  }
  expect(Math.abs(result.lat)).toBeLessThanOrEqual(90);
  expect(Math.abs(result.lon)).toBeLessThanOrEqual(180);
  expect(result.radiusM).toBeGreaterThanOrEqual(10);
  expect(result.radiusM).toBeLessThanOrEqual(500_000);
  expect(result.understood).toMatch(/^\d\d°\d\d.*′[NS] \d{3}°\d\d.*′[EW]$/);
  expect(result.alternatives.length).toBeLessThanOrEqual(4);
  const { lat, lon } = result;
  const outside = lat < 49 || lat > 52.5 || lon < -3 || lon > 4.5;
  expect(result.assumptions.includes('outside-area')).toBe(outside);
}

describe('any pasted position', () => {
  it('the table is not emptied and its tolerance not loosened', () => {
    expect(table.rows.length).toBeGreaterThanOrEqual(80);
    expect(table.refused.length).toBeGreaterThanOrEqual(19);
    expect(table.tolerance.deg).toBe(0.00006);
  });

  it.each(table.rows)('reads $text', (row) => {
    const result = found(row.text);
    expect(Math.abs(result.lat - 51.038_333)).toBeLessThan(table.tolerance.deg);
    expect(Math.abs(result.lon - (row.lon ?? 1.585))).toBeLessThan(table.tolerance.deg);
    expect(result.form).toBe(row.form);
    expect(result.assumptions).toEqual(row.assumptions);
    expect(result.timeOfPosition).toBe(row.timeOfPosition);
    if (row.radiusM !== undefined) expect(result.radiusM).toBe(row.radiusM);
    checkShape(result);
  });

  it.each(table.refused)('refuses $text', ({ text, code, field }) => {
    const result = parsePositionText(text);
    checkShape(result);
    expect(result.ok ? 'understood' : result.error.code).toBe(code);
    if (!result.ok && field !== undefined) expect(result.error.field).toBe(field);
  });

  it('fewer digits make a larger radius: half the last digit north and east', () => {
    const radii = ['51.038 N 1.585 E', '51.04 N 1.59 E', '51.0 N 1.6 E', '51 N 2 E'];
    const metres = radii.map((text) => found(text).radiusM);
    expect(metres).toEqual([66, 658, 6578, 65_773]);
    expect(found('51 02 N 1 35 E').radiusM).toBe(1096);
  });

  it('about makes the radius three times as large, and at least a kilometre', () => {
    expect(found('about 51 02 N 1 35 E').radiusM).toBe(3288);
    expect(found('about 51 02.3 N 1 35.1 E').radiusM).toBe(1000);
  });

  it('four whole numbers are two times degrees and minutes, cut in the middle', () => {
    const result = found('50 58 1 35');
    expect(result.lat).toBeCloseTo(50 + 58 / 60, 9);
    expect(result.lon).toBeCloseTo(1 + 35 / 60, 9);
    expect(result.form).toBe('degrees-minutes');
  });

  it('a guess of the side is said, and the other side offered when it lies in the area too', () => {
    const result = found('50.6, 1.1');
    expect(result.lon).toBe(1.1);
    expect(result.assumptions).toContain('east-assumed');
    expect(result.alternatives.map((a) => a.lon)).toContain(-1.1);
    expect(found('50.6, 2.9 E').alternatives).toEqual([]);
    const far = found('50.6, 4.2');
    expect(far.lon).toBe(4.2);
    expect(far.alternatives).toEqual([]);
  });

  it('what lies elsewhere is understood and said to lie outside the area', () => {
    const sydney = found('-33.8568, 151.2153');
    expect([sydney.lat, sydney.lon]).toEqual([-33.8568, 151.2153]);
    expect(sydney.assumptions).toContain('outside-area');
    expect(found('40.6892 N 74.0445 W').lon).toBe(-74.0445);
  });

  it('several positions in one text: the first is taken, the others offered and said', () => {
    const result = found('first 51.0383 N 1.585 E then 50.9 N 1.4 E');
    expect(result.lat).toBe(51.0383);
    expect(result.assumptions).toContain('several-positions');
    expect(result.alternatives.some((a) => a.lat === 50.9 && a.lon === 1.4)).toBe(true);
  });

  it('a short link says that it must be opened by its owner', () => {
    const result = parsePositionText('https://maps.app.goo.gl/x1');
    expect(result.ok ? '' : result.error.expected).toContain('open it on a device with internet');
  });

  it('what officers write is read back, in every style, within its own rounding', () => {
    const styles = fc.record({
      style: fc.constantFrom('symbols' as const, 'plain' as const),
      minuteDigits: fc.integer({ min: 0, max: 3 }),
      language: fc.constantFrom('en' as const, 'fr' as const),
    });
    fc.assert(
      fc.property(straitPoint, styles, (point, style) => {
        const text = formatPosition(point, style);
        const result = found(text);
        expect(distanceM(result, point)).toBeLessThanOrEqual(result.radiusM + 1);
        checkShape(result);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('decimal degrees are read back whatever the digits, signs, order marks and separators', () => {
    const digits = fc.integer({ min: 3, max: 8 });
    const separators = fc.constantFrom(', ', ',', ' ', ';', ' / ', '\n', '\t');
    fc.assert(
      fc.property(straitPoint, digits, separators, (point, n, separator) => {
        const text = `${point.lat.toFixed(n)}${separator}${point.lon.toFixed(n)}`;
        const result = found(text);
        expect(distanceM(result, point)).toBeLessThanOrEqual(result.radiusM);
        const letters = `${point.lat.toFixed(n)}N${separator}${Math.abs(point.lon).toFixed(n)}${point.lon < 0 ? 'W' : 'E'}`;
        expect(distanceM(found(letters), point)).toBeLessThanOrEqual(result.radiusM);
      }),
      { seed, numRuns: 600 },
    );
  });

  it('never throws and keeps its shape on any text', () => {
    const signs = fc.constantFrom(
      ...Array.from('0123456789 .,;:/-+°\'"′″NSEWOnseow=?&@!#%~_()[]{}\n\t'),
      'lat',
      'lon',
      'geo:',
      'https://',
      'maps.google.com/',
      '?q=',
      '!3d',
      '!4d',
      'A"ML=1;',
      'lt=',
      'lg=',
      '51',
      '1.5',
      '9F33',
      '31UDS',
      '\ud800',
      '\u0301',
      '٣',
      '%C2',
      '%zz',
      'about',
      '#map=',
      '\u0000',
      '\u00b8',
      '\u00a6',
    );
    const hostile = fc.array(signs, { maxLength: 120 }).map((parts) => parts.join(''));
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 300 }),
      hostile,
    );
    fc.assert(
      fc.property(anyText, (text) => checkShape(parsePositionText(text))),
      { seed, numRuns: 2500 },
    );
  });

  it('ten thousand characters of anything are read quickly, and one more is refused', () => {
    const parts = [
      '1',
      '1 ',
      '1.',
      '1,',
      '51 02.3 ',
      '51.5,1.5 ',
      '51,5,',
      '1N',
      '-1-',
      '1°',
      '"',
      "'",
      '%',
      '%25',
      'https://google.com/@1,',
      'https://google.com/?q=1 ',
      'a.b.',
      '31UDS',
      '9F33+',
      '23',
      'A"ML=;',
      'geo:1,',
      '/',
      '#map=1/',
      '!3d1!4d1',
      '@1,1,',
      '(',
      '\u0301',
      '51 1 2 N ',
      'N1E1',
      '51 02 18 1 35 06 ',
      'x.y.z ',
      '0.0.',
      '&',
      '?q=',
      '\ud800',
      '９',
      'a',
      '1m1s',
      'lat lon ',
      '+1',
      '\n',
    ];
    for (const part of parts) {
      const text = part
        .repeat(Math.ceil(positionTextCharsMax / part.length))
        .slice(0, positionTextCharsMax);
      const started = performance.now();
      checkShape(parsePositionText(text));
      expect(performance.now() - started, JSON.stringify(part)).toBeLessThan(slowestMs);
    }
    const long = parsePositionText('1'.repeat(positionTextCharsMax + 1));
    expect(long.ok ? '' : long.error.code).toBe('POSITION_TOO_LONG');
  });

  it('a text with too many numbers says that it was read in part', () => {
    const result = found(`51.0383 N 1.585 E ${'7 '.repeat(2000)}`);
    expect(result.lat).toBe(51.0383);
    expect(result.assumptions).toContain('text-partly-read');
  });

  it('what is no text is refused, not thrown at', () => {
    for (const odd of [undefined, null, 5, {}, []]) {
      const result = parsePositionText(odd as never);
      expect(result.ok ? '' : result.error.code).toBe('POSITION_NOT_TEXT');
    }
  });

  it('a grid is asked only for codes that can be: no padded short code, no single sign at the end', () => {
    const asked: string[] = [];
    const plusCode = (code: string) => {
      asked.push(code);
      return undefined;
    };
    for (const text of ['2200+22', '9F332HQP+8', '22+', 'F33+22', '9F332HQP+82', '2HQP+82']) {
      parsePositionText(text, { grids: { plusCode } });
    }
    expect(asked).toEqual(['9F332HQP+82', '2HQP+82']);
  });

  it('a grid that throws or answers nonsense is a refusal', () => {
    const thrower = {
      mgrs: () => {
        throw new Error('no such square');
      },
    };
    const nonsense = { plusCode: () => ({ lat: Number.NaN, lon: 0, heightDeg: 1, widthDeg: 1 }) };
    for (const [text, grids] of [
      ['31UDS0079355036', thrower],
      ['9F332HQP+82', nonsense],
    ] as const) {
      const result = parsePositionText(text, { grids });
      expect(result.ok ? '' : result.error.code).toBe('POSITION_GRID');
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distanceM, formatPosition, parsePositionText } from '../src/index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const sources = ['errors.ts', 'position/types.ts'].map((name) =>
  readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8'),
);

describe('the README', () => {
  it('its example gives the answers it shows', () => {
    const heard = parsePositionText("about 51°02,3'N 1°35,1'E");
    if (!heard.ok) throw new Error(heard.error.code);
    expect(formatPosition(heard)).toBe('51°02.3′N 001°35.1′E');
    expect(heard.radiusM).toBe(1000);
    expect(heard.assumptions).toEqual(['comma-as-decimal', 'said-approximate']);
    expect(distanceM(heard, { lat: 51.1136, lon: 1.3136 })).toBeCloseTo(20_782.04, 1);
  });

  it('names every error code, and no other', () => {
    const inSource = new Set(sources.join('').match(/(GEO|POSITION)_[A-Z_]+/g));
    const inReadme = new Set(readme.match(/(GEO|POSITION)_[A-Z_]+/g));
    expect(inSource.size).toBeGreaterThan(15);
    expect([...inReadme].sort()).toEqual([...inSource].sort());
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as ais from '../src/index.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('README', () => {
  it('its example runs and shows the message that was encoded', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const body = code.replace(/import .*;\n/, '');
    expect(body.trim().split('\n')).toHaveLength(5 - 1);
    const shown: unknown[] = [];
    const run = new Function('createAisStream', 'encodeSentences', 'console', body);
    run(ais.createAisStream, ais.encodeSentences, { log: (value: unknown) => shown.push(value) });
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ type: 18, mmsi: 235070762, lat: 51.01, lon: 1.6, sogKn: 4.5 });
  });
  it('names every reason of a reject and stays within 120 lines', () => {
    for (const reason of ais.REJECT_REASONS) expect(readme).toContain(`| \`${reason}\` |`);
    expect(readme.split('\n').length).toBeLessThanOrEqual(120);
  });
  it('names every exported function and class that a user calls', () => {
    const calls = Object.entries(ais).filter(([, value]) => typeof value === 'function');
    const unnamed = calls.map(([name]) => name).filter((name) => !readme.includes(name));
    expect(calls.length).toBeGreaterThan(12);
    expect(unnamed).toEqual([]);
  });
});

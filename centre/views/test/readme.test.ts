import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shown } from './readme-example.js';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

describe('the README', () => {
  it('shows the example that runs here, with the answer it gives', () => {
    const block = /```ts\n([\s\S]*?)```/.exec(read('../README.md'))?.[1];
    expect(block).toBe(read('./readme-example.ts'));
    expect(shown).toEqual({ boats: 1, waits: ['no-action'], before: 0 });
  });

  it('is at most 120 lines', () => {
    expect(read('../README.md').split('\n').length).toBeLessThanOrEqual(121);
  });
});

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the README names every error code, and no other', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const inSource = new Set(read('../src/errors.ts').match(/DANGER_[A-Z]+/g));
  const inReadme = new Set(read('../README.md').match(/DANGER_[A-Z]+/g));
  expect(inSource.size).toBe(3);
  expect([...inReadme].sort()).toEqual([...inSource].sort());
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStrait, simulateNight } from '../src/index.js';

test('the example of the README runs as it stands there', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const body = code.replace(/^import .*$/m, '');
  const said: unknown[] = [];
  const run = new Function('readStrait', 'simulateNight', 'console', body);
  run(readStrait, simulateNight, { log: (value: unknown) => said.push(value) });
  expect(said.length).toBeGreaterThan(10);
  expect(said.at(-1)).toBeGreaterThanOrEqual(3);
  expect(readme.split('\n').length).toBeLessThanOrEqual(120);
});

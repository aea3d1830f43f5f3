import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as rules from '../src/index.js';

it('the example of the README gives the answer it shows', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const shown = /\/\/ (.*)\n$/.exec(code)?.[1];
  const body = code.replace(/^import .*$/gm, '');
  const lines: string[] = [];
  const console = {
    log: (...all: unknown[]) => {
      const text = (one: unknown) =>
        Array.isArray(one) ? `[ '${one.join("', '")}' ]` : String(one);
      lines.push(all.map(text).join(' '));
    },
  };
  const { createState, decide, evolve } = rules;
  new Function('createState', 'decide', 'evolve', 'console', body)(
    createState,
    decide,
    evolve,
    console,
  );
  expect(lines).toEqual([shown]);
});

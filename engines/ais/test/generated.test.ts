import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateColumns } from '../generate/columns.js';
import { generateDecoders } from '../generate/decoders.js';
import { generateTypes } from '../generate/types.js';

const folder = fileURLToPath(new URL('../src/generated/', import.meta.url));

/** The formatter may break lines otherwise than the generator: compare what is not layout. */
const plain = (source: string) => source.replace(/[\s,;|()]+/g, ' ');

// Aim: a table and the code made from it never disagree. UPDATE_GENERATED=1 rewrites the files.
describe('generated files', () => {
  const files = new Map([...generateTypes(), ...generateDecoders(), ...generateColumns()]);
  if (process.env.UPDATE_GENERATED === '1') {
    for (const [name, source] of files) writeFileSync(folder + name, source);
  }
  it('there is something to compare', () => expect(files.size).toBeGreaterThan(3));
  for (const [name, source] of files) {
    it(`${name} is what the tables say`, () => {
      expect(plain(readFileSync(folder + name, 'utf8'))).toBe(plain(source));
    });
  }
});

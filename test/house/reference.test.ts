/**
 * Aim: the reference pages are the code. Method: their tables are made again from the schemas and must
 * not differ; every kind of entry has its section, with what it guarantees and how it is corrected.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as protocol from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillTables, generatedPages, partsOf, schemasOf } from '../../scripts/make-docs.mjs';
import { read, root } from './files.js';
import { headingsOf } from './pages.js';

const cli = join(root, 'apps/cli/dist/bin.js');
const schemas = schemasOf({ z, ...protocol, parts: partsOf(protocol) });

describe('reference pages', () => {
  it.each(generatedPages)('%s has the tables that the schemas give', (path) => {
    const { text } = read(path);
    const made = fillTables(text, schemas);
    expect(made.names.length).toBeGreaterThan(10);
    expect(made.text, 'run: node scripts/make-docs.mjs').toBe(text);
  });

  it('describe every kind of entry: its fields, its guarantees, its correction', () => {
    const { text } = read('docs/reference/entries.md');
    const headings = headingsOf(text).map((heading) => heading.text);
    expect(protocol.entryKinds.filter((kind) => !headings.includes(kind))).toEqual([]);
    for (const kind of protocol.entryKinds) {
      const section = text.split(`### ${kind}\n`)[1]?.split(/^##/m)[0] ?? '';
      expect(section, kind).toContain('- Guarantees: ');
      expect(section, kind).toContain('- Corrected: ');
      expect(section, kind).toContain(`<!-- table ${kind} -->`);
    }
  });

  it('have a heading for every shared part that a table links to', () => {
    const { text } = read('docs/reference/entries.md');
    const linked = [...text.matchAll(/\[(\w+)\]\(entries\.md#/g)].map((hit) => hit[1]);
    const headings = new Set(headingsOf(text).map((heading) => heading.text));
    expect(linked.length).toBeGreaterThan(10);
    expect(linked.filter((name) => name !== undefined && !headings.has(name))).toEqual([]);
  });

  it('name every command of the command line, and none that is not there', () => {
    const help = spawnSync(process.execPath, [cli, '--help'], { encoding: 'utf8' }).stdout;
    const real = [...help.matchAll(/^ {2}(\w+) {2,}/gm)].map((hit) => `straitwatch ${hit[1]}`);
    expect(real.length).toBeGreaterThan(4);
    const headings = headingsOf(read('docs/reference/contract.md').text).map((one) => one.text);
    const told = headings.filter((text) => text.startsWith('straitwatch '));
    expect([...told].sort()).toEqual([...real].sort());
  });

  it('that have fallen behind, or name what is not there, are found', () => {
    const one = { a: z.toJSONSchema(z.object({ speedKn: z.number().max(9).optional() })) };
    const page = '# A\n<!-- table a -->\nold\n<!-- end -->\n';
    expect(fillTables(page, one).text).toContain('| `speedKn` | number, at most 9 | no |  |');
    expect(() => fillTables('<!-- table b -->\n<!-- end -->', one)).toThrow(
      'table: got b, expected',
    );
  });
});

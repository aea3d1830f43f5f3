/**
 * Aim: nobody has to guess what is in here and under which terms. Method: docs/dependencies.md against
 * every package.json and the lock file, both ways.
 */
import { describe, expect, it } from 'vitest';
import { filesLike, read } from './files.js';

interface Library {
  name: string;
  version: string;
  license: string;
}

/** Rows of the tables: name, version, licence; and whether each cell says something. */
function listed(page: string): (Library & { isFull: boolean })[] {
  return [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|(.*)\|$/gm)].map((hit) => ({
    name: hit[1] ?? '',
    version: (hit[2] ?? '').trim(),
    license: (hit[3] ?? '').trim(),
    isFull: (hit[4] ?? '').split('|').length === 4 && !/\|\s*\|/.test(`|${hit[4]}|`),
  }));
}

function named(): Map<string, string> {
  const names = new Map<string, string>();
  for (const path of filesLike(/^(?:(?:[^/]+\/){1,2})?package\.json$/)) {
    const manifest = JSON.parse(read(path).text);
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
      for (const name of Object.keys(manifest[kind] ?? {})) {
        if (!name.startsWith('@straitwatch/')) names.set(name, path);
      }
    }
  }
  return names;
}

function differences(
  page: string,
  names: ReadonlyMap<string, string>,
  lock: Record<string, { version?: string; license?: string }>,
): string[] {
  const found: string[] = [];
  const rows = new Map(listed(page).map((row) => [row.name, row]));
  for (const [name, path] of names) {
    const row = rows.get(name);
    const real = lock[`node_modules/${name}`];
    if (row === undefined) found.push(`${name} (${path}) is not listed`);
    else if (row.version !== real?.version)
      found.push(`${name} is ${real?.version}, not ${row.version}`);
    else if (row.license !== real?.license)
      found.push(`${name} is ${real?.license}, not ${row.license}`);
    else if (!row.isFull) found.push(`${name}: a cell of its row is empty`);
  }
  for (const name of rows.keys())
    if (!names.has(name)) found.push(`${name} is listed and not used`);
  return found;
}

describe('libraries', () => {
  const lock = JSON.parse(read('package-lock.json').text).packages;

  it('are all listed with their version, licence, use and replacement', () => {
    const names = named();
    expect(names.size).toBeGreaterThan(20);
    expect(differences(read('docs/dependencies.md').text, names, lock)).toEqual([]);
  });

  it('may all be given away with an Apache-2.0 work', () => {
    const fine =
      /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD|OFL-1\.1|MPL-2\.0|MIT OR Apache-2\.0)$/;
    const rows = listed(read('docs/dependencies.md').text);
    expect(rows.length).toBeGreaterThan(20);
    // Public domain over BSD, in a file and not in a word of its package.json: read, and written in its row.
    const readByHand: Readonly<Record<string, string>> = { h5wasm: 'SEE LICENSE IN LICENSE.txt' };
    const unread = rows.filter((row) => readByHand[row.name] !== row.license);
    expect(unread.filter((row) => !fine.test(row.license))).toEqual([]);
  });

  it('that are missing, outdated, idle or undescribed are found', () => {
    const page = [
      '| `a` | 1.0.0 | MIT | x | y | z | w |',
      '| `b` | 1.0.0 | MIT | x | y | z | w |',
      '| `c` | 1.0.0 | MIT | x | | z | w |',
      '| `d` | 1.0.0 | MIT | x | y | z | w |',
    ].join('\n');
    const one = { version: '1.0.0', license: 'MIT' };
    const guiltyLock = {
      'node_modules/a': { ...one, version: '1.0.1' },
      'node_modules/b': { ...one, license: 'GPL-3.0' },
      'node_modules/c': one,
      'node_modules/e': one,
    };
    const names = new Map(['a', 'b', 'c', 'e'].map((name) => [name, 'package.json']));
    expect(differences(page, names, guiltyLock)).toEqual([
      'a is 1.0.1, not 1.0.0',
      'b is GPL-3.0, not MIT',
      'c: a cell of its row is empty',
      'e (package.json) is not listed',
      'd is listed and not used',
    ]);
  });
});

/**
 * Aim: the package works for somebody who has nothing else of this house. Method: it is packed as it would
 * be published, unpacked into an empty folder, and used from there; and whatever it imports is its own, so
 * that a browser can load it too. `npm test` builds before it tests.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const foreign =
  /^(?:import\b[^'"(]*|export\b[^'"(=]*\bfrom\s*|\}\s*from\s*)['"]((?!\.)[^'"]+)['"]/gm;
const ofNode = /\bBuffer\.|\bprocess\.|(?<![.\w])require\(|\b__dirname\b/;

describe('the package by itself', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'straitwatch-test-pack-'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: source,
      encoding: 'utf8',
    });
    const home = join(folder, 'node_modules', '@straitwatch', 'ais');
    mkdirSync(home, { recursive: true });
    const tarball = join(folder, packed.trim().split('\n').at(-1) ?? '');
    execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('decodes from an empty folder', () => {
    writeFileSync(
      join(folder, 'use.mjs'),
      [
        "import { createAisStream } from '@straitwatch/ais';",
        'const stream = createAisStream({ onMessage: (one) => console.log(one.type, one.mmsi) });',
        "stream.push(new TextEncoder().encode('!AIVDM,1,1,,A,13F?Vv700<DJuLEtvep`iToV0<00,0*7B\\n'));",
        'stream.end();',
      ].join('\n'),
    );
    const said = execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(said).toBe('1 224651000\n');
  });

  it('imports nothing but itself and asks nothing of Node, so that a browser can load it', () => {
    const home = join(folder, 'node_modules', '@straitwatch', 'ais', 'dist');
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.js'),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const text = readFileSync(join(home, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect([...text.matchAll(foreign)].map((found) => `${file}: ${found[1]}`)).toEqual([]);
      expect(ofNode.test(text) ? file : undefined).toBeUndefined();
    }
    expect(foreign.test("import { x } from 'node:fs'")).toBe(true);
    expect(ofNode.test('Buffer.from(x)')).toBe(true);
  });
});

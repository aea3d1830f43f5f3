/**
 * Aim: a file fits in a head. Method: source at most 400 lines; older excess stands in oversize.json with
 * its exact length, so that the list can only shrink.
 */
import { describe, expect, it } from 'vitest';
import { lookedAt, read, readAll, type TextFile } from './files.js';

const linesMax = 400;
const sources =
  /^(?:(?:engines|centre|apps)\/[^/]+|protocol|data|forcing|simulator|bench)\/(?:src|scripts|test)\/.*\.(?:tsx?|mjs|css)$|^(?:scripts|test)\/.*\.(?:ts|mjs)$/;

const lines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function oversize(files: readonly TextFile[], allowed: Readonly<Record<string, number>>): string[] {
  const found: string[] = [];
  for (const { path, text } of files) {
    const now = lines(text);
    const most = allowed[path];
    if (most === undefined) {
      if (now > linesMax) found.push(`${path}: ${now} lines, at most ${linesMax}: split it`);
    } else if (now > most) {
      found.push(`${path}: ${now} lines, was ${most}: it may only shrink`);
    } else if (now <= linesMax) {
      found.push(`${path}: ${now} lines fit now: take it off oversize.json`);
    } else if (now < most) {
      found.push(`${path}: ${now} lines: lower the number in oversize.json from ${most}`);
    }
  }
  for (const path of Object.keys(allowed)) {
    if (!files.some((file) => file.path === path)) {
      found.push(`${path} is gone: take it off oversize.json`);
    }
  }
  return found;
}

describe('file sizes', () => {
  it('stay within 400 lines, and older excess only shrinks', () => {
    const allowed: Record<string, number> = JSON.parse(read('test/house/oversize.json').text);
    expect(oversize(lookedAt(readAll(sources), 100), allowed)).toEqual([]);
  });

  it('that are too large, grown, shrunk or gone from the list are told apart', () => {
    const file = (path: string, count: number): TextFile => ({ path, text: 'x\n'.repeat(count) });
    const files = [file('a', 400), file('b', 401), file('c', 500), file('d', 500), file('e', 300)];
    const found = oversize(files, { c: 499, d: 501, e: 450, f: 600 });
    expect(found.map((line) => line.split(': ').at(-1))).toEqual([
      'split it',
      'it may only shrink',
      'lower the number in oversize.json from 501',
      'take it off oversize.json',
      'take it off oversize.json',
    ]);
    expect(oversize([file('c', 500)], { c: 500 })).toEqual([]);
  });
});

/**
 * Aim: pages that can be trusted: no dead link or anchor, one title, no empty heading. Method: every
 * Markdown page of the repository, its links resolved against the files that stand beside it.
 */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookedAt, readAll, root, type TextFile } from './files.js';
import { anchorOf, headingsOf, linksOf } from './pages.js';

const pages = readAll(/\.md$/);

/** Links that lead nowhere. `exists` says whether a path from the root is there. */
function deadLinks(
  files: readonly TextFile[],
  exists: (path: string) => boolean,
): { looked: number; dead: string[] } {
  const byPath = new Map(files.map((file) => [file.path, file.text]));
  const dead: string[] = [];
  let looked = 0;
  for (const { path, text } of files) {
    for (const { target, line } of linksOf(text)) {
      looked += 1;
      if (/^(?:https?:|mailto:)/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : normalize(join(dirname(path), decodeURI(file)));
      if (to.startsWith('..') || !exists(to)) {
        dead.push(`${path}:${line} ${target}: no such file`);
        continue;
      }
      const there = byPath.get(to);
      if (anchor === undefined || there === undefined) continue;
      const anchors = headingsOf(there).map((heading) => anchorOf(heading.text));
      if (!anchors.includes(anchor)) dead.push(`${path}:${line} ${target}: no such heading`);
    }
  }
  return { looked, dead };
}

function shapeFaults({ path, text }: TextFile): string[] {
  const found: string[] = [];
  const headings = headingsOf(text);
  const titles = headings.filter((heading) => heading.level === 1);
  if (titles.length !== 1) found.push(`${path}: ${titles.length} titles, expected one`);
  const lines = text.split('\n');
  for (const [at, heading] of headings.entries()) {
    const next = headings[at + 1];
    const body = lines.slice(heading.line, next === undefined ? undefined : next.line - 1);
    const leadsDeeper = next !== undefined && next.level > heading.level;
    if (body.join('').trim() === '' && !leadsDeeper) {
      found.push(`${path}:${heading.line} "${heading.text}" has nothing under it`);
    }
  }
  if (!text.endsWith('\n')) found.push(`${path}: the last line has no end`);
  return found;
}

describe('pages', () => {
  it('have no dead link or anchor', () => {
    const { looked, dead } = deadLinks(lookedAt(pages, 20), (path) => existsSync(join(root, path)));
    expect(looked).toBeGreaterThan(50);
    expect(dead).toEqual([]);
  });

  it('have one title and no empty heading', () => {
    expect(lookedAt(pages, 20).flatMap(shapeFaults)).toEqual([]);
  });

  it('of docs are all reached from docs/README.md or from a page it leads to', () => {
    const byPath = new Map(pages.map((page) => [page.path, page.text]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      const text = byPath.get(path);
      if (text === undefined || reached.has(path)) return;
      reached.add(path);
      for (const { target } of linksOf(text)) {
        const file = target.split('#')[0] ?? '';
        if (file !== '' && !/^[a-z]+:/.test(file)) visit(normalize(join(dirname(path), file)));
      }
    };
    visit('docs/README.md');
    const docs = pages.map((page) => page.path).filter((path) => path.startsWith('docs/'));
    expect(lookedAt(docs, 10).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('with dead links, dead anchors, two titles or empty headings are found', () => {
    const guilty = [
      { path: 'docs/a.md', text: '# A\n[b](b.md#the-end) [c](c.md) [d](#gone) [e](../../x.md)\n' },
      { path: 'docs/b.md', text: '# B\n\n## The end\n\n# Again\ntext `[f](f.md)`' },
    ];
    const exists = (path: string): boolean => guilty.some((page) => page.path === path);
    const { looked, dead } = deadLinks(guilty, exists);
    expect(looked).toBe(4);
    expect(dead.map((line) => line.split(' ')[1])).toEqual(['c.md:', '#gone:', '../../x.md:']);
    expect(guilty.flatMap(shapeFaults).map((line) => line.replace(/^docs\/b\.md:?/, ''))).toEqual([
      ' 2 titles, expected one',
      '3 "The end" has nothing under it',
      ' the last line has no end',
    ]);
  });
});

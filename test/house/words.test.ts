/**
 * Aim: one word for one thing, and nothing that does not belong in a public house. Method: a list of
 * words with what to write instead, over code, pages and messages.
 */
import { describe, expect, it } from 'vitest';
import { filesLike, lineOf, lookedAt, readAll, type TextFile } from './files.js';

const looked = /\.(?:tsx?|mjs|cjs|js|css|html|md|json|yml|yaml|sh|service)$/;
/** Facts taken over from others, in their words; and the licences. */
const others =
  /^(?:data\/.*\.(?:json|geojson)|data\/exercises\/|package-lock\.json|engines\/[^/]+\/test\/vectors\/)/;

interface Word {
  pattern: RegExp;
  instead: string;
}

/** Letters in brackets keep this list from finding itself. */
const words: readonly Word[] = [
  { pattern: /\bmigran[t]s?\b/i, instead: 'people' },
  { pattern: /\billegal[s]?\b/i, instead: 'people' },
  { pattern: /\bboat ?peopl[e]\b/i, instead: 'people aboard' },
  { pattern: /\bpush(?:ed|ing)?[ -]?bac[k]s?\b/i, instead: 'nothing: there is no such task' },
  { pattern: /\bincident i[d]\b/i, instead: 'boat' },
  { pattern: /\bcase numbe[r]\b/i, instead: 'the id of the boat' },
  // `AI` is also a talker of NMEA 0183, where it stands in quotation marks or after an exclamation mark.
  { pattern: /(?<!['"`!])\b(?:A[I]|LL[M]|GP[T])\b(?!['"`])/, instead: 'the project alone' },
  { pattern: /\b(?:chatgp[t]|copilo[t]|anthropi[c]|opena[i])\b/i, instead: 'the project alone' },
  { pattern: /\bassistan[t]s?\b/i, instead: 'the project speaks of itself alone' },
  {
    pattern: /\/wor[k]\/|\/roo[t]\/|\/tmp\/hel/,
    instead: 'a path of the reader, not of a machine',
  },
  { pattern: /registry\.[n]pmjs|npmmirro[r]|verdacci[o]/, instead: 'no registry hosts' },
  { pattern: /\blore[m] ipsum\b/i, instead: 'real words' },
];
/** Pages that must name a word to rule it out; a path that ends in a slash is a folder. */
const allowedIn: Readonly<Record<string, RegExp>> = {
  // The talker of a mobile station in NMEA 0183, and a word in the tables of gpsd.
  'engines/ais/': /^(?:A[I]|Illega[l])$/,
  'protocol/test/schemas.test.ts': /^push-bac[k]$/i,
  'protocol/test/refusal-texts.test.ts': /^(?:migran[t]|illega[l])$/i,
  'apps/server/test/': /^push-bac[k]$/i,
  'docs/explanation/laws.md': /^push-bac[k]$/i,
  'docs/faq.md': /^push(?:ed)? ?-?bac[k]s?$/i,
  'README.md': /^push-bac[k]s?$/i,
};

function isAllowed(path: string, word: string, allowed: typeof allowedIn): boolean {
  return Object.entries(allowed).some(
    ([where, pattern]) =>
      (where.endsWith('/') ? path.startsWith(where) : path === where) && pattern.test(word),
  );
}

function misspoken(files: readonly TextFile[], allowed = allowedIn): string[] {
  const found: string[] = [];
  for (const { path, text } of files) {
    for (const { pattern, instead } of words) {
      for (const hit of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
        if (isAllowed(path, hit[0], allowed)) continue;
        found.push(`${path}:${lineOf(text, hit.index)} ${hit[0]}: write ${instead}`);
      }
    }
  }
  return found;
}

describe('words', () => {
  it("are the glossary's, and speak of the project alone", () => {
    const files = readAll(looked).filter(({ path }) => !others.test(path));
    expect(misspoken(lookedAt(files, 150))).toEqual([]);
  });

  it('that do not belong are found, with their line and what to write', () => {
    const guilty = [
      `two ${'migr'}ants aboard`,
      `by an ${'A'}I`,
      `ask the ${'assist'}ant`,
      `cd ${'/wo'}rk/main`,
      `https://registry.${'npm'}js.org/x`,
      `a ${'push'}back task`,
    ];
    const files = guilty.map((line, at) => ({ path: `${at}.md`, text: `fine\n${line}\n` }));
    const found = misspoken(files, {});
    expect(found).toHaveLength(guilty.length);
    for (const [at, line] of found.entries()) expect(line).toMatch(new RegExp(`^${at}\\.md:2 `));
  });

  it('that only look alike are left alone', () => {
    const text =
      'AIS and NAIS messages, maintain, the assist tug, workspaces, immigration ministers';
    expect(misspoken([{ path: 'good.md', text }], {})).toEqual([]);
  });

  it('have no exception for a page that is gone', () => {
    const paths = filesLike(/\.(?:md|ts)$/);
    const gone = Object.keys(allowedIn).filter(
      (one) => !paths.some((path) => path.startsWith(one)),
    );
    expect(gone).toEqual([]);
  });
});

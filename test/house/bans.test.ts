/**
 * Aim: engines, rules, views and protocol are pure, so that a journal and a seed always give the same
 * picture. Method: a ban list with its replacement, over their source, comments and strings left out.
 */
import { describe, expect, it } from 'vitest';
import { codeOnly, lineOf, lookedAt, readAll, type TextFile } from './files.js';

const pure = /^(?:engines\/[^/]+|centre\/(?:rules|views)|protocol)\/src\/.*\.ts$/;
const strict =
  /^(?:engines\/[^/]+|centre\/[^/]+|protocol|data|simulator|forcing|apps\/[^/]+)\/src\/.*\.tsx?$/;

interface Ban {
  pattern: RegExp;
  instead: string;
}

const pureBans: readonly Ban[] = [
  { pattern: /\bDate\s*\.\s*now\b/, instead: 'take the time as an argument' },
  { pattern: /\bnew\s+Date\s*\(\s*\)/, instead: 'take the time as an argument' },
  { pattern: /(?<!new\s+)\bDate\s*\(\s*\)/, instead: 'take the time as an argument' },
  { pattern: /\bperformance\s*\.\s*\w/, instead: 'take the time as an argument' },
  { pattern: /\bMath\s*\.\s*random\b/, instead: 'take a generator of engines/maths' },
  { pattern: /\bcrypto\s*\.\s*\w/, instead: 'take a generator of engines/maths' },
  { pattern: /\bfetch\s*\(/, instead: 'let the caller bring the data' },
  { pattern: /\bprocess\s*\.\s*\w/, instead: 'take settings as arguments' },
  { pattern: /\bconsole\s*\.\s*\w/, instead: 'return what there is to say' },
  { pattern: /\b(?:setTimeout|setInterval|setImmediate)\s*\(/, instead: 'let the caller wait' },
  { pattern: /\bglobalThis\b/, instead: 'nothing is global' },
  { pattern: /\btoLocale\w*\s*\(/, instead: 'format at the screen' },
  { pattern: /^(?:export\s+)?(?:let|var)\s/m, instead: 'keep state in values that are passed' },
];
/** These are found in the text itself, because they stand in strings or comments. */
const textBans: readonly Ban[] = [{ pattern: /['"]node:/, instead: 'engines have no machine' }];

const everywhereBans: readonly Ban[] = [
  { pattern: /[:<,|&]\s*any\b(?!\s*[:(])|\bas\s+any\b/, instead: 'name the type, or unknown' },
  { pattern: /\bas\s+unknown\s+as\b/, instead: 'check the value instead of casting twice' },
  { pattern: /^\s*(?:export\s+)?(?:const\s+)?enum\s/m, instead: 'a list of words as const' },
  { pattern: /^\s*(?:export\s+)?(?:declare\s+)?namespace\s/m, instead: 'a file' },
];
const commentBans: readonly Ban[] = [
  { pattern: /@ts-(?:ignore|expect-error|nocheck)/, instead: 'make the types right' },
  { pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/, instead: 'do it, or open an issue' },
];

function banned(
  files: readonly TextFile[],
  bans: { code?: readonly Ban[]; text?: readonly Ban[] },
): string[] {
  const found: string[] = [];
  for (const { path, text } of files) {
    const code = codeOnly(text);
    const look = (where: string, list: readonly Ban[] = []): void => {
      for (const { pattern, instead } of list) {
        const hit = pattern.exec(where);
        if (hit === null) continue;
        found.push(`${path}:${lineOf(where, hit.index)} ${hit[0].trim()}: ${instead}`);
      }
    };
    look(code, bans.code);
    look(text, bans.text);
  }
  return found;
}

describe('pure packages', () => {
  it('use no clock, chance, network, disk, console or hidden state', () => {
    const files = lookedAt(readAll(pure), 40);
    expect(banned(files, { code: pureBans, text: textBans })).toEqual([]);
  });
});

describe('source of every package', () => {
  it('has no any, double cast, enum, silenced check or note of unfinished work', () => {
    const files = lookedAt(readAll(strict), 60);
    expect(banned(files, { code: everywhereBans, text: commentBans })).toEqual([]);
  });
});

describe('the ban list', () => {
  const guilty: [string, string][] = [
    ['const t = Date.now();', 'time'],
    ['const t = new Date();', 'time'],
    ['const t = performance.now();', 'time'],
    ['const r = Math.random();', 'generator'],
    ['const r = crypto.randomUUID();', 'generator'],
    ["await fetch('x');", 'bring the data'],
    ['const e = process.env;', 'settings'],
    ['console.log(1);', 'say'],
    ['setTimeout(f, 1);', 'wait'],
    ['globalThis.x = 1;', 'global'],
    ['const s = n.toLocaleString();', 'screen'],
    ['let count = 0;', 'values that are passed'],
    ['export let count = 0;', 'values that are passed'],
    ["import fs from 'node:fs';", 'no machine'],
    [`const s = \`at \${Date.now()}\`;`, 'time'],
  ];
  it.each(guilty)('catches case %# of what a pure package may not do', (text, instead) => {
    const found = banned([{ path: 'guilty.ts', text }], { code: pureBans, text: textBans });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(instead);
  });

  it('leaves comments, strings and local variables alone', () => {
    const text = [
      '// Date.now() would make a replay differ, and so would Math.random().',
      '/** fetch(x) */',
      "const words = 'process.env';",
      'function f() {',
      '  let sum = 0;',
      '  return new Date(sum).toISOString() + words;',
      '}',
    ].join('\n');
    expect(banned([{ path: 'good.ts', text }], { code: pureBans, text: textBans })).toEqual([]);
  });

  it('catches loose types and unfinished work, and names the line', () => {
    const of = (text: string): string[] =>
      banned([{ path: 'g.ts', text }], { code: everywhereBans, text: commentBans });
    expect(of('const a = 1;\nconst b: any = a;')[0]).toMatch(/^g\.ts:2 /);
    expect(of('const a = b as unknown as C;')).toHaveLength(1);
    expect(of('f(b as any);')).toHaveLength(1);
    expect(of('export enum A { B }')).toHaveLength(1);
    expect(of(`// ${'TO'}DO later`)).toHaveLength(1);
    expect(of(`// @ts-${'ignore'}`)).toHaveLength(1);
    expect(of('const company = 1; // any of them')).toEqual([]);
    expect(of('const one: { any: number } = two;')).toEqual([]);
  });

  it('fails when it has nothing to look at', () => {
    expect(() => lookedAt(readAll(/^no-such-folder\//), 1)).toThrow('looked at 0 things');
  });
});

/**
 * Aim: an example in a page can be believed. Method: each `ts` block of a page is run as a module of its
 * own; `// => VALUE`, or a literal in a comment at its end, says what a statement gives, and a comment line
 * after `console.log` what it prints. `dir` is an empty folder. JSON blocks must parse.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { describe, expect, it } from 'vitest';
import { lookedAt, readAll } from './files.js';
import { type Block, blocksOf } from './pages.js';

// The example of centre/views is a module of its own, run by its own test.
const pages = readAll(/(?:^|\/)README\.md$|^docs\/.*\.md$/).filter(
  (page) => page.path !== 'centre/views/README.md',
);
type Page = { path: string; block: Block };
const blocks: Page[] = pages.flatMap(({ path, text }) =>
  blocksOf(text).map((block) => ({ path, block })),
);
const runnable = blocks.filter(({ block }) => block.language === 'ts');

/** `EXPRESSION; // => VALUE`, on one line or two, or `EXPRESSION; // LITERAL` on one. */
const promise =
  /^([ \t]*)((?!\/\/|import\b|const\b|let\b|type\b|return\b|console\b)[^\n]*?);[ \t]*(?:(?:\n[ \t]*)?\/\/ => ([^\n]+)|\/\/ (-?\d[\d._]*|'[^'\n]*'|true|false|undefined|\[[^\n]*\]|\{[^\n]*\}))$/gm;
const printed = /console\.log\((?:[\s\S]*?)\);\n[ \t]*\/\/ (?!=>)([^\n]+)/g;

/** Statements with an expectation become pairs of what it gave and what was promised. */
function asProgram(code: string): string {
  const checked = code.replace(
    promise,
    (_all, indent: string, expression: string, promised?: string, literal?: string) =>
      `${indent}__check(${expression}, ${promised ?? literal ?? ''});`,
  );
  // `export const NAME = ...;` and its value in a comment line below it.
  const unexported = checked
    .replace(
      /^export const (\w+) = ([\s\S]*?);\n\/\/ ([[{'\d][^\n]*)$/gm,
      (_all, name: string, value: string, promised: string) =>
        `const ${name} = ${value};\n__check(${name}, ${promised});`,
    )
    .replace(/^export (?=const |function |class )/gm, '');
  const imported = unexported.replace(
    /^import\s+(?!type\b)(\{[^}]*\}|\*\s+as\s+\w+|\w+)\s+from\s+'([^']+)';$/gm,
    (_all, names: string, from: string) => {
      const what = names.startsWith('{')
        ? names.replace(/\btype\s+\w+,?/g, '').replace(/\bas\b/g, ':')
        : names.replace(/^\*\s+as\s+/, '');
      return `const ${what} = await __load('${from}');`;
    },
  );
  const { outputText } = transpileModule(imported, {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  });
  return outputText.replace(/^export \{\};$/m, '');
}

/** Runs one block. @returns how many promises it kept. @throws at the first that it does not. */
async function run(code: string): Promise<number> {
  let kept = 0;
  const check = (given: unknown, promised: unknown): void => {
    expect(given).toEqual(promised);
    kept += 1;
  };
  const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ name);
  const lines: string[] = [];
  const screen = { log: (...values: unknown[]) => lines.push(format(...values)) };
  const AsyncFunction = Object.getPrototypeOf(run).constructor;
  const program = new AsyncFunction('__check', '__load', 'console', 'dir', asProgram(code));
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-example-'));
  try {
    await program(check, load, screen, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  const promisedLines = [...code.matchAll(printed)].map((hit) => hit[1]);
  if (promisedLines.length > 0) expect(lines).toEqual(promisedLines);
  return kept + promisedLines.length;
}

describe('examples in pages', () => {
  it.each(lookedAt(runnable, 2).map((one) => [`${one.path}:${one.block.line}`, one.block.code]))(
    'run and give what they say, in %s',
    async (_where, code) => {
      await run(code);
    },
  );

  it('in JSON parse, those of one object a line by the line', () => {
    const json = blocks.filter(({ block }) => /^(?:json|ndjson)$/.test(block.language));
    for (const { path, block } of lookedAt(json, 3)) {
      const parts = block.language === 'ndjson' ? block.code.trim().split('\n') : [block.code];
      for (const part of parts) {
        expect(() => JSON.parse(part), `${path}:${block.line}`).not.toThrow();
      }
    }
  });

  it('that promise what does not come, promise nothing, or break are found', async () => {
    expect(await run('const a = 1 + 1;\na; // => 2\n[a];\n// => [2]\n')).toBe(2);
    await expect(run('1 + 1; // => 3')).rejects.toThrow();
    await expect(
      run("import { parseOrThrow } from '@straitwatch/protocol';\nparseOrThrow(1);"),
    ).rejects.toThrow();
    expect(await run('const a: number = 1;\n')).toBe(0);
    expect(await run("console.log(1, ['a']);\n// 1 [ 'a' ]\n")).toBe(1);
    await expect(run("console.log('b');\n// a\n")).rejects.toThrow();
    expect(await run("const file = { en: 'Varne' };\nfile?.en; // 'Varne'\n")).toBe(1);
    await expect(run("'b'; // 'a'\n")).rejects.toThrow();
    expect(await run('export const shown = {\n  a: 1,\n};\n// { a: 1 }\n')).toBe(1);
    await expect(run('export const shown = 2;\n// 1\n')).rejects.toThrow();
    await expect(run("import { gone } from 'no-such-package';\ngone();")).rejects.toThrow();
  });
});

/**
 * Each law mutated to see a test fail. Aim: no refusal and no contrary finding stands in the rules that
 * the specs would not miss. Method: for every `refuse(...)` and every finding with a `why`, the nearest
 * condition around it is made false in a copy of the source, and the specs run against that copy; at
 * least one must fail. A guilty copy that survives is named.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import type { Rules } from './night.js';
import { specs } from './specs.js';
import { undoSpecs } from './undo-specs.js';

const source = fileURLToPath(new URL('../src', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/straitwatch', import.meta.url));
mkdirSync(cache, { recursive: true });
const work = mkdtempSync(join(cache, 'mutants-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Mutant {
  file: string;
  line: number;
  what: string;
  text: string;
}

/** Places that may stand without a spec of their own, each with its reason in words. */
const excused: Record<string, string> = {
  "ending.ts judgeOff 'evidence-used-elsewhere'":
    'a second line of defence: one journal cannot bring it about, two folded together might',
  "accounting.ts accountFor 'evidence-kind-needed'":
    'cannot be reached: a judgement without reasons has its evidence; kept for the type',
  "ending.ts missingFor 'search-end-second-officer'":
    'only lists what the screen shows; held by the tests of centre/views',
};

function isTarget(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === 'refuse') {
    return node.arguments[0]?.getText();
  }
  if (ts.isObjectLiteralExpression(node)) {
    const why = node.properties.find(
      (one) => one.name?.getText() === 'why' && ts.isPropertyAssignment(one),
    );
    const value = why !== undefined && ts.isPropertyAssignment(why) ? why.initializer : undefined;
    if (value !== undefined && ts.isStringLiteral(value)) return `why ${value.getText()}`;
  }
  return undefined;
}

/** The nearest condition that guards the node, or undefined when nothing does. */
function guardOf(node: ts.Node): ts.Expression | undefined {
  let child = node;
  for (let up = node.parent; up !== undefined; child = up, up = up.parent) {
    if (ts.isIfStatement(up) && (up.thenStatement === child || up.elseStatement === child)) {
      return up.expression;
    }
    if (ts.isConditionalExpression(up) && up.condition !== child) return up.condition;
    if (ts.isFunctionDeclaration(up)) return undefined;
  }
  return undefined;
}

function functionName(node: ts.Node): string {
  for (let up: ts.Node | undefined = node; up !== undefined; up = up.parent) {
    if (ts.isFunctionDeclaration(up)) return up.name?.getText() ?? '';
  }
  return '';
}

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(source, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const out = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    const what = isTarget(node);
    const guard = what === undefined ? undefined : guardOf(node);
    if (
      what !== undefined &&
      guard !== undefined &&
      !(`${file} ${functionName(node)} ${what}` in excused)
    ) {
      const { line } = tree.getLineAndCharacterOfPosition(guard.getStart());
      const isElse =
        ts.isConditionalExpression(guard.parent) && guard.parent.whenFalse.pos <= node.pos;
      const flat = isElse ? 'true' : 'false';
      out.set(`${guard.pos} ${flat}`, {
        file,
        line: line + 1,
        what,
        text: `${text.slice(0, guard.getStart())}(${flat} as boolean)${text.slice(guard.end)}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...out.values()];
}

async function survives(mutant: Mutant, index: number): Promise<boolean> {
  const dir = join(work, String(index));
  cpSync(source, dir, { recursive: true });
  writeFileSync(join(dir, mutant.file), mutant.text);
  const rules = (await import(
    /* @vite-ignore */ pathToFileURL(join(dir, 'index.ts')).href
  )) as Rules;
  for (const spec of [...specs, ...undoSpecs]) {
    try {
      spec.run(rules);
    } catch {
      return false;
    }
  }
  return true;
}

describe('every refusal of the rules is held by a spec', () => {
  const mutants = readdirSync(source)
    .filter((file) => file.endsWith('.ts'))
    .flatMap(mutantsOf);
  it('passes every spec when nothing is taken out', async () => {
    const untouched = {
      file: 'index.ts',
      line: 1,
      what: '',
      text: readFileSync(join(source, 'index.ts'), 'utf8'),
    };
    expect(await survives(untouched, -1)).toBe(true);
  });
  it('finds the refusals to take out', () => expect(mutants.length).toBeGreaterThan(50));
  for (const [index, mutant] of mutants.entries()) {
    it(`${mutant.file}:${mutant.line} without ${mutant.what} fails a spec`, async () => {
      expect(await survives(mutant, index)).toBe(false);
    });
  }
});

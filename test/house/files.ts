/** The files that the house checks look at: what stands in the repository, not what is built from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.straitwatch']);

/** A file with its path from the root, in slashes, and its text. */
export interface TextFile {
  path: string;
  text: string;
}

/** Every file under `folder` whose path fits `pattern`; sorted, so that messages come in one order. */
export function filesLike(pattern: RegExp, folder = root): string[] {
  const found: string[] = [];
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) visit(path);
      } else if (entry.isFile()) {
        const fromRoot = relative(folder, path).split(sep).join('/');
        if (pattern.test(fromRoot)) found.push(fromRoot);
      }
    }
  };
  visit(folder);
  return found.sort();
}

export function read(path: string): TextFile {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

export function readAll(pattern: RegExp): TextFile[] {
  return filesLike(pattern).map(read);
}

/** A check that looked at nothing has not passed: it is broken. */
export function lookedAt<T>(things: readonly T[], least: number): readonly T[] {
  if (things.length < least) {
    throw new Error(`looked at ${things.length} things, expected at least ${least}`);
  }
  return things;
}

/** The text with comments and the contents of strings blanked out, line breaks kept. */
export function codeOnly(text: string): string {
  const pattern =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{[^}]*\}|[^`\\])*`/g;
  return text.replace(pattern, (part) => {
    const isComment = part.startsWith('/');
    if (isComment) return part.replace(/[^\n]/g, ' ');
    // What a template calls is code; the rest of a string is not.
    const kept = part.startsWith('`') ? [...part.matchAll(/\$\{[^}]*\}/g)].join(' ') : '';
    return `'${kept}'${part.replace(/[^\n]/g, '')}`;
  });
}

/** Line number of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { translateSource } from '../scripts/translate-source.mjs';
import { DEFAULT_LIMITS, JOURNAL_ERRORS, JournalError } from '../src/index.js';
import { inFolder } from './support/folders.js';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

describe('the pages about the journal', () => {
  it('the example of the README prints what the README says', () =>
    inFolder(async (dir) => {
      const readme = read('../README.md');
      const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
      const printed = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
      const index = JSON.stringify(`${translateSource()}index.js`);
      const script = code.replace("'@straitwatch/journal'", index);
      const file = `${dir}.mjs`;
      writeFileSync(file, `const dir = ${JSON.stringify(dir)};\n${script}`);
      const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
      expect(run.stdout, run.stderr).toBe(printed);
      expect(readme.split('\n').length).toBeLessThanOrEqual(120);
    }));

  it('the format page lists every error code with its remedy, and no other', () => {
    const page = read('../../../docs/formats/journal.md').split('## Refusals')[1] ?? '';
    const rows = [...page.matchAll(/^\| `(journal\.[a-z-]+)` \| (.*) \|$/gm)];
    const listed = Object.fromEntries(rows.map((row) => [row[1], row[2]]));
    expect(listed).toEqual(JOURNAL_ERRORS);
  });

  it('the source throws every code of the table', () => {
    const folder = fileURLToPath(new URL('../src/', import.meta.url));
    const source = readdirSync(folder)
      .filter((name) => name !== 'errors.ts')
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    for (const code of Object.keys(JOURNAL_ERRORS)) expect(source).toContain(`'${code}'`);
  });

  it('the format page names the limits that hold', () => {
    const page = read('../../../docs/formats/journal.md');
    const limits = DEFAULT_LIMITS;
    for (const value of [
      limits.groupEntriesMax,
      limits.entryBytesMax,
      limits.queuedEntriesMax,
      limits.queuedBytesMax,
      limits.commitEntriesMax,
      limits.pendingReadsMax,
      limits.snapshotBytesMax,
    ]) {
      expect(page).toContain(`| ${value.toLocaleString('en-GB')}`);
    }
  });

  it('an error says what was wrong, what was expected and what to do', () => {
    const cause = new Error('disk');
    const error = new JournalError('journal.locked', {
      field: 'dir',
      value: '/data',
      expected: 'a free folder',
      cause,
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('dir: got /data, expected a free folder');
    expect(error).toMatchObject({ name: 'JournalError', code: 'journal.locked', cause });
    expect(error.remedy).toBe(JOURNAL_ERRORS['journal.locked']);
  });
});

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Entry, verifyJournal } from '../src/index.js';
import { writeFixtureKey } from './fixtures/make.mjs';
import { draft } from './support/drafts.js';
import { inFolder, openTest } from './support/folders.js';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`./fixtures/v1/${name}`, import.meta.url));

/** Head of the journal that version 1 wrote; it may never change. */
const HEAD_HASH = 'd4ab37d8e31b1e563c490f11e4eb1d3b71e6dea6315e2c9793ca090ba0c508b8';

describe('a journal that version 1 wrote', () => {
  it('verifies, reads entry for entry as it was written, and goes on', () =>
    inFolder(async (dir) => {
      mkdirSync(dir);
      copyFileSync(fixture('journal.db'), join(dir, 'journal.db'));
      writeFixtureKey(dir);
      const frozen: Entry[] = JSON.parse(readFileSync(fixture('entries.json'), 'utf8'));
      expect(frozen).toHaveLength(7);
      expect(await verifyJournal(dir)).toMatchObject({
        ok: true,
        entries: 7,
        head: { n: 7, hash: HEAD_HASH },
        unsignedEntries: 0,
      });
      const journal = await openTest(dir, { centre: 'fr', create: false });
      const read: Entry[] = [];
      for await (const entry of journal.read({ from: 1 })) read.push(entry);
      expect(read).toEqual(frozen);
      const [next] = await journal.append([draft()]);
      expect(next).toMatchObject({ n: 8, prev: HEAD_HASH });
      await journal.close();
      expect(await verifyJournal(dir)).toMatchObject({ ok: true, entries: 8 });
    }));
});

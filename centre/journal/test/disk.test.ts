import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { verifyJournal } from '../src/index.js';
import { migrate, schemaVersion } from '../src/migrations.js';
import { draft, handClock } from './support/drafts.js';
import { inFolder, openTest } from './support/folders.js';

describe('opening a folder', () => {
  it('continues the chain where it ended, in the same journal', () =>
    inFolder(async (dir) => {
      const first = await openTest(dir);
      await first.append([draft(), draft()]);
      const { id, head, publicKey } = first;
      await first.close();
      const second = await openTest(dir, { create: false });
      expect(second.id).toBe(id);
      expect(second.publicKey).toBe(publicKey);
      expect(second.head).toEqual(head);
      const [entry] = await second.append([draft()]);
      expect(entry).toMatchObject({ n: 4, prev: head.hash });
      await second.close();
      expect(await verifyJournal(dir)).toMatchObject({ ok: true, entries: 4, unsignedEntries: 0 });
    }));

  it('lets known and the logical clock go on from where they were, with a clock set back', () =>
    inFolder(async (dir) => {
      const clock = handClock();
      const first = await openTest(dir, { clock: clock.now });
      const [before] = await first.append([draft()]);
      await first.close();
      clock.move(-86_400_000);
      const second = await openTest(dir, { clock: clock.now });
      const [after] = await second.append([draft()]);
      await second.close();
      expect(after?.known).toBe(before?.known);
      expect((after?.hlc ?? '') > (before?.hlc ?? '')).toBe(true);
      expect(await verifyJournal(dir)).toMatchObject({ ok: true, entries: 3 });
    }));

  it('makes no journal unless it is asked to', () =>
    inFolder(async (dir) => {
      const refused = openTest(dir, { create: false });
      await expect(refused).rejects.toMatchObject({ code: 'journal.missing', field: 'dir' });
      expect(existsSync(dir)).toBe(false);
      await expect(verifyJournal(dir)).rejects.toMatchObject({ code: 'journal.missing' });
    }));

  it.each(['live', 'demonstration'] as const)('never opens an exercise as %s', (mode) =>
    inFolder(async (dir) => {
      await (await openTest(dir)).close();
      await expect(openTest(dir, { mode })).rejects.toMatchObject({
        code: 'journal.wrong-mode',
        value: mode,
      });
      await expect(openTest(dir, { centre: 'fr' })).rejects.toMatchObject({
        code: 'journal.wrong-centre',
      });
      // A refusal gives the folder back.
      await (await openTest(dir)).close();
    }),
  );

  it('has one writer: a second opening is refused in this process and in another', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.locked' });
      const script = `
        const Database = require('libsql');
        const db = new Database(${JSON.stringify(join(dir, 'journal.lock'))});
        try { db.exec('BEGIN EXCLUSIVE'); console.log('taken'); }
        catch (error) { console.log(error.code); }`;
      const other = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      expect(other.stdout.trim()).toBe('SQLITE_BUSY');
      await journal.append([draft()]);
      await journal.close();
      await (await openTest(dir)).close();
    }));

  it('opens only one of many attempts at the same moment', () =>
    inFolder(async (dir) => {
      const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => openTest(dir)));
      const opened = attempts.filter((attempt) => attempt.status === 'fulfilled');
      expect(opened).toHaveLength(1);
      for (const attempt of attempts) {
        if (attempt.status === 'rejected') {
          expect(attempt.reason).toMatchObject({ code: 'journal.locked' });
        }
      }
      await opened[0]?.value.close();
    }));

  it('keeps the private key in a file for its owner alone, and nowhere else', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await journal.append([draft()]);
      await journal.close();
      const file = join(dir, 'signing-key.pem');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const secret = readFileSync(file, 'utf8').split('\n')[1] ?? '';
      const raw = Buffer.from(secret, 'base64').subarray(-32);
      const stored = readFileSync(join(dir, 'journal.db'));
      expect(stored.includes(secret)).toBe(false);
      expect(stored.includes(raw)).toBe(false);
    }));

  it('refuses a key that others may read, that is missing, or that is another', () =>
    inFolder(async (dir) => {
      await (await openTest(dir)).close();
      const file = join(dir, 'signing-key.pem');
      chmodSync(file, 0o644);
      await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.key', value: 'mode 644' });
      rmSync(file);
      await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.key' });
      await inFolder(async (other) => {
        await (await openTest(other)).close();
        const { copyFileSync } = await import('node:fs');
        copyFileSync(join(other, 'signing-key.pem'), file);
        chmodSync(file, 0o600);
        await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.key' });
      });
    }));

  it('refuses a folder whose end was changed, and says where', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await journal.append([draft(), draft()]);
      await journal.close();
      const db = new Database(join(dir, 'journal.db'));
      db.exec(`UPDATE entry SET text = replace(text, 'stopped', 'running') WHERE n = 2`);
      db.close();
      await expect(openTest(dir)).rejects.toMatchObject({
        code: 'journal.corrupt',
        field: 'entry 2 hash',
      });
    }));

  it('proves at every reading that the text is the one that was hashed', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      for (let i = 0; i < 3; i += 1)
        await journal.append(Array.from({ length: 300 }, () => draft()));
      await journal.close();
      const db = new Database(join(dir, 'journal.db'));
      db.exec(`UPDATE entry SET text = replace(text, 'stopped', 'running') WHERE n = 7`);
      db.close();
      const again = await openTest(dir);
      await expect(again.entry(7)).rejects.toMatchObject({ code: 'journal.corrupt' });
      expect(await again.entry(8)).toMatchObject({ n: 8 });
      await again.close();
    }));

  it('refuses tables of a newer version instead of guessing', () =>
    inFolder(async (dir) => {
      await (await openTest(dir)).close();
      const db = new Database(join(dir, 'journal.db'));
      db.exec('UPDATE schema_version SET version = 99');
      db.close();
      await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.newer-format' });
      await expect(verifyJournal(dir)).rejects.toMatchObject({ code: 'journal.newer-format' });
    }));

  it('refuses a file that is no database', () =>
    inFolder(async (dir) => {
      await (await openTest(dir)).close();
      const { writeFileSync } = await import('node:fs');
      for (const name of readdirSync(dir)) {
        if (name.startsWith('journal.db-')) rmSync(join(dir, name));
      }
      writeFileSync(join(dir, 'journal.db'), 'not a database, but long enough to be read as one');
      await expect(openTest(dir)).rejects.toMatchObject({ code: 'journal.corrupt' });
      expect(await verifyJournal(dir)).toMatchObject({ ok: false, firstBad: 1, field: 'storage' });
    }));

  it('begins again when a crash came between the key and entry 1', () =>
    inFolder(async (dir) => {
      const whole = await openTest(dir);
      const { publicKey } = whole;
      await whole.close();
      for (const name of readdirSync(dir)) {
        if (name.startsWith('journal.db')) rmSync(join(dir, name));
      }
      const again = await openTest(dir);
      expect(again.publicKey).toBe(publicKey);
      expect(again.head.n).toBe(1);
      await again.close();
      expect(await verifyJournal(dir)).toMatchObject({ ok: true, entries: 1 });
    }));
});

describe('versions of the tables', () => {
  it('takes each missing step once, in order, and each whole or not at all', () => {
    const db = new Database(':memory:');
    const steps = [
      { to: 1, sql: 'CREATE TABLE schema_version (version INTEGER); CREATE TABLE a (x);' },
      { to: 2, sql: 'ALTER TABLE a ADD COLUMN y;' },
      { to: 3, sql: 'CREATE TABLE b (x); CREATE TABLE a (broken);' },
    ];
    migrate(db, 1, steps);
    expect(schemaVersion(db)).toBe(1);
    migrate(db, 2, steps);
    migrate(db, 2, steps);
    expect(schemaVersion(db)).toBe(2);
    db.exec('INSERT INTO a (x, y) VALUES (1, 2)');
    expect(() => migrate(db, 3, steps)).toThrow();
    expect(schemaVersion(db)).toBe(2);
    expect(() => db.exec('SELECT * FROM b')).toThrow();
    expect(() => migrate(db, 1, steps)).toThrow(/schema: got 2, expected a version up to 1/);
    db.close();
  });
});

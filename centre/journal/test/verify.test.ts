import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { parseTail, sha256Hex } from '../src/chain.js';
import {
  type Entry,
  type SignedHead,
  type Verdict,
  type VerifyOptions,
  verifyJournal,
} from '../src/index.js';
import { draft, drafts, handClock } from './support/drafts.js';
import { inFolder, openTest } from './support/folders.js';

const ENTRIES = 60;

interface Sample {
  readonly dir: string;
  readonly file: string;
  readonly good: Buffer;
  readonly heads: readonly SignedHead[];
  readonly id: string;
}

/** A closed journal of 60 entries with a signed head at every tenth. */
async function sample(dir: string): Promise<Sample> {
  const clock = handClock();
  const journal = await openTest(dir, { clock: clock.now });
  const heads: SignedHead[] = [];
  for (let n = 2; n <= ENTRIES; n += 1) {
    clock.move(10);
    await journal.append([draft({ body: { n, text: `marker-${n}-of-this-entry` } })]);
    if (n % 10 === 0) heads.push(await journal.signHead());
  }
  await journal.close();
  const file = join(dir, 'journal.db');
  return { dir, file, good: readFileSync(file), heads, id: journal.id };
}

/** Everywhere that the text stands in the file. */
function places(file: Buffer, text: string): number[] {
  const found: number[] = [];
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) found.push(at);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** Changes a fresh copy of the sample, and verifies the copy. */
function change(made: Sample, sql: string, options: VerifyOptions = {}): Promise<Verdict> {
  const dir = mkdtempSync(join(made.dir, 'case-'));
  const file = join(dir, 'journal.db');
  writeFileSync(file, made.good);
  const db = new Database(file);
  db.exec(sql);
  db.close();
  return verifyJournal(dir, options);
}

/** What somebody without the key would do: change an entry and hash all later ones anew. */
function rehash(made: Sample, from: number): string {
  const db = new Database(made.file);
  const statement = db.prepare('SELECT n, text FROM entry ORDER BY n').raw();
  const rows: unknown[] = statement.all();
  db.close();
  const updates: string[] = [];
  let before = '';
  for (const row of rows) {
    if (!Array.isArray(row)) continue;
    const n = Number(row[0]);
    let text = String(row[1]);
    if (n === from) text = text.replace('marker', 'forged');
    if (n > from) text = text.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${before}"`);
    before = sha256Hex(text);
    if (n >= from) updates.push(`UPDATE entry SET text='${text}', hash='${before}' WHERE n=${n};`);
  }
  return updates.join('\n');
}

describe('verification', () => {
  it('accepts what any drafts made, and counts it', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await fc.assert(
        fc.asyncProperty(fc.array(drafts, { minLength: 1, maxLength: 20 }), async (group) => {
          await journal.append(group);
          // While the journal is open and without touching it.
          expect(await verifyJournal(dir)).toMatchObject({
            ok: true,
            entries: journal.head.n,
            head: journal.head,
          });
        }),
        { seed: 11, numRuns: 30 },
      );
      await journal.close();
    }));

  it('names the first entry of which any column was changed', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const cases: readonly [string, number, string][] = [
        [
          `UPDATE entry SET text = replace(text, 'marker-17', 'marker-71') WHERE n = 17`,
          17,
          'hash',
        ],
        [`UPDATE entry SET text = text || ' ' WHERE n = 60`, 60, 'hash'],
        [`UPDATE entry SET text = '' WHERE n = 3`, 3, 'hash'],
        [`UPDATE entry SET text = text || char(10) || text WHERE n = 9`, 9, 'hash'],
        [`UPDATE entry SET text = char(10) WHERE n = 60`, 60, 'hash'],
        [`UPDATE entry SET hash = upper(hash) WHERE n = 5`, 5, 'hash'],
        [`UPDATE entry SET hash = '' WHERE n = 1`, 1, 'hash'],
        [`UPDATE entry SET hash = hash || char(10) || hash WHERE n = 44`, 44, 'hash'],
        [`UPDATE entry SET n = 200 WHERE n = 30`, 30, 'n'],
        [`UPDATE entry SET n = 61 WHERE n = 60`, 60, 'n'],
        [`UPDATE entry SET n = 0 WHERE n = 1`, 1, 'n'],
        ['DELETE FROM entry WHERE n = 25', 25, 'n'],
        ['DELETE FROM entry WHERE n = 1', 1, 'n'],
        ['DELETE FROM entry WHERE n >= 58', 58, 'signed head'],
        ['DELETE FROM entry', 1, 'n'],
        ['DELETE FROM head', 1, 'signed head'],
        [`UPDATE head SET hash = replace(hash, 'a', 'b') WHERE n = 40`, 40, 'signed head'],
        [`UPDATE head SET at = '2026-01-10T01:00:00.000Z' WHERE n = 40`, 40, 'signature'],
        [
          `UPDATE head SET signature = 'AAAA' || substr(signature, 5) WHERE n = 20`,
          20,
          'signature',
        ],
        [`UPDATE head SET n = 21 WHERE n = 20`, 21, 'signed head'],
        [
          `INSERT INTO head SELECT 99, hash, at, signature FROM head WHERE n = 60`,
          61,
          'signed head',
        ],
        [
          `UPDATE entry SET text = (SELECT text FROM entry WHERE n = 12),
             hash = (SELECT hash FROM entry WHERE n = 12) WHERE n = 11`,
          11,
          'n',
        ],
      ];
      for (const [sql, firstBad, field] of cases) {
        const verdict = await change(made, sql);
        expect(verdict, sql).toMatchObject({ ok: false, firstBad, field, entries: firstBad - 1 });
      }
      expect(await change(made, 'SELECT 1')).toMatchObject({ ok: true, entries: ENTRIES });
    }));

  it('names the entry of which any byte in the file was changed', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: ENTRIES }),
          fc.nat(),
          fc.integer({ min: 1, max: 255 }),
          async (n, place, mask) => {
            const changed = Buffer.from(made.good);
            // SQLite leaves stale copies in free space; each copy is changed in the same way.
            for (const at of places(made.good, `marker-${n}-of-this-entry`)) {
              const start = made.good.lastIndexOf('{"at":', at);
              const end = made.good.indexOf(',"v":1}', at) + 7;
              const spot = start + (place % (end - start));
              changed[spot] = (changed[spot] ?? 0) ^ mask;
            }
            writeFileSync(made.file, changed);
            expect(await verifyJournal(dir)).toMatchObject({ ok: false, firstBad: n });
          },
        ),
        { seed: 5, numRuns: 300 },
      );
    }));

  it('accepts no file in which a changed byte anywhere changed what can be read', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const content = (file: string): string => {
        const db = new Database(file);
        const rows = db.prepare('SELECT n, hash, hex(text) FROM entry ORDER BY n').raw().all();
        const heads = db.prepare('SELECT * FROM head ORDER BY n').raw().all();
        db.close();
        return JSON.stringify([rows, heads]);
      };
      writeFileSync(made.file, made.good);
      const before = content(made.file);
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: made.good.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (spot, mask) => {
            const changed = Buffer.from(made.good);
            changed[spot] = (changed[spot] ?? 0) ^ mask;
            writeFileSync(made.file, changed);
            const verdict = await verifyJournal(dir).catch((error: unknown) => {
              expect(error).toMatchObject({ name: 'JournalError' });
              return { ok: false };
            });
            if (verdict.ok) expect(content(made.file)).toBe(before);
            else refused += 1;
          },
        ),
        { seed: 6, numRuns: 400 },
      );
      expect(refused).toBeGreaterThan(100);
    }));

  it('sees entries that were forged and hashed anew at the next signed head', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const verdict = await change(made, rehash(made, 23));
      expect(verdict).toMatchObject({ ok: false, firstBad: 30, field: 'signed head' });
    }));

  it('sees an end that was cut off, or forged with its heads, by a head known elsewhere', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const known = { known: made.heads };
      const cut = 'DELETE FROM entry WHERE n > 40; DELETE FROM head WHERE n > 40;';
      expect(await change(made, cut)).toMatchObject({ ok: true, entries: 40 });
      expect(await change(made, cut, known)).toMatchObject({
        ok: false,
        firstBad: 41,
        field: 'known head',
      });
      const forged = `${rehash(made, 23)} DELETE FROM head WHERE n > 20;`;
      expect(await change(made, forged)).toMatchObject({ ok: true, entries: ENTRIES });
      expect(await change(made, forged, known)).toMatchObject({ firstBad: 30 });
    }));

  it('refuses the entries of another journal, even hashed anew to fit', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const other = made.id.replace('exercise', 'live').replace(/.{4}$/, '0000');
      const forged = rehash(made, 33).replaceAll(made.id, other);
      expect(await change(made, forged)).toMatchObject({ ok: false, firstBad: 33 });
    }));

  it('hands out each entry once, in order, and none from the first bad one on', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const proven: Entry[] = [];
      const onEntry = (entry: Entry): void => {
        proven.push(entry);
      };
      expect((await verifyJournal(dir, { onEntry })).ok).toBe(true);
      expect(proven.map(({ n }) => n)).toEqual(Array.from({ length: ENTRIES }, (_, i) => i + 1));
      expect(proven[9]?.hash).toBe(made.heads[0]?.hash);
      expect(proven[39]?.body).toMatchObject({ text: 'marker-40-of-this-entry' });
      proven.length = 0;
      const sql = "UPDATE entry SET text = replace(text, 'marker-40', 'marker-41') WHERE n = 40";
      expect(await change(made, sql, { onEntry })).toMatchObject({ ok: false, firstBad: 40 });
      expect(proven.map(({ n }) => n)).toEqual(Array.from({ length: 39 }, (_, i) => i + 1));
    }));

  it('checks only the newest signature when asked to, and says how far it came', () =>
    inFolder(async (dir) => {
      const made = await sample(dir);
      const seen: number[] = [];
      const options: VerifyOptions = { signatures: 'last', onProgress: (n) => seen.push(n) };
      const old = `UPDATE head SET at = '' WHERE n = 20`;
      expect(await change(made, old, options)).toMatchObject({ ok: true, signedHeads: 7 });
      expect(seen).toEqual([ENTRIES]);
      const newest = `UPDATE head SET at = '' WHERE n = 60`;
      expect(await change(made, newest, options)).toMatchObject({ firstBad: 60 });
    }));
});

describe('the end of a canonical text', () => {
  it('comes apart into the fields of the entry whatever the body holds', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      const tricky: Entry[] = await journal.append([
        draft({ body: { text: ',"hlc":"1","v":1}' }, command: 'c-1', undoes: 1 }),
        draft({ body: { hlc: '1', v: 1, journal: { v: 1 } }, by: { hlc: 'x', centre: 'fr' } }),
      ]);
      for (const entry of tricky) {
        const page = await journal.entry(entry.n);
        const { hash: _hash, ...rest } = page ?? entry;
        const { default: canonicalize } = await import('canonicalize');
        const { centre, hlc, journal: id, kind, known, mode, n, prev } = entry;
        expect(parseTail(canonicalize(rest) ?? '')).toEqual({
          centre,
          hlc,
          journal: id,
          kind,
          known,
          mode,
          n,
          prev,
        });
      }
      expect(parseTail('{}')).toBeUndefined();
      await journal.close();
    }));
});

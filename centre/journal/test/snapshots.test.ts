import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../src/index.js';
import { draft } from './support/drafts.js';
import { inFolder, openTest } from './support/folders.js';

async function save(journal: Journal, name: string, version: number): Promise<void> {
  await journal.append([draft()]);
  const data = JSON.stringify({ n: journal.head.n });
  await journal.saveSnapshot({ name, version, ...journal.head, data });
}

describe('snapshot files', () => {
  it('keep two of a version, and drop an older version once the newer has two', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      const files = (): string[] => readdirSync(join(dir, 'snapshots')).sort();
      for (let i = 0; i < 3; i += 1) await save(journal, 'boats', 1);
      await save(journal, 'boats-late', 1);
      expect(files().filter((name) => name.startsWith('boats.v1'))).toHaveLength(2);
      await save(journal, 'boats', 2);
      expect(files().filter((name) => name.startsWith('boats.v1'))).toHaveLength(2);
      await save(journal, 'boats', 2);
      expect(files().map((name) => name.replace(/\.\d+\./, '.'))).toEqual([
        'boats-late.v1.snapshot',
        'boats.v2.snapshot',
        'boats.v2.snapshot',
      ]);
      await journal.close();
    }));

  it('are passed over, and counted, when any byte of them was changed', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await save(journal, 'boats', 1);
      await save(journal, 'boats', 1);
      const folder = join(dir, 'snapshots');
      const newest = join(folder, readdirSync(folder).sort().at(-1) ?? '');
      const good = readFileSync(newest);
      // Every byte of the header's JSON and of the data; the padding between them says nothing.
      const places = [...good.keys()].filter((at) => at >= 512 || good[at] !== 0x20);
      let refused = 0;
      for (const at of places) {
        if (at === 511) continue;
        const changed = Buffer.from(good);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(newest, changed);
        expect(await journal.latestSnapshot('boats', 1)).toMatchObject({ n: 2 });
        refused += 1;
      }
      writeFileSync(newest, good.subarray(0, good.length - 1));
      expect(await journal.latestSnapshot('boats', 1)).toMatchObject({ n: 2 });
      expect(journal.stats().snapshotsRefused).toBe(refused + 1);
      writeFileSync(newest, good);
      expect(await journal.latestSnapshot('boats', 1)).toMatchObject({ n: 3 });
      await journal.close();
    }));

  it('are removed at the next opening when a crash left them half written', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      await save(journal, 'boats', 1);
      await journal.close();
      const left = join(dir, 'snapshots', 'boats.v1.0000000000000009.snapshot.ab12.new');
      mkdirSync(join(dir, 'snapshots'), { recursive: true });
      writeFileSync(left, 'half');
      const again = await openTest(dir);
      expect(readdirSync(join(dir, 'snapshots'))).toHaveLength(1);
      expect(await again.latestSnapshot('boats', 1)).toMatchObject({ n: 2 });
      await again.close();
    }));

  it('of a hundred megabytes come back whole, and appends go on meanwhile', () =>
    inFolder(async (dir) => {
      const journal = await openTest(dir);
      const part = '{"boat":"Gravelines 🚤","count":33}'.repeat(32_768);
      const data = part.repeat(Math.ceil(100_000_000 / part.length));
      const point = journal.head;
      let saved = false;
      const saving = journal
        .saveSnapshot({ name: 'boats', version: 1, ...point, data })
        .then(() => {
          saved = true;
        });
      let during = 0;
      while (!saved) {
        await journal.append([draft()]);
        if (!saved) during += 1;
      }
      await saving;
      expect(during).toBeGreaterThan(5);
      const found = await journal.latestSnapshot('boats', 1);
      expect(found?.n).toBe(point.n);
      expect(Buffer.from(found?.data ?? []).equals(Buffer.from(data))).toBe(true);
      await journal.close();
      const size = statSync(join(dir, 'snapshots', readdirSync(join(dir, 'snapshots'))[0] ?? ''));
      expect(size.size).toBe(512 + Buffer.byteLength(data));
    }));
});

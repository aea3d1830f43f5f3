import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { CommitPace, NEAR_CHARACTERS_MAX, NEAR_ENTRIES_MAX } from '../src/commit-pace.js';
import { JournalDatabase } from '../src/database.js';
import { NearDisk } from '../src/near-disk.js';
import type { Batch } from '../src/store.js';
import { inFolder } from './support/folders.js';

function batch(from: number, count: number, characters = 10): Batch {
  const entries = Array.from({ length: count }, (_, index) => ({
    n: from + index,
    hash: 'a'.repeat(64),
    text: 'x'.repeat(characters),
  }));
  return { entries };
}

function paced(...tookMs: number[]): CommitPace {
  const pace = new CommitPace();
  for (const ms of tookMs) pace.note(ms);
  return pace;
}

const quick = Array.from({ length: 30 }, () => 1);

/** The database of a folder, the connection of the journal's thread, and a near one. */
async function withDisk(work: (file: string, far: JournalDatabase, near: NearDisk) => void) {
  await inFolder(async (dir) => {
    mkdirSync(dir, { recursive: true });
    const file = join(dir, 'journal.db');
    const far = new JournalDatabase({ file });
    const near = new NearDisk({ file });
    for (const ms of quick) near.note(ms);
    try {
      work(file, far, near);
    } finally {
      near.leave();
      far.close();
    }
  });
}

describe('the thread that a commit runs on', () => {
  it('is the other one until the disk has shown that it is quick', () => {
    expect(paced().quick).toBe(false);
    expect(paced(1).quick).toBe(false);
    expect(paced(...quick).quick).toBe(true);
    expect(paced(...Array.from({ length: 500 }, () => 9)).quick).toBe(false);
  });

  it('is the other one at once after a slow commit, and for about 25 after one of 200 ms', () => {
    const pace = paced(...quick, 200);
    let slow = 0;
    for (; !pace.quick; slow += 1) pace.note(1);
    expect(slow).toBeGreaterThanOrEqual(20);
    expect(slow).toBeLessThanOrEqual(30);
  });

  it('is the other one for large batches', () =>
    withDisk((_file, _far, near) => {
      expect(near.suits(batch(1, NEAR_ENTRIES_MAX))).toBe(true);
      expect(near.suits(batch(1, NEAR_ENTRIES_MAX + 1))).toBe(false);
      expect(near.suits(batch(1, 1, NEAR_CHARACTERS_MAX))).toBe(true);
      expect(near.suits(batch(1, 1, NEAR_CHARACTERS_MAX + 1))).toBe(false);
    }));
});

describe('a near commit', () => {
  it('is seen by the other connection, and the other way round', () =>
    withDisk((_file, far, near) => {
      expect(near.commit(batch(1, 70))).toBe(true);
      expect(far.last(false)?.n).toBe(70);
      far.commit(batch(71, 3));
      expect(near.commit(batch(74, 1))).toBe(true);
      expect(far.last(true)?.n).toBe(74);
    }));

  it('does nothing and waits for nothing while another connection writes', () =>
    withDisk((file, far, near) => {
      expect(near.commit(batch(1, 1))).toBe(true);
      const other = new Database(file);
      other.exec('BEGIN IMMEDIATE');
      const beganMs = performance.now();
      expect(near.commit(batch(2, 1))).toBe(false);
      expect(performance.now() - beganMs).toBeLessThan(1_000);
      other.exec('ROLLBACK');
      other.close();
      expect(far.last(false)?.n).toBe(1);
      expect(near.commit(batch(2, 1))).toBe(true);
    }));

  it('that fails leaves nothing of its batch, and the next one works', () =>
    withDisk((_file, far, near) => {
      expect(near.commit(batch(1, 3))).toBe(true);
      expect(() =>
        near.commit({ entries: [...batch(4, 2).entries, ...batch(3, 1).entries] }),
      ).toThrow(/UNIQUE/);
      expect(far.last(true)?.n).toBe(3);
      expect(near.commit(batch(4, 1))).toBe(true);
    }));

  it('asks for a checkpoint once in a while, and counts what a commit writes beside its texts', () =>
    withDisk((_file, _far, near) => {
      let due = 0;
      // Texts alone would need 140 of these commits to reach the limit.
      for (let n = 1; n <= 130; n += 1) {
        near.commit(batch(n, 1, 60_000));
        if (near.takeCheckpointDue()) due += 1;
      }
      expect(due).toBe(1);
    }));
});

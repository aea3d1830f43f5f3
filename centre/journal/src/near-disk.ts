import { performance } from 'node:perf_hooks';
import { CommitPace, NEAR_CHARACTERS_MAX, NEAR_ENTRIES_MAX } from './commit-pace.js';
import { type DatabaseOptions, JournalDatabase } from './database.js';
import { sqliteCode } from './reading.js';
import type { Batch } from './store.js';

function small(batch: Batch): boolean {
  if (batch.entries.length > NEAR_ENTRIES_MAX) return false;
  let characters = 0;
  for (const { text } of batch.entries) characters += text.length;
  return characters <= NEAR_CHARACTERS_MAX;
}

/**
 * Commits on the calling thread, while batches are small and the disk is quick: a second connection
 * to the database, with the same durability. It is opened when it is first of use, and let go after
 * any failure, so that nothing it believed about the files outlives it.
 */
export class NearDisk {
  readonly #options: DatabaseOptions;
  readonly #pace = new CommitPace();
  #database: JournalDatabase | undefined;

  constructor(options: DatabaseOptions) {
    // It never waits for the other connection: the journal's thread does that.
    this.#options = { ...options, busyTimeoutMs: 0 };
  }

  /** How long a commit took, on whichever thread. */
  note(tookMs: number): void {
    this.#pace.note(tookMs);
  }

  suits(batch: Batch): boolean {
    return this.#pace.quick && small(batch);
  }

  /**
   * Writes a batch; returns when it is on disk.
   * @returns false when another connection was writing; nothing was done then.
   * @throws what SQLite says when the write failed.
   */
  commit(batch: Batch): boolean {
    const beganMs = performance.now();
    try {
      this.#database ??= new JournalDatabase(this.#options);
      this.#database.commit(batch);
    } catch (error) {
      this.leave();
      if (sqliteCode(error).startsWith('SQLITE_BUSY')) return false;
      throw error;
    }
    this.#pace.note(performance.now() - beganMs);
    return true;
  }

  takeCheckpointDue(): boolean {
    return this.#database?.takeCheckpointDue() ?? false;
  }

  leave(): void {
    this.#database?.leave();
    this.#database = undefined;
  }
}

import Database from 'libsql';
import type { StoredEntry } from './chain.js';
import { JournalError } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import { migrate, SCHEMA_VERSION } from './migrations.js';
import { firstRow, readEdge, readLastHead, readPage, type Sqlite, sqliteCode } from './reading.js';
import type { Batch, PageRange } from './store.js';

type Statement = Database.Statement;

/** Rows in one statement: a call of the library costs more than the row itself. */
const ROWS_A_STATEMENT = 16;
const BUSY_TIMEOUT_MS = 5_000;
/** SQLite's number for `PRAGMA synchronous=FULL`. */
const SYNCHRONOUS_FULL = 2;
/** The write-ahead log is copied into the database file when it has grown by this much. */
export const CHECKPOINT_BYTES = 8_388_608;

/** Asks SQLite for durable commits and reads back that it agreed. */
function configure(db: Sqlite, pageCountMax: number | undefined): void {
  const mode = String(firstRow(db, 'PRAGMA journal_mode=WAL')?.[0]);
  if (mode !== 'wal') throw notDurable('journal_mode', mode, 'wal');
  db.exec('PRAGMA synchronous=FULL');
  const level = Number(firstRow(db, 'PRAGMA synchronous')?.[0]);
  if (level !== SYNCHRONOUS_FULL) throw notDurable('synchronous', level, '2 (FULL)');
  // Checkpoints run between commits, see `checkpointIfDue`.
  firstRow(db, 'PRAGMA wal_autocheckpoint=0');
  if (pageCountMax !== undefined) firstRow(db, `PRAGMA max_page_count=${pageCountMax}`);
}

function notDurable(field: string, value: string | number, expected: string): JournalError {
  return new JournalError('journal.not-durable', { field, value, expected });
}

export interface DatabaseOptions {
  readonly file: string;
  /** Simulates a full disk in tests: the database may not grow beyond so many pages. */
  readonly pageCountMax?: number;
}

/** The SQLite side of a journal. All calls block; it lives in its own thread. */
export class JournalDatabase {
  readonly #options: DatabaseOptions;
  #db: Sqlite;
  #insertOne: Statement;
  #insertMany: Statement;
  #stale = false;
  #bytesSinceCheckpoint = 0;
  #pageCountMax: number | undefined;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#pageCountMax = options.pageCountMax;
    this.#db = new Database(options.file, { timeout: BUSY_TIMEOUT_MS });
    configure(this.#db, this.#pageCountMax);
    migrate(this.#db, SCHEMA_VERSION);
    this.#insertOne = this.#prepareInsert(1);
    this.#insertMany = this.#prepareInsert(ROWS_A_STATEMENT);
  }

  #prepareInsert(rows: number): Statement {
    const values = Array.from({ length: rows }, () => '(?, ?, ?)').join(', ');
    return this.#db.prepare(`INSERT INTO entry (n, hash, text) VALUES ${values}`);
  }

  /** Writes a batch in one transaction; returns when it is on disk. */
  commit(batch: Batch): void {
    this.#reopenIfStale();
    this.#transaction(() => {
      this.#insertEntries(batch.entries);
      if (batch.head !== undefined) this.#insertHead(batch.head);
    });
  }

  #insertEntries(entries: readonly StoredEntry[]): void {
    const many = entries.length - (entries.length % ROWS_A_STATEMENT);
    for (let start = 0; start < many; start += ROWS_A_STATEMENT) {
      const values: unknown[] = [];
      for (const { n, hash, text } of entries.slice(start, start + ROWS_A_STATEMENT)) {
        values.push(n, hash, text);
      }
      this.#insertMany.run(values);
    }
    for (const { n, hash, text } of entries.slice(many)) this.#insertOne.run(n, hash, text);
    for (const { text } of entries) this.#bytesSinceCheckpoint += text.length;
  }

  recordHead(head: SignedHead): void {
    this.#reopenIfStale();
    this.#transaction(() => this.#insertHead(head));
  }

  #insertHead(head: SignedHead): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO head (n, hash, at, signature) VALUES (?, ?, ?, ?)')
      .run(head.n, head.hash, head.at, head.signature);
  }

  #transaction(work: () => void): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#rollback(error);
      throw error;
    }
  }

  #rollback(cause: unknown): void {
    // A full disk is an ordinary refusal and the connection stays good. After any other error,
    // above all a failed sync, what the connection believes about its files is not trusted again.
    if (sqliteCode(cause) !== 'SQLITE_FULL') this.#stale = true;
    try {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
    } catch {
      this.#stale = true;
    }
  }

  #reopenIfStale(): void {
    if (!this.#stale) return;
    this.#db.close();
    this.#db = new Database(this.#options.file, { timeout: BUSY_TIMEOUT_MS });
    configure(this.#db, this.#pageCountMax);
    this.#insertOne = this.#prepareInsert(1);
    this.#insertMany = this.#prepareInsert(ROWS_A_STATEMENT);
    this.#stale = false;
  }

  last(): StoredEntry | undefined {
    this.#reopenIfStale();
    return readEdge(this.#db, 'DESC');
  }

  page(range: PageRange): readonly StoredEntry[] {
    return readPage(this.#db, range);
  }

  latestHead(): RecordedHead | undefined {
    return readLastHead(this.#db);
  }

  /** Copies the write-ahead log into the database file when enough has gathered. Called between
   * commits, so that no append waits for it; a failure only means that the log grows on. */
  checkpointIfDue(): boolean {
    if (this.#bytesSinceCheckpoint < CHECKPOINT_BYTES || this.#stale) return false;
    this.#bytesSinceCheckpoint = 0;
    try {
      firstRow(this.#db, 'PRAGMA wal_checkpoint(PASSIVE)');
      return true;
    } catch {
      return false;
    }
  }

  /** Changes the simulated size of the disk. */
  setPageCountMax(pages: number): void {
    this.#pageCountMax = pages;
    firstRow(this.#db, `PRAGMA max_page_count=${pages}`);
  }

  close(): void {
    try {
      firstRow(this.#db, 'PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The log stays beside the database; the next opening reads it.
    }
    this.#db.close();
  }
}

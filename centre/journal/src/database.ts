import Database from 'libsql';
import type { StoredEntry } from './chain.js';
import { JournalError } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import { migrate, SCHEMA_VERSION } from './migrations.js';
import { firstRow, readEdge, readLastHead, readPage, type Sqlite, sqliteCode } from './reading.js';
import type { Batch, PageRange } from './store.js';

type Statement = Database.Statement;

/** Rows in one statement: a call of the library costs more than the row itself. */
const ROWS_A_STATEMENT = 32;
const BUSY_TIMEOUT_MS = 5_000;
/** SQLite's number for `PRAGMA synchronous=FULL`. */
const SYNCHRONOUS_FULL = 2;
const INSERT_HEAD = 'INSERT OR REPLACE INTO head (n, hash, at, signature) VALUES (?, ?, ?, ?)';
/** The write-ahead log is copied into the database file when it has grown by about this much. */
export const CHECKPOINT_BYTES = 8_388_608;

/** What a transaction writes to the log beside its texts: pages that are only partly new. */
const PAGES_A_COMMIT = 2;
const PAGE_BYTES = 4_096;

/** Asks SQLite for durable commits and reads back that it agreed. */
function configure(db: Sqlite, pageCountMax: number | undefined): void {
  const mode = String(firstRow(db, 'PRAGMA journal_mode=WAL')?.[0]);
  if (mode !== 'wal') throw notDurable('journal_mode', mode, 'wal');
  db.exec('PRAGMA synchronous=FULL');
  const level = Number(firstRow(db, 'PRAGMA synchronous')?.[0]);
  if (level !== SYNCHRONOUS_FULL) throw notDurable('synchronous', level, '2 (FULL)');
  // Checkpoints run between commits, see `checkpoint`.
  firstRow(db, 'PRAGMA wal_autocheckpoint=0');
  if (pageCountMax !== undefined) firstRow(db, `PRAGMA max_page_count=${pageCountMax}`);
}

function notDurable(field: string, value: string | number, expected: string): JournalError {
  return new JournalError('journal.not-durable', { field, value, expected });
}

export interface DatabaseOptions {
  readonly file: string;
  /** How long to wait while another connection of this journal writes. */
  readonly busyTimeoutMs?: number;
  /** Simulates a full disk in tests: the database may not grow beyond so many pages. */
  readonly pageCountMax?: number;
}

/**
 * One connection to the database of a journal. All calls block. The journal's thread has one, which
 * reads, checkpoints and writes; the calling thread has another for short commits, see `NearDisk`.
 */
export class JournalDatabase {
  readonly #options: DatabaseOptions;
  #db: Sqlite;
  #insertOne: Statement;
  #insertMany: Statement;
  #insertHead: Statement;
  #stale = false;
  #bytesSinceCheckpoint = 0;
  #pageCountMax: number | undefined;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#pageCountMax = options.pageCountMax;
    this.#db = this.#connect();
    migrate(this.#db, SCHEMA_VERSION);
    this.#insertOne = this.#prepareInsert(1);
    this.#insertMany = this.#prepareInsert(ROWS_A_STATEMENT);
    this.#insertHead = this.#db.prepare(INSERT_HEAD);
  }

  #connect(): Sqlite {
    const { file, busyTimeoutMs: timeout = BUSY_TIMEOUT_MS } = this.#options;
    const db = new Database(file, { timeout });
    configure(db, this.#pageCountMax);
    return db;
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
      if (batch.head !== undefined) this.#writeHead(batch.head);
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
    this.#bytesSinceCheckpoint += PAGES_A_COMMIT * PAGE_BYTES;
    for (const { text } of entries) this.#bytesSinceCheckpoint += text.length;
  }

  recordHead(head: SignedHead): void {
    this.#reopenIfStale();
    this.#transaction(() => this.#writeHead(head));
  }

  #writeHead(head: SignedHead): void {
    this.#insertHead.run(head.n, head.hash, head.at, head.signature);
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
    this.#db = this.#connect();
    this.#insertOne = this.#prepareInsert(1);
    this.#insertMany = this.#prepareInsert(ROWS_A_STATEMENT);
    this.#insertHead = this.#db.prepare(INSERT_HEAD);
    this.#stale = false;
  }

  /** The last stored entry; `afresh` first opens the files anew. */
  last(afresh: boolean): StoredEntry | undefined {
    if (afresh) this.#stale = true;
    this.#reopenIfStale();
    return readEdge(this.#db, 'DESC');
  }

  page(range: PageRange): readonly StoredEntry[] {
    return readPage(this.#db, range);
  }

  latestHead(): RecordedHead | undefined {
    return readLastHead(this.#db);
  }

  /** True once for each time that enough has gathered in the write-ahead log. */
  takeCheckpointDue(): boolean {
    if (this.#bytesSinceCheckpoint < CHECKPOINT_BYTES || this.#stale) return false;
    this.#bytesSinceCheckpoint = 0;
    return true;
  }

  /** Copies the write-ahead log into the database file. Called between commits, so that no append
   * waits for it; a failure only means that the log grows on. */
  checkpoint(): boolean {
    if (this.#stale) return false;
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

  /** Lets the file go, and leaves the log to the connection of the journal's thread. */
  leave(): void {
    this.#db.close();
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

import Database from 'libsql';
import type { StoredEntry } from './chain.js';
import { JournalError } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import { migrate, SCHEMA_VERSION } from './migrations.js';
import type { Batch, PageRange } from './store.js';

export type Sqlite = Database.Database;
type Statement = Database.Statement;

const BUSY_TIMEOUT_MS = 5_000;
/** SQLite's number for `PRAGMA synchronous=FULL`. */
const SYNCHRONOUS_FULL = 2;
/** The write-ahead log is copied into the database file when it has grown by this much. */
export const CHECKPOINT_BYTES = 8_388_608;

/** A row of SQLite as a list; the library hands rows out untyped. */
type Row = readonly unknown[];

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function sqliteCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code === '' ? 'SQLITE_ERROR' : error.code;
  }
  return 'SQLITE_ERROR';
}

/** Runs a query whose statement is gone when it returns: a kept one would keep the file open. */
export function firstRow(db: Sqlite, sql: string, ...parameters: unknown[]): Row | undefined {
  const row: unknown = db
    .prepare(sql)
    .raw()
    .get(...parameters);
  return Array.isArray(row) ? row : undefined;
}

/** Opens the file for reading only; a missing file is an error and nothing is written to it. */
export function openReadOnly(file: string): Sqlite {
  const url = new URL('file:///');
  url.pathname = file;
  return new Database(`${url.href.replace('file:///', 'file:/')}?mode=ro`, {
    timeout: BUSY_TIMEOUT_MS,
  });
}

/** Asks SQLite for durable commits and reads back that it agreed. */
function configure(db: Sqlite, pageCountMax: number | undefined): void {
  const mode = text(firstRow(db, 'PRAGMA journal_mode=WAL')?.[0]);
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
  #insert: Statement;
  #stale = false;
  #bytesSinceCheckpoint = 0;
  #pageCountMax: number | undefined;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#pageCountMax = options.pageCountMax;
    this.#db = new Database(options.file, { timeout: BUSY_TIMEOUT_MS });
    configure(this.#db, this.#pageCountMax);
    migrate(this.#db, SCHEMA_VERSION);
    this.#insert = this.#prepareInsert();
  }

  #prepareInsert(): Statement {
    return this.#db.prepare('INSERT INTO entry (n, hash, text) VALUES (?, ?, ?)');
  }

  /** Writes a batch in one transaction; returns when it is on disk. */
  commit(batch: Batch): void {
    this.#reopenIfStale();
    this.#transaction(() => {
      for (const { n, hash, text: entryText } of batch.entries) {
        this.#insert.run(n, hash, entryText);
        this.#bytesSinceCheckpoint += entryText.length;
      }
      if (batch.head !== undefined) this.#insertHead(batch.head);
    });
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
    this.#insert = this.#prepareInsert();
    this.#stale = false;
  }

  last(): StoredEntry | undefined {
    this.#reopenIfStale();
    const row = firstRow(this.#db, 'SELECT n, hash, text FROM entry ORDER BY n DESC LIMIT 1');
    return row && { n: Number(row[0]), hash: text(row[1]), text: text(row[2]) };
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

export function readLastHead(db: Sqlite): RecordedHead | undefined {
  const row = firstRow(db, 'SELECT n, hash, at, signature FROM head ORDER BY n DESC LIMIT 1');
  if (row === undefined) return undefined;
  return { n: Number(row[0]), hash: text(row[1]), at: text(row[2]), signature: text(row[3]) };
}

// One row a page: handing rows out one by one costs three times as much. Canonical JSON holds no
// raw line feed, so the joined texts come apart again.
const PAGE_SQL = `
  SELECT count(*), group_concat(n, char(10)), group_concat(hash, char(10)),
    CAST(group_concat(text, char(10)) AS BLOB)
  FROM (SELECT n, hash, text FROM entry WHERE n BETWEEN ? AND ? ORDER BY n)`;

export interface RawPage {
  readonly count: number;
  readonly numbers: string;
  readonly hashes: string;
  /** The stored bytes, joined by line feeds. */
  readonly texts: Buffer;
}

/** Reads the entries `from` to `to` as joined columns. */
export function readRawPage(db: Sqlite, from: number, to: number): RawPage {
  const row = firstRow(db, PAGE_SQL, from, to) ?? [];
  const texts = row[3];
  return {
    count: Number(row[0] ?? 0),
    numbers: String(row[1] ?? ''),
    hashes: String(row[2] ?? ''),
    texts: Buffer.isBuffer(texts) ? texts : Buffer.alloc(0),
  };
}

/** At least one entry of the range, and as many more as fit the page. */
function readPage(db: Sqlite, range: PageRange): readonly StoredEntry[] {
  let to = Math.min(range.to, range.from + range.entriesMax - 1);
  if (to > range.from) to = lastThatFits(db, range.from, to, range.bytesMax);
  const page = readRawPage(db, range.from, to);
  if (page.count === 0) return [];
  const numbers = page.numbers.split('\n');
  const hashes = page.hashes.split('\n');
  const texts = page.texts.toString('utf8').split('\n');
  if (numbers.length !== page.count || hashes.length !== page.count) return [];
  if (texts.length !== page.count) return [];
  return texts.map((entryText, index) => ({
    n: Number(numbers[index]),
    hash: hashes[index] ?? '',
    text: entryText,
  }));
}

function lastThatFits(db: Sqlite, from: number, to: number, bytesMax: number): number {
  const sql = `
    SELECT coalesce(max(n), ?) FROM (
      SELECT n, sum(octet_length(text)) OVER (ORDER BY n) AS total
      FROM entry WHERE n BETWEEN ? AND ?
    ) WHERE total <= ?`;
  return Math.max(from, Number(firstRow(db, sql, from, from, to, bytesMax)?.[0] ?? from));
}

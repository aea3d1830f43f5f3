import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import type { StoredEntry } from './chain.js';
import type { RecordedHead } from './heads.js';
import type { PageRange } from './store.js';

/** Reading of the tables, shared by the journal's thread and by verification. */

export type Sqlite = Database.Database;
/** A row of SQLite as a list; the library hands rows out untyped. */
export type Row = readonly unknown[];

const READ_BUSY_TIMEOUT_MS = 5_000;

// TRAP: the library ends the whole process when a text cell holds bytes that are not UTF-8, which
// one bad sector is enough for. So text is only ever selected as a BLOB and decoded here.

/** A text cell that was selected as a BLOB; anything else counts as empty and fails its check. */
export function text(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : '';
}

/** `CAST(column AS BLOB)` for each of the columns. */
export function asBytes(...columns: string[]): string {
  return columns.map((column) => `CAST(${column} AS BLOB)`).join(', ');
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

/** Runs a query and gives all its rows; for queries that are bounded by themselves. */
export function allRows(db: Sqlite, sql: string, ...parameters: unknown[]): readonly Row[] {
  const rows: unknown[] = db
    .prepare(sql)
    .raw()
    .all(...parameters);
  return rows.filter((row) => Array.isArray(row));
}

/** Opens the file for reading only; a missing file is an error and no entry can be written.
 * `immutable` is for a medium that nobody can write, where SQLite cannot make its helper files. */
export function openReadOnly(file: string, immutable = false): Sqlite {
  const url = `${pathToFileURL(file).href}?mode=ro${immutable ? '&immutable=1' : ''}`;
  return new Database(url, { timeout: READ_BUSY_TIMEOUT_MS });
}

const HEAD_COLUMNS = `n, ${asBytes('hash', 'at', 'signature')}`;

export function readLastHead(db: Sqlite): RecordedHead | undefined {
  const row = firstRow(db, `SELECT ${HEAD_COLUMNS} FROM head ORDER BY n DESC LIMIT 1`);
  return row && toHead(row);
}

/** The recorded heads of entries `from` to `to`. */
export function readHeads(db: Sqlite, from: number, to: number): readonly RecordedHead[] {
  const sql = `SELECT ${HEAD_COLUMNS} FROM head WHERE n BETWEEN ? AND ? ORDER BY n`;
  return allRows(db, sql, from, to).map(toHead);
}

function toHead(row: Row): RecordedHead {
  return { n: Number(row[0]), hash: text(row[1]), at: text(row[2]), signature: text(row[3]) };
}

// One row a page: handing rows out one by one costs three times as much. Canonical JSON holds no
// raw line feed, so the joined texts come apart again; the counts of cells that are not null show
// that every separator is ours.
const PAGE_SQL = `
  SELECT count(*), count(hash), count(text),
    group_concat(n, char(10)), CAST(group_concat(hash, char(10)) AS BLOB),
    CAST(group_concat(text, char(10)) AS BLOB)
  FROM (SELECT n, hash, text FROM entry WHERE n BETWEEN ? AND ? ORDER BY n)`;

/** A stored entry as its bytes. */
export interface RawEntry {
  readonly n: number;
  readonly hash: string;
  readonly text: Buffer;
}

/** The entries `from` to `to` in order, or undefined when the cells do not come apart cleanly. */
export function readRawPage(db: Sqlite, from: number, to: number): readonly RawEntry[] | undefined {
  const row = firstRow(db, PAGE_SQL, from, to) ?? [];
  const count = Number(row[0] ?? 0);
  if (count === 0) return [];
  if (Number(row[1]) !== count || Number(row[2]) !== count) return undefined;
  const numbers = String(row[3]).split('\n');
  const hashes = text(row[4]).split('\n');
  const texts = row[5];
  if (numbers.length !== count || hashes.length !== count || !Buffer.isBuffer(texts)) {
    return undefined;
  }
  const entries: RawEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const found = texts.indexOf(LINE_FEED, at);
    const last = index === count - 1;
    if (last !== found < 0) return undefined;
    const end = last ? texts.length : found;
    const hash = hashes[index] ?? '';
    entries.push({ n: Number(numbers[index]), hash, text: texts.subarray(at, end) });
    at = end + 1;
  }
  return entries;
}

const LINE_FEED = 10;

/** Last number of a page from `from` that stays within `bytesMax`, at least `from` itself. */
export function lastThatFits(db: Sqlite, from: number, to: number, bytesMax: number): number {
  const sql = 'SELECT sum(octet_length(text)) FROM entry WHERE n BETWEEN ? AND ?';
  let last = to;
  while (last > from && Number(firstRow(db, sql, from, last)?.[0] ?? 0) > bytesMax) {
    last = from + Math.floor((last - from) / 2);
  }
  return last;
}

/** At least one entry of the range, and as many more as fit the page. */
export function readPage(db: Sqlite, range: PageRange): readonly StoredEntry[] {
  const wanted = Math.min(range.to, range.from + range.entriesMax - 1);
  const to = lastThatFits(db, range.from, wanted, range.bytesMax);
  const page = readRawPage(db, range.from, to) ?? [];
  return page.map(({ n, hash, text: bytes }) => ({ n, hash, text: bytes.toString('utf8') }));
}

/** The first or last stored entry. */
export function readEdge(db: Sqlite, order: 'ASC' | 'DESC'): StoredEntry | undefined {
  const columns = asBytes('hash', 'text');
  const row = firstRow(db, `SELECT n, ${columns} FROM entry ORDER BY n ${order} LIMIT 1`);
  return row && { n: Number(row[0]), hash: text(row[1]), text: text(row[2]) };
}

import type Database from 'libsql';
import { JournalError } from './errors.js';

/** Version of the tables. Entries are never rewritten; only what is around them may change. */
export const SCHEMA_VERSION = 1;

/** One step from a version to the next, inside the transaction that also records the version. */
export interface Migration {
  readonly to: number;
  readonly sql: string;
}

const STEPS: readonly Migration[] = [
  {
    to: 1,
    sql: `
      CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;
      CREATE TABLE entry (
        n INTEGER PRIMARY KEY,
        hash TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE TABLE head (
        n INTEGER PRIMARY KEY,
        hash TEXT NOT NULL,
        at TEXT NOT NULL,
        signature TEXT NOT NULL
      ) STRICT;`,
  },
];

/** Version of the tables in a database; 0 when nothing was made yet. */
export function schemaVersion(db: Database.Database): number {
  const made: unknown = db
    .prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'")
    .raw()
    .get();
  if (!Array.isArray(made) || Number(made[0]) === 0) return 0;
  const row: unknown = db
    .prepare('SELECT CAST(max(version) AS INTEGER) FROM schema_version')
    .raw()
    .get();
  return Array.isArray(row) ? Number(row[0] ?? 0) : 0;
}

/** @throws JournalError `journal.newer-format` for tables of a version not known here. */
export function checkSchema(version: number, known: number = SCHEMA_VERSION): void {
  if (version <= known) return;
  const expected = `a version up to ${known}`;
  throw new JournalError('journal.newer-format', { field: 'schema', value: version, expected });
}

/**
 * Brings the tables to a version, one step at a time, each step whole or not at all.
 * @throws JournalError `journal.newer-format` when the folder is ahead of this software.
 */
export function migrate(
  db: Database.Database,
  target: number,
  steps: readonly Migration[] = STEPS,
): void {
  const found = schemaVersion(db);
  checkSchema(found, target);
  for (const step of steps) {
    if (step.to <= found || step.to > target) continue;
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(step.sql);
      db.exec(`DELETE FROM schema_version; INSERT INTO schema_version VALUES (${step.to});`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}

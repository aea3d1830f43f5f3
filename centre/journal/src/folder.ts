import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'libsql';

import { JournalError } from './errors.js';
import { privateKeyFromPem } from './heads.js';
import { sqliteCode } from './reading.js';

/** What lies in the folder of a journal; see docs/formats/journal.md. */
export interface JournalFolder {
  readonly dir: string;
  readonly database: string;
  readonly key: string;
  readonly lock: string;
  readonly snapshots: string;
}

export function journalFolder(dir: string): JournalFolder {
  const full = resolve(dir);
  return {
    dir: full,
    database: join(full, 'journal.db'),
    key: join(full, 'signing-key.pem'),
    lock: join(full, 'journal.lock'),
    snapshots: join(full, 'snapshots'),
  };
}

/** Makes the names in a folder durable: a synced file whose name was lost is lost too. */
export function syncFolder(dir: string): void {
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder and syncs every folder above it that gained a name. */
export function makeFolder(dir: string): void {
  const missing: string[] = [];
  for (let at = dir; !existsSync(at); at = dirname(at)) missing.push(at);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const made of missing) syncFolder(dirname(made));
}

/** Writes a small file so that after a crash it is whole or absent. */
export function writeDurably(file: string, text: string, mode: number): void {
  const made = `${file}.${randomBytes(6).toString('hex')}.new`;
  const handle = openSync(made, 'wx', mode);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(made, file);
  syncFolder(dirname(file));
}

/**
 * Takes the folder for this process. The lock is a file lock that SQLite holds in an open
 * transaction on a file of its own, so the system lets it go however the process dies.
 * @returns a function that gives the folder back.
 * @throws JournalError `journal.locked`.
 */
export function takeLock(folder: JournalFolder): () => void {
  const db = new Database(folder.lock, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw new JournalError('journal.locked', {
      field: 'dir',
      value: `${folder.dir} (${sqliteCode(error)})`,
      expected: 'a folder that no other process writes',
      cause: error,
    });
  }
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}

/** Makes the Ed25519 key pair of a new journal, readable by its owner alone. A key that a crash
 * left behind before entry 1 was written is used. */
export function makeKey(folder: JournalFolder): KeyObject {
  if (existsSync(folder.key)) return loadKey(folder);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeDurably(folder.key, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600);
  return privateKey;
}

/** @throws JournalError `journal.key` when the file is missing, open to others or not a key. */
export function loadKey(folder: JournalFolder): KeyObject {
  try {
    const mode = statSync(folder.key).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      throw new JournalError('journal.key', {
        field: 'signing-key.pem',
        value: `mode ${mode.toString(8)}`,
        expected: 'mode 600: readable by its owner alone',
      });
    }
    return privateKeyFromPem(readFileSync(folder.key, 'utf8'));
  } catch (error) {
    if (error instanceof JournalError) throw error;
    throw new JournalError('journal.key', {
      field: 'signing-key.pem',
      value: error instanceof Error ? error.message : String(error),
      expected: 'the Ed25519 private key of this journal',
      cause: error,
    });
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from './chain.js';
import { JournalError } from './errors.js';
import type { Snapshot, SnapshotDraft, SnapshotStore } from './store.js';

/**
 * Snapshots as files of their own, not rows: a hundred megabytes in the database would go through
 * its log and hold up every append meanwhile, and a deleted row would leave a hole that the
 * database keeps. A file is written in pieces, synced and renamed, off the journal's thread.
 */

/** Snapshots of one name and version that are kept. */
export const SNAPSHOTS_KEPT = 2;
const HEADER_BYTES = 512;
const MAGIC = 'straitwatch-snapshot-1';
// A piece is hashed in about a millisecond; between pieces the thread serves others.
const PIECE_BYTES = 1_048_576;
const FILE = /^([a-z][a-z0-9-]*)\.v(\d+)\.(\d{16})\.snapshot$/;
const UNFINISHED = /\.new$/;

interface Header {
  readonly magic: string;
  readonly name: string;
  readonly version: number;
  readonly n: number;
  readonly hash: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Found {
  readonly file: string;
  readonly name: string;
  readonly version: number;
  readonly n: number;
}

export class SnapshotFiles implements SnapshotStore {
  readonly #dir: string;
  #refused = 0;
  /** Saves run one after the other: two of one name must not prune each other's work. */
  #saving: Promise<void> = Promise.resolve();

  constructor(dir: string) {
    this.#dir = dir;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Removes what a crash left half written. */
  async clean(): Promise<void> {
    for (const name of await this.#names()) {
      if (UNFINISHED.test(name)) await rm(join(this.#dir, name), { force: true });
    }
  }

  save(snapshot: SnapshotDraft): Promise<void> {
    const saved = this.#saving.then(() => this.#save(snapshot));
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  async #save(snapshot: SnapshotDraft): Promise<void> {
    const { name, version, n } = snapshot;
    const file = join(this.#dir, `${name}.v${version}.${String(n).padStart(16, '0')}.snapshot`);
    const made = `${file}.${randomBytes(6).toString('hex')}.new`;
    try {
      await mkdir(this.#dir, { recursive: true, mode: 0o700 });
      const handle = await open(made, 'wx', 0o600);
      try {
        await writeSnapshot(handle, snapshot);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(made, file);
      await syncDir(this.#dir);
      await syncDir(join(this.#dir, '..'));
    } catch (error) {
      await rm(made, { force: true });
      throw new JournalError('journal.write-failed', {
        field: 'snapshot',
        value: error instanceof Error ? error.message : String(error),
        expected: 'a written file',
        cause: error,
      });
    }
    await this.#prune(name, version);
  }

  /** Keeps the newest of this version; older versions go once this one has its full number. */
  async #prune(name: string, version: number): Promise<void> {
    const own = await this.#find(name, (found) => found.version === version);
    for (const found of own.slice(SNAPSHOTS_KEPT)) await rm(found.file, { force: true });
    if (own.length < SNAPSHOTS_KEPT) return;
    for (const found of await this.#find(name, (other) => other.version < version)) {
      await rm(found.file, { force: true });
    }
  }

  async *candidates(name: string, version: number): AsyncGenerator<Snapshot> {
    for (const found of await this.#find(name, (other) => other.version === version)) {
      const snapshot = await readSnapshot(found);
      if (snapshot === undefined) this.#refused += 1;
      else yield snapshot;
    }
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#dir);
    } catch {
      // No folder yet means no snapshot yet.
      return [];
    }
  }

  /** Newest first. */
  async #find(name: string, wanted: (found: Found) => boolean): Promise<Found[]> {
    const found: Found[] = [];
    for (const fileName of await this.#names()) {
      const parts = FILE.exec(fileName);
      if (parts === null || parts[1] !== name) continue;
      const version = Number(parts[2]);
      found.push({ file: join(this.#dir, fileName), name, version, n: Number(parts[3]) });
    }
    return found.filter(wanted).sort((a, b) => b.n - a.n);
  }
}

async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The data in pieces; text is cut so that no character is split. */
function* pieces(data: string | Uint8Array): Generator<Uint8Array> {
  let at = 0;
  while (at < data.length) {
    let end = Math.min(data.length, at + PIECE_BYTES);
    if (typeof data === 'string') {
      const last = data.charCodeAt(end - 1);
      if (end < data.length && last >= 0xd800 && last <= 0xdbff) end += 1;
      yield Buffer.from(data.slice(at, end), 'utf8');
    } else {
      yield data.subarray(at, end);
    }
    at = end;
  }
}

async function writeSnapshot(handle: FileHandle, snapshot: SnapshotDraft): Promise<void> {
  const { name, version, n, hash } = snapshot;
  const sum = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces(snapshot.data)) {
    sum.update(piece);
    await handle.write(piece, 0, piece.length, HEADER_BYTES + bytes);
    bytes += piece.length;
  }
  const sha256 = sum.digest('hex');
  const header: Header = { magic: MAGIC, name, version, n, hash, bytes, sha256 };
  const line = JSON.stringify(header).padEnd(HEADER_BYTES - 1, ' ');
  await handle.write(`${line}\n`, 0, 'utf8');
}

function parseHeader(text: string): Header | undefined {
  try {
    const header: Header = JSON.parse(text);
    return header?.magic === MAGIC ? header : undefined;
  } catch {
    return undefined;
  }
}

/** Reads and proves one file; undefined when anything about it is wrong. */
async function readSnapshot(found: Found): Promise<Snapshot | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(found.file, 'r');
  } catch {
    return undefined;
  }
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(HEADER_BYTES);
    await handle.read(head, 0, HEADER_BYTES, 0);
    const header = parseHeader(head.toString('utf8'));
    if (header === undefined || size !== HEADER_BYTES + header.bytes) return undefined;
    const { name, version, n, hash, bytes, sha256 } = header;
    if (name !== found.name || version !== found.version || n !== found.n) return undefined;
    const data = Buffer.allocUnsafe(bytes);
    const { bytesRead } = await handle.read(data, 0, bytes, HEADER_BYTES);
    if (bytesRead !== bytes || sha256Hex(data) !== sha256) return undefined;
    return { name, version, n, hash, data };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

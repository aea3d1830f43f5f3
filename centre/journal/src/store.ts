import type { StoredEntry } from './chain.js';
import type { Head } from './entry.js';
import type { RecordedHead, SignedHead } from './heads.js';

/** One transaction: whole groups in order, and at times a signed head of its last entry. */
export interface Batch {
  readonly entries: readonly StoredEntry[];
  readonly head?: SignedHead;
}

export interface PageRange {
  readonly from: number;
  readonly to: number;
  readonly entriesMax: number;
  readonly bytesMax: number;
}

/** Where entries live. Two exist: a folder on disk, and memory for tests and simulation. */
export interface Store {
  /** Resolves when the whole batch is durable; rejects with a JournalError when none of it is. */
  commit(batch: Batch): Promise<void>;
  recordHead(head: SignedHead): Promise<void>;
  /** The last stored entry, read afresh, to find firm ground after a failed write; undefined
   * before entry 1. */
  last(): Promise<StoredEntry | undefined>;
  /** At least one entry of the range, in order, unless the range is empty. */
  page(range: PageRange): Promise<readonly StoredEntry[]>;
  latestHead(): Promise<RecordedHead | undefined>;
  close(): Promise<void>;
}

export interface SnapshotDraft extends Head {
  /** Which view: lower case words, digits and hyphens. */
  readonly name: string;
  /** Version of the view's code and form, from 1; another version is never returned. */
  readonly version: number;
  readonly data: string | Uint8Array;
}

export interface Snapshot extends Head {
  readonly name: string;
  readonly version: number;
  /** The bytes that were saved; text comes back as its UTF-8 bytes. */
  readonly data: Uint8Array;
}

export interface SnapshotStore {
  save(snapshot: SnapshotDraft): Promise<void>;
  /** Newest first; a candidate whose own checksum fails is left out and counted. */
  candidates(name: string, version: number): AsyncIterable<Snapshot>;
  /** Snapshots found but not used, since opening. */
  readonly refused: number;
}

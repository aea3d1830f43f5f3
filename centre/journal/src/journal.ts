import type { Centre, Entry, EntryDraft, Head, JournalLimits, Mode } from './entry.js';
import type { SignedHead } from './heads.js';
import type { Snapshot, SnapshotDraft } from './store.js';

export interface ReadRange {
  /** First number, from 1. */
  readonly from: number;
  /** Last number; the durable head of the moment when absent or beyond it. */
  readonly to?: number;
  /** At most this many entries. */
  readonly limit?: number;
}

export interface JournalStats {
  /** Entries acknowledged since opening. */
  readonly appendedEntries: number;
  /** Transactions since opening; each costs one sync of the disk. */
  readonly commits: number;
  readonly failedCommits: number;
  /** Entries of a rejected append that the disk kept after all; see docs/formats/journal.md. */
  readonly resurfacedEntries: number;
  readonly queuedEntries: number;
  /** Appends refused because the queue was full. */
  readonly refusedForQueue: number;
  readonly signedHeads: number;
  readonly snapshotsRefused: number;
  /** How far the wall clock is behind the last `known`: 0, or what a wrong clock left behind. */
  readonly clockBehindMs: number;
}

/** One centre's append-only record. */
export interface Journal {
  readonly id: string;
  readonly mode: Mode;
  readonly centre: Centre;
  /** Ed25519 public key of the signed heads: base64 of 32 bytes. */
  readonly publicKey: string;
  readonly limits: JournalLimits;
  /** The last durable entry; never one that is still being written. */
  readonly head: Head;
  /**
   * Records the drafts as one atomic group and answers when all of them are on disk.
   * @throws JournalError bad-draft, entry-too-large, group-too-large, queue-full, clock,
   * write-failed, closed (rejected promise).
   */
  append(drafts: readonly EntryDraft[]): Promise<Entry[]>;
  /** One entry, or undefined beyond the head. */
  entry(n: number): Promise<Entry | undefined>;
  /** Entries in order.
   * @throws JournalError bad-range, read-failed, corrupt, closed while iterating. */
  read(range: ReadRange): AsyncIterable<Entry>;
  /** The same in pages, which is faster for a refold. */
  readPages(range: ReadRange): AsyncIterable<readonly Entry[]>;
  /** Entries after number `n` (0 for all). */
  readSince(n: number): AsyncIterable<Entry>;
  /** Signs and records the durable head now. */
  signHead(): Promise<SignedHead>;
  latestHead(): Promise<SignedHead | undefined>;
  /** Keeps a view as it was after entry `n`. @throws JournalError bad-snapshot, write-failed. */
  saveSnapshot(snapshot: SnapshotDraft): Promise<void>;
  /** The newest snapshot of this view and version that belongs to this chain and is undamaged. */
  latestSnapshot(name: string, version: number): Promise<Snapshot | undefined>;
  stats(): JournalStats;
  /** Writes what is queued, signs the head, and lets the folder go. Safe to call twice. */
  close(): Promise<void>;
}

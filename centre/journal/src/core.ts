import { AppendQueue, type Waiting } from './append-queue.js';
import {
  type ChainState,
  checkClockMs,
  genesisPrev,
  type StoredEntry,
  stamp,
  stateAfter,
  toEntry,
} from './chain.js';
import { asJournalError, checkSnapshotName, corruptAt } from './checks.js';
import { type PreparedDraft, prepareGroup, show } from './draft.js';
import type { Centre, Entry, EntryDraft, Head, Identity, JournalLimits, Mode } from './entry.js';
import { EntryReader } from './entry-reader.js';
import { JournalError } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import type { Journal, JournalStats, ReadRange } from './journal.js';
import type { Batch, Snapshot, SnapshotDraft, SnapshotStore, Store } from './store.js';

export interface CoreParts {
  readonly identity: Identity;
  readonly publicKey: string;
  readonly sign: (head: Omit<SignedHead, 'signature'>) => SignedHead;
  readonly clock: () => number;
  readonly store: Store;
  readonly snapshots: SnapshotStore;
  /** State after the last durable entry. */
  readonly state: ChainState;
  /** The last signed head on record. */
  readonly lastHead: RecordedHead | undefined;
  readonly limits: JournalLimits;
  /** Lets go of what the opener took (lock, files), after the store was closed. */
  readonly release: () => void;
}

interface Stamped {
  readonly group: Waiting;
  readonly entries: readonly StoredEntry[];
  /** What the caller is answered, once the entries are durable. */
  readonly answer: Entry[];
}

/** A head is signed with a group when the last one is at least this old. */
export const HEAD_INTERVAL_MS = 1_000;

/**
 * The journal above its store: one transaction at a time, and all appends that arrive meanwhile go
 * into the next one together. Numbers, times and hashes are given when a transaction is formed,
 * from the last durable entry; so a failed transaction leaves no hole in the chain.
 */
export class CoreJournal implements Journal {
  readonly #parts: CoreParts;
  #state: ChainState;
  #lastHead: RecordedHead | undefined;
  readonly #queue: AppendQueue;
  readonly #reader: EntryReader;
  #scheduled = false;
  #busy = false;
  #running: Promise<void> | undefined;
  #mustRecover = false;
  #closing: Promise<void> | undefined;
  #counts = {
    appendedEntries: 0,
    commits: 0,
    failedCommits: 0,
    resurfacedEntries: 0,
    signedHeads: 0,
    refusedSnapshots: 0,
  };

  constructor(parts: CoreParts) {
    this.#parts = parts;
    this.#queue = new AppendQueue(parts.limits);
    this.#reader = new EntryReader(parts.store, parts.limits, () => this.#state.n);
    this.#state = parts.state;
    this.#lastHead = parts.lastHead;
  }

  get id(): string {
    return this.#parts.identity.journal;
  }
  get mode(): Mode {
    return this.#parts.identity.mode;
  }
  get centre(): Centre {
    return this.#parts.identity.centre;
  }
  get publicKey(): string {
    return this.#parts.publicKey;
  }
  get limits(): JournalLimits {
    return this.#parts.limits;
  }
  get head(): Head {
    return { n: this.#state.n, hash: this.#state.hash };
  }

  append(drafts: readonly EntryDraft[]): Promise<Entry[]> {
    try {
      this.#assertOpen();
      const prepared = prepareGroup(drafts, this.limits);
      return new Promise((resolve, reject) => {
        this.#enqueue(prepared, resolve, reject);
      });
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #enqueue(
    drafts: readonly PreparedDraft[],
    resolve: Waiting['resolve'],
    reject: Waiting['reject'],
  ): void {
    this.#queue.push({ drafts, resolve, reject });
    if (!this.#busy) this.#gather();
  }

  #start(): void {
    if (this.#busy || this.#queue.groups === 0) return;
    this.#busy = true;
    this.#running = this.#commitNext();
  }

  async #commitNext(): Promise<void> {
    let taken: readonly Waiting[] = [];
    let answer = (): void => undefined;
    try {
      if (this.#mustRecover) await this.#recover();
      taken = this.#queue.take();
      const formed = this.#form(taken);
      if (formed !== undefined) {
        await this.#parts.store.commit(formed.batch);
        this.#state = formed.state;
        this.#counts.commits += 1;
        this.#counts.appendedEntries += formed.batch.entries.length;
        this.#noteHead(formed.batch.head);
        answer = () => {
          for (const { group, answer } of formed.stamped) group.resolve(answer);
        };
      }
    } catch (error) {
      this.#failAll(taken, error);
    }
    // From here on an append gathers for the next transaction: first of all those answered now.
    this.#busy = false;
    answer();
    if (this.#queue.groups > 0) this.#gather();
  }

  /** Starts a transaction at the end of this turn, so that the callers of the turn share it. */
  #gather(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#start();
    });
  }

  #form(
    groups: readonly Waiting[],
  ): { batch: Batch; stamped: readonly Stamped[]; state: ChainState } | undefined {
    const nowMs = checkClockMs(this.#parts.clock());
    let state = this.#state;
    const stamped: Stamped[] = [];
    const all: StoredEntry[] = [];
    for (const group of groups) {
      const made = this.#stampGroup(group, state, nowMs);
      if (made === undefined) continue;
      state = made.state;
      stamped.push({ group, entries: made.entries, answer: made.answer });
      all.push(...made.entries);
    }
    if (all.length === 0) return undefined;
    const due = this.#headDue(nowMs);
    const head = due ? this.#signState(state, nowMs) : undefined;
    return { batch: { entries: all, ...(head ? { head } : {}) }, stamped, state };
  }

  /** Stamps one group; one that undoes what is not there yet is refused alone. */
  #stampGroup(
    group: Waiting,
    start: ChainState,
    nowMs: number,
  ): { entries: readonly StoredEntry[]; answer: Entry[]; state: ChainState } | undefined {
    let state = start;
    const entries: StoredEntry[] = [];
    const answer: Entry[] = [];
    for (const [index, draft] of group.drafts.entries()) {
      if (draft.undoes !== undefined && draft.undoes > state.n) {
        const field = `drafts[${index}].undoes`;
        const expected = `the number of an earlier entry, up to ${state.n}`;
        const detail = { field, value: draft.undoes, expected };
        group.reject(new JournalError('journal.bad-draft', detail));
        return undefined;
      }
      const made = stamp(this.#parts.identity, state, draft, nowMs);
      state = made.state;
      entries.push(made.stored);
      answer.push(made.entry);
    }
    return { entries, answer, state };
  }

  #headDue(nowMs: number): boolean {
    if (this.#lastHead === undefined) return true;
    return Math.abs(nowMs - Date.parse(this.#lastHead.at)) >= HEAD_INTERVAL_MS;
  }

  #signState(state: ChainState, nowMs: number): SignedHead {
    const { n, hash } = state;
    const at = new Date(nowMs).toISOString();
    return this.#parts.sign({ journal: this.id, n, hash, at });
  }

  #noteHead(head: SignedHead | undefined): void {
    if (head === undefined) return;
    this.#lastHead = head;
    this.#counts.signedHeads += 1;
  }

  /** A failed write: everybody who waits hears of it, and the next append starts afresh. */
  #failAll(taken: readonly Waiting[], error: unknown): void {
    this.#mustRecover = true;
    this.#counts.failedCommits += 1;
    for (const group of [...taken, ...this.#queue.takeAll()]) group.reject(asJournalError(error));
  }

  /** After a failed write the store is asked what it really holds, since a disk that reports a
   * failed sync may have kept the transaction. */
  async #recover(): Promise<void> {
    const last = await this.#parts.store.last();
    if (last === undefined) throw corruptAt(this.#state.n, 'nothing', 'a stored entry');
    if (last.n < this.#state.n || (last.n === this.#state.n && last.hash !== this.#state.hash)) {
      throw new JournalError('journal.corrupt', {
        field: 'head',
        value: `${last.n} ${last.hash}`,
        expected: `${this.#state.n} ${this.#state.hash}`,
      });
    }
    if (last.n > this.#state.n) {
      this.#counts.resurfacedEntries += last.n - this.#state.n;
      this.#state = stateAfter(toEntry(last));
    }
    this.#mustRecover = false;
  }

  async entry(n: number): Promise<Entry | undefined> {
    this.#assertOpen();
    return this.#reader.entry(n);
  }

  async *read(range: ReadRange): AsyncGenerator<Entry> {
    for await (const page of this.readPages(range)) yield* page;
  }

  readSince(n: number): AsyncIterable<Entry> {
    return this.read({ from: n + 1 });
  }

  async *readPages(range: ReadRange): AsyncGenerator<readonly Entry[]> {
    this.#assertOpen();
    for await (const page of this.#reader.pages(range)) {
      yield page;
      this.#assertOpen();
    }
  }

  async signHead(): Promise<SignedHead> {
    this.#assertOpen();
    const head = this.#signState(this.#state, checkClockMs(this.#parts.clock()));
    await this.#parts.store.recordHead(head);
    this.#noteHead(head);
    return head;
  }

  async latestHead(): Promise<SignedHead | undefined> {
    this.#assertOpen();
    const head = await this.#parts.store.latestHead();
    return head && { ...head, journal: this.id };
  }

  async saveSnapshot(snapshot: SnapshotDraft): Promise<void> {
    this.#assertOpen();
    checkSnapshotName(snapshot.name, snapshot.version);
    const hash = await this.#hashAt(snapshot.n);
    if (hash !== snapshot.hash) {
      throw new JournalError('journal.bad-snapshot', {
        field: 'snapshot.hash',
        value: show(snapshot.hash),
        expected: hash === undefined ? `an n up to ${this.#state.n}` : hash,
      });
    }
    const size = snapshot.data.length;
    if (size > this.limits.snapshotBytesMax) {
      throw new JournalError('journal.bad-snapshot', {
        field: 'snapshot.data',
        value: size,
        expected: `up to ${this.limits.snapshotBytesMax} bytes`,
      });
    }
    await this.#parts.snapshots.save(snapshot);
  }

  async latestSnapshot(name: string, version: number): Promise<Snapshot | undefined> {
    this.#assertOpen();
    checkSnapshotName(name, version);
    for await (const candidate of this.#parts.snapshots.candidates(name, version)) {
      if ((await this.#hashAt(candidate.n)) === candidate.hash) return candidate;
      this.#counts.refusedSnapshots += 1;
    }
    return undefined;
  }

  async #hashAt(n: number): Promise<string | undefined> {
    if (n === 0) return genesisPrev(this.id, this.mode);
    return (await this.entry(n))?.hash;
  }

  stats(): JournalStats {
    const { refusedSnapshots, ...counts } = this.#counts;
    return {
      ...counts,
      queuedEntries: this.#queue.entries,
      refusedForQueue: this.#queue.refused,
      snapshotsRefused: refusedSnapshots + this.#parts.snapshots.refused,
      clockBehindMs: this.#clockBehindMs(),
    };
  }

  #clockBehindMs(): number {
    const nowMs = this.#parts.clock();
    return Number.isFinite(nowMs) ? Math.max(0, this.#state.knownMs - nowMs) : 0;
  }

  #assertOpen(): void {
    if (this.#closing === undefined) return;
    throw new JournalError('journal.closed', {
      field: 'journal',
      value: 'closed',
      expected: 'an open journal',
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#shut();
    return this.#closing;
  }

  async #shut(): Promise<void> {
    while (this.#busy || this.#queue.groups > 0) {
      this.#start();
      await this.#running;
    }
    try {
      if (this.#lastHead?.n !== this.#state.n && !this.#mustRecover) {
        const head = this.#signState(this.#state, checkClockMs(this.#parts.clock()));
        await this.#parts.store.recordHead(head);
      }
    } finally {
      await this.#parts.store.close();
      this.#parts.release();
    }
  }
}

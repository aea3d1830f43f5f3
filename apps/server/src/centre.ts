/**
 * The centre's loop: one command at a time is decided, a batch of decisions is written in one group, and
 * nobody gets an answer before the group is on disk. Two states are kept: `durable` holds what the
 * journal holds, `ahead` is at most one batch in front of it and is thrown away when a write fails.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '@straitwatch/journal';
import {
  type Centre,
  type Entry,
  type EntryDraft,
  isKnownEntry,
  type Mode,
  type RefusalReason,
} from '@straitwatch/protocol';
import {
  cloneState,
  createState,
  type DecisionResult,
  decide,
  evolve,
  type State,
} from '@straitwatch/rules';
import { createViews, type Views } from '@straitwatch/views';
import type { BatchTime } from './batch-time.js';
import {
  type CentreCounts,
  type CentreOptions,
  type CommandAnswer,
  type CommandRequest,
  type DurableListener,
  noCounts,
} from './centre-types.js';
import type { Clock } from './clock.js';
import { CommandIndex } from './command-index.js';
import {
  isDraftFault,
  toJournalDrafts,
  toProtocolEntry,
  withMilliseconds,
} from './journal-door.js';
import { notStored, notStoredBecause, stopping, tooManyWaiting } from './loop-errors.js';
import { Repeats } from './repeats.js';
import { loadSnapshot, saveSnapshot } from './snapshots.js';

/** Commands that may wait to be decided; more are refused as `busy`. */
export const waitingMax = 5_000;
/** Commands decided and written together. */
export const batchMax = 256;
/** Entries of one batch; the journal's own limit for a group is higher. */
export const batchEntriesMax = 800;
/** After a failed write the next try waits so long, and its commands with it: a sick disk is not hammered. */
export const tryAgainAfterMs = 100;
/** Entries between two snapshots of the folded state. */
export const snapshotEvery = 5_000;

interface Waiting {
  request: CommandRequest;
  id: string | undefined;
  resolve: (answer: CommandAnswer) => void;
  reject: (error: unknown) => void;
}

interface Decided {
  waiting: Waiting;
  drafts: EntryDraft[];
  result: DecisionResult;
  /** Set when it was refused; told after the batch is written, since it may rest on that batch. */
  reasons?: RefusalReason[];
}

export class CentreLoop {
  readonly centre: Centre;
  readonly mode: Mode;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly counts: CentreCounts = noCounts();
  readonly #time: BatchTime;
  readonly #index = new CommandIndex();
  readonly #repeats: Repeats;
  readonly #waiting: Waiting[] = [];
  readonly #listeners = new Set<DurableListener>();
  readonly #onTrouble: (what: string, error: unknown) => void;
  #durable: State = createState();
  #ahead: State = createState();
  #views: Views;
  #running: Promise<void> | undefined;
  #mustProbe = false;
  #stopping = false;
  #lastSnapshotN = 0;
  /** Why the last write failed, until one succeeds. */
  #storeProblem: string | undefined;

  private constructor(options: CentreOptions) {
    this.journal = options.journal;
    this.#time = options.time;
    this.clock = options.time.clock;
    this.centre = options.journal.centre;
    this.mode = options.journal.mode;
    this.#views = createViews({ centre: this.centre, mode: this.mode });
    this.#onTrouble = options.onTrouble ?? (() => undefined);
    this.#repeats = new Repeats(this.#index, this.journal, this.counts);
  }

  /** Folds the journal, from the newest snapshot where there is one. */
  static async open(options: CentreOptions): Promise<CentreLoop> {
    const loop = new CentreLoop(options);
    const kept = await loadSnapshot(options.journal).catch((error: unknown) => {
      loop.#onTrouble('snapshot not read, folding the whole journal', error);
      return undefined;
    });
    if (kept !== undefined) {
      loop.#durable = kept.state;
      loop.#views = kept.views;
      loop.#index.restore(kept.commands);
      loop.#lastSnapshotN = kept.n;
    }
    await loop.#catchUp();
    return loop;
  }

  /** What the record holds now. Callers must not change it. */
  get state(): Readonly<State> {
    return this.#durable;
  }

  get views(): Views {
    return this.#views;
  }

  get head(): number {
    return this.#durable.lastN;
  }

  get waitingCommands(): number {
    return this.#waiting.length;
  }

  get commandsForgotten(): number {
    return this.#index.forgotten;
  }

  get storeProblem(): string | undefined {
    return this.#storeProblem;
  }

  /** The centre's time: its clock, which as the record's own time never runs backwards. */
  nowMs(): number {
    return Math.max(this.clock.nowMs(), this.#durable.lastKnownMs);
  }

  onDurable(listener: DurableListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Decides a command and answers when its entries are on disk.
   * @throws ServerError `not-stored`, `busy`, `stopping`, `key-reused` (rejected promise).
   */
  submit(request: CommandRequest): Promise<CommandAnswer> {
    return this.#repeats.once(request, (id) => this.#enqueue(request, id));
  }

  #enqueue(request: CommandRequest, id: string | undefined): Promise<CommandAnswer> {
    if (this.#stopping) return Promise.reject(stopping());
    if (this.#waiting.length >= waitingMax) {
      this.counts.busy += 1;
      return Promise.reject(tooManyWaiting(waitingMax));
    }
    this.counts.commands += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, id, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    if (this.#running !== undefined) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    // Commands that arrive in one turn of the event loop share a batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchMax);
      try {
        await this.#decideAndWrite(batch);
      } catch (error) {
        // The loop itself must go on whatever happens: everybody who waits hears of it.
        this.#onTrouble('batch failed', error);
        this.#ahead = cloneState(this.#durable);
        for (const one of batch) one.reject(error);
      }
      if (this.#durable.lastN - this.#lastSnapshotN >= snapshotEvery) await this.#snapshot();
    }
  }

  async #decideAndWrite(batch: Waiting[]): Promise<void> {
    if (this.#mustProbe) {
      await pause(tryAgainAfterMs);
      if (!(await this.#probe(batch))) return;
    }
    this.#time.hold();
    try {
      await this.#write(this.#decideAll(batch));
    } finally {
      this.#time.release();
    }
  }

  #decideAll(batch: Waiting[]): Decided[] {
    const decided: Decided[] = [];
    const nowMs = Math.max(this.#time.nowMs(), this.#ahead.lastKnownMs);
    let entries = 0;
    while (batch.length > 0 && entries < batchEntriesMax) {
      const waiting = batch.shift();
      if (waiting === undefined) break;
      const { command, by } = waiting.request;
      const decision = decide(this.#ahead, command, {
        nowMs,
        by,
        centre: this.centre,
        ...(waiting.id === undefined ? {} : { command: waiting.id }),
      });
      if (!decision.ok) {
        this.counts.refused += 1;
        decided.push({ waiting, drafts: [], result: {}, reasons: decision.reasons });
        continue;
      }
      const drafts = decision.drafts.map(withMilliseconds);
      const known = new Date(nowMs).toISOString();
      for (const draft of drafts) {
        evolve(this.#ahead, { ...draft, n: this.#ahead.lastN + 1, known });
      }
      entries += drafts.length;
      decided.push({ waiting, drafts, result: decision.result });
    }
    // What did not fit goes first in the next batch.
    if (batch.length > 0) this.#waiting.unshift(...batch.splice(0));
    return decided;
  }

  async #write(decided: Decided[]): Promise<void> {
    const drafts = decided.flatMap((one) => one.drafts);
    let entries: Entry[] = [];
    try {
      if (drafts.length > 0) {
        const stored = await this.journal.append(toJournalDrafts(drafts));
        entries = stored.map(toProtocolEntry);
      }
    } catch (error) {
      await this.#writeFailed(decided, error);
      return;
    }
    if (entries.length > 0) {
      this.#storeProblem = undefined;
      this.counts.batches += 1;
      this.#fold(entries);
    }
    this.#answer(decided, entries);
    if (entries.length > 0) this.#tell(entries);
  }

  #answer(decided: readonly Decided[], entries: readonly Entry[]): void {
    let at = 0;
    for (const { waiting, drafts, result, reasons } of decided) {
      if (reasons !== undefined) {
        waiting.resolve({ ok: false, reasons });
        continue;
      }
      const own = entries.slice(at, at + drafts.length).map((entry) => entry.n);
      at += drafts.length;
      const { key } = waiting.request;
      if (key !== undefined && result.notLinked !== undefined) {
        this.#index.noteNotLinked(key, result.notLinked);
      }
      waiting.resolve({ ok: true, entries: own, result, repeated: false });
    }
  }

  /** A draft at fault costs only its own command: the batch is tried again one by one. */
  async #writeFailed(decided: Decided[], error: unknown): Promise<void> {
    this.#ahead = cloneState(this.#durable);
    if (isDraftFault(error) && decided.length > 1) {
      for (const one of decided) {
        const again = this.#decideAll([one.waiting]);
        if (again.length > 0) await this.#write(again);
      }
      return;
    }
    if (isDraftFault(error)) {
      for (const one of decided) one.waiting.reject(error);
      return;
    }
    this.#mustProbe = true;
    this.#notStored(
      decided.map((one) => one.waiting),
      error,
    );
  }

  #notStored(waiting: readonly Waiting[], error: unknown): void {
    // Told once: a full disk is not made fuller by a line for each command; those are counted.
    if (this.#storeProblem === undefined) this.#onTrouble('not stored', error);
    const reason = notStoredBecause(error);
    this.#storeProblem = reason.got;
    this.counts.notStored += waiting.length;
    for (const one of waiting) one.reject(notStored(reason, error));
  }

  /**
   * After a failed write the disk may hold more than it admitted. An entry about the record itself is
   * written first; when that succeeds, all that the disk holds is folded before anything is decided.
   */
  async #probe(batch: Waiting[]): Promise<boolean> {
    const detail = `writing again after: ${this.#storeProblem ?? 'a failed write'}`.slice(0, 500);
    const draft: EntryDraft = {
      kind: 'feed.state-changed',
      kv: 1,
      at: new Date(this.nowMs()).toISOString(),
      by: { kind: 'system', part: 'journal' },
      body: { feed: 'journal', state: 'connected', detail },
    };
    try {
      await this.journal.append(toJournalDrafts([draft]));
      await this.#catchUp();
    } catch (error) {
      this.#notStored(batch, error);
      return false;
    }
    this.#mustProbe = false;
    this.#storeProblem = undefined;
    return true;
  }

  /** Folds what the journal holds beyond the durable state. */
  async #catchUp(): Promise<void> {
    for await (const page of this.journal.readPages({ from: this.#durable.lastN + 1 })) {
      const entries = page.map(toProtocolEntry);
      this.#fold(entries);
      this.#tell(entries);
    }
    this.#ahead = cloneState(this.#durable);
  }

  #fold(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (!isKnownEntry(entry)) this.counts.unknownEntries += 1;
      evolve(this.#durable, entry);
      this.#views.apply(entry);
      this.#index.note(entry);
    }
  }

  #tell(entries: readonly Entry[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(entries);
      } catch (error) {
        this.#onTrouble('listener failed', error);
      }
    }
  }

  /** Writes the folded state down, so that a start need not reread everything. */
  async #snapshot(): Promise<void> {
    const { head } = this.journal;
    if (head.n !== this.#durable.lastN) return;
    this.#lastSnapshotN = head.n;
    try {
      await saveSnapshot(this.journal, head, {
        state: this.#durable,
        views: this.#views,
        commands: this.#index.toJSON(),
      });
      this.counts.snapshots += 1;
    } catch (error) {
      this.#onTrouble('snapshot not written', error);
    }
  }

  /** Takes no more commands, finishes those that wait, writes a snapshot and closes the journal. */
  async close(): Promise<void> {
    this.#stopping = true;
    while (this.#running !== undefined) await this.#running;
    if (this.#durable.lastN > this.#lastSnapshotN) await this.#snapshot();
    await this.journal.close();
  }
}

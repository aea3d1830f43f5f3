import { Worker } from 'node:worker_threads';
import type { StoredEntry } from './chain.js';
import type { DatabaseOptions } from './database.js';
import { JournalError, type JournalErrorCode } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import { NearDisk } from './near-disk.js';
import type { Batch, PageRange, Store } from './store.js';
import {
  type Failure,
  failureOf,
  packBatch,
  type Reply,
  type RequestBody,
} from './thread-protocol.js';
import { threadUrl } from './thread-url.js';

interface Pending {
  readonly resolve: (value: Reply['value']) => void;
  readonly reject: (error: JournalError) => void;
  /** Code of an error that comes without one of ours. */
  readonly code: JournalErrorCode;
  /** True for a commit, whose time says how quick the disk is. */
  readonly noted: boolean;
}

/** A store in a folder. Its work is done by a thread of its own, except for short commits on a
 * quick disk, which are not worth the way there and back. */
export class DiskStore implements Store {
  readonly #worker: Worker;
  /** None on a simulated small disk. */
  readonly #near: NearDisk | undefined;
  /** Writes of the other thread that are under way. */
  #farWrites = 0;
  #mustReopen = false;
  readonly #pendingReadsMax: number;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #pendingReads = 0;
  #dead: JournalError | undefined;
  #exited: Promise<void>;

  private constructor(worker: Worker, near: NearDisk | undefined, pendingReadsMax: number) {
    this.#worker = worker;
    this.#near = near;
    this.#pendingReadsMax = pendingReadsMax;
    this.#exited = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.#die(new Error(`the journal's thread ended with ${code}`));
        resolve();
      });
    });
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error) => this.#die(error));
  }

  /** Starts the thread; resolves when the database is open and its durability was read back. */
  static async start(
    options: DatabaseOptions & { readonly pendingReadsMax: number },
  ): Promise<DiskStore> {
    const { file, pageCountMax, pendingReadsMax } = options;
    const data: DatabaseOptions = pageCountMax === undefined ? { file } : { file, pageCountMax };
    // Options of the process, such as --input-type, are not meant for this thread.
    const worker = new Worker(await threadUrl(), { workerData: data, execArgv: [] });
    const near = pageCountMax === undefined ? new NearDisk(data) : undefined;
    const store = new DiskStore(worker, near, pendingReadsMax);
    await new Promise<void>((resolve, reject) => {
      store.#pending.set(0, {
        resolve: () => resolve(),
        reject,
        code: 'journal.corrupt',
        noted: false,
      });
    }).catch(async (error: unknown) => {
      await store.#exited;
      throw error;
    });
    return store;
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) return;
    this.#pending.delete(reply.id);
    if (pending.noted && reply.tookMs !== undefined) this.#near?.note(reply.tookMs);
    if (reply.failed === undefined) pending.resolve(reply.value);
    else pending.reject(toError(reply.failed, pending.code));
  }

  #die(cause: Error): void {
    this.#dead ??= new JournalError('journal.closed', {
      field: 'thread',
      value: cause.message,
      expected: 'a running journal thread',
      cause,
    });
    for (const pending of this.#pending.values()) pending.reject(this.#dead);
    this.#pending.clear();
  }

  #ask(body: RequestBody, code: JournalErrorCode): Promise<Reply['value']> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, code, noted: body.op === 'commit' });
      this.#worker.postMessage({ ...body, id });
    });
  }

  async commit(batch: Batch): Promise<void> {
    if (this.#commitNear(batch)) return;
    await this.#write({ op: 'commit', batch: packBatch(batch) });
  }

  /** @returns false when the batch is for the other thread. */
  #commitNear(batch: Batch): boolean {
    const near = this.#near;
    if (near === undefined || this.#dead !== undefined) return false;
    if (this.#farWrites > 0 || !near.suits(batch)) return false;
    try {
      if (!near.commit(batch)) return false;
    } catch (error) {
      this.#mustReopen = true;
      throw toError(failureOf(error), 'journal.write-failed');
    }
    if (near.takeCheckpointDue()) {
      // Nobody waits for it, and a thread that died says so at the next request.
      this.#ask({ op: 'checkpoint' }, 'journal.write-failed').catch(() => undefined);
    }
    return true;
  }

  async #write(body: RequestBody): Promise<void> {
    this.#farWrites += 1;
    try {
      await this.#ask(body, 'journal.write-failed');
    } catch (error) {
      this.#mustReopen = true;
      throw error;
    } finally {
      this.#farWrites -= 1;
    }
  }

  async recordHead(head: SignedHead): Promise<void> {
    await this.#write({ op: 'record-head', head });
  }

  async last(): Promise<StoredEntry | undefined> {
    const afresh = this.#mustReopen;
    // Both connections go before one is opened again, or what they share would live on.
    if (afresh) this.#near?.leave();
    const value = await this.#ask({ op: 'last', afresh }, 'journal.write-failed');
    this.#mustReopen = false;
    return value && 'text' in value ? value : undefined;
  }

  async page(range: PageRange): Promise<readonly StoredEntry[]> {
    if (this.#pendingReads >= this.#pendingReadsMax) {
      throw new JournalError('journal.queue-full', {
        field: 'reads',
        value: this.#pendingReads,
        expected: `fewer than ${this.#pendingReadsMax} reads under way`,
      });
    }
    this.#pendingReads += 1;
    try {
      const value = await this.#ask({ op: 'page', range }, 'journal.read-failed');
      return Array.isArray(value) ? value : [];
    } finally {
      this.#pendingReads -= 1;
    }
  }

  async latestHead(): Promise<RecordedHead | undefined> {
    const value = await this.#ask({ op: 'latest-head' }, 'journal.read-failed');
    return value && 'signature' in value ? value : undefined;
  }

  /** Changes the simulated size of the disk (tests only). */
  async setPageCountMax(pages: number): Promise<void> {
    await this.#ask({ op: 'set-page-count-max', pages }, 'journal.write-failed');
  }

  async close(): Promise<void> {
    this.#near?.leave();
    if (this.#dead === undefined) await this.#ask({ op: 'close' }, 'journal.write-failed');
    await this.#exited;
  }
}

function toError(failed: Failure, code: JournalErrorCode): JournalError {
  const { field, value, expected, message } = failed;
  const cause = new Error(message);
  return new JournalError(failed.code ?? code, { field, value, expected, cause });
}

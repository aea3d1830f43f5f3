import { generateKeyPairSync } from 'node:crypto';
import { checkClockMs, journalId, type StoredEntry, sha256Hex } from './chain.js';
import { CoreJournal } from './core.js';
import {
  type Centre,
  DEFAULT_LIMITS,
  type Identity,
  type JournalLimits,
  type Mode,
} from './entry.js';
import { JournalError } from './errors.js';
import { publicKeyOf, type RecordedHead, type SignedHead, signHead } from './heads.js';
import type { Journal } from './journal.js';
import { openingEntry } from './opening.js';
import type { Batch, PageRange, Snapshot, SnapshotDraft, SnapshotStore, Store } from './store.js';

export interface MemoryOptions {
  readonly centre: Centre;
  readonly mode: Mode;
  /** Wall clock in milliseconds since 1970. */
  readonly clock: () => number;
  readonly software?: string;
  readonly limits?: Partial<JournalLimits>;
  /** Makes the journal id, so that a seeded simulation replays to the same hashes. */
  readonly idSeed?: string;
}

/** A journal without a disk, and the faults that a disk could have. */
export interface MemoryJournal extends Journal {
  /** The next transactions, so many, fail as on a full disk. */
  failNextCommits(count: number): void;
}

class MemoryStore implements Store {
  readonly #entries: StoredEntry[] = [];
  readonly #heads = new Map<number, RecordedHead>();
  failuresLeft = 0;

  async commit(batch: Batch): Promise<void> {
    // Like a disk, memory answers in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failuresLeft > 0) {
      this.failuresLeft -= 1;
      throw new JournalError('journal.write-failed', {
        field: 'disk',
        value: 'SQLITE_FULL',
        expected: 'a completed write',
      });
    }
    this.#entries.push(...batch.entries);
    if (batch.head !== undefined) await this.recordHead(batch.head);
  }

  async recordHead(head: SignedHead): Promise<void> {
    const { n, hash, at, signature } = head;
    this.#heads.set(n, { n, hash, at, signature });
  }

  async last(): Promise<StoredEntry | undefined> {
    return this.#entries.at(-1);
  }

  async page(range: PageRange): Promise<readonly StoredEntry[]> {
    const to = Math.min(range.to, range.from + range.entriesMax - 1);
    const page = this.#entries.slice(range.from - 1, to);
    let bytes = 0;
    const count = page.findIndex((entry) => {
      bytes += Buffer.byteLength(entry.text);
      return bytes > range.bytesMax;
    });
    return count < 0 ? page : page.slice(0, Math.max(1, count));
  }

  async latestHead(): Promise<RecordedHead | undefined> {
    return this.#heads.get(Math.max(...this.#heads.keys()));
  }

  async close(): Promise<void> {}
}

class MemorySnapshots implements SnapshotStore {
  readonly #kept: Snapshot[] = [];
  readonly refused = 0;

  async save(snapshot: SnapshotDraft): Promise<void> {
    const { name, version, n, hash } = snapshot;
    const data = Buffer.from(snapshot.data);
    const same = this.#kept.findIndex(
      (kept) => kept.name === name && kept.version === version && kept.n === n,
    );
    if (same >= 0) this.#kept.splice(same, 1);
    this.#kept.push({ name, version, n, hash, data });
    const own = this.#of(name, version);
    for (const old of own.slice(2)) this.#kept.splice(this.#kept.indexOf(old), 1);
  }

  #of(name: string, version: number): Snapshot[] {
    return this.#kept
      .filter((kept) => kept.name === name && kept.version === version)
      .sort((a, b) => b.n - a.n);
  }

  async *candidates(name: string, version: number): AsyncGenerator<Snapshot> {
    yield* this.#of(name, version);
  }
}

/** A journal in memory with the rules of the real one: same limits, chain, hashes and signatures.
 * It forgets everything when the process ends. */
export async function createMemoryJournal(options: MemoryOptions): Promise<MemoryJournal> {
  const { centre, mode, clock } = options;
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicKeyOf(privateKey);
  const seed = sha256Hex(options.idSeed ?? publicKey);
  const journal = journalId(centre, mode, Buffer.from(seed, 'hex'));
  const identity: Identity = { journal, mode, centre };
  const nowMs = checkClockMs(clock());
  const { stored, state } = openingEntry(identity, publicKey, options.software ?? 'memory', nowMs);
  const at = new Date(nowMs).toISOString();
  const head = signHead({ journal, n: 1, hash: state.hash, at }, privateKey);
  const store = new MemoryStore();
  await store.commit({ entries: [stored], head });
  const core = new CoreJournal({
    identity,
    publicKey,
    sign: (draft) => signHead(draft, privateKey),
    clock,
    store,
    snapshots: new MemorySnapshots(),
    state,
    lastHead: head,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    release: () => undefined,
  });
  return Object.assign(core, {
    failNextCommits: (count: number) => {
      store.failuresLeft = count;
    },
  });
}

import { type KeyObject, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { checkClockMs, journalId, stateAfter, toEntry } from './chain.js';
import { checkTail } from './check-tail.js';
import { CoreJournal } from './core.js';
import { DiskStore } from './disk-store.js';
import { show } from './draft.js';
import {
  CENTRES,
  type Centre,
  DEFAULT_LIMITS,
  type Entry,
  type Identity,
  type JournalLimits,
  MODES,
  type Mode,
} from './entry.js';
import { JournalError } from './errors.js';
import {
  type JournalFolder,
  journalFolder,
  loadKey,
  makeFolder,
  makeKey,
  syncFolder,
  takeLock,
} from './folder.js';
import { publicKeyOf, signHead } from './heads.js';
import type { Journal } from './journal.js';
import { openingEntry, openingKey } from './opening.js';
import { SnapshotFiles } from './snapshot-files.js';

export interface OpenOptions {
  /** Folder of this journal alone. */
  readonly dir: string;
  readonly centre: Centre;
  readonly mode: Mode;
  /** Make the journal when the folder holds none; otherwise that is an error. */
  readonly create?: boolean;
  /** Wall clock in milliseconds since 1970. */
  readonly clock: () => number;
  /** Name and version of the software, recorded in entry 1. */
  readonly software: string;
  readonly limits?: Partial<JournalLimits>;
}

/**
 * Opens or makes a journal and takes its folder for this process.
 * @throws JournalError missing, wrong-mode, wrong-centre, locked, corrupt, newer-format, key,
 * not-durable, clock (rejected promise).
 */
export async function openJournal(options: OpenOptions): Promise<Journal> {
  const { journal } = await openOnDisk(options);
  return journal;
}

/** The journal with its store; `pageCountMax` lets tests simulate a full disk. */
export async function openOnDisk(
  options: OpenOptions,
  pageCountMax?: number,
): Promise<{ journal: Journal; store: DiskStore }> {
  checkOptions(options);
  const folder = journalFolder(options.dir);
  if (!existsSync(folder.database)) {
    if (options.create !== true) throw missing(folder);
    makeFolder(folder.dir);
  }
  const unlock = takeLock(folder);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  let store: DiskStore | undefined;
  try {
    store = await DiskStore.start({
      file: folder.database,
      pendingReadsMax: limits.pendingReadsMax,
      ...(pageCountMax === undefined ? {} : { pageCountMax }),
    });
    return { journal: await openWith(store, folder, options, limits, unlock), store };
  } catch (error) {
    await store?.close().catch(() => undefined);
    unlock();
    throw error;
  }
}

async function openWith(
  store: DiskStore,
  folder: JournalFolder,
  options: OpenOptions,
  limits: JournalLimits,
  release: () => void,
): Promise<Journal> {
  let last = await store.last();
  if (last === undefined) {
    if (options.create !== true) throw missing(folder);
    await writeOpening(store, folder, options);
    last = await store.last();
  }
  const first = (await store.page({ from: 1, to: 1, entriesMax: 1, bytesMax: 1 }))[0];
  if (first === undefined || last === undefined) throw missing(folder);
  const opening = toEntry(first);
  checkSame(opening, options);
  const identity = { journal: opening.journal, mode: opening.mode, centre: opening.centre };
  const key = loadKey(folder);
  const publicKey = checkKey(opening, key);
  const lastHead = await store.latestHead();
  await checkTail({ store, identity, publicKey, last, lastHead, limits });
  const snapshots = new SnapshotFiles(folder.snapshots);
  await snapshots.clean();
  return new CoreJournal({
    identity,
    publicKey,
    sign: (head) => signHead(head, key),
    clock: options.clock,
    store,
    snapshots,
    state: stateAfter(toEntry(last)),
    lastHead,
    limits,
    release,
  });
}

async function writeOpening(
  store: DiskStore,
  folder: JournalFolder,
  options: OpenOptions,
): Promise<void> {
  const { centre, mode, software } = options;
  const nowMs = checkClockMs(options.clock());
  const key = makeKey(folder);
  const identity: Identity = { journal: journalId(centre, mode, randomBytes(8)), mode, centre };
  const { stored, state } = openingEntry(identity, publicKeyOf(key), software, nowMs);
  const at = new Date(nowMs).toISOString();
  const head = signHead({ journal: identity.journal, n: state.n, hash: state.hash, at }, key);
  await store.commit({ entries: [stored], head });
  syncFolder(folder.dir);
}

function checkOptions(options: OpenOptions): void {
  if (!MODES.includes(options.mode)) {
    const expected = MODES.join(', ');
    const detail = { field: 'mode', value: show(options.mode), expected };
    throw new JournalError('journal.wrong-mode', detail);
  }
  if (!CENTRES.includes(options.centre)) {
    const expected = CENTRES.join(', ');
    const detail = { field: 'centre', value: show(options.centre), expected };
    throw new JournalError('journal.wrong-centre', detail);
  }
}

function checkSame(opening: Entry, options: OpenOptions): void {
  if (opening.mode !== options.mode) {
    throw new JournalError('journal.wrong-mode', {
      field: 'mode',
      value: options.mode,
      expected: `${opening.mode}, as the journal in this folder is`,
    });
  }
  if (opening.centre !== options.centre) {
    throw new JournalError('journal.wrong-centre', {
      field: 'centre',
      value: options.centre,
      expected: `${opening.centre}, as the journal in this folder is`,
    });
  }
}

function checkKey(opening: Entry, key: KeyObject): string {
  const expected = openingKey(opening);
  if (expected === undefined) {
    throw new JournalError('journal.corrupt', {
      field: 'entry 1',
      value: show(opening.kind),
      expected: 'journal.opened with a public key',
    });
  }
  const value = key.asymmetricKeyType === 'ed25519' ? publicKeyOf(key) : 'another kind of key';
  if (value !== expected) {
    throw new JournalError('journal.key', { field: 'signing-key.pem', value, expected });
  }
  return expected;
}

function missing(folder: JournalFolder): JournalError {
  return new JournalError('journal.missing', {
    field: 'dir',
    value: folder.dir,
    expected: 'a folder that holds a journal',
  });
}

import type { StoredEntry } from './chain.js';
import type { DatabaseOptions } from './database.js';
import { JournalError, type JournalErrorCode } from './errors.js';
import type { RecordedHead, SignedHead } from './heads.js';
import { sqliteCode } from './reading.js';
import type { Batch, PageRange } from './store.js';

/** A batch as three strings: copying one long string to another thread is far cheaper than
 * copying many small objects. Canonical JSON holds no raw line feed. */
export interface PackedBatch {
  readonly firstN: number;
  readonly hashes: string;
  readonly texts: string;
  readonly head: SignedHead | undefined;
}

export type RequestBody =
  | { readonly op: 'commit'; readonly batch: PackedBatch }
  | { readonly op: 'record-head'; readonly head: SignedHead }
  | { readonly op: 'last'; readonly afresh: boolean }
  | { readonly op: 'checkpoint' }
  | { readonly op: 'page'; readonly range: PageRange }
  | { readonly op: 'latest-head' }
  | { readonly op: 'set-page-count-max'; readonly pages: number }
  | { readonly op: 'close' };

export type Request = RequestBody & { readonly id: number };

export interface Failure {
  readonly code: JournalErrorCode | undefined;
  readonly field: string;
  readonly value: string | number;
  readonly expected: string;
  readonly message: string;
}

/** `id` 0 answers the start of the thread. */
export interface Reply {
  readonly id: number;
  readonly value?: undefined | StoredEntry | readonly StoredEntry[] | RecordedHead;
  readonly failed?: Failure;
  /** How long the work took, without the ways between the threads. */
  readonly tookMs?: number;
}

/** What went wrong, in a form that passes between threads. */
export function failureOf(error: unknown): Failure {
  const own = error instanceof JournalError;
  return {
    code: own ? error.code : undefined,
    field: own ? error.field : 'disk',
    value: own ? error.value : sqliteCode(error),
    expected: own ? error.expected : 'a completed write',
    message: error instanceof Error ? error.message : String(error),
  };
}

export function packBatch(batch: Batch): PackedBatch {
  return {
    firstN: batch.entries[0]?.n ?? 0,
    hashes: batch.entries.map((entry) => entry.hash).join('\n'),
    texts: batch.entries.map((entry) => entry.text).join('\n'),
    head: batch.head,
  };
}

export function unpackBatch(packed: PackedBatch): Batch {
  const hashes = packed.hashes.split('\n');
  const entries = packed.texts.split('\n').map((text, index) => ({
    n: packed.firstN + index,
    hash: hashes[index] ?? '',
    text,
  }));
  return packed.head === undefined ? { entries } : { entries, head: packed.head };
}

export function isThreadSetup(value: unknown): value is DatabaseOptions {
  return typeof value === 'object' && value !== null && 'file' in value;
}

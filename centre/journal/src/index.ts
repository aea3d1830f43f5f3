/** The record of a centre: append-only, hash-chained, on disk before it answers. */

export {
  type Actor,
  CENTRES,
  type Centre,
  DEFAULT_LIMITS,
  type Entry,
  type EntryDraft,
  type Head,
  type JournalLimits,
  type JsonObject,
  MODES,
  type Mode,
} from './entry.js';
export { JOURNAL_ERRORS, JournalError, type JournalErrorCode } from './errors.js';
export { type SignedHead, verifyHead } from './heads.js';
export type { Journal, JournalStats, ReadRange } from './journal.js';
export { type OpenOptions, openJournal } from './open.js';
export type { Snapshot, SnapshotDraft } from './store.js';
export { type Verdict, type VerifyOptions, verifyJournal } from './verify.js';

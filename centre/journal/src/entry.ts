/** The envelope of an entry. The layout is specified in docs/formats/journal.md. */

/** A JSON object. What its values may be is checked when it is appended, not by the compiler:
 * finite numbers, text, booleans, null, lists and plain objects. `undefined` counts as absent. */
export type JsonObject = { readonly [key: string]: unknown };

/** Live watches, exercises and demonstrations; a journal has one mode for its whole life. */
export type Mode = 'live' | 'exercise' | 'demonstration';
export type Centre = 'uk' | 'fr';
/** Who decided or reported: an officer, a feed or the system itself. */
export type Actor = JsonObject;

export const MODES: readonly Mode[] = ['live', 'exercise', 'demonstration'];
export const CENTRES: readonly Centre[] = ['uk', 'fr'];

/** What a caller asks to have recorded. */
export interface EntryDraft {
  /** Name of the entry kind: lower case words, digits, dots and hyphens. */
  readonly kind: string;
  /** Version of the kind's body, from 1. */
  readonly kv: number;
  /** When it happened: ISO 8601 UTC ending in `Z`; recorded with milliseconds. */
  readonly at: string;
  readonly by: Actor;
  /** Idempotency id of the command that led to this entry. */
  readonly command?: string;
  /** Number of the earlier entry that this one undoes. */
  readonly undoes?: number;
  readonly body: JsonObject;
}

/** A durable line of the record. */
export interface Entry extends EntryDraft {
  /** Version of this envelope. */
  readonly v: 1;
  /** Id of the journal: `CENTRE-MODE-` and 16 hex digits. */
  readonly journal: string;
  readonly mode: Mode;
  readonly centre: Centre;
  /** Number in this journal, from 1, without gaps. */
  readonly n: number;
  /** When this centre knew: ISO 8601 UTC with milliseconds; never goes backwards. */
  readonly known: string;
  /** Hybrid logical clock: 13 digits of milliseconds, a dot, a 5 digit counter. */
  readonly hlc: string;
  /** Hash of the entry before; for entry 1 a value made from the journal's id and mode. */
  readonly prev: string;
  /** SHA-256 (hex) of the RFC 8785 form of this entry without `hash`. */
  readonly hash: string;
}

/** Who and what a journal is; the same in each of its entries. */
export interface Identity {
  readonly journal: string;
  readonly mode: Mode;
  readonly centre: Centre;
}

/** The last durable entry. */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

/** Named maxima; reaching one is a typed refusal. Sizes are bytes of the canonical text. */
export interface JournalLimits {
  readonly groupEntriesMax: number;
  readonly entryBytesMax: number;
  readonly queuedEntriesMax: number;
  readonly queuedBytesMax: number;
  /** Entries that one transaction takes from the queue; more wait for the next. */
  readonly commitEntriesMax: number;
  readonly commitBytesMax: number;
  readonly pageEntriesMax: number;
  readonly pageBytesMax: number;
  readonly pendingReadsMax: number;
  readonly snapshotBytesMax: number;
}

export const DEFAULT_LIMITS: JournalLimits = {
  groupEntriesMax: 1_000,
  entryBytesMax: 1_048_576,
  queuedEntriesMax: 50_000,
  queuedBytesMax: 134_217_728,
  commitEntriesMax: 2_048,
  commitBytesMax: 16_777_216,
  pageEntriesMax: 512,
  pageBytesMax: 2_097_152,
  pendingReadsMax: 256,
  snapshotBytesMax: 1_073_741_824,
};

/** Nesting of a body or actor beyond this is refused, so that no reader runs out of stack. */
export const DEPTH_MAX = 128;
export const KIND_LENGTH_MAX = 64;
export const COMMAND_LENGTH_MAX = 128;

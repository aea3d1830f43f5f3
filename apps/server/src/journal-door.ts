/** Between the protocol's entries, whose bodies are known, and the journal's, which are any JSON. */
import {
  type EntryDraft as JournalDraft,
  type Entry as JournalEntry,
  JournalError,
} from '@straitwatch/journal';
import type { Entry, EntryDraft } from '@straitwatch/protocol';

/** The journal takes times with milliseconds only; what was said stays as it was said in the body. */
export function withMilliseconds(draft: EntryDraft): EntryDraft {
  return { ...draft, at: new Date(Date.parse(draft.at)).toISOString() };
}

/** The same drafts: the journal takes any JSON and leaves out what is `undefined`. */
export function toJournalDrafts(drafts: readonly EntryDraft[]): readonly JournalDraft[] {
  return drafts as readonly object[] as readonly JournalDraft[];
}

/** What the journal gives back was written through the protocol, by this build or an older one. */
export function toProtocolEntry(entry: JournalEntry): Entry {
  return entry as object as Entry;
}

const draftFaults: ReadonlySet<string> = new Set([
  'journal.bad-draft',
  'journal.entry-too-large',
  'journal.group-too-large',
]);

/** The draft was at fault, not the disk. */
export function isDraftFault(error: unknown): error is JournalError {
  return error instanceof JournalError && draftFaults.has(error.code);
}

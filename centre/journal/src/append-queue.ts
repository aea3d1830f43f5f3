import { ENVELOPE_BYTES_MAX, type PreparedDraft } from './draft.js';
import type { Entry, JournalLimits } from './entry.js';
import { JournalError } from './errors.js';

/** One call of `append` that waits for its transaction. */
export interface Waiting {
  readonly drafts: readonly PreparedDraft[];
  readonly resolve: (entries: Entry[]) => void;
  readonly reject: (error: unknown) => void;
}

function bytesOf(group: Waiting): number {
  let bytes = 0;
  for (const draft of group.drafts) bytes += draft.bytes + ENVELOPE_BYTES_MAX;
  return bytes;
}

/** The groups that wait for a transaction, in the order of their calls, within named maxima. */
export class AppendQueue {
  readonly #limits: JournalLimits;
  #waiting: Waiting[] = [];
  #entries = 0;
  #bytes = 0;
  #refused = 0;

  constructor(limits: JournalLimits) {
    this.#limits = limits;
  }

  get groups(): number {
    return this.#waiting.length;
  }
  get entries(): number {
    return this.#entries;
  }
  /** Groups turned away because the queue was full. */
  get refused(): number {
    return this.#refused;
  }

  /** @throws JournalError `journal.queue-full`. */
  push(group: Waiting): void {
    const { queuedEntriesMax, queuedBytesMax } = this.#limits;
    const entries = this.#entries + group.drafts.length;
    const bytes = this.#bytes + bytesOf(group);
    if (entries > queuedEntriesMax || bytes > queuedBytesMax) {
      this.#refused += 1;
      throw new JournalError('journal.queue-full', {
        field: 'queue',
        value: `${entries} entries, ${bytes} bytes`,
        expected: `up to ${queuedEntriesMax} entries and ${queuedBytesMax} bytes`,
      });
    }
    this.#waiting.push(group);
    this.#entries = entries;
    this.#bytes = bytes;
  }

  /** Whole groups from the front, up to the size of one transaction, at least one. */
  take(): readonly Waiting[] {
    const { commitEntriesMax, commitBytesMax } = this.#limits;
    let entries = 0;
    let bytes = 0;
    let count = 0;
    for (const group of this.#waiting) {
      entries += group.drafts.length;
      bytes += bytesOf(group);
      if (count > 0 && (entries > commitEntriesMax || bytes > commitBytesMax)) break;
      count += 1;
    }
    return this.#remove(count);
  }

  takeAll(): readonly Waiting[] {
    return this.#remove(this.#waiting.length);
  }

  #remove(count: number): readonly Waiting[] {
    const taken = this.#waiting.splice(0, count);
    for (const group of taken) {
      this.#entries -= group.drafts.length;
      this.#bytes -= bytesOf(group);
    }
    return taken;
  }
}

/**
 * Every way in which the journal refuses or fails, with what the operator should do about it.
 * The page docs/formats/journal.md lists the same codes; a test compares the two.
 */
export const JOURNAL_ERRORS = {
  'journal.bad-draft': 'Correct the draft; nothing of its group was written.',
  'journal.entry-too-large': 'Shorten the body; keep large files outside and record their hash.',
  'journal.group-too-large': 'Send the drafts in several calls.',
  'journal.queue-full': 'The disk is slower than the callers; wait and send again.',
  'journal.clock': 'Correct the clock of this machine.',
  'journal.write-failed': 'Free space or mend the disk, then send again with the same command id.',
  'journal.read-failed': 'Check the disk and run verify on the folder.',
  'journal.bad-range': 'Ask for whole numbers from 1.',
  'journal.closed': 'The journal was closed; open it again.',
  'journal.missing': 'Name the right folder, or allow a new journal to be made.',
  'journal.wrong-mode': 'Use another folder: live, exercise and demonstration never share one.',
  'journal.wrong-centre': 'Use another folder: each centre writes only its own journal.',
  'journal.locked': 'Another process writes this journal; stop it or use another folder.',
  'journal.corrupt': 'Run verify, keep the folder as it is and restore from a copy.',
  'journal.newer-format': 'Use the software version that wrote this folder, or a newer one.',
  'journal.key': 'Restore the signing key of this journal from its copy.',
  'journal.not-durable': 'This file system or library does not sync as asked; use a local disk.',
  'journal.bad-snapshot': 'Save the snapshot of an entry that this journal holds.',
} as const;

export type JournalErrorCode = keyof typeof JOURNAL_ERRORS;

export interface JournalErrorDetail {
  readonly field: string;
  readonly value: string | number;
  readonly expected: string;
  readonly cause?: unknown;
}

/** The one error type of this package. `code` is stable; `remedy` tells the operator what to do. */
export class JournalError extends Error {
  readonly code: JournalErrorCode;
  readonly field: string;
  readonly value: string | number;
  readonly expected: string;
  readonly remedy: string;

  constructor(code: JournalErrorCode, detail: JournalErrorDetail) {
    super(
      `${detail.field}: got ${detail.value}, expected ${detail.expected}`,
      detail.cause === undefined ? undefined : { cause: detail.cause },
    );
    this.name = 'JournalError';
    this.code = code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
    this.remedy = JOURNAL_ERRORS[code];
  }
}

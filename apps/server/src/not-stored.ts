/** A write that failed, in words that an officer understands. */
import { JournalError } from '@straitwatch/journal';
import { ServerError } from './errors.js';

export interface NotStoredReason {
  field: string;
  got: string;
  expected: string;
}

/** Why a write failed, as far as the journal knows. */
export function notStoredBecause(error: unknown): NotStoredReason {
  if (error instanceof JournalError) {
    return { field: error.field, got: inWords(String(error.value)), expected: error.expected };
  }
  const got = error instanceof Error ? error.message : String(error);
  return { field: 'disk', got, expected: 'a completed write' };
}

/** The store's codes say little to an officer. */
function inWords(value: string): string {
  if (value === 'SQLITE_FULL') return `no space left (${value})`;
  return value.startsWith('SQLITE_IOERR') ? `an input/output error (${value})` : value;
}

/** What everybody hears who waited for the write. */
export function notStored(reason: NotStoredReason, cause: unknown): ServerError {
  const { field, got, expected } = reason;
  const message = `${field}: got ${got}, expected ${expected}; it is not acknowledged: send it again`;
  return new ServerError('not-stored', message, { ...reason, cause });
}

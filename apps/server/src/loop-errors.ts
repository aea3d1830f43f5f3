/** Why the centre's loop did not carry a command out, in words that an officer understands. */
import { JournalError } from '@straitwatch/journal';
import { type ServerError, wrongIn } from './errors.js';

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
  return wrongIn('not-stored', { ...reason, cause }, 'it is not acknowledged: send it again');
}

/** The queue of the loop is full. */
export function tooManyWaiting(waitingMax: number): ServerError {
  const wrong = {
    field: 'commands',
    got: `more than ${waitingMax} waiting`,
    expected: 'fewer at a time',
  };
  return wrongIn('busy', wrong, 'send it again shortly');
}

/** Nothing is taken any more. */
export function stopping(): ServerError {
  const wrong = { field: 'centre', got: 'one that is stopping', expected: 'one that runs' };
  return wrongIn('stopping', wrong, 'send it again to its successor');
}

import { show } from './draft.js';
import { JournalError } from './errors.js';

const SNAPSHOT_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const SNAPSHOT_NAME_LENGTH_MAX = 64;

export function asJournalError(error: unknown): unknown {
  if (error instanceof JournalError) return error;
  return new JournalError('journal.write-failed', {
    field: 'disk',
    value: error instanceof Error ? error.message : String(error),
    expected: 'a completed write',
    cause: error,
  });
}

export function corruptAt(n: number, value: string | number, expected: string): JournalError {
  return new JournalError('journal.corrupt', { field: `entry ${n}`, value, expected });
}

export function checkBound(field: string, value: number, min: number): void {
  if (Number.isSafeInteger(value) && value >= min) return;
  const expected = `a whole number from ${min}`;
  throw new JournalError('journal.bad-range', { field, value: show(value), expected });
}

export function checkSnapshotName(name: string, version: number): void {
  if (name.length > SNAPSHOT_NAME_LENGTH_MAX || !SNAPSHOT_NAME.test(name)) {
    throw new JournalError('journal.bad-snapshot', {
      field: 'snapshot.name',
      value: show(name),
      expected: `up to ${SNAPSHOT_NAME_LENGTH_MAX} lower case letters, digits and hyphens`,
    });
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new JournalError('journal.bad-snapshot', {
      field: 'snapshot.version',
      value: show(version),
      expected: 'a whole number from 1',
    });
  }
}

/** The one place where HTTP statuses are chosen. */
import type { JournalErrorCode } from '@straitwatch/journal';
import type { RefusalCode } from '@straitwatch/protocol';
import type { ServerErrorCode } from './errors.js';

export const statusOf = {
  done: 200,
  created: 201,
  nothing: 204,
  badInput: 400,
  refused: 409,
  internal: 500,
} as const;

/** Seconds after which it is worth sending a command again. */
export const retryAfterS = 2;

const serverStatuses: Readonly<Record<ServerErrorCode, number>> = {
  'not-signed-in': 401,
  'role-not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'key-reused': 422,
  'too-much': 413,
  'too-many-requests': 429,
  'not-stored': 503,
  busy: 503,
  stopping: 503,
  setup: 500,
};

export function statusOfServerError(code: ServerErrorCode): number {
  return serverStatuses[code];
}

/** Missing things are 404, a role that may not is 403, every other refusal is a conflict. */
export function statusOfRefusal(codes: readonly RefusalCode[]): number {
  if (codes.includes('role-not-allowed')) return 403;
  const [first] = codes;
  return first?.startsWith('unknown-') === true ? 404 : statusOf.refused;
}

const journalStatuses: Partial<Record<JournalErrorCode, number>> = {
  'journal.bad-draft': 400,
  'journal.entry-too-large': 413,
  'journal.group-too-large': 413,
};

/** What the journal refuses of a draft is the caller's input; anything else is the store's trouble. */
export function statusOfJournalError(code: JournalErrorCode): number {
  return journalStatuses[code] ?? 503;
}

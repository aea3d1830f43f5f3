/** What the server cannot do now, in codes of the domain. HTTP statuses are chosen in statuses.ts. */

export type ServerErrorCode =
  | 'not-stored'
  | 'busy'
  | 'stopping'
  | 'key-reused'
  | 'not-signed-in'
  | 'role-not-allowed'
  | 'wrong-origin'
  | 'not-found'
  | 'too-much'
  | 'too-many-requests'
  | 'setup';

export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  readonly field: string | undefined;
  readonly got: string | undefined;
  readonly expected: string | undefined;
  constructor(
    code: ServerErrorCode,
    message: string,
    more: { field?: string; got?: string; expected?: string; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.field = more.field;
    this.got = more.got;
    this.expected = more.expected;
  }
}

/** What stood in a field and what was expected there, in the pattern that all messages have. */
export function wrongIn(
  code: ServerErrorCode,
  wrong: { field: string; got: string; expected: string; cause?: unknown },
  remedy?: string,
): ServerError {
  const { field, got, expected } = wrong;
  const message = `${field}: got ${got}, expected ${expected}`;
  return new ServerError(code, remedy === undefined ? message : `${message}; ${remedy}`, wrong);
}

/** Nothing here has this id. */
export function notFound(what: string, id: string): ServerError {
  return wrongIn('not-found', { field: 'id', got: id, expected: `the id of ${a(what)} on record` });
}

function a(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** Where the server was set up wrongly: message pattern `FIELD: got VALUE, expected WHAT`. */
export function setupError(field: string, got: string, expected: string): ServerError {
  return wrongIn('setup', { field, got, expected });
}

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

/** Where the server was set up wrongly: message pattern `FIELD: got VALUE, expected WHAT`. */
export function setupError(field: string, got: string, expected: string): ServerError {
  return new ServerError('setup', `${field}: got ${got}, expected ${expected}`, {
    field,
    got,
    expected,
  });
}

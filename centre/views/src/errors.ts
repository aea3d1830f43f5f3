/** What the views refuse, by code. Messages read `FIELD: got VALUE, expected WHAT`. */
export type ViewsErrorCode =
  | 'entry-out-of-order'
  | 'snapshot-unreadable'
  | 'snapshot-other-journal';

export class ViewsError extends Error {
  override readonly name = 'ViewsError';
  readonly code: ViewsErrorCode;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
  constructor(
    code: ViewsErrorCode,
    problem: { field: string; value: string; expected: string; cause?: unknown },
  ) {
    const { field, value, expected, cause } = problem;
    super(
      `${field}: got ${value}, expected ${expected}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.field = field;
    this.value = value;
    this.expected = expected;
  }
}

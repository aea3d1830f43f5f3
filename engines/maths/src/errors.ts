/** What went wrong, for code that must tell one refusal from another. */
export type MathsErrorCode = 'MATHS_SEED' | 'MATHS_RANGE' | 'MATHS_COUNT' | 'MATHS_WEIGHTS';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class MathsError extends Error {
  override readonly name = 'MathsError';
  readonly code: MathsErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: { code: MathsErrorCode; field: string; value: unknown; expected: string }) {
    super(`${detail.field}: got ${String(detail.value)}, expected ${detail.expected}`);
    this.code = detail.code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
  }
}

/** Refuses a number outside a range, both ends included, or not a number. */
export function checkRange(
  field: string,
  value: number,
  range: { readonly min: number; readonly max: number },
): void {
  if (value >= range.min && value <= range.max) return;
  throw new MathsError({
    code: 'MATHS_RANGE',
    field,
    value,
    expected: `a number from ${range.min} to ${range.max}`,
  });
}

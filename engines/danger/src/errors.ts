/** What went wrong, for code that must tell one refusal from another. */
export type DangerErrorCode = 'DANGER_INPUT' | 'DANGER_LIMIT' | 'DANGER_TABLE';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class DangerError extends Error {
  override readonly name = 'DangerError';
  readonly code: DangerErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: { code: DangerErrorCode; field: string; value: unknown; expected: string }) {
    super(`${detail.field}: got ${shown(detail.value)}, expected ${detail.expected}`);
    this.code = detail.code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
  }
}

/** A value in few words, whatever it is. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'object' ? (JSON.stringify(value) ?? 'nothing') : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A number within its range, both ends counted. @throws DangerError DANGER_INPUT */
export function checkNumber(
  field: string,
  value: number,
  range: { readonly min: number; readonly max: number; readonly unit: string },
): number {
  if (value >= range.min && value <= range.max) return value;
  throw new DangerError({
    code: 'DANGER_INPUT',
    field,
    value,
    expected: `${range.unit}, ${range.min} to ${range.max}`.trim(),
  });
}

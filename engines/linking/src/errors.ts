/** What went wrong, for code that must tell one refusal from another. */
export type LinkingErrorCode = 'LINKING_INPUT' | 'LINKING_LIMIT';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class LinkingError extends Error {
  override readonly name = 'LinkingError';
  readonly code: LinkingErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: { code: LinkingErrorCode; field: string; value: unknown; expected: string }) {
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

/** A number within its range, both ends counted. @throws LinkingError LINKING_INPUT */
export function checkNumber(
  field: string,
  value: number,
  range: { readonly min: number; readonly max: number; readonly unit: string },
): number {
  if (value >= range.min && value <= range.max) return value;
  throw new LinkingError({
    code: 'LINKING_INPUT',
    field,
    value,
    expected: `${range.unit}, ${range.min} to ${range.max}`.trim(),
  });
}

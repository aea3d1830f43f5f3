/** What went wrong, for code that must tell one refusal from another. */
export type DriftErrorCode =
  | 'DRIFT_SCENARIO'
  | 'DRIFT_CLASS'
  | 'DRIFT_LIMIT'
  | 'DRIFT_FORCING'
  | 'DRIFT_COAST'
  | 'DRIFT_RESULT';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class DriftError extends Error {
  override readonly name = 'DriftError';
  readonly code: DriftErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: { code: DriftErrorCode; field: string; value: unknown; expected: string }) {
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

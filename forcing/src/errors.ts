/** What went wrong, for code that must tell one refusal from another. Texts are in `texts.ts`. */
export const forcingErrorCodes = [
  'FORCING_OPTION',
  'FORCING_UNREADABLE',
  'FORCING_FORMAT',
  'FORCING_PACKED',
  'FORCING_TRUNCATED',
  'FORCING_BROKEN',
  'FORCING_LIMIT',
  'FORCING_NOTHING',
  'FORCING_PAIR',
  'FORCING_UNITS',
  'FORCING_TIME',
  'FORCING_CALENDAR',
  'FORCING_AXIS',
  'FORCING_GRID',
  'FORCING_WINDOW',
  'FORCING_PACKING',
  'FORCING_PRODUCT',
  'FORCING_VALUE',
  'FORCING_CLOSED',
] as const;

export type ForcingErrorCode = (typeof forcingErrorCodes)[number];

/** A file, or a part of one, that is refused; the message is `FIELD: got VALUE, expected WHAT`. */
export class ForcingError extends Error {
  override readonly name = 'ForcingError';
  readonly code: ForcingErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: {
    code: ForcingErrorCode;
    field: string;
    value: unknown;
    expected: string;
    cause?: unknown;
  }) {
    const shown = String(detail.value).slice(0, 200);
    super(
      `${detail.field}: got ${shown}, expected ${detail.expected}`,
      detail.cause === undefined ? undefined : { cause: detail.cause },
    );
    this.code = detail.code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
  }
}

/** @throws ForcingError, in one line at the place that found it. */
export function refuse(
  code: ForcingErrorCode,
  field: string,
  value: unknown,
  expected: string,
): never {
  throw new ForcingError({ code, field, value, expected });
}

/** @throws ForcingError of code `FORCING_LIMIT` where `value` is above `most` or no whole number. */
export function within(field: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  return refuse('FORCING_LIMIT', field, value, `a whole number of at most ${most}`);
}

/** What was thrown by a library or by us, as an error of this package. */
export function asForcingError(field: string, error: unknown): ForcingError {
  if (error instanceof ForcingError) return error;
  const value = error instanceof Error ? error.message : String(error);
  return new ForcingError({
    code: 'FORCING_BROKEN',
    field,
    value: value.split('\n', 1)[0] ?? '',
    expected: 'a file that is whole and follows its format',
    cause: error,
  });
}

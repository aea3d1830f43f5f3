/** Base of the errors this package throws; a stream never throws, it counts and reports. */
export class AisError extends Error {
  override readonly name: string = 'AisError';
  readonly code: string;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(details: { code: string; field: string; value: unknown; expected: string }) {
    super(`${details.field}: got ${String(details.value)}, expected ${details.expected}`);
    this.code = details.code;
    this.field = details.field;
    this.value = details.value;
    this.expected = details.expected;
  }
}

/** A message cannot be encoded: a value does not fit its field. */
export class AisEncodeError extends AisError {
  override readonly name = 'AisEncodeError';
  constructor(field: string, value: unknown, expected: string) {
    super({ code: 'AIS_ENCODE', field, value, expected });
  }
}

/** An option of this package is out of its range. */
export class AisOptionError extends AisError {
  override readonly name = 'AisOptionError';
  constructor(field: string, value: unknown, expected: string) {
    super({ code: 'AIS_OPTION', field, value, expected });
  }
}

/** What went wrong, for code that must tell one refusal from another. */
export type GeoErrorCode =
  | 'GEO_LATITUDE'
  | 'GEO_LONGITUDE'
  | 'GEO_DISTANCE'
  | 'GEO_BEARING'
  | 'GEO_RADIUS'
  | 'GEO_PROBABILITY'
  | 'GEO_COUNT'
  | 'GEO_REGION';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class GeoError extends Error {
  override readonly name = 'GeoError';
  readonly code: GeoErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: { code: GeoErrorCode; field: string; value: unknown; expected: string }) {
    super(`${detail.field}: got ${String(detail.value)}, expected ${detail.expected}`);
    this.code = detail.code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
  }
}

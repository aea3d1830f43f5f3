/** What went wrong, for code that must tell one refusal from another. */
export type MetoceanErrorCode =
  | 'METOCEAN_TIME'
  | 'METOCEAN_SPAN'
  | 'METOCEAN_CONSTITUENT'
  | 'METOCEAN_CONSTANT'
  | 'METOCEAN_POSITION'
  | 'METOCEAN_GRID'
  | 'METOCEAN_MONTH';

/** Bad input to a function of this package; the message is `FIELD: got VALUE, expected WHAT`. */
export class MetoceanError extends Error {
  override readonly name = 'MetoceanError';
  readonly code: MetoceanErrorCode;
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(detail: {
    code: MetoceanErrorCode;
    field: string;
    value: unknown;
    expected: string;
  }) {
    super(`${detail.field}: got ${String(detail.value)}, expected ${detail.expected}`);
    this.code = detail.code;
    this.field = detail.field;
    this.value = detail.value;
    this.expected = detail.expected;
  }
}

/** The years in which the polynomials of the Sun and the Moon are used. */
const yearMs = 365.25 * 86_400_000;
const timeMsMin = -70 * yearMs;
const timeMsMax = 130 * yearMs;

/** @throws MetoceanError for a time that is no number or lies outside the years 1900 to 2100. */
export function checkTime(field: string, timeMs: number): void {
  if (timeMs >= timeMsMin && timeMs <= timeMsMax) return;
  throw new MetoceanError({
    code: 'METOCEAN_TIME',
    field,
    value: timeMs,
    expected: 'milliseconds since 1970 of a time in the years 1900 to 2100',
  });
}

/** @throws MetoceanError for a place that is none on the globe. */
export function checkPlace(latDeg: number, lonDeg: number): void {
  const bad = (field: string, value: number, most: number): MetoceanError =>
    new MetoceanError({
      code: 'METOCEAN_POSITION',
      field,
      value,
      expected: `degrees from -${most} to ${most}`,
    });
  if (!(Math.abs(latDeg) <= 90)) throw bad('lat', latDeg, 90);
  if (!(Math.abs(lonDeg) <= 180)) throw bad('lon', lonDeg, 180);
}

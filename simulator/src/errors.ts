/** OPTION: an option out of its range. DATA: a data file lacks what the night needs. LIMIT: a queue is full. DESK: no answer of the centre. */
export type SimulatorErrorCode =
  | 'SIMULATOR_OPTION'
  | 'SIMULATOR_DATA'
  | 'SIMULATOR_LIMIT'
  | 'SIMULATOR_DESK';

/** What went wrong, as `FIELD: got VALUE, expected WHAT`. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly code: SimulatorErrorCode;
  readonly field: string;
  readonly value: string | number;
  readonly expected: string;
  constructor(fault: {
    code: SimulatorErrorCode;
    field: string;
    value: string | number;
    expected: string;
    cause?: unknown;
  }) {
    const { code, field, value, expected, cause } = fault;
    super(`${field}: got ${value}, expected ${expected}`, { cause });
    this.code = code;
    this.field = field;
    this.value = value;
    this.expected = expected;
  }
}

/** What the straight road and the slow road share: bytes, the line at hand and its payload. */
import { createPayload, type Payload } from '../bits.js';
import { createLine, type Line } from './line.js';

/** Bytes after the last one of a buffer that may be read, though they mean nothing. */
const PADDING_BYTES = 64;

export interface ScanState {
  /** The bytes that wait to be read, from the start of a line on. */
  readonly buffer: Uint8Array;
  /** The same bytes, to be read four at a time from any place. */
  readonly view: DataView;
  /** Bytes that the buffer holds; some more may be read behind them. */
  readonly capacity: number;
  readonly line: Line;
  readonly payload: Payload;
}

export function createState(capacity: number): ScanState {
  const buffer = new Uint8Array(capacity + PADDING_BYTES);
  const view = new DataView(buffer.buffer);
  return { buffer, view, capacity, line: createLine(), payload: createPayload() };
}

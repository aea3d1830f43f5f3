/** The second door: batches of messages as columns of typed arrays, nothing made for a message. */
import { readUint } from './bits.js';
import { isAuxiliary } from './codec/general.js';
import { type AisColumns, PRESENT } from './generated/columns.js';
import {
  rowBaseStation,
  rowLongRange,
  rowPositionA,
  rowPositionB,
  rowPositionBExtended,
  rowSarAircraft,
} from './generated/rows-positions.js';
import { rowStaticA, rowStaticBPartA, rowStaticBPartB } from './generated/rows-statics.js';
import type { Reject } from './scan/reasons.js';
import { Scanner, type ScanSink } from './scan/scanner.js';
import { type AisStream, limitsOf, type StreamOptions } from './stream.js';

export interface ColumnHandlers {
  /** The batch is full, or the input is over; afterwards it is empty again. */
  onBatch(columns: AisColumns): void;
  onReject?(reject: Reject): void;
}

/**
 * Reads AIS sentences into columns. Types 1 to 5, 9, 11, 18, 19, 24 and 27 fill their columns; of
 * the others, and of what is cut short, only type, sender and reception are kept.
 *
 * @throws AisOptionError when an option is out of its range.
 *
 * @example
 * const columns = createColumns(10_000);
 * const stream = createColumnStream(columns, { onBatch: (batch) => draw(batch) });
 */
export function createColumnStream(
  columns: AisColumns,
  handlers: ColumnHandlers,
  options: StreamOptions = {},
): AisStream {
  const sink: ScanSink = {
    wantsRejects: handlers.onReject !== undefined,
    wantsReceptions: false,
    message(scanner) {
      const type = scanner.payload.words[0]! >>> 24;
      if (type < 1 || type > 27 || (type === 24 && !hasPart(scanner))) return false;
      addRow(columns, scanner, type);
      if (columns.count === columns.capacity) {
        handlers.onBatch(columns);
        columns.count = 0;
      }
      return true;
    },
    reject(reason, details) {
      handlers.onReject?.({ reason, ...details });
    },
    reception: () => undefined,
  };
  return new ColumnStream(new Scanner(limitsOf(options), sink), columns, handlers);
}

class ColumnStream implements AisStream {
  private readonly scanner: Scanner;
  private readonly columns: AisColumns;
  private readonly handlers: ColumnHandlers;

  constructor(scanner: Scanner, columns: AisColumns, handlers: ColumnHandlers) {
    this.scanner = scanner;
    this.columns = columns;
    this.handlers = handlers;
  }

  get counts() {
    return this.scanner.counts;
  }

  get waitingGroups() {
    return this.scanner.waitingGroups;
  }

  push(bytes: Uint8Array, nowMs = -1): void {
    this.scanner.push(bytes, nowMs);
  }

  pushDatagram(bytes: Uint8Array, nowMs = -1): void {
    this.scanner.pushDatagram(bytes, nowMs);
  }

  end(): void {
    this.scanner.end();
    if (this.columns.count > 0) this.handlers.onBatch(this.columns);
    this.columns.count = 0;
  }
}

/** Message 24 says which part it is; there are two. */
function hasPart(scanner: Scanner): boolean {
  return scanner.payload.bits >= 40 && readUint(scanner.payload.words, 38, 2) < 2;
}

function addRow(columns: AisColumns, scanner: Scanner, type: number): void {
  const row = columns.count;
  const words = scanner.payload.words;
  const w0 = words[0]!;
  columns.type[row] = type;
  columns.repeat[row] = (w0 >>> 22) & 3;
  columns.mmsi[row] = ((w0 & 4_194_303) << 8) | (words[1]! >>> 22);
  columns.channel[row] = scanner.line.channel;
  columns.ownShip[row] = scanner.line.ownShip ? 1 : 0;
  fillRow(columns, words, scanner.payload.bits, row);
  const timeMs = scanner.timeMs;
  if (timeMs >= 0) {
    columns.timeMs[row] = timeMs;
    columns.present[row] = columns.present[row]! | PRESENT.timeMs;
  }
  columns.count = row + 1;
}

function fillRow(columns: AisColumns, words: Int32Array, bits: number, row: number): void {
  const type = columns.type[row]!;
  const slot = bits >= 168;
  if (type < 4 && slot) rowPositionA(words, columns, row);
  else if (type === 18 && slot) rowPositionB(words, columns, row);
  else if (type === 5 && bits >= 424) rowStaticA(words, columns, row);
  else if ((type === 4 || type === 11) && slot) rowBaseStation(words, columns, row);
  else if (type === 9 && slot) rowSarAircraft(words, columns, row);
  else if (type === 19 && bits >= 312) rowPositionBExtended(words, columns, row);
  else if (type === 27 && bits >= 96) rowLongRange(words, columns, row);
  else if (type === 24 && bits >= 160) fillStaticB(columns, words, bits, row);
  else fillNothing(columns, row);
}

function fillStaticB(columns: AisColumns, words: Int32Array, bits: number, row: number): void {
  const part = readUint(words, 38, 2);
  if (part === 0) rowStaticBPartA(words, columns, row);
  else if (part === 1 && bits >= 168 && !isAuxiliary(columns.mmsi[row]!)) {
    rowStaticBPartB(words, columns, row);
  } else fillNothing(columns, row);
}

function fillNothing(columns: AisColumns, row: number): void {
  columns.present[row] = 0;
  columns.presentStatic[row] = 0;
  columns.flags[row] = 0;
}

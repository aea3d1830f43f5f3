import type { Payload } from './bits.js';
import { decodePayload } from './codec/decode.js';
import { AisOptionError } from './errors.js';
import type { AisMessage } from './generated/messages.js';
import type { Reject, StreamCounts } from './scan/reasons.js';
import type { Reception } from './scan/reception.js';
import { Receptions } from './scan/receptions.js';
import { Scanner, type ScannerLimits, type ScanSink } from './scan/scanner.js';

/** Limits of a stream; each has a default. */
export interface StreamOptions {
  /** Messages of several sentences open at once, 1 to 4096 (64). */
  readonly maxGroups?: number;
  /** Age at which an open message is given up, milliseconds (10 000). */
  readonly maxGroupAgeMs?: number;
  /** The same in sentences, for input without times (500). */
  readonly maxGroupAgeSentences?: number;
  /** Longest line in bytes, 82 to 65536 (2048). */
  readonly maxLineBytes?: number;
  /** Size of the reading buffer in bytes, up to 16 MiB (262 144). */
  readonly bufferBytes?: number;
}

/** Who hears what a stream finds. */
export interface StreamHandlers {
  /**
   * A decoded message. `payload` is valid during the call only; messages received alike may share one
   * `reception`.
   */
  onMessage(message: AisMessage, reception: Reception, payload: Payload): void;
  /** Something kept aside. */
  onReject?(reject: Reject): void;
}

/** A reader of AIS sentences: bytes in, messages out. Nothing in the input makes it throw. */
export interface AisStream {
  /** Bytes cut anywhere; `nowMs` is their time of arrival, for the age of open groups. */
  push(bytes: Uint8Array, nowMs?: number): void;
  /** One datagram: whole lines, with or without the `UdPbC` header. */
  pushDatagram(bytes: Uint8Array, nowMs?: number): void;
  /** The input is over; the stream may be used again. */
  end(): void;
  readonly counts: StreamCounts;
  /** Messages of several sentences that wait for a part. */
  readonly waitingGroups: number;
}

function within(
  field: string,
  value: number | undefined,
  range: { min: number; max: number; fallback: number },
): number {
  if (value === undefined) return range.fallback;
  if (!Number.isInteger(value) || value < range.min || value > range.max) {
    throw new AisOptionError(field, value, `a whole number, ${range.min} to ${range.max}`);
  }
  return value;
}

/** @throws AisOptionError when an option is out of its range. */
export function limitsOf(options: StreamOptions): ScannerLimits {
  const day = 86_400_000;
  return {
    maxGroups: within('maxGroups', options.maxGroups, { min: 1, max: 4096, fallback: 64 }),
    maxAgeMs: within('maxGroupAgeMs', options.maxGroupAgeMs, {
      min: 1,
      max: day,
      fallback: 10_000,
    }),
    maxAgeSentences: within('maxGroupAgeSentences', options.maxGroupAgeSentences, {
      min: 1,
      max: 1_000_000,
      fallback: 500,
    }),
    maxLineBytes: within('maxLineBytes', options.maxLineBytes, {
      min: 82,
      max: 65_536,
      fallback: 2048,
    }),
    bufferBytes: within('bufferBytes', options.bufferBytes, {
      min: 1024,
      max: 16_777_216,
      fallback: 262_144,
    }),
  };
}

/**
 * Reads AIS sentences (NMEA 0183 / IEC 61162-1) from bytes and calls back with decoded messages.
 *
 * @example
 * const stream = createAisStream({ onMessage: (message) => seen.push(message) });
 * stream.push(new TextEncoder().encode('!AIVDM,1,1,,A,13F?Vv700<DJuLEtvep`iToV0<00,0*79\n'));
 *
 * @throws AisOptionError when an option is out of its range.
 */
export function createAisStream(handlers: StreamHandlers, options: StreamOptions = {}): AisStream {
  const receptions = new Receptions();
  const sink: ScanSink = {
    wantsRejects: handlers.onReject !== undefined,
    wantsReceptions: true,
    message(scanner) {
      const message = decodePayload(scanner.payload);
      const reception = scanner.reception;
      if (message === undefined || reception === undefined) return false;
      handlers.onMessage(message, reception, scanner.payload);
      return true;
    },
    reject(reason, details) {
      handlers.onReject?.({ reason, ...details });
    },
    reception: ({ bytes, line, wrapper }) => receptions.of(bytes, line, wrapper),
  };
  return new Scanner(limitsOf(options), sink);
}

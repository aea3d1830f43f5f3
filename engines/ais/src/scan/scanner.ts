/** Bytes to payloads: cuts lines, checks sentences, joins parts. Shared by both doors. */
import type { Payload } from '../bits.js';
import { CR, endOfLine, LF } from './characters.js';
import { fastLine } from './fast.js';
import {
  type Group,
  type GroupLimits,
  GroupPool,
  PART_COMPLETE,
  PART_DUPLICATE,
  PART_TOO_LONG,
} from './groups.js';
import type { Line } from './line.js';
import { packChars } from './pack.js';
import { createCounts, type RejectReason, type StreamCounts } from './reasons.js';
import type { Reception, Wrapper } from './reception.js';
import { parseWrapper } from './reception.js';
import { joinReceptions } from './receptions.js';
import {
  findAis,
  LINE_AIS,
  LINE_BLANK,
  LINE_CHECKSUM,
  LINE_COMMENT,
  LINE_EMPTY,
  LINE_OTHER,
  readLine,
} from './slow.js';
import { createState, type ScanState } from './state.js';

/** What a scanner calls. */
export interface ScanSink {
  /** A whole message stands in `scanner.payload`; false when its type is unknown. */
  message(scanner: Scanner): boolean;
  /** Something was kept aside. */
  reject(
    reason: RejectReason,
    details: { field: string; value: string; expected: string; line: string },
  ): void;
  /** Builds the reception of the line at hand; undefined where nobody asks for it. */
  reception(scanner: Scanner): Reception | undefined;
  /** True when somebody listens to rejects, so that their texts are worth making. */
  readonly wantsRejects: boolean;
  /** False where `reception` always answers undefined: then wrappers need no reading either. */
  readonly wantsReceptions: boolean;
}

export interface ScannerLimits extends GroupLimits {
  readonly maxLineBytes: number;
  readonly bufferBytes: number;
}

const LETTER_P = 80;
/** Longest line copied into a reject. */
const MAX_REJECT_CHARS = 1024;
const DATAGRAM_HEADER = [85, 100, 80, 98, 67, 0];

function hexByte(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}

export class Scanner {
  readonly payload: Payload;
  readonly line: Line;
  readonly counts: StreamCounts = createCounts();
  /** Reception of the message at hand, when the sink builds them. */
  reception: Reception | undefined;
  /** Unix time of the message at hand in milliseconds, -1 for none. */
  timeMs = -1;
  wrapper: Wrapper | undefined;
  private readonly state: ScanState;
  private readonly buffer: Uint8Array;
  private used = 0;
  private afterCr = false;
  private skipping = false;
  private clockMs = -1;
  private readonly pool: GroupPool;
  private readonly limits: ScannerLimits;
  private readonly sink: ScanSink;

  constructor(limits: ScannerLimits, sink: ScanSink) {
    this.limits = limits;
    this.sink = sink;
    this.state = createState(Math.max(limits.bufferBytes, limits.maxLineBytes * 2));
    this.buffer = this.state.buffer;
    this.payload = this.state.payload;
    this.line = this.state.line;
    this.pool = new GroupPool(limits, (group, overflow) => this.incomplete(group, overflow));
  }

  /** The bytes in which the places of `line` lie. */
  get bytes(): Uint8Array {
    return this.buffer;
  }

  get waitingGroups(): number {
    return this.pool.waiting;
  }

  /** Takes bytes that may be cut anywhere. `nowMs` is the time of arrival for the age of groups. */
  push(bytes: Uint8Array, nowMs = -1): void {
    if (nowMs >= 0) this.clockMs = nowMs;
    let from = 0;
    while (from < bytes.length) {
      const room = Math.min(this.state.capacity - this.used, bytes.length - from);
      const whole = from === 0 && room === bytes.length;
      this.buffer.set(whole ? bytes : bytes.subarray(from, from + room), this.used);
      this.used += room;
      from += room;
      this.process();
    }
  }

  /** Takes one datagram: whole lines, with or without the `UdPbC` header of IEC 61162-450. */
  pushDatagram(bytes: Uint8Array, nowMs = -1): void {
    this.finishLine();
    const header = DATAGRAM_HEADER.every((byte, i) => bytes[i] === byte);
    this.push(header ? bytes.subarray(DATAGRAM_HEADER.length) : bytes, nowMs);
    this.finishLine();
  }

  /** The input is over: the last line counts without its end, open groups are incomplete. */
  end(): void {
    this.finishLine();
    this.pool.flush();
  }

  private finishLine(): void {
    if (this.used > 0 && !this.skipping) this.readOne(0, this.used);
    this.used = 0;
    this.skipping = false;
    this.afterCr = false;
  }

  /**
   * Reads every whole line in the buffer and keeps the rest at its beginning. A handler that throws ends the
   * reading; the line it was called for counts as read.
   */
  private process(): void {
    const { state, used: end } = this;
    const { buffer } = state;
    let at = 0;
    try {
      while (at < end) {
        if (this.afterCr && buffer[at] === LF) at++;
        this.afterCr = false;
        const next = this.skipping ? -1 : fastLine(state, at, end);
        if (next > 0) {
          this.afterCr = buffer[next - 1] === CR;
          at = next;
          this.plain();
          continue;
        }
        const from = at;
        const stop = endOfLine(state.view, from, end);
        if (stop === end) break;
        this.afterCr = buffer[stop] === CR;
        at = stop + 1;
        if (this.skipping) this.skipping = false;
        else if (stop - from > this.limits.maxLineBytes) this.tooLong(from, stop);
        else this.readOne(from, stop);
      }
    } finally {
      this.keepRest(at, end);
    }
  }

  /** Moves what was not read to the beginning; a line that is too long already is given up. */
  private keepRest(at: number, end: number): void {
    if (at > 0) this.buffer.copyWithin(0, at, end);
    this.used = end - at;
    if (this.used <= this.limits.maxLineBytes) return;
    const length = this.used;
    this.used = 0;
    const known = this.skipping;
    this.skipping = true;
    if (!known) this.tooLong(0, length);
  }

  /** A line that the fast path has read. */
  private plain(): void {
    const { line } = this;
    this.counts.lines++;
    this.counts.sentences++;
    this.counts.tagBlocksDropped += line.tagDropped;
    this.timeMs = line.tagTimeMs;
    if (line.total > 1) {
      this.part(line.tagTimeMs >= 0 && this.clockMs < 0 ? line.tagTimeMs : this.clockMs, line.end);
    } else this.complete(undefined, line.end);
    this.wrapper = undefined;
  }

  private tooLong(from: number, end: number): void {
    this.counts.lines++;
    this.reject('overflow', from, end, 'line', 'a shorter line (maxLineBytes)');
  }

  /** One line of the slow path; it may hold several sentences when line ends got lost. */
  private readOne(from: number, end: number): void {
    this.counts.lines++;
    let at = from;
    let first = true;
    while (first || at < end) {
      const result = readLine(this.state, at, end);
      this.counts.tagBlocksDropped += this.line.tagDropped;
      const next = findAis(this.buffer, this.line.start + 1, end);
      if (result === LINE_AIS) this.sentence(next < 0 ? end : next);
      else if (first || result >= LINE_CHECKSUM) this.noMessage(result, at, end);
      if (next < 0 || result === LINE_COMMENT || result === LINE_BLANK) return;
      at = next;
      first = false;
    }
  }

  private noMessage(result: number, at: number, end: number): void {
    const { line, counts } = this;
    if (result === LINE_BLANK) counts.ignored.blank++;
    else if (result === LINE_COMMENT) counts.ignored.comment++;
    else if (result === LINE_OTHER) {
      counts.ignored.otherSentence++;
      if (this.sink.wantsReceptions && this.buffer[line.start + 1] === LETTER_P) {
        this.wrapper = parseWrapper(this.textOf(line.start, line.after)) ?? this.wrapper;
      }
    } else if (result === LINE_CHECKSUM) {
      this.reject('checksum', at, end, 'checksum', '');
    } else if (result === LINE_EMPTY) {
      counts.sentences++;
      this.reject('empty', at, end, 'payload', 'at least one character');
    } else {
      this.reject('malformed', at, end, line.wrong, 'a sentence as IEC 61162-1 defines it');
    }
  }

  private sentence(end: number): void {
    const { line } = this;
    this.counts.sentences++;
    line.end = end;
    this.timeMs = line.tagTimeMs;
    if (line.total === 1) {
      if (packChars(this.state.view, line.payloadStart, line.payloadEnd, this.payload.words, 0)) {
        this.payload.bits = (line.payloadEnd - line.payloadStart) * 6 - line.fillBits;
        this.complete(undefined, end);
      } else this.reject('malformed', line.start, end, 'payload', 'six-bit characters');
      this.wrapper = undefined;
      return;
    }
    this.part(line.tagTimeMs >= 0 && this.clockMs < 0 ? line.tagTimeMs : this.clockMs, end);
  }

  private part(nowMs: number, end: number): void {
    const { line, pool } = this;
    const result = pool.add(this.state, nowMs, this.counts.sentences);
    if (result === PART_DUPLICATE) {
      this.reject('duplicate', line.start, end, 'part', 'a part not received before');
      return;
    }
    if (result === PART_TOO_LONG) {
      this.reject(
        'malformed',
        line.start,
        end,
        'payload',
        'at most nine sentences of 82 characters',
      );
      return;
    }
    const group = pool.group;
    if (group.timeMs < 0) group.timeMs = this.timeMs;
    if (this.sink.wantsReceptions) this.takeReception(group);
    this.wrapper = undefined;
    if (result !== PART_COMPLETE) return;
    let chars = 0;
    for (let i = 0; i < group.total; i++) {
      const start = group.partStart[i]!;
      const length = group.partLength[i]!;
      if (!packChars(group.view, start, start + length, this.payload.words, chars)) {
        this.reject('malformed', line.start, end, 'payload', 'six-bit characters');
        return;
      }
      chars += length;
    }
    this.payload.bits = chars * 6 - group.fillBits;
    this.timeMs = group.timeMs;
    this.complete(group, end);
  }

  /** The first part that came with a time or a source speaks for the message. */
  private takeReception(group: Group): void {
    const old = group.reception;
    if (old?.timeMs !== undefined && old.source !== undefined) return;
    const found = this.sink.reception(this);
    if (old === undefined || found === undefined) group.reception ??= found;
    else group.reception = joinReceptions(old, found);
  }

  private complete(group: Group | undefined, end: number): void {
    if (this.sink.wantsReceptions) {
      this.reception = group === undefined ? this.sink.reception(this) : group.reception;
    }
    const { payload, counts } = this;
    if (payload.bits < 38) {
      this.reject('short', this.line.start, end, 'payload', 'at least 38 bits');
      return;
    }
    const type = payload.words[0]! >>> 24;
    if (this.sink.message(this)) {
      counts.messages++;
      counts.byType[type] = counts.byType[type]! + 1;
    } else this.reject('unsupported', this.line.start, end, 'type', 'a message type, 1 to 27');
  }

  private incomplete(group: Group, overflow: boolean): void {
    const reason = overflow ? 'overflow' : 'incomplete';
    this.counts.rejected[reason]++;
    if (!this.sink.wantsRejects) return;
    let have = 0;
    for (let i = 0; i < group.total; i++) have += (group.have >> i) & 1;
    let line = '';
    for (let i = 0; i < group.used; i++) line += String.fromCharCode(group.bytes[i]!);
    const expected = overflow
      ? `at most ${this.limits.maxGroups} open groups`
      : `${group.total} parts`;
    this.sink.reject(reason, { field: 'part', value: `${have} parts`, expected, line });
  }

  private reject(
    reason: RejectReason,
    from: number,
    end: number,
    field: string,
    expected: string,
  ): void {
    this.counts.rejected[reason]++;
    if (!this.sink.wantsRejects) return;
    const line = this.textOf(from, end);
    const value = this.valueOf(reason, field, line);
    const wanted = reason === 'checksum' ? hexByte(this.line.computed) : expected;
    this.sink.reject(reason, { field, value, expected: wanted, line });
  }

  private valueOf(reason: RejectReason, field: string, line: string): string {
    if (reason === 'checksum' && this.line.checksum >= 0) {
      return hexByte(this.line.checksum);
    }
    if (field === 'type') return String(this.payload.words[0]! >>> 24);
    if (reason === 'short') return `${this.payload.bits} bits`;
    return line;
  }

  /** Bytes of the buffer as text, one character a byte. */
  textOf(from: number, end: number): string {
    let out = '';
    const stop = Math.min(end, from + MAX_REJECT_CHARS);
    for (let i = from; i < stop; i++) out += String.fromCharCode(this.buffer[i]!);
    return out;
  }
}

/** Receptions of the lines at hand, made from what stands around their sentences. */
import type { Line } from './line.js';
import { textOf } from './plain.js';
import {
  parseLeadingTime,
  parseTagBlock,
  parseTrailer,
  type Reception,
  type TagBlock,
  type Wrapper,
} from './reception.js';

/** Longest text around a sentence that is looked at. */
const MAX_AROUND = 1024;
/** Channels as texts, by character code. */
const CHANNELS: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  code === 0 ? undefined : String.fromCharCode(code),
);

/** Makes receptions; a talker's name and a plain time are kept while they repeat. */
export class Receptions {
  private talkerCode = 0;
  private talker = '';
  private time: TagBlock = {};

  /** Reception of a line, with the wrapper that came before it. */
  of(bytes: Uint8Array, line: Line, wrapper: Wrapper | undefined): Reception {
    if (line.talker !== this.talkerCode) {
      this.talkerCode = line.talker;
      this.talker = String.fromCharCode(line.talker >> 8, line.talker & 255);
    }
    const bare = line.tagStart < 0 && line.prefixStart === line.start;
    if (wrapper === undefined && line.after === line.end) {
      if (bare) return this.reception(line, undefined, undefined, undefined);
      if (line.plainTag)
        return this.reception(line, line.tagTimeMs, undefined, this.plainTag(line));
    }
    return this.full(bytes, line, wrapper);
  }

  private reception(
    line: Line,
    timeMs: number | undefined,
    source: string | undefined,
    tag: TagBlock | undefined,
  ): Reception {
    return {
      talker: this.talker,
      ownShip: line.ownShip,
      channel: CHANNELS[line.channel],
      timeMs,
      source,
      parts: line.total,
      tag,
      trailer: undefined,
    };
  }

  /** The tag block that holds a time only: many lines of a second have the same. */
  private plainTag(line: Line): TagBlock {
    if (this.time.timeMs !== line.tagTimeMs) this.time = { timeMs: line.tagTimeMs };
    return this.time;
  }

  private full(bytes: Uint8Array, line: Line, wrapper: Wrapper | undefined): Reception {
    const tagged = line.tagStart >= 0;
    const led = line.prefixStart < line.start && !tagged && line.tagDropped === 0;
    const trailed = line.after < line.end;
    const tag = tagged ? parseTagBlock(bytes, line.tagStart, line.tagEnd) : undefined;
    const lead = led ? leadOf(bytes, line) : undefined;
    const trailer = trailed ? parseTrailer(bytes, line.after, line.end) : undefined;
    const wrapped =
      wrapper !== undefined && (wrapper.checksum ?? line.checksum) === line.checksum
        ? wrapper.timeMs
        : undefined;
    const timeMs = tag?.timeMs ?? lead ?? wrapped ?? trailer?.timeMs;
    const source = tag?.source ?? trailer?.station;
    const base = this.reception(line, timeMs, source, tag);
    return trailer === undefined ? base : { ...base, trailer };
  }
}

function leadOf(bytes: Uint8Array, line: Line): number | undefined {
  const end = Math.min(line.start, line.prefixStart + MAX_AROUND);
  return parseLeadingTime(textOf(bytes, line.prefixStart, end));
}

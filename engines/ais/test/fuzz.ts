/**
 * Mutated lines: real ones with characters changed, lost, doubled, swapped, cut and joined. The
 * generator is an integer one (xorshift32), so that a seed replays everywhere.
 */
export class Mutator {
  private state: number;
  constructor(seed: number) {
    this.state = seed | 1;
  }

  next(below: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) % below;
  }

  /** Writes a mutated copy of a line into `out` at `at`; returns the place after it. */
  line(source: Uint8Array, out: Uint8Array, at: number): number {
    const kind = this.next(8);
    const spot = this.next(Math.max(1, source.length));
    const end = at + source.length;
    out.set(source, at);
    if (kind === 0) return end;
    if (kind === 1) {
      out[at + spot] = this.next(256);
      return end;
    }
    if (kind === 2) {
      out.copyWithin(at + spot, at + spot + 1, end);
      return end - 1;
    }
    if (kind === 3) {
      out.copyWithin(at + spot + 1, at + spot, end);
      return end + 1;
    }
    if (kind === 4) return at + spot;
    if (kind === 5) {
      const other = this.next(Math.max(1, source.length));
      const kept = out[at + spot] ?? 0;
      out[at + spot] = out[at + other] ?? 0;
      out[at + other] = kept;
      return end;
    }
    if (kind === 6) {
      for (let i = 0; i < 3; i++) out[at + this.next(Math.max(1, source.length))] = this.next(128);
      return end;
    }
    // A bit of a payload character turned, as noise on a line does.
    out[at + spot] = (out[at + spot] ?? 0) ^ (1 << this.next(7));
    return end;
  }
}

/** A sentence as the slow twin reads it. */
export interface PlainSentence {
  /** Address, number of sentences and channel, as far as a reception tells them. */
  readonly station: string;
  readonly total: number;
  readonly part: number;
  readonly sequence: string;
  readonly payload: string;
}

const SENTENCE =
  /!(([0-9A-Z]{2}VD[MO]),([1-9]),([1-9]),(\d*),([0-9A-Za-z]?),([0-W`-w]+),?[0-5]?)\*([\dA-Fa-f]{2})/g;

/**
 * The sentences in a text whose checksum holds, read anew and slowly by a pattern: the exclusive-or
 * of what stands between `!` and `*` is the number after it.
 */
export function plainSentences(text: string): PlainSentence[] {
  const found: PlainSentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const [, body = '', address, total, part, sequence = '', channel, payload = ''] = match;
    let sum = 0;
    for (const character of body) sum ^= character.charCodeAt(0);
    if (sum !== Number.parseInt(match[8] ?? '', 16)) continue;
    const station = `${address},${total},${channel}`;
    found.push({ station, total: Number(total), part: Number(part), sequence, payload });
  }
  return found;
}

/** Sentences kept for each station: more than a group may be old. */
const KEPT_PARTS = 600;

/** Says of every message whether it was put together from sentences that were right. */
export class Witness {
  private singles: PlainSentence[] = [];
  private readonly parts = new Map<string, PlainSentence[]>();

  /** The text that is about to be read. */
  hear(text: string): void {
    const all = plainSentences(text);
    this.singles = all.filter(({ total }) => total === 1);
    for (const sentence of all) {
      if (sentence.total === 1) continue;
      const list = this.parts.get(sentence.station) ?? [];
      list.push(sentence);
      if (list.length > KEPT_PARTS) list.shift();
      this.parts.set(sentence.station, list);
    }
  }

  /** True when a payload was said whole just now, or in parts that all were right. */
  heard(station: string, total: number, payload: string): boolean {
    if (total === 1) {
      return this.singles.some((said) => said.station === station && said.payload === payload);
    }
    const said = this.parts.get(station) ?? [];
    const sequences = new Set(said.map(({ sequence }) => sequence));
    return [...sequences].some((sequence) =>
      joins(
        payload,
        said.filter((one) => one.sequence === sequence),
        1,
        total,
      ),
    );
  }
}

function joins(rest: string, said: readonly PlainSentence[], part: number, total: number): boolean {
  if (part > total) return rest === '';
  const tried = new Set<string>();
  for (let i = said.length - 1; i >= 0; i--) {
    const one = said[i];
    if (one?.part !== part || tried.has(one.payload)) continue;
    tried.add(one.payload);
    if (!rest.startsWith(one.payload)) continue;
    if (joins(rest.slice(one.payload.length), said, part + 1, total)) return true;
  }
  return false;
}

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

/**
 * What a single sentence must be for its message to be believed, written anew and slowly: the
 * exclusive-or of what stands between `!` and `*` is the number after it.
 */
export function checksumHolds(line: string): boolean {
  const match = /!(..VD[MO],[^*!]*)\*([0-9a-fA-F]{2})/.exec(line);
  if (match === null) return false;
  let sum = 0;
  for (const character of match[1] ?? '') sum ^= character.charCodeAt(0);
  return sum === Number.parseInt(match[2] ?? '', 16);
}

import {
  CLOCK_MS_MAX,
  CLOCK_MS_MIN,
  genesisPrev,
  parseTail,
  sha256Hex,
  TAIL_LENGTH_MAX,
} from './chain.js';
import { isIsoMs } from './draft.js';
import type { Identity } from './entry.js';

/** The first thing that is wrong, and where. */
export interface Fault {
  readonly n: number;
  readonly field: string;
  readonly got: string | number;
  readonly expected: string | number;
}

/**
 * Proves entries one after the other: the hash of the stored bytes, the link to the entry before,
 * the numbering, the journal, and that neither `known` nor `hlc` goes backwards.
 */
export class ChainChecker {
  readonly #identity: Identity;
  #n: number;
  #hash: string | undefined;
  #known = '';
  #hlc = '';

  /** Starts before entry `from`; the link of an entry beyond the first is then not known. */
  constructor(identity: Identity, from: number) {
    this.#identity = identity;
    this.#n = from - 1;
    this.#hash = from === 1 ? genesisPrev(identity.journal, identity.mode) : undefined;
  }

  /** Hash of the last good entry, or what stands before entry 1. */
  get hash(): string | undefined {
    return this.#hash;
  }

  /** Checks the next entry; after a fault the checker stays at the entry before. */
  check(n: number, hash: string, text: Buffer): Fault | undefined {
    const expectedN = this.#n + 1;
    const fault = (field: string, got: string | number, expected: string | number): Fault => ({
      n: expectedN,
      field,
      got,
      expected,
    });
    if (n !== expectedN) return fault('n', n, expectedN);
    const digest = sha256Hex(text);
    if (digest !== hash) return fault('hash', digest, hash);
    const end = text.toString('latin1', Math.max(0, text.length - TAIL_LENGTH_MAX));
    const tail = parseTail(end);
    if (tail === undefined) return fault('text', end.slice(-80), 'the canonical text of an entry');
    const { journal, mode, centre } = this.#identity;
    if (tail.n !== n) return fault('n', tail.n, n);
    if (tail.journal !== journal) return fault('journal', tail.journal, journal);
    if (tail.mode !== mode) return fault('mode', tail.mode, mode);
    if (tail.centre !== centre) return fault('centre', tail.centre, centre);
    if (this.#hash !== undefined && tail.prev !== this.#hash) {
      return fault('prev', tail.prev, this.#hash);
    }
    // Most entries share their `known` with the one before; only a new one is looked at closely.
    if (tail.known !== this.#known) {
      if (!isIsoMs(tail.known)) return fault('known', tail.known, 'an ISO 8601 UTC time');
      if (tail.known < this.#known) return fault('known', tail.known, `>= ${this.#known}`);
    }
    if (tail.hlc <= this.#hlc) return fault('hlc', tail.hlc, `> ${this.#hlc}`);
    const hlcMs = Number(tail.hlc.slice(0, 13));
    if (hlcMs < CLOCK_MS_MIN || hlcMs > CLOCK_MS_MAX) return fault('hlc', tail.hlc, 'a date');
    this.#n = n;
    this.#hash = hash;
    this.#known = tail.known;
    this.#hlc = tail.hlc;
    return undefined;
  }
}

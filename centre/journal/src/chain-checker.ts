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

const HLC_AT = ',"hlc":"';
const HLC_LENGTH = 19;
const KNOWN_AT = '","known":"';
const KNOWN_LENGTH = 24;
const KV_AT = '","kv":';
const COMMAND_AT = ',"command":"';
const HLC = /^[1-9]\d{12}\.\d{5}$/;
const KIND = /^[a-z0-9.-]+$/;
const KV = /^[1-9]\d*$/;
const COMMAND = /^[A-Za-z0-9._:@/+=-]+"$/;

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
  /** What stands before and after the parts of an entry that vary. */
  readonly #centreText: string;
  readonly #journalText: string;
  readonly #modeText: string;

  /** Starts before entry `from`; the link of an entry beyond the first is then not known. */
  constructor(identity: Identity, from: number) {
    this.#identity = identity;
    this.#centreText = `"centre":"${identity.centre}"`;
    this.#journalText = `","journal":"${identity.journal}","kind":"`;
    this.#modeText = `,"mode":"${identity.mode}","n":`;
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
    if (this.#follows(end, n)) {
      this.#n = n;
      this.#hash = hash;
      return undefined;
    }
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

  /**
   * The usual case, at a third of the cost: compares the end with what must stand there instead of
   * taking it apart. False proves nothing; then `check` looks closely and names what is wrong.
   */
  #follows(end: string, n: number): boolean {
    const rear = `${this.#modeText}${n},"prev":"${this.#hash}","v":1}`;
    if (!end.endsWith(rear)) return false;
    const kvEnd = end.length - rear.length;
    const start = end.lastIndexOf(HLC_AT, kvEnd);
    if (start < 0 || !this.#centreEndsAt(end, start)) return false;
    const hlcStart = start + HLC_AT.length;
    const hlcEnd = hlcStart + HLC_LENGTH;
    const hlc = end.slice(hlcStart, hlcEnd);
    if (!(hlc > this.#hlc) || !HLC.test(hlc)) return false;
    if (!end.startsWith(this.#journalText, hlcEnd)) return false;
    const kindStart = hlcEnd + this.#journalText.length;
    const kindEnd = end.indexOf('"', kindStart);
    const knownStart = kindEnd + KNOWN_AT.length;
    const knownEnd = knownStart + KNOWN_LENGTH;
    if (!end.startsWith(KNOWN_AT, kindEnd) || !end.startsWith(KV_AT, knownEnd)) return false;
    if (!KIND.test(end.slice(kindStart, kindEnd))) return false;
    if (!KV.test(end.slice(knownEnd + KV_AT.length, kvEnd))) return false;
    const known = end.slice(knownStart, knownEnd);
    if (known !== this.#known && !(known > this.#known && isIsoMs(known))) return false;
    this.#known = known;
    this.#hlc = hlc;
    return true;
  }

  /** True when the centre, and a command if there is one, stand right before `start`. */
  #centreEndsAt(end: string, start: number): boolean {
    const at = end.lastIndexOf('"centre":"', start);
    if (at < 0 || !end.startsWith(this.#centreText, at)) return false;
    const after = at + this.#centreText.length;
    if (after === start) return true;
    if (!end.startsWith(COMMAND_AT, after)) return false;
    return COMMAND.test(end.slice(after + COMMAND_AT.length, start));
  }
}

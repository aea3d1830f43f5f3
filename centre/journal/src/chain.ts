import { hash as digest } from 'node:crypto';
import type { PreparedDraft } from './draft.js';
import { show } from './draft.js';
import type { Centre, Entry, Identity, Mode } from './entry.js';
import { JournalError } from './errors.js';

/** What the next entry depends on. */
export interface ChainState {
  readonly n: number;
  readonly hash: string;
  readonly knownMs: number;
  /** `knownMs` as it is written, since entries of one transaction share it. */
  readonly known: string;
  readonly hlcMs: number;
  readonly hlcCounter: number;
}

/** An entry as it is stored: its canonical text without `hash`, and the hash of that text. */
export interface StoredEntry {
  readonly n: number;
  readonly hash: string;
  readonly text: string;
}

/** The fields that stand after `body`, `by` and `command` in the canonical text. */
export interface EntryTail {
  readonly centre: string;
  readonly hlc: string;
  readonly journal: string;
  readonly kind: string;
  readonly known: string;
  readonly mode: string;
  readonly n: number;
  readonly prev: string;
}

// The 13 digits of the hybrid logical clock hold the years 2001 to 2286.
export const CLOCK_MS_MIN = 1_000_000_000_000;
export const CLOCK_MS_MAX = 9_999_999_999_999;
const HLC_COUNTER_MAX = 99_999;
const GENESIS_DOMAIN = 'straitwatch.journal.genesis.v1';

/** SHA-256 as 64 lower case hex digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return digest('sha256', data, 'hex');
}

/** `prev` of entry 1. Id and mode are in it, so that no chain can be continued in another mode. */
export function genesisPrev(journal: string, mode: Mode): string {
  return sha256Hex(`${GENESIS_DOMAIN}\n${journal}\n${mode}\n`);
}

/** The state before entry 1. */
export function genesisState(identity: Identity): ChainState {
  const hash = genesisPrev(identity.journal, identity.mode);
  return { n: 0, hash, knownMs: 0, known: toIso(0), hlcMs: 0, hlcCounter: 0 };
}

/** The text form of a hybrid logical clock; texts sort as the clock does. */
export function formatHlc(ms: number, counter: number): string {
  return `${String(ms).padStart(13, '0')}.${String(counter).padStart(5, '0')}`;
}

/** A clock reading in whole milliseconds. @throws JournalError `journal.clock` out of range. */
export function checkClockMs(nowMs: number): number {
  const ms = Math.floor(nowMs);
  if (!(ms >= CLOCK_MS_MIN && ms <= CLOCK_MS_MAX)) {
    throw new JournalError('journal.clock', {
      field: 'clock',
      value: show(nowMs),
      expected: 'milliseconds since 1970 of a year from 2001 to 2286',
    });
  }
  return ms;
}

function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The next entry, as stored and as its reader will see it, and the state after it. */
export function stamp(
  identity: Identity,
  state: ChainState,
  draft: PreparedDraft,
  nowMs: number,
): { readonly stored: StoredEntry; readonly entry: Entry; readonly state: ChainState } {
  const ms = checkClockMs(nowMs);
  const knownMs = Math.max(ms, state.knownMs);
  let hlcMs = state.hlcMs;
  let hlcCounter = state.hlcCounter + 1;
  if (ms > hlcMs) {
    hlcMs = ms;
    hlcCounter = 0;
  } else if (hlcCounter > HLC_COUNTER_MAX) {
    hlcMs += 1;
    hlcCounter = 0;
  }
  const n = state.n + 1;
  const prev = state.hash;
  const known = knownMs === state.knownMs ? state.known : toIso(knownMs);
  const hlc = formatHlc(hlcMs, hlcCounter);
  const { journal, mode, centre } = identity;
  const { at, body, by, kind, kv, command, undoes } = draft;
  const commandText = command === undefined ? '' : `,"command":"${command}"`;
  const undoesText = undoes === undefined ? '' : `,"undoes":${undoes}`;
  const text =
    `{"at":"${at}","body":${body.text},"by":${by.text}` +
    `,"centre":"${centre}"${commandText},"hlc":"${hlc}"` +
    `,"journal":"${journal}","kind":"${kind}","known":"${known}"` +
    `,"kv":${kv},"mode":"${mode}","n":${n},"prev":"${prev}"` +
    `${undoesText},"v":1}`;
  const hash = sha256Hex(text);
  const entry: Entry = {
    at,
    body: body.copy,
    by: by.copy,
    centre,
    ...(command === undefined ? undefined : { command }),
    hlc,
    journal,
    kind,
    known,
    kv,
    mode,
    n,
    prev,
    ...(undoes === undefined ? undefined : { undoes }),
    v: 1,
    hash,
  };
  const next = { n, hash, knownMs, known, hlcMs, hlcCounter };
  return { stored: { n, hash, text }, entry, state: next };
}

/** The entry of a stored text. Parsing gives a copy that shares nothing with the caller's draft. */
export function toEntry(stored: StoredEntry): Entry {
  const parsed: Omit<Entry, 'hash'> = JSON.parse(stored.text);
  return Object.assign(parsed, { hash: stored.hash });
}

const TAIL = new RegExp(
  [
    '^,"hlc":"(\\d{13}\\.\\d{5})","journal":"([a-z]{2}-[a-z]+-[0-9a-f]{16})"',
    ',"kind":"([a-z0-9.-]+)","known":"([^"\\\\]{24})","kv":[1-9]\\d*,"mode":"([a-z]+)"',
    ',"n":([1-9]\\d*),"prev":"([0-9a-f]{64})"(?:,"undoes":[1-9]\\d*)?,"v":1\\}$',
  ].join(''),
);
const CENTRE = /"centre":"([a-z]{2})"(?:,"command":"[A-Za-z0-9._:@/+=-]+")?$/;
/** Longest text from `"centre"` to the end. */
export const TAIL_LENGTH_MAX = 800;

/**
 * Takes the end of a canonical text apart without parsing the body.
 * Raw quotes never stand inside a JSON string, so the last `,"hlc":"` belongs to the envelope.
 * @returns undefined when the text does not end like an entry.
 */
export function parseTail(end: string): EntryTail | undefined {
  const start = end.lastIndexOf(',"hlc":"');
  if (start < 0) return undefined;
  const found = TAIL.exec(end.slice(start));
  if (found === null) return undefined;
  const centreStart = end.lastIndexOf('"centre":"', start);
  if (centreStart < 0) return undefined;
  const centre = CENTRE.exec(end.slice(centreStart, start));
  if (centre === null) return undefined;
  const [, hlc = '', journal = '', kind = '', known = '', mode = '', n = '', prev = ''] = found;
  return { centre: centre[1] ?? '', hlc, journal, kind, known, mode, n: Number(n), prev };
}

/** The state after an entry that is already stored. */
export function stateAfter(entry: Entry): ChainState {
  return {
    n: entry.n,
    hash: entry.hash,
    knownMs: Date.parse(entry.known),
    known: entry.known,
    hlcMs: Number(entry.hlc.slice(0, 13)),
    hlcCounter: Number(entry.hlc.slice(14)),
  };
}

/** A new journal id from 8 random bytes. */
export function journalId(centre: Centre, mode: Mode, random: Uint8Array): string {
  return `${centre}-${mode}-${Buffer.from(random.subarray(0, 8)).toString('hex')}`;
}

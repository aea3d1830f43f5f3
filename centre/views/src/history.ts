/**
 * Two questions about the past. "What did the screen show at T?" is for learning from a night: only
 * what the centre knew by T. "What do we know today about T?" is for finding people: all that has
 * been learned since, of what had happened by T. docs: README, "Two kinds of past".
 */
import { isKnownEntry } from '@straitwatch/protocol';
import { createState, evolve, type FoldedEntry, type State } from '@straitwatch/rules';
import { foldViews, plainSource } from './fold.js';
import { addLine, type LogRecord } from './lines.js';
import { type Snapshot, snapshotOf } from './snapshot.js';
import { happenedMs, isoTime } from './times.js';

/**
 * The screen as it stood at `timeMs` (milliseconds): the entries known by then, at that moment.
 * Should the centre's clock have been set back, an entry is taken as known no earlier than those
 * before it.
 */
export function asShownAt(entries: Iterable<FoldedEntry>, timeMs: number): Snapshot {
  const shown: FoldedEntry[] = [];
  for (const entry of entries) {
    if (Date.parse(entry.known) > timeMs) break;
    shown.push(entry);
  }
  return foldViews(shown).snapshot(timeMs);
}

/**
 * What all `entries` say about the moment `timeMs` (milliseconds). Reports count by when they
 * happened, as corrected; links, refusals, duplicates and explanations apply whenever they were
 * decided, because they say what was; phases, handovers, tasks and endings count by when they
 * happened; what has been taken back later never was. Nothing can be undone here, so the log offers
 * no undo.
 */
export function asKnownAbout(entries: Iterable<FoldedEntry>, timeMs: number): Snapshot {
  const all = [...entries].filter((entry) => isKnownEntry(entry));
  const today = createState();
  for (const entry of all) evolve(today, entry);
  const firstMs = firstSigns(today);
  const state = createState();
  const lines: LogRecord[] = [];
  const applied = new Set<number>();
  for (const entry of all) {
    if (!isAbout(entry, timeMs, { today, state, firstMs, applied })) continue;
    applied.add(entry.n);
    evolve(state, clamped(entry, timeMs, firstMs));
    addLine(lines, entry, state);
  }
  const records = lines.map(({ n, plain }) => ({ n, plain }));
  return snapshotOf(plainSource(state, records, state.lastN), timeMs);
}

/** When each boat was first heard of, in milliseconds, by the reports that are its own today. */
export function firstSigns(today: State): Map<string, number> {
  const firstMs = new Map<string, number>();
  for (const boat of today.boats.values()) {
    const own = boat.reports.flatMap((id) => today.reports.get(id) ?? []);
    firstMs.set(boat.id, Math.min(...own.map(happenedMs), Number.POSITIVE_INFINITY));
  }
  return firstMs;
}

interface Known {
  /** What is known today. */
  today: State;
  /** What has been applied so far. */
  state: State;
  firstMs: ReadonlyMap<string, number>;
  applied: ReadonlySet<number>;
}

function isAbout(entry: FoldedEntry, timeMs: number, known: Known): boolean {
  const { today, state, firstMs, applied } = known;
  if (entry.undoes !== undefined && applied.has(entry.undoes)) return true;
  const atMs = Math.min(Date.parse(entry.at), Date.parse(entry.known));
  switch (entry.kind) {
    case 'report.received': {
      const one = today.reports.get(entry.body.report.id);
      return one !== undefined && happenedMs(one) <= timeMs;
    }
    case 'boat.opened':
      return Math.min(openedMs(entry, today), firstMs.get(entry.body.boat) ?? atMs) <= timeMs;
    case 'report.corrected':
    case 'report.linked':
    case 'report.unlinked':
    case 'report.link-refused':
    case 'report.refusal-withdrawn':
    case 'boat.contrary-resolved':
    case 'boat.contrary-reopened':
      return true;
    case 'boat.accounted-for':
      return entry.body.evidence.kind === 'duplicate' || atMs <= timeMs;
    case 'boat.reopened':
      return state.boats.get(entry.body.boat)?.ending !== undefined;
    default:
      return atMs <= timeMs;
  }
}

/** A boat is as old as the report that opened it, by that report's corrected time. */
function openedMs(entry: FoldedEntry & { kind: 'boat.opened' }, today: State): number {
  const one = today.reports.get(entry.body.report);
  if (one === undefined) return Date.parse(entry.at);
  return happenedMs(one);
}

/**
 * The entry as if it had been known in time: what was decided after the moment is no later than it,
 * so that ages at that moment make sense. A boat opened later is as old as its first report.
 */
function clamped(
  entry: FoldedEntry,
  timeMs: number,
  firstMs: ReadonlyMap<string, number>,
): FoldedEntry {
  const knownMs = Math.min(Date.parse(entry.known), timeMs);
  let atMs = Math.min(Date.parse(entry.at), timeMs);
  if (entry.kind === 'boat.opened') {
    atMs = Math.min(atMs, firstMs.get(entry.body.boat) ?? atMs);
  }
  return { ...entry, at: isoTime(atMs), known: isoTime(knownMs) };
}

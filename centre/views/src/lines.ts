/**
 * The log on the screen: the last entries as lines, with what they are about, what can still be
 * undone and what has been. Positions of assets are left out: they come every few seconds and stand
 * on the map.
 */
import { isKnownEntry, type LogLine, undoWindowMin } from '@straitwatch/protocol';
import type { FoldedEntry, State } from '@straitwatch/rules';
import { logLinesMax } from './limits.js';

/** A line in both its forms; which one is shown depends on the moment. */
export interface LogRecord {
  n: number;
  undoUntilMs?: number;
  plain: LogLine;
  undoable?: LogLine;
}

/**
 * What the rules can take back. Whether they will is their answer when asked: others may build on
 * it.
 */
const undoableKinds: ReadonlySet<string> = new Set([
  'report.linked',
  'report.unlinked',
  'report.link-refused',
  'boat.phase-set',
  'boat.handover-offered',
  'boat.contrary-resolved',
  'boat.search-end-proposed',
  'boat.accounted-for',
  'task.assigned',
]);

/**
 * Adds the entry to the lines, oldest first, and marks the line that it takes back. `state` has the
 * entry folded.
 */
export function addLine(lines: LogRecord[], entry: FoldedEntry, state: State): void {
  if (entry.undoes !== undefined) markUndone(lines, entry.undoes, entry.n);
  if (entry.kind === 'asset.position-reported') return;
  lines.push(recordOf(entry, state));
  if (lines.length > logLinesMax) lines.shift();
}

function markUndone(lines: LogRecord[], undoes: number, by: number): void {
  const at = lines.findLastIndex((one) => one.n === undoes);
  const line = lines[at];
  if (line === undefined) return;
  lines[at] = { n: line.n, plain: { ...line.plain, undoneBy: by } };
}

/** The line as it stands at the moment. */
export function lineAt(record: LogRecord, nowMs: number): LogLine {
  const { undoUntilMs, undoable, plain } = record;
  return undoUntilMs !== undefined && undoable !== undefined && nowMs <= undoUntilMs
    ? undoable
    : plain;
}

function recordOf(entry: FoldedEntry, state: State): LogRecord {
  const isKnown = isKnownEntry(entry);
  const about = isKnown ? aboutOf(entry, state) : {};
  const plain: LogLine = {
    n: entry.n,
    at: entry.at,
    known: entry.known,
    kind: entry.kind,
    by: entry.by,
    ...about,
    facts: isKnown ? factsOf(entry) : { unknownKind: 1 },
    ...(entry.undoes === undefined ? {} : { undoes: entry.undoes }),
  };
  if (!isKnown || !undoableKinds.has(entry.kind)) return { n: entry.n, plain };
  const undoUntilMs = Date.parse(entry.known) + undoWindowMin * 60_000;
  const undoableUntil = new Date(undoUntilMs).toISOString();
  return { n: entry.n, plain, undoUntilMs, undoable: { ...plain, undoableUntil } };
}

function aboutOf(entry: FoldedEntry, state: State): { boat?: string; report?: string } {
  switch (entry.kind) {
    case 'journal.opened':
    case 'asset.registered':
    case 'asset.position-reported':
    case 'feed.state-changed':
      return {};
    case 'task.status-set': {
      const boat = state.tasks.get(entry.body.task)?.task.boat;
      return boat === undefined ? {} : { boat };
    }
    case 'report.received':
      return { report: entry.body.report.id };
    case 'task.assigned': {
      const { boat } = entry.body.task;
      return boat === undefined ? {} : { boat };
    }
    default: {
      const { body } = entry;
      const boat = 'boat' in body ? body.boat : undefined;
      return {
        ...(boat === undefined ? {} : { boat }),
        ...('report' in body ? { report: body.report } : {}),
      };
    }
  }
}

type Facts = LogLine['facts'];

/** The facts of the line's sentence, for a screen to say in its own language. */
function factsOf(entry: FoldedEntry): Facts {
  switch (entry.kind) {
    case 'journal.opened':
      return given({ mode: entry.body.mode, centre: entry.body.centre });
    case 'report.received': {
      const { channel, time, centre, persons, vessel, signs } = entry.body.report;
      const said = signs === undefined || signs.length === 0 ? undefined : signs.join(' ');
      return given({ channel, time, centre, count: persons?.count, vessel, signs: said });
    }
    case 'report.corrected':
      return given({
        reason: entry.body.reason,
        fields: Object.keys(entry.body.changes).join(' '),
      });
    case 'report.linked':
      return given({ status: entry.body.status, probability: entry.body.probability });
    case 'boat.opened':
      return given({ phase: entry.body.phase, coordinating: entry.body.coordinating });
    case 'boat.accounted-for':
      return endingFacts(entry.body);
    case 'boat.search-end-proposed': {
      const { pos, survivalTimeH, reason } = entry.body.search;
      return given({ pos, survivalTimeH, reason });
    }
    case 'task.assigned': {
      const { id, asset, order, eta } = entry.body.task;
      return given({ task: id, asset, order, eta });
    }
    case 'asset.registered':
      return given({ asset: entry.body.asset.id, name: entry.body.asset.name });
    case 'asset.position-reported':
      return given({ asset: entry.body.asset });
    default: {
      const { boat: _boat, report: _report, ...rest } = { boat: '', report: '', ...entry.body };
      return given(rest);
    }
  }
}

function endingFacts(body: Extract<FoldedEntry, { kind: 'boat.accounted-for' }>['body']): Facts {
  const { evidence, persons, note } = body;
  const common = { evidence: evidence.kind, persons, note };
  if (evidence.kind === 'duplicate') {
    return given({
      ...common,
      of: evidence.of,
      proof: evidence.proof.map((one) => one.kind).join(' '),
    });
  }
  if (evidence.kind === 'search-ended') {
    const { proposedBy, secondedBy, pos, survivalTimeH } = evidence;
    return given({ ...common, proposedBy, secondedBy, pos, survivalTimeH });
  }
  return given({ ...common, reports: evidence.reports.join(' ') });
}

/** Only what is there, and only words and numbers. */
function given(fields: Record<string, unknown>): Facts {
  const facts: Facts = {};
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string' || typeof value === 'number') facts[key] = value;
  }
  return facts;
}

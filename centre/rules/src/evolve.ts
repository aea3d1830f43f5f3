/** The fold: one entry changes the state. It never refuses; what stands in the journal has happened. */
import type { EntryDraft, Report } from '@straitwatch/protocol';
import type { BoatState, ReportState, State } from './state.js';
import { recentMax } from './state.js';

/** An entry as the fold needs it: numbered, and stamped with when the centre knew. */
export type FoldedEntry = EntryDraft & { n: number; known: string };

/** Minutes for which an entry stays in reach of undo; a little more than the window itself. */
const recentKeptMs = 15 * 60_000;

/** Applies `entry`. Entries must come in order; one of a kind this build does not know changes nothing. */
export function evolve(state: State, entry: FoldedEntry): void {
  const knownMs = Date.parse(entry.known);
  state.lastN = entry.n;
  state.lastKnownMs = Math.max(state.lastKnownMs, knownMs);
  remember(state, entry, knownMs);
  if (entry.undoes !== undefined) {
    const undone = state.recent.get(entry.undoes);
    if (undone !== undefined) undone.undoneBy = entry.n;
  }
  if (!foldReport(state, entry) && !foldBoat(state, entry) && !foldEnding(state, entry)) {
    foldTask(state, entry);
  }
}

function remember(state: State, entry: FoldedEntry, knownMs: number): void {
  if (entry.kind === 'asset.position-reported' || entry.kind === 'feed.state-changed') return;
  const { n, known: _known, ...draft } = entry;
  state.recent.set(n, { n, draft: slim(draft as EntryDraft), knownMs });
  for (const [old, one] of state.recent) {
    if (one.knownMs >= knownMs - recentKeptMs && state.recent.size <= recentMax) break;
    state.recent.delete(old);
  }
}

/** The envelope's hashes are of no use to undo. */
function slim(draft: EntryDraft): EntryDraft {
  const { kind, kv, at, by, command, undoes, body } = draft;
  return {
    kind,
    kv,
    at,
    by,
    body,
    ...(command === undefined ? {} : { command }),
    ...(undoes === undefined ? {} : { undoes }),
  } as EntryDraft;
}

function foldReport(state: State, entry: FoldedEntry): boolean {
  switch (entry.kind) {
    case 'report.received': {
      const { report } = entry.body;
      state.reports.set(report.id, {
        report,
        entry: entry.n,
        known: entry.known,
        by: entry.by,
        corrections: 0,
        correctedEntry: 0,
        notBoats: [],
      });
      state.unlinked.add(report.id);
      state.next.report = Math.max(state.next.report, numberOf(report.id) + 1);
      if (report.caller !== undefined) push(state.callers, report.caller, report.id);
      if (report.about !== undefined) push(state.referring, report.about, report.id);
      return true;
    }
    case 'report.corrected': {
      const one = state.reports.get(entry.body.report);
      if (one === undefined) return true;
      const aboutBefore = one.report.about;
      one.report = corrected(one.report, entry.body.changes);
      one.corrections += 1;
      one.correctedEntry = entry.n;
      const about = one.report.about;
      if (about !== undefined && about !== aboutBefore) push(state.referring, about, one.report.id);
      touch(state, one.link?.boat, entry);
      return true;
    }
    case 'report.linked': {
      const one = state.reports.get(entry.body.report);
      const boat = state.boats.get(entry.body.boat);
      if (one === undefined || boat === undefined) return true;
      detach(state, one);
      one.link = {
        boat: boat.id,
        status: entry.body.status,
        reasons: entry.body.reasons,
        by: entry.by,
        at: entry.at,
        entry: entry.n,
        ...(entry.body.probability === undefined ? {} : { probability: entry.body.probability }),
      };
      if (entry.body.status === 'confirmed') {
        one.notBoats = one.notBoats.filter((id) => id !== boat.id);
      }
      boat.reports.push(one.report.id);
      state.unlinked.delete(one.report.id);
      touch(state, boat.id, entry);
      return true;
    }
    case 'report.unlinked':
    case 'report.link-refused': {
      const one = state.reports.get(entry.body.report);
      if (one === undefined) return true;
      if (one.link?.boat === entry.body.boat) {
        detach(state, one);
        state.unlinked.add(one.report.id);
      }
      if (entry.kind === 'report.link-refused' && !one.notBoats.includes(entry.body.boat)) {
        one.notBoats.push(entry.body.boat);
      }
      touch(state, entry.body.boat, entry);
      return true;
    }
    case 'report.refusal-withdrawn': {
      const one = state.reports.get(entry.body.report);
      if (one !== undefined) one.notBoats = one.notBoats.filter((id) => id !== entry.body.boat);
      touch(state, entry.body.boat, entry);
      return true;
    }
    default:
      return false;
  }
}

function corrected(report: Report, changes: Record<string, unknown>): Report {
  const out: Record<string, unknown> = { ...report };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete out[key];
    else if (value !== undefined) out[key] = value;
  }
  return out as Report;
}

function detach(state: State, one: ReportState): void {
  if (one.link === undefined) {
    delete one.linkBefore;
    return;
  }
  const boat = state.boats.get(one.link.boat);
  if (boat !== undefined) boat.reports = boat.reports.filter((id) => id !== one.report.id);
  one.linkBefore = one.link;
  delete one.link;
}

function foldBoat(state: State, entry: FoldedEntry): boolean {
  switch (entry.kind) {
    case 'boat.opened':
      state.boats.set(entry.body.boat, {
        id: entry.body.boat,
        coordinating: entry.body.coordinating,
        phase: entry.body.phase,
        phaseEntry: entry.n,
        openedAt: entry.at,
        openedEntry: entry.n,
        reports: [],
        tasks: [],
        duplicates: [],
        resolved: [],
        actedAt: entry.known,
        lastEntry: entry.n,
      });
      state.next.boat = Math.max(state.next.boat, numberOf(entry.body.boat) + 1);
      return true;
    case 'boat.phase-set':
      withBoat(state, entry, (boat) => {
        boat.phase = entry.body.phase;
        boat.phaseEntry = entry.n;
      });
      return true;
    case 'boat.handover-offered':
      withBoat(state, entry, (boat) => {
        const { from, to } = entry.body;
        boat.handover = { from, to, by: entry.by, since: entry.known, entry: entry.n };
      });
      return true;
    case 'boat.handover-accepted':
      withBoat(state, entry, (boat) => {
        boat.coordinating = entry.body.to;
        delete boat.handover;
      });
      return true;
    case 'boat.handover-declined':
    case 'boat.handover-withdrawn':
      withBoat(state, entry, (boat) => {
        delete boat.handover;
      });
      return true;
    default:
      return false;
  }
}

function foldEnding(state: State, entry: FoldedEntry): boolean {
  switch (entry.kind) {
    case 'boat.contrary-resolved':
      withBoat(state, entry, (boat) => {
        const { report, why, reason } = entry.body;
        boat.resolved = boat.resolved.filter((one) => one.report !== report || one.why !== why);
        boat.resolved.push({ report, why, reason, by: entry.by, at: entry.at, entry: entry.n });
      });
      return true;
    case 'boat.contrary-reopened':
      withBoat(state, entry, (boat) => {
        const { report, why } = entry.body;
        boat.resolved = boat.resolved.filter((one) => one.report !== report || one.why !== why);
      });
      return true;
    case 'boat.search-end-proposed':
      withBoat(state, entry, (boat) => {
        const { search } = entry.body;
        boat.searchEnd = { search, by: entry.by, at: entry.known, entry: entry.n };
      });
      return true;
    case 'boat.search-end-withdrawn':
      withBoat(state, entry, (boat) => {
        delete boat.searchEnd;
      });
      return true;
    case 'boat.accounted-for':
      withBoat(state, entry, (boat) => end(state, boat, entry));
      return true;
    case 'boat.reopened':
      withBoat(state, entry, (boat) => reopen(state, boat));
      return true;
    default:
      return false;
  }
}

function end(
  state: State,
  boat: BoatState,
  entry: FoldedEntry & { kind: 'boat.accounted-for' },
): void {
  const { evidence, persons, note } = entry.body;
  boat.ending = {
    evidence,
    by: entry.by,
    at: entry.at,
    entry: entry.n,
    ...(persons === undefined ? {} : { persons }),
    ...(note === undefined ? {} : { note }),
  };
  delete boat.handover;
  delete boat.searchEnd;
  if ('reports' in evidence) {
    for (const report of evidence.reports) state.evidenceOf.set(report, boat.id);
  }
  if (evidence.kind === 'duplicate') {
    const target = state.boats.get(evidence.of);
    if (target !== undefined && !target.duplicates.includes(boat.id)) {
      target.duplicates.push(boat.id);
      target.lastEntry = entry.n;
    }
  }
}

function reopen(state: State, boat: BoatState): void {
  const evidence = boat.ending?.evidence;
  delete boat.ending;
  if (evidence === undefined) return;
  if ('reports' in evidence) {
    for (const report of evidence.reports) state.evidenceOf.delete(report);
  }
  if (evidence.kind === 'duplicate') {
    const target = state.boats.get(evidence.of);
    if (target !== undefined) {
      target.duplicates = target.duplicates.filter((id) => id !== boat.id);
    }
  }
}

function foldTask(state: State, entry: FoldedEntry): void {
  switch (entry.kind) {
    case 'task.assigned': {
      const { task } = entry.body;
      state.tasks.set(task.id, {
        task,
        status: 'tasked',
        by: entry.by,
        assignedAt: entry.known,
        statusAt: entry.known,
        entry: entry.n,
        statusEntry: entry.n,
        history: [{ status: 'tasked', at: entry.known }],
        ...(task.eta === undefined ? {} : { eta: task.eta }),
      });
      state.next.task = Math.max(state.next.task, numberOf(task.id) + 1);
      const boat = task.boat === undefined ? undefined : state.boats.get(task.boat);
      if (boat !== undefined) boat.tasks.push(task.id);
      touch(state, task.boat, entry);
      return;
    }
    case 'task.status-set': {
      const one = state.tasks.get(entry.body.task);
      if (one === undefined) return;
      const { status, answeredBy, eta } = entry.body;
      one.status = status;
      one.statusAt = entry.known;
      one.statusEntry = entry.n;
      if (answeredBy !== undefined) one.answeredBy = answeredBy;
      if (eta !== undefined) one.eta = eta;
      one.history.push({
        status,
        at: entry.known,
        ...(answeredBy === undefined ? {} : { answeredBy }),
      });
      touch(state, one.task.boat, entry);
      return;
    }
    case 'asset.registered': {
      const before = state.assets.get(entry.body.asset.id);
      state.assets.set(entry.body.asset.id, { ...before, asset: entry.body.asset });
      return;
    }
    case 'asset.position-reported': {
      const one = state.assets.get(entry.body.asset);
      if (one === undefined) return;
      const { position, courseDegTrue, speedKn } = entry.body;
      // A position that arrives late does not move an asset back.
      if (one.positionTime !== undefined && entry.at < one.positionTime) return;
      one.position = position;
      one.positionTime = entry.at;
      if (courseDegTrue === undefined) delete one.courseDegTrue;
      else one.courseDegTrue = courseDegTrue;
      if (speedKn === undefined) delete one.speedKn;
      else one.speedKn = speedKn;
      return;
    }
    case 'note.added':
      touch(state, entry.body.boat, entry);
      return;
    case 'feed.state-changed': {
      const { feed, state: to, detail } = entry.body;
      state.feeds.set(feed, {
        state: to,
        at: entry.at,
        ...(detail === undefined ? {} : { detail }),
      });
      return;
    }
    default:
      return;
  }
}

function withBoat(
  state: State,
  entry: FoldedEntry & { body: { boat: string } },
  change: (boat: BoatState) => void,
): void {
  const boat = state.boats.get(entry.body.boat);
  if (boat === undefined) return;
  change(boat);
  touch(state, boat.id, entry);
}

/** An officer did something about the boat: it no longer waits without action. */
function touch(state: State, boatId: string | undefined, entry: FoldedEntry): void {
  const boat = boatId === undefined ? undefined : state.boats.get(boatId);
  if (boat === undefined) return;
  boat.lastEntry = entry.n;
  if (entry.by.kind === 'officer') boat.actedAt = entry.known;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The number in an id such as `D4`, `D-r17`; 0 where there is none. */
function numberOf(id: string): number {
  const digits = /(\d{1,9})$/.exec(id)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

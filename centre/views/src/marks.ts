/**
 * What an entry may change on the screen. The marks are made on the state before the entry and
 * again on the state after it, so that a report that moves marks the boat it leaves and the boat it
 * comes to. Marking too much costs a little time; marking too little shows an old picture, so in
 * doubt it marks.
 */
import { isVoice } from '@straitwatch/protocol';
import { type FoldedEntry, type State, speaksForItself } from '@straitwatch/rules';

export interface Marks {
  /** Boats to project again. */
  boats: Set<string>;
  /** Boats whose reports or standing changed, so that suggestions weigh them again. */
  traits: Set<string>;
  reports: Set<string>;
  tasks: Set<string>;
  assets: Set<string>;
}

export function createMarks(): Marks {
  return {
    boats: new Set(),
    traits: new Set(),
    reports: new Set(),
    tasks: new Set(),
    assets: new Set(),
  };
}

export function clearMarks(marks: Marks): void {
  for (const set of Object.values(marks)) set.clear();
}

/**
 * Who depends on whom, beside what the state itself holds. Only ever grows; can be made from the
 * state.
 */
export interface Dependents {
  /** Boat -> boats that have, or had, it as their duplicate. */
  parents: Map<string, Set<string>>;
  /** Report -> reports that it refers, or referred, to. */
  abouts: Map<string, Set<string>>;
  /** Report -> boats where an officer has explained it. */
  explainedIn: Map<string, Set<string>>;
  /** Asset -> its tasks, oldest first. */
  tasksOf: Map<string, string[]>;
}

/** The dependents of a whole state, for a start from a snapshot. */
export function dependentsOf(state: State): Dependents {
  const out: Dependents = {
    parents: new Map(),
    abouts: new Map(),
    explainedIn: new Map(),
    tasksOf: new Map(),
  };
  for (const boat of state.boats.values()) {
    for (const child of boat.duplicates) put(out.parents, child, boat.id);
    for (const one of boat.resolved) put(out.explainedIn, one.report, boat.id);
  }
  for (const [about, ids] of state.referring) for (const id of ids) put(out.abouts, id, about);
  for (const { task } of state.tasks.values()) addTask(out, task.asset, task.id);
  return out;
}

/** Keeps the dependents up to date; called once an entry, before the marks after it. */
export function addDependents(out: Dependents, entry: FoldedEntry): void {
  switch (entry.kind) {
    case 'report.received': {
      const { id, about } = entry.body.report;
      if (about !== undefined) put(out.abouts, id, about);
      return;
    }
    case 'report.corrected': {
      const { about } = entry.body.changes;
      if (about !== undefined && about !== null) put(out.abouts, entry.body.report, about);
      return;
    }
    case 'boat.accounted-for': {
      const { boat, evidence } = entry.body;
      if (evidence.kind === 'duplicate') put(out.parents, boat, evidence.of);
      return;
    }
    case 'boat.contrary-resolved':
      put(out.explainedIn, entry.body.report, entry.body.boat);
      return;
    case 'task.assigned':
      addTask(out, entry.body.task.asset, entry.body.task.id);
      return;
    default:
      return;
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function addTask(out: Dependents, asset: string, task: string): void {
  const list = out.tasksOf.get(asset);
  if (list === undefined) out.tasksOf.set(asset, [task]);
  else if (!list.includes(task)) list.push(task);
}

/** Marks what `entry` may change, seen from the state as it is now. */
export function markEntry(
  marks: Marks,
  state: State,
  dependents: Dependents,
  entry: FoldedEntry,
): void {
  const boat = (id: string | undefined, isTraits = false): void =>
    markBoat(marks, dependents, id, isTraits);
  switch (entry.kind) {
    case 'report.received':
      markReport(marks, state, dependents, entry.body.report.id);
      return;
    case 'report.corrected':
      markReport(marks, state, dependents, entry.body.report);
      return;
    case 'report.linked':
    case 'report.unlinked':
    case 'report.link-refused':
    case 'report.refusal-withdrawn':
      markReport(marks, state, dependents, entry.body.report);
      boat(entry.body.boat, true);
      return;
    case 'boat.accounted-for':
    case 'boat.reopened':
      markEnding(marks, state, dependents, entry);
      return;
    case 'boat.opened':
      boat(entry.body.boat, true);
      return;
    case 'task.assigned': {
      const { task } = entry.body;
      marks.tasks.add(task.id);
      marks.assets.add(task.asset);
      boat(task.boat);
      return;
    }
    case 'task.status-set': {
      const one = state.tasks.get(entry.body.task);
      marks.tasks.add(entry.body.task);
      if (one !== undefined) marks.assets.add(one.task.asset);
      boat(one?.task.boat);
      return;
    }
    case 'asset.registered':
      marks.assets.add(entry.body.asset.id);
      return;
    case 'asset.position-reported':
      marks.assets.add(entry.body.asset);
      return;
    case 'note.added':
      boat(entry.body.boat);
      return;
    case 'boat.phase-set':
    case 'boat.handover-offered':
    case 'boat.handover-accepted':
    case 'boat.handover-declined':
    case 'boat.handover-withdrawn':
    case 'boat.contrary-resolved':
    case 'boat.contrary-reopened':
    case 'boat.search-end-proposed':
    case 'boat.search-end-withdrawn':
      boat(entry.body.boat);
      return;
    default:
      return;
  }
}

/** The boat and every boat that has it as a duplicate: they show its reports as theirs. */
function markBoat(
  marks: Marks,
  dependents: Dependents,
  id: string | undefined,
  isTraits: boolean,
): void {
  if (id === undefined) return;
  const waiting = [id];
  const seen = new Set<string>();
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (each === undefined || seen.has(each)) continue;
    seen.add(each);
    marks.boats.add(each);
    if (isTraits) marks.traits.add(each);
    waiting.push(...(dependents.parents.get(each) ?? []));
  }
}

/**
 * A report, the boat it is on, and the boats for which it may be a contrary report from elsewhere.
 */
function markReport(marks: Marks, state: State, dependents: Dependents, id: string): void {
  marks.reports.add(id);
  const one = state.reports.get(id);
  if (one === undefined) return;
  markBoat(marks, dependents, one.link?.boat, true);
  markBoat(marks, dependents, state.evidenceOf.get(id), false);
  for (const boat of dependents.explainedIn.get(id) ?? []) markBoat(marks, dependents, boat, false);
  for (const about of dependents.abouts.get(id) ?? []) {
    markBoat(marks, dependents, state.reports.get(about)?.link?.boat, false);
  }
  const { caller } = one.report;
  if (caller === undefined) return;
  for (const other of state.callers.get(caller) ?? []) {
    const each = state.reports.get(other);
    if (each?.link === undefined || !isVoice(each.report) || !speaksForItself(each.report))
      continue;
    if (!marks.boats.has(each.link.boat)) markBoat(marks, dependents, each.link.boat, false);
  }
}

/**
 * The boat, with the boats it is a duplicate of as its parents, and the boats that share its
 * evidence.
 */
function markEnding(
  marks: Marks,
  state: State,
  dependents: Dependents,
  entry: FoldedEntry & { body: { boat: string } },
): void {
  const { boat: id } = entry.body;
  markBoat(marks, dependents, id, true);
  const evidence =
    entry.kind === 'boat.accounted-for'
      ? entry.body.evidence
      : state.boats.get(id)?.ending?.evidence;
  if (evidence === undefined || !('reports' in evidence)) return;
  for (const report of evidence.reports) {
    markBoat(marks, dependents, state.reports.get(report)?.link?.boat, false);
  }
}

/** What changed on the screen between two looks: the parts of `LiveChange` that come from the journal. */
import type {
  AssetView,
  BoatView,
  Counts,
  LiveChange,
  LogLine,
  ReportView,
  TaskView,
} from '@straitwatch/protocol';
import type { Snapshot } from './snapshot.js';

/** Absent parts did not change; an empty object means that nothing did. */
export type ViewsChange = Pick<
  LiveChange,
  'boats' | 'reports' | 'tasks' | 'assets' | 'counts' | 'log' | 'removed'
>;

/** What was taken last, to compare with. */
export interface Taken {
  boats: Map<string, BoatView>;
  reports: Map<string, ReportView>;
  tasks: Map<string, TaskView>;
  assets: Map<string, AssetView>;
  log: Map<number, LogLine>;
  countsText: string;
}

export function nothingTaken(): Taken {
  return {
    boats: new Map(),
    reports: new Map(),
    tasks: new Map(),
    assets: new Map(),
    log: new Map(),
    countsText: '',
  };
}

/** Compares the screen with what was taken, and takes it. Unchanged items are known by being the same object. */
export function changesSince(taken: Taken, now: Snapshot): ViewsChange {
  const change: ViewsChange = {};
  const boats = compare(taken.boats, now.boats, (one) => one.id);
  const reports = compare(taken.reports, now.reports, (one) => one.report.id);
  const tasks = compare(taken.tasks, now.tasks, (one) => one.id);
  const assets = compare(taken.assets, now.assets, (one) => one.id);
  const log = compare(taken.log, now.log, (one) => one.n);
  if (boats.changed.length > 0) change.boats = boats.changed;
  if (reports.changed.length > 0) change.reports = reports.changed;
  if (tasks.changed.length > 0) change.tasks = tasks.changed;
  if (assets.changed.length > 0) change.assets = assets.changed;
  if (log.changed.length > 0) change.log = log.changed;
  const removed = {
    ...(boats.removed.length > 0 ? { boats: boats.removed } : {}),
    ...(reports.removed.length > 0 ? { reports: reports.removed } : {}),
  };
  if (Object.keys(removed).length > 0) change.removed = removed;
  const counts = changedCounts(taken, now.counts);
  if (counts !== undefined) change.counts = counts;
  return change;
}

function changedCounts(taken: Taken, counts: Counts): Counts | undefined {
  const text = JSON.stringify(counts);
  if (text === taken.countsText) return undefined;
  taken.countsText = text;
  return counts;
}

function compare<K, V>(
  before: Map<K, V>,
  now: readonly V[],
  keyOf: (one: V) => K,
): { changed: V[]; removed: K[] } {
  const changed: V[] = [];
  const present = new Set<K>();
  for (const one of now) {
    const key = keyOf(one);
    present.add(key);
    const old = before.get(key);
    if (old === one) continue;
    before.set(key, one);
    if (old === undefined || JSON.stringify(old) !== JSON.stringify(one)) changed.push(one);
  }
  const removed: K[] = [];
  if (before.size > present.size) {
    for (const key of before.keys()) {
      if (present.has(key)) continue;
      before.delete(key);
      removed.push(key);
    }
  }
  return { changed, removed };
}

/**
 * What changed on the screen between two looks: the parts of `LiveChange` that come from the
 * journal.
 */
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

interface Item<V> {
  one: V;
  /** Number of the last look that had it. */
  look: number;
}

/** What was taken last, to compare with. */
export interface Taken {
  boats: Map<string, Item<BoatView>>;
  reports: Map<string, Item<ReportView>>;
  tasks: Map<string, Item<TaskView>>;
  assets: Map<string, Item<AssetView>>;
  log: Map<number, Item<LogLine>>;
  countsText: string;
  /** Looks so far. */
  look: number;
}

export function nothingTaken(): Taken {
  return {
    boats: new Map(),
    reports: new Map(),
    tasks: new Map(),
    assets: new Map(),
    log: new Map(),
    countsText: '',
    look: 0,
  };
}

/**
 * Compares the screen with what was taken, and takes it. Unchanged items are known by being the
 * same object.
 */
export function changesSince(taken: Taken, now: Snapshot): ViewsChange {
  const change: ViewsChange = {};
  taken.look += 1;
  const { look } = taken;
  const boats = compare(taken.boats, now.boats, look, (one) => one.id);
  const reports = compare(taken.reports, now.reports, look, (one) => one.report.id);
  const tasks = compare(taken.tasks, now.tasks, look, (one) => one.id);
  const assets = compare(taken.assets, now.assets, look, (one) => one.id);
  const log = compare(taken.log, now.log, look, (one) => one.n);
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

/** Every item of `now` gets the number of this look; what has an older one has left the screen. */
function compare<K, V>(
  before: Map<K, Item<V>>,
  now: readonly V[],
  look: number,
  keyOf: (one: V) => K,
): { changed: V[]; removed: K[] } {
  const changed: V[] = [];
  for (const one of now) {
    const key = keyOf(one);
    const old = before.get(key);
    if (old === undefined) {
      before.set(key, { one, look });
      changed.push(one);
      continue;
    }
    old.look = look;
    if (old.one === one) continue;
    if (JSON.stringify(old.one) !== JSON.stringify(one)) changed.push(one);
    old.one = one;
  }
  const removed: K[] = [];
  if (before.size > now.length) {
    for (const [key, item] of before) {
      if (item.look === look) continue;
      before.delete(key);
      removed.push(key);
    }
  }
  return { changed, removed };
}

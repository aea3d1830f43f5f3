/**
 * What the incremental views keep between looks, and how it is brought up to date from the marks.
 */
import type { AssetView, BoatView, ReportView } from '@straitwatch/protocol';
import type { State } from '@straitwatch/rules';
import { type BoatBase, finishParts, type Moment, projectBoat, steadyUntilMs } from './boat.js';
import type { Taken } from './changes.js';
import {
  assetView,
  isActive,
  isPending,
  reportView,
  taskView,
  type UnlinkedRecord,
  unlinkedRecord,
} from './items.js';
import { suggestedForMax, unlinkedShownMax } from './limits.js';
import type { LogRecord } from './lines.js';
import { clearMarks, createMarks, type Dependents, dependentsOf, type Marks } from './marks.js';
import { createOrder, type JournalOrder } from './order.js';
import { isOnBoard, type Source, type TaskRecord } from './snapshot.js';
import { createSuggestionCache } from './suggestions.js';

/**
 * The folded part, which a snapshot writes down, and the marks of what has not been looked at
 * since.
 */
export interface Kept {
  state: State;
  head: number;
  unknownEntries: number;
  lines: LogRecord[];
  /** For every boat: when it ended, and whether something speaks against that. */
  standing: Map<string, Standing>;
  marks: Marks;
  dependents: Dependents;
}

interface Standing {
  endedMs: number | undefined;
  isContraryOpen: boolean;
}

/** All boats, reports, tasks and assets of `state` marked: nothing has been looked at. */
export function keptOf(state: State): Kept {
  const marks = createMarks();
  for (const id of state.boats.keys()) marks.boats.add(id);
  for (const id of state.boats.keys()) marks.traits.add(id);
  for (const id of state.reports.keys()) marks.reports.add(id);
  for (const id of state.tasks.keys()) marks.tasks.add(id);
  for (const id of state.assets.keys()) marks.assets.add(id);
  return {
    state,
    head: state.lastN,
    unknownEntries: 0,
    lines: [],
    standing: new Map(),
    marks,
    dependents: dependentsOf(state),
  };
}

export interface KeptSource extends Source {
  /** Works off the marks. */
  refresh(): void;
  /** Frees what is kept for boats and reports that are not on the screen. */
  forgetAllBut(taken: Taken): void;
}

interface Finished {
  base: BoatBase;
  moment: Moment;
  /** The first moment after `moment` at which something may read differently. */
  untilMs: number;
  text: string;
  view: BoatView;
}

interface Parts {
  bases: Map<string, BoatBase>;
  finished: Map<string, Finished>;
  reportViews: Map<string, ReportView>;
  tasks: Map<string, TaskRecord>;
  assets: Map<string, AssetView>;
  unlinkedRecords: Map<string, UnlinkedRecord>;
  unlinked: JournalOrder;
  pending: JournalOrder;
}

export function createKeptSource(kept: Kept): KeptSource {
  const { state } = kept;
  const suggestions = createSuggestionCache(state);
  const parts: Parts = {
    bases: new Map(),
    finished: new Map(),
    reportViews: new Map(),
    tasks: new Map(),
    assets: new Map(),
    unlinkedRecords: new Map(),
    unlinked: createOrder(),
    pending: createOrder(),
  };
  const refresh = (): void => {
    const { marks } = kept;
    if (Object.values(marks).every((set) => set.size === 0)) return;
    for (const id of marks.boats) refreshBoat(kept, parts, id);
    for (const id of marks.reports) refreshReport(state, parts, id);
    if (marks.traits.size > 0 || marks.reports.size > 0) {
      const pending = parts.pending.newest(suggestedForMax);
      for (const id of suggestions.update(pending, marks.traits, marks.reports)) {
        parts.reportViews.delete(id);
      }
    }
    refreshTasksAndAssets(kept, parts);
    clearMarks(marks);
  };
  return {
    state,
    refresh,
    get head() {
      return kept.head;
    },
    boardIds: (nowMs) => {
      refresh();
      const ids: string[] = [];
      for (const [id, { endedMs, isContraryOpen }] of kept.standing) {
        if (isOnBoard(endedMs, isContraryOpen, nowMs)) ids.push(id);
      }
      return ids;
    },
    base: (id) => {
      refresh();
      const before = parts.bases.get(id);
      if (before !== undefined) return before;
      const base = projectBoat(state, id);
      if (base !== undefined) parts.bases.set(id, base);
      return base;
    },
    boatView: (base, moment) => finish(state, parts, base, moment),
    suggestions: (id) => {
      refresh();
      return suggestions.get(id);
    },
    reportView: (id) => {
      refresh();
      const one = state.reports.get(id);
      if (one === undefined) return undefined;
      const before = parts.reportViews.get(id);
      if (before !== undefined) return before;
      const view = reportView(one, suggestions.get(id));
      parts.reportViews.set(id, view);
      return view;
    },
    tasks: () => {
      refresh();
      return parts.tasks.values();
    },
    assets: () => {
      refresh();
      return [...parts.assets.values()];
    },
    unlinkedShown: () => {
      refresh();
      return parts.unlinked
        .newest(unlinkedShownMax)
        .flatMap((id) => parts.unlinkedRecords.get(id) ?? []);
    },
    undecidedCount: () => {
      refresh();
      return parts.pending.size - parts.unlinked.size;
    },
    lines: () => kept.lines,
    forgetAllBut: (taken) => {
      for (const id of parts.bases.keys()) if (!taken.boats.has(id)) parts.bases.delete(id);
      for (const id of parts.finished.keys()) if (!taken.boats.has(id)) parts.finished.delete(id);
      for (const id of parts.reportViews.keys()) {
        if (!taken.reports.has(id)) parts.reportViews.delete(id);
      }
    },
  };
}

function refreshBoat(kept: Kept, parts: Parts, id: string): void {
  const boat = kept.state.boats.get(id);
  const base = projectBoat(kept.state, id);
  if (boat === undefined || base === undefined) return;
  parts.bases.set(id, base);
  kept.standing.set(id, {
    endedMs: boat.ending === undefined ? undefined : Date.parse(boat.ending.at),
    isContraryOpen: base.rankFacts.isContraryOpen,
  });
}

function refreshReport(state: State, parts: Parts, id: string): void {
  const one = state.reports.get(id);
  if (one === undefined) return;
  parts.reportViews.delete(id);
  if (one.link === undefined) {
    parts.unlinked.add(id, one.entry);
    parts.unlinkedRecords.set(id, unlinkedRecord(one));
  } else {
    parts.unlinked.remove(id);
    parts.unlinkedRecords.delete(id);
  }
  if (isPending(one)) parts.pending.add(id, one.entry);
  else parts.pending.remove(id);
}

function refreshTasksAndAssets({ state, marks, dependents }: Kept, parts: Parts): void {
  for (const id of marks.tasks) {
    const one = state.tasks.get(id);
    if (one === undefined) continue;
    const statusMs = Date.parse(one.statusAt);
    parts.tasks.set(id, { view: taskView(one), isActive: isActive(one), statusMs });
  }
  for (const id of marks.assets) {
    const one = state.assets.get(id);
    if (one === undefined) continue;
    parts.assets.set(id, assetView(state, one, dependents.tasksOf.get(id) ?? []));
  }
}

/** The same object as before while nothing in it has changed. */
function finish(state: State, parts: Parts, base: BoatBase, moment: Moment): BoatView {
  const { id } = base.view;
  const before = parts.finished.get(id);
  const isSameBase = before !== undefined && before.base === base;
  if (isSameBase && isSteady(before, moment)) return before.view;
  const more = finishParts(state, base, moment);
  const text = JSON.stringify(more);
  const untilMs = steadyUntilMs(base, moment.nowMs);
  const view = isSameBase && before.text === text ? before.view : { ...base.view, ...more };
  parts.finished.set(id, { base, moment, untilMs, text, view });
  return view;
}

function isSteady({ moment, untilMs }: Finished, { nowMs, largestSaid }: Moment): boolean {
  return nowMs >= moment.nowMs && nowMs < untilMs && largestSaid === moment.largestSaid;
}

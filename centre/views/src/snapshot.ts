/**
 * The whole screen at a moment, put together from parts that one fold keeps fresh and another makes
 * anew.
 */
import type {
  AssetView,
  BoatView,
  Counts,
  LogLine,
  ReportView,
  TaskView,
} from '@straitwatch/protocol';
import type { State } from '@straitwatch/rules';
import { type BoatBase, largestSaidOf, type Moment } from './boat.js';
import { countsOf } from './counts.js';
import type { SuggestionView, UnlinkedRecord } from './items.js';
import { boardKeptMs } from './limits.js';
import { type LogRecord, lineAt } from './lines.js';

/**
 * All that a screen needs to begin; `LiveSnapshot` of the protocol without feeds, alarms and
 * tracks.
 */
export interface Snapshot {
  /** Number of the last entry in it. */
  head: number;
  /**
   * Worst off first: open boats, those ended within twelve hours, and any with an open contrary
   * report.
   */
  boats: BoatView[];
  /** Reports of these boats and the unlinked ones, in the order of the journal. */
  reports: ReportView[];
  /** Active tasks, those of these boats, and those that ended within twelve hours. */
  tasks: TaskView[];
  assets: AssetView[];
  counts: Counts;
  /** Oldest first. */
  log: LogLine[];
  /** Unlinked reports beyond the bound, which are counted and not listed. */
  reportsLeftOut: number;
}

export interface TaskRecord {
  view: TaskView;
  isActive: boolean;
  statusMs: number;
}

/** What a snapshot is made of. */
export interface Source {
  readonly state: State;
  readonly head: number;
  /** Ids of the boats on the board at the moment, in any order. */
  boardIds(nowMs: number): string[];
  base(id: string): BoatBase | undefined;
  boatView(base: BoatBase, moment: Moment): BoatView;
  suggestions(report: string): readonly SuggestionView[];
  reportView(id: string): ReportView | undefined;
  tasks(): Iterable<TaskRecord>;
  assets(): AssetView[];
  /** Unlinked reports on the screen: the newest, up to the bound. */
  unlinkedShown(): UnlinkedRecord[];
  /** Proposed links that nobody has decided. */
  undecidedCount(): number;
  lines(): readonly LogRecord[];
}

/**
 * Is the boat on the board? An ended one stays a watch long, and as long as something speaks
 * against it.
 */
export function isOnBoard(
  endedMs: number | undefined,
  isContraryOpen: boolean,
  nowMs: number,
): boolean {
  return endedMs === undefined || isContraryOpen || nowMs - endedMs <= boardKeptMs;
}

interface Board {
  bases: BoatBase[];
  moment: Moment;
  views: BoatView[];
}

export function boardAt(source: Source, nowMs: number): Board {
  const bases = source.boardIds(nowMs).flatMap((id) => source.base(id) ?? []);
  const moment = { nowMs, largestSaid: largestSaidOf(bases) };
  return { bases, moment, views: bases.map((base) => source.boatView(base, moment)) };
}

/** Worst off first; of the same rank the one longer at sea, then by name. */
export function byRank(a: BoatView, b: BoatView): number {
  return (
    b.rank - a.rank ||
    Date.parse(a.openedAt) - Date.parse(b.openedAt) ||
    a.id.localeCompare(b.id, 'en', { numeric: true })
  );
}

export function countsAt(source: Source, board: Board): Counts {
  return countsOf({
    ...board.moment,
    board: board.bases.map((base, at) => ({ base, view: board.views[at] as BoatView })),
    unlinked: source.unlinkedShown().map((one) => ({
      one,
      score: source.suggestions(one.id)[0]?.score ?? 0,
    })),
    unlinkedTotal: source.state.unlinked.size,
    undecided: source.undecidedCount(),
    reports: source.state.reports.size,
  });
}

/** The screen with its lists in no order: what is compared with the screen before. */
export function unsortedSnapshotOf(source: Source, nowMs: number): Snapshot {
  const board = boardAt(source, nowMs);
  const unlinked = source.unlinkedShown();
  const reportIds = new Set<string>();
  for (const { id } of unlinked) reportIds.add(id);
  const taskIds = new Set<string>();
  for (const { view } of board.bases) {
    for (const id of view.reports) reportIds.add(id);
    for (const id of view.tasks) taskIds.add(id);
  }
  const reports: ReportView[] = [];
  for (const id of reportIds) {
    const view = source.reportView(id);
    if (view !== undefined) reports.push(view);
  }
  const tasks: TaskView[] = [];
  for (const { view, isActive, statusMs } of source.tasks()) {
    if (isActive || taskIds.has(view.id) || nowMs - statusMs <= boardKeptMs) tasks.push(view);
  }
  return {
    head: source.head,
    boats: board.views,
    reports,
    tasks,
    assets: source.assets(),
    counts: countsAt(source, board),
    log: source.lines().map((record) => lineAt(record, nowMs)),
    reportsLeftOut: source.state.unlinked.size - unlinked.length,
  };
}

/** The screen at a moment, each list in its order. */
export function snapshotOf(source: Source, nowMs: number): Snapshot {
  const screen = unsortedSnapshotOf(source, nowMs);
  screen.boats.sort(byRank);
  screen.reports.sort((a, b) => a.entry - b.entry);
  screen.tasks.sort((a, b) => a.entry - b.entry);
  return screen;
}

/** What can be asked of any fold: lists and single items at a moment. */
import type { AssetView, BoatView, Counts, ReportView, TaskView } from '@straitwatch/protocol';
import type { State } from '@straitwatch/rules';
import { explainRank } from './boat.js';
import { reportsListMax } from './limits.js';
import type { RankReason } from './rank.js';
import { boardAt, byRank, countsAt, type Snapshot, type Source, snapshotOf } from './snapshot.js';

export interface Readings {
  /** The state of the rules, for deciding commands. Only to be read. */
  readonly state: State;
  /** Number of the last entry applied; 0 before the first. */
  readonly head: number;
  snapshot(nowMs: number): Snapshot;
  boat(id: string, nowMs: number): BoatView | undefined;
  /** Why the boat stands where it stands: points that add up to its rank. */
  rankReasons(id: string, nowMs: number): RankReason[];
  report(id: string): ReportView | undefined;
  /** Every boat of the journal, not only those on the board; worst off first. */
  boats(nowMs: number, which: 'open' | 'ended' | 'all'): BoatView[];
  /**
   * The newest reports in the order of the journal, at most `newestMax`; `counts` has the total.
   */
  reports(newestMax?: number): ReportView[];
  /** Every task of the journal. */
  tasks(): TaskView[];
  assets(): AssetView[];
  counts(nowMs: number): Counts;
}

export function readingsOf(source: Source): Readings {
  const { state } = source;
  return {
    state,
    get head() {
      return source.head;
    },
    snapshot: (nowMs) => snapshotOf(source, nowMs),
    boat(id, nowMs) {
      const base = source.base(id);
      return base === undefined ? undefined : source.boatView(base, boardAt(source, nowMs).moment);
    },
    rankReasons(id, nowMs) {
      const base = source.base(id);
      return base === undefined ? [] : explainRank(base, nowMs);
    },
    report: (id) => source.reportView(id),
    boats(nowMs, which) {
      const { moment } = boardAt(source, nowMs);
      const out: BoatView[] = [];
      for (const { id, ending } of state.boats.values()) {
        if (which !== 'all' && (ending === undefined) !== (which === 'open')) continue;
        const base = source.base(id);
        if (base !== undefined) out.push(source.boatView(base, moment));
      }
      return out.sort(byRank);
    },
    reports: (newestMax = reportsListMax) =>
      [...state.reports.keys()]
        .slice(-Math.max(1, newestMax))
        .flatMap((id) => source.reportView(id) ?? []),
    tasks: () => [...source.tasks()].map((one) => one.view).sort((a, b) => a.entry - b.entry),
    assets: () => source.assets(),
    counts: (nowMs) => countsAt(source, boardAt(source, nowMs)),
  };
}

/**
 * The from-scratch twin: folds all entries and makes every view anew at each question, with no
 * memory between them. Slow and plain; the incremental views are tested against it, and the
 * questions about the past are answered with it.
 */
import { isKnownEntry } from '@straitwatch/protocol';
import {
  createState,
  evolve,
  type FoldedEntry,
  type State,
  suggestBoats,
} from '@straitwatch/rules';
import { finishBoat, projectBoat } from './boat.js';
import {
  assetView,
  isActive,
  isPending,
  reportView,
  suggestionViews,
  taskView,
  unlinkedRecord,
} from './items.js';
import { suggestedForMax, unlinkedShownMax } from './limits.js';
import { addLine, type LogRecord } from './lines.js';
import { type Readings, readingsOf } from './readings.js';
import { isOnBoard, type Source } from './snapshot.js';

/** All views of `entries`, from nothing. Entries must come in the order of the journal. */
export function foldViews(entries: Iterable<FoldedEntry>): Readings {
  const state = createState();
  const lines: LogRecord[] = [];
  let head = 0;
  for (const entry of entries) {
    if (isKnownEntry(entry)) evolve(state, entry);
    addLine(lines, entry, state);
    head = entry.n;
  }
  return readingsOf(plainSource(state, lines, head));
}

/** A source that remembers nothing. */
export function plainSource(state: State, lines: readonly LogRecord[], head: number): Source {
  const newest = (keep: (id: string) => boolean, max: number): string[] =>
    [...state.reports.values()]
      .filter((one) => keep(one.report.id))
      .sort((a, b) => a.entry - b.entry)
      .map((one) => one.report.id)
      .slice(-max);
  const pending = (id: string): boolean => {
    const one = state.reports.get(id);
    return one !== undefined && isPending(one);
  };
  const suggestedFor = new Set(newest(pending, suggestedForMax));
  const suggestions: Source['suggestions'] = (id) =>
    suggestedFor.has(id) ? suggestionViews(suggestBoats(state, id)) : [];
  return {
    state,
    head,
    suggestions,
    boardIds: (nowMs) =>
      [...state.boats.values()]
        .filter((boat) => {
          const endedMs = boat.ending === undefined ? undefined : Date.parse(boat.ending.at);
          const isContraryOpen = projectBoat(state, boat.id)?.rankFacts.isContraryOpen ?? false;
          return isOnBoard(endedMs, isContraryOpen, nowMs);
        })
        .map((boat) => boat.id),
    base: (id) => projectBoat(state, id),
    boatView: (base, moment) => finishBoat(state, base, moment),
    reportView: (id) => {
      const one = state.reports.get(id);
      return one === undefined ? undefined : reportView(one, suggestions(id));
    },
    tasks: () =>
      [...state.tasks.values()].map((one) => ({
        view: taskView(one),
        isActive: isActive(one),
        statusMs: Date.parse(one.statusAt),
      })),
    assets: () =>
      [...state.assets.values()].map((one) => {
        const tasks = [...state.tasks.values()].filter(({ task }) => task.asset === one.asset.id);
        return assetView(
          state,
          one,
          tasks.map(({ task }) => task.id),
        );
      }),
    unlinkedShown: () =>
      newest((id) => state.unlinked.has(id), unlinkedShownMax).flatMap((id) => {
        const one = state.reports.get(id);
        return one === undefined ? [] : [unlinkedRecord(one)];
      }),
    undecidedCount: () =>
      [...state.reports.values()].filter((one) => one.link?.status === 'proposed').length,
    lines: () => lines,
  };
}

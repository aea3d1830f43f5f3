/** Reports, tasks and assets for the screen. */
import type { AssetView, ReportView, TaskView } from '@straitwatch/protocol';
import type {
  AssetState,
  LinkState,
  ReportState,
  State,
  Suggestion,
  TaskState,
} from '@straitwatch/rules';
import { activeStatuses } from './limits.js';

export type SuggestionView = ReportView['suggestions'][number];

/** Does a person still have to decide where this report belongs? */
export function isPending(one: ReportState): boolean {
  return one.link?.status !== 'confirmed';
}

/**
 * Scores to a thousandth: the weights behind them are judgements, and a change in the tenth decimal of
 * every waiting report is no news for a screen.
 */
export function suggestionViews(suggestions: readonly Suggestion[]): SuggestionView[] {
  return suggestions.map(({ boat, score, reasons }) => ({
    boat,
    score: Math.round(score * 1_000) / 1_000,
    reasons,
  }));
}

export function reportView(one: ReportState, suggestions: readonly SuggestionView[]): ReportView {
  return {
    report: one.report,
    entry: one.entry,
    known: one.known,
    by: one.by,
    corrections: one.corrections,
    ...(one.link === undefined ? {} : { link: linkView(one.link) }),
    notBoats: [...one.notBoats],
    suggestions: [...suggestions],
  };
}

function linkView(link: LinkState): NonNullable<ReportView['link']> {
  return { ...link, reasons: [...link.reasons] };
}

export function taskView(one: TaskState): TaskView {
  return {
    ...one.task,
    ...(one.eta === undefined ? {} : { eta: one.eta }),
    status: one.status,
    assignedAt: one.assignedAt,
    statusAt: one.statusAt,
    by: one.by,
    ...(one.answeredBy === undefined ? {} : { answeredBy: one.answeredBy }),
    entry: one.entry,
    history: one.history.map((step) => ({ ...step })),
  };
}

export function isActive(one: TaskState): boolean {
  return activeStatuses.has(one.status);
}

/** `tasks` are the ids of the asset's tasks, oldest first; the newest active one is what it is doing. */
export function assetView(state: State, one: AssetState, tasks: readonly string[]): AssetView {
  const task = tasks.findLast((id) => {
    const each = state.tasks.get(id);
    return each !== undefined && isActive(each);
  });
  return {
    ...one.asset,
    ...(one.position === undefined ? {} : { position: one.position }),
    ...(one.positionTime === undefined ? {} : { positionTime: one.positionTime }),
    ...(one.courseDegTrue === undefined ? {} : { courseDegTrue: one.courseDegTrue }),
    ...(one.speedKn === undefined ? {} : { speedOverGroundKn: one.speedKn }),
    ...(task === undefined ? {} : { task }),
  };
}

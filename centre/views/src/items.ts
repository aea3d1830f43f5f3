/** Reports, tasks and assets for the screen. */
import { type AssetView, isEnding, type ReportView, type TaskView } from '@straitwatch/protocol';
import {
  type AssetState,
  type LinkState,
  type ReportState,
  type State,
  type Suggestion,
  speaksForItself,
  type TaskState,
} from '@straitwatch/rules';
import { activeStatuses } from './limits.js';
import { happenedMs } from './times.js';

export type SuggestionView = ReportView['suggestions'][number];

/** Does a person still have to decide where this report belongs? */
export function isPending(one: ReportState): boolean {
  return one.link?.status !== 'confirmed';
}

/**
 * Scores to a thousandth: the weights behind them are judgements, and a change in the tenth decimal
 * of every waiting report is no news for a screen.
 */
export function suggestionViews(suggestions: readonly Suggestion[]): SuggestionView[] {
  return suggestions.map(({ boat, score, reasons }) => ({
    boat,
    score: Math.round(score * 1_000) / 1_000,
    reasons,
  }));
}

/**
 * An unlinked report as the counts need it: which boat it would be of, if it were one of its own.
 */
export interface UnlinkedRecord {
  id: string;
  happenedMs: number;
  /** One caller is one group; a report of nobody who speaks for himself is a group of its own. */
  group: string;
  /** People said. */
  count: number | undefined;
  /** Word that people are safe is no sign of another boat. */
  isEnding: boolean;
}

export function unlinkedRecord(one: ReportState): UnlinkedRecord {
  const { report } = one;
  const isOwnVoice = report.caller !== undefined && speaksForItself(report);
  return {
    id: report.id,
    happenedMs: happenedMs(one),
    group: isOwnVoice ? `caller ${report.caller}` : `report ${report.id}`,
    count: report.persons?.count,
    isEnding: isEnding(report),
  };
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

/**
 * `tasks` are the ids of the asset's tasks, oldest first; the newest active one is what it is
 * doing.
 */
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

/**
 * How many people are, or were, aboard: a range. Low and high span everything anybody said,
 * confirmed or not, because a wrong link must widen the range and never narrow it. Best is the
 * newest number of the best kind among confirmed reports: counted before stated before estimated.
 * Words that people are off the sea are no count of who was aboard, but nobody can have taken off
 * more than there were: they raise the range. When nobody has said a number, best is absent and the
 * range is 1 to the larger of the largest number said tonight and a bound from the published
 * figures (limits.ts).
 */
import { isEnding, isRecovery, type PeopleRange, type Persons } from '@straitwatch/protocol';
import { peopleOff, type ReportState } from '@straitwatch/rules';
import { estimateSlack } from './limits.js';
import { confirmedFirst } from './times.js';

export interface PeopleSaid {
  range: PeopleRange;
  /** False when nobody said a number: the range's high then depends on the rest of the night. */
  isSaid: boolean;
  recovered: number;
  children?: number;
}

/** Lower is better. A number whose kind is not said is what a caller stated. */
const order = { counted: 0, stated: 1, estimated: 2 } as const;

/** `reports` are all of a boat and its duplicates, in time order. */
export function peopleOf(reports: readonly ReportState[]): PeopleSaid {
  const recovered = recoveredOf(reports);
  const numbered = reports.filter(
    (one) => one.report.persons !== undefined && !isEnding(one.report),
  );
  const children = childrenOf(reports);
  const more = children === undefined ? {} : { children };
  if (numbered.length === 0) {
    const low = Math.max(1, recovered);
    return { range: { low, high: low }, isSaid: false, recovered, ...more };
  }
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const { report } of numbered) {
    if (report.persons === undefined) continue;
    const span = spanOf(report.persons);
    low = Math.min(low, span.low);
    high = Math.max(high, span.high);
  }
  const best = Math.max(bestOf(numbered), recovered);
  return {
    range: { best, low: Math.max(low, recovered), high: Math.max(high, best) },
    isSaid: true,
    recovered,
    ...more,
  };
}

function spanOf(persons: Persons): { low: number; high: number } {
  if (persons.quality !== 'estimated') return { low: persons.count, high: persons.count };
  return {
    low: Math.floor(persons.count * (1 - estimateSlack)),
    high: Math.ceil(persons.count * (1 + estimateSlack)),
  };
}

function bestOf(numbered: readonly ReportState[]): number {
  let best: { count: number; kind: number } | undefined;
  for (const { report } of confirmedFirst(numbered)) {
    if (report.persons === undefined) continue;
    const kind = order[report.persons.quality ?? 'stated'];
    if (best === undefined || kind <= best.kind) best = { count: report.persons.count, kind };
  }
  return best?.count ?? 0;
}

/**
 * People counted off the sea, each vessel once. Only confirmed reports: nobody is saved by a
 * proposal.
 */
function recoveredOf(reports: readonly ReportState[]): number {
  const sure = reports.filter((one) => one.link?.status === 'confirmed' && isRecovery(one.report));
  return peopleOff(
    sure.map((one) => one.report),
    'recovered',
  );
}

function childrenOf(reports: readonly ReportState[]): number | undefined {
  const named = reports.filter((one) => one.report.persons?.children !== undefined);
  if (named.length === 0) return undefined;
  return Math.max(...confirmedFirst(named).map((one) => one.report.persons?.children ?? 0));
}

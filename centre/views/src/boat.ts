/**
 * A boat for the screen, in two steps. `projectBoat` is everything that only the journal changes;
 * `finishBoat` adds what the moment changes (waiting, rank) and what the rest of the night changes
 * (the upper bound of people on a boat of which nobody said a number).
 */
import type { BoatView } from '@straitwatch/protocol';
import { isEnding, isVoice } from '@straitwatch/protocol';
import {
  type BoatState,
  type ContraryFinding,
  contrariesOf,
  familyOf,
  missingFor,
  type ReportState,
  reportsOf,
  type State,
  speaksForItself,
} from '@straitwatch/rules';
import { descriptionOf } from './description.js';
import { activeStatuses, peopleUnknownHigh } from './limits.js';
import { type PeopleSaid, peopleOf } from './people.js';
import { whereaboutsOf } from './position.js';
import { nextAgeStepMs, type RankFacts, type RankReason, rankOf, rankReasons } from './rank.js';
import { inTimeOrder } from './times.js';
import { type Clock, clocksOf, waitingAt } from './waiting.js';

/** A boat as the journal has it, without the moment. */
export interface BoatBase {
  view: Omit<BoatView, 'waiting' | 'rank'>;
  people: PeopleSaid;
  clocks: Clock[];
  rankFacts: RankFacts;
  /**
   * Callers who speak from the boat, and the boats that officers said their reports are not about.
   */
  voices: ReadonlyMap<string, ReadonlySet<string>>;
  /** True when what is missing changes with time: a search end waits for the survival time. */
  isMissingTimed: boolean;
}

/** @returns undefined for a boat that the journal does not know. */
export function projectBoat(state: State, id: string): BoatBase | undefined {
  const boat = state.boats.get(id);
  if (boat === undefined) return undefined;
  const reports = inTimeOrder(reportsOf(state, boat));
  const contrary = contrariesOf(state, id);
  const people = peopleOf(reports);
  const description = descriptionOf(reports);
  const whereabouts = whereaboutsOf(reports, description.craft.engine);
  const openedMs = Date.parse(boat.openedAt);
  const { lastWord } = description;
  const starts = {
    openedMs,
    positionMs: parsed(whereabouts.position?.time),
    wordMs: parsed(lastWord?.time),
  };
  const tasks = tasksOf(state, id);
  const view = {
    id,
    phase: boat.phase,
    status: boat.ending === undefined ? ('open' as const) : ('ended' as const),
    coordinating: boat.coordinating,
    openedAt: boat.openedAt,
    people: people.range,
    recovered: people.recovered,
    ...(people.children === undefined ? {} : { children: people.children }),
    ...description,
    ...whereabouts,
    reports: reports.map((one) => one.report.id),
    tasks,
    duplicates: [...boat.duplicates],
    ...standing(boat),
    // Time plays no part unless a search end is proposed; then it is asked again at the moment.
    missing: boat.searchEnd === undefined ? missingFor(state, id, 0) : [],
    contrary,
    lastEntry: boat.lastEntry,
  };
  return {
    view,
    people,
    clocks: clocksOf(state, boat, starts, contrary),
    rankFacts: rankFactsOf(state, boat, reports, people, contrary, tasks),
    voices: voicesOf(reports),
    isMissingTimed: boat.searchEnd !== undefined,
  };
}

function parsed(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}

/** The fields that are there only at times: handover, ending, proposed end of the search. */
function standing(boat: BoatState): Pick<BoatView, 'handover' | 'ending' | 'searchEnd'> {
  const { handover, ending, searchEnd } = boat;
  return {
    ...(handover === undefined
      ? {}
      : {
          handover: {
            from: handover.from,
            to: handover.to,
            since: handover.since,
            by: handover.by,
          },
        }),
    ...(ending === undefined ? {} : { ending: { ...ending } }),
    ...(searchEnd === undefined
      ? {}
      : { searchEnd: { search: searchEnd.search, by: searchEnd.by, at: searchEnd.at } }),
  };
}

/**
 * Tasks for the boat and its duplicates: a lifeboat sent to the duplicate is going to this boat.
 */
function tasksOf(state: State, id: string): string[] {
  return [...familyOf(state, id)].flatMap((each) => state.boats.get(each)?.tasks ?? []);
}

function rankFactsOf(
  state: State,
  boat: BoatState,
  reports: readonly ReportState[],
  people: PeopleSaid,
  contrary: readonly ContraryFinding[],
  tasks: readonly string[],
): RankFacts {
  const says = (sign: string): boolean =>
    reports.some(({ report }) => (report.signs ?? []).some((one) => one === sign));
  const best = people.range.best;
  return {
    isOpen: boat.ending === undefined,
    phase: boat.phase,
    openedMs: Date.parse(boat.openedAt),
    isInWater: isInWater(reports, contrary, boat.ending !== undefined),
    isContraryOpen: contrary.some((one) => one.resolved === undefined),
    isTakingWater: says('taking-water'),
    isPeopleMissing: people.recovered > 0 && (best === undefined || best > people.recovered),
    hasChildren: says('children') || (people.children ?? 0) > 0,
    hasMedical: says('medical'),
    isSomebodyGoing: tasks.some((id) => {
      const one = state.tasks.get(id);
      return one !== undefined && one.task.order !== 'stand-by' && activeStatuses.has(one.status);
    }),
  };
}

/**
 * People in the water or a capsized boat, reported and not explained by an officer since. For an
 * ended boat only what still stands open against its ending counts.
 */
function isInWater(
  reports: readonly ReportState[],
  contrary: readonly ContraryFinding[],
  isEnded: boolean,
): boolean {
  if (isEnded) {
    return contrary.some((one) => one.why === 'people-in-water' && one.resolved === undefined);
  }
  const explained = new Set(
    contrary
      .filter((one) => one.why === 'people-in-water' && one.resolved !== undefined)
      .map((one) => one.report),
  );
  return reports.some(({ report }) => {
    const said = report.signs ?? [];
    const isSaid = said.includes('people-in-water') || said.includes('capsized');
    return isSaid && !isEnding(report) && !explained.has(report.id);
  });
}

function voicesOf(reports: readonly ReportState[]): Map<string, Set<string>> {
  const voices = new Map<string, Set<string>>();
  for (const { report, notBoats } of reports) {
    const { caller } = report;
    if (caller === undefined || !isVoice(report) || !speaksForItself(report)) continue;
    const refused = voices.get(caller) ?? new Set();
    for (const id of notBoats) refused.add(id);
    voices.set(caller, refused);
  }
  return voices;
}

export interface Moment {
  nowMs: number;
  /** Largest number of people said of any boat on the board. */
  largestSaid: number;
}

/**
 * What the moment and the rest of the night add; cheap, done for every boat on the board at each
 * look.
 */
export function finishParts(
  state: State,
  base: BoatBase,
  { nowMs, largestSaid }: Moment,
): Pick<BoatView, 'people' | 'missing' | 'waiting' | 'rank'> {
  const { range, isSaid } = base.people;
  const waiting = waitingAt(base.clocks, nowMs);
  return {
    people: isSaid
      ? range
      : { low: range.low, high: Math.max(range.low, largestSaid, peopleUnknownHigh) },
    missing: base.isMissingTimed ? missingFor(state, base.view.id, nowMs) : base.view.missing,
    waiting,
    rank: rankOf(rankReasons(base.rankFacts, waiting, nowMs)),
  };
}

/**
 * The first moment after `nowMs` at which the boat may read differently though nothing was written.
 */
export function steadyUntilMs(base: BoatBase, nowMs: number): number {
  if (base.isMissingTimed) return nowMs;
  let untilMs = nextAgeStepMs(base.rankFacts, nowMs);
  for (const { sinceMs, limitMs } of base.clocks) {
    const dueMs = sinceMs + limitMs;
    if (dueMs > nowMs) untilMs = Math.min(untilMs, dueMs);
  }
  return untilMs;
}

/** The boat for the screen at a moment. */
export function finishBoat(state: State, base: BoatBase, moment: Moment): BoatView {
  return { ...base.view, ...finishParts(state, base, moment) };
}

/** Why the boat stands where it stands on the board. */
export function explainRank(base: BoatBase, nowMs: number): RankReason[] {
  return rankReasons(base.rankFacts, waitingAt(base.clocks, nowMs), nowMs);
}

/** The largest number of people anybody said of these boats; 0 when nobody said any. */
export function largestSaidOf(bases: Iterable<BoatBase>): number {
  let largest = 0;
  for (const { people } of bases) {
    if (people.isSaid) largest = Math.max(largest, people.range.high);
  }
  return largest;
}

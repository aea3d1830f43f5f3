/**
 * What is waiting too long. A boat has clocks; each says since when it runs and how long it may.
 * The clocks are a fold of the journal, so that the answer at any moment needs only the moment.
 */
import type { Waiting } from '@straitwatch/protocol';
import { type BoatState, type ContraryFinding, familyOf, type State } from '@straitwatch/rules';
import * as limits from './limits.js';

export interface Clock {
  code: Waiting['code'];
  sinceMs: number;
  limitMs: number;
  facts: Waiting['facts'];
  /**
   * True for an answer that somebody owes: shown from the start, overdue later. False for a clock
   * that always runs (action, position, word): shown only once it is overdue.
   */
  isOwed: boolean;
}

/** Times of the boat that the clocks start from, milliseconds; absent where there is none. */
export interface Starts {
  openedMs: number;
  positionMs?: number | undefined;
  wordMs?: number | undefined;
}

/** The clocks of a boat: for an ended one only what speaks against its ending. */
export function clocksOf(
  state: State,
  boat: BoatState,
  starts: Starts,
  contrary: readonly ContraryFinding[],
): Clock[] {
  if (boat.ending !== undefined) return contraryClock(state, contrary);
  return [
    ...actionClock(state, boat),
    ...handoverClock(boat),
    stillClock('position-stale', limits.positionStaleMs, starts.positionMs, starts.openedMs),
    stillClock('silent', limits.silentMs, starts.wordMs, starts.openedMs),
    ...taskClocks(state, boat),
    ...linkClock(state, boat),
    ...searchEndClock(boat),
  ];
}

/** What waits at `nowMs`: overdue first, then what has waited longest. */
export function waitingAt(clocks: readonly Clock[], nowMs: number): Waiting[] {
  return clocks
    .map((clock) => ({ clock, isOverdue: nowMs - clock.sinceMs >= clock.limitMs }))
    .filter(({ clock, isOverdue }) => clock.isOwed || isOverdue)
    .sort(
      (a, b) =>
        Number(b.isOverdue) - Number(a.isOverdue) ||
        a.clock.sinceMs - b.clock.sinceMs ||
        (a.clock.code < b.clock.code ? -1 : 1),
    )
    .map(({ clock, isOverdue }) => ({
      code: clock.code,
      since: new Date(clock.sinceMs).toISOString(),
      overdue: isOverdue,
      facts: clock.facts,
    }));
}

const minutes = (limitMs: number): { limitMin: number } => ({ limitMin: limitMs / 60_000 });

/** While somebody is going or there, the boat does not wait for action. */
function actionClock(state: State, boat: BoatState): Clock[] {
  let sinceMs = Date.parse(boat.actedAt);
  for (const id of familyOf(state, boat.id)) {
    for (const taskId of state.boats.get(id)?.tasks ?? []) {
      const one = state.tasks.get(taskId);
      if (one === undefined) continue;
      if (limits.activeStatuses.has(one.status)) return [];
      sinceMs = Math.max(sinceMs, Date.parse(one.statusAt));
    }
  }
  const limitMs = limits.noActionMs[boat.phase];
  const facts = { phase: boat.phase, ...minutes(limitMs) };
  return [{ code: 'no-action', sinceMs, limitMs, facts, isOwed: false }];
}

function handoverClock({ handover }: BoatState): Clock[] {
  if (handover === undefined) return [];
  const limitMs = limits.handoverUnansweredMs;
  const facts = { from: handover.from, to: handover.to, ...minutes(limitMs) };
  const sinceMs = Date.parse(handover.since);
  return [{ code: 'handover-unanswered', sinceMs, limitMs, facts, isOwed: true }];
}

/** A position or word that was never there is as old as the boat. */
function stillClock(
  code: 'position-stale' | 'silent',
  limitMs: number,
  lastMs: number | undefined,
  openedMs: number,
): Clock {
  const facts = lastMs === undefined ? { never: 1, ...minutes(limitMs) } : minutes(limitMs);
  return { code, sinceMs: lastMs ?? openedMs, limitMs, facts, isOwed: false };
}

function taskClocks(state: State, boat: BoatState): Clock[] {
  const clocks: Clock[] = [];
  const limitMs = limits.taskUnansweredMs;
  for (const id of familyOf(state, boat.id)) {
    for (const taskId of state.boats.get(id)?.tasks ?? []) {
      const one = state.tasks.get(taskId);
      if (one?.status !== 'tasked') continue;
      const facts = { task: taskId, asset: one.task.asset, ...minutes(limitMs) };
      const sinceMs = Date.parse(one.assignedAt);
      clocks.push({ code: 'task-unanswered', sinceMs, limitMs, facts, isOwed: true });
    }
  }
  return clocks;
}

/** One clock for all undecided links of the boat, started by the oldest. */
function linkClock(state: State, boat: BoatState): Clock[] {
  let oldest: { report: string; sinceMs: number } | undefined;
  let count = 0;
  for (const id of familyOf(state, boat.id)) {
    for (const reportId of state.boats.get(id)?.reports ?? []) {
      const link = state.reports.get(reportId)?.link;
      if (link?.status !== 'proposed') continue;
      count += 1;
      const sinceMs = Date.parse(link.at);
      if (oldest === undefined || sinceMs < oldest.sinceMs) oldest = { report: reportId, sinceMs };
    }
  }
  if (oldest === undefined) return [];
  const { report, sinceMs } = oldest;
  const limitMs = limits.linkUndecidedMs;
  const facts = { report, count, ...minutes(limitMs) };
  return [{ code: 'link-undecided', sinceMs, limitMs, facts, isOwed: true }];
}

function searchEndClock({ searchEnd }: BoatState): Clock[] {
  if (searchEnd === undefined) return [];
  const limitMs = limits.searchEndUnsecondedMs;
  const officer = searchEnd.by.kind === 'officer' ? searchEnd.by.name : '';
  const facts = { officer, ...minutes(limitMs) };
  const sinceMs = Date.parse(searchEnd.at);
  return [{ code: 'search-end-unseconded', sinceMs, limitMs, facts, isOwed: true }];
}

/** Overdue at once: somebody may be alive in a boat that is held accounted for. */
function contraryClock(state: State, contrary: readonly ContraryFinding[]): Clock[] {
  const open = contrary.filter((one) => one.resolved === undefined);
  let oldest: { finding: ContraryFinding; sinceMs: number } | undefined;
  for (const finding of open) {
    const known = state.reports.get(finding.report)?.known;
    if (known === undefined) continue;
    const sinceMs = Date.parse(known);
    if (oldest === undefined || sinceMs < oldest.sinceMs) oldest = { finding, sinceMs };
  }
  if (oldest === undefined) return [];
  const { finding, sinceMs } = oldest;
  const facts = { report: finding.report, why: finding.why, count: open.length };
  return [{ code: 'contrary-after-end', sinceMs, limitMs: 0, facts, isOwed: true }];
}

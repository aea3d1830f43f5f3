/**
 * The top line: how many boats and people are at sea now, each with its range.
 *
 * Boats: best is the open boats. Low joins open boats that one caller ties together and that no
 * officer has held apart: they may be one boat under two names. High adds every group of unlinked
 * reports that no open boat explains (one caller is one group), and ended boats with an open
 * contrary report: those may be out there too.
 *
 * People: those not yet counted off the sea. A boat of which nobody said a number stands in the
 * best with its least only; what more it may hold is in the range.
 */
import type { BoatView, Counts } from '@straitwatch/protocol';
import type { BoatBase } from './boat.js';
import type { UnlinkedRecord } from './items.js';
import { atSeaMaxMs, boardKeptMs, explainedFrom, peopleUnknownHigh } from './limits.js';

export interface CountsInput {
  nowMs: number;
  largestSaid: number;
  /** The boats on the board with their views at the moment. */
  board: readonly { base: BoatBase; view: BoatView }[];
  /** Unlinked reports on the screen, each with the probability of its best suggestion. */
  unlinked: readonly { one: UnlinkedRecord; score: number }[];
  unlinkedTotal: number;
  undecided: number;
  reports: number;
}

export function countsOf(input: CountsInput): Counts {
  const open = input.board.filter(({ view }) => view.status === 'open');
  const doubted = input.board.filter(
    ({ base, view }) => view.status === 'ended' && base.rankFacts.isContraryOpen,
  );
  const components = joinByVoice(open.map(({ base }) => base));
  const unknown = unexplained(input);
  const boats = {
    best: open.length,
    low: components.length,
    high: open.length + doubted.length + unknown.length,
  };
  const leftOf = new Map(open.map(({ base, view }) => [base, left(view)]));
  const people = { best: 0, low: 0, high: 0 };
  for (const each of leftOf.values()) {
    people.best += each.best;
    people.high += each.high;
  }
  for (const group of components) {
    people.low += Math.max(...group.map((base) => leftOf.get(base)?.low ?? 0));
  }
  for (const { view } of doubted) people.high += left(view).high;
  for (const count of unknown) people.high += count;
  return {
    boatsAtSea: boats,
    people,
    unlinked: input.unlinkedTotal,
    undecided: input.undecided,
    ended: endedCount(input),
    reports: input.reports,
  };
}

/** People still out there: those aboard less those counted off. */
function left({ people, recovered, ending }: BoatView): {
  best: number;
  low: number;
  high: number;
} {
  const off = Math.max(recovered, ending?.persons ?? 0);
  const less = (count: number): number => Math.max(0, count - off);
  return {
    best: less(people.best ?? people.low),
    low: less(people.low),
    high: less(people.high),
  };
}

/** Boats accounted for that are still shown; a duplicate was never a boat of its own. */
function endedCount({ board, nowMs }: CountsInput): number {
  return board.filter(({ view }) => {
    const { ending } = view;
    if (ending === undefined || ending.evidence.kind === 'duplicate') return false;
    return nowMs - Date.parse(ending.at) <= boardKeptMs;
  }).length;
}

/**
 * Groups of boats that share a caller, unless an officer has said that such a report is not about
 * the other.
 */
function joinByVoice(bases: readonly BoatBase[]): BoatBase[][] {
  const groupOf = new Map<BoatBase, BoatBase[]>(bases.map((base) => [base, [base]]));
  const byCaller = new Map<string, BoatBase[]>();
  for (const base of bases) {
    for (const caller of base.voices.keys()) {
      const before = byCaller.get(caller);
      if (before === undefined) {
        byCaller.set(caller, [base]);
        continue;
      }
      for (const other of before) {
        if (!isHeldApart(base, other, caller)) join(groupOf, base, other);
      }
      before.push(base);
    }
  }
  return [...new Set(groupOf.values())];
}

function join(groupOf: Map<BoatBase, BoatBase[]>, a: BoatBase, b: BoatBase): void {
  const into = groupOf.get(a);
  const from = groupOf.get(b);
  if (into === undefined || from === undefined || into === from) return;
  into.push(...from);
  for (const base of from) groupOf.set(base, into);
}

function isHeldApart(a: BoatBase, b: BoatBase, caller: string): boolean {
  const refuses = (from: BoatBase, to: BoatBase): boolean =>
    from.voices.get(caller)?.has(to.view.id) ?? false;
  return refuses(a, b) || refuses(b, a);
}

/**
 * One number for each group of unlinked reports that may be a boat nobody has opened: its people at
 * most.
 */
function unexplained({ unlinked, nowMs, largestSaid }: CountsInput): number[] {
  const groups = new Map<string, number | undefined>();
  for (const { one, score } of unlinked) {
    if (one.isEnding || score >= explainedFrom || nowMs - one.happenedMs > atSeaMaxMs) continue;
    const before = groups.get(one.group);
    groups.set(one.group, one.count === undefined ? before : Math.max(before ?? 0, one.count));
  }
  return [...groups.values()].map((said) => said ?? Math.max(largestSaid, peopleUnknownHigh));
}

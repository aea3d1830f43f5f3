/**
 * How badly off a boat is: a sum of points, so that an officer can be told why one boat stands
 * above another. Two properties hold by the size of the points, and a test adds them up: a boat
 * with people in the water stands above every boat without, and an ended boat with an open contrary
 * report stands above every open boat that has nobody in the water.
 */
import type { Phase, Waiting } from '@straitwatch/protocol';

export const rankCodes = [
  'people-in-water',
  'contrary-after-end',
  'phase',
  'taking-water',
  'people-missing',
  'children',
  'medical',
  'nobody-going',
  'overdue',
  'age',
] as const;
export type RankCode = (typeof rankCodes)[number];

export interface RankReason {
  code: RankCode;
  points: number;
}

/** Points for each fact. The order of sizes is the judgement; the exact sizes are provisional. */
export const rankPoints = {
  peopleInWater: 1_000,
  contraryAfterEnd: 900,
  phase: { distress: 300, alert: 200, uncertainty: 100 } satisfies Record<Phase, number>,
  takingWater: 150,
  /** Some came off the sea, and not all who were said to be aboard. */
  peopleMissing: 100,
  children: 50,
  medical: 50,
  nobodyGoing: 50,
  /** For each thing overdue, up to the maximum. */
  overdueEach: 20,
  overdueMax: 100,
  /** For each full half hour since the boat was opened, up to the maximum. */
  ageEach: 2,
  ageMax: 40,
} as const;

const ageStepMs = 30 * 60_000;

/** What the rank is made of, besides the moment. */
export interface RankFacts {
  isOpen: boolean;
  phase: Phase;
  openedMs: number;
  isInWater: boolean;
  isContraryOpen: boolean;
  isTakingWater: boolean;
  isPeopleMissing: boolean;
  hasChildren: boolean;
  hasMedical: boolean;
  isSomebodyGoing: boolean;
}

/**
 * The points of a boat at `nowMs`, largest rule first; only those that count. Their sum is the
 * rank.
 */
export function rankReasons(
  facts: RankFacts,
  waiting: readonly Waiting[],
  nowMs: number,
): RankReason[] {
  const reasons: RankReason[] = [];
  const add = (code: RankCode, points: number): void => {
    if (points > 0) reasons.push({ code, points });
  };
  if (!facts.isOpen && !facts.isContraryOpen) return reasons;
  if (facts.isInWater) add('people-in-water', rankPoints.peopleInWater);
  if (!facts.isOpen) {
    add('contrary-after-end', rankPoints.contraryAfterEnd);
    return reasons;
  }
  add('phase', rankPoints.phase[facts.phase]);
  if (facts.isTakingWater) add('taking-water', rankPoints.takingWater);
  if (facts.isPeopleMissing) add('people-missing', rankPoints.peopleMissing);
  if (facts.hasChildren) add('children', rankPoints.children);
  if (facts.hasMedical) add('medical', rankPoints.medical);
  if (!facts.isSomebodyGoing) add('nobody-going', rankPoints.nobodyGoing);
  const overdue = waiting.filter((one) => one.overdue).length;
  add('overdue', Math.min(rankPoints.overdueMax, overdue * rankPoints.overdueEach));
  const steps = Math.max(0, Math.floor((nowMs - facts.openedMs) / ageStepMs));
  add('age', Math.min(rankPoints.ageMax, steps * rankPoints.ageEach));
  return reasons;
}

/** When the points for age may next change, milliseconds. */
export function nextAgeStepMs({ openedMs }: RankFacts, nowMs: number): number {
  return openedMs + (Math.floor((nowMs - openedMs) / ageStepMs) + 1) * ageStepMs;
}

/** The sum of the points. */
export function rankOf(reasons: readonly RankReason[]): number {
  return reasons.reduce((sum, one) => sum + one.points, 0);
}

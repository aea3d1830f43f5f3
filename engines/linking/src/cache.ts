/** Scores of sets of units, remembered: sampling comes back to the same sets again and again. */
import type { Rng } from '@straitwatch/maths';
import type { Scorer } from './score.js';
import { createScoreTable } from './table.js';
import type { Units } from './units.js';

/** Units of one boat in increasing order, with their score. */
export interface Group {
  readonly units: readonly number[];
  /** Zobrist key of the set, two halves: two sets with one key are as good as impossible at 2^64. */
  readonly high: number;
  readonly low: number;
  readonly total: number;
  readonly accountedFor: number;
}

export interface GroupScores {
  readonly empty: Group;
  single(unit: number): Group;
  /** The total of the group with one more unit: minus infinity for a forbidden set. */
  totalWith(group: Group, unit: number): number;
  with(group: Group, unit: number): Group;
  without(group: Group, unit: number): Group;
  of(units: readonly number[]): Group;
}

/** Room for the sets of a whole night's sampling; a step of a live night needs far less. */
const slotsUsual = 1 << 19;

/** @param slots a power of two */
export function groupScores(
  scorer: Scorer,
  units: Units,
  rng: Rng,
  slots = slotsUsual,
): GroupScores {
  const highs = Int32Array.from({ length: units.count }, () => rng.uint32() | 0);
  const lows = Int32Array.from({ length: units.count }, () => rng.uint32() | 0);
  const table = createScoreTable(slots);
  const { totals, shares } = table;
  const reports = new Int32Array(Math.max(1, units.of.length));
  const empty: Group = { units: [], high: 0, low: 0, total: 0, accountedFor: 0 };
  const hasApart = units.apart.some((one) => one.size > 0);

  function lookUp(list: readonly number[], high: number, low: number): number {
    const slot = table.add(high, low);
    totals[slot] = -Infinity;
    shares[slot] = 0;
    if (hasApart && isForbidden(list)) return slot;
    let count = 0;
    for (const unit of list) for (const i of units.members[unit]!) reports[count++] = i;
    sortFew(reports, count);
    const score = scorer.score(reports, count);
    totals[slot] = score.total;
    shares[slot] = score.accountedFor;
    return slot;
  }

  function scored(list: readonly number[], high: number, low: number): Group {
    if (list.length === 0) return empty;
    const found = table.find(high, low);
    const slot = found >= 0 ? found : lookUp(list, high, low);
    return { units: list, high, low, total: totals[slot]!, accountedFor: shares[slot]! };
  }

  function inserted(list: readonly number[], unit: number): number[] {
    const longer = [...list, unit];
    let at = longer.length - 2;
    while (at >= 0 && longer[at]! > unit) {
      longer[at + 1] = longer[at]!;
      at -= 1;
    }
    longer[at + 1] = unit;
    return longer;
  }

  function isForbidden(list: readonly number[]): boolean {
    for (const unit of list) {
      const apart = units.apart[unit]!;
      if (apart.size > 0 && list.some((other) => apart.has(other))) return true;
    }
    return false;
  }

  return {
    empty,
    single: (unit) => scored([unit], highs[unit]!, lows[unit]!),
    totalWith(group, unit) {
      const high = group.high ^ highs[unit]!;
      const low = group.low ^ lows[unit]!;
      const found = table.find(high, low);
      return totals[found >= 0 ? found : lookUp(inserted(group.units, unit), high, low)]!;
    },
    with: (group, unit) =>
      scored(inserted(group.units, unit), group.high ^ highs[unit]!, group.low ^ lows[unit]!),
    without: (group, unit) =>
      scored(
        group.units.filter((one) => one !== unit),
        group.high ^ highs[unit]!,
        group.low ^ lows[unit]!,
      ),
    of(list) {
      let high = 0;
      let low = 0;
      for (const unit of list) {
        high ^= highs[unit]!;
        low ^= lows[unit]!;
      }
      return scored(
        [...list].sort((a, b) => a - b),
        high,
        low,
      );
    },
  };
}

/** Nearly in order already: units are in order of their first report. */
function sortFew(list: Int32Array, count: number): void {
  for (let k = 1; k < count; k++) {
    const one = list[k]!;
    let at = k - 1;
    while (at >= 0 && list[at]! > one) {
      list[at + 1] = list[at]!;
      at -= 1;
    }
    list[at + 1] = one;
  }
}

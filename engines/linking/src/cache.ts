/** Scores of sets of units, remembered: sampling comes back to the same sets again and again. */
import type { Rng } from '@straitwatch/maths';
import type { Scorer } from './score.js';
import type { Units } from './units.js';

/** Units of one boat in increasing order, with their score. */
export interface Group {
  readonly units: number[];
  /** Zobrist key of the set: two sets with one key are as good as impossible at 2^53. */
  readonly key: number;
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

interface Known {
  total: number;
  accountedFor: number;
}

const entriesMax = 400_000;

export function groupScores(scorer: Scorer, units: Units, rng: Rng): GroupScores {
  const high = Int32Array.from({ length: units.count }, () => rng.uint32() >>> 6);
  const low = Int32Array.from({ length: units.count }, () => rng.uint32() >>> 5);
  let seen = new Map<number, Known>();
  const reportsMax = units.of.length;
  const reports = new Int32Array(Math.max(1, reportsMax));
  const empty: Group = { units: [], key: 0, total: 0, accountedFor: 0 };

  const flip = (key: number, unit: number): number => {
    const upper = Math.floor(key / 134_217_728) ^ high[unit]!;
    const lower = (key % 134_217_728) ^ low[unit]!;
    return upper * 134_217_728 + lower;
  };

  function lookUp(list: readonly number[], key: number): Known {
    let count = 0;
    for (const unit of list) for (const i of units.members[unit]!) reports[count++] = i;
    sortFew(reports, count);
    const known: Known = { total: -Infinity, accountedFor: 0 };
    if (!isForbidden(list)) {
      const score = scorer.score(reports, count);
      known.total = score.total;
      known.accountedFor = score.accountedFor;
    }
    // Forgetting everything at once costs less than keeping account of what is old.
    if (seen.size >= entriesMax) seen = new Map();
    seen.set(key, known);
    return known;
  }

  function scored(list: number[], key: number): Group {
    if (list.length === 0) return empty;
    const { total, accountedFor } = seen.get(key) ?? lookUp(list, key);
    return { units: list, key, total, accountedFor };
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
    single: (unit) => scored([unit], flip(0, unit)),
    totalWith(group, unit) {
      const key = flip(group.key, unit);
      return (seen.get(key) ?? lookUp(inserted(group.units, unit), key)).total;
    },
    with: (group, unit) => scored(inserted(group.units, unit), flip(group.key, unit)),
    without: (group, unit) =>
      scored(
        group.units.filter((one) => one !== unit),
        flip(group.key, unit),
      ),
    of(list) {
      let key = 0;
      for (const unit of list) key = flip(key, unit);
      return scored(
        [...list].sort((a, b) => a - b),
        key,
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

/**
 * One chain over partitions: Gibbs steps for one unit, sequentially allocated merge-split steps (D. B. Dahl,
 * "Sequentially-allocated merge-split sampler for conjugate Dirichlet process models", 2005) and exchanges of the later
 * parts of two boats. Each leaves the posterior as it is.
 */
import type { Rng } from '@straitwatch/maths';
import type { Group, GroupScores } from './cache.js';
import type { Neighbours } from './neighbours.js';
import type { Units } from './units.js';

export interface Chain {
  /** Boat of each unit; boats are numbered without order. */
  readonly boatOf: Int32Array;
  group(boat: number): Group;
  /** Puts a unit that has none yet to a boat, drawn by how well it fits. */
  place(unit: number): void;
  /** About as many steps as units, each way of moving; `heat` above 1 flattens the posterior. */
  sweep(heat: number): void;
  /** From now on units that never moved are looked at more seldom; fixed, so that the posterior stays what it is. */
  settle(): void;
  gibbs(unit: number, heat: number): void;
  /** Units that were one boat before are so again; gives back those that may not be, for an officer's word. */
  adopt(units: readonly number[]): readonly number[];
  /** Merge-split and exchange steps round one unit. */
  rearrange(unit: number): void;
  /** Some steps anywhere. */
  stir(steps: number): void;
}

export function createChain(
  units: Units,
  neighbours: Neighbours,
  scores: GroupScores,
  rng: Rng,
): Chain {
  const boatOf = new Int32Array(units.count).fill(-1);
  const groups: Group[] = [];
  const free: number[] = [];
  const candidates: number[] = [];
  /** How often each unit had another place to go, and where to look from now on; by a table of units. */
  const restless = new Float64Array(units.count);
  let looked: number[] = Array.from({ length: units.count }, (_, unit) => unit);
  const marked = new Int32Array(units.count + 1).fill(-1);
  let stamp = 0;

  const newBoat = (): number => {
    const boat = free.pop();
    if (boat !== undefined) return boat;
    groups.push(scores.empty);
    return groups.length - 1;
  };
  const setGroup = (boat: number, group: Group): void => {
    groups[boat] = group;
    for (const unit of group.units) boatOf[unit] = boat;
    if (group.units.length === 0) free.push(boat);
  };

  /** Boats of the unit's neighbours, and its own. */
  function lookRound(unit: number): void {
    stamp += 1;
    candidates.length = 0;
    const own = boatOf[unit]!;
    if (own >= 0) {
      marked[own] = stamp;
      candidates.push(own);
    }
    for (const other of neighbours.of[unit]!) {
      const boat = boatOf[other]!;
      if (boat < 0 || marked[boat] === stamp) continue;
      marked[boat] = stamp;
      candidates.push(boat);
    }
  }

  const logs: number[] = [];

  function gibbs(unit: number, heat: number): void {
    lookRound(unit);
    const own = boatOf[unit]!;
    logs.length = 0;
    let left = scores.empty;
    for (const boat of candidates) {
      const group = groups[boat]!;
      if (boat !== own) {
        logs.push((scores.totalWith(group, unit) - group.total) / heat);
        continue;
      }
      left = scores.without(group, unit);
      // A boat of this unit alone is the same as a new boat: count it once.
      logs.push(left.units.length === 0 ? -Infinity : (group.total - left.total) / heat);
    }
    const alone = scores.single(unit);
    logs.push(alone.total / heat);
    const chosen = drawLog(rng, logs);
    restless[unit] = 0.8 * restless[unit]! + 0.2 * doubt(logs);
    const to = chosen < candidates.length ? candidates[chosen]! : -1;
    if (to === own && own >= 0) return;
    if (own >= 0) {
      if (to < 0 && left.units.length === 0) return;
      setGroup(own, left);
    }
    if (to < 0) setGroup(newBoat(), alone);
    else setGroup(to, scores.with(groups[to]!, unit));
  }

  /** The members of two boats dealt out again, one after another; gives log of the chance of that outcome. */
  function deal(
    first: number,
    second: number,
    rest: readonly number[],
    heat: number,
    outcome: ((unit: number) => boolean) | undefined,
  ): { a: Group; b: Group; log: number } {
    let a = scores.single(first);
    let b = scores.single(second);
    let log = 0;
    for (const unit of rest) {
      const toA = (scores.totalWith(a, unit) - a.total) / heat;
      const toB = (scores.totalWith(b, unit) - b.total) / heat;
      const most = Math.max(toA, toB);
      if (most === -Infinity) return { a, b, log: -Infinity };
      const p = Math.exp(toA - most) / (Math.exp(toA - most) + Math.exp(toB - most));
      const goesToA = outcome === undefined ? rng.uniform() < p : outcome(unit);
      log += Math.log(goesToA ? p : 1 - p);
      if (goesToA) a = scores.with(a, unit);
      else b = scores.with(b, unit);
    }
    return { a, b, log };
  }

  function mergeSplit(unit: number, heat: number): void {
    const near = neighbours.of[unit]!;
    if (near.length === 0) return;
    const other = near[rng.integer(near.length)]!;
    const boat = boatOf[unit]!;
    const otherBoat = boatOf[other]!;
    if (boat < 0 || otherBoat < 0) return;
    if (boat === otherBoat) {
      const whole = groups[boat]!;
      const rest = shuffle(whole.units.filter((one) => one !== unit && one !== other));
      const { a, b, log } = deal(unit, other, rest, heat, undefined);
      const gain = (a.total + b.total - whole.total) / heat - log;
      if (Math.log(rng.uniform()) >= gain) return;
      setGroup(boat, a);
      setGroup(newBoat(), b);
      return;
    }
    const a = groups[boat]!;
    const b = groups[otherBoat]!;
    const whole = scores.of([...a.units, ...b.units]);
    if (whole.total === -Infinity) return;
    // Hopeless ones are told without dealing: the chance of the outcome is at most one.
    const draw = Math.log(rng.uniform());
    const gain = (whole.total - a.total - b.total) / heat;
    if (gain < draw - 60) return;
    const inA = new Set(a.units);
    const rest = shuffle(whole.units.filter((one) => one !== unit && one !== other));
    const { log } = deal(unit, other, rest, heat, (one) => inA.has(one));
    if (draw >= gain + log) return;
    setGroup(otherBoat, scores.empty);
    setGroup(boat, whole);
  }

  /** Two boats that met may have been taken for one another from then on: exchange what came later. */
  function exchange(unit: number, heat: number): void {
    const near = neighbours.of[unit]!;
    if (near.length === 0) return;
    const other = near[rng.integer(near.length)]!;
    const boat = boatOf[unit]!;
    const otherBoat = boatOf[other]!;
    // Units are in order of time: the reverse step must find the same pair.
    if (boat < 0 || otherBoat < 0 || boat === otherBoat || other > unit) return;
    const a = groups[boat]!;
    const b = groups[otherBoat]!;
    const early = (one: number): boolean => one <= unit;
    const late = (one: number): boolean => one > unit;
    const lateA = a.units.filter(late);
    const lateB = b.units.filter(late);
    if (lateA.length === 0 && lateB.length === 0) return;
    const newA = scores.of([...a.units.filter(early), ...lateB]);
    const newB = scores.of([...b.units.filter(early), ...lateA]);
    const gain = (newA.total + newB.total - a.total - b.total) / heat;
    if (Math.log(rng.uniform()) >= gain) return;
    setGroup(boat, newA);
    setGroup(otherBoat, newB);
  }

  function shuffle(list: number[]): number[] {
    for (let i = list.length - 1; i > 0; i--) {
      const j = rng.integer(i + 1);
      const kept = list[i]!;
      list[i] = list[j]!;
      list[j] = kept;
    }
    return list;
  }

  return {
    boatOf,
    group: (boat) => groups[boat]!,
    place: (unit) => gibbs(unit, 1),
    gibbs,
    adopt(list) {
      const group = scores.of(list);
      if (group.total === -Infinity) return list;
      setGroup(newBoat(), group);
      return [];
    },
    rearrange(unit) {
      mergeSplit(unit, 1);
      exchange(unit, 1);
    },
    stir(steps) {
      for (let step = 0; step < steps; step++) {
        gibbs(rng.integer(units.count), 1);
        if (step % 3 === 0) mergeSplit(rng.integer(units.count), 1);
      }
    },
    sweep(heat) {
      for (let step = 0; step < looked.length; step++) {
        gibbs(looked[rng.integer(looked.length)]!, heat);
      }
      for (let step = 0; step < units.count; step++) {
        if (step % 3 === 0) mergeSplit(rng.integer(units.count), heat);
        if (step % 2 === 0) exchange(rng.integer(units.count), heat);
      }
    },
    settle() {
      looked = [];
      for (let unit = 0; unit < units.count; unit++) {
        if (restless[unit]! > 0.02 || unit % settledShare === 0) looked.push(unit);
      }
    },
  };
}

/** Of the units without doubt one in so many is still looked at. */
const settledShare = 4;

/** Chance that another draw would give another place. */
function doubt(logs: readonly number[]): number {
  let most = -Infinity;
  for (const one of logs) if (one > most) most = one;
  let sum = 0;
  for (const one of logs) sum += Math.exp(one - most);
  return 1 - 1 / sum;
}

/** An index drawn by log weights; minus infinity is never drawn unless all are. */
export function drawLog(rng: Rng, logs: readonly number[]): number {
  let most = -Infinity;
  for (const one of logs) if (one > most) most = one;
  let sum = 0;
  for (const one of logs) sum += Math.exp(one - most);
  let left = rng.uniform() * sum;
  for (let i = 0; i < logs.length; i++) {
    left -= Math.exp(logs[i]! - most);
    if (left < 0) return i;
  }
  return logs.length - 1;
}

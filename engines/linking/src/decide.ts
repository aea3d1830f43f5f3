/** The list of boats with the least expected cost: partition and closings chosen together. */
import type { LossParameters } from './parameters.js';
import { createUtility, type DrawnWorld, type Held, held, type Utility } from './utility.js';

/** Share of worlds in which two units are one boat, by u * units + v. */
export function togetherness(
  worlds: readonly { boatOf: Int32Array }[],
  units: number,
): Float32Array {
  const same = new Float32Array(units * units);
  const step = 1 / worlds.length;
  for (const { boatOf } of worlds) {
    const lists = new Map<number, number[]>();
    for (let u = 0; u < units; u++) {
      const list = lists.get(boatOf[u]!);
      if (list === undefined) lists.set(boatOf[u]!, [u]);
      else list.push(u);
    }
    for (const list of lists.values()) {
      for (const u of list) for (const v of list) same[u * units + v] = same[u * units + v]! + step;
    }
  }
  return same;
}

export interface Decided {
  readonly listOf: Int32Array;
  readonly heldFor: Uint8Array;
  readonly lists: number;
}

const worldsLooked = 40;
const passes = 3;
/** Moves that lose more than this by pairs alone are not tried: no closing is worth it. */
const pairLossMost = 0.4;

/** @param same togetherness of all worlds */
export function decide(
  worlds: readonly DrawnWorld[],
  same: Float32Array,
  weights: Float64Array,
  loss: LossParameters,
): Decided {
  const units = weights.length;
  const step = Math.max(1, Math.floor(worlds.length / worldsLooked));
  const looked = worlds.filter((_, i) => i % step === 0);
  const utility = createUtility(looked, weights, loss, linked(same, units, loss.pairFrom));
  const { listOf, heldFor } = utility;
  const boats = looked.reduce((sum, world) => sum + world.boats, 0) / looked.length;
  const pairScale = (loss.pairs * boats) / expectedPairs(same, weights);
  closeByWorlds();
  let cost = utility.cost();

  for (let pass = 0; pass < passes; pass++) {
    let changed = 0;
    for (let list = 0; list < units; list++) changed += holdFor(list);
    for (let unit = 0; unit < units; unit++) changed += moveUnit(unit);
    changed += mergeLists();
    if (changed === 0) break;
  }
  openTheDoubtful();
  return numbered(utility, units);

  /** Whatever it costs: where too much of a closed boat may be somebody at sea, it stays open. */
  function openTheDoubtful(): void {
    for (let list = 0; list < units; list++) {
      if (heldFor[list] !== held.closed) continue;
      let atSea = 0;
      let all = 0;
      for (const unit of unitsIn(list)) {
        all += weights[unit]! * worlds.length;
        for (const world of worlds) atSea += weights[unit]! * world.isAtSea[world.boatOf[unit]!]!;
      }
      if (atSea > loss.doubtMost * all) utility.hold(list, held.open);
    }
  }

  /** Keeps a change that has been made where cost less the gain of the pairs falls. */
  function isBetter(pairGain: number): boolean {
    const now = utility.cost();
    if (now - pairGain >= cost - 1e-9) return false;
    cost = now;
    return true;
  }

  function unitsIn(list: number): number[] {
    const found: number[] = [];
    for (let u = 0; u < units; u++) if (listOf[u] === list) found.push(u);
    return found;
  }

  function gainOf(unit: number, list: number): number {
    let sum = 0;
    for (let v = 0; v < units; v++) {
      if (v === unit || listOf[v] !== list) continue;
      sum += weights[unit]! * weights[v]! * (same[unit * units + v]! - loss.pairFrom);
    }
    return sum * pairScale;
  }

  /** Each listed boat begins closed where most worlds say that what is in it has ended. */
  function closeByWorlds(): void {
    for (let list = 0; list < units; list++) {
      let ended = 0;
      let all = 0;
      for (const unit of unitsIn(list)) {
        for (const world of looked) {
          all += weights[unit]!;
          ended += weights[unit]! * world.isEnded[world.boatOf[unit]!]!;
        }
      }
      if (ended > 0.6 * all) utility.hold(list, held.closed);
    }
  }

  function holdFor(list: number): number {
    const size = unitsIn(list).length;
    if (size === 0) return 0;
    let changes = 0;
    for (const kind of [held.open, held.closed, held.loose]) {
      const before = heldFor[list] as Held;
      if (kind === before || (kind === held.loose && size > 1)) continue;
      utility.hold(list, kind);
      if (isBetter(0)) changes += 1;
      else utility.hold(list, before);
    }
    return changes;
  }

  function moveUnit(unit: number): number {
    const own = listOf[unit]!;
    const stay = gainOf(unit, own);
    const options = new Set<number>();
    for (let v = 0; v < units; v++) {
      const list = listOf[v]!;
      if (same[unit * units + v]! > 0.12 && list !== own && heldFor[list] !== held.loose) {
        options.add(list);
      }
    }
    for (const to of options) {
      const gain = gainOf(unit, to) - stay;
      if (gain < -pairLossMost) continue;
      utility.move(unit, to);
      if (isBetter(gain)) return 1;
      utility.move(unit, own);
    }
    if (stay > pairLossMost || unitsIn(own).length < 2) return 0;
    const empty = emptyList();
    for (const kind of [held.open, held.closed, held.loose]) {
      utility.hold(empty, kind);
      utility.move(unit, empty);
      if (isBetter(-stay)) return 1;
      utility.move(unit, own);
    }
    utility.hold(empty, held.open);
    return 0;
  }

  function emptyList(): number {
    const isUsed = new Uint8Array(units + 1);
    for (const list of listOf) isUsed[list] = 1;
    return isUsed.indexOf(0);
  }

  function mergeLists(): number {
    let merged = 0;
    for (let a = 0; a < units; a++) {
      const near = new Set<number>();
      for (const u of unitsIn(a)) {
        for (let v = 0; v < units; v++) {
          if (listOf[v]! !== a && same[u * units + v]! > 0.2) near.add(listOf[v]!);
        }
      }
      for (const b of near) if (mergeInto(a, b)) merged += 1;
    }
    return merged;
  }

  function mergeInto(a: number, b: number): boolean {
    const movers = unitsIn(b);
    if (movers.length === 0 || unitsIn(a).length === 0) return false;
    const gain = movers.reduce((sum, unit) => sum + gainOf(unit, a), 0);
    if (gain < -pairLossMost) return false;
    const before = heldFor[a] as Held;
    const other = heldFor[b] as Held;
    for (const kind of new Set([before, other].map(notLoose))) {
      utility.hold(a, kind);
      for (const unit of movers) utility.move(unit, a);
      if (isBetter(gain)) return true;
      for (const unit of movers) utility.move(unit, b);
    }
    utility.hold(a, before);
    return false;
  }
}

const notLoose = (kind: Held): Held => (kind === held.loose ? held.open : kind);

function expectedPairs(same: Float32Array, weights: Float64Array): number {
  const units = weights.length;
  let sum = 0;
  for (let u = 0; u < units; u++) {
    for (let v = u + 1; v < units; v++) sum += weights[u]! * weights[v]! * same[u * units + v]!;
  }
  return Math.max(1, sum);
}

/** Average linkage down to the threshold: the list of each unit. */
function linked(same: Float32Array, units: number, from: number): Int32Array {
  const sums = Float64Array.from(same);
  const sizes = new Float64Array(units).fill(1);
  const into = Int32Array.from({ length: units }, (_, u) => u);
  const alive = Array.from({ length: units }, (_, u) => u);
  for (;;) {
    let best = from;
    let a = -1;
    let b = -1;
    for (let x = 0; x < alive.length; x++) {
      const u = alive[x]!;
      for (let y = x + 1; y < alive.length; y++) {
        const v = alive[y]!;
        const sum = sums[u * units + v]!;
        if (sum === 0) continue;
        const mean = sum / (sizes[u]! * sizes[v]!);
        if (mean <= best) continue;
        best = mean;
        a = u;
        b = v;
      }
    }
    if (a < 0) break;
    sizes[a] = sizes[a]! + sizes[b]!;
    alive.splice(alive.indexOf(b), 1);
    for (let u = 0; u < units; u++) if (into[u] === b) into[u] = a;
    for (const v of alive) {
      const sum = sums[a * units + v]! + sums[b * units + v]!;
      sums[a * units + v] = sum;
      sums[v * units + a] = sum;
    }
  }
  return into;
}

function numbered({ listOf, heldFor }: Utility, units: number): Decided {
  const numbers = new Map<number, number>();
  const made = { listOf: new Int32Array(units), heldFor: new Uint8Array(units + 1) };
  for (let u = 0; u < units; u++) {
    const list = listOf[u]!;
    let number = numbers.get(list);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(list, number);
      made.heldFor[number] = heldFor[list]!;
    }
    made.listOf[u] = number;
  }
  return { ...made, lists: numbers.size };
}

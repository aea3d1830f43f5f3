/** What an answer would cost in each world that the night may be, kept up to date while the answer changes. */
import type { LossParameters } from './parameters.js';

/** A world seen from the list of boats: status of each of its boats is drawn once. */
export interface DrawnWorld {
  readonly boatOf: Int32Array;
  readonly boats: number;
  readonly isReal: Uint8Array;
  /** Real, with somebody at sea now. */
  readonly isAtSea: Uint8Array;
  /** Real, its end told, nobody at sea. */
  readonly isEnded: Uint8Array;
}

/** What a listed boat is held for. Loose: reports that no boat of the list explains, and that are none by themselves. */
export const held = { open: 0, closed: 1, loose: 2 } as const;
export type Held = (typeof held)[keyof typeof held];

/** An answer, and its expected cost but for the pairs. Listed boats are 0..units; many are empty. */
export interface Utility {
  readonly listOf: Int32Array;
  readonly heldFor: Uint8Array;
  cost(): number;
  move(unit: number, list: number): void;
  hold(list: number, kind: Held): void;
}

/**
 * @param listOf where each unit is listed at first; it belongs to the utility from now on
 * @param weights reports of each unit
 */
export function createUtility(
  worlds: readonly DrawnWorld[],
  weights: ArrayLike<number>,
  loss: LossParameters,
  listOf: Int32Array,
): Utility {
  const heldFor = new Uint8Array(weights.length + 1);
  const views = worlds.map((world) => createView(world, { weights, loss, listOf, heldFor }));
  return {
    listOf,
    heldFor,
    cost: () => views.reduce((sum, view) => sum + view.cost(), 0) / Math.max(1, views.length),
    move(unit, list) {
      const from = listOf[unit]!;
      if (from === list) return;
      listOf[unit] = list;
      for (const view of views) view.moved(unit, from, list);
    },
    hold(list, kind) {
      const before = heldFor[list]!;
      if (before === kind) return;
      heldFor[list] = kind;
      const members: number[] = [];
      for (let u = 0; u < listOf.length; u++) if (listOf[u] === list) members.push(u);
      for (const view of views) view.held(list, before, members);
    },
  };
}

interface Shared {
  readonly weights: ArrayLike<number>;
  readonly loss: LossParameters;
  readonly listOf: Int32Array;
  readonly heldFor: Uint8Array;
}

interface View {
  cost(): number;
  moved(unit: number, from: number, to: number): void;
  held(list: number, before: number, members: readonly number[]): void;
}

function createView(world: DrawnWorld, { weights, loss, listOf, heldFor }: Shared): View {
  const { boatOf, boats, isAtSea, isEnded, isReal } = world;
  const units = weights.length;
  const lists = units + 1;
  const counts = new Int16Array(lists * boats);
  const plural = new Int32Array(lists).fill(-1);
  const pluralCount = new Int32Array(lists);
  const listCosts = new Float64Array(lists);
  const boatCosts = new Float64Array(boats);
  const claims = new Int16Array(boats);
  const unitsOf: number[][] = Array.from({ length: boats }, () => []);
  for (let u = 0; u < units; u++) unitsOf[boatOf[u]!]!.push(u);
  let total = 0;

  function priceBoat(boat: number): void {
    if (boat < 0 || isReal[boat] === 0) return;
    let most = 0;
    let isOpen = false;
    let isClosed = false;
    for (const unit of unitsOf[boat]!) {
      const list = listOf[unit]!;
      const kind = heldFor[list]!;
      if (kind === held.loose) continue;
      const n = counts[list * boats + boat]!;
      if (n > most) {
        most = n;
        isOpen = false;
        isClosed = false;
      }
      if (n < most) continue;
      if (kind === held.closed) isClosed = true;
      else isOpen = true;
    }
    const claimed = claims[boat]!;
    let cost = claimed > 1 ? loss.phantom * (claimed - 1) : 0;
    if (isAtSea[boat] === 1) {
      if (claimed === 0 || !isOpen) cost += loss.lost;
    } else if (isEnded[boat] === 1 && !isClosed) cost += loss.keptOpen;
    total += cost - boatCosts[boat]!;
    boatCosts[boat] = cost;
  }

  /** Which boat a list is mostly of; gives back what it was of before. */
  function claim(list: number): number {
    const before = plural[list]!;
    let best = -1;
    let most = 0;
    const row = list * boats;
    for (let boat = 0; boat < boats; boat++) {
      const n = counts[row + boat]!;
      if (n < most || n === 0) continue;
      if (n > most || isAtSea[boat]! > isAtSea[best]!) {
        most = n;
        best = boat;
      }
    }
    pluralCount[list] = most;
    if (best !== before) {
      if (before >= 0) claims[before] = claims[before]! - 1;
      if (best >= 0) claims[best] = claims[best]! + 1;
      plural[list] = best;
    }
    priceList(list);
    return before;
  }

  function priceList(list: number): void {
    const boat = plural[list]!;
    const isWrong = boat >= 0 && heldFor[list] === held.closed && isAtSea[boat] === 1;
    const cost = isWrong ? loss.closedWrongly : 0;
    total += cost - listCosts[list]!;
    listCosts[list] = cost;
  }

  /** The same after one boat's count in a list has changed: mostly nothing follows from it. */
  function claimAfter(list: number, boat: number, change: number): number {
    const best = plural[list]!;
    if (best === boat && change > 0) {
      pluralCount[list] = pluralCount[list]! + change;
      return best;
    }
    const isSafe = best >= 0 && best !== boat && counts[list * boats + boat]! < pluralCount[list]!;
    return isSafe ? best : claim(list);
  }

  function moved(unit: number, from: number, to: number): void {
    const boat = boatOf[unit]!;
    const weight = weights[unit]!;
    let wasFrom = -1;
    let wasTo = -1;
    if (heldFor[from] !== held.loose) {
      const cell = from * boats + boat;
      counts[cell] = counts[cell]! - weight;
      wasFrom = claimAfter(from, boat, -weight);
      if (wasFrom !== boat) priceBoat(wasFrom);
    }
    if (heldFor[to] !== held.loose) {
      const cell = to * boats + boat;
      counts[cell] = counts[cell]! + weight;
      wasTo = claimAfter(to, boat, weight);
      if (wasTo !== boat) priceBoat(wasTo);
    }
    priceBoat(boat);
    if (plural[from] !== wasFrom) priceBoat(plural[from]!);
    if (plural[to] !== wasTo) priceBoat(plural[to]!);
  }

  function recount(list: number, before: number, members: readonly number[]): void {
    const isLoose = heldFor[list] === held.loose;
    const isRecounted = isLoose !== (before === held.loose);
    if (isRecounted) {
      for (const unit of members) {
        const cell = list * boats + boatOf[unit]!;
        counts[cell] = counts[cell]! + (isLoose ? -weights[unit]! : weights[unit]!);
      }
      claim(list);
    } else priceList(list);
    for (const unit of members) priceBoat(boatOf[unit]!);
  }

  for (let u = 0; u < units; u++) {
    const cell = listOf[u]! * boats + boatOf[u]!;
    counts[cell] = counts[cell]! + weights[u]!;
  }
  for (let list = 0; list < lists; list++) claim(list);
  for (let boat = 0; boat < boats; boat++) priceBoat(boat);

  return { cost: () => total, moved, held: recount };
}

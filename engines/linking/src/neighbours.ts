/** For each unit the others that may be of the same boat, best first: where sampling looks. */
import type { Group, GroupScores } from './cache.js';
import type { Prepared } from './prepare.js';
import type { Units } from './units.js';

/**
 * log of times likelier together than apart, for pairs of units once worked out: what two units say of one another
 * does not change when others come.
 */
export interface PairMemory {
  /** A number for a unit by its name, the same for ever. */
  numberOf(name: string): number;
  /** NaN where it is not known. */
  get(a: number, b: number): number;
  set(a: number, b: number, log: number): void;
}

export function createPairMemory(): PairMemory {
  const numbers = new Map<string, number>();
  let size = 64;
  let logs = new Float32Array(size * size).fill(Number.NaN);
  function grow(): void {
    const larger = new Float32Array(4 * size * size).fill(Number.NaN);
    for (let row = 0; row < size; row++) {
      larger.set(logs.subarray(row * size, (row + 1) * size), row * 2 * size);
    }
    logs = larger;
    size *= 2;
  }
  return {
    numberOf(name) {
      const found = numbers.get(name);
      if (found !== undefined) return found;
      const number = numbers.size;
      numbers.set(name, number);
      while (number >= size) grow();
      return number;
    },
    get: (a, b) => logs[a * size + b]!,
    set(a, b, log) {
      logs[a * size + b] = log;
      logs[b * size + a] = log;
    },
  };
}

export interface Neighbours {
  readonly of: readonly Int32Array[];
}

const kept = 16;
/** Worse than this against two boats, in nats, and only the whole of two boats can bring them together. */
const leastLog = -5;
/** Two reports further apart in time than this are never neighbours; others still bring them together. */
const hoursMax = 9;
/** Faster than any of these boats over ground, km/h, and what a position may be wrong by. */
const fastKmh = 18;

export function neighboursOf(
  data: Prepared,
  units: Units,
  scores: GroupScores,
  memory: PairMemory = createPairMemory(),
): Neighbours {
  const singles: Group[] = Array.from({ length: units.count }, (_, u) => scores.single(u));
  const numbers = units.members.map((members) =>
    memory.numberOf(`${data.reports[members[0]!]!.id} ${members.length}`),
  );
  const best = singles.map(() => createShortList());
  for (let u = 0; u < units.count; u++) {
    for (let v = u + 1; v < units.count; v++) {
      let log = memory.get(numbers[u]!, numbers[v]!);
      if (Number.isNaN(log)) {
        log = pairLog(data, units, scores, singles, u, v);
        memory.set(numbers[u]!, numbers[v]!, log);
      }
      if (log < leastLog) continue;
      best[u]!.offer(v, log);
      best[v]!.offer(u, log);
    }
  }
  return { of: best.map((list) => list.units()) };
}

function pairLog(
  data: Prepared,
  units: Units,
  scores: GroupScores,
  singles: readonly Group[],
  u: number,
  v: number,
): number {
  const a = units.members[u]![0]!;
  const b = units.members[v]![0]!;
  const apartH = data.timeH[b]! - data.timeH[a]!;
  if (apartH > hoursMax || isTooFar(data, a, b, apartH)) return -Infinity;
  return scores.totalWith(singles[u]!, v) - singles[u]!.total - singles[v]!.total;
}

/** The best so many, best first; of two alike the first offered stays ahead. */
function createShortList() {
  const units = new Int32Array(kept);
  const logs = new Float64Array(kept);
  let count = 0;
  return {
    offer(unit: number, log: number): void {
      if (count === kept && log <= logs[kept - 1]!) return;
      let at = Math.min(count, kept - 1);
      while (at > 0 && logs[at - 1]! < log) {
        logs[at] = logs[at - 1]!;
        units[at] = units[at - 1]!;
        at -= 1;
      }
      logs[at] = log;
      units[at] = unit;
      count = Math.min(kept, count + 1);
    },
    units: () => units.slice(0, count),
  };
}

function isTooFar(data: Prepared, a: number, b: number, apartH: number): boolean {
  if (!(data.sdKm[a]! > 0 && data.sdKm[b]! > 0)) return false;
  if (data.caller[a]! >= 0 && data.caller[a] === data.caller[b]) return false;
  const apartKm = Math.hypot(data.xKm[a]! - data.xKm[b]!, data.yKm[a]! - data.yKm[b]!);
  return apartKm > fastKmh * Math.abs(apartH) + 6 + 3 * (data.sdKm[a]! + data.sdKm[b]!);
}

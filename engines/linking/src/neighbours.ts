/** For each unit the others that may be of the same boat, best first: where sampling looks. */
import type { Group, GroupScores } from './cache.js';
import type { Prepared } from './prepare.js';
import type { Units } from './units.js';

export interface Neighbours {
  readonly of: readonly Int32Array[];
}

const kept = 24;
/** Worse than this against two boats, in nats, and only the whole of two boats can bring them together. */
const leastLog = -7;
/** Two reports further apart in time than this are never neighbours; others still bring them together. */
const hoursMax = 9;
/** Faster than any of these boats over ground, km/h, and what a position may be wrong by. */
const fastKmh = 18;

export function neighboursOf(data: Prepared, units: Units, scores: GroupScores): Neighbours {
  const singles: Group[] = Array.from({ length: units.count }, (_, u) => scores.single(u));
  const found: { unit: number; log: number }[][] = singles.map(() => []);
  for (let u = 0; u < units.count; u++) {
    for (let v = u + 1; v < units.count; v++) {
      const a = units.members[u]![0]!;
      const b = units.members[v]![0]!;
      const apartH = data.timeH[b]! - data.timeH[a]!;
      if (apartH > hoursMax || isTooFar(data, a, b, apartH)) continue;
      const log = scores.with(singles[u]!, v).total - singles[u]!.total - singles[v]!.total;
      if (log < leastLog) continue;
      found[u]!.push({ unit: v, log });
      found[v]!.push({ unit: u, log });
    }
  }
  return {
    of: found.map((list) =>
      Int32Array.from(
        list
          .sort((x, y) => y.log - x.log || x.unit - y.unit)
          .slice(0, kept)
          .map((one) => one.unit),
      ),
    ),
  };
}

function isTooFar(data: Prepared, a: number, b: number, apartH: number): boolean {
  if (!(data.sdKm[a]! > 0 && data.sdKm[b]! > 0)) return false;
  if (data.caller[a]! >= 0 && data.caller[a] === data.caller[b]) return false;
  const apartKm = Math.hypot(data.xKm[a]! - data.xKm[b]!, data.yKm[a]! - data.yKm[b]!);
  return apartKm > fastKmh * Math.abs(apartH) + 6 + 3 * (data.sdKm[a]! + data.sdKm[b]!);
}

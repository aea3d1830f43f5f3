/** Many partitions drawn from the posterior: worlds that the night may be. */
import type { Rng } from '@straitwatch/maths';
import type { GroupScores } from './cache.js';
import { type Chain, createChain } from './chain.js';
import type { Neighbours } from './neighbours.js';
import type { Units } from './units.js';

/** One world: which boat each unit is of, numbered 0.. in order of first unit, and how each boat ended. */
export interface World {
  readonly boatOf: Int32Array;
  readonly boats: number;
  /** That nobody of the boat is left at sea, by boat. */
  readonly accountedFor: Float64Array;
  /** Log of the posterior, up to a constant. */
  readonly log: number;
}

export interface SamplingPlan {
  readonly chains: number;
  readonly heatedSweeps: number;
  readonly settlingSweeps: number;
  readonly worldsAChain: number;
  readonly sweepsAWorld: number;
}

/**
 * Long enough for the quality that docs/explanation/linking.md shows, and shorter for large nights, so that the
 * hardest is done in seconds; `effort` stretches it.
 */
export function samplingPlan(units: number, effort: number): SamplingPlan {
  const scaled = (steps: number, least: number, most: number): number =>
    Math.ceil(effort * Math.min(most, Math.max(least, steps / units)));
  return {
    chains: units > 300 ? 3 : 4,
    heatedSweeps: scaled(1800, 4, 24),
    settlingSweeps: scaled(2000, 5, 24),
    worldsAChain: scaled(4200, 9, 40),
    sweepsAWorld: 1,
  };
}

export function drawWorlds(
  units: Units,
  neighbours: Neighbours,
  scores: GroupScores,
  rng: Rng,
  plan: SamplingPlan,
): World[] {
  const worlds: World[] = [];
  for (let c = 0; c < plan.chains; c++) {
    const chain = createChain(units, neighbours, scores, rng.fork(c));
    for (let unit = 0; unit < units.count; unit++) chain.place(unit);
    for (let s = 0; s < plan.heatedSweeps; s++) {
      chain.sweep(1 + 1.5 * (1 - s / plan.heatedSweeps));
    }
    for (let s = 0; s < plan.settlingSweeps; s++) chain.sweep(1);
    chain.settle();
    for (let w = 0; w < plan.worldsAChain; w++) {
      for (let s = 0; s < plan.sweepsAWorld; s++) chain.sweep(1);
      worlds.push(worldOf(chain, units));
    }
  }
  return worlds;
}

export function worldOf(chain: Chain, units: Units): World {
  const boatOf = new Int32Array(units.count);
  const numbers = new Map<number, number>();
  const accounted: number[] = [];
  let log = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const boat = chain.boatOf[unit]!;
    let number = numbers.get(boat);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(boat, number);
      accounted.push(chain.group(boat).accountedFor);
      log += chain.group(boat).total;
    }
    boatOf[unit] = number;
  }
  return { boatOf, boats: numbers.size, accountedFor: Float64Array.from(accounted), log };
}

/**
 * What a small boat is taken for when nobody says more. No leeway of an overloaded inflatable was ever
 * published, so this is a mixture of the nearest classes, each a hypothesis; it must be shown wherever
 * a drift made with it is shown. The classes are those of `fits` in data/leeway.json; the weights are
 * this project's own judgement and come from no measurement.
 */
import type { DriftObject } from './types.js';

export interface ReasonedObject extends DriftObject {
  readonly why: string;
}

/** A crowded inflatable, afloat, without engine. */
export const smallBoatObjects: readonly ReasonedObject[] = [
  {
    class: 'SKIFF-2',
    weight: 0.25,
    why: 'open hull, 3 to 4 % of the wind: near a 5.8 m skiff with 13 aboard, 4.4 % (Brushett 2014)',
  },
  {
    class: 'SKIFF-1',
    weight: 0.2,
    why: 'the same size of hull, with more spread to both sides of the wind',
  },
  {
    class: 'LIFE-RAFT-SB-6',
    weight: 0.2,
    why: 'inflated tubes low in the water; the table gives its mean a wide spread',
  },
  {
    class: 'LIFE-RAFT-NB-1',
    weight: 0.15,
    why: 'inflated, no ballast, no drogue: a boat that is lightly loaded and dry',
  },
  {
    class: 'REFUGEE-RAFT-1',
    weight: 0.1,
    why: 'heavily laden makeshift craft: the slow end',
  },
  {
    class: 'SKIFF-3',
    weight: 0.1,
    why: 'swamped or collapsed: leeway falls by half (Allen and Fitzgerald 1997)',
  },
];

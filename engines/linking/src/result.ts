/** From worlds and a decided list to the answer of the contract. */
import type { Rng } from '@straitwatch/maths';
import type { Decided } from './decide.js';
import type { LinkingParameters } from './parameters.js';
import { personsInterval } from './people.js';
import { hourMs, type Prepared } from './prepare.js';
import { evidenceOf, reasonText } from './reasons.js';
import type { World } from './samples.js';
import type { Scorer } from './score.js';
import { boatFacts } from './sea.js';
import type { LinkedBoat, LinkResult } from './types.js';
import type { Units } from './units.js';
import { type DrawnWorld, held } from './utility.js';

/** Worlds with the status of every boat drawn, and how many are at sea in each. */
export interface DrawnWorlds {
  readonly worlds: readonly DrawnWorld[];
  readonly realOf: readonly Float64Array[];
}

export function drawStatus(
  data: Prepared,
  units: Units,
  worlds: readonly World[],
  atH: number,
  p: LinkingParameters,
  rng: Rng,
): DrawnWorlds {
  const realOf: Float64Array[] = [];
  const drawn = worlds.map((world): DrawnWorld => {
    const lists = membersOf(world.boatOf, world.boats, units);
    const real = new Float64Array(world.boats);
    const isReal = new Uint8Array(world.boats);
    const isAtSea = new Uint8Array(world.boats);
    const isEnded = new Uint8Array(world.boats);
    lists.forEach((members, boat) => {
      const facts = boatFacts(data, members, members.length, atH, p);
      real[boat] = facts.real;
      isReal[boat] = Number(rng.uniform() < facts.real);
      if (isReal[boat] === 0) return;
      isEnded[boat] = Number(rng.uniform() < world.accountedFor[boat]!);
      isAtSea[boat] = Number(isEnded[boat] === 0 && rng.uniform() < facts.atSea);
    });
    realOf.push(real);
    return { boatOf: world.boatOf, boats: world.boats, isReal, isAtSea, isEnded };
  });
  return { worlds: drawn, realOf };
}

/** Reports of each boat in order of time. */
export function membersOf(boatOf: Int32Array, boats: number, units: Units): number[][] {
  const lists: number[][] = Array.from({ length: boats }, () => []);
  for (let i = 0; i < units.of.length; i++) lists[boatOf[units.of[i]!]!]!.push(i);
  return lists;
}

/** A quantile of whole numbers, each drawn once. */
function quantile(sorted: readonly number[], share: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))));
  return sorted[place] ?? 0;
}

export interface Answering {
  readonly data: Prepared;
  readonly units: Units;
  readonly scorer: Scorer;
  readonly worlds: readonly World[];
  readonly drawn: DrawnWorlds;
  readonly decided: Decided;
  readonly same: Float32Array;
  readonly atMs: number;
  readonly parameters: LinkingParameters;
}

export function answer(all: Answering): LinkResult {
  const { data, units, decided, atMs } = all;
  const lists = membersOf(decided.listOf, decided.lists, units);
  const boats: LinkedBoat[] = [];
  const unexplained: string[] = [];
  lists.forEach((members, list) => {
    if (decided.heldFor[list] === held.loose) {
      for (const i of members) unexplained.push(data.reports[i]!.id);
    } else boats.push(boatOf(all, list, members, boats.length + 1));
  });
  return {
    atMs,
    boats,
    boatsAtSea: seaCount(all.drawn.worlds, all.parameters),
    pairs: pairsOf(all),
    unexplained,
  };
}

/** How many boats are at sea over the worlds, and an interval meant to hold nine times in ten. */
export function seaCount(
  worlds: readonly DrawnWorld[],
  parameters: LinkingParameters,
): LinkResult['boatsAtSea'] {
  const counts = worlds.map((world) => world.isAtSea.reduce((sum, one) => sum + one, 0));
  const mean = counts.reduce((sum, one) => sum + one, 0) / Math.max(1, counts.length);
  counts.sort((a, b) => a - b);
  const { seaWiden } = parameters;
  const low = quantile(counts, 0.05);
  const high = quantile(counts, 0.95);
  const more = seaWiden.boats + seaWiden.share * mean;
  return {
    mean: round(mean, 2),
    low: Math.max(0, Math.floor(low - more)),
    high: Math.ceil(high + more),
  };
}

function boatOf(all: Answering, list: number, members: number[], number: number): LinkedBoat {
  const { data, scorer, decided, atMs } = all;
  const { real, ended } = statusOf(all, members);
  const isClosed = decided.heldFor[list] === held.closed;
  const evidence = evidenceOf(scorer, data, members);
  scorer.score(members, members.length);
  const accountedFor = isClosed ? Math.max(0.51, ended) : Math.min(0.5, ended);
  const persons = personsInterval(scorer.persons);
  const lastH = data.timeH[members.at(-1)!]!;
  const atH = isClosed ? lastH : Math.max(lastH, (atMs - data.startMs) / hourMs);
  const end = scorer.path.endAt(atH);
  return {
    id: `b${number}`,
    reports: members.map((i) => data.reports[i]!.id),
    probability: round(real, 3),
    persons,
    ...(end.isKnown ? { position: positionOf(data, end) } : {}),
    accountedFor: round(accountedFor, 3),
    evidence,
    reasons: evidence.map(reasonText),
  };
}

function positionOf(data: Prepared, end: { xKm: number; yKm: number; varKm2: number }) {
  const place = data.frame.toPoint({ eastM: end.xKm * 1000, northM: end.yKm * 1000 });
  const sdM = Math.round(1000 * Math.sqrt(end.varKm2));
  return {
    lat: round(place.lat, 4),
    lon: round(place.lon, 4),
    ...{ sdMajorM: sdM, sdMinorM: sdM, axisDeg: 0 },
  };
}

/** Over the worlds: what the boat that these reports mostly are is. */
function statusOf(all: Answering, members: readonly number[]): { real: number; ended: number } {
  const { units, worlds, drawn } = all;
  let real = 0;
  let ended = 0;
  worlds.forEach((world, w) => {
    const counts = new Map<number, number>();
    let best = -1;
    let most = 0;
    for (const i of members) {
      const boat = world.boatOf[units.of[i]!]!;
      const n = (counts.get(boat) ?? 0) + 1;
      counts.set(boat, n);
      if (n > most) {
        most = n;
        best = boat;
      }
    }
    real += drawn.realOf[w]![best]!;
    ended += world.accountedFor[best]!;
  });
  return { real: real / worlds.length, ended: ended / worlds.length };
}

function pairsOf({ data, units, same, parameters }: Answering): LinkResult['pairs'] {
  const pairs: { a: string; b: string; same: number }[] = [];
  for (let i = 0; i < data.count; i++) {
    for (let j = i + 1; j < data.count; j++) {
      const [u, v] = [units.of[i]!, units.of[j]!];
      const p = u === v ? 1 : calibrated(same[u * units.count + v]!, parameters.pairShift);
      if (p < 0.01) continue;
      const [a, b] = [data.reports[i]!.id, data.reports[j]!.id];
      pairs.push({ a, b, same: round(Math.min(0.999, p), 3) });
    }
  }
  return pairs;
}

/** What the worlds say of a pair, as often as it is so. */
function calibrated(share: number, shift: number): number {
  const p = Math.min(0.9995, share);
  if (p <= 0) return 0;
  return 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + shift)));
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

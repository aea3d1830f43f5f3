/**
 * Linking while the night goes on: each change is a small step from where the samples stood, so that a new report has
 * its odds at once. Officers' boats are hard evidence and are never taken apart.
 */
import { createRng, type Rng } from '@straitwatch/maths';
import { groupScores } from './cache.js';
import { type Chain, createChain } from './chain.js';
import { type CarriedWater, carriedWater } from './flow.js';
import { createPairMemory, neighboursOf } from './neighbours.js';
import { type LinkingParameters, shippedParameters } from './parameters.js';
import { hourMs, type Prepared, prepare } from './prepare.js';
import { evidenceFor } from './reasons.js';
import { markCopies, type RelaySource, relaySources } from './relays.js';
import { drawStatus, seaCount } from './result.js';
import { type World, worldOf } from './samples.js';
import { createScorer, type Scorer } from './score.js';
import type { Evidence, FlowAt, LinkReport } from './types.js';
import { type Units, unitsOf } from './units.js';

/** A boat as officers have it: the reports that they have put to it. */
export interface OfficerBoat {
  readonly id: string;
  readonly reports: readonly string[];
}

export interface LiveState {
  readonly reports: readonly LinkReport[];
  readonly boats: readonly OfficerBoat[];
  /** Pairs of boats, or of a boat and a report, that officers have said are not the same: by id. */
  readonly apart?: readonly (readonly [string, string])[];
  readonly atMs: number;
}

/** A boat that a report may be of; `boat` is absent for one that no officer has on the list. */
export interface Proposal {
  readonly boat?: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

export interface LiveLinker {
  /** Brings the samples up to a new state; the fewer reports are new, the faster. */
  update(state: LiveState): void;
  /** Boats that a report may be of, likeliest first; they sum to one. Empty for a report that is not known. */
  proposalsFor(report: string): Proposal[];
  /** Boats of officers that may be one and the same. */
  doubles(): { readonly boats: readonly [string, string]; readonly probability: number }[];
  /** That nobody of an officer's boat is left at sea. */
  accountedFor(boat: string): number | undefined;
  boatsAtSea(): { readonly mean: number; readonly low: number; readonly high: number };
  /** Reports that no officer has put to a boat and that are likely of none on the list. */
  unexplained(): string[];
}

export interface LiveOptions {
  readonly seed: number;
  readonly flowAt?: FlowAt;
  readonly parameters?: LinkingParameters;
  /** Chains side by side: more of them give finer odds and take longer. */
  readonly chains?: number;
}

const chainsUsual = 5;
const roundsOfNew = 2;
const worldsAChain = 3;
/** Units round a new report that are drawn again, and steps anywhere else, a round. */
const focusMost = 14;
const stirSteps = 2;
/** Sets scored in one update, with room to spare. */
const slots = 1 << 15;
/** Hours of water made ready round the first report. */
const waterBeforeH = 6;
const waterAfterH = 20;
const proposalsMost = 5;

interface Current {
  readonly data: Prepared;
  readonly units: Units;
  readonly scorer: Scorer;
  readonly worlds: readonly World[];
  readonly boats: readonly { id: string; unit: number }[];
  readonly state: LiveState;
}

export function createLiveLinker(options: LiveOptions): LiveLinker {
  const parameters = options.parameters ?? shippedParameters;
  const chainCount = options.chains ?? chainsUsual;
  const rng = createRng(options.seed);
  let steps = 0;
  let water: { startMs: number; carried: CarriedWater } | undefined;
  /** For each chain the boat of each report, by id. */
  let kept: Map<string, number>[] = Array.from({ length: chainCount }, () => new Map());
  let relaysKept = new Map<string, { id: string; log: number }[]>();
  const pairs = createPairMemory();
  let current: Current | undefined;

  function waterFor(data: Prepared, startMs: number): CarriedWater {
    if (water === undefined || water.startMs !== startMs) {
      const carried = carriedWater(
        ...([options.flowAt, data.frame, startMs, -waterBeforeH, waterAfterH] as const),
      );
      water = { startMs, carried };
    }
    return water.carried;
  }

  /** Hours are counted from one moment for the whole night; a day and a half later from a new one. */
  function startFor(state: LiveState): number {
    const firstMs = state.reports.reduce((least, one) => Math.min(least, one.timeMs), state.atMs);
    const isCovered =
      water !== undefined &&
      firstMs > water.startMs - waterBeforeH * hourMs &&
      state.atMs < water.startMs + (waterAfterH - 1) * hourMs;
    return isCovered && water !== undefined ? water.startMs : firstMs;
  }

  function update(state: LiveState): void {
    steps += 1;
    const step = rng.fork(steps);
    if (state.reports.length === 0) {
      current = undefined;
      return;
    }
    const startMs = startFor(state);
    const data = prepare(state.reports, startMs);
    markCopies(data);
    const indexOf = new Map(data.reports.map((one, i) => [one.id, i]));
    const relays = relaySources(data, (i) => {
      const known = relaysKept.get(data.reports[i]!.id);
      return known?.flatMap(({ id, log }): RelaySource[] => {
        const report = indexOf.get(id);
        return report === undefined ? [] : [{ report, log }];
      });
    });
    keepRelays(data, relays.of);
    const units = unitsOf(data, relays, decisionsOf(state));
    const atH = (state.atMs - startMs) / hourMs;
    const scorer = createScorer(data, waterFor(data, startMs), relays, parameters, atH);
    const scores = groupScores(scorer, units, step.fork('keys'), slots);
    const neighbours = neighboursOf(data, units, scores, pairs);
    const worlds: World[] = [];
    kept = kept.map((labels, c) => {
      const chain = createChain(units, neighbours, scores, step.fork(c));
      const fresh = adopt(chain, labels, data, units);
      const near = new Set(fresh);
      for (const unit of fresh) for (const other of neighbours.of[unit]!) near.add(other);
      const focus = [...near].slice(0, focusMost);
      for (let round = 0; round < roundsOfNew + worldsAChain; round++) {
        for (const unit of focus) chain.gibbs(unit, 1);
        for (const unit of fresh.slice(0, 3)) chain.rearrange(unit);
        chain.stir(stirSteps);
        if (round >= roundsOfNew) worlds.push(worldOf(chain, units));
      }
      return labelsOf(chain, data, units);
    });
    const boats = state.boats.flatMap(({ id, reports }) => {
      const first = reports.map((one) => indexOf.get(one)).find((one) => one !== undefined);
      return first === undefined ? [] : [{ id, unit: units.of[first]! }];
    });
    current = { data, units, scorer, worlds, boats, state };
  }

  /** Puts known units where they were; gives those that are new. */
  function adopt(
    chain: Chain,
    labels: Map<string, number>,
    data: Prepared,
    units: Units,
  ): number[] {
    const groups = new Map<number, number[]>();
    const fresh: number[] = [];
    units.members.forEach((members, unit) => {
      const label = labels.get(data.reports[members[0]!]!.id);
      if (label === undefined) fresh.push(unit);
      else groups.set(label, [...(groups.get(label) ?? []), unit]);
    });
    for (const list of groups.values()) for (const unit of chain.adopt(list)) fresh.push(unit);
    for (const unit of fresh) chain.place(unit);
    return fresh;
  }

  function labelsOf(chain: Chain, data: Prepared, units: Units): Map<string, number> {
    return new Map(data.reports.map((one, i) => [one.id, chain.boatOf[units.of[i]!]!]));
  }

  function keepRelays(data: Prepared, of: readonly (readonly RelaySource[] | undefined)[]): void {
    relaysKept = new Map();
    of.forEach((sources, i) => {
      if (sources === undefined) return;
      const known = sources.map(({ report, log }) => ({ id: data.reports[report]!.id, log }));
      relaysKept.set(data.reports[i]!.id, known);
    });
  }

  return {
    update,
    proposalsFor: (report) => (current === undefined ? [] : proposalsFor(current, report)),
    doubles: () => (current === undefined ? [] : doublesOf(current)),
    accountedFor: (boat) => (current === undefined ? undefined : accountedFor(current, boat)),
    boatsAtSea() {
      if (current === undefined) return { mean: 0, low: 0, high: 0 };
      return seaOf(current, parameters, rng.fork(`sea ${steps}`));
    },
    unexplained: () => (current === undefined ? [] : unexplainedIn(current)),
  };
}

function decisionsOf(state: LiveState) {
  const firstOf = new Map(state.boats.map((boat) => [boat.id, boat.reports[0]]));
  const apart = (state.apart ?? []).flatMap(([a, b]): [string, string][] => {
    const [x, y] = [firstOf.get(a) ?? a, firstOf.get(b) ?? b];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  return { together: state.boats.map((boat) => boat.reports), apart };
}

function proposalsFor(now: Current, report: string): Proposal[] {
  const { data, units, worlds, boats } = now;
  const i = data.reports.findIndex((one) => one.id === report);
  if (i < 0) return [];
  const unit = units.of[i]!;
  const chances = new Map<string | undefined, number>();
  for (const world of worlds) {
    const here = boats.filter((boat) => world.boatOf[boat.unit] === world.boatOf[unit]);
    const share = 1 / (worlds.length * Math.max(1, here.length));
    if (here.length === 0) chances.set(undefined, (chances.get(undefined) ?? 0) + share);
    for (const { id } of here) chances.set(id, (chances.get(id) ?? 0) + share);
  }
  return [...chances]
    .sort((a, b) => b[1] - a[1])
    .slice(0, proposalsMost)
    .map(([boat, probability]) => ({
      ...(boat === undefined ? {} : { boat }),
      probability: Math.round(probability * 1000) / 1000,
      evidence: boat === undefined ? [] : evidenceWith(now, boat, i),
    }));
}

function evidenceWith({ data, scorer, state }: Current, boat: string, report: number): Evidence[] {
  const wanted = new Set(state.boats.find((one) => one.id === boat)?.reports);
  const members: number[] = [];
  data.reports.forEach((one, i) => {
    if (wanted.has(one.id)) members.push(i);
  });
  return evidenceFor(scorer, data, members, report);
}

function doublesOf({ worlds, boats }: Current) {
  const found: { boats: [string, string]; probability: number }[] = [];
  boats.forEach((a, k) => {
    for (const b of boats.slice(k + 1)) {
      const same = worlds.filter((world) => world.boatOf[a.unit] === world.boatOf[b.unit]).length;
      const probability = Math.round((1000 * same) / worlds.length) / 1000;
      if (a.unit !== b.unit && probability >= 0.05)
        found.push({ boats: [a.id, b.id], probability });
    }
  });
  return found.sort((a, b) => b.probability - a.probability);
}

function accountedFor({ worlds, boats }: Current, id: string): number | undefined {
  const boat = boats.find((one) => one.id === id);
  if (boat === undefined) return undefined;
  let sum = 0;
  for (const world of worlds) sum += world.accountedFor[world.boatOf[boat.unit]!]!;
  return Math.round((1000 * sum) / worlds.length) / 1000;
}

function seaOf({ data, units, worlds, state }: Current, parameters: LinkingParameters, rng: Rng) {
  const atH = (state.atMs - data.startMs) / hourMs;
  const { worlds: drawn } = drawStatus(data, units, worlds, atH, parameters, rng);
  return seaCount(drawn, parameters);
}

function unexplainedIn({ data, units, worlds, boats, state }: Current): string[] {
  const listed = new Set(state.boats.flatMap((boat) => boat.reports));
  const alone = new Float64Array(units.count);
  for (const world of worlds) {
    const withBoat = new Set(boats.map((boat) => world.boatOf[boat.unit]!));
    for (let unit = 0; unit < units.count; unit++) {
      if (!withBoat.has(world.boatOf[unit]!)) alone[unit] = alone[unit]! + 1 / worlds.length;
    }
  }
  return data.reports
    .filter((one, i) => !listed.has(one.id) && alone[units.of[i]!]! > 0.5)
    .map((one) => one.id);
}

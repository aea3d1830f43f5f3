/** Small boats: what they are, when they leave, and how they move, fail, fill and end. */
import {
  fastDistanceM,
  initialBearingDegTrue,
  type LatLon,
  mpsPerKn,
  radPerDeg,
  stepFrom,
} from '@straitwatch/geo';
import { drawUniform, pick, pickWeighted, type Rng } from '@straitwatch/maths';
import type { LevelFigures } from './levels.js';
import { type Beach, landingShores, launchBeaches } from './places.js';
import type { Flow, FlowAt } from './stream.js';
import type { Burst, Outcome } from './types.js';
import type { Water } from './water.js';

/** A telephone aboard. */
export interface Caller {
  readonly hash: string;
  readonly languages: readonly string[];
  /** Calls left before its battery or credit is gone. */
  callsLeft: number;
}

export interface Boat {
  readonly id: string;
  readonly rng: Rng;
  readonly people: number;
  readonly children: number;
  readonly type: string;
  readonly colour: string;
  readonly lengthM: number;
  readonly launch: Beach;
  readonly launchMs: number;
  readonly aim: LatLon;
  readonly speedKn: number;
  readonly callers: readonly Caller[];
  readonly hasAidGroup: boolean;
  readonly isOverlooked: boolean;
  /** When those aboard turn back, if they do. */
  readonly turnsBackMs: number | undefined;
  /** A boat that nobody aboard calls from. */
  readonly isSilent: boolean;
  lat: number;
  lon: number;
  isAfloat: boolean;
  engine: 'running' | 'stopped';
  engineDead: boolean;
  takingWater: boolean;
  capsized: boolean;
  /** People still at sea with this boat, in it or in the water. */
  aboard: number;
  recovered: number;
  landed: number;
  returned: number;
  lost: number;
  ended: Outcome | undefined;
  /** When it first came into English waters. */
  crossedMs: number | undefined;
  readonly events: { timeMs: number; what: string }[];
  readonly stillAtSea: { fromMs: number; people: number }[];
  readonly trail: { timeMs: number; lat: number; lon: number }[];
  /** Numbers of its reports that a centre has received. */
  readonly received: string[];
}

export interface Sea {
  readonly water: Water;
  readonly current: FlowAt;
  readonly windMps: number;
  readonly windTowardsDeg: number;
}

const hourMs = 3_600_000;
const colours = ['black', 'grey', 'white', 'blue', 'red', 'green'] as const;
const colourWeights = [0.4, 0.35, 0.07, 0.06, 0.06, 0.06];
const languagePool = ['ckb', 'ar', 'fa', 'ps', 'ti', 'am', 'sq', 'vi', 'ku', 'so'] as const;
/** Most people ever drawn for one boat; 112 were aboard one in April 2024 (press). */
export const peopleMost = 115;
/** The trail keeps a place every two minutes. */
export const trailStepMs = 120_000;

export interface FleetOfBoats {
  readonly figures: LevelFigures;
  readonly startMs: number;
  readonly hours: number;
  readonly boats: number;
  /** Bursts whose hour and size are given; they are part of `boats`. */
  readonly bursts?: readonly Burst[];
  readonly peopleMean: number;
}

interface Launch {
  readonly atMs: number;
  readonly beach: Beach;
}

/** Draws all boats of a night, in order of launching. Bursts leave neighbouring beaches within an hour. */
export function drawBoats(rng: Rng, night: FleetOfBoats): Boat[] {
  const { figures, startMs, hours, boats, bursts = [] } = night;
  const launches: Launch[] = [];
  for (const [i, given] of bursts.entries()) {
    const size = Math.min(given.boats, boats - launches.length);
    launches.push(...burstOf(rng.fork(`given-burst-${i}`), { startMs, atMs: given.atMs, size }));
  }
  for (let burst = 0; launches.length < boats && burst < boats; burst++) {
    const draws = rng.fork(`burst-${burst}`);
    const size = Math.min(
      boats - launches.length,
      1 + Math.round(draws.exponential() * (figures.boatsABurst - 1)),
    );
    const atMs = startMs + drawUniform(draws, { low: 0.4, high: hours * 0.5 }) * hourMs;
    launches.push(...burstOf(draws, { startMs, atMs, size }));
  }
  launches.sort((a, b) => a.atMs - b.atMs);
  const out = launches.map((launch, i) =>
    drawBoat(rng.fork(`boat-${i}`), `B${i + 1}`, launch, night),
  );
  lendPhones(rng.fork('lent'), out, figures.lentPhone);
  return out;
}

/** Boats that leave together: one stretch of coast, within about an hour. */
function burstOf(rng: Rng, burst: { startMs: number; atMs: number; size: number }): Launch[] {
  const first = pickWeighted(
    rng,
    launchBeaches.map((one) => one.weight),
  );
  return Array.from({ length: burst.size }, () => {
    const near = Math.max(0, Math.min(launchBeaches.length - 1, first + rng.integer(3) - 1));
    const atMs = Math.max(burst.startMs + 600_000, burst.atMs + rng.normal() * 20 * 60_000);
    return { atMs, beach: launchBeaches[near] ?? (launchBeaches[0] as Beach) };
  });
}

function drawBoat(
  rng: Rng,
  id: string,
  launch: { atMs: number; beach: Beach },
  { figures, peopleMean, hours }: FleetOfBoats,
): Boat {
  // Log-normal round the year's mean: many near it, a few far fuller.
  const people = Math.round(peopleMean * Math.exp(0.28 * rng.normal() - 0.04));
  const aboard = Math.max(2, Math.min(peopleMost, people));
  const aims = [...landingShores]
    .sort((a, b) => fastDistanceM(launch.beach, a) - fastDistanceM(launch.beach, b))
    .slice(0, 4);
  const aim =
    aims[
      pickWeighted(
        rng,
        aims.map((one) => one.weight),
      )
    ] ?? launch.beach;
  const launchMs = Math.round(launch.atMs / 1000) * 1000;
  const languages = [pick(rng, languagePool), ...(rng.chance(0.6) ? ['en'] : [])];
  const callers = Array.from({ length: 1 + rng.integer(figures.callersMax) }, () =>
    drawCaller(rng, languages),
  );
  return {
    id,
    rng,
    people: aboard,
    children: Math.round(aboard * drawUniform(rng, { low: 0, high: 0.2 })),
    type: rng.chance(0.96) ? 'inflatable' : 'rigid',
    colour: colours[pickWeighted(rng, colourWeights)] ?? 'black',
    lengthM: Math.round(drawUniform(rng, { low: 6, high: 12 })),
    launch: launch.beach,
    launchMs,
    aim,
    speedKn: drawUniform(rng, { low: 2.4, high: 5.6 }),
    callers,
    hasAidGroup: rng.chance(0.4),
    isOverlooked: rng.chance(figures.overlooked),
    turnsBackMs: rng.chance(0.06)
      ? launchMs + drawUniform(rng, { low: 0.3, high: 2 }) * hourMs
      : undefined,
    isSilent: hours > 0 && rng.chance(0.06),
    lat: launch.beach.lat,
    lon: launch.beach.lon,
    isAfloat: false,
    engine: 'running',
    engineDead: false,
    takingWater: false,
    capsized: false,
    aboard,
    recovered: 0,
    landed: 0,
    returned: 0,
    lost: 0,
    ended: undefined,
    crossedMs: undefined,
    events: [],
    stillAtSea: [],
    trail: [],
    received: [],
  };
}

function drawCaller(rng: Rng, languages: readonly string[]): Caller {
  return {
    hash: `c${rng.uint32().toString(16).padStart(8, '0')}`,
    languages: rng.chance(0.7) ? languages : languages.slice(0, 1),
    callsLeft: 2 + rng.integer(9),
  };
}

/** A telephone used from two boats: the second boat's first caller takes the first one's number. */
function lendPhones(rng: Rng, boats: Boat[], share: number): void {
  for (let i = 1; i < boats.length; i++) {
    const [lender, borrower] = [boats[i - 1], boats[i]];
    const phone = lender?.callers[0];
    if (phone === undefined || borrower === undefined || !rng.chance(share)) continue;
    (borrower.callers as Caller[])[0] = { ...phone };
  }
}

/** True between leaving the beach and the end of its story, while anybody is still out there. */
export function isAtSea(boat: Boat): boolean {
  return boat.isAfloat && boat.ended === undefined && boat.aboard > 0;
}

export function note(boat: Boat, timeMs: number, what: string): void {
  boat.events.push({ timeMs, what });
}

/** Takes people off the sea and writes it into the boat's truth. */
export function takeOff(
  boat: Boat,
  off: { timeMs: number; count: number; how: 'recovered' | 'landed' | 'returned' | 'lost' },
): void {
  const count = Math.min(boat.aboard, off.count);
  boat.aboard -= count;
  boat[off.how] += count;
  boat.stillAtSea.push({ fromMs: off.timeMs, people: boat.aboard });
  if (off.how !== 'lost') note(boat, off.timeMs, off.how);
  if (boat.aboard > 0) return;
  const { recovered, landed, returned, lost } = boat;
  if (recovered > 0) boat.ended = lost > 0 ? 'partly-recovered' : 'recovered';
  else if (landed > 0) boat.ended = 'landed';
  else if (returned > 0) boat.ended = 'returned';
  else boat.ended = 'lost';
}

/** One step of `stepS` seconds that ends at `nowMs`. */
export function stepBoat(
  boat: Boat,
  sea: Sea,
  figures: LevelFigures,
  nowMs: number,
  stepS: number,
) {
  if (!boat.isAfloat) {
    if (nowMs < boat.launchMs) return;
    boat.isAfloat = true;
    note(boat, boat.launchMs, 'launched');
    boat.stillAtSea.push({ fromMs: boat.launchMs, people: boat.aboard });
  }
  if (!isAtSea(boat)) return;
  trouble(boat, figures, nowMs, stepS);
  if (!isAtSea(boat)) return;
  move(boat, sea, nowMs, stepS);
  const last = boat.trail.at(-1);
  if (last === undefined || nowMs - last.timeMs >= trailStepMs) {
    boat.trail.push({ timeMs: nowMs, lat: boat.lat, lon: boat.lon });
  }
}

/** Share of people in the water that the sea takes in an hour, once a boat has capsized. */
const lostPerHour = 0.25;

function trouble(boat: Boat, figures: LevelFigures, nowMs: number, stepS: number): void {
  const { rng } = boat;
  const perStep = (perHour: number): boolean =>
    rng.uniform() < 1 - Math.exp((-perHour * stepS) / 3600);
  const hasLeftShore = nowMs - boat.launchMs > 20 * 60_000;
  if (boat.engine === 'running' && hasLeftShore && perStep(figures.engineStopsPerHour)) {
    boat.engine = 'stopped';
    boat.engineDead = rng.chance(figures.engineDead);
    note(boat, nowMs, 'engine-stopped');
  } else if (boat.engine === 'stopped' && !boat.engineDead && perStep(2.5)) {
    boat.engine = 'running';
    note(boat, nowMs, 'engine-restarted');
  }
  const worse = boat.engine === 'stopped' ? 3 : 1;
  if (!boat.takingWater && hasLeftShore && perStep(figures.waterPerHour * worse)) {
    boat.takingWater = true;
    note(boat, nowMs, 'taking-water');
  }
  if (boat.takingWater && !boat.capsized && perStep(figures.capsizePerHour * worse)) {
    boat.capsized = true;
    boat.engine = 'stopped';
    boat.engineDead = true;
    note(boat, nowMs, 'capsized');
  }
  if (boat.capsized) {
    let taken = 0;
    const share = 1 - Math.exp((-lostPerHour * stepS) / 3600);
    for (let i = 0; i < boat.aboard; i++) if (rng.uniform() < share) taken += 1;
    if (taken > 0) takeOff(boat, { timeMs: nowMs, count: taken, how: 'lost' });
  }
}

/** Metres from the shore it makes for at which people step ashore. */
const ashoreM = 350;

function move(boat: Boat, sea: Sea, nowMs: number, stepS: number): void {
  const isBack = boat.turnsBackMs !== undefined && nowMs >= boat.turnsBackMs;
  const aim = isBack ? boat.launch : boat.aim;
  const flow = sea.current(boat, nowMs);
  const own = boat.engine === 'running' ? steering(boat, aim, flow) : { eastMps: 0, northMps: 0 };
  // Leeway: 1 % of the wind with the engine going, 3.5 % adrift (raft-like classes of data/leeway.json).
  const windShare = boat.engine === 'running' ? 0.01 : 0.035;
  const wind = windShare * sea.windMps;
  const towards = sea.windTowardsDeg * radPerDeg;
  const next = stepFrom(boat, {
    eastM: (own.eastMps + flow.eastMps + wind * Math.sin(towards)) * stepS,
    northM: (own.northMps + flow.northMps + wind * Math.cos(towards)) * stepS,
  });
  const shore = sea.water.shoreAt(next);
  if (shore === undefined) {
    boat.lat = next.lat;
    boat.lon = next.lon;
  }
  const isStarting = nowMs - boat.launchMs < 30 * 60_000;
  const isThere = boat.engine === 'running' && fastDistanceM(boat, aim) < ashoreM;
  if (shore === 'gb' || (isThere && !isBack)) {
    takeOff(boat, { timeMs: nowMs, count: boat.aboard, how: 'landed' });
  } else if ((shore === 'fr' && !isStarting) || (isThere && isBack)) {
    takeOff(boat, { timeMs: nowMs, count: boat.aboard, how: 'returned' });
  }
}

/** Heads up-stream of the aim by as much as the boat's speed allows, with the wandering of a night. */
function steering(boat: Boat, aim: LatLon, flow: Flow): Flow {
  const speedMps = boat.speedKn * mpsPerKn * (boat.takingWater ? 0.7 : 1);
  const bearing = initialBearingDegTrue(boat, aim) * radPerDeg;
  const across = flow.eastMps * Math.cos(bearing) - flow.northMps * Math.sin(bearing);
  // A telephone's map shows the way over ground: half of the set is corrected, never more.
  const lay = Math.asin(Math.max(-0.5, Math.min(0.5, (-0.5 * across) / speedMps)));
  const heading = bearing + lay + 0.12 * boat.rng.normal();
  return { eastMps: speedMps * Math.sin(heading), northMps: speedMps * Math.cos(heading) };
}

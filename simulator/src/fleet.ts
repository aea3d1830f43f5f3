/**
 * What crews do with a task: answer by name, cast off, go there, look, take people aboard and count
 * them, bring them to a place of safety. A crew finds the boat that is there, which need not be the
 * boat the desk meant: matching the two is the officer's work.
 */
import { fastDistanceM, type LatLon } from '@straitwatch/geo';
import type { TaskStatus } from '@straitwatch/protocol';
import { type Boat, isAtSea, takeOff } from './boats.js';
import { type ActiveTask, advance, type Craft, idle, steerTo, wayS } from './craft.js';
import type { LevelFigures } from './levels.js';
import { placesOfSafety } from './places.js';
import type { Strait } from './strait.js';
import { seenPeople, toldPosition } from './telling.js';
import type { Order, ReportDraft } from './types.js';
import { say, sayAshore, sayNothingFound, sayTaken, wording } from './words.js';

export interface TaskWord {
  readonly task: string;
  readonly status: TaskStatus;
  readonly answeredBy: string;
  readonly etaMs?: number;
  readonly note?: string;
}

export interface FleetWorld {
  readonly strait: Strait;
  readonly figures: LevelFigures;
  readonly boats: readonly Boat[];
  /** Hears what crews say. */
  report(draft: ReportDraft): void;
  task(word: TaskWord, nowMs: number): void;
}

const minuteMs = 60_000;
/** Alongside: near enough to take people off. */
const alongsideM = 250;
/** A craft that keeps a boat in sight says so this often, and for so long. */
const watchWordMs = 40 * minuteMs;
const watchMaxMs = 180 * minuteMs;

/** Gives a craft a task, or a task it has a new place. @returns false when it is busy with another */
export function orderCraft(craft: Craft, order: Order, nowMs: number, strait: Strait): boolean {
  const { task } = craft;
  if (task !== undefined && task.order.task === order.task) {
    const movedM = fastDistanceM(task.order.to, order.to);
    task.order = order;
    if (task.stage === 'outbound' && movedM > 200) steerTo(craft, strait, order.to);
    return true;
  }
  if (task !== undefined) return false;
  craft.task = {
    order,
    stage: 'called',
    untilMs: nowMs + (40 + craft.rng.integer(110)) * 1000,
    searchFromMs: 0,
    searchLeg: 0,
    boat: undefined,
    lastWordMs: 0,
    isDone: false,
  };
  return true;
}

/** The desk stands a task down: the crew turns back, unless it has people aboard or alongside. */
export function standDown(craft: Craft, task: string): void {
  const active = craft.task;
  if (active === undefined || active.order.task !== task) return;
  active.isDone = true;
  if (active.stage === 'working' || craft.aboard > 0) return;
  craft.task = undefined;
  craft.way = [];
}

export function stepCraft(craft: Craft, world: FleetWorld, nowMs: number, stepS: number): void {
  const { task } = craft;
  if (task === undefined) {
    idle(craft, world.strait, stepS);
    return;
  }
  switch (task.stage) {
    case 'called':
      idle(craft, world.strait, stepS);
      if (nowMs >= task.untilMs) acknowledge(craft, task, world, nowMs);
      break;
    case 'mustering':
      if (nowMs >= task.untilMs) castOff(craft, task, world, nowMs);
      break;
    case 'outbound':
      if (advance(craft, craft.speedKn, stepS)) arrive(craft, task, world, nowMs);
      break;
    case 'searching':
      search(craft, task, world, nowMs, stepS);
      break;
    case 'closing':
      close(craft, task, world, nowMs, stepS);
      break;
    case 'working':
      if (nowMs >= task.untilMs) takeAboard(craft, task, world, nowMs);
      break;
    case 'watching':
      watch(craft, task, world, nowMs, stepS);
      break;
    case 'inbound':
      if (advance(craft, craft.speedKn * 0.85, stepS)) land(craft, task, world, nowMs);
      break;
  }
}

function tell(
  craft: Craft,
  task: ActiveTask,
  world: FleetWorld,
  nowMs: number,
  word: { status: TaskStatus; etaMs?: number; note?: string },
): void {
  if (task.isDone) return;
  if (word.status === 'done') task.isDone = true;
  world.task({ task: task.order.task, answeredBy: craft.asset.name, ...word }, nowMs);
}

function acknowledge(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number): void {
  tell(craft, task, world, nowMs, { status: 'acknowledged' });
  const atSea = craft.patrol.length > 0 && craft.sogKn > 0;
  const musterMin = atSea ? 1 : craft.isAir ? 8 + craft.rng.integer(6) : 5 + craft.rng.integer(6);
  task.stage = 'mustering';
  task.untilMs = nowMs + musterMin * minuteMs;
}

function castOff(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number): void {
  steerTo(craft, world.strait, task.order.to);
  task.stage = 'outbound';
  const etaMs = nowMs + Math.round(wayS(craft)) * 1000;
  tell(craft, task, world, nowMs, { status: 'proceeding', etaMs });
}

function arrive(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number): void {
  tell(craft, task, world, nowMs, { status: 'on-scene' });
  task.stage = 'searching';
  task.searchFromMs = nowMs;
}

/** An expanding square round the place it was sent to, until something is seen or time is up. */
function search(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number, stepS: number) {
  const seen = nearestSeen(craft, world.boats);
  if (seen !== undefined) {
    task.boat = seen;
    task.stage = 'closing';
    return;
  }
  const minutes = (nowMs - task.searchFromMs) / minuteMs;
  if (minutes >= craft.searchMin) {
    const note = sayNothingFound(craft.searchMin, craft.asset.centre);
    tell(craft, task, world, nowMs, { status: 'done', note });
    goHome(craft, task, world);
    return;
  }
  if (!advance(craft, craft.speedKn * 0.6, stepS)) return;
  const leg = task.searchLeg;
  task.searchLeg += 1;
  const side = Math.ceil((leg + 1) / 2) * 1.4 * craft.lookM;
  const turn = (
    [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const
  )[leg % 4] ?? [0, 1];
  const to = {
    lat: craft.lat + (turn[1] * side) / 111_200,
    lon: craft.lon + (turn[0] * side) / 70_000,
  };
  steerTo(craft, world.strait, to);
}

function nearestSeen(craft: Craft, boats: readonly Boat[]): Boat | undefined {
  let best: Boat | undefined;
  let bestM = craft.lookM;
  for (const boat of boats) {
    if (!isAtSea(boat)) continue;
    const apartM = fastDistanceM(craft, boat);
    if (apartM > bestM) continue;
    best = boat;
    bestM = apartM;
  }
  return best;
}

function close(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number, stepS: number) {
  const { boat } = task;
  if (boat === undefined || !isAtSea(boat)) {
    task.stage = 'searching';
    return;
  }
  const stopM = alongsideM;
  if (fastDistanceM(craft, boat) > stopM) {
    follow(craft, boat, world, nowMs);
    advance(craft, craft.speedKn, stepS);
    if (fastDistanceM(craft, boat) > stopM) return;
  }
  craft.way = [];
  craft.sogKn = 0;
  const takesOff = craft.isRescuer
    ? task.order.order !== 'escort' && task.order.order !== 'look'
    : boat.capsized && craft.survivorsMax > 0;
  task.lastWordMs = nowMs;
  task.searchFromMs = nowMs;
  if (takesOff) {
    startWork(craft, task, boat, nowMs);
    return;
  }
  world.report(sightingBy(craft, boat, nowMs, world));
  task.stage = 'watching';
}

/** Steers for a boat that moves: the way is looked for once a minute, its end moves with the boat. */
function follow(craft: Craft, boat: Boat, world: FleetWorld, nowMs: number): void {
  if (craft.way.length === 0 || nowMs % minuteMs === 0) steerTo(craft, world.strait, boat);
  else craft.way[craft.way.length - 1] = { lat: boat.lat, lon: boat.lon };
}

function startWork(craft: Craft, task: ActiveTask, boat: Boat, nowMs: number): void {
  const count = Math.min(boat.aboard, craft.survivorsMax - craft.aboard);
  const seconds = (craft.isAir ? 300 : 240) + count * (craft.isAir ? 150 : 14);
  task.stage = 'working';
  task.untilMs = nowMs + seconds * 1000;
}

/** Keeps a boat in sight. A rescue craft takes people off when the boat gets into trouble. */
function watch(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number, stepS: number) {
  const { boat } = task;
  const isOver =
    nowMs - task.searchFromMs > (craft.isAir ? craft.searchMin * minuteMs : watchMaxMs);
  if (boat === undefined || !isAtSea(boat) || isOver) {
    tell(craft, task, world, nowMs, { status: 'done' });
    goHome(craft, task, world);
    return;
  }
  if (craft.isRescuer && (boat.engine === 'stopped' || boat.takingWater)) {
    startWork(craft, task, boat, nowMs);
    return;
  }
  if (fastDistanceM(craft, boat) > alongsideM * 2) {
    follow(craft, boat, world, nowMs);
    advance(craft, Math.min(craft.speedKn, craft.isAir ? craft.speedKn : 10), stepS);
  }
  if (nowMs - task.lastWordMs < watchWordMs) return;
  task.lastWordMs = nowMs;
  world.report(sightingBy(craft, boat, nowMs, world));
}

function sightingBy(craft: Craft, boat: Boat, nowMs: number, world: FleetWorld): ReportDraft {
  const { asset, rng } = craft;
  const persons = seenPeople(rng, boat.aboard, 0.08);
  return {
    kind: 'sighting',
    boat: boat.id,
    timeMs: nowMs,
    receivedMs: nowMs + (20 + rng.integer(90)) * 1000,
    centre: asset.centre,
    fields: {
      channel: craft.isAir ? 'aircraft' : 'vessel',
      position: crewPosition(craft, boat, world),
      persons,
      craft: { type: boat.type, colour: boat.colour, engine: boat.engine },
      ...(craft.isAir ? {} : { signs: ['escorted' as const] }),
      vessel: asset.name,
      text: wording(asset.centre, {
        people: persons.count,
        more: [asset.name, say(craft.isAir ? 'looked' : 'escorted', asset.centre)],
      }),
    },
  };
}

function crewPosition(craft: Craft, at: LatLon, world: FleetWorld) {
  return toldPosition(craft.rng, at, {
    radiusM: 110,
    source: craft.isAir ? 'aircraft' : 'vessel',
    digits: 4,
    broken: world.figures.brokenRadius / 2,
  });
}

function takeAboard(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number): void {
  const { boat } = task;
  if (boat !== undefined && isAtSea(boat)) {
    const count = Math.min(boat.aboard, craft.survivorsMax - craft.aboard);
    const before = boat.aboard;
    takeOff(boat, { timeMs: nowMs, count, how: 'recovered' });
    craft.aboard += count;
    world.report(recoveryBy(craft, boat, { count, left: before - count }, nowMs, world));
  }
  goHome(craft, task, world);
}

function recoveryBy(
  craft: Craft,
  boat: Boat,
  taken: { count: number; left: number },
  nowMs: number,
  world: FleetWorld,
): ReportDraft {
  const { asset, rng } = craft;
  const slip = rng.chance(world.figures.countedWrong) ? (rng.chance(0.5) ? -1 : 1) : 0;
  const count = Math.max(1, taken.count + slip);
  return {
    kind: 'recovery',
    boat: boat.id,
    timeMs: nowMs,
    receivedMs: nowMs + (60 + rng.integer(240)) * 1000,
    centre: asset.centre,
    fields: {
      channel: craft.isAir ? 'aircraft' : 'vessel',
      position: crewPosition(craft, boat, world),
      persons: { count, quality: 'counted' },
      craft: { type: boat.type, colour: boat.colour },
      signs: ['recovered'],
      vessel: asset.name,
      text: sayTaken(asset.name, { count, left: taken.left }, asset.centre),
    },
  };
}

/** People aboard go to the nearest place of safety of the craft's own country; an empty craft turns back. */
function goHome(craft: Craft, task: ActiveTask, world: FleetWorld): void {
  if (craft.aboard === 0) {
    if (task.isDone) {
      craft.task = undefined;
      craft.way = [];
      return;
    }
    task.stage = 'searching';
    task.boat = undefined;
    return;
  }
  const quays = placesOfSafety.filter((one) => one.centre === craft.asset.centre);
  const quay = quays.reduce((a, b) => (fastDistanceM(craft, b) < fastDistanceM(craft, a) ? b : a));
  task.stage = 'inbound';
  steerTo(craft, world.strait, craft.isAir ? craft.home : quay);
}

function land(craft: Craft, task: ActiveTask, world: FleetWorld, nowMs: number): void {
  const quay = placesOfSafety.reduce((a, b) =>
    fastDistanceM(craft, b) < fastDistanceM(craft, a) ? b : a,
  );
  const place = craft.isAir ? craft.asset.base.name : quay.name;
  const note = sayAshore(craft.aboard, place, craft.asset.centre);
  tell(craft, task, world, nowMs, { status: 'done', note });
  craft.aboard = 0;
  craft.task = undefined;
  craft.way = [];
}

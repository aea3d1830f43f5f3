/**
 * The simulator's own hand, for nights that nobody works: sends the nearest free craft to each boat
 * some time after it was first heard of, escorts from the French side while a boat runs well, and
 * forgets the boats that the level says are overlooked.
 */
import { fastDistanceM, mpsPerKn, stepFrom } from '@straitwatch/geo';
import { type Boat, isAtSea } from './boats.js';
import type { Craft } from './craft.js';
import { orderCraft } from './fleet.js';
import type { Strait } from './strait.js';
import { sideOf } from './telling.js';

const minuteMs = 60_000;
/** Chance in a minute that a craft is sent to a boat in English waters that gets along by itself. */
const metPerMinute = 0.03;

export interface Dispatcher {
  /** Called once a simulated minute. */
  step(nowMs: number): void;
}

export function createDispatcher(world: {
  readonly strait: Strait;
  readonly boats: readonly Boat[];
  readonly crafts: readonly Craft[];
}): Dispatcher {
  const { strait, boats, crafts } = world;
  const decideAtMs = new Map<string, number>();
  let taskCount = 0;

  function step(nowMs: number): void {
    for (const boat of boats) {
      if (!isAtSea(boat) || boat.isOverlooked || boat.received.length === 0) continue;
      const atMs = decideAtMs.get(boat.id);
      if (atMs === undefined) {
        decideAtMs.set(boat.id, nowMs + (8 + boat.rng.exponential() * 18) * minuteMs);
      } else if (nowMs >= atMs) send(boat, nowMs);
    }
  }

  function send(boat: Boat, nowMs: number): void {
    const side = sideOf(strait.boundary, boat);
    const isWell = boat.engine === 'running' && !boat.takingWater;
    const order = side === 'fr' && isWell ? 'escort' : 'rescue';
    const going = crafts.filter((one) => one.task?.order.task.startsWith(`${boat.id}-`) === true);
    const to = believed(boat);
    for (const craft of going) {
      const { task } = craft;
      if (task !== undefined && task.stage === 'outbound') {
        orderCraft(craft, { ...task.order, to }, nowMs, strait);
      }
    }
    const isServed = going.some((one) => {
      const stage = one.task?.stage;
      return stage !== 'inbound' && (order === 'escort' || one.task?.order.order === 'rescue');
    });
    if (isServed) return;
    // A boat that runs well towards Kent is met when somebody is free for it; some land before that.
    if (side === 'uk' && isWell && !boat.rng.chance(metPerMinute)) return;
    const craft = nearestFree(boat, side) ?? nearestFree(boat, side === 'uk' ? 'fr' : 'uk');
    if (craft === undefined) return;
    taskCount += 1;
    const task = `${boat.id}-${taskCount}`;
    orderCraft(craft, { task, asset: craft.asset.id, order, to }, nowMs, strait);
  }

  function nearestFree(boat: Boat, centre: 'uk' | 'fr'): Craft | undefined {
    let best: Craft | undefined;
    let bestS = Infinity;
    for (const craft of crafts) {
      if (!craft.isRescuer || craft.task !== undefined || craft.asset.centre !== centre) continue;
      const seconds = fastDistanceM(craft, boat) / (craft.speedKn * mpsPerKn);
      // A craft too small for the boat is worth forty minutes more.
      const small = craft.survivorsMax < boat.aboard ? 2400 : 0;
      if (seconds + small >= bestS) continue;
      best = craft;
      bestS = seconds + small;
    }
    return best;
  }

  /** Where the centre believes the boat is: right to about a mile. */
  function believed(boat: Boat) {
    return stepFrom(boat, { eastM: boat.rng.normal() * 900, northM: boat.rng.normal() * 900 });
  }

  return { step };
}

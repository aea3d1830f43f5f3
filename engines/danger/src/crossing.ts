/**
 * A crossing hour by hour: a boat that always heads for its destination and is carried by the stream. It
 * is looked at every ten minutes; an hour is as bad as the worst of its looks, never their mean.
 */
import {
  fastDistanceM,
  type LatLon,
  metresPerDegLat,
  metresPerDegLon,
  stepFrom,
} from '@straitwatch/geo';
import type { ColdModel } from './cold.js';
import type { Conditions } from './conditions.js';
import { checkNumber, DangerError } from './errors.js';
import { type ComponentDanger, combinedLevel, type LevelRange, worse } from './levels.js';
import { type Danger, dangerAt } from './moment.js';
import {
  type Approaches,
  approachesPerHour,
  type ShippingLane,
  shippingDanger,
} from './shipping.js';

export const crossingHoursMax = 48;
const stepS = 600;
/** How often the heading is corrected; a look is a whole number of them. */
const moveS = 60;
const stepsPerHour = 3_600 / stepS;
/** From here on the boat counts as arrived. */
const arrivedM = 300;

export interface CrossingInput {
  readonly from: LatLon;
  readonly to: LatLon;
  readonly departMs: number;
  /** Through the water. */
  readonly speedMps: number;
  /** Whole hours after which it is given up looking, 1 to 48. */
  readonly hours: number;
  readonly cold: ColdModel;
  readonly lanes?: readonly ShippingLane[];
  /** Whether a place is land: the boat comes ashore there. Absent: all is water. */
  isLand?(place: LatLon): boolean;
  /** What is known there and then; an absent part is unknown. */
  conditionsAt(place: LatLon, timeMs: number): Conditions;
}

export interface CrossingHour extends Danger {
  /** From 1. */
  readonly hour: number;
  readonly fromMs: number;
  /** Less than 60 in the hour of arrival. */
  readonly minutes: number;
  readonly start: LatLon;
  readonly end: LatLon;
  /** At the end of it: still going, at the destination, or on some other shore. */
  readonly state: CrossingState;
}

export const crossingStates = ['under-way', 'arrived', 'ashore'] as const;
export type CrossingState = (typeof crossingStates)[number];

interface Look {
  readonly danger: Danger;
  readonly ships: readonly Approaches[] | undefined;
  readonly durationS: number;
}

/**
 * The hours of a crossing until the boat arrives or `hours` are over.
 * @throws DangerError for input that makes no sense, or what `conditionsAt` throws
 */
export function crossingDanger(input: CrossingInput): CrossingHour[] {
  checkNumber('speedMps', input.speedMps, { min: 0, max: 30, unit: 'm/s' });
  if (!Number.isInteger(input.hours) || input.hours < 1 || input.hours > crossingHoursMax) {
    throw new DangerError({
      code: 'DANGER_LIMIT',
      field: 'hours',
      value: input.hours,
      expected: `a whole number, 1 to ${crossingHoursMax}`,
    });
  }
  checkNumber('departMs', input.departMs, { min: -2.2e12, max: 4.2e12, unit: 'ms since 1970' });
  for (const [name, place] of [
    ['from', input.from],
    ['to', input.to],
  ] as const) {
    checkNumber(`${name}.lat`, place.lat, { min: -80, max: 80, unit: 'degrees' });
    checkNumber(`${name}.lon`, place.lon, { min: -180, max: 180, unit: 'degrees' });
  }
  const hours: CrossingHour[] = [];
  let place = input.from;
  for (let hour = 1; hour <= input.hours; hour += 1) {
    const one = crossHour(input, hour, place);
    hours.push(one);
    if (one.state !== 'under-way') break;
    place = one.end;
  }
  return hours;
}

function crossHour(input: CrossingInput, hour: number, start: LatLon): CrossingHour {
  const fromMs = input.departMs + (hour - 1) * 3_600_000;
  const looks: Look[] = [];
  let end = start;
  let state: CrossingState = 'under-way';
  let durationS = 0;
  for (let step = 0; step < stepsPerHour && state === 'under-way'; step += 1) {
    const timeMs = fromMs + step * stepS * 1_000;
    const conditions = input.conditionsAt(end, timeMs);
    const over = courseOver(end, input, conditions);
    const { lanes, cold } = input;
    const danger = dangerAt({ place: end, conditions, cold, over, ...(lanes && { lanes }) });
    const moved = moveOn(end, input, conditions);
    const ships = lanes && approachesPerHour(lanes, end, over);
    looks.push({ danger, ships, durationS: moved.tookS });
    durationS += moved.tookS;
    ({ end, state } = moved);
  }
  const components = worstOf(looks);
  const level: LevelRange = combinedLevel(components);
  const minutes = Math.round(durationS / 60);
  return { hour, fromMs, minutes, start, end, state, level, components };
}

/** On for one look: the stream stays as it is, the heading is corrected every minute. */
function moveOn(
  start: LatLon,
  input: CrossingInput,
  conditions: Conditions,
): { readonly end: LatLon; readonly state: CrossingState; readonly tookS: number } {
  let end = start;
  for (let tookS = 0; tookS < stepS; tookS += moveS) {
    const over = courseOver(end, input, conditions);
    const next = stepFrom(end, { eastM: over.eastMps * moveS, northM: over.northMps * moveS });
    if (closes(end, next, input.to)) {
      const speed = Math.hypot(over.eastMps, over.northMps);
      const leftS = speed > 0 ? fastDistanceM(end, input.to) / speed : 0;
      return { end: input.to, state: 'arrived', tookS: Math.min(stepS, tookS + leftS) };
    }
    if (input.isLand?.(next) === true) return { end, state: 'ashore', tookS: tookS + moveS };
    end = next;
  }
  return { end, state: 'under-way', tookS: stepS };
}

/** Whether the way from one place to another comes within arrival of the destination. */
function closes(from: LatLon, to: LatLon, target: LatLon): boolean {
  const scale = { east: metresPerDegLon(from.lat), north: metresPerDegLat(from.lat) };
  const [dx, dy] = [(to.lon - from.lon) * scale.east, (to.lat - from.lat) * scale.north];
  const [x, y] = [(target.lon - from.lon) * scale.east, (target.lat - from.lat) * scale.north];
  const long = dx * dx + dy * dy;
  const share = long > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / long)) : 0;
  return Math.hypot(x - share * dx, y - share * dy) <= arrivedM;
}

/** Engine towards the destination plus the stream, where it is known. */
function courseOver(place: LatLon, input: CrossingInput, conditions: Conditions) {
  const eastM = (input.to.lon - place.lon) * metresPerDegLon(place.lat);
  const northM = (input.to.lat - place.lat) * metresPerDegLat(place.lat);
  const farM = Math.hypot(eastM, northM);
  const { stream } = conditions;
  const share = farM > 0 ? input.speedMps / farM : 0;
  return {
    eastMps: eastM * share + (stream?.eastMps ?? 0),
    northMps: northM * share + (stream?.northMps ?? 0),
  };
}

/** Each component as it was at its worst; its range holds all the looks of the hour. */
function worstOf(looks: readonly Look[]): ComponentDanger[] {
  const first = looks[0]?.danger.components ?? [];
  return first.map(({ component }, index) => {
    if (component === 'shipping') return shippingDanger(shipsOf(looks));
    const all = looks.flatMap((look) => look.danger.components[index] ?? []);
    const worst = all.reduce((a, b) => (isWorse(b, a) ? b : a));
    const low = all.reduce((level, one) => worse(level, one.level.low), worst.level.low);
    const notes = [...new Set(all.flatMap((one) => one.notes))];
    return { ...worst, level: { low, high: worst.level.high }, notes };
  });
}

function isWorse(a: ComponentDanger, b: ComponentDanger): boolean {
  if (a.level.high !== b.level.high) return a.level.high > b.level.high;
  if (a.level.low !== b.level.low) return a.level.low > b.level.low;
  // Within a level the sea with the higher waves is the worse.
  return seaOf(a) > seaOf(b);
}

const seaOf = (one: ComponentDanger): number =>
  one.figures.find(({ name }) => name === 'significant wave height on the stream')?.high ?? 0;

/** Ships of the hour by lane: each look counts for as long as it stands. */
function shipsOf(looks: readonly Look[]): Approaches[] | undefined {
  if (looks.some((look) => look.ships === undefined)) return undefined;
  const sums = new Map<string, Approaches>();
  for (const { ships = [], durationS } of looks) {
    for (const one of ships) {
      const before = sums.get(one.lane) ?? { ...one, low: 0, high: 0 };
      const share = durationS / 3_600;
      const low = before.low + one.low * share;
      sums.set(one.lane, { ...before, low, high: before.high + one.high * share });
    }
  }
  return [...sums.values()];
}

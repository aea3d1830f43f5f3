/** Reports by radar, cameras, aircraft on patrol, and ships that pass. */
import { fastDistanceM, type LatLon, stepFrom } from '@straitwatch/geo';
import { drawUniform, type Rng } from '@straitwatch/maths';
import { type Boat, isAtSea } from './boats.js';
import { landingShores } from './places.js';
import type { Telling } from './reporting.js';
import { drawRadiusM, round, seenPeople, sideOf, toldPosition } from './telling.js';
import { type Ship, shipAt } from './traffic.js';
import type { ReportDraft } from './types.js';
import { say, wording } from './words.js';

const minuteMs = 60_000;
/** Shore cameras of the demonstration see this far. */
const cameraRangeM = 11_000;
/** From a ship's bridge at night a small boat is made out within this. */
const shipLookoutM = 1400;

/** Sensor reports of one boat for a step of `stepS` seconds. */
export function sensorReports(
  boat: Boat,
  now: { readonly nowMs: number; readonly stepS: number; readonly lookouts: readonly Lookout[] },
  telling: Telling,
): ReportDraft[] {
  if (!isAtSea(boat)) return [];
  const { rng } = boat;
  const { nowMs, stepS } = now;
  const perStep = (perHour: number): boolean =>
    rng.uniform() < 1 - Math.exp((-perHour * stepS) / 3600);
  const out: ReportDraft[] = [];
  if (perStep(telling.figures.radarPerHour)) out.push(radarPlot(boat, nowMs, telling));
  if (perStep(0.2)) out.push(aircraftSighting(boat, nowMs, telling));
  const nearKent = landingShores.some((one) => fastDistanceM(one, boat) < cameraRangeM);
  if (nearKent && perStep(0.6)) out.push(cameraSighting(boat, nowMs, telling));
  const near = now.lookouts.find((one) => fastDistanceM(one, boat) < shipLookoutM);
  if (near !== undefined && rng.chance(0.35))
    out.push(shipSighting(boat, near.ship, nowMs, telling));
  return out;
}

/** A bridge from which somebody looks out, at this moment. */
export interface Lookout extends LatLon {
  readonly ship: Ship;
}
/** Somebody on a bridge looks out this often. */
const lookEveryMs = 3 * minuteMs;

/** Ships under way and where they are, at the moments when somebody looks out; none at others. */
export function lookoutsOf(ships: readonly Ship[], nowMs: number, stepS: number): Lookout[] {
  if (nowMs % lookEveryMs >= stepS * 1000) return [];
  const out: Lookout[] = [];
  for (const ship of ships) {
    const at = shipAt(ship, nowMs);
    if (at !== undefined && at.sogKn > 1) out.push({ ship, lat: at.lat, lon: at.lon });
  }
  return out;
}

function radarPlot(boat: Boat, nowMs: number, { figures, boundary }: Telling): ReportDraft {
  const { rng } = boat;
  const centre = sideOf(boundary, boat);
  const radiusM = drawRadiusM(rng, { low: 200, high: 650 });
  return {
    kind: 'radar',
    boat: boat.id,
    timeMs: nowMs,
    receivedMs: nowMs + 36_000,
    centre,
    fields: {
      channel: 'radar',
      position: toldPosition(rng, boat, {
        radiusM,
        source: 'radar',
        digits: 4,
        broken: figures.brokenRadius,
      }),
      text: say('radar', centre),
    },
  };
}

function cameraSighting(boat: Boat, nowMs: number, { figures }: Telling): ReportDraft {
  const { rng } = boat;
  const persons = seenPeople(rng, boat.aboard, 0.2);
  return {
    kind: 'camera',
    boat: boat.id,
    timeMs: nowMs,
    receivedMs: nowMs + 72_000,
    centre: 'uk',
    fields: {
      channel: 'camera',
      position: toldPosition(rng, boat, {
        radiusM: 350 + 250 * rng.uniform(),
        source: 'camera',
        digits: 4,
        broken: figures.brokenRadius,
      }),
      ...(rng.chance(0.5) ? { persons } : {}),
      text: wording('uk', { lead: 'camera' }),
    },
  };
}

function aircraftSighting(boat: Boat, nowMs: number, { figures, boundary }: Telling): ReportDraft {
  const { rng } = boat;
  const centre = rng.chance(0.7) ? sideOf(boundary, boat) : 'fr';
  const persons = seenPeople(rng, boat.aboard, 0.12);
  const delayMs = (1 + rng.exponential() * 5) * minuteMs;
  return {
    kind: 'aircraft',
    boat: boat.id,
    timeMs: nowMs,
    receivedMs: nowMs + Math.round(delayMs),
    centre,
    fields: {
      channel: 'aircraft',
      position: toldPosition(rng, boat, {
        radiusM: 250 + 250 * rng.uniform(),
        source: 'aircraft',
        digits: 4,
        broken: figures.brokenRadius,
      }),
      ...(rng.chance(0.6) ? { persons } : {}),
      craft: {
        type: boat.type,
        ...(rng.chance(0.6) ? { colour: boat.colour } : {}),
        ...(rng.chance(0.7) ? { engine: boat.engine } : {}),
      },
      text: wording(centre, { lead: 'aircraft', people: persons.count }),
    },
  };
}

function shipSighting(boat: Boat, ship: Ship, nowMs: number, { figures, boundary }: Telling) {
  const { rng } = boat;
  const centre = sideOf(boundary, boat);
  const seen = seenPeople(rng, boat.aboard, 0.2);
  const persons = { ...seen, count: Math.max(5, Math.round(seen.count / 10) * 10) };
  const draft: ReportDraft = {
    kind: 'ship',
    boat: boat.id,
    timeMs: nowMs,
    centre,
    receivedMs: nowMs + Math.round((1 + rng.exponential() * 4) * minuteMs),
    fields: {
      channel: 'vhf',
      position: toldPosition(rng, boat, {
        radiusM: drawRadiusM(rng, { low: 500, high: 1800 }),
        source: 'vessel',
        digits: 3,
        broken: figures.brokenRadius,
      }),
      persons,
      craft: { type: boat.type },
      vessel: ship.name,
      text: wording(centre, { lead: 'ship', people: persons.count, more: [ship.name] }),
    },
  };
  return draft;
}

/** A thing that is no boat of the night: a fishing boat without AIS, or something adrift. */
export function falsePlots(
  rng: Rng,
  thing: { id: string; kind: 'fishing' | 'debris'; at: LatLon; firstMs: number },
  telling: Telling,
): ReportDraft[] {
  const out: ReportDraft[] = [];
  const count = 1 + rng.integer(3);
  const heading = rng.uniform() * 2 * Math.PI;
  const speedMps = thing.kind === 'fishing' ? 1.4 : 0.5;
  for (let i = 0; i < count; i++) {
    const sinceS = i * drawUniform(rng, { low: 1200, high: 2400 });
    const at = stepFrom(thing.at, {
      eastM: Math.sin(heading) * speedMps * sinceS,
      northM: Math.cos(heading) * speedMps * sinceS,
    });
    const centre = sideOf(telling.boundary, at);
    const timeMs = thing.firstMs + Math.round(sinceS) * 1000;
    const radiusM = Math.round(drawRadiusM(rng, { low: 250, high: 700 }));
    out.push({
      kind: 'false',
      falseAlarm: thing.id,
      timeMs,
      receivedMs: timeMs + 40_000,
      centre,
      fields: {
        channel: 'radar',
        position: { lat: round(at.lat, 4), lon: round(at.lon, 4), radiusM, source: 'radar' },
        text: say('radar', centre),
      },
    });
  }
  return out;
}

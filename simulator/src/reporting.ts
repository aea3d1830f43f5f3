/** Reports by people: calls, messages, aid groups, relays, landings. Sensors are in sensing.ts. */
import type { LatLon } from '@straitwatch/geo';
import { pick, type Rng } from '@straitwatch/maths';
import type { Centre, Channel, Position, Sign } from '@straitwatch/protocol';
import { otherCentre } from '@straitwatch/protocol';
import type { Boat, Caller } from './boats.js';
import type { LevelFigures } from './levels.js';
import { phonePosition, placeBefore, round, saidPeople, sideOf, toldPosition } from './telling.js';
import type { ReportDraft, SimulatedReport } from './types.js';
import { say, sayNear, wording } from './words.js';

/** What every way of reporting needs to know. */
export interface Telling {
  readonly figures: LevelFigures;
  readonly boundary: readonly LatLon[];
}

const minuteMs = 60_000;
const hourMs = 3_600_000;
const otherColours = ['black', 'grey', 'white', 'blue'] as const;

/** Those aboard who see on a map that they are over the line call England: so long, so much more often. */
const crossing = { forMs: 50 * minuteMs, times: 8 };

/** Calls in an hour from this boat as it is now. */
export function callsPerHour(boat: Boat, figures: LevelFigures, nowMs: number): number {
  if (boat.isSilent || nowMs - boat.launchMs < 25 * minuteMs) return 0;
  const { crossedMs } = boat;
  const isCrossing = crossedMs !== undefined && nowMs - crossedMs < crossing.forMs;
  let rate = isCrossing ? crossing.times : 1;
  if (boat.engine === 'stopped') rate = Math.max(rate, 3);
  if (boat.takingWater) rate = Math.max(rate, 4.5);
  // After a capsize telephones are wet: some calls at first, then hardly any.
  if (boat.capsized) rate = 1.5;
  return rate * figures.calling;
}

/** One call or message. Nothing when every telephone aboard is dead. */
export function callFrom(boat: Boat, nowMs: number, { figures, boundary }: Telling) {
  const { rng } = boat;
  const alive = boat.callers.filter((one) => one.callsLeft > 0);
  if (alive.length === 0) return undefined;
  const caller = pick(rng, alive);
  caller.callsLeft -= 1;
  const side = sideOf(boundary, boat);
  const channel = channelOf(rng, side);
  const isMessage = channel === 'whatsapp';
  const centre: Centre = channel === '999' ? 'uk' : channel === '196' ? 'fr' : side;
  const { position, place } = phonePosition(rng, boat, figures, { nowMs, isMessage });
  const signs = signsOf(rng, boat);
  const persons = rng.chance(0.8) ? saidPeople(rng, boat) : undefined;
  const isStopped = boat.engine === 'stopped';
  const craft = craftOf(rng, boat, figures);
  const times = timesOf(rng, figures, nowMs, isMessage);
  const more: string[] = [];
  if (place !== undefined) more.push(sayNear(place, centre));
  if (rng.chance(0.1)) more.push(say('cutOff', centre));
  if (!caller.languages.includes('en') && rng.chance(0.3)) more.push(say('interpreter', centre));
  if (channel === '999' && side === 'fr') more.push(say('foreignTone', centre));
  const text = wording(centre, {
    lead: isMessage ? 'message' : 'caller',
    people: persons?.count,
    engineStopped: isStopped && craft.engine === 'stopped',
    signs,
    more,
  });
  const draft: ReportDraft = {
    kind: isMessage ? 'message' : 'call',
    boat: boat.id,
    ...times,
    centre,
    fields: {
      channel,
      ...(position === undefined ? {} : { position }),
      caller: caller.hash,
      ...(persons === undefined ? {} : { persons: withChildren(persons, signs, boat, rng) }),
      craft,
      ...(signs.length === 0 ? {} : { signs }),
      ...(rng.chance(0.5) ? { languages: [...caller.languages] } : {}),
      ...(rng.chance(0.15) ? { launch: launchTold(rng, boat) } : {}),
      text,
    },
  };
  return draft;
}

function withChildren<T extends { count: number }>(
  persons: T,
  signs: readonly Sign[],
  boat: Boat,
  rng: Rng,
): T & { children?: number } {
  if (!signs.includes('children') || boat.children === 0 || !rng.chance(0.5)) return persons;
  return { ...persons, children: Math.min(boat.children, persons.count) };
}

function channelOf(rng: Rng, side: Centre): Channel {
  const drawn = rng.uniform();
  if (side === 'uk') return drawn < 0.72 ? '999' : drawn < 0.85 ? '112' : 'whatsapp';
  return drawn < 0.45 ? '112' : drawn < 0.75 ? '196' : drawn < 0.92 ? 'whatsapp' : '999';
}

function signsOf(rng: Rng, boat: Boat): Sign[] {
  const signs: Sign[] = [];
  if (boat.takingWater ? rng.chance(0.75) : rng.chance(0.08)) signs.push('taking-water');
  if (boat.capsized && rng.chance(0.6)) signs.push('capsized');
  if (boat.capsized && rng.chance(0.8)) signs.push('people-in-water');
  if (rng.chance(0.07)) signs.push('medical');
  if (boat.children > 0 && rng.chance(0.2)) signs.push('children');
  return signs;
}

function craftOf(rng: Rng, boat: Boat, figures: LevelFigures) {
  const isWrong = rng.chance(figures.wrongColour);
  return {
    ...(rng.chance(0.75) ? { type: boat.type } : {}),
    ...(rng.chance(0.5) ? { colour: isWrong ? pick(rng, otherColours) : boat.colour } : {}),
    ...(rng.chance(0.15) ? { lengthM: boat.lengthM + rng.integer(3) - 1 } : {}),
    ...(rng.chance(0.6) ? { engine: boat.engine } : {}),
  };
}

function launchTold(rng: Rng, boat: Boat) {
  const halfHourMs = 30 * minuteMs;
  const told = Math.round((boat.launchMs + rng.normal() * halfHourMs) / halfHourMs) * halfHourMs;
  const time = new Date(told).toISOString().replace('.000', '');
  return rng.chance(0.6) ? { place: boat.launch.name, time } : { place: boat.launch.name };
}

function timesOf(rng: Rng, figures: LevelFigures, nowMs: number, isMessage: boolean) {
  let delayMs = 15_000 + rng.exponential() * (isMessage ? 150_000 : 50_000);
  if (rng.chance(figures.late)) delayMs += (0.5 + 2 * rng.uniform()) * hourMs;
  const isOff = rng.chance(figures.clockOff);
  const offMs = isOff ? (rng.chance(0.5) ? -hourMs : Math.round(rng.normal() * 15) * minuteMs) : 0;
  return { timeMs: nowMs + offMs, receivedMs: nowMs + Math.round(delayMs) };
}

/** An aid group passes on what it was told some time before, under its own number. */
export function aidGroupReport(boat: Boat, nowMs: number, { figures, boundary }: Telling) {
  const { rng } = boat;
  const agoMs = (8 + 30 * rng.uniform()) * minuteMs;
  const at = placeBefore(boat, nowMs, agoMs);
  const side = sideOf(boundary, boat);
  const centre = rng.chance(0.75) ? side : otherCentre(side);
  const radiusM = 20 + 70 * rng.uniform();
  const position = toldPosition(rng, at, {
    radiusM,
    source: 'whatsapp',
    digits: 5,
    broken: figures.brokenRadius,
  });
  const persons = saidPeople(rng, boat);
  const signs: Sign[] = boat.takingWater ? ['taking-water'] : [];
  const draft: ReportDraft = {
    kind: 'ngo',
    boat: boat.id,
    timeMs: nowMs - agoMs,
    receivedMs: nowMs,
    centre,
    fields: {
      channel: 'ngo',
      position,
      caller: 'ca1d6a0e5',
      persons,
      craft: { type: boat.type, ...(rng.chance(0.4) ? { colour: boat.colour } : {}) },
      ...(signs.length === 0 ? {} : { signs }),
      text: wording(centre, { lead: 'aidGroup', people: persons.count, signs }),
    },
  };
  return draft;
}

/** The other centre passes a report on: later, rounded, sometimes changed, under another number. */
export function relayOf(
  rng: Rng,
  source: { report: SimulatedReport; boat: string; nowMs: number },
  figures: LevelFigures,
): ReportDraft {
  const { report, boat, nowMs } = source;
  const centre = otherCentre(report.centre);
  const { position, persons, craft, signs, caller, languages } = report;
  const isChanged = rng.chance(0.1);
  const count = persons?.count;
  const told = count === undefined ? undefined : isChanged ? Math.max(1, count - 5) : count;
  const delayMs = (2 + rng.exponential() * 12 * (figures.late > 0.03 ? 2 : 1)) * minuteMs;
  return {
    kind: 'relay',
    boat,
    timeMs: Date.parse(report.time),
    receivedMs: nowMs + Math.round(delayMs),
    centre,
    of: report.id,
    fields: {
      channel: 'relay',
      ...(position === undefined ? {} : { position: coarser(position) }),
      ...(caller !== undefined && rng.chance(0.3) ? { caller } : {}),
      ...(told === undefined ? {} : { persons: { count: told, quality: 'stated' as const } }),
      ...(craft === undefined ? {} : { craft }),
      ...(signs === undefined ? {} : { signs }),
      ...(languages === undefined ? {} : { languages }),
      ...(rng.chance(0.5) ? { about: report.id } : {}),
      text: wording(centre, { lead: 'otherCentre', people: told, signs: signs ?? [] }),
    },
  };
}

function coarser(position: Position): Position {
  return {
    lat: round(position.lat, 2),
    lon: round(position.lon, 2),
    radiusM: Math.max(1200, position.radiusM ?? 0),
    source: position.source ?? 'verbal',
  };
}

/** People stepped ashore in England, or came back to the beach they left. */
export function endingReport(boat: Boat, nowMs: number, how: 'landed' | 'returned'): ReportDraft {
  const { rng } = boat;
  const isLanded = how === 'landed';
  const centre: Centre = isLanded ? 'uk' : 'fr';
  const count = isLanded ? boat.landed : boat.returned;
  const isCounted = rng.chance(0.7);
  const told = isCounted ? count : Math.max(1, Math.round(count * (1 + 0.15 * rng.normal())));
  const delayMs = (3 + rng.exponential() * 12) * minuteMs;
  return {
    kind: isLanded ? 'landing' : 'return',
    boat: boat.id,
    timeMs: nowMs + Math.round(delayMs / 2),
    receivedMs: nowMs + Math.round(delayMs),
    centre,
    fields: {
      channel: isLanded ? (rng.chance(0.6) ? '999' : 'camera') : '196',
      position: toldPosition(rng, boat, { radiusM: 700, source: 'verbal', digits: 3, broken: 0 }),
      persons: { count: told, quality: isCounted ? 'counted' : 'estimated' },
      signs: [how],
      text: wording(centre, { people: told, signs: [how] }),
    },
  };
}

/** A telephone that is not of this night's boats. */
export function strangerCall(rng: Rng, nowMs: number, falseAlarm: string): ReportDraft {
  const centre: Centre = rng.chance(0.5) ? 'uk' : 'fr';
  const count = 10 + rng.integer(60);
  return {
    kind: 'false',
    falseAlarm,
    timeMs: nowMs,
    receivedMs: nowMs + 30_000 + Math.round(rng.exponential() * 60_000),
    centre,
    fields: {
      channel: centre === 'uk' ? '999' : '112',
      caller: `c${rng.uint32().toString(16).padStart(8, '0')}`,
      ...(rng.chance(0.6) ? { persons: { count, quality: 'stated' as const } } : {}),
      text: wording(centre, { lead: 'caller', more: [say('cutOff', centre)] }),
    },
  };
}

export type { Caller };

/** How the desk writes times, ages, places and people. */

import marksFile from '@straitwatch/data/marks.json';
import { type PlaceMark, placeInWords, sayPlace } from '@straitwatch/geo';
import type { Actor, BoatView, PeopleRange } from '@straitwatch/protocol';
import type { Language } from './words/index.js';

const marks: readonly PlaceMark[] = marksFile.marks;
const minuteMs = 60_000;

/** Between a number and its unit, so that a line never breaks there. */
const gap = '\u00a0';

/** "4 min", "2 h 05", "3 d" from then to now: never negative when clocks differ a little. */
export function age(fromIso: string | number, nowMs: number, language: Language = 'en'): string {
  const fromMs = typeof fromIso === 'number' ? fromIso : Date.parse(fromIso);
  return duration(nowMs - fromMs, language);
}

/** The same for a length of time. */
export function duration(lengthMs: number, language: Language = 'en'): string {
  const ms = Math.max(0, lengthMs);
  if (ms < minuteMs) return `${Math.floor(ms / 1000)}${gap}s`;
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 60) return `${minutes}${gap}min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}${gap}h${gap}${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)}${gap}${language === 'fr' ? 'j' : 'd'}`;
}

/** A position is pale from here on, then dashed, and at 20 minutes the board asks to look again. */
export const paleFromMs = 10 * minuteMs;
export const dashedFromMs = 15 * minuteMs;

/** How old something is, as a class of the page: empty while it is fresh. */
export function ageClass(fromIso: string, nowMs: number): '' | 'pale' | 'pale stale' {
  const ageMs = nowMs - Date.parse(fromIso);
  if (ageMs < paleFromMs) return '';
  return ageMs < dashedFromMs ? 'pale' : 'pale stale';
}

/** Hours and minutes in UTC. */
export function clock(iso: string | number): string {
  return new Date(iso).toISOString().slice(11, 16);
}

/** Hours and minutes where the officer's partner sits. */
export function localClock(ms: number, zone: 'Europe/London' | 'Europe/Paris'): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms);
}

export function placeWords(at: { lat: number; lon: number }, language: Language): string {
  const place = placeInWords(at, marks);
  return place === undefined ? '' : sayPlace(place, language);
}

/** Radius that holds the boat with 95 % now: it grows from the time of the position on. */
export function radiusNowM(position: NonNullable<BoatView['position']>, nowMs: number): number {
  const ageS = Math.max(0, nowMs - Date.parse(position.time)) / 1000;
  return position.radiusM + position.growthMps * ageS;
}

export function miles(metres: number, language: Language): string {
  const nm = metres / 1852;
  const text = nm < 10 ? Math.max(0.1, nm).toFixed(1) : String(Math.round(nm));
  return language === 'fr' ? text.replace('.', ',') : text;
}

export function peopleText(people: PeopleRange): { best: string; range: string } {
  const best = people.best === undefined ? '?' : String(people.best);
  const range = people.low === people.high ? `${people.low}` : `${people.low}–${people.high}`;
  return { best, range };
}

export function actorName(by: Actor): string {
  if (by.kind === 'officer') return by.name;
  return by.kind === 'feed' ? by.name : by.part;
}

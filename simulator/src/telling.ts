/** How a true position or number is told: radius, age, rounding, and where promises are broken. */
import { fastDistanceM, type LatLon, stepFrom } from '@straitwatch/geo';
import { drawCircularNormal, drawUniform, type Rng } from '@straitwatch/maths';
import type { Centre, Persons, Position } from '@straitwatch/protocol';
import type { Boat } from './boats.js';
import type { LevelFigures } from './levels.js';
import { spokenPlaces } from './places.js';

/** The position as told with this radius, and the radius holds with 95 % except for the broken share. */
export function toldPosition(
  rng: Rng,
  at: LatLon,
  told: { radiusM: number; source: string; digits: number; broken: number },
): Position {
  const promise = rng.chance(told.broken) ? 3 : 1;
  const error = drawCircularNormal(rng, { radius95: told.radiusM * promise });
  const seen = stepFrom(at, { eastM: error.east, northM: error.north });
  return {
    lat: round(seen.lat, told.digits),
    lon: round(seen.lon, told.digits),
    radiusM: Math.round(told.radiusM),
    source: told.source,
  };
}

/** A radius drawn evenly on a logarithmic scale, metres. */
export function drawRadiusM(rng: Rng, range: { low: number; high: number }): number {
  return Math.exp(drawUniform(rng, { low: Math.log(range.low), high: Math.log(range.high) }));
}

export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Where the boat was so many milliseconds ago, from its trail. */
export function placeBefore(boat: Boat, nowMs: number, agoMs: number): LatLon {
  let place: LatLon = boat;
  for (let i = boat.trail.length - 1; i >= 0; i--) {
    const step = boat.trail[i];
    if (step === undefined) break;
    place = { lat: step.lat, lon: step.lon };
    if (step.timeMs <= nowMs - agoMs) break;
  }
  return place;
}

/** The position of a call or message by one of the ways a telephone has, or none. */
export function phonePosition(
  rng: Rng,
  boat: Boat,
  figures: LevelFigures,
  call: { nowMs: number; isMessage: boolean },
): { position?: Position; place?: string } {
  const { brokenRadius: broken } = figures;
  const drawn = rng.uniform();
  if (!call.isMessage && drawn < figures.noPosition) return {};
  const way = call.isMessage ? 1 : rng.uniform();
  if (way < 0.45) {
    const radiusM = drawRadiusM(rng, { low: 12, high: 320 });
    return { position: toldPosition(rng, boat, { radiusM, source: 'aml', digits: 5, broken }) };
  }
  if (way < 0.6) {
    const radiusM = [6000, 9000, 13_000][rng.integer(3)] ?? 9000;
    return { position: toldPosition(rng, boat, { radiusM, source: 'cell', digits: 4, broken }) };
  }
  if (way < 0.75) return spokenPosition(boat);
  const isStale = rng.chance(figures.stalePins);
  const agoMs = isStale ? rng.uniform() * figures.staleMinMax * 60_000 : 0;
  const radiusM = drawRadiusM(rng, { low: 8, high: 70 });
  const at = placeBefore(boat, call.nowMs, agoMs);
  return { position: toldPosition(rng, at, { radiusM, source: 'whatsapp', digits: 5, broken }) };
}

/** A caller who names the nearest well-known place; beyond ten kilometres nobody knows one. */
function spokenPosition(boat: Boat): { position?: Position; place?: string } {
  let best = spokenPlaces[0];
  for (const place of spokenPlaces) {
    if (best === undefined || fastDistanceM(boat, place) < fastDistanceM(boat, best)) best = place;
  }
  if (best === undefined) return {};
  const apartM = fastDistanceM(boat, best);
  if (apartM > 10_000) return {};
  const radiusM = apartM > 4500 ? 10_000 : 5000;
  const { lat, lon, name } = best;
  return {
    position: { lat: round(lat, 2), lon: round(lon, 2), radiusM, source: 'verbal' },
    place: name,
  };
}

/** How many people a caller says: rounded, guessed, or without the children. */
export function saidPeople(rng: Rng, boat: Boat): Persons {
  let count = boat.people;
  const way = rng.uniform();
  if (way < 0.2) count = boat.people;
  else if (way < 0.55) count = Math.round(boat.people / 10) * 10;
  else if (way < 0.75) count = Math.round(boat.people / 5) * 5;
  else if (way < 0.87) count = boat.people - boat.children;
  else count = Math.round(boat.people * (1 + 0.18 * rng.normal()));
  return { count: Math.max(1, Math.min(300, count)), quality: 'stated' };
}

/** How many people somebody sees from a deck or the air. */
export function seenPeople(rng: Rng, aboard: number, errorShare: number): Persons {
  const count = Math.round(aboard * (1 + errorShare * rng.normal()));
  return { count: Math.max(1, Math.min(300, count)), quality: 'estimated' };
}

/** Which side of the boundary line a place is on: the centre whose waters they are. */
export function sideOf(boundary: readonly LatLon[], place: LatLon): Centre {
  let nearestM = Infinity;
  let side: Centre = 'uk';
  for (let i = 1; i < boundary.length; i++) {
    const [from, to] = [boundary[i - 1], boundary[i]];
    if (from === undefined || to === undefined) continue;
    const middle = { lat: (from.lat + to.lat) / 2, lon: (from.lon + to.lon) / 2 };
    const apartM = Math.min(
      fastDistanceM(place, from),
      fastDistanceM(place, to),
      fastDistanceM(place, middle),
    );
    if (apartM >= nearestM) continue;
    nearestM = apartM;
    // The line runs south-west to north-east: England on its left.
    const cross =
      (to.lon - from.lon) * (place.lat - from.lat) - (to.lat - from.lat) * (place.lon - from.lon);
    side = cross > 0 ? 'uk' : 'fr';
  }
  return side;
}

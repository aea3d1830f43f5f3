/** What one boat's cloud is made of: its best position, what it may be, and what is known of the sea. */
import { smallBoatObjects } from '@straitwatch/drift';
import type { BoatView, DriftInputs } from '@straitwatch/protocol';
import type { SeaForDrift } from '../sea/sea.js';
import { hoursTo } from './hours.js';

/** Particles of one cloud: its 95 % area is then steady within about a twentieth. */
export const particlesEach = 2_000;
/** A position older than this says nothing any more of where the boat is. */
export const oldestHours = 48;

/** From any French beach between the Somme and Dunkerque to the nearest of Kent, about. */
const towardsKentDegTrue = 325;
/**
 * A boat whose engine runs: 2 to 6 kn towards Kent, and it may stop at any time; those who say that it
 * runs are seldom right for long. Judgements, shown with every cloud.
 */
const engineRuns = {
  courseToDegTrue: towardsKentDegTrue,
  courseSdDeg: 25,
  speedMps: 1.8,
  speedSdMps: 0.6,
  stopsAfterH: [0, 3] as [number, number],
};

const runningWords = new Set(['running', 'on', 'under way', 'underway', 'started']);

/** @returns undefined for a boat that has ended, has no position, or one of another day. */
export function driftInputs(
  boat: BoatView,
  { sea, nowMs }: { readonly sea: Pick<SeaForDrift, 'forDrift'>; readonly nowMs: number },
): DriftInputs | undefined {
  const { position } = boat;
  if (boat.status === 'ended' || position === undefined) return undefined;
  const ageHours = (nowMs - Date.parse(position.time)) / 3_600_000;
  if (ageHours > oldestHours || ageHours < -1) return undefined;
  const isRunning = runningWords.has((boat.craft.engine ?? '').toLowerCase());
  return {
    report: position.report,
    time: position.time,
    lat: position.lat,
    lon: position.lon,
    radiusM: position.radiusM,
    objects: smallBoatObjects.map(({ class: key, weight, why }) => ({ class: key, weight, why })),
    ...(isRunning ? { engine: engineRuns } : {}),
    ...sea.forDrift({
      lat: position.lat,
      lon: position.lon,
      timeMs: Date.parse(position.time),
      hours: hoursTo(nowMs, position.time),
    }),
    particles: particlesEach,
    seed: seedOf(boat.id),
  };
}

/** The same boat has the same chance in each run, so that its cloud moves only when its inputs do. */
function seedOf(id: string): number {
  let seed = 2_166_136_261;
  for (const char of id) seed = Math.imul(seed ^ char.charCodeAt(0), 16_777_619) >>> 0;
  return seed;
}

/** Who sends AIS in the Strait, when, and what: types 1, 5, 9, 18, 21 and 24 (ITU-R M.1371-5 rates). */
import type { AisMessage } from '@straitwatch/ais';
import type { Rng } from '@straitwatch/maths';
import type { Craft } from './craft.js';
import type { SeaMark } from './strait.js';
import { type Motion, type Ship, shipAt } from './traffic.js';

export interface Transmitter {
  readonly mmsi: number;
  /** The position it would send at this time; nothing while it is off. */
  position(whenMs: number): AisMessage | undefined;
  /** Name, call sign, size: sent every six minutes. */
  statics(): readonly AisMessage[];
  /** Milliseconds until its next position. */
  intervalMs(whenMs: number): number;
  nextMs: number;
  nextStaticMs: number;
}

const staticEveryMs = 360_000;
/** Craft move in steps of this length; they send on a step so that what they send is where they are. */
export const craftStepMs = 10_000;

/** Position reports of class A: table 1 of the annex, without the faster rates of a turning ship. */
function classAIntervalMs(sogKn: number): number {
  if (sogKn < 0.2) return 180_000;
  if (sogKn <= 14) return 10_000;
  return sogKn <= 23 ? 6_000 : 2_000;
}

/** Twenty characters of the six-bit alphabet. */
export function aisText(text: string): string {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toUpperCase()
    .replace(/[^\x20-\x5f]/g, ' ')
    .slice(0, 20)
    .trim();
}

const secondOf = (whenMs: number): number => Math.floor(whenMs / 1000) % 60;

function dynamicOf(mmsi: number, isClassA: boolean, at: Motion, whenMs: number): AisMessage {
  const motion = {
    mmsi,
    lat: at.lat,
    lon: at.lon,
    sogKn: Math.round(at.sogKn * 10) / 10,
    cogDegTrue: (Math.round(at.cogDegTrue * 10) / 10) % 360,
    headingDegTrue: Math.round(at.cogDegTrue) % 360,
    second: secondOf(whenMs),
    accuracyHigh: true,
  };
  if (!isClassA) return { type: 18, ...motion, carrierSense: true };
  return { type: 1, navStatus: at.sogKn < 0.2 ? 5 : 0, ...motion };
}

function staticsOf(identity: {
  mmsi: number;
  name: string;
  callSign: string;
  shipType: number;
  destination?: string;
  lengthM: number;
  beamM: number;
  draughtM?: number;
  isClassA: boolean;
}): readonly AisMessage[] {
  const { mmsi, shipType, lengthM, beamM } = identity;
  const shipName = aisText(identity.name);
  const callSign = aisText(identity.callSign).slice(0, 7);
  const half = Math.floor(beamM / 2);
  const size = {
    dimToBowM: Math.round(lengthM * 0.8),
    dimToSternM: lengthM - Math.round(lengthM * 0.8),
    dimToPortM: half,
    dimToStarboardM: beamM - half,
  };
  if (identity.isClassA) {
    const destination = aisText(identity.destination ?? '');
    return [
      {
        type: 5,
        mmsi,
        shipName,
        callSign,
        shipType,
        ...size,
        ...(identity.draughtM === undefined ? {} : { draughtM: identity.draughtM }),
        ...(destination === '' ? {} : { destination }),
      },
    ];
  }
  return [
    { type: 24, part: 'A', mmsi, shipName },
    { type: 24, part: 'B', mmsi, shipType, callSign, ...size },
  ];
}

export function shipTransmitter(ship: Ship, rng: Rng, startMs: number): Transmitter {
  const statics = staticsOf(ship);
  return {
    mmsi: ship.mmsi,
    position: (whenMs) => {
      const at = shipAt(ship, whenMs);
      return at === undefined ? undefined : dynamicOf(ship.mmsi, ship.isClassA, at, whenMs);
    },
    statics: () => statics,
    intervalMs: (whenMs) => {
      const sogKn = shipAt(ship, whenMs)?.sogKn ?? 0;
      if (!ship.isClassA) return sogKn > 2 ? 30_000 : 180_000;
      return classAIntervalMs(sogKn);
    },
    nextMs: Math.max(startMs, ship.startMs) + rng.integer(10_000),
    nextStaticMs: Math.max(startMs, ship.startMs) + rng.integer(staticEveryMs),
  };
}

/** Ship types 51 search and rescue, 55 law enforcement. */
export function craftTransmitter(craft: Craft, rng: Rng, startMs: number): Transmitter | undefined {
  const { asset, isAir } = craft;
  const { mmsi } = asset;
  if (mmsi === undefined) return undefined;
  const isSmall = craft.survivorsMax <= 20;
  const lengthM = isSmall ? 9 : asset.kind === 'cutter' ? 42 : 24;
  const statics = isAir
    ? []
    : staticsOf({
        mmsi,
        name: asset.name,
        callSign: '',
        isClassA: !isSmall,
        lengthM,
        beamM: Math.round(lengthM / 4),
        shipType: asset.kind === 'lifeboat' ? 51 : 55,
      });
  const isFlying = (): boolean => craft.sogKn > 1 || (craft.task?.stage ?? 'called') !== 'called';
  return {
    mmsi,
    position: (whenMs) => {
      if (!isAir) return dynamicOf(mmsi, !isSmall, craft, whenMs);
      if (!isFlying()) return undefined;
      return {
        type: 9,
        mmsi,
        lat: craft.lat,
        lon: craft.lon,
        altitudeM: 150,
        sogKn: Math.round(craft.sogKn),
        cogDegTrue: Math.round(craft.cogDegTrue) % 360,
        second: secondOf(whenMs),
      };
    },
    statics: () => statics,
    intervalMs: () => {
      if (isAir) return craftStepMs;
      if (craft.sogKn < 0.2) return 180_000;
      return isSmall ? 30_000 : craftStepMs;
    },
    nextMs: startMs + craftStepMs * (1 + rng.integer(3)),
    nextStaticMs: startMs + rng.integer(staticEveryMs),
  };
}

export function markTransmitter(mark: SeaMark, rng: Rng, startMs: number): Transmitter {
  const name = mark.name.replace(/ lightvessel| light float/, ' LV').replace(/ \(.*/, '');
  const message: AisMessage = {
    type: 21,
    mmsi: mark.mmsi,
    atonType: mark.atonType,
    atonName: aisText(name),
    lat: mark.lat,
    lon: mark.lon,
    offPosition: false,
    virtual: false,
  };
  return {
    mmsi: mark.mmsi,
    position: () => message,
    statics: () => [],
    intervalMs: () => 180_000,
    nextMs: startMs + rng.integer(180_000),
    nextStaticMs: startMs + rng.integer(staticEveryMs),
  };
}

/** Messages due up to `untilMs`, in order of time; moves the transmitters' own clocks on. */
export function dueMessages(
  transmitters: readonly Transmitter[],
  untilMs: number,
  thin: number,
): { timeMs: number; message: AisMessage }[] {
  const out: { timeMs: number; message: AisMessage }[] = [];
  for (const one of transmitters) {
    while (one.nextMs <= untilMs) {
      const timeMs = one.nextMs;
      const message = one.position(timeMs);
      if (message !== undefined) out.push({ timeMs, message });
      // A ship that has left the chart is asked again once in five minutes, not every second.
      const waitMs = message === undefined ? 300_000 : one.intervalMs(timeMs) * thin;
      one.nextMs = timeMs + Math.max(1000, waitMs);
    }
    while (one.nextStaticMs <= untilMs) {
      const timeMs = one.nextStaticMs;
      if (one.position(timeMs) !== undefined) {
        for (const message of one.statics()) out.push({ timeMs, message });
      }
      one.nextStaticMs = timeMs + staticEveryMs * thin;
    }
  }
  return out.sort((a, b) => a.timeMs - b.timeMs || a.message.mmsi - b.message.mmsi);
}

/** A whole night from beginning to end, with its truth. */
import type { Boat } from './boats.js';
import type { BoatTruth, NightEvent, NightOptions, NightTruth } from './types.js';
import { createWorld, isoSeconds, type World } from './world.js';

export interface SimulatedNight {
  /** Everything that happens, in order, made as it is read: a long night takes no more memory. */
  readonly events: IterableIterator<NightEvent>;
  /** The truth so far; whole once `events` has been read to its end. */
  truth(): NightTruth;
  readonly world: World;
}

const stepMs = 60_000;

/**
 * Simulates a night that nobody works: the simulator's own hand sends the rescue craft.
 * @throws SimulatorError SIMULATOR_OPTION when an option is out of its range
 */
export function simulateNight(options: NightOptions): SimulatedNight {
  const world = createWorld(options);
  const endMs = options.startMs + options.hours * 3_600_000;
  const arrivals: number[] = [];

  function* events(): IterableIterator<NightEvent> {
    for (let untilMs = options.startMs + stepMs; untilMs <= endMs; untilMs += stepMs) {
      for (const event of world.advanceTo(untilMs)) {
        if (event.kind === 'report') arrivals.push(event.timeMs);
        yield event;
      }
    }
    for (const event of world.rest()) {
      if (event.kind === 'report') arrivals.push(event.timeMs);
      yield event;
    }
  }

  return { events: events(), world, truth: () => truthOf(world, arrivals) };
}

/** Share of the night's reports that have arrived at each of the moments to look. */
const momentShares = [0.4, 0.65, 0.9];

/** The truth of a world up to now. `arrivals` are the times at which reports arrived, milliseconds. */
export function truthOf(world: World, arrivals: readonly number[]): NightTruth {
  const { options, sea } = world;
  const moments = momentShares.map((share) =>
    isoSeconds(arrivals[Math.floor(share * (arrivals.length - 1))] ?? world.nowMs()),
  );
  return {
    night: `${options.level}-${options.seed}`,
    level: options.level,
    seed: options.seed,
    simulated: true,
    start: isoSeconds(options.startMs),
    end: isoSeconds(Math.max(world.nowMs(), arrivals.at(-1) ?? 0)),
    moments,
    sea: { windMps: sea.windMps, windTowardsDeg: sea.windTowardsDeg },
    boats: world.boats.map(boatTruth),
    falseAlarms: world.falseAlarms,
    reports: Object.fromEntries(world.reports),
  };
}

function boatTruth(boat: Boat): BoatTruth {
  const { id, people, children, type, colour, lengthM } = boat;
  const { recovered, landed, returned, lost } = boat;
  return {
    id,
    people,
    children,
    type,
    colour,
    lengthM,
    launch: { place: boat.launch.name, time: isoSeconds(boat.launchMs) },
    outcome: boat.isAfloat ? (boat.ended ?? 'at-sea') : 'not-launched',
    recovered,
    landed,
    returned,
    lost,
    atSea: boat.aboard,
    events: boat.events.map((one) => ({ time: isoSeconds(one.timeMs), what: one.what })),
    stillAtSea: boat.stillAtSea.map((one) => ({
      from: isoSeconds(one.fromMs),
      people: one.people,
    })),
    reports: [...boat.received],
    track: boat.trail
      .filter((_, i) => i % 10 === 0)
      .map(
        (one) =>
          [
            isoSeconds(one.timeMs).slice(11, 16),
            Math.round(one.lat * 1e4) / 1e4,
            Math.round(one.lon * 1e4) / 1e4,
          ] as const,
      ),
  };
}

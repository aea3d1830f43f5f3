/**
 * The dials of difficulty. Every figure is a judgement made to resemble the sample nights and the public
 * record, not a measurement; README.md says which public figure stands behind which dial.
 */
import type { Level } from './types.js';

export interface LevelFigures {
  /** Boats of a night, least and most. */
  readonly boats: readonly [number, number];
  /** Boats that leave together, on average. */
  readonly boatsABurst: number;
  /** Telephones that call from one boat, at most. */
  readonly callersMax: number;
  /** Multiplies every rate of calling. */
  readonly calling: number;
  /** Share of calls with no position at all. */
  readonly noPosition: number;
  /** Share of pins that were taken a while before, up to this many minutes. */
  readonly stalePins: number;
  readonly staleMinMax: number;
  /** Share of positions that break the promise of their radius. */
  readonly brokenRadius: number;
  /** Share of reports that arrive hours late, and of times that are wrong. */
  readonly late: number;
  readonly clockOff: number;
  readonly relayed: number;
  readonly refers: number;
  readonly wrongReference: number;
  readonly wrongColour: number;
  readonly lentPhone: number;
  /** False alarms for each true boat. */
  readonly falseAlarms: number;
  /** Share of recoveries counted one or two wrong. */
  readonly countedWrong: number;
  /** Share of boats that the simulator's own hand sends nobody to. */
  readonly overlooked: number;
  /** Engine stops in an hour of running; the share of stops that are for good. */
  readonly engineStopsPerHour: number;
  readonly engineDead: number;
  /** Taking water and capsizing, in an hour without and with the trouble before it. */
  readonly waterPerHour: number;
  readonly capsizePerHour: number;
  /** Radar plots of a boat in an hour. */
  readonly radarPerHour: number;
  readonly windMpsMax: number;
}

export const levelFigures: Readonly<Record<Level, LevelFigures>> = {
  easy: {
    boats: [3, 8],
    boatsABurst: 2,
    callersMax: 3,
    calling: 0.8,
    noPosition: 0.12,
    stalePins: 0.1,
    staleMinMax: 15,
    brokenRadius: 0.02,
    late: 0.02,
    clockOff: 0.01,
    relayed: 0.2,
    refers: 0.3,
    wrongReference: 0.02,
    wrongColour: 0.04,
    lentPhone: 0,
    falseAlarms: 0.1,
    countedWrong: 0,
    overlooked: 0,
    engineStopsPerHour: 0.25,
    engineDead: 0.4,
    waterPerHour: 0.08,
    capsizePerHour: 0.01,
    radarPerHour: 0.7,
    windMpsMax: 4,
  },
  real: {
    boats: [6, 30],
    boatsABurst: 4,
    callersMax: 4,
    calling: 1,
    noPosition: 0.28,
    stalePins: 0.25,
    staleMinMax: 30,
    brokenRadius: 0.05,
    late: 0.05,
    clockOff: 0.03,
    relayed: 0.3,
    refers: 0.3,
    wrongReference: 0.08,
    wrongColour: 0.1,
    lentPhone: 0.06,
    falseAlarms: 0.35,
    countedWrong: 0.04,
    overlooked: 0.05,
    engineStopsPerHour: 0.3,
    engineDead: 0.4,
    waterPerHour: 0.1,
    capsizePerHour: 0.02,
    radarPerHour: 0.7,
    windMpsMax: 7,
  },
  hard: {
    boats: [15, 60],
    boatsABurst: 6,
    callersMax: 4,
    calling: 1.1,
    noPosition: 0.42,
    stalePins: 0.35,
    staleMinMax: 60,
    brokenRadius: 0.1,
    late: 0.09,
    clockOff: 0.06,
    relayed: 0.4,
    refers: 0.3,
    wrongReference: 0.15,
    wrongColour: 0.18,
    lentPhone: 0.12,
    falseAlarms: 0.6,
    countedWrong: 0.1,
    overlooked: 0.1,
    engineStopsPerHour: 0.35,
    engineDead: 0.45,
    waterPerHour: 0.14,
    capsizePerHour: 0.04,
    radarPerHour: 0.5,
    windMpsMax: 9,
  },
};

/** Mean people a boat by year: Home Office time series, people / boats (data/crossings.csv). */
export const peopleMeanByYear: Readonly<Record<number, number>> = {
  2018: 7,
  2019: 11,
  2020: 13,
  2021: 28,
  2022: 41,
  2023: 49,
  2024: 53,
  2025: 62,
  2026: 68,
};

/** The figure of a year; the nearest known year outside 2018 to 2026. */
export function peopleMeanOf(year: number): number {
  return peopleMeanByYear[Math.max(2018, Math.min(2026, year))] ?? 50;
}

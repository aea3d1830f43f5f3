/** What goes into a night and what comes out of it. */
import type { AisMessage } from '@straitwatch/ais';
import type { Centre, Report, Sign, TaskStatus } from '@straitwatch/protocol';
import type { Strait } from './strait.js';
import type { FlowAt } from './stream.js';

export const levels = ['easy', 'real', 'hard'] as const;
export type Level = (typeof levels)[number];

export interface NightOptions {
  readonly strait: Strait;
  readonly seed: number | string;
  readonly level: Level;
  /** Milliseconds since 1970, UTC. */
  readonly startMs: number;
  readonly hours: number;
  /** Number of boats; drawn by level when absent (easy 3-8, real 6-30, hard 15-60). */
  readonly boats?: number;
  /** Bursts of launches at given times, besides the drawn ones and as part of `boats`. */
  readonly bursts?: readonly Burst[];
  /** Mean number of people aboard; the public figure of the year of `startMs` when absent. */
  readonly peopleMean?: number;
  /** Passing ships in a day, both ways together. */
  readonly shipsPerDay?: number;
  /** The tidal stream; that of data/tidal-streams.json when absent. */
  readonly current?: FlowAt;
  /** False leaves AIS out; a number above 1 makes every transmitter that much rarer. */
  readonly ais?: boolean;
  readonly aisThin?: number;
  /** Nothing is sent before this time; the night's own beginning when absent. */
  readonly aisFromMs?: number;
  /** No false alarm begins before this time. */
  readonly falseAlarmsFromMs?: number;
  /** Who sends rescue craft: the simulator's own hand (default), or nobody but the orders given. */
  readonly dispatch?: 'own' | 'orders';
}

/** Boats that leave one stretch of coast together. */
export interface Burst {
  /** The middle of it, milliseconds since 1970. */
  readonly atMs: number;
  readonly boats: number;
}

/** A report as in the contract, with when it reaches the centre. */
export type SimulatedReport = Report & { received: string };

export type NightEvent =
  | { readonly kind: 'report'; readonly timeMs: number; readonly report: SimulatedReport }
  | { readonly kind: 'ais'; readonly timeMs: number; readonly message: AisMessage }
  | {
      readonly kind: 'task';
      readonly timeMs: number;
      readonly task: string;
      readonly status: TaskStatus;
      readonly answeredBy: string;
      readonly etaMs?: number;
      readonly note?: string;
    };

export const reportKinds = [
  'call',
  'message',
  'relay',
  'ngo',
  'radar',
  'camera',
  'aircraft',
  'ship',
  'sighting',
  'recovery',
  'landing',
  'return',
  'false',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** recovered: everybody; partly-recovered: some were lost or are still out. */
export type Outcome =
  | 'recovered'
  | 'partly-recovered'
  | 'landed'
  | 'returned'
  | 'lost'
  | 'at-sea'
  | 'not-launched';

export interface BoatTruth {
  readonly id: string;
  readonly people: number;
  readonly children: number;
  readonly type: string;
  readonly colour: string;
  readonly lengthM: number;
  readonly launch: { readonly place: string; readonly time: string };
  readonly outcome: Outcome;
  readonly recovered: number;
  readonly landed: number;
  readonly returned: number;
  readonly lost: number;
  readonly atSea: number;
  readonly events: readonly { readonly time: string; readonly what: string }[];
  readonly stillAtSea: readonly { readonly from: string; readonly people: number }[];
  readonly reports: readonly string[];
  /** Clock time (hh:mm), latitude, longitude, every twenty minutes. */
  readonly track: readonly (readonly [string, number, number])[];
}

export interface FalseAlarmTruth {
  readonly id: string;
  readonly kind: string;
  readonly reports: readonly string[];
}

/** Shape of truth.json of the sample nights. */
export interface NightTruth {
  readonly night: string;
  readonly level: Level;
  readonly seed: number | string;
  readonly simulated: true;
  readonly start: string;
  readonly end: string;
  readonly moments: readonly string[];
  readonly sea: { readonly windMps: number; readonly windTowardsDeg: number };
  readonly boats: readonly BoatTruth[];
  readonly falseAlarms: readonly FalseAlarmTruth[];
  readonly reports: Readonly<
    Record<
      string,
      { boat?: string; falseAlarm?: string; kind: ReportKind; received: string; of?: string }
    >
  >;
}

/** An asset sent somewhere, as a desk orders it. */
export interface Order {
  readonly task: string;
  readonly asset: string;
  readonly order: 'rescue' | 'search' | 'look' | 'escort' | 'transfer' | 'stand-by';
  /** Where to go; a later order for the same task moves it. */
  readonly to: { readonly lat: number; readonly lon: number };
}

/** A report before it has a number and a time of arrival. */
export interface ReportDraft {
  readonly kind: ReportKind;
  readonly boat?: string;
  readonly falseAlarm?: string;
  readonly timeMs: number;
  readonly receivedMs: number;
  readonly centre: Centre;
  readonly fields: Omit<Report, 'id' | 'time' | 'received' | 'centre'> & { signs?: Sign[] };
  /** Number of the report that this one repeats. */
  readonly of?: string;
}

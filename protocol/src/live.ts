/**
 * The live line, WebSocket `/api/live`: one `hello`, one `snapshot`, then `change` for what the journal
 * changed and `tracks` for ships that moved. A client that falls behind gets a fresh `snapshot`.
 * docs/formats/live.md.
 */
import type { Officer } from './entries.js';
import type {
  AssetView,
  BoatView,
  Counts,
  FeedView,
  LogLine,
  ReportView,
  TaskView,
} from './views.js';
import type { Centre, Mode } from './words.js';

/** Ships as columns: one number or text for each ship, in one order; `null` where AIS said nothing. */
export interface TrackColumns {
  mmsi: number[];
  lat: number[];
  lon: number[];
  /** Course over ground, degrees true, towards. */
  cogDegTrue: (number | null)[];
  sogKn: (number | null)[];
  headingDegTrue: (number | null)[];
  name: (string | null)[];
  /** AIS ship type number. */
  shipType: (number | null)[];
  /** Milliseconds since 1970 of the newest position. */
  timeMs: number[];
  /** `ship`, `aid` (type 21), `aircraft` (type 9), `base` (type 4), `sart`, `mob`, `epirb`. */
  kind: string[];
}

/** An alarm raised by AIS: SART, man overboard, EPIRB, or safety text. */
export interface AlarmView {
  id: string;
  kind: 'sart' | 'mob' | 'epirb' | 'safety-text';
  test: boolean;
  mmsi: number;
  lat?: number;
  lon?: number;
  text?: string;
  time: string;
}

export interface LiveHello {
  type: 'hello';
  mode: Mode;
  centre: Centre;
  officer: Officer;
  head: number;
  /** The centre's clock, milliseconds since 1970, and how fast it runs (1 in real life). */
  nowMs: number;
  speed: number;
}

export interface LiveSnapshot {
  type: 'snapshot';
  head: number;
  nowMs: number;
  boats: BoatView[];
  reports: ReportView[];
  tasks: TaskView[];
  assets: AssetView[];
  counts: Counts;
  feeds: FeedView[];
  alarms: AlarmView[];
  log: LogLine[];
  tracks: TrackColumns;
}

/** Only what changed. Items replace the item with the same id; `removed` ones leave the screen. */
export interface LiveChange {
  type: 'change';
  head: number;
  nowMs: number;
  boats?: BoatView[];
  reports?: ReportView[];
  tasks?: TaskView[];
  assets?: AssetView[];
  counts?: Counts;
  feeds?: FeedView[];
  alarms?: AlarmView[];
  log?: LogLine[];
  removed?: { boats?: string[]; reports?: string[] };
}

export interface LiveTracks {
  type: 'tracks';
  nowMs: number;
  tracks: TrackColumns;
  removed?: number[];
}

/** Boats whose drift was worked out anew, or is gone: ask `/api/drift?boats=`. */
export interface LiveDrift {
  type: 'drift';
  nowMs: number;
  boats: string[];
}

/** Which boat each report may be about was worked out anew: ask `/api/linking`. */
export interface LiveLinking {
  type: 'linking';
  nowMs: number;
}

export type LiveMessage =
  | LiveHello
  | LiveSnapshot
  | LiveChange
  | LiveTracks
  | LiveDrift
  | LiveLinking;

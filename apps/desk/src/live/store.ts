/**
 * What the page knows: the last snapshot and the changes since. Components subscribe to one part each,
 * so that ships on the move never draw the board again.
 */
import type {
  AlarmView,
  AssetView,
  BoatDrift,
  BoatView,
  Counts,
  DriftDensity,
  FeedView,
  LinkingNow,
  LiveHello,
  LiveMessage,
  LogLine,
  ReportView,
  SeaNow,
  TaskView,
  TrackColumns,
} from '@straitwatch/protocol';
import { useSyncExternalStore } from 'react';

export interface Parts {
  hello: LiveHello | undefined;
  boats: ReadonlyMap<string, BoatView>;
  reports: ReadonlyMap<string, ReportView>;
  tasks: ReadonlyMap<string, TaskView>;
  assets: ReadonlyMap<string, AssetView>;
  counts: Counts | undefined;
  feeds: readonly FeedView[];
  alarms: readonly AlarmView[];
  log: readonly LogLine[];
  ships: ReadonlyMap<number, Ship>;
  line: Line;
  sea: SeaNow | undefined;
  /** Where open boats will drift, as the server last worked it out. */
  drifts: ReadonlyMap<string, BoatDrift>;
  /** Which boats the waiting reports may be of, as the server last worked it out. */
  linking: LinkingNow | undefined;
  /** How the cloud of the chosen boat lies at the time that the chart shows, while that is asked for. */
  density: DriftDensity | undefined;
  /** Hours from now that the chart shows; 0 is now. */
  aheadH: number;
  /** Set while the page shows another moment than now. */
  moment: Moment | undefined;
}

export interface Moment {
  atMs: number;
  kind: 'shown' | 'known';
}

/** The parts that a look back shows as they were. */
type Pictured = Pick<Parts, 'boats' | 'reports' | 'tasks' | 'assets' | 'counts' | 'ships'>;
const pictured = ['boats', 'reports', 'tasks', 'assets', 'counts', 'ships'] as const;

/** One ship, as the map draws it. */
export interface Ship {
  mmsi: number;
  lat: number;
  lon: number;
  courseDegTrue: number | undefined;
  speedKn: number | undefined;
  name: string | undefined;
  kind: string;
  timeMs: number;
}

export interface Line {
  state: 'connecting' | 'open' | 'lost';
  /** When the page last heard from the server before this state began, by the page's own clock. */
  heardMs: number;
}

/** Lines of the log kept on the page. */
const logMax = 300;

export class LiveStore {
  #parts: Parts = {
    hello: undefined,
    boats: new Map(),
    reports: new Map(),
    tasks: new Map(),
    assets: new Map(),
    counts: undefined,
    feeds: [],
    alarms: [],
    log: [],
    ships: new Map(),
    line: { state: 'connecting', heardMs: 0 },
    sea: undefined,
    drifts: new Map(),
    linking: undefined,
    density: undefined,
    aheadH: 0,
    moment: undefined,
  };
  #then: Partial<Pictured> = {};
  readonly #hearers = new Set<(message: LiveMessage) => void>();
  readonly #listeners = new Map<keyof Parts, Set<() => void>>();
  /** Server time less page time, milliseconds, taken when the server last said its time. */
  #aheadMs = 0;
  #saidMs = Date.now();

  get<K extends keyof Parts>(part: K): Parts[K] {
    const then: Partial<Parts> = this.#then;
    return then[part] === undefined ? this.#parts[part] : (then[part] as Parts[K]);
  }

  /** Shows a moment instead of now. The live line goes on underneath and comes back with `showNow`. */
  showMoment(moment: Moment, then: Pictured): void {
    this.#then = then;
    this.set('moment', moment);
    for (const part of pictured) this.#tell(part);
  }

  showNow(): void {
    this.#then = {};
    this.set('moment', undefined);
    for (const part of pictured) this.#tell(part);
  }

  set<K extends keyof Parts>(part: K, value: Parts[K]): void {
    this.#parts[part] = value;
    this.#tell(part);
  }

  #tell(part: keyof Parts): void {
    for (const listener of this.#listeners.get(part) ?? []) listener();
  }

  subscribe(part: keyof Parts, listener: () => void): () => void {
    const all = this.#listeners.get(part) ?? new Set();
    this.#listeners.set(part, all);
    all.add(listener);
    return () => all.delete(listener);
  }

  /** The time of what is shown: the centre's clock, or the moment looked back at. */
  nowMs(): number {
    return this.#parts.moment?.atMs ?? this.liveNowMs();
  }

  /** The centre's clock now; an exercise runs on its own, at its own speed. */
  liveNowMs(): number {
    const speed = this.#parts.hello?.speed ?? 1;
    const sinceMs = Date.now() - this.#saidMs;
    return this.#saidMs + this.#aheadMs + sinceMs * speed;
  }

  /** Hears every message of the live line, after the store has taken it. */
  listen(hear: (message: LiveMessage) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Takes one message of the live line. */
  take(message: LiveMessage): void {
    this.#take(message);
    for (const hear of this.#hearers) hear(message);
  }

  #take(message: LiveMessage): void {
    this.#saidMs = Date.now();
    this.#aheadMs = message.nowMs - this.#saidMs;
    switch (message.type) {
      case 'hello':
        this.set('hello', message);
        return;
      case 'snapshot':
        this.set('boats', byId(message.boats));
        this.set('reports', new Map(message.reports.map((one) => [one.report.id, one])));
        this.set('tasks', byId(message.tasks));
        this.set('assets', byId(message.assets));
        this.set('counts', message.counts);
        this.set('feeds', message.feeds);
        this.set('alarms', message.alarms);
        this.set('log', message.log);
        this.set('ships', withShips(new Map(), message.tracks));
        return;
      case 'change':
        this.#change(message);
        return;
      case 'tracks': {
        const ships = withShips(new Map(this.#parts.ships), message.tracks);
        for (const mmsi of message.removed ?? []) ships.delete(mmsi);
        this.set('ships', ships);
      }
    }
  }

  #change(message: Extract<LiveMessage, { type: 'change' }>): void {
    const { boats, reports, tasks, assets, counts, feeds, alarms, log, removed } = message;
    if (boats !== undefined || removed?.boats !== undefined) {
      const next = new Map(this.#parts.boats);
      for (const one of boats ?? []) next.set(one.id, one);
      for (const id of removed?.boats ?? []) next.delete(id);
      this.set('boats', next);
    }
    if (reports !== undefined || removed?.reports !== undefined) {
      const next = new Map(this.#parts.reports);
      for (const one of reports ?? []) next.set(one.report.id, one);
      for (const id of removed?.reports ?? []) next.delete(id);
      this.set('reports', next);
    }
    if (tasks !== undefined) this.set('tasks', merged(this.#parts.tasks, tasks));
    if (assets !== undefined) this.set('assets', merged(this.#parts.assets, assets));
    if (counts !== undefined) this.set('counts', counts);
    if (feeds !== undefined) this.set('feeds', feeds);
    if (alarms !== undefined) this.set('alarms', alarms);
    if (log !== undefined) {
      const changed = new Set(log.map((one) => one.n));
      const kept = this.#parts.log.filter((one) => !changed.has(one.n));
      this.set('log', [...kept, ...log].sort((a, b) => b.n - a.n).slice(0, logMax));
    }
  }
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((one) => [one.id, one]));
}

function merged<T extends { id: string }>(
  before: ReadonlyMap<string, T>,
  items: readonly T[],
): Map<string, T> {
  const next = new Map(before);
  for (const one of items) next.set(one.id, one);
  return next;
}

function withShips(ships: Map<number, Ship>, columns: TrackColumns): Map<number, Ship> {
  columns.mmsi.forEach((mmsi, i) => {
    const lat = columns.lat[i];
    const lon = columns.lon[i];
    if (lat === undefined || lon === undefined) return;
    ships.set(mmsi, {
      mmsi,
      lat,
      lon,
      courseDegTrue: columns.cogDegTrue[i] ?? columns.headingDegTrue[i] ?? undefined,
      speedKn: columns.sogKn[i] ?? undefined,
      name: columns.name[i] ?? undefined,
      kind: columns.kind[i] ?? 'ship',
      timeMs: columns.timeMs[i] ?? 0,
    });
  });
  return ships;
}

export const store = new LiveStore();

/** One part of what the page knows; the component is drawn again only when that part changes. */
export function useLive<K extends keyof Parts>(part: K): Parts[K] {
  return useSyncExternalStore(
    (listener) => store.subscribe(part, listener),
    () => store.get(part),
  );
}

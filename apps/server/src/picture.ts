/**
 * The live picture: ships and aids as AIS tells of them now. It is not the record: it may be lost at a
 * restart and is filled again by the next minutes of radio. Everything in it is bounded and counted.
 */
import type { AlarmView, TrackColumns } from '@straitwatch/protocol';

/** Tracks held; beyond it the one unheard of for longest makes room. */
export const tracksMax = 20_000;
/** Alarms held; beyond it the oldest goes. */
export const alarmsMax = 200;
/** A track unheard of for so long leaves the picture. Aids and base stations speak seldom. */
export const dropAfterMs = 30 * 60_000;
/** Positions kept behind a ship, thinned to one in this time. */
export const historyEveryMs = 60_000;
export const historyMax = 30;
/** Alarms go after this time without a repetition. */
export const alarmKeptMs = 12 * 3_600_000;
/** A message may carry a time this far from ours and be believed; otherwise its arrival counts. */
const earlierMaxMs = 10 * 60_000;
const laterMaxMs = 5_000;

export type TrackKind = 'ship' | 'aid' | 'aircraft' | 'base' | 'sart' | 'mob' | 'epirb';

export interface Track {
  mmsi: number;
  kind: TrackKind;
  lat: number;
  lon: number;
  timeMs: number;
  cogDegTrue: number | null;
  sogKn: number | null;
  headingDegTrue: number | null;
  name: string | null;
  shipType: number | null;
  history: { lat: number; lon: number; timeMs: number }[];
}

export interface PositionUpdate {
  mmsi: number;
  kind: TrackKind;
  lat: number;
  lon: number;
  timeMs: number;
  cogDegTrue?: number | undefined;
  sogKn?: number | undefined;
  headingDegTrue?: number | undefined;
}

export interface StaticUpdate {
  mmsi: number;
  name?: string | undefined;
  shipType?: number | undefined;
}

export interface PictureCounts {
  positions: number;
  statics: number;
  /** Older than what the picture shows already. */
  outOfOrder: number;
  droppedStale: number;
  droppedForRoom: number;
  alarms: number;
  alarmsDropped: number;
}

/** Names that came before any position; the same number as tracks. */
type Statics = { name: string | null; shipType: number | null };

export class LivePicture {
  readonly #tracks = new Map<number, Track>();
  readonly #statics = new Map<number, Statics>();
  readonly #changed = new Set<number>();
  readonly #removed = new Set<number>();
  readonly #alarms = new Map<string, AlarmView>();
  #alarmsChanged = false;
  readonly counts: PictureCounts = {
    positions: 0,
    statics: 0,
    outOfOrder: 0,
    droppedStale: 0,
    droppedForRoom: 0,
    alarms: 0,
    alarmsDropped: 0,
  };

  get size(): number {
    return this.#tracks.size;
  }

  track(mmsi: number): Readonly<Track> | undefined {
    return this.#tracks.get(mmsi);
  }

  tracks(): IterableIterator<Readonly<Track>> {
    return this.#tracks.values();
  }

  alarms(): AlarmView[] {
    return [...this.#alarms.values()];
  }

  /** The time to believe of a message: its own where that is near ours, else its arrival. */
  static timeOf(saidMs: number | undefined, nowMs: number): number {
    if (saidMs === undefined) return nowMs;
    return saidMs >= nowMs - earlierMaxMs && saidMs <= nowMs + laterMaxMs ? saidMs : nowMs;
  }

  /** @returns false when the position is older than the one shown. */
  position(update: PositionUpdate): boolean {
    this.counts.positions += 1;
    const { mmsi, lat, lon, timeMs } = update;
    let track = this.#tracks.get(mmsi);
    if (track === undefined) {
      if (this.#tracks.size >= tracksMax) this.#makeRoom();
      const known = this.#statics.get(mmsi);
      track = {
        mmsi,
        kind: update.kind,
        lat,
        lon,
        timeMs,
        cogDegTrue: null,
        sogKn: null,
        headingDegTrue: null,
        name: known?.name ?? null,
        shipType: known?.shipType ?? null,
        history: [],
      };
    } else {
      if (timeMs < track.timeMs) {
        this.counts.outOfOrder += 1;
        return false;
      }
      remember(track);
      // Moved to the end: the map's order is the order in which ships were last heard.
      this.#tracks.delete(mmsi);
    }
    this.#tracks.set(mmsi, track);
    track.kind = update.kind;
    track.lat = lat;
    track.lon = lon;
    track.timeMs = timeMs;
    track.cogDegTrue = update.cogDegTrue ?? null;
    track.sogKn = update.sogKn ?? null;
    track.headingDegTrue = update.headingDegTrue ?? null;
    this.#changed.add(mmsi);
    this.#removed.delete(mmsi);
    return true;
  }

  static(update: StaticUpdate): void {
    this.counts.statics += 1;
    const { mmsi, name, shipType } = update;
    const known = this.#statics.get(mmsi) ?? { name: null, shipType: null };
    this.#statics.delete(mmsi);
    this.#statics.set(mmsi, known);
    for (const old of this.#statics.keys()) {
      if (this.#statics.size <= tracksMax) break;
      this.#statics.delete(old);
    }
    const before = `${known.name} ${known.shipType}`;
    if (name !== undefined && name !== '') known.name = name;
    if (shipType !== undefined) known.shipType = shipType;
    const track = this.#tracks.get(mmsi);
    if (track === undefined || before === `${known.name} ${known.shipType}`) return;
    track.name = known.name;
    track.shipType = known.shipType;
    this.#changed.add(mmsi);
  }

  alarm(alarm: AlarmView): void {
    this.counts.alarms += 1;
    this.#alarms.delete(alarm.id);
    this.#alarms.set(alarm.id, alarm);
    for (const old of this.#alarms.keys()) {
      if (this.#alarms.size <= alarmsMax) break;
      this.#alarms.delete(old);
      this.counts.alarmsDropped += 1;
    }
    this.#alarmsChanged = true;
  }

  #makeRoom(): void {
    const [oldest] = this.#tracks.keys();
    if (oldest === undefined) return;
    this.#forget(oldest);
    this.counts.droppedForRoom += 1;
  }

  #forget(mmsi: number): void {
    this.#tracks.delete(mmsi);
    this.#changed.delete(mmsi);
    this.#removed.add(mmsi);
  }

  /** Drops what has been unheard of too long. To be called every few seconds. */
  age(nowMs: number): void {
    for (const [mmsi, track] of this.#tracks) {
      if (track.timeMs >= nowMs - dropAfterMs) continue;
      this.#forget(mmsi);
      this.counts.droppedStale += 1;
    }
    for (const [id, alarm] of this.#alarms) {
      if (Date.parse(alarm.time) >= nowMs - alarmKeptMs) continue;
      this.#alarms.delete(id);
      this.#alarmsChanged = true;
    }
  }

  /** All tracks as columns. */
  columns(): TrackColumns {
    return columnsOf(this.#tracks.values());
  }

  /** What has changed since the last take; nothing when nothing has. */
  takeTracks(): { tracks: TrackColumns; removed?: number[] } | undefined {
    if (this.#changed.size === 0 && this.#removed.size === 0) return undefined;
    const changed: Track[] = [];
    for (const mmsi of this.#changed) {
      const track = this.#tracks.get(mmsi);
      if (track !== undefined) changed.push(track);
    }
    const removed = [...this.#removed];
    this.#changed.clear();
    this.#removed.clear();
    const tracks = columnsOf(changed);
    return removed.length > 0 ? { tracks, removed } : { tracks };
  }

  /** All alarms, when any has come or gone since the last take. */
  takeAlarms(): AlarmView[] | undefined {
    if (!this.#alarmsChanged) return undefined;
    this.#alarmsChanged = false;
    return this.alarms();
  }
}

function remember(track: Track): void {
  const last = track.history.at(-1);
  if (last !== undefined && track.timeMs - last.timeMs < historyEveryMs) return;
  const { lat, lon, timeMs } = track;
  track.history.push({ lat, lon, timeMs });
  if (track.history.length > historyMax) track.history.shift();
}

/** Five decimals are about a metre, which is finer than AIS itself. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function columnsOf(tracks: Iterable<Readonly<Track>>): TrackColumns {
  const out: TrackColumns = {
    mmsi: [],
    lat: [],
    lon: [],
    cogDegTrue: [],
    sogKn: [],
    headingDegTrue: [],
    name: [],
    shipType: [],
    timeMs: [],
    kind: [],
  };
  for (const track of tracks) {
    out.mmsi.push(track.mmsi);
    out.lat.push(rounded(track.lat));
    out.lon.push(rounded(track.lon));
    out.cogDegTrue.push(track.cogDegTrue);
    out.sogKn.push(track.sogKn);
    out.headingDegTrue.push(track.headingDegTrue);
    out.name.push(track.name);
    out.shipType.push(track.shipType);
    out.timeMs.push(track.timeMs);
    out.kind.push(track.kind);
  }
  return out;
}

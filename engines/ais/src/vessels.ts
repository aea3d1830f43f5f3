/**
 * What is known of each vessel: static and dynamic messages joined by MMSI, bounded in number and
 * age, with signs that an MMSI is not what it seems.
 */
import { AisOptionError } from './errors.js';
import type { AisMessage } from './generated/messages.js';

/** A sign that something is wrong with an identity or a position. */
export type VesselFlag =
  /** Name, call sign or IMO number went from one value to another and back: two stations. */
  | 'identity-conflict'
  /** IMO number or call sign changed. */
  | 'identity-change'
  /** The new position cannot be reached from the last one at the greatest believable speed. */
  | 'impossible-jump';

/** One vessel, aid or station as far as it has told. */
export interface VesselState {
  readonly mmsi: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly messages: number;
  readonly positionMs?: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly sogKn?: number;
  readonly cogDegTrue?: number;
  readonly headingDegTrue?: number;
  readonly rotDegPerMin?: number;
  readonly navStatus?: number;
  readonly altitudeM?: number;
  readonly staticMs?: number;
  readonly shipName?: string;
  readonly callSign?: string;
  readonly imoNumber?: number;
  readonly shipType?: number;
  readonly destination?: string;
  readonly draughtM?: number;
  readonly dimToBowM?: number;
  readonly dimToSternM?: number;
  readonly dimToPortM?: number;
  readonly dimToStarboardM?: number;
  /** How often each sign was seen. */
  readonly flags: Readonly<Partial<Record<VesselFlag, number>>>;
}

export interface VesselOptions {
  /** Vessels kept; the one silent longest gives way (20 000). */
  readonly maxVessels?: number;
  /** A vessel silent for longer is forgotten (1 hour). */
  readonly maxAgeMs?: number;
  /** Greatest believable speed of a ship in knots (100); aircraft get ten times that. */
  readonly maxSpeedKn?: number;
}

export interface VesselUpdate {
  readonly vessel: VesselState;
  /** Signs that this message gave. */
  readonly raised: readonly VesselFlag[];
}

type Writable = { -readonly [K in keyof VesselState]: VesselState[K] };

interface Entry {
  readonly state: Writable;
  /** A position that did not fit: believed when the next one fits it better. */
  doubt: { lat: number; lon: number; ms: number } | undefined;
  readonly former: Map<IdentityKey, string | number>;
}

type IdentityKey = 'shipName' | 'callSign' | 'imoNumber';
const IDENTITY: readonly IdentityKey[] = ['shipName', 'callSign', 'imoNumber'];
const MOTION = [
  'sogKn',
  'cogDegTrue',
  'headingDegTrue',
  'rotDegPerMin',
  'navStatus',
  'altitudeM',
] as const;
const STATIC = [
  'shipType',
  'destination',
  'draughtM',
  'dimToBowM',
  'dimToSternM',
  'dimToPortM',
  'dimToStarboardM',
] as const;
const EARTH_RADIUS_M = 6_371_008.8;
const METRES_A_NM = 1852;
/** Positions are good to some hundred metres at worst, and clocks to some seconds. */
const SLACK_M = 1000;
const AIRCRAFT_FACTOR = 10;

/** Great-circle distance in metres (haversine, mean radius; good to 0.5 %). */
function distanceM(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = dLat * dLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * dLon * dLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

function positive(field: string, value: number | undefined, fallback: number): number {
  const found = value ?? fallback;
  if (!(found > 0) || !Number.isFinite(found)) {
    throw new AisOptionError(field, value, 'a number above 0');
  }
  return found;
}

/** The vessels of a picture. Time comes in with each message. */
export class VesselTable {
  /** Vessels dropped because there were too many. */
  evicted = 0;
  /** Vessels dropped because they were silent for too long. */
  expired = 0;
  private readonly entries = new Map<number, Entry>();
  private readonly maxVessels: number;
  private readonly maxAgeMs: number;
  private readonly maxSpeedKn: number;

  /** @throws AisOptionError when an option is out of its range. */
  constructor(options: VesselOptions = {}) {
    this.maxVessels = Math.ceil(positive('maxVessels', options.maxVessels, 20_000));
    this.maxAgeMs = positive('maxAgeMs', options.maxAgeMs, 3_600_000);
    this.maxSpeedKn = positive('maxSpeedKn', options.maxSpeedKn, 100);
  }

  get size(): number {
    return this.entries.size;
  }

  get(mmsi: number): VesselState | undefined {
    return this.entries.get(mmsi)?.state;
  }

  /** All vessels, the one heard least recently first. */
  *all(): IterableIterator<VesselState> {
    for (const entry of this.entries.values()) yield entry.state;
  }

  /** Joins a message into the vessel of its MMSI. `timeMs` is when it was sent or received. */
  update(message: AisMessage, timeMs: number): VesselUpdate {
    this.expire(timeMs);
    const entry = this.entryOf(message.mmsi, timeMs);
    const { state } = entry;
    const raised: VesselFlag[] = [];
    state.lastMs = Math.max(state.lastMs, timeMs);
    state.messages++;
    this.takeIdentity(entry, message, raised);
    copy(state, message, STATIC);
    if (message.type === 5 || message.type === 19 || message.type === 24) state.staticMs = timeMs;
    if (movesOwnStation(message)) this.takePosition(entry, message, timeMs, raised);
    if (raised.length > 0) {
      const flags: Partial<Record<VesselFlag, number>> = { ...state.flags };
      for (const flag of raised) flags[flag] = (flags[flag] ?? 0) + 1;
      state.flags = flags;
    }
    return { vessel: state, raised };
  }

  private entryOf(mmsi: number, timeMs: number): Entry {
    let entry = this.entries.get(mmsi);
    if (entry !== undefined) this.entries.delete(mmsi);
    else {
      if (this.entries.size >= this.maxVessels) this.dropOldest();
      const state = { mmsi, firstMs: timeMs, lastMs: timeMs, messages: 0, flags: {} };
      entry = { state, doubt: undefined, former: new Map() };
    }
    // Entered anew, it is the last in the map's order: the first is the one silent longest.
    this.entries.set(mmsi, entry);
    return entry;
  }

  private dropOldest(): void {
    const [oldest] = this.entries.keys();
    if (oldest === undefined) return;
    this.entries.delete(oldest);
    this.evicted++;
  }

  private expire(nowMs: number): void {
    for (const [mmsi, entry] of this.entries) {
      if (nowMs - entry.state.lastMs <= this.maxAgeMs) return;
      this.entries.delete(mmsi);
      this.expired++;
    }
  }

  private takeIdentity(entry: Entry, message: AisMessage, raised: VesselFlag[]): void {
    const said: { mmsi: number } & Partial<Record<IdentityKey, unknown>> = message;
    for (const key of IDENTITY) {
      const value = said[key];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const known = entry.state[key];
      if (known !== undefined && known !== value) {
        const back = entry.former.get(key) === value;
        raised.push(back ? 'identity-conflict' : 'identity-change');
        entry.former.set(key, known);
      }
      Object.assign(entry.state, { [key]: value });
    }
  }

  private takePosition(
    entry: Entry,
    message: AisMessage,
    timeMs: number,
    raised: VesselFlag[],
  ): void {
    const { state } = entry;
    const said: { mmsi: number; lat?: number | undefined; lon?: number | undefined } = message;
    const { lat, lon } = said;
    if (lat === undefined || lon === undefined) {
      copy(state, message, MOTION);
      return;
    }
    const here = { lat, lon, ms: timeMs };
    const last = lastPosition(state);
    if (last !== undefined && timeMs < last.ms) return;
    if (last !== undefined && !this.reaches(last, here, message.type)) {
      raised.push('impossible-jump');
      const believed = entry.doubt !== undefined && this.reaches(entry.doubt, here, message.type);
      entry.doubt = here;
      if (!believed) return;
    }
    entry.doubt = undefined;
    state.lat = lat;
    state.lon = lon;
    state.positionMs = timeMs;
    copy(state, message, MOTION);
  }

  private reaches(
    from: { lat: number; lon: number; ms: number },
    to: { lat: number; lon: number; ms: number },
    type: number,
  ): boolean {
    const speedKn = type === 9 ? this.maxSpeedKn * AIRCRAFT_FACTOR : this.maxSpeedKn;
    const seconds = Math.abs(to.ms - from.ms) / 1000 + 1;
    return distanceM(from, to) <= ((speedKn * METRES_A_NM) / 3600) * seconds + SLACK_M;
  }
}

/** Types whose position is the sender's own (22, 23 and 17 name an area or another place). */
function movesOwnStation(message: AisMessage): boolean {
  return [1, 2, 3, 4, 9, 11, 18, 19, 21, 27].includes(message.type);
}

function lastPosition(state: VesselState): { lat: number; lon: number; ms: number } | undefined {
  if (state.lat === undefined || state.lon === undefined) return undefined;
  return { lat: state.lat, lon: state.lon, ms: state.positionMs ?? state.lastMs };
}

/** Takes over what a message says; what it says nothing of stays. */
function copy(state: Writable, message: AisMessage, keys: readonly (keyof VesselState)[]): void {
  const said: Partial<Record<keyof VesselState, unknown>> = message;
  for (const key of keys) {
    const value = said[key];
    if (value !== undefined) Object.assign(state, { [key]: value });
  }
}

/**
 * A screen that measures. Where a ship is tells which of its positions it shows, so every position
 * sent is known to have arrived with the first frame that shows it or a later one of the same ship: the
 * delay of each is from the moment it was written to the socket to the moment that frame was read.
 */
import { once } from 'node:events';
import WebSocket from 'ws';
import { SHIPS, shipOf, stepAt } from './feed-traffic.js';

/** Delays are counted in tenths of a millisecond up to a minute; longer ones count as a minute. */
const BUCKETS_A_MS = 10;
const DELAY_MAX_MS = 60_000;

interface Tracks {
  readonly mmsi: readonly number[];
  readonly lon: readonly number[];
}

export class Screen {
  readonly #sentMs: Float64Array;
  readonly #stepsMax: number;
  readonly shown = new Int32Array(SHIPS);
  readonly #delays = new Int32Array(DELAY_MAX_MS * BUCKETS_A_MS + 1);
  #socket: WebSocket | undefined;
  frames = 0;
  bytes = 0;
  positions = 0;
  boats = 0;
  delayMaxMs = 0;

  /** @param stepsMax positions that one ship may send. */
  constructor(stepsMax: number) {
    this.#stepsMax = stepsMax;
    this.#sentMs = new Float64Array(SHIPS * stepsMax);
  }

  /** Opens the live line and waits for the first frame. */
  async open(address: string, protocols: readonly string[]): Promise<void> {
    const socket = new WebSocket(address, [...protocols]);
    this.#socket = socket;
    socket.on('message', (data) => {
      this.#take(String(data), performance.now());
    });
    await once(socket, 'open');
  }

  close(): void {
    this.#socket?.terminate();
  }

  wrote(ship: number, step: number, atMs: number): void {
    if (step >= this.#stepsMax) throw new RangeError(`step: got ${step}, expected fewer`);
    this.#sentMs[ship * this.#stepsMax + step] = atMs;
  }

  #take(text: string, nowMs: number): void {
    this.frames += 1;
    this.bytes += text.length;
    const message: { tracks?: Tracks; boats?: unknown[] } = JSON.parse(text);
    this.boats = Math.max(this.boats, message.boats?.length ?? 0);
    const { tracks } = message;
    if (tracks === undefined) return;
    for (const [i, mmsi] of tracks.mmsi.entries()) {
      const ship = shipOf(mmsi);
      if (ship !== undefined) this.#show(ship, stepAt(ship, tracks.lon[i] ?? 0), nowMs);
    }
  }

  #show(ship: number, step: number, nowMs: number): void {
    const before = this.shown[ship] ?? 0;
    for (let at = before + 1; at <= step; at += 1) {
      const delayMs = nowMs - (this.#sentMs[ship * this.#stepsMax + at] ?? nowMs);
      this.delayMaxMs = Math.max(this.delayMaxMs, delayMs);
      const bucket = Math.round(Math.min(DELAY_MAX_MS, Math.max(0, delayMs)) * BUCKETS_A_MS);
      this.#delays[bucket] = (this.#delays[bucket] ?? 0) + 1;
      this.positions += 1;
    }
    if (step > before) this.shown[ship] = step;
  }

  /** Delay in milliseconds below which `percent` of the positions arrived; nearest rank. */
  delayMs(percent: number): number {
    const rank = Math.max(1, Math.ceil((percent / 100) * this.positions));
    let seen = 0;
    for (const [bucket, count] of this.#delays.entries()) {
      seen += count;
      if (seen >= rank) return bucket / BUCKETS_A_MS;
    }
    return 0;
  }
}

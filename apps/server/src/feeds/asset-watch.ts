/**
 * Positions of our own assets, known by their MMSI, go into the record, thinned: where a lifeboat was is
 * part of what happened, where it was each second is not.
 */
import type { Command } from '@straitwatch/protocol';
import type { CentreLoop } from '../centre.js';

/** Between two positions in the record: with a task, and without. */
export const taskedEveryMs = 60_000;
export const idleEveryMs = 5 * 60_000;
/** Positions on their way into the record at a time. */
const pendingMax = 200;

interface Seen {
  mmsi: number;
  lat: number;
  lon: number;
  timeMs: number;
  cogDegTrue?: number | undefined;
  sogKn?: number | undefined;
}

export class AssetWatch {
  readonly #loop: CentreLoop;
  readonly #onTrouble: (error: unknown) => void;
  readonly #byMmsi = new Map<number, string>();
  readonly #tasked = new Set<string>();
  readonly #lastMs = new Map<string, number>();
  #pending = 0;
  /** Positions that did not get into the record because too many were waiting, or it could not be written. */
  skipped = 0;

  constructor(loop: CentreLoop, onTrouble: (error: unknown) => void) {
    this.#loop = loop;
    this.#onTrouble = onTrouble;
    this.#learn();
    loop.onDurable((entries) => {
      if (entries.some((one) => one.kind === 'asset.registered' || one.kind.startsWith('task.'))) {
        this.#learn();
      }
    });
  }

  #learn(): void {
    this.#byMmsi.clear();
    this.#tasked.clear();
    for (const { asset } of this.#loop.state.assets.values()) {
      if (asset.mmsi !== undefined) this.#byMmsi.set(asset.mmsi, asset.id);
    }
    for (const { task, status } of this.#loop.state.tasks.values()) {
      if (status !== 'done' && status !== 'stood-down') this.#tasked.add(task.asset);
    }
  }

  seen(position: Seen, feed: string): void {
    const asset = this.#byMmsi.get(position.mmsi);
    if (asset === undefined) return;
    const lastMs = this.#lastMs.get(asset);
    const everyMs = this.#tasked.has(asset) ? taskedEveryMs : idleEveryMs;
    if (lastMs !== undefined && position.timeMs - lastMs < everyMs) return;
    if (this.#pending >= pendingMax) {
      this.skipped += 1;
      return;
    }
    this.#lastMs.set(asset, position.timeMs);
    const { lat, lon, timeMs, cogDegTrue, sogKn } = position;
    const command: Command = {
      type: 'asset.report-position',
      asset,
      position: { lat, lon, source: 'ais' },
      time: new Date(timeMs).toISOString(),
      ...(cogDegTrue === undefined ? {} : { courseDegTrue: cogDegTrue }),
      ...(sogKn === undefined ? {} : { speedKn: Math.min(sogKn, 400) }),
    };
    this.#pending += 1;
    this.#loop
      .submit({ command, by: { kind: 'feed', name: feed } })
      .catch((error: unknown) => {
        // The next position tries again at once.
        this.#lastMs.delete(asset);
        this.skipped += 1;
        this.#onTrouble(error);
      })
      .finally(() => {
        this.#pending -= 1;
      });
  }
}

/**
 * The clouds of all open boats, kept current: made again when a boat's best position or engine or
 * the files of the sea change, and once an hour so that they reach a day ahead. One at a time; the boat whose news is newest first.
 * They are not state: nothing is recorded, and after a restart they are made again.
 */
import type { BoatDrift, BoatView, DriftDensity, DriftInputs } from '@straitwatch/protocol';
import type { CentreLoop } from '../centre.js';
import type { PlainVector } from '../sea/forcing/load.js';
import type { SeaForDrift } from '../sea/sea.js';
import type { CloudDensity } from './cloud.js';
import { hoursTo } from './hours.js';
import { driftInputs } from './inputs.js';
import type { CloudRunner } from './runner.js';

/** How often the boats are looked at for changes. */
const lookEveryMs = 1_000;
const hourMs = 3_600_000;

interface Kept {
  readonly key: string;
  readonly madeAtMs: number;
  /** What the files knew then. */
  readonly vectors: readonly PlainVector[];
  readonly drift: BoatDrift;
  readonly density: readonly CloudDensity[];
}

interface Wanted {
  readonly boat: BoatView;
  readonly inputs: DriftInputs;
  readonly key: string;
}

export interface DriftCounts {
  made: number;
  failed: number;
  waiting: number;
}

export class Drifts {
  readonly #loop: CentreLoop;
  readonly #sea: SeaForDrift;
  readonly #runner: CloudRunner;
  readonly #onTrouble: (what: string, error: unknown) => void;
  readonly #kept = new Map<string, Kept>();
  /** Inputs that failed are not tried again until they change. */
  readonly #failed = new Map<
    string,
    { readonly key: string; readonly vectors: readonly PlainVector[] }
  >();
  readonly #listeners = new Set<(boats: readonly string[]) => void>();
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isClosed = false;
  #lookedAtHead = -1;
  #lookedAtMs = 0;
  #lookedAtVectors: readonly PlainVector[] | undefined;
  readonly counts: DriftCounts = { made: 0, failed: 0, waiting: 0 };

  constructor(parts: {
    loop: CentreLoop;
    sea: SeaForDrift;
    runner: CloudRunner;
    onTrouble: (what: string, error: unknown) => void;
  }) {
    this.#loop = parts.loop;
    this.#sea = parts.sea;
    this.#runner = parts.runner;
    this.#onTrouble = parts.onTrouble;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), lookEveryMs);
  }

  /** Tells of boats whose cloud is new or gone. */
  onChange(listener: (boats: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  of(boat: string): BoatDrift | undefined {
    return this.#kept.get(boat)?.drift;
  }

  all(): BoatDrift[] {
    return [...this.#kept.values()].map((one) => one.drift);
  }

  /** How the cloud lies at its frame that is nearest to a time, within half an hour. */
  density(boat: string, timeMs: number): DriftDensity | undefined {
    const away = (one: CloudDensity): number => Math.abs(Date.parse(one.time) - timeMs);
    const all = this.#kept.get(boat)?.density ?? [];
    const [first, ...rest] = all;
    if (first === undefined) return undefined;
    const nearest = rest.reduce((a, b) => (away(b) < away(a) ? b : a), first);
    return away(nearest) > hourMs / 2 ? undefined : { boat, ...nearest };
  }

  /** Makes what is wanted, until nothing is. Never two at once. */
  async look(): Promise<void> {
    if (this.#isRunning || this.#isClosed) return;
    this.#isRunning = true;
    try {
      for (let wanted = this.#next(); wanted !== undefined; wanted = this.#next()) {
        await this.#make(wanted);
        if (this.#isClosed) return;
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #next(): Wanted | undefined {
    const nowMs = this.#loop.nowMs();
    const { head } = this.#loop;
    const { vectors } = this.#sea;
    // Boats change with the record only; the clock alone asks for new clouds rarely.
    const isSame = head === this.#lookedAtHead && vectors === this.#lookedAtVectors;
    if (isSame && nowMs - this.#lookedAtMs < 60_000) return undefined;
    const { boats } = this.#loop.views.snapshot(nowMs);
    const open = new Set<string>();
    const wanted: Wanted[] = [];
    for (const boat of boats) {
      const inputs = driftInputs(boat, { nowMs, sea: this.#sea });
      if (inputs === undefined) continue;
      open.add(boat.id);
      const key = JSON.stringify(inputs);
      const kept = this.#kept.get(boat.id);
      const isSameSea = kept?.vectors === vectors;
      const isCurrent = kept?.key === key && isSameSea && Math.abs(nowMs - kept.madeAtMs) < hourMs;
      const failed = this.#failed.get(boat.id);
      const hasFailed = failed?.key === key && failed.vectors === vectors;
      if (!isCurrent && !hasFailed) wanted.push({ boat, inputs, key });
    }
    this.#forget(open);
    this.counts.waiting = wanted.length;
    wanted.sort((a, b) => b.boat.lastEntry - a.boat.lastEntry);
    const [first] = wanted;
    if (first === undefined) {
      this.#lookedAtHead = head;
      this.#lookedAtMs = nowMs;
      this.#lookedAtVectors = vectors;
    }
    return first;
  }

  #forget(open: ReadonlySet<string>): void {
    const gone = [...this.#kept.keys()].filter((id) => !open.has(id));
    for (const id of gone) this.#kept.delete(id);
    for (const id of this.#failed.keys()) if (!open.has(id)) this.#failed.delete(id);
    if (gone.length > 0) this.#tell(gone);
  }

  async #make({ boat, inputs, key }: Wanted): Promise<void> {
    const madeAtMs = this.#loop.nowMs();
    const { vectors } = this.#sea;
    try {
      const hours = hoursTo(madeAtMs, inputs.time);
      const made = await this.#runner.run({ boat: boat.id, inputs, hours, vectors });
      this.#kept.set(boat.id, { key, madeAtMs, vectors, ...made });
      this.#failed.delete(boat.id);
      this.counts.made += 1;
      this.#tell([boat.id]);
    } catch (error) {
      if (this.#isClosed) return;
      this.#failed.set(boat.id, { key, vectors });
      // A cloud that belongs to other inputs must not stay on the screens.
      if (this.#kept.delete(boat.id)) this.#tell([boat.id]);
      this.counts.failed += 1;
      this.#onTrouble('a drift could not be worked out', error);
    }
  }

  #tell(boats: readonly string[]): void {
    for (const listener of this.#listeners) listener(boats);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#runner.close();
  }
}

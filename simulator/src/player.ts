/**
 * Plays a night through the doors of a real centre: AIS to its feed, reports by POST, and crews that
 * answer the tasks given at its desk. It knows the centre only from outside.
 */
import type { Asset, BoatView, Centre, ReportInput, TaskView } from '@straitwatch/protocol';
import { craftStepMs } from './ais.js';
import { type Autopilot, createAutopilot } from './autopilot.js';
import { isAtSea } from './boats.js';
import type { Book, PlayerCounts } from './book.js';
import type { Air } from './doors/air.js';
import type { Desk } from './doors/desk.js';
import { createSentenceWriter } from './lines.js';
import type { NightEvent, Order, SimulatedReport } from './types.js';
import type { World } from './world.js';

export interface PlayerOptions {
  readonly world: World;
  /** One desk for each centre's officer: the other centre's is a liaison of the same server. */
  readonly desks: Readonly<Record<Centre, Desk>>;
  /** Where AIS goes; absent means nobody listens. */
  readonly air?: Air;
  /** Which centre's decisions are taken for it. Crews always act by themselves. */
  readonly autopilot: Readonly<Record<Centre, boolean>>;
}

export interface Player {
  /** Moves the night to this time: reads the desk's tasks, plays what happened, takes decisions. */
  step(untilMs: number): Promise<void>;
  /** Puts the assets of the night on the centre's list. Once, before the first step. */
  registerAssets(): Promise<void>;
  setAutopilot(centre: Centre, on: boolean): void;
  setAir(air: Air): void;
  /** How often a quiet desk is looked at, milliseconds of the night (five minutes). */
  setLookEvery(lookEveryMs: number): void;
  /** Lines for a new listener: everybody's name and place. */
  greeting(): string;
  /** The centre's number of a simulated report, and the boat it put it to. */
  readonly book: Book;
  readonly counts: PlayerCounts;
}

/** Assets of the demonstration are in the Strait; one further off than this is left off the list. */
const assetFarDeg = 1.6;
/** Drones have no AIS: their place is told this often. */
const positionEveryMs = 120_000;

export function createPlayer(options: PlayerOptions): Player {
  return new NightPlayer(options);
}

class NightPlayer implements Player {
  readonly counts: PlayerCounts = { reports: 0, ordered: 0, statuses: 0, refused: 0, decisions: 0 };
  readonly book: Book = { reportIds: new Map(), simulatedIds: new Map(), boatIds: new Map() };
  readonly #world: World;
  readonly #desks: Readonly<Record<Centre, Desk>>;
  readonly #isAuto: Record<Centre, boolean>;
  readonly #autopilot: Autopilot;
  readonly #sentences = createSentenceWriter('simulator');
  readonly #ordered = new Map<string, string>();
  readonly #toldPositionMs = new Map<string, number>();
  #coming: NightEvent[] = [];
  #lookMs = 0;
  #lookEveryMs = 300_000;
  #air: Air | undefined;

  constructor(options: PlayerOptions) {
    this.#world = options.world;
    this.#desks = options.desks;
    this.#air = options.air;
    this.#isAuto = { ...options.autopilot };
    const { world, desks } = options;
    this.#autopilot = createAutopilot({ world, desks, book: this.book, counts: this.counts });
  }

  setAutopilot(centre: Centre, on: boolean): void {
    this.#isAuto[centre] = on;
  }

  setAir(air: Air): void {
    this.#air = air;
  }

  greeting(): string {
    return this.#lines(this.#world.onAir());
  }

  #lines(events: readonly NightEvent[]): string {
    let out = '';
    for (const event of events) {
      if (event.kind === 'ais') out += this.#sentences(event.message, event.timeMs);
    }
    return out;
  }

  async registerAssets(): Promise<void> {
    // All at once: they do not depend on each other, and the centre writes them down in one group.
    const near = this.#world.crafts.filter(({ asset }) => !isFar(asset.base));
    const asked = near.map(({ asset }) => {
      const { id, name, kind, centre, speedKn, survivorsMax, mmsi, base } = asset;
      const body: Asset = {
        id,
        name,
        kind,
        centre,
        base: { name: base.name, lat: base.lat, lon: base.lon },
        ...(speedKn === undefined ? {} : { speedKn }),
        ...(survivorsMax === undefined ? {} : { survivorsMax }),
        ...(mmsi === undefined ? {} : { mmsi }),
      };
      return this.#desks[centre].register(body);
    });
    await Promise.all(asked);
    await this.#tellPositions(true);
  }

  async step(untilMs: number): Promise<void> {
    // The world moves in steps; what it gives ahead of time waits here for its second.
    this.#coming.push(...this.#world.advanceTo(untilMs + craftStepMs));
    let due = 0;
    while ((this.#coming[due]?.timeMs ?? Infinity) <= untilMs) due += 1;
    const events = this.#coming.splice(0, due);
    const lines = this.#air === undefined ? '' : this.#lines(events);
    if (lines !== '') this.#air?.send(lines);
    let isQuiet = true;
    for (const event of events) {
      if (event.kind === 'ais') continue;
      isQuiet = false;
      if (event.kind === 'report') await this.#playReport(event.report);
      else await this.#playTask(event);
    }
    await this.#tellPositions(false);
    if (isQuiet && untilMs < this.#lookMs) return;
    await this.#look(untilMs);
  }

  /** Reads the desk, passes its orders to the crews, and decides for the centres that are told to. */
  async #look(nowMs: number): Promise<void> {
    const { uk } = this.#desks;
    const [boats, tasks] = [await uk.boats(), await uk.tasks()];
    this.#passOrders(boats, tasks);
    const before = this.counts.decisions;
    for (const centre of ['fr', 'uk'] as const) {
      if (this.#isAuto[centre]) await this.#autopilot.decide(centre, { boats, tasks });
    }
    // What has just been decided, crews hear at the next step.
    const isBusy = this.counts.decisions > before;
    this.#lookMs = isBusy ? 0 : nowMs + this.#lookEveryMs;
  }

  setLookEvery(lookEveryMs: number): void {
    this.#lookEveryMs = lookEveryMs;
    this.#lookMs = 0;
  }

  #passOrders(boats: readonly BoatView[], tasks: readonly TaskView[]): void {
    const byId = new Map(boats.map((boat) => [boat.id, boat]));
    for (const one of tasks) {
      if (one.status === 'done') continue;
      if (one.status === 'stood-down') {
        if (this.#ordered.delete(one.id)) this.#world.standDown(one.id);
        continue;
      }
      const order = orderOf(one, byId);
      if (order === undefined || !this.#world.order(order)) continue;
      if (!this.#ordered.has(one.id)) this.counts.ordered += 1;
      this.#ordered.set(one.id, one.asset);
    }
  }

  async #playReport(report: SimulatedReport): Promise<void> {
    const { id, about, ...said } = report;
    const refersTo = about === undefined ? undefined : this.book.reportIds.get(about);
    const input: ReportInput = { ...said, ...(refersTo === undefined ? {} : { about: refersTo }) };
    const isAuto = this.#isAuto[report.centre];
    const placement = isAuto ? this.#autopilot.placement(id) : unaskedPlacement(report);
    const answer = await this.#desks[report.centre].postReport(input, placement);
    if (answer.id === undefined) {
      this.counts.refused += 1;
      return;
    }
    this.counts.reports += 1;
    this.book.reportIds.set(id, answer.id);
    this.book.simulatedIds.set(answer.id, id);
    const trueBoat = this.#world.reports.get(id)?.boat;
    if (trueBoat === undefined || typeof answer.boat !== 'string') return;
    if (!this.book.boatIds.has(trueBoat)) this.book.boatIds.set(trueBoat, answer.boat);
  }

  async #playTask(event: Extract<NightEvent, { kind: 'task' }>): Promise<void> {
    const asset = this.#ordered.get(event.task);
    const craft = this.#world.crafts.find((one) => one.asset.id === asset);
    if (craft === undefined) return;
    const answer = await this.#desks[craft.asset.centre].taskStatus(event.task, {
      status: event.status,
      answeredBy: event.answeredBy,
      ...(event.etaMs === undefined ? {} : { eta: new Date(event.etaMs).toISOString() }),
      ...(event.note === undefined ? {} : { note: event.note }),
    });
    if (answer.ok) this.counts.statuses += 1;
    else this.counts.refused += 1;
    if (event.status === 'done') this.#ordered.delete(event.task);
  }

  /** Drones, which have no AIS, tell their place by the asset door; all others do once, at the beginning. */
  async #tellPositions(isFirst: boolean): Promise<void> {
    const nowMs = this.#world.nowMs();
    const due = this.#world.crafts.filter(({ asset, sogKn }) => {
      const { id, mmsi, base } = asset;
      if (isFirst || isFar(base)) return !isFar(base);
      const dueMs = (this.#toldPositionMs.get(id) ?? 0) + positionEveryMs;
      return mmsi === undefined && sogKn > 0 && nowMs >= dueMs;
    });
    const asked = due.map((craft) => {
      const { id, centre } = craft.asset;
      this.#toldPositionMs.set(id, nowMs);
      return this.#desks[centre].position(id, {
        position: { lat: craft.lat, lon: craft.lon, radiusM: 50, source: 'crew' },
        time: new Date(nowMs).toISOString(),
        courseDegTrue: craft.cogDegTrue,
        speedKn: craft.sogKn,
      });
    });
    await Promise.all(asked);
  }
}

function isFar(base: { lat: number; lon: number }): boolean {
  return Math.abs(base.lat - 51) > assetFarDeg || Math.abs(base.lon - 1.5) > assetFarDeg;
}

/** Where a task leads: the place it names, or where its boat is believed to be. */
function orderOf(task: TaskView, boats: ReadonlyMap<string, BoatView>): Order | undefined {
  const boat = task.boat === undefined ? undefined : boats.get(task.boat);
  const to = task.to ?? boat?.position;
  if (to === undefined) return undefined;
  const { id, asset, order } = task;
  return { task: id, asset, order, to: { lat: to.lat, lon: to.lon } };
}

/**
 * Where nobody decides: a call goes to the system, which proposes a boat or opens one; what a sensor or
 * a partner says waits for an officer, as do words that people are off the sea.
 */
function unaskedPlacement(report: SimulatedReport): null | undefined {
  return ['999', '112', '196', 'whatsapp'].includes(report.channel) ? undefined : null;
}

/** True boats with people still at sea. */
export function boatsOut(world: World): number {
  return world.boats.filter(isAtSea).length;
}

/**
 * The night as it goes on: boats, ships, craft, and what reaches the centres. The caller moves time
 * forward; orders from a desk may come in between. The same options and orders give the same night.
 */
import { createRng, drawUniform, type Rng } from '@straitwatch/maths';
import {
  craftStepMs,
  craftTransmitter,
  dueMessages,
  markTransmitter,
  shipTransmitter,
  type Transmitter,
} from './ais.js';
import { type Boat, drawBoats, isAtSea, type Sea, stepBoat } from './boats.js';
import { type Craft, makeCraft } from './craft.js';
import { createDispatcher, type Dispatcher } from './dispatch.js';
import { SimulatorError } from './errors.js';
import { type FleetWorld, orderCraft, standDown, stepCraft } from './fleet.js';
import { type LevelFigures, levelFigures, peopleMeanOf } from './levels.js';
import {
  aidGroupReport,
  callFrom,
  callsPerHour,
  endingReport,
  relayOf,
  strangerCall,
  type Telling,
} from './reporting.js';
import { falsePlots, type Lookout, lookoutsOf, sensorReports } from './sensing.js';
import { tableStream } from './stream.js';
import { sideOf } from './telling.js';
import { type Ship, trafficOf } from './traffic.js';
import type {
  FalseAlarmTruth,
  NightEvent,
  NightOptions,
  Order,
  ReportDraft,
  ReportKind,
  SimulatedReport,
} from './types.js';

export interface ReportTruth {
  boat?: string;
  falseAlarm?: string;
  kind: ReportKind;
  received: string;
  of?: string;
}

export interface World {
  readonly options: NightOptions;
  readonly sea: Sea;
  readonly boats: readonly Boat[];
  readonly crafts: readonly Craft[];
  readonly ships: readonly Ship[];
  readonly falseAlarms: readonly FalseAlarmTruth[];
  readonly reports: ReadonlyMap<string, ReportTruth>;
  nowMs(): number;
  /** Moves the night to this time and gives what happened, in order. Never goes back. */
  advanceTo(untilMs: number): NightEvent[];
  /** Reports already made that have not arrived yet, with the night stopped: the end of a file. */
  rest(): NightEvent[];
  /** @returns false when there is no such asset or it is busy */
  order(order: Order): boolean;
  standDown(task: string): void;
  /** What everybody sends who is on the air now: statics and position. For a new listener. */
  onAir(): NightEvent[];
}

const boatStepS = 30;
const hourMs = 3_600_000;
/** Longest night, hours, and most boats. */
export const hoursMax = 48;
export const boatsMax = 200;
/** Reports made and not yet arrived; more than a hard night ever has. */
const pendingMax = 20_000;

/** @throws SimulatorError SIMULATOR_OPTION when an option is out of its range */
export function createWorld(options: NightOptions): World {
  checkOptions(options);
  return new RunningWorld(options);
}

function checkOptions({ hours, boats, startMs, shipsPerDay, peopleMean, aisThin }: NightOptions) {
  check('hours', hours, 1, hoursMax);
  check('startMs', startMs, 0, 8.64e15);
  check('boats', boats ?? 1, 0, boatsMax);
  check('shipsPerDay', shipsPerDay ?? 1, 0, 2000);
  check('peopleMean', peopleMean ?? 50, 1, 112);
  check('aisThin', aisThin ?? 1, 1, 1000);
}

function check(field: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  const expected = `${low} to ${high}`;
  throw new SimulatorError({ code: 'SIMULATOR_OPTION', field, value, expected });
}

/** Passing ships in a day: some four hundred are usual; those of 300 GT and more in the lanes are fewer. */
const shipsPerDayUsual = 270;

class RunningWorld implements World {
  readonly options: NightOptions;
  readonly sea: Sea;
  readonly boats: Boat[];
  readonly crafts: Craft[];
  readonly ships: Ship[];
  readonly falseAlarms: { id: string; kind: string; reports: string[] }[] = [];
  readonly reports = new Map<string, ReportTruth>();
  readonly #rng: Rng;
  readonly #figures: LevelFigures;
  readonly #telling: Telling;
  readonly #transmitters: Transmitter[] = [];
  readonly #dispatcher: Dispatcher | undefined;
  readonly #fleet: FleetWorld;
  #pending: ReportDraft[] = [];
  #happened: NightEvent[] = [];
  #nowMs: number;
  #reportCount = 0;

  constructor(options: NightOptions) {
    this.options = options;
    const { strait, startMs, hours } = options;
    this.#rng = createRng(options.seed).fork(`night-${options.level}`);
    this.#figures = levelFigures[options.level];
    this.#telling = { figures: this.#figures, boundary: strait.boundary };
    this.#nowMs = Math.floor(startMs / craftStepMs) * craftStepMs;
    this.sea = this.#drawSea();
    this.boats = this.#drawBoats();
    this.crafts = makeCraft(strait, this.#rng.fork('craft'));
    this.ships = trafficOf(strait, this.#rng.fork('traffic'), {
      startMs,
      endMs: startMs + hours * hourMs,
      shipsPerDay: options.shipsPerDay ?? shipsPerDayUsual,
    });
    this.#makeTransmitters();
    this.#makeFalseAlarms();
    this.#fleet = {
      strait,
      figures: this.#figures,
      boats: this.boats,
      report: (draft) => this.#add(draft),
      task: (word, timeMs) => this.#happened.push({ kind: 'task', timeMs, ...word }),
    };
    if (options.dispatch !== 'orders') {
      const { boats, crafts } = this;
      this.#dispatcher = createDispatcher({ strait, boats, crafts });
    }
  }

  #drawSea(): Sea {
    const draws = this.#rng.fork('sea');
    const { strait, current } = this.options;
    return {
      water: strait.water,
      current: current ?? tableStream(strait.streams),
      windMps:
        Math.round(drawUniform(draws, { low: 0.5, high: this.#figures.windMpsMax }) * 10) / 10,
      windTowardsDeg: draws.integer(36) * 10,
    };
  }

  #drawBoats(): Boat[] {
    const { startMs, hours, bursts = [] } = this.options;
    const draws = this.#rng.fork('boats');
    const [low, high] = this.#figures.boats;
    const boats = this.options.boats ?? low + draws.integer(high - low + 1);
    const year = new Date(startMs).getUTCFullYear();
    const peopleMean = this.options.peopleMean ?? peopleMeanOf(year);
    return drawBoats(draws, { figures: this.#figures, startMs, hours, boats, bursts, peopleMean });
  }

  #makeTransmitters(): void {
    if (this.options.ais === false) return;
    const draws = this.#rng.fork('ais');
    const steps = Math.ceil(Math.max(this.#nowMs, this.options.aisFromMs ?? 0) / craftStepMs);
    const startMs = steps * craftStepMs;
    for (const ship of this.ships) {
      this.#transmitters.push(shipTransmitter(ship, draws.fork(ship.mmsi), startMs));
    }
    for (const craft of this.crafts) {
      const one = craftTransmitter(craft, draws.fork(craft.asset.id), startMs);
      if (one !== undefined) this.#transmitters.push(one);
    }
    for (const mark of this.options.strait.marks) {
      this.#transmitters.push(markTransmitter(mark, draws.fork(mark.mmsi), startMs));
    }
  }

  #makeFalseAlarms(): void {
    const draws = this.#rng.fork('false-alarms');
    const { startMs, hours } = this.options;
    const count = Math.round(this.boats.length * this.#figures.falseAlarms);
    for (let i = 0; i < count; i++) {
      const kind =
        (['fishing', 'debris', 'call-about-nothing'] as const)[draws.integer(3)] ?? 'debris';
      const id = `F${i + 1}`;
      const fromMs = Math.max(startMs + 0.05 * hours * hourMs, this.options.falseAlarmsFromMs ?? 0);
      const toMs = Math.max(fromMs, startMs + 0.7 * hours * hourMs);
      const firstMs = Math.round(drawUniform(draws, { low: fromMs, high: toMs }));
      this.falseAlarms.push({ id, kind, reports: [] });
      if (kind === 'call-about-nothing') {
        this.#add(strangerCall(draws, firstMs, id));
        continue;
      }
      const at = {
        lat: drawUniform(draws, { low: 50.9, high: 51.06 }),
        lon: drawUniform(draws, { low: 1.3, high: 1.5 }),
      };
      for (const draft of falsePlots(draws, { id, kind, at, firstMs }, this.#telling))
        this.#add(draft);
    }
  }

  nowMs(): number {
    return this.#nowMs;
  }

  advanceTo(untilMs: number): NightEvent[] {
    const out: NightEvent[] = [];
    while (this.#nowMs + craftStepMs <= untilMs) {
      this.#nowMs += craftStepMs;
      this.#step();
      const thin = this.options.aisThin ?? 1;
      for (const one of dueMessages(this.#transmitters, this.#nowMs, thin)) {
        this.#happened.push({ kind: 'ais', ...one });
      }
      this.#happened.sort((a, b) => a.timeMs - b.timeMs);
      out.push(...this.#happened);
      this.#happened = [];
    }
    return out;
  }

  #step(): void {
    const nowMs = this.#nowMs;
    if (nowMs % (boatStepS * 1000) === 0) {
      const lookouts = lookoutsOf(this.ships, nowMs, boatStepS);
      for (const boat of this.boats) this.#stepBoat(boat, nowMs, lookouts);
    }
    if (nowMs % 60_000 === 0) this.#dispatcher?.step(nowMs);
    for (const craft of this.crafts) stepCraft(craft, this.#fleet, nowMs, craftStepMs / 1000);
    this.#deliver(nowMs);
  }

  #stepBoat(boat: Boat, nowMs: number, lookouts: readonly Lookout[]): void {
    const { landed, returned } = boat;
    stepBoat(boat, this.sea, this.#figures, nowMs, boatStepS);
    if (boat.landed > landed) this.#add(endingReport(boat, nowMs, 'landed'));
    if (boat.returned > returned) this.#add(endingReport(boat, nowMs, 'returned'));
    if (!isAtSea(boat)) return;
    if (boat.crossedMs === undefined && sideOf(this.options.strait.boundary, boat) === 'uk') {
      boat.crossedMs = nowMs;
    }
    const perStep = (perHour: number): boolean =>
      boat.rng.uniform() < 1 - Math.exp((-perHour * boatStepS) / 3600);
    if (perStep(callsPerHour(boat, this.#figures, nowMs))) {
      const draft = callFrom(boat, nowMs, this.#telling);
      if (draft !== undefined) this.#add(draft);
    }
    const isTroubled = boat.engine === 'stopped' || boat.takingWater;
    if (boat.hasAidGroup && !boat.isSilent && isTroubled && perStep(0.6)) {
      this.#add(aidGroupReport(boat, nowMs, this.#telling));
    }
    const now = { nowMs, stepS: boatStepS, lookouts };
    for (const draft of sensorReports(boat, now, this.#telling)) this.#add(draft);
  }

  /** Keeps drafts in order of arrival; two of one moment in the order in which they were made. */
  #add(draft: ReportDraft): void {
    if (this.#pending.length >= pendingMax) {
      throw new SimulatorError({
        code: 'SIMULATOR_LIMIT',
        field: 'reports under way',
        value: pendingMax,
        expected: 'fewer',
      });
    }
    let at = this.#pending.length;
    while (at > 0 && (this.#pending[at - 1]?.receivedMs ?? 0) > draft.receivedMs) at -= 1;
    this.#pending.splice(at, 0, draft);
  }

  #deliver(nowMs: number): void {
    // Each arrival may add a relay, which arrives later: the loop ends when nothing is due.
    while (this.#pending[0] !== undefined && this.#pending[0].receivedMs <= nowMs) {
      const draft = this.#pending.shift();
      if (draft !== undefined) this.#arrive(draft);
    }
  }

  #arrive(draft: ReportDraft): void {
    this.#reportCount += 1;
    const id = `r${this.#reportCount}`;
    const boat = this.boats.find((one) => one.id === draft.boat);
    const about = draft.fields.about ?? this.#reference(draft, boat);
    const report: SimulatedReport = {
      id,
      time: isoSeconds(draft.timeMs),
      received: isoSeconds(draft.receivedMs),
      centre: draft.centre,
      ...draft.fields,
      ...(about === undefined ? {} : { about }),
    } as SimulatedReport;
    this.reports.set(id, {
      ...(draft.boat === undefined ? {} : { boat: draft.boat }),
      ...(draft.falseAlarm === undefined ? {} : { falseAlarm: draft.falseAlarm }),
      kind: draft.kind,
      received: report.received,
      ...(draft.of === undefined ? {} : { of: draft.of }),
    });
    boat?.received.push(id);
    this.falseAlarms.find((one) => one.id === draft.falseAlarm)?.reports.push(id);
    this.#happened.push({ kind: 'report', timeMs: draft.receivedMs, report });
    const isTold = draft.kind === 'call' || draft.kind === 'message';
    if (isTold && boat !== undefined && this.#rng.chance(this.#figures.relayed)) {
      const source = { report, boat: boat.id, nowMs: draft.receivedMs };
      this.#add(relayOf(this.#rng, source, this.#figures));
    }
  }

  /** The earlier report a caller refers to; sometimes one about another boat. */
  #reference(draft: ReportDraft, boat: Boat | undefined): string | undefined {
    if (draft.kind !== 'call' || boat === undefined || this.#reportCount < 2) return undefined;
    const { refers, wrongReference } = this.#figures;
    if (!this.#rng.chance(refers)) return undefined;
    if (this.#rng.chance(wrongReference)) {
      return `r${1 + this.#rng.integer(this.#reportCount - 1)}`;
    }
    return boat.received.at(-1);
  }

  rest(): NightEvent[] {
    this.#deliver(Number.MAX_SAFE_INTEGER);
    const out = this.#happened;
    this.#happened = [];
    return out;
  }

  order(order: Order): boolean {
    const craft = this.crafts.find((one) => one.asset.id === order.asset);
    if (craft === undefined) return false;
    return orderCraft(craft, order, this.#nowMs, this.options.strait);
  }

  standDown(task: string): void {
    for (const craft of this.crafts) standDown(craft, task);
  }

  onAir(): NightEvent[] {
    const timeMs = this.#nowMs;
    const out: NightEvent[] = [];
    for (const one of this.#transmitters) {
      const position = one.position(timeMs);
      if (position === undefined) continue;
      for (const message of [...one.statics(), position])
        out.push({ kind: 'ais', timeMs, message });
    }
    return out;
  }
}

/** ISO 8601 in whole seconds, as the sample nights have it. */
export function isoSeconds(timeMs: number): string {
  return `${new Date(Math.round(timeMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

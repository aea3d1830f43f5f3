/**
 * A simple watch officer: links, tasks, hands over, explains and accounts for, through the same doors as
 * a person. It is the hand of the exercise, not a linking engine: it knows which report is about which
 * boat, and it can only end a boat as anybody can, by evidence.
 */
import { fastDistanceM, type LatLon, mpsPerKn, stepFrom } from '@straitwatch/geo';
import type { BoatView, Centre, RefusalReason, ReportView, TaskView } from '@straitwatch/protocol';
import type { Boat } from './boats.js';
import type { Book, PlayerCounts } from './book.js';
import type { Desk } from './doors/desk.js';
import { sideOf } from './telling.js';
import type { World } from './world.js';

export interface Autopilot {
  /** The boat to put a simulated report to: an id, `new`, or nobody's (null). */
  placement(simulatedReport: string): string | 'new' | null;
  /** One look at the board for one centre. */
  decide(centre: Centre, board: Board): Promise<void>;
}

/** The desk as it was just read. */
export interface Board {
  readonly boats: readonly BoatView[];
  readonly tasks: readonly TaskView[];
}

export interface AutopilotParts {
  readonly world: World;
  readonly desks: Readonly<Record<Centre, Desk>>;
  readonly book: Book;
  readonly counts: PlayerCounts;
}

const rescueKinds = new Set(['lifeboat', 'cutter', 'patrol-boat']);
/** Signs for which people are taken off rather than followed. */
const serious = new Set(['taking-water', 'people-in-water', 'capsized']);
/** So far before the line, to the north-west, a boat is offered to England. */
const aheadOfLine = { eastM: -2200, northM: 2200 };
/** So far before it the other way England offers one to France. */
const wellBehindLine = { eastM: -5000, northM: 5000 };
/** Craft sent to one boat at a time. */
const goingMax = 2;

export function createAutopilot(parts: AutopilotParts): Autopilot {
  return new SimpleOfficer(parts);
}

class SimpleOfficer implements Autopilot {
  readonly #world: World;
  readonly #desks: Readonly<Record<Centre, Desk>>;
  readonly #book: Book;
  readonly #counts: PlayerCounts;
  /** Reports whose link needs no more looking at. */
  readonly #settled = new Set<string>();
  /** Assets sent in this look, which the board just read does not show yet. */
  readonly #justSent = new Set<string>();

  constructor({ world, desks, book, counts }: AutopilotParts) {
    this.#world = world;
    this.#desks = desks;
    this.#book = book;
    this.#counts = counts;
  }

  placement(simulatedReport: string): string | 'new' | null {
    const truth = this.#world.reports.get(simulatedReport);
    if (truth?.boat === undefined) return null;
    const known = this.#book.boatIds.get(truth.boat);
    if (known !== undefined) return known;
    // Word that people are off the sea opens no boat.
    return ['recovery', 'landing', 'return'].includes(truth.kind) ? null : 'new';
  }

  async decide(centre: Centre, { boats, tasks }: Board): Promise<void> {
    const desk = this.#desks[centre];
    this.#justSent.clear();
    for (const boat of boats) {
      if (boat.status === 'ended') continue;
      if (boat.handover?.to === centre) {
        await this.#tally(desk.boat(boat.id, 'accept', {}));
        continue;
      }
      if (boat.coordinating !== centre) continue;
      await this.#work(centre, boat, tasks);
    }
  }

  async #work(centre: Centre, boat: BoatView, tasks: readonly TaskView[]): Promise<void> {
    await this.#settleLinks(centre, boat);
    const truth = this.#trueBoat(boat.id);
    if (truth === undefined) return;
    if (truth.aboard === 0) {
      if (truth.lost === 0) await this.#accountFor(centre, boat, truth);
      return;
    }
    const going = tasks.filter(
      (one) => one.boat === boat.id && one.status !== 'done' && one.status !== 'stood-down',
    );
    if (boat.handover === undefined && (await this.#offer(centre, boat, going))) return;
    if (going.length >= goingMax) return;
    // To England a craft that only follows is not yet rescue; the French side follows what runs well.
    const isServed = going.some(
      (one) => !this.#isBringingAshore(one) && (centre === 'fr' || one.order === 'rescue'),
    );
    if (!isServed) await this.#send(centre, boat, tasks);
  }

  /** A craft on its way in with people counts no more as one that goes to the boat. */
  #isBringingAshore(task: TaskView): boolean {
    return this.#world.crafts.some(
      (one) => one.task?.order.task === task.id && one.task.stage === 'inbound',
    );
  }

  #trueBoat(deskBoat: string): Boat | undefined {
    for (const [trueId, id] of this.#book.boatIds) {
      if (id === deskBoat) return this.#world.boats.find((one) => one.id === trueId);
    }
    return undefined;
  }

  /** Puts each undecided report of the boat where it belongs. */
  async #settleLinks(centre: Centre, boat: BoatView): Promise<void> {
    const desk = this.#desks[centre];
    for (const id of boat.reports) {
      const one = await this.#undecided(desk, id);
      if (one === undefined) continue;
      await this.#placeRight(desk, id, boat.id);
    }
  }

  async #undecided(desk: Desk, id: string): Promise<ReportView | undefined> {
    if (this.#settled.has(id)) return undefined;
    const one = await desk.report(id);
    if (one?.link?.status === 'proposed') return one;
    this.#settled.add(id);
    return undefined;
  }

  /** Links a report to the boat it is about; takes it off `from` when it is about none. */
  async #placeRight(desk: Desk, report: string, from: string): Promise<void> {
    const simulated = this.#book.simulatedIds.get(report);
    const truth = simulated === undefined ? undefined : this.#world.reports.get(simulated);
    const right = truth?.boat === undefined ? undefined : this.#book.boatIds.get(truth.boat);
    if (right === undefined) {
      await this.#tally(desk.boat(from, 'refuse', { report, reason: 'not this boat' }));
    } else await this.#tally(desk.boat(right, 'link', { report }));
  }

  /** A boat that nobody is taking people off is offered when it crosses the line, or is about to. */
  async #offer(centre: Centre, boat: BoatView, going: readonly TaskView[]): Promise<boolean> {
    const { position } = boat;
    const isWorked = going.some((one) => one.status === 'on-scene' && one.order === 'rescue');
    if (position === undefined || isWorked || position.radiusM > 3000) return false;
    // The same place seen from both sides, so that no boat goes to and fro between the centres.
    const judged = stepFrom(position, centre === 'fr' ? aheadOfLine : wellBehindLine);
    if (sideOf(this.#world.options.strait.boundary, judged) === centre) return false;
    const reason = centre === 'fr' ? 'franchit la ligne' : 'in French waters';
    return this.#tally(this.#desks[centre].boat(boat.id, 'handover', { reason }));
  }

  async #send(centre: Centre, boat: BoatView, tasks: readonly TaskView[]): Promise<void> {
    const { position } = boat;
    if (position === undefined) return;
    const best = this.#nearest(centre, boat, position, tasks);
    if (best === undefined) return;
    const isWell = boat.craft.engine !== 'stopped' && !boat.signs.some((one) => serious.has(one));
    const order = centre === 'fr' && isWell ? 'escort' : 'rescue';
    await this.#tally(this.#desks[centre].assign({ asset: best, boat: boat.id, order }));
  }

  #nearest(
    centre: Centre,
    boat: BoatView,
    to: LatLon,
    tasks: readonly TaskView[],
  ): string | undefined {
    const open = tasks.filter((one) => one.status !== 'done' && one.status !== 'stood-down');
    const busy = new Set([...open.map((one) => one.asset), ...this.#justSent]);
    let best: string | undefined;
    let bestS = Infinity;
    for (const craft of this.#world.crafts) {
      const { id, kind, centre: owner } = craft.asset;
      const isFree = craft.task === undefined && !busy.has(id);
      if (owner !== centre || !isFree || !rescueKinds.has(kind)) continue;
      const seconds = fastDistanceM(craft, to) / (craft.speedKn * mpsPerKn);
      const small = craft.survivorsMax < (boat.people.best ?? 40) ? 2400 : 0;
      if (seconds + small >= bestS) continue;
      best = id;
      bestS = seconds + small;
    }
    if (best !== undefined) this.#justSent.add(best);
    return best;
  }

  /** Asks for the end; what stands in the way is linked or explained, and asked again at the next look. */
  async #accountFor(centre: Centre, boat: BoatView, truth: Boat): Promise<void> {
    const desk = this.#desks[centre];
    if (!this.#hasAllEvidence(truth)) return;
    const kind = truth.recovered > 0 ? 'recovered' : truth.landed > 0 ? 'landed' : 'returned';
    const answer = await desk.boat(boat.id, 'account-for', { kind });
    if (answer.ok) {
      this.#counts.decisions += 1;
      return;
    }
    for (const reason of answer.reasons) await this.#answerReason(desk, boat, truth, reason);
  }

  /** Every report of people taken off has reached the centre and stands with the boat. */
  #hasAllEvidence(truth: Boat): boolean {
    let told = 0;
    for (const id of truth.received) {
      const kind = this.#world.reports.get(id)?.kind;
      if (kind === 'recovery' || kind === 'landing' || kind === 'return') told += 1;
    }
    const ways = truth.events.filter((one) =>
      ['recovered', 'landed', 'returned'].includes(one.what),
    );
    return told >= ways.length;
  }

  async #answerReason(desk: Desk, boat: BoatView, truth: Boat, reason: RefusalReason) {
    const report = String(reason.facts.report ?? '');
    const off = offInWords(truth);
    if (reason.code === 'evidence-not-confirmed') {
      await this.#tally(desk.boat(boat.id, 'link', { report }));
      return;
    }
    if (reason.code === 'people-missing') {
      const why = 'more-people';
      const told = `counted off the sea: ${off}; the number called in was a guess`;
      await this.#tally(desk.boat(boat.id, 'resolve', { report, why, reason: told }));
      return;
    }
    if (reason.code !== 'contrary-report') return;
    const why = String(reason.facts.why ?? '');
    if (why === 'undecided') await this.#placeRight(desk, report, boat.id);
    else if (why === 'same-caller-elsewhere' || why === 'refers-here') {
      await this.#placeElsewhere(desk, boat, report, why, off);
    } else {
      const told = `checked with crews and shore: nobody is left aboard (${off})`;
      await this.#tally(desk.boat(boat.id, 'resolve', { report, why, reason: told }));
    }
  }

  /** A report of the same caller that stands elsewhere: put right, or said to be about another boat. */
  async #placeElsewhere(desk: Desk, boat: BoatView, report: string, why: string, off: string) {
    const simulated = this.#book.simulatedIds.get(report);
    const trueBoat = simulated === undefined ? undefined : this.#world.reports.get(simulated)?.boat;
    const right = trueBoat === undefined ? undefined : this.#book.boatIds.get(trueBoat);
    if (right === boat.id) {
      const linked = await this.#tally(desk.boat(boat.id, 'link', { report }));
      if (linked) return;
    }
    if (right !== undefined && right !== boat.id) {
      await this.#tally(desk.boat(boat.id, 'refuse', { report, reason: 'about another boat' }));
      return;
    }
    const told = `checked with crews and shore: nobody is left aboard (${off})`;
    await this.#tally(desk.boat(boat.id, 'resolve', { report, why, reason: told }));
  }

  async #tally(asked: Promise<{ ok: boolean }>): Promise<boolean> {
    const { ok } = await asked;
    if (ok) this.#counts.decisions += 1;
    else this.#counts.refused += 1;
    return ok;
  }
}

/** How everybody came off the sea: `41 recovered, 30 returned`. */
function offInWords({ recovered, landed, returned }: Boat): string {
  return Object.entries({ recovered, landed, returned })
    .filter(([, count]) => count > 0)
    .map(([how, count]) => `${count} ${how}`)
    .join(', ');
}

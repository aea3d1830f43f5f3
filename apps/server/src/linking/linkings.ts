/**
 * The odds of every waiting report, kept current: worked out anew when the record has grown, one run at a time, so
 * that a burst of calls is answered by few runs. They are not state: nothing is recorded, nothing is decided, and
 * after a restart they are worked out again.
 */
import type { LinkingNow, LinkProposal } from '@straitwatch/protocol';
import type { BoatState, State } from '@straitwatch/rules';
import type { CentreLoop } from '../centre.js';
import type { LinkJob } from './maker.js';
import type { LinkRunner } from './runner.js';

const lookEveryMs = 1_000;
/** Silence ages too: without news it is looked at again this often. */
const anywayMs = 120_000;
/** Reports older than this are of another night. */
const reportAgeMs = 36 * 3_600_000;
/** The newest so many are weighed; a flood of reports must not stop the work. */
export const reportsMost = 1_200;
/** Waiting reports that get odds, newest first. */
const waitingMost = 200;

export class Linkings {
  readonly #loop: CentreLoop;
  readonly #runner: LinkRunner;
  readonly #onTrouble: (what: string, error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #now: LinkingNow | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #isClosed = false;
  #lookedAtHead = -1;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  readonly counts = { made: 0, failed: 0, lastMs: 0 };

  constructor(parts: {
    loop: CentreLoop;
    runner: LinkRunner;
    onTrouble: (what: string, error: unknown) => void;
  }) {
    this.#loop = parts.loop;
    this.#runner = parts.runner;
    this.#onTrouble = parts.onTrouble;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), lookEveryMs);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Undefined before the first has been worked out. */
  now(): LinkingNow | undefined {
    return this.#now;
  }

  proposalsFor(report: string): readonly LinkProposal[] | undefined {
    return this.#now?.reports.find((one) => one.report === report)?.proposals;
  }

  /** Works it out if there is news. Never two at once. */
  async look(): Promise<void> {
    const { head } = this.#loop;
    const nowMs = this.#loop.nowMs();
    const isOld = Math.abs(nowMs - this.#lookedAtMs) > anywayMs;
    if (this.#isRunning || this.#isClosed || (head === this.#lookedAtHead && !isOld)) return;
    this.#isRunning = true;
    this.#lookedAtHead = head;
    this.#lookedAtMs = nowMs;
    const startedMs = performance.now();
    try {
      this.#now = await this.#runner.run(linkJob(this.#loop.state, nowMs, head));
      this.counts.made += 1;
      this.counts.lastMs = performance.now() - startedMs;
      for (const listener of this.#listeners) listener();
    } catch (error) {
      this.counts.failed += 1;
      if (!this.#isClosed) this.#onTrouble('linking', error);
    } finally {
      this.#isRunning = false;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#runner.close();
  }
}

/** What the engine is asked, from the state of the rules: an officer's word is hard evidence, the rest is free. */
export function linkJob(state: State, nowMs: number, head: number): LinkJob {
  const recent = [...state.reports.values()]
    .filter((one) => nowMs - Date.parse(one.known) < reportAgeMs)
    .sort((a, b) => b.entry - a.entry)
    .slice(0, reportsMost);
  const known = new Set(recent.map((one) => one.report.id));
  const listed = new Map<string, string[]>();
  const apart: [string, string][] = [];
  const waiting: string[] = [];
  for (const { report, link, notBoats } of recent) {
    if (link?.status === 'confirmed') {
      const boat = topBoat(state, link.boat);
      listed.set(boat, [...(listed.get(boat) ?? []), report.id]);
    } else waiting.push(report.id);
    for (const boat of notBoats) apart.push([topBoat(state, boat), report.id]);
  }
  const boats = [...listed].map(([id, reports]) => ({
    id,
    reports: reports.filter((one) => known.has(one)).reverse(),
  }));
  return {
    ...{ nowMs, head, boats },
    reports: recent.map((one) => one.report).reverse(),
    waiting: waiting.slice(0, waitingMost),
    apart: apart.filter(([boat, report]) => !(listed.get(boat)?.includes(report) ?? false)),
  };
}

/** The boat that a duplicate was put to, and that one's, and so on. */
function topBoat(state: State, id: string): string {
  let boat: BoatState | undefined = state.boats.get(id);
  for (let steps = 0; steps < 20; steps++) {
    const evidence = boat?.ending?.evidence;
    if (evidence?.kind !== 'duplicate') break;
    const next = state.boats.get(evidence.of);
    if (next === undefined) break;
    boat = next;
  }
  return boat?.id ?? id;
}

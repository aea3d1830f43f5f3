/**
 * Which open boat may a report be about? A small weight-of-evidence sum in decibans, as in record
 * linkage after Fellegi and Sunter (1969), kept simple and open until the linking engine takes its
 * place. The weights are provisional judgements, not learned; a suggestion is only ever a proposal.
 */
import { distanceM } from '@straitwatch/geo';
import {
  isVoice,
  type LinkReason,
  type LinkReasonCode,
  linkReason,
  type Position,
  type Report,
} from '@straitwatch/protocol';
import { boatSpeedMaxMps, defaultRadiusM, speaksForItself } from './contraries.js';
import { type BoatState, reportsOf, type State } from './state.js';

export interface Suggestion {
  boat: string;
  /** Probability 0 to 1 among the open boats and a new one. */
  score: number;
  reasons: LinkReason[];
  /** True when a caller or a reference ties them, not only place and number. */
  tied: boolean;
}

/** Provisional weights, decibans: ten is odds of ten to one. */
const weightDb = {
  sameCaller: 15,
  refersTo: 10,
  near: 7,
  reachable: 2,
  outOfReach: -25,
  sameCount: 4,
  otherCount: -6,
  otherColour: -4,
  sameColour: 2,
  /** A boat picked at random from those at sea, before anything is known. */
  prior: -3,
} as const;

/** Boats looked at for one report; a night has tens. */
export const boatsMax = 500;
const suggestionsMax = 5;

/** Open boats that `reportId` may be about, best first. Refused ones are not among them. */
export function suggestBoats(state: State, reportId: string): Suggestion[] {
  const one = state.reports.get(reportId);
  if (one === undefined) return [];
  return suggestFor(state, one.report, one.notBoats);
}

/** The same for a report that has no number yet. */
export function suggestFor(
  state: State,
  report: Report,
  notBoats: readonly string[],
): Suggestion[] {
  const weighed: WeighedBoat[] = [];
  let looked = 0;
  for (const boat of state.boats.values()) {
    if (boat.ending !== undefined || notBoats.includes(boat.id)) continue;
    looked += 1;
    if (looked > boatsMax) break;
    const one = weighBoat(traitsOf(state, boat), report);
    if (one !== undefined) weighed.push(one);
  }
  return rankBoats(weighed);
}

/** What is known of a boat for comparing reports with it, read once from its reports. */
export interface BoatTraits {
  boat: string;
  reports: readonly ReportTraits[];
}

interface ReportTraits {
  id: string;
  timeMs: number;
  at: Position | undefined;
  /** Only of those who speak for themselves. */
  caller: string | undefined;
  count: number | undefined;
  colour: string | undefined;
}

/** The weight of one boat for one report, before it is set against the others. */
export interface WeighedBoat {
  boat: string;
  /** Odds against the other boats: ten to the tenth of the decibans. */
  odds: number;
  reasons: LinkReason[];
  tied: boolean;
}

/** Reads the traits of a boat and its duplicates; good until one of their reports changes. */
export function traitsOf(state: State, boat: BoatState): BoatTraits {
  const reports = reportsOf(state, boat).map(({ report }) => ({
    id: report.id,
    timeMs: Date.parse(report.time),
    at: report.position,
    caller: speaksForItself(report) ? report.caller : undefined,
    count: report.persons?.count,
    colour: report.craft?.colour?.toLowerCase(),
  }));
  return { boat: boat.id, reports };
}

/** Nothing for a boat without another report than this one: there is nothing to compare with. */
export function weighBoat(traits: BoatTraits, report: Report): WeighedBoat | undefined {
  const isOwn = traits.reports.some((each) => each.id === report.id);
  const own = isOwn ? traits.reports.filter((each) => each.id !== report.id) : traits.reports;
  if (own.length === 0) return undefined;
  const reasons: LinkReason[] = [];
  let db = weightDb.prior as number;
  let tied = false;
  const add: Add = (code, facts, weight) => {
    reasons.push({ ...linkReason(code, facts), weightDb: weight });
    db += weight;
  };
  const isOwnVoice = report.caller !== undefined && isVoice(report) && speaksForItself(report);
  const sameCaller = isOwnVoice ? own.findLast((each) => each.caller === report.caller) : undefined;
  if (sameCaller !== undefined) {
    tied = true;
    add('same-caller', { report: sameCaller.id }, weightDb.sameCaller);
  }
  if (report.about !== undefined && own.some((each) => each.id === report.about)) {
    tied = true;
    add('refers-to', { report: report.about }, weightDb.refersTo);
  }
  place(own, report, add);
  count(own, report, add);
  colour(own, report, add);
  return { boat: traits.boat, odds: 10 ** (db / 10), reasons, tied };
}

/** Sets the weighed boats against each other and a boat not yet known; best first. */
export function rankBoats(weighed: readonly WeighedBoat[]): Suggestion[] {
  // The alternative "a boat not yet known" stands in the sum with no evidence for or against it.
  let total = 1;
  for (const each of weighed) total += each.odds;
  return weighed
    .map(({ boat, odds, reasons, tied }) => ({ boat, score: odds / total, reasons, tied }))
    .filter((each) => each.score >= 0.01)
    .sort((a, b) => b.score - a.score || a.boat.localeCompare(b.boat))
    .slice(0, suggestionsMax);
}

type Add = (code: LinkReasonCode, facts: Record<string, string | number>, weight: number) => void;

function place(own: readonly ReportTraits[], report: Report, add: Add): void {
  const { position: at } = report;
  if (at === undefined) return;
  const timeMs = Date.parse(report.time);
  let near: ReportTraits | undefined;
  for (const each of own) {
    if (each.at === undefined) continue;
    if (near === undefined || Math.abs(each.timeMs - timeMs) < Math.abs(near.timeMs - timeMs)) {
      near = each;
    }
  }
  if (near?.at === undefined) return;
  const apartM = distanceM(near.at, at);
  const slackM = (near.at.radiusM ?? defaultRadiusM) + (at.radiusM ?? defaultRadiusM);
  const reachM = slackM + (Math.abs(near.timeMs - timeMs) / 1000) * boatSpeedMaxMps;
  const facts = { nm: (apartM / 1852).toFixed(1), report: near.id };
  if (apartM > reachM) add('out-of-reach', facts, weightDb.outOfReach);
  else if (apartM <= slackM + 1852) add('near', facts, weightDb.near);
  else add('reachable', facts, weightDb.reachable);
}

function count(own: readonly ReportTraits[], report: Report, add: Add): void {
  const said = report.persons?.count;
  if (said === undefined) return;
  let closest: number | undefined;
  for (const { count: known } of own) {
    if (known === undefined) continue;
    const isCloser = closest === undefined || Math.abs(known - said) < Math.abs(closest - said);
    if (isCloser) closest = known;
  }
  if (closest === undefined) return;
  // Callers round to tens and leave out children: a fifth either way is the same number.
  const isAlike = Math.abs(closest - said) <= Math.max(3, 0.2 * Math.max(closest, said));
  const facts = { said, before: closest };
  if (isAlike) add('same-count', facts, weightDb.sameCount);
  else add('other-count', facts, weightDb.otherCount);
}

function colour(own: readonly ReportTraits[], report: Report, add: Add): void {
  const said = report.craft?.colour?.toLowerCase();
  if (said === undefined) return;
  let first: string | undefined;
  for (const { colour: known } of own) {
    if (known === said) {
      add('same-colour', { said }, weightDb.sameColour);
      return;
    }
    first ??= known;
  }
  if (first === undefined) return;
  add('other-colour', { said, before: first }, weightDb.otherColour);
}

/**
 * Which open boat may a report be about? A small weight-of-evidence sum in decibans, as in record
 * linkage after Fellegi and Sunter (1969), kept simple and open until the linking engine takes its
 * place. The weights are provisional judgements, not learned; a suggestion is only ever a proposal.
 */
import { distanceM } from '@straitwatch/geo';
import { isVoice, type LinkReason, type Report } from '@straitwatch/protocol';
import { boatSpeedMaxMps, defaultRadiusM, speaksForItself } from './contraries.js';
import { type BoatState, type ReportState, reportsOf, type State } from './state.js';

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
const boatsMax = 500;
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
  const scored: { boat: string; db: number; reasons: LinkReason[]; tied: boolean }[] = [];
  let looked = 0;
  for (const boat of state.boats.values()) {
    if (boat.ending !== undefined || notBoats.includes(boat.id)) continue;
    looked += 1;
    if (looked > boatsMax) break;
    const own = reportsOf(state, boat).filter((each) => each.report.id !== report.id);
    if (own.length === 0) continue;
    scored.push(weigh(boat, own, report));
  }
  // The alternative "a boat not yet known" stands in the sum with no evidence for or against it.
  let total = 1;
  for (const each of scored) total += 10 ** (each.db / 10);
  return scored
    .map(({ boat, db, reasons, tied }) => ({ boat, score: 10 ** (db / 10) / total, reasons, tied }))
    .filter((each) => each.score >= 0.01)
    .sort((a, b) => b.score - a.score || a.boat.localeCompare(b.boat))
    .slice(0, suggestionsMax);
}

function weigh(
  boat: BoatState,
  own: readonly ReportState[],
  report: Report,
): { boat: string; db: number; reasons: LinkReason[]; tied: boolean } {
  const reasons: LinkReason[] = [];
  let db = weightDb.prior as number;
  let tied = false;
  const add = (code: string, text: string, weight: number): void => {
    reasons.push({ code, text, weightDb: weight });
    db += weight;
  };
  const isOwnVoice = report.caller !== undefined && isVoice(report) && speaksForItself(report);
  const sameCaller = isOwnVoice
    ? own.findLast((each) => each.report.caller === report.caller && speaksForItself(each.report))
    : undefined;
  if (sameCaller !== undefined) {
    tied = true;
    add('same-caller', `same caller as ${sameCaller.report.id}`, weightDb.sameCaller);
  }
  if (report.about !== undefined && own.some((each) => each.report.id === report.about)) {
    tied = true;
    add('refers-to', `refers to ${report.about}`, weightDb.refersTo);
  }
  place(own, report, add);
  count(own, report, add);
  colour(own, report, add);
  return { boat: boat.id, db, reasons, tied };
}

type Add = (code: string, text: string, weight: number) => void;

function place(own: readonly ReportState[], report: Report, add: Add): void {
  const at = report.position;
  if (at === undefined) return;
  let near: ReportState | undefined;
  for (const each of own) {
    if (each.report.position === undefined) continue;
    if (near === undefined || gapMs(each.report, report) < gapMs(near.report, report)) near = each;
  }
  const from = near?.report.position;
  if (near === undefined || from === undefined) return;
  const apartM = distanceM(from, at);
  const slackM = (from.radiusM ?? defaultRadiusM) + (at.radiusM ?? defaultRadiusM);
  const reachM = slackM + (gapMs(near.report, report) / 1000) * boatSpeedMaxMps;
  const nm = (apartM / 1852).toFixed(1);
  if (apartM > reachM)
    add('out-of-reach', `${nm} NM from ${near.report.id}: too far`, weightDb.outOfReach);
  else if (apartM <= slackM + 1852) add('near', `${nm} NM from ${near.report.id}`, weightDb.near);
  else add('reachable', `${nm} NM from ${near.report.id}, within reach`, weightDb.reachable);
}

function gapMs(a: Report, b: Report): number {
  return Math.abs(Date.parse(a.time) - Date.parse(b.time));
}

function count(own: readonly ReportState[], report: Report, add: Add): void {
  const said = report.persons?.count;
  const known = own.flatMap((each) => each.report.persons?.count ?? []);
  if (said === undefined || known.length === 0) return;
  const closest = known.reduce((a, b) => (Math.abs(b - said) < Math.abs(a - said) ? b : a));
  // Callers round to tens and leave out children: a fifth either way is the same number.
  const isAlike = Math.abs(closest - said) <= Math.max(3, 0.2 * Math.max(closest, said));
  if (isAlike) add('same-count', `${said} people, ${closest} said before`, weightDb.sameCount);
  else add('other-count', `${said} people, but ${closest} said before`, weightDb.otherCount);
}

function colour(own: readonly ReportState[], report: Report, add: Add): void {
  const said = report.craft?.colour?.toLowerCase();
  const known = own.flatMap((each) => each.report.craft?.colour?.toLowerCase() ?? []);
  if (said === undefined || known.length === 0) return;
  if (known.includes(said)) add('same-colour', `${said} craft`, weightDb.sameColour);
  else add('other-colour', `${said} craft, but ${known[0]} said before`, weightDb.otherColour);
}

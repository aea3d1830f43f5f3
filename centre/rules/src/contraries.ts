/**
 * Contrary reports: what speaks against a boat having ended. This is the guard against 24 November 2021,
 * when a boat in distress was closed as recovered against conflicting information (data/inquiry.json,
 * F05, F08, F20). A contrary report is open until a named officer has explained that one.
 */
import { distanceM } from '@straitwatch/geo';
import { type ContraryWhy, isEnding, isVoice, type Report } from '@straitwatch/protocol';
import { mostPeople } from './people.js';
import type { BoatState, ReportState, ResolvedContrary, State } from './state.js';
import { familyOf, reportsOf } from './state.js';

export interface ContraryFinding {
  report: string;
  why: ContraryWhy;
  facts: Record<string, string | number>;
  resolved?: { by: ResolvedContrary['by']; reason: string; at: string };
}

/** What an ending claims: the reports it rests on, the people off, and until when it looked. */
export interface EndingClaim {
  evidence: readonly Report[];
  peopleOff: number;
  /** Milliseconds; words after this speak against it. */
  untilMs: number;
  /** Milliseconds; when the last of the evidence came in. */
  arrivedMs: number;
}

/** Faster than any small boat goes with stream: 10 kn. A recovery further off than this is another boat. */
export const boatSpeedMaxMps = 5.1;
/** Slack for a position without a stated radius, 1 NM. */
export const defaultRadiusM = 1852;

/**
 * All that speaks against the claim for this boat, resolved ones marked. `extra` are reports looked at
 * as if they were linked here (before a link to an ended boat, or a merge, is allowed).
 */
export function findContraries(
  state: State,
  boat: BoatState,
  claim: EndingClaim,
  extra: readonly ReportState[] = [],
): ContraryFinding[] {
  const own = [...reportsOf(state, boat), ...extra];
  const evidenceIds = new Set(claim.evidence.map((one) => one.id));
  const found: ContraryFinding[] = [];
  for (const one of own) {
    if (evidenceIds.has(one.report.id)) continue;
    found.push(...againstOne(one, claim, extra.includes(one)));
  }
  found.push(...people(own, claim, evidenceIds));
  found.push(...tooFar(own, claim, evidenceIds));
  found.push(...elsewhere(state, boat, own, claim, evidenceIds));
  return found.map((finding) => withResolution(state, boat, finding));
}

function againstOne(one: ReportState, claim: EndingClaim, isExtra: boolean): ContraryFinding[] {
  const { report } = one;
  const out: ContraryFinding[] = [];
  const said = report.signs ?? [];
  const isLate = isAfter(report, claim);
  if (!isExtra && one.link?.status === 'proposed') {
    out.push({ report: report.id, why: 'undecided', facts: { time: report.time } });
  }
  if (isLate && !isEnding(report)) {
    const why = isVoice(report) ? 'after-end' : 'later-position';
    out.push({ report: report.id, why, facts: { time: report.time, channel: report.channel } });
  }
  if (!isEnding(report) && (said.includes('people-in-water') || said.includes('capsized'))) {
    out.push({ report: report.id, why: 'people-in-water', facts: { time: report.time } });
  }
  return out;
}

/** Every report that names more people than came off; explaining the largest explains the smaller. */
function people(
  own: readonly ReportState[],
  claim: EndingClaim,
  evidenceIds: ReadonlySet<string>,
): ContraryFinding[] {
  const others = own.map((one) => one.report).filter((one) => !evidenceIds.has(one.id));
  const most = mostPeople(others);
  const firstEvidence = claim.evidence[0];
  if (most === undefined) {
    if (firstEvidence === undefined) return [];
    const facts = { recovered: claim.peopleOff };
    return [{ report: firstEvidence.id, why: 'count-unknown', facts }];
  }
  if (most.count <= claim.peopleOff) return [];
  return [
    {
      report: most.report,
      why: 'more-people',
      facts: {
        count: most.count,
        recovered: claim.peopleOff,
        missing: most.count - claim.peopleOff,
      },
    },
  ];
}

/** Evidence at a place the boat could not have reached from where it was last known. */
function tooFar(
  own: readonly ReportState[],
  claim: EndingClaim,
  evidenceIds: ReadonlySet<string>,
): ContraryFinding[] {
  const out: ContraryFinding[] = [];
  for (const proof of claim.evidence) {
    const at = proof.position;
    if (at === undefined || !(proof.signs ?? []).includes('recovered')) continue;
    const proofMs = Date.parse(proof.time);
    let last: Report | undefined;
    for (const { report } of own) {
      if (evidenceIds.has(report.id) || report.position === undefined || isEnding(report)) continue;
      if (Date.parse(report.time) > proofMs) continue;
      if (last === undefined || Date.parse(report.time) > Date.parse(last.time)) last = report;
    }
    if (last?.position === undefined) continue;
    const apartM = distanceM(last.position, at);
    const betweenS = (proofMs - Date.parse(last.time)) / 1000;
    const reachM =
      (last.position.radiusM ?? defaultRadiusM) +
      (at.radiusM ?? defaultRadiusM) +
      betweenS * boatSpeedMaxMps;
    if (apartM > reachM) {
      out.push({
        report: proof.id,
        why: 'too-far',
        facts: { distanceNm: Math.round((apartM / 1852) * 10) / 10, from: last.id },
      });
    }
  }
  return out;
}

/** Calls by this boat's own callers, or that refer to its reports, which stand unlinked or elsewhere. */
function elsewhere(
  state: State,
  boat: BoatState,
  own: readonly ReportState[],
  claim: EndingClaim,
  evidenceIds: ReadonlySet<string>,
): ContraryFinding[] {
  const family = familyOf(state, boat.id);
  const ownIds = new Set(own.map((one) => one.report.id));
  const found = new Map<string, ContraryFinding>();
  const consider = (id: string, why: ContraryWhy): void => {
    const other = state.reports.get(id);
    if (other === undefined || ownIds.has(id) || evidenceIds.has(id) || found.has(id)) return;
    if (other.notBoats.some((no) => family.has(no)) || isEnding(other.report)) return;
    const isLate = isAfter(other.report, claim);
    if (other.link === undefined || (isLate && why === 'same-caller-elsewhere')) {
      const facts: Record<string, string | number> = { time: other.report.time };
      if (other.link !== undefined) facts.boat = other.link.boat;
      found.set(id, { report: id, why, facts });
    }
  };
  for (const one of own) {
    const { caller } = one.report;
    if (caller !== undefined && isVoice(one.report) && speaksForItself(one.report)) {
      for (const id of state.callers.get(caller) ?? []) consider(id, 'same-caller-elsewhere');
    }
    for (const id of state.referring.get(one.report.id) ?? []) consider(id, 'refers-here');
  }
  return [...found.values()];
}

/**
 * When words were spoken, at the latest. A direct call cannot be older than its arrival by more than the
 * call itself, so a wrong clock on the caller's side never hides a call made after a recovery.
 */
export function spokenMs(report: Report): number {
  const timeMs = Date.parse(report.time);
  const isDirect = ['999', '112', '196', 'vhf'].includes(report.channel);
  if (!isDirect || report.received === undefined) return timeMs;
  return Math.max(timeMs, Date.parse(report.received));
}

/**
 * Was it spoken after the end that is claimed? By its own time, or, for a direct call, by having come in
 * after the evidence itself did. Arrival is held against arrival: a call of the past that is entered
 * before the recovery it led to is not a call after that recovery.
 */
export function isAfter(report: Report, claim: EndingClaim): boolean {
  if (Date.parse(report.time) > claim.untilMs) return true;
  return spokenMs(report) > Math.max(claim.untilMs, claim.arrivedMs);
}

/** An aid group or a relay speaks for many boats: its number says nothing about which. */
export function speaksForItself(report: Report): boolean {
  return report.channel !== 'ngo' && report.channel !== 'relay' && report.channel !== 'vhf';
}

/** An explanation holds for its report and reason, unless the report has been corrected since. */
function withResolution(state: State, boat: BoatState, finding: ContraryFinding): ContraryFinding {
  if (finding.why === 'undecided') return finding;
  const one = boat.resolved.find((resolved) => {
    if (resolved.why !== finding.why) return false;
    const report = state.reports.get(resolved.report);
    if (report === undefined || report.correctedEntry > resolved.entry) return false;
    if (resolved.report === finding.report) return true;
    // A larger number that has been explained covers a smaller one.
    const explained = report.report.persons?.count ?? 0;
    return finding.why === 'more-people' && explained >= Number(finding.facts.count);
  });
  if (one === undefined) return finding;
  return { ...finding, resolved: { by: one.by, reason: one.reason, at: one.at } };
}

/**
 * Law 3: a boat ends only by evidence. `judgeEnding` answers with the evidence that may be written, or
 * with everything that is missing; the list on the screen is this same answer.
 */
import type {
  Actor,
  DuplicateProof,
  Evidence,
  EvidenceKind,
  RefusalReason,
  Report,
} from '@straitwatch/protocol';
import { isRecovery, isVoice } from '@straitwatch/protocol';
import {
  type ContraryFinding,
  type EndingClaim,
  findContraries,
  speaksForItself,
  spokenMs,
} from './contraries.js';
import { peopleOff } from './people.js';
import { law, refuse } from './refuse.js';
import { type BoatState, type ReportState, reportsOf, type State } from './state.js';

/** What an officer asks for when a boat is to be accounted for. */
export interface EndingRequest {
  kind?: EvidenceKind | undefined;
  reports?: readonly string[] | undefined;
  of?: string | undefined;
  proof?: readonly DuplicateProof[] | undefined;
}

export interface EndingJudgement {
  reasons: RefusalReason[];
  evidence?: Evidence;
  persons?: number;
}

const hourMs = 3_600_000;
type OffKind = 'recovered' | 'landed' | 'returned';

/** The kind whose proof is nearest: the one that reports of the boat speak of. */
export function nearestKind(state: State, boat: BoatState): EvidenceKind {
  if (boat.searchEnd !== undefined) return 'search-ended';
  const own = reportsOf(state, boat).map((one) => one.report);
  for (const kind of ['recovered', 'landed', 'returned'] as const) {
    if (own.some((one) => proves(one, kind))) return kind;
  }
  return 'recovered';
}

/** Judges `request` for an open boat, at `nowMs`, by `by`. Never throws; every fault is a reason. */
export function judgeEnding(
  state: State,
  boat: BoatState,
  request: EndingRequest,
  context: { nowMs: number; by: Actor },
): EndingJudgement {
  const kind = request.kind ?? nearestKind(state, boat);
  switch (kind) {
    case 'recovered':
    case 'landed':
    case 'returned':
      return judgeOff(state, boat, kind, request);
    case 'duplicate':
      return judgeDuplicate(state, boat, request);
    case 'search-ended':
      return judgeSearch(state, boat, context);
  }
}

/** Does this report say, first hand, that people came off in this way? */
export function proves(report: Report, kind: OffKind): boolean {
  if (kind === 'recovered') return isRecovery(report);
  return (report.signs ?? []).includes(kind);
}

function judgeOff(
  state: State,
  boat: BoatState,
  kind: OffKind,
  request: EndingRequest,
): EndingJudgement {
  const reasons: RefusalReason[] = [];
  const own = reportsOf(state, boat);
  const chosen: ReportState[] = [];
  for (const one of own) {
    if (request.reports === undefined && proves(one.report, kind)) chosen.push(one);
  }
  for (const id of new Set(request.reports ?? [])) {
    const one = state.reports.get(id);
    if (one === undefined) reasons.push(refuse('unknown-report', { id }));
    else if (!own.includes(one))
      reasons.push(refuse('not-linked-here', { report: id, boat: boat.id }, 3));
    else if (!proves(one.report, kind)) {
      reasons.push(refuse('evidence-not-fitting', { report: id, kind }, law.endsByEvidence));
    } else chosen.push(one);
  }
  if (chosen.length === 0) {
    const code = { recovered: 'no-recovery', landed: 'no-landing', returned: 'no-return' } as const;
    reasons.push(refuse(code[kind], { boat: boat.id }, law.endsByEvidence));
    return { reasons: [...reasons, ...undecidedOf(own)] };
  }
  for (const one of chosen) {
    if (one.link?.status !== 'confirmed') {
      const facts = { report: one.report.id };
      reasons.push(refuse('evidence-not-confirmed', facts, law.reportLinkedOrVisible));
    }
    const usedBy = state.evidenceOf.get(one.report.id);
    if (usedBy !== undefined && usedBy !== boat.id) {
      const facts = { report: one.report.id, boat: usedBy };
      reasons.push(refuse('evidence-used-elsewhere', facts, law.endsByEvidence));
    }
  }
  const claim = claimOf(
    chosen.map((one) => one.report),
    kind,
  );
  const { persons, refusals } = contraryReasons(findContraries(state, boat, claim), claim);
  reasons.push(...refusals);
  if (reasons.length > 0) return { reasons };
  const reports = chosen.map((one) => one.report.id).slice(0, 20);
  return { reasons, evidence: { kind, reports }, persons };
}

/** What reports of one kind claim together. The last of them says until when the water was looked at. */
export function claimOf(evidence: readonly Report[], kind: OffKind): EndingClaim {
  return {
    evidence,
    peopleOff: peopleOff(evidence, kind),
    untilMs: Math.max(...evidence.map((one) => Date.parse(one.time))),
    arrivedMs: Math.max(...evidence.map((one) => Date.parse(one.received ?? one.time))),
  };
}

function contraryReasons(
  findings: readonly ContraryFinding[],
  claim: EndingClaim,
): { persons: number; refusals: RefusalReason[] } {
  const refusals: RefusalReason[] = [];
  for (const finding of findings) {
    if (finding.resolved !== undefined) continue;
    if (finding.why === 'more-people') {
      const { count, missing } = finding.facts;
      const facts = {
        recovered: claim.peopleOff,
        expected: count ?? 0,
        missing: missing ?? 0,
        report: finding.report,
      };
      refusals.push(refuse('people-missing', facts, law.endsByEvidence));
    } else {
      const facts = { ...finding.facts, report: finding.report, why: finding.why };
      refusals.push(refuse('contrary-report', facts, law.endsByEvidence));
    }
  }
  return { persons: claim.peopleOff, refusals };
}

function undecidedOf(own: readonly ReportState[]): RefusalReason[] {
  return own
    .filter((one) => one.link?.status === 'proposed')
    .map((one) => {
      const facts = { report: one.report.id, why: 'undecided', time: one.report.time };
      return refuse('contrary-report', facts, law.reportLinkedOrVisible);
    });
}

/**
 * A duplicate needs proof that is checked here, and may never carry a boat's calls into one that is
 * held accounted for against them.
 */
function judgeDuplicate(state: State, boat: BoatState, request: EndingRequest): EndingJudgement {
  const targetId = request.of;
  if (targetId === undefined) {
    return { reasons: [refuse('duplicate-target-needed', { boat: boat.id }, 3)] };
  }
  const target = state.boats.get(targetId);
  if (target === undefined) return { reasons: [refuse('unknown-boat', { id: targetId })] };
  const facts = { boat: boat.id, of: targetId };
  if (targetId === boat.id) return { reasons: [refuse('duplicate-of-itself', facts, 3)] };
  const reasons: RefusalReason[] = [];
  const targetEnd = target.ending?.evidence;
  // A boat that is itself a duplicate takes nothing in; so no circle can form.
  if (targetEnd?.kind === 'duplicate') reasons.push(refuse('duplicate-in-circle', facts, 3));
  const own = reportsOf(state, boat);
  const proof = (request.proof ?? []).filter((one) => holds(state, one, own, target));
  if (proof.length === 0) reasons.push(refuse('duplicate-not-proven', facts, law.endsByEvidence));
  reasons.push(...undecidedOf(own));
  if (target.ending !== undefined) {
    for (const finding of contrariesOfEnded(state, target, own)) {
      if (finding.resolved !== undefined) continue;
      const against = {
        ...finding.facts,
        report: finding.report,
        why: finding.why,
        boat: targetId,
      };
      reasons.push(refuse('link-contradicts-end', against, law.endsByEvidence));
    }
  }
  if (reasons.length > 0) return { reasons };
  return { reasons, evidence: { kind: 'duplicate', of: targetId, proof } };
}

function holds(
  state: State,
  proof: DuplicateProof,
  own: readonly ReportState[],
  target: BoatState,
): boolean {
  switch (proof.kind) {
    case 'no-report-left':
      return own.length === 0;
    case 'same-caller': {
      const callers = new Set(callersOf(own));
      return callersOf(reportsOf(state, target)).some((caller) => callers.has(caller));
    }
    case 'sighting': {
      const seen = state.reports.get(proof.report);
      const places = [...own, ...reportsOf(state, target)];
      return (
        seen !== undefined &&
        (seen.report.channel === 'vessel' || seen.report.channel === 'aircraft') &&
        seen.link?.status === 'confirmed' &&
        places.includes(seen)
      );
    }
  }
}

function callersOf(reports: readonly ReportState[]): string[] {
  return reports.flatMap((one) => {
    const { caller } = one.report;
    const counts = caller !== undefined && isVoice(one.report) && speaksForItself(one.report);
    return counts && one.link?.status === 'confirmed' ? [caller] : [];
  });
}

/** Law 3 with two officers: one proposes with figures, another of another name ends the search. */
function judgeSearch(
  state: State,
  boat: BoatState,
  context: { nowMs: number; by: Actor },
): EndingJudgement {
  const proposal = boat.searchEnd;
  if (proposal === undefined) {
    return { reasons: [refuse('search-end-none-proposed', { boat: boat.id }, 3)] };
  }
  const reasons: RefusalReason[] = [];
  const { by } = context;
  const proposer = proposal.by.kind === 'officer' ? proposal.by : undefined;
  const second = by.kind === 'officer' ? by : undefined;
  if (
    proposer === undefined ||
    second === undefined ||
    proposer.id === second.id ||
    proposer.name.trim().toLowerCase() === second.name.trim().toLowerCase()
  ) {
    reasons.push(refuse('search-end-second-officer', { officer: proposer?.name ?? '' }, 3));
  }
  const own = reportsOf(state, boat);
  const searched = boat.tasks.some((id) => {
    const one = state.tasks.get(id);
    return one?.status === 'done' && (one.task.order === 'search' || one.task.order === 'rescue');
  });
  if (!searched) reasons.push(refuse('search-end-no-search-done', { boat: boat.id }, 3));
  const lastWordMs = Math.max(Date.parse(boat.openedAt), ...own.map((one) => spokenMs(one.report)));
  const untilMs = lastWordMs + proposal.search.survivalTimeH * hourMs;
  if (context.nowMs < untilMs) {
    const facts = { until: new Date(untilMs).toISOString(), boat: boat.id };
    reasons.push(refuse('survival-time-not-over', facts, 3));
  }
  const claim = withoutReports(Infinity, proposal.at);
  for (const finding of findContraries(state, boat, claim)) {
    if (finding.resolved !== undefined || finding.why === 'people-in-water') continue;
    const facts = { ...finding.facts, report: finding.report, why: finding.why };
    reasons.push(refuse('contrary-report', facts, law.endsByEvidence));
  }
  if (reasons.length > 0 || proposer === undefined || second === undefined) return { reasons };
  const evidence: Evidence = {
    kind: 'search-ended',
    ...proposal.search,
    proposedBy: proposer.name,
    secondedBy: second.name,
  };
  return { reasons, evidence };
}

/** What speaks against an ending that has been written; `extra` as if they were linked there too. */
export function contrariesOfEnded(
  state: State,
  boat: BoatState,
  extra: readonly ReportState[] = [],
): ContraryFinding[] {
  const claim = writtenClaim(state, boat);
  return claim === undefined ? [] : findContraries(state, boat, claim, extra);
}

function writtenClaim(state: State, boat: BoatState): EndingClaim | undefined {
  const { ending } = boat;
  if (ending === undefined) return undefined;
  const { evidence } = ending;
  if (evidence.kind === 'duplicate') return undefined;
  if (evidence.kind === 'search-ended') {
    return withoutReports(Infinity, ending.at);
  }
  const reports = evidence.reports.flatMap((id) => state.reports.get(id)?.report ?? []);
  if (reports.length === 0) return withoutReports(0, ending.at);
  return claimOf(reports, evidence.kind);
}

/** An end that rests on an officer's word: it looked until that moment. */
function withoutReports(peopleOff: number, at: string): EndingClaim {
  const atMs = Date.parse(at);
  return { evidence: [], peopleOff, untilMs: atMs, arrivedMs: atMs };
}

/**
 * What speaks against this boat having ended: for an ended boat against its evidence, for an open one
 * against the ending that its reports come nearest to.
 */
export function contrariesOf(state: State, boatId: string): ContraryFinding[] {
  const boat = state.boats.get(boatId);
  if (boat === undefined) return [];
  if (boat.ending !== undefined) return contrariesOfEnded(state, boat);
  const kind = nearestKind(state, boat);
  if (kind === 'duplicate' || kind === 'search-ended') return [];
  const evidence = reportsOf(state, boat)
    .map((one) => one.report)
    .filter((one) => proves(one, kind));
  if (evidence.length === 0) return [];
  return findContraries(state, boat, claimOf(evidence, kind));
}

/** What is missing before the boat may end, by the nearest kind of evidence. Empty for an ended boat. */
export function missingFor(state: State, boatId: string, nowMs: number): RefusalReason[] {
  const boat = state.boats.get(boatId);
  if (boat === undefined || boat.ending !== undefined) return [];
  const by: Actor = { kind: 'system', part: 'missing' };
  const all = judgeEnding(state, boat, {}, { nowMs, by }).reasons;
  // Who seconds is known only when somebody does.
  const open = all.filter((reason) => reason.code !== 'search-end-second-officer');
  if (boat.searchEnd !== undefined && boat.searchEnd.by.kind === 'officer') {
    open.push(refuse('search-end-second-officer', { officer: boat.searchEnd.by.name }, 3));
  }
  return open;
}

/** Laws 1 and 2: a report is never lost, and is linked to a boat or visibly unlinked. */
import {
  type CommandBody,
  isEnding,
  linkReason,
  type RefusalReason,
  type Report,
} from '@straitwatch/protocol';
import {
  accepted,
  actingCentre,
  type Context,
  centreLetter,
  type Decision,
  draft,
  refused,
} from './context.js';
import { contrariesOfEnded } from './ending.js';
import { law, refuse } from './refuse.js';
import type { BoatState, ReportState, State } from './state.js';
import { suggestFor } from './suggest.js';

/** Where the system may put a report by itself: only as a proposal, and only when a caller ties it. */
const proposeFrom = 0.5;

/**
 * Takes a report. It is stored whatever becomes of its link: a wrong boat in the request must not cost
 * the call. Without a placement the system proposes the boat of the same caller, or else opens a boat,
 * because a call that nobody has decided about may be people in distress.
 */
export function receiveReport(
  state: State,
  body: CommandBody<'report.receive'>,
  context: Context,
): Decision {
  const id = `${centreLetter(context.centre)}-r${state.next.report}`;
  const report = { ...body.report, id } as Report;
  const drafts = [draft(context, 'report.received', { report }, { at: report.time })];
  if (body.boat === null) return accepted(drafts, { report: id, boat: null });
  if (body.boat === 'new') {
    const boat = openDrafts(state, context, report, 'confirmed', 1, drafts);
    return accepted(drafts, { report: id, boat });
  }
  if (body.boat !== undefined) {
    const why = linkProblem(state, { report, notBoats: [] }, body.boat);
    if (why.length > 0) return accepted(drafts, { report: id, boat: null, notLinked: why });
    drafts.push(
      draft(context, 'report.linked', {
        report: id,
        boat: body.boat,
        status: 'confirmed',
        probability: 1,
        reasons: [linkReason('put-when-taken')],
      }),
    );
    return accepted(drafts, { report: id, boat: body.boat });
  }
  const boat = placeUnasked(state, context, report, drafts);
  return accepted(drafts, { report: id, boat });
}

function placeUnasked(
  state: State,
  context: Context,
  report: Report,
  drafts: Extract<Decision, { ok: true }>['drafts'],
): string | null {
  const best = suggestFor(state, report, [])[0];
  if (best?.tied === true && best.score >= proposeFrom) {
    drafts.push(
      draft(context, 'report.linked', {
        report: report.id,
        boat: best.boat,
        status: 'proposed',
        probability: best.score,
        reasons: best.reasons,
      }),
    );
    return best.boat;
  }
  // Word that people are safe is no new boat: it waits for an officer to say whose it is.
  if (isEnding(report)) return null;
  return openDrafts(state, context, report, 'proposed', 1 - (best?.score ?? 0), drafts);
}

function openDrafts(
  state: State,
  context: Context,
  report: Report,
  status: 'proposed' | 'confirmed',
  probability: number,
  drafts: Extract<Decision, { ok: true }>['drafts'],
): string {
  const boat = `${centreLetter(context.centre)}${state.next.boat}`;
  drafts.push(
    draft(
      context,
      'boat.opened',
      { boat, coordinating: actingCentre(context), phase: 'distress', report: report.id },
      { at: report.time },
    ),
    draft(context, 'report.linked', {
      report: report.id,
      boat,
      status,
      probability,
      reasons: [linkReason('first-report')],
    }),
  );
  return boat;
}

/** Opens a boat for a report that has been waiting, or that was on the wrong boat. */
export function openBoatFor(
  state: State,
  body: CommandBody<'boat.open'>,
  context: Context,
): Decision {
  const one = state.reports.get(body.report);
  if (one === undefined) return refused(refuse('unknown-report', { id: body.report }));
  const stuck = heldAsEvidence(state, one);
  if (stuck !== undefined) return refused(stuck);
  const drafts: Extract<Decision, { ok: true }>['drafts'] = [];
  const boat = openDrafts(state, context, one.report, 'confirmed', 1, drafts);
  return accepted(drafts, { report: body.report, boat });
}

export function linkReport(
  state: State,
  body: CommandBody<'report.link'>,
  context: Context,
): Decision {
  const one = state.reports.get(body.report);
  if (one === undefined) return refused(refuse('unknown-report', { id: body.report }));
  const problems = linkProblem(state, one, body.boat);
  if (problems.length > 0) return refused(...problems);
  const reasons = [...(body.reasons ?? [])];
  if (body.reason !== undefined && body.reason !== '') {
    reasons.unshift({ code: 'officer', text: body.reason.slice(0, 300) });
  }
  // What spoke for the proposal stays on the record beside the officer's word.
  if (one.link?.boat === body.boat) reasons.push(...one.link.reasons);
  return accepted(
    [
      draft(context, 'report.linked', {
        report: body.report,
        boat: body.boat,
        status: 'confirmed',
        probability: 1,
        reasons: reasons.slice(0, 20),
      }),
    ],
    { report: body.report, boat: body.boat },
  );
}

/** By the system: never over an officer's decision, never to a boat that has ended. */
export function proposeLink(
  state: State,
  body: CommandBody<'report.propose-link'>,
  context: Context,
): Decision {
  const one = state.reports.get(body.report);
  if (one === undefined) return refused(refuse('unknown-report', { id: body.report }));
  const boat = state.boats.get(body.boat);
  if (boat === undefined) return refused(refuse('unknown-boat', { id: body.boat }));
  const facts = { report: body.report, boat: body.boat };
  if (boat.ending !== undefined) return refused(refuse('boat-ended', { boat: boat.id }, 3));
  if (one.link !== undefined) {
    return refused(refuse('report-already-linked', { ...facts, boat: one.link.boat }, 2));
  }
  if (one.notBoats.includes(boat.id)) return refused(refuse('already-refused', facts, 2));
  const { probability, reasons } = body;
  return accepted(
    [draft(context, 'report.linked', { ...facts, status: 'proposed', probability, reasons })],
    facts,
  );
}

/** Takes a report off a boat; with `refuse-link` an officer also says that it is not about it. */
export function unlinkReport(
  state: State,
  body: CommandBody<'report.unlink'>,
  context: Context,
  isRefusal: boolean,
): Decision {
  const one = state.reports.get(body.report);
  if (one === undefined) return refused(refuse('unknown-report', { id: body.report }));
  if (!state.boats.has(body.boat)) return refused(refuse('unknown-boat', { id: body.boat }));
  const facts = { report: body.report, boat: body.boat };
  const isLinkedHere = one.link?.boat === body.boat;
  if (!isRefusal && !isLinkedHere) return refused(refuse('not-linked-here', facts, 2));
  if (isRefusal && one.notBoats.includes(body.boat))
    return refused(refuse('already-refused', facts));
  const stuck = isLinkedHere ? heldAsEvidence(state, one) : undefined;
  if (stuck !== undefined) return refused(stuck);
  const kind = isRefusal ? 'report.link-refused' : 'report.unlinked';
  return accepted([draft(context, kind, { ...facts, reason: body.reason ?? '' })], {
    report: body.report,
    boat: null,
  });
}

export function correctReport(
  state: State,
  body: CommandBody<'report.correct'>,
  context: Context,
): Decision {
  const one = state.reports.get(body.report);
  if (one === undefined) return refused(refuse('unknown-report', { id: body.report }));
  const changes = Object.entries(body.changes).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return refused(refuse('correction-empty', { report: body.report }, 1));
  const { report, reason } = body;
  return accepted(
    [draft(context, 'report.corrected', { report, changes: Object.fromEntries(changes), reason })],
    { report },
  );
}

/** Why a report may not be put to a boat. Empty when it may. */
function linkProblem(
  state: State,
  one: Pick<ReportState, 'report' | 'notBoats' | 'link'>,
  boatId: string,
): RefusalReason[] {
  const boat = state.boats.get(boatId);
  if (boat === undefined) return [refuse('unknown-boat', { id: boatId })];
  const facts = { report: one.report.id, boat: boatId };
  if (one.link?.boat === boatId && one.link.status === 'confirmed') {
    return [refuse('already-linked', facts)];
  }
  const stuck = one.link === undefined ? undefined : heldAsEvidence(state, one);
  if (stuck !== undefined) return [stuck];
  return againstEnd(state, boat, one);
}

/**
 * A call must not vanish into a boat that is held accounted for: what contradicts the ending is refused
 * here, so that the boat is reopened or another one opened. That was the mistake of November 2021.
 */
function againstEnd(
  state: State,
  boat: BoatState,
  one: Pick<ReportState, 'report' | 'notBoats' | 'link'>,
): RefusalReason[] {
  const root = rootOf(state, boat);
  if (root.ending === undefined) return [];
  const asLinked: ReportState = {
    report: one.report,
    entry: 0,
    known: one.report.time,
    by: root.ending.by,
    corrections: 0,
    correctedEntry: 0,
    notBoats: one.notBoats,
  };
  const before = new Set(
    contrariesOfEnded(state, root).map((each) => `${each.why} ${each.report}`),
  );
  return contrariesOfEnded(state, root, [asLinked])
    .filter((each) => each.resolved === undefined && !before.has(`${each.why} ${each.report}`))
    .map((each) =>
      refuse(
        'link-contradicts-end',
        { ...each.facts, report: one.report.id, why: each.why, boat: root.id },
        law.endsByEvidence,
      ),
    );
}

/** The boat that this one is a duplicate of, at the end of the line. */
function rootOf(state: State, boat: BoatState): BoatState {
  let root = boat;
  const seen = new Set<string>();
  while (root.ending?.evidence.kind === 'duplicate' && !seen.has(root.id)) {
    seen.add(root.id);
    const next = state.boats.get(root.ending.evidence.of);
    if (next === undefined) break;
    root = next;
  }
  return root;
}

/** A report on which an ending rests stays where it is until that boat is reopened. */
function heldAsEvidence(state: State, one: Pick<ReportState, 'report'>): RefusalReason | undefined {
  const boat = state.evidenceOf.get(one.report.id);
  if (boat === undefined) return undefined;
  return refuse('evidence-used-elsewhere', { report: one.report.id, boat }, law.endsByEvidence);
}

/** Commands about the end of a boat. The judgement itself is in ending.ts. */
import type { CommandBody } from '@straitwatch/protocol';
import {
  accepted,
  type Context,
  type Decision,
  draft,
  isReason,
  notCoordinating,
  openBoat,
  refused,
} from './context.js';
import { contrariesOf, judgeEnding } from './ending.js';
import { law, refuse } from './refuse.js';
import type { State } from './state.js';

export function accountFor(
  state: State,
  body: CommandBody<'boat.account-for'>,
  context: Context,
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  const reasons = [];
  const notOurs = notCoordinating(boat, context);
  if (notOurs !== undefined) reasons.push(notOurs);
  if (boat.handover !== undefined) {
    const { from, to } = boat.handover;
    reasons.push(refuse('handover-open', { boat: boat.id, from, to }, law.oneCentre));
  }
  const judgement = judgeEnding(state, boat, body, context);
  reasons.push(...judgement.reasons);
  const { evidence, persons } = judgement;
  if (reasons.length > 0) return refused(...reasons);
  if (evidence === undefined) {
    return refused(refuse('evidence-kind-needed', { boat: boat.id }, law.endsByEvidence));
  }
  const { note } = body;
  return accepted(
    [
      draft(context, 'boat.accounted-for', {
        boat: boat.id,
        evidence,
        ...(persons === undefined ? {} : { persons }),
        ...(note === undefined || note === '' ? {} : { note }),
      }),
    ],
    { boat: boat.id },
  );
}

/** A named officer explains one contrary report. Deciding an undecided link is done by linking. */
export function resolveContrary(
  state: State,
  body: CommandBody<'boat.resolve-contrary'>,
  context: Context,
): Decision {
  const boat = state.boats.get(body.boat);
  if (boat === undefined) return refused(refuse('unknown-boat', { id: body.boat }));
  const { report, why, reason } = body;
  const facts = { boat: boat.id, report, why };
  const notOurs = notCoordinating(boat, context);
  if (notOurs !== undefined) return refused(notOurs);
  const open = contrariesOf(state, boat.id).find(
    (one) => one.report === report && one.why === why && one.resolved === undefined,
  );
  if (open === undefined || why === 'undecided') {
    return refused(refuse('contrary-not-open', facts, law.endsByEvidence));
  }
  return accepted(
    [draft(context, 'boat.contrary-resolved', { boat: boat.id, report, why, reason })],
    {
      boat: boat.id,
    },
  );
}

export function proposeSearchEnd(
  state: State,
  body: CommandBody<'boat.propose-search-end'>,
  context: Context,
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  const notOurs = notCoordinating(boat, context);
  if (notOurs !== undefined) return refused(notOurs);
  if (boat.searchEnd !== undefined) {
    return refused(refuse('search-end-already-proposed', { boat: boat.id }, law.endsByEvidence));
  }
  const { search } = body;
  return accepted([draft(context, 'boat.search-end-proposed', { boat: boat.id, search })], {
    boat: boat.id,
  });
}

export function withdrawSearchEnd(
  state: State,
  body: CommandBody<'boat.withdraw-search-end'>,
  context: Context,
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  if (boat.searchEnd === undefined) {
    return refused(refuse('search-end-none-proposed', { boat: boat.id }));
  }
  const reason = body.reason ?? '';
  return accepted([draft(context, 'boat.search-end-withdrawn', { boat: boat.id, reason })], {
    boat: boat.id,
  });
}

/** Anybody on watch may reopen a boat: believing that people are still out there is the safe side. */
export function reopenBoat(
  state: State,
  body: CommandBody<'boat.reopen'>,
  context: Context,
): Decision {
  const boat = state.boats.get(body.boat);
  if (boat === undefined) return refused(refuse('unknown-boat', { id: body.boat }));
  if (boat.ending === undefined) return refused(refuse('boat-not-ended', { boat: boat.id }));
  const { reason } = body;
  return accepted([draft(context, 'boat.reopened', { boat: boat.id, reason })], { boat: boat.id });
}

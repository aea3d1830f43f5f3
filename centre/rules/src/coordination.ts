/** Laws 4 and 5: distress until a named officer downgrades it; exactly one centre coordinates. */
import { type CommandBody, otherCentre, phases } from '@straitwatch/protocol';
import {
  accepted,
  actingCentre,
  type Context,
  type Decision,
  draft,
  isReason,
  notCoordinating,
  openBoat,
  refused,
} from './context.js';
import { law, refuse } from './refuse.js';
import type { State } from './state.js';

const reasonMin = 3;

/** Anybody on watch may raise the phase. Only a named officer of the coordinating centre lowers it. */
export function setPhase(
  state: State,
  body: CommandBody<'boat.set-phase'>,
  context: Context,
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  if (body.phase === boat.phase) {
    return refused(refuse('phase-unchanged', { boat: boat.id, phase: boat.phase }));
  }
  const isLower = phases.indexOf(body.phase) < phases.indexOf(boat.phase);
  const reasons = [];
  if (isLower) {
    if ((body.reason ?? '').trim().length < reasonMin) {
      reasons.push(refuse('reason-needed', { boat: boat.id }, law.distressUntilDowngraded));
    }
    const notOurs = notCoordinating(boat, context);
    if (notOurs !== undefined) reasons.push(notOurs);
  }
  if (reasons.length > 0) return refused(...reasons);
  const { reason } = body;
  return accepted(
    [
      draft(context, 'boat.phase-set', {
        boat: boat.id,
        from: boat.phase,
        phase: body.phase,
        ...(reason === undefined || reason === '' ? {} : { reason }),
      }),
    ],
    { boat: boat.id },
  );
}

/** Until it is accepted the offering centre holds the boat. */
export function offerHandover(
  state: State,
  body: CommandBody<'boat.offer-handover'>,
  context: Context,
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  const reasons = [];
  const notOurs = notCoordinating(boat, context);
  if (notOurs !== undefined) reasons.push(notOurs);
  const to = body.to ?? otherCentre(boat.coordinating);
  const facts = { boat: boat.id, to, from: boat.coordinating };
  if (to === boat.coordinating) reasons.push(refuse('handover-to-self', facts, law.oneCentre));
  if (boat.handover !== undefined) {
    reasons.push(refuse('handover-open', { ...facts, to: boat.handover.to }, law.oneCentre));
  }
  if (reasons.length > 0) return refused(...reasons);
  const { reason } = body;
  const said = reason === undefined || reason === '' ? {} : { reason };
  return accepted([draft(context, 'boat.handover-offered', { ...facts, ...said })], {
    boat: boat.id,
  });
}

/** Accepting or declining is for the centre it was offered to; withdrawing for the one that offered. */
export function answerHandover(
  state: State,
  body: { boat: string; reason?: string | undefined },
  context: Context,
  answer: 'accept' | 'decline' | 'withdraw',
): Decision {
  const boat = openBoat(state, body.boat);
  if (isReason(boat)) return refused(boat);
  const { handover } = boat;
  if (handover === undefined) {
    return refused(refuse('handover-none-open', { boat: boat.id }, law.oneCentre));
  }
  const { from, to } = handover;
  const facts = { boat: boat.id, from, to };
  const whose = answer === 'withdraw' ? from : to;
  if (actingCentre(context) !== whose) {
    return refused(refuse('handover-not-yours', facts, law.oneCentre));
  }
  const reason = body.reason ?? '';
  const one =
    answer === 'accept'
      ? draft(context, 'boat.handover-accepted', facts)
      : draft(
          context,
          answer === 'decline' ? 'boat.handover-declined' : 'boat.handover-withdrawn',
          {
            boat: boat.id,
            to,
            reason,
          },
        );
  return accepted([one], { boat: boat.id });
}

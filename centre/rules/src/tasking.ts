/** Assets and their tasks. */
import { type CommandBody, taskStatuses } from '@straitwatch/protocol';
import {
  accepted,
  actingCentre,
  type Context,
  centreLetter,
  type Decision,
  draft,
  isReason,
  openBoat,
  refused,
} from './context.js';
import { refuse } from './refuse.js';
import type { State } from './state.js';

export function assignTask(
  state: State,
  body: CommandBody<'task.assign'>,
  context: Context,
): Decision {
  const one = state.assets.get(body.asset);
  if (one === undefined) return refused(refuse('unknown-asset', { id: body.asset }));
  // A ship of opportunity is asked by whoever sees it first; other assets answer to their own centre.
  if (one.asset.centre !== actingCentre(context) && one.asset.kind !== 'merchant-ship') {
    const facts = { asset: one.asset.name, centre: one.asset.centre };
    return refused(refuse('asset-other-centre', facts, 5));
  }
  if (body.boat !== undefined) {
    const boat = openBoat(state, body.boat);
    if (isReason(boat)) return refused(boat);
  }
  const id = `${centreLetter(context.centre)}-t${state.next.task}`;
  const { type: _type, ...rest } = body as CommandBody<'task.assign'> & { type?: string };
  return accepted([draft(context, 'task.assigned', { task: { id, ...rest } })], {
    task: id,
    ...(body.boat === undefined ? {} : { boat: body.boat }),
  });
}

/** Steps go forward only; standing down may follow any but `done`. Acknowledging is by name. */
export function setTaskStatus(
  state: State,
  body: CommandBody<'task.set-status'>,
  context: Context,
): Decision {
  const one = state.tasks.get(body.task);
  if (one === undefined) return refused(refuse('unknown-task', { id: body.task }));
  const { status: from } = one;
  const { status } = body;
  const facts = { task: body.task, from, to: status };
  if (from === 'done' || from === 'stood-down') return refused(refuse('task-ended', facts));
  const isForward = taskStatuses.indexOf(status) > taskStatuses.indexOf(from);
  const isNewEta = status === from && body.eta !== undefined;
  if (!isForward && !isNewEta) return refused(refuse('task-step', facts));
  if (status === 'acknowledged' && body.answeredBy === undefined) {
    return refused(refuse('task-answer-needed', facts));
  }
  const { task, answeredBy, eta, note } = body;
  return accepted(
    [
      draft(context, 'task.status-set', {
        task,
        from,
        status,
        ...(answeredBy === undefined ? {} : { answeredBy }),
        ...(eta === undefined ? {} : { eta }),
        ...(note === undefined ? {} : { note }),
      }),
    ],
    { task, ...(one.task.boat === undefined ? {} : { boat: one.task.boat }) },
  );
}

export function reportAssetPosition(
  state: State,
  body: CommandBody<'asset.report-position'>,
  context: Context,
): Decision {
  if (!state.assets.has(body.asset)) return refused(refuse('unknown-asset', { id: body.asset }));
  const { asset, position, courseDegTrue, speedKn, time } = body;
  return accepted([
    draft(
      context,
      'asset.position-reported',
      {
        asset,
        position,
        ...(courseDegTrue === undefined ? {} : { courseDegTrue }),
        ...(speedKn === undefined ? {} : { speedKn }),
      },
      time === undefined ? {} : { at: time },
    ),
  ]);
}

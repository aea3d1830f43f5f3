import { ann, luc, radar } from './night.js';
import { boatOf33, check, end, type Spec, search, task } from './spec.js';

export const centresSpecs: Spec[] = [
  {
    law: 4,
    title:
      'a boat opens in distress; lowering needs a reason and the coordinating centre, raising does not',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      check(night.boat(boat).phase === 'distress', 'opens in distress');
      night.mustRefuse(ann, { type: 'boat.set-phase', boat, phase: 'distress' }, 'phase-unchanged');
      night.mustRefuse(ann, { type: 'boat.set-phase', boat, phase: 'alert' }, 'reason-needed');
      night.mustRefuse(
        ann,
        { type: 'boat.set-phase', boat, phase: 'alert', reason: ' a ' },
        'reason-needed',
      );
      night.mustRefuse(
        luc,
        { type: 'boat.set-phase', boat, phase: 'alert', reason: 'under way, dry' },
        'not-coordinating',
      );
      night.must(ann, {
        type: 'boat.set-phase',
        boat,
        phase: 'alert',
        reason: 'under way, dry, escorted',
      });
      night.must(luc, { type: 'boat.set-phase', boat, phase: 'distress' });
    },
  },
  {
    law: 5,
    title:
      'a handover is offered and accepted by the other centre; until then the offering one holds the boat',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.mustRefuse(luc, { type: 'boat.accept-handover', boat }, 'handover-none-open');
      night.mustRefuse(luc, { type: 'boat.offer-handover', boat }, 'not-coordinating');
      night.mustRefuse(ann, { type: 'boat.offer-handover', boat, to: 'uk' }, 'handover-to-self');
      night.must(ann, { type: 'boat.offer-handover', boat });
      check(night.boat(boat).coordinating === 'uk', 'still ours');
      night.mustRefuse(ann, { type: 'boat.offer-handover', boat }, 'handover-open');
      night.mustRefuse(ann, { type: 'boat.accept-handover', boat }, 'handover-not-yours');
      night.mustRefuse(luc, { type: 'boat.withdraw-handover', boat }, 'handover-not-yours');
      night.must(luc, { type: 'boat.accept-handover', boat });
      check(night.boat(boat).coordinating === 'fr', 'now theirs');
      night.mustRefuse(ann, end(boat), 'not-coordinating');
      night.mustRefuse(ann, { type: 'boat.propose-search-end', boat, search }, 'not-coordinating');
    },
  },
  {
    law: 5,
    title:
      'a declined or withdrawn handover leaves the boat where it was, and an open one blocks the ending',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.must(ann, { type: 'boat.offer-handover', boat });
      night.recovery(60, 33, 'Defender', boat);
      night.mustRefuse(ann, end(boat), 'handover-open');
      night.must(luc, { type: 'boat.decline-handover', boat, reason: 'no asset' });
      night.must(ann, { type: 'boat.offer-handover', boat });
      night.must(ann, { type: 'boat.withdraw-handover', boat });
      check(
        night.boat(boat).coordinating === 'uk' && night.boat(boat).handover === undefined,
        'ours',
      );
      night.must(ann, end(boat));
    },
  },
  {
    law: 5,
    title: 'a centre explains contrary reports only of boats it coordinates',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      const late = night.call(63, { caller: 'c1' }, boat).report;
      night.mustRefuse(
        luc,
        {
          type: 'boat.resolve-contrary',
          boat,
          report: late,
          why: 'after-end',
          reason: 'from the deck',
        },
        'not-coordinating',
      );
    },
  },
  {
    law: 5,
    title: 'a centre tasks its own assets; steps go forward and an acknowledgement has a name',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const one = task(night, boat, 'rescue');
      night.mustRefuse(
        luc,
        { type: 'task.assign', asset: 'lb-1', order: 'rescue', boat },
        'asset-other-centre',
      );
      night.mustRefuse(
        ann,
        { type: 'task.assign', asset: 'none', order: 'rescue', boat },
        'unknown-asset',
      );
      night.mustRefuse(
        ann,
        { type: 'task.set-status', task: one, status: 'acknowledged' },
        'task-answer-needed',
      );
      night.must(ann, {
        type: 'task.set-status',
        task: one,
        status: 'acknowledged',
        answeredBy: 'coxswain',
      });
      night.must(ann, { type: 'task.set-status', task: one, status: 'on-scene' });
      night.mustRefuse(
        ann,
        { type: 'task.set-status', task: one, status: 'proceeding' },
        'task-step',
      );
      night.must(ann, { type: 'task.set-status', task: one, status: 'stood-down' });
      night.mustRefuse(ann, { type: 'task.set-status', task: one, status: 'done' }, 'task-ended');
      night.mustRefuse(
        ann,
        { type: 'task.set-status', task: 'D-t9', status: 'done' },
        'unknown-task',
      );
      night.mustRefuse(
        radar,
        { type: 'asset.report-position', asset: 'none', position: { lat: 51, lon: 1 } },
        'unknown-asset',
      );
    },
  },
  {
    law: 6,
    title:
      'the range of belief is kept: a proposal carries its probability and reasons into the record',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const second = night.call(20, { caller: 'c1', persons: { count: 30 } });
      const link = night.state.reports.get(second.report)?.link;
      check(second.boat === boat && link !== undefined, 'proposed');
      const probability = link?.probability ?? 0;
      check(probability > 0.5 && probability < 1, 'with a probability that is not certainty');
      check((link?.reasons.length ?? 0) >= 2, 'and its reasons');
    },
  },
  {
    law: 7,
    title: 'a landing or return ends a boat by the same count of people, and needs no name',
    run: (rules) => {
      for (const kind of ['landed', 'returned'] as const) {
        const { night, boat } = boatOf33(rules);
        const said = night.call(
          90,
          { channel: 'camera', signs: [kind], persons: { count: 30, quality: 'counted' } },
          boat,
        ).report;
        night.mustRefuse(ann, end(boat, { kind }), 'people-missing');
        night.must(ann, {
          type: 'report.correct',
          report: said,
          changes: { persons: { count: 33, quality: 'counted' } },
          reason: 'recount',
        });
        night.must(ann, end(boat, { kind }));
      }
    },
  },
];

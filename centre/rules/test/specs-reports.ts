import { ann, Night, system } from './night.js';
import { boatOf33, check, end, type Spec } from './spec.js';

export const reportsSpecs: Spec[] = [
  {
    law: 1,
    title:
      'a report with a wrong boat in the request is stored all the same, unlinked, and says why',
    run: (rules) => {
      const night = new Night(rules);
      const decision = night.try(ann, {
        type: 'report.receive',
        report: { time: night.time(1), centre: 'uk', channel: '999' },
        boat: 'D99',
      });
      check(decision.ok && decision.result.boat === null, 'stored unlinked');
      check(decision.ok && decision.result.notLinked?.[0]?.code === 'unknown-boat', 'says why');
      check(night.state.unlinked.size === 1, 'visibly unlinked');
    },
  },
  {
    law: 1,
    title: 'a correction is a new entry and keeps the first wording in the journal',
    run: (rules) => {
      const { night, call } = boatOf33(rules);
      night.must(ann, {
        type: 'report.correct',
        report: call,
        changes: { persons: { count: 43 } },
        reason: 'misheard',
      });
      check(night.state.reports.get(call)?.report.persons?.count === 43, 'corrected');
      const first = night.entries[0];
      check(
        first?.kind === 'report.received' && first.body.report.persons?.count === 33,
        'first kept',
      );
      night.mustRefuse(
        ann,
        { type: 'report.correct', report: call, changes: {}, reason: 'nothing' },
        'correction-empty',
      );
      night.mustRefuse(
        ann,
        { type: 'report.correct', report: 'D-r99', changes: { text: 'x' }, reason: 'gone' },
        'unknown-report',
      );
    },
  },
  {
    law: 2,
    title: 'a call by the same caller is proposed to that boat, never confirmed by the system',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const second = night.call(20, { caller: 'c1' });
      check(second.boat === boat, 'proposed to the boat of its caller');
      check(night.state.reports.get(second.report)?.link?.status === 'proposed', 'a proposal');
    },
  },
  {
    law: 2,
    title: 'a call that nothing ties to a boat opens a boat in distress, for a person to decide',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const second = night.call(20, { caller: 'c2', position: { lat: 51, lon: 1.5 } });
      check(second.boat !== boat && second.boat !== '', 'a boat of its own');
      check(night.boat(second.boat).phase === 'distress', 'in distress');
    },
  },
  {
    law: 2,
    title: 'word that people are safe opens no boat and closes none: it waits for an officer',
    run: (rules) => {
      const { night } = boatOf33(rules);
      const said = night.call(20, {
        channel: 'relay',
        signs: ['recovered'],
        text: 'picked up, all safe',
      });
      check(said.boat === '' && night.state.unlinked.has(said.report), 'waits unlinked');
    },
  },
  {
    law: 2,
    title: 'links are reversible: unlink, refuse, link elsewhere, each by an officer',
    run: (rules) => {
      const { night, boat, call } = boatOf33(rules);
      night.mustRefuse(ann, { type: 'report.link', report: call, boat }, 'already-linked');
      night.mustRefuse(ann, { type: 'report.link', report: 'D-r9', boat }, 'unknown-report');
      night.mustRefuse(ann, { type: 'report.link', report: call, boat: 'D9' }, 'unknown-boat');
      night.must(ann, { type: 'report.refuse-link', report: call, boat, reason: 'other colour' });
      night.mustRefuse(ann, { type: 'report.refuse-link', report: call, boat }, 'already-refused');
      night.mustRefuse(ann, { type: 'report.unlink', report: call, boat }, 'not-linked-here');
      check(night.state.unlinked.has(call), 'unlinked again');
      night.mustRefuse(
        system,
        { type: 'report.propose-link', report: call, boat, probability: 0.9, reasons: [] },
        'already-refused',
      );
      night.must(ann, { type: 'report.link', report: call, boat });
      check(!night.state.unlinked.has(call), 'linked again');
    },
  },
  {
    law: 2,
    title: 'what does not exist, or has ended, is never linked, opened or proposed',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const gone = { report: 'D-r99', boat };
      const proposal = { type: 'report.propose-link' as const, probability: 0.9, reasons: [] };
      night.mustRefuse(ann, { type: 'boat.open', report: 'D-r99' }, 'unknown-report');
      night.mustRefuse(system, { ...proposal, ...gone }, 'unknown-report');
      night.mustRefuse(ann, { type: 'report.unlink', ...gone }, 'unknown-report');
      const loose = night.call(30, { channel: 'radar' }, null).report;
      night.mustRefuse(system, { ...proposal, report: loose, boat: 'D99' }, 'unknown-boat');
      night.mustRefuse(ann, { type: 'report.unlink', report: loose, boat: 'D99' }, 'unknown-boat');
      night.mustRefuse(ann, { type: 'note.add', boat: 'D99', text: 'x' }, 'unknown-boat');
      night.mustRefuse(ann, end('D99'), 'unknown-boat');
      night.mustRefuse(ann, { type: 'boat.reopen', boat: 'D99', reason: 'lost' }, 'unknown-boat');
      night.mustRefuse(
        ann,
        {
          type: 'boat.resolve-contrary',
          boat: 'D99',
          report: loose,
          why: 'after-end',
          reason: 'none',
        },
        'unknown-boat',
      );
      night.recovery(60, 33, 'Defender', boat);
      night.must(ann, end(boat));
      night.mustRefuse(system, { ...proposal, report: loose, boat }, 'boat-ended');
    },
  },
  {
    law: 2,
    title: 'the system never proposes over a link that stands',
    run: (rules) => {
      const { night, boat, call } = boatOf33(rules);
      night.mustRefuse(
        system,
        { type: 'report.propose-link', report: call, boat, probability: 0.9, reasons: [] },
        'report-already-linked',
      );
    },
  },
];

import { ann, system } from './night.js';
import { boatOf33, check, end, type Spec } from './spec.js';

export const endingsSpecs: Spec[] = [
  {
    law: 3,
    title: 'a boat with no recovery, landing, return or search does not end',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.mustRefuse(ann, end(boat), 'no-recovery');
      night.mustRefuse(ann, end(boat, { kind: 'landed' }), 'no-landing');
      night.mustRefuse(ann, end(boat, { kind: 'returned' }), 'no-return');
      night.mustRefuse(ann, end(boat, { kind: 'duplicate' }), 'duplicate-target-needed');
      night.mustRefuse(ann, end(boat, { kind: 'search-ended' }), 'search-end-none-proposed');
      check(night.boat(boat).ending === undefined, 'still open');
    },
  },
  {
    law: 3,
    title: 'all 33 counted aboard a vessel and linked by an officer: the boat ends, once',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      night.must(ann, end(boat));
      check(night.boat(boat).ending?.persons === 33, 'with 33 people');
      night.mustRefuse(ann, end(boat), 'boat-ended');
    },
  },
  {
    law: 3,
    title: 'fewer recovered than reported: refused, with how many are missing',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 27, 'Defender', boat);
      const decision = night.try(ann, end(boat));
      check(
        !decision.ok &&
          decision.reasons.some((one) => one.code === 'people-missing' && one.facts.missing === 6),
        '6 missing',
      );
    },
  },
  {
    law: 3,
    title: 'one vessel that reports its 17 twice has not recovered 34',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 17, 'Defender', boat);
      night.recovery(70, 17, 'defender ', boat);
      night.mustRefuse(ann, end(boat), 'people-missing');
      night.recovery(75, 16, 'Ranger', boat);
      night.must(ann, end(boat));
    },
  },
  {
    law: 3,
    title: 'a recovery told second hand, or not counted, proves nothing',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const told = night.call(
        60,
        { channel: 'relay', signs: ['recovered'], persons: { count: 33, quality: 'counted' } },
        boat,
      ).report;
      night.mustRefuse(ann, end(boat), 'no-recovery');
      night.mustRefuse(
        ann,
        end(boat, { kind: 'recovered', reports: [told] }),
        'evidence-not-fitting',
      );
      night.mustRefuse(ann, end(boat, { kind: 'recovered', reports: ['D-r99'] }), 'unknown-report');
    },
  },
  {
    law: 3,
    title: 'a recovery that the system only proposed is not evidence until an officer confirms it',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const recovery = night.recovery(60, 33, 'Defender', null);
      night.must(system, {
        type: 'report.propose-link',
        report: recovery,
        boat,
        probability: 0.97,
        reasons: [],
      });
      night.mustRefuse(ann, end(boat), 'evidence-not-confirmed');
      night.must(ann, { type: 'report.link', report: recovery, boat });
      night.must(ann, end(boat));
    },
  },
  {
    law: 3,
    title: 'a recovery counts for one boat only',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const other = night.call(12, { caller: 'c2', persons: { count: 33 } }, 'new').boat;
      const recovery = night.recovery(60, 33, 'Defender', boat);
      night.mustRefuse(
        ann,
        end(other, { kind: 'recovered', reports: [recovery] }),
        'not-linked-here',
      );
      night.must(ann, end(boat));
      night.mustRefuse(
        ann,
        { type: 'report.link', report: recovery, boat: other },
        'evidence-used-elsewhere',
      );
      night.mustRefuse(
        ann,
        { type: 'report.unlink', report: recovery, boat },
        'evidence-used-elsewhere',
      );
      night.mustRefuse(ann, { type: 'boat.open', report: recovery }, 'evidence-used-elsewhere');
    },
  },
  {
    law: 3,
    title:
      'a call from the boat after the recovery blocks the ending until an officer explains that call',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      const late = night.call(63, { caller: 'c1' }, boat).report;
      night.mustRefuse(ann, end(boat), 'contrary-report');
      night.must(ann, {
        type: 'boat.resolve-contrary',
        boat,
        report: late,
        why: 'after-end',
        reason: 'called from the deck of Defender',
      });
      night.mustRefuse(
        ann,
        { type: 'boat.resolve-contrary', boat, report: late, why: 'after-end', reason: 'again' },
        'contrary-not-open',
      );
      night.must(ann, end(boat));
    },
  },
  {
    law: 3,
    title: 'a correction of the late call takes its explanation away',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      const late = night.call(63, { caller: 'c1' }, boat).report;
      night.must(ann, {
        type: 'boat.resolve-contrary',
        boat,
        report: late,
        why: 'after-end',
        reason: 'from the deck',
      });
      night.must(ann, {
        type: 'report.correct',
        report: late,
        changes: { text: 'still in the water' },
        reason: 'heard the tape',
      });
      night.mustRefuse(ann, end(boat), 'contrary-report');
    },
  },
  {
    law: 3,
    title:
      'a call by the same caller that was left unlinked, or put to another boat, blocks the ending',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      const loose = night.call(40, { caller: 'c1' }, null).report;
      night.mustRefuse(ann, end(boat), 'contrary-report');
      night.must(ann, { type: 'report.link', report: loose, boat });
      night.call(66, { caller: 'c1' }, 'new');
      night.mustRefuse(ann, end(boat), 'contrary-report');
    },
  },
];

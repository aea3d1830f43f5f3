import { ann, ben, eve, Night, radar, system } from './night.js';
import { boatOf33, check, end, type Spec, search, task } from './spec.js';

export const endingGuardsSpecs: Spec[] = [
  {
    law: 3,
    title: 'an undecided link, people in the water, a place out of reach: each blocks the ending',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const undecided = night.call(20, { caller: 'c1' }).report;
      night.recovery(60, 33, 'Defender', boat);
      night.mustRefuse(ann, end(boat), 'contrary-report');
      night.mustRefuse(
        ann,
        {
          type: 'boat.resolve-contrary',
          boat,
          report: undecided,
          why: 'undecided',
          reason: 'no time',
        },
        'contrary-not-open',
      );
      night.must(ann, { type: 'report.link', report: undecided, boat });
      const water = night.call(30, { caller: 'c1', signs: ['people-in-water'] }, boat).report;
      night.mustRefuse(ann, end(boat), 'contrary-report');
      night.must(ann, {
        type: 'boat.resolve-contrary',
        boat,
        report: water,
        why: 'people-in-water',
        reason: 'two were pulled back in, counted',
      });
      night.must(ann, end(boat));
      const far = boatOf33(rules);
      far.night.recovery(60, 33, 'Defender', far.boat, {
        position: { lat: 51.4, lon: 1.5, radiusM: 100 },
      });
      far.night.mustRefuse(ann, end(far.boat), 'contrary-report');
    },
  },
  {
    law: 3,
    title: 'calls and a recovery of the past, entered afterwards in their order, do not contradict',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      // A direct call of minute 40, typed in at minute 300; the recovery of minute 60 at 301.
      night.call(300, { time: night.time(40), received: night.time(300), caller: 'c1' }, boat);
      const past = { time: night.time(60), received: night.time(301) };
      night.recovery(301, 33, 'Defender', boat, past);
      night.must(ann, end(boat));
    },
  },
  {
    law: 3,
    title:
      'a direct call that came in after the recovery did stands against it, whatever its clock',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat, { received: night.time(62) });
      night.call(63, { time: night.time(3), received: night.time(63), caller: 'c1' }, boat);
      night.mustRefuse(ann, end(boat), 'contrary-report');
    },
  },
  {
    law: 3,
    title: 'words of after the recovery stand against it even when they came in before its report',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.call(65, { received: night.time(65), caller: 'c1' }, boat);
      night.recovery(70, 33, 'Defender', boat, {
        time: night.time(60),
        received: night.time(70),
      });
      night.mustRefuse(ann, end(boat), 'contrary-report');
    },
  },
  {
    law: 3,
    title: 'nobody ever said how many: the officer has to say how we know that nobody is left',
    run: (rules) => {
      const night = new Night(rules);
      const { boat } = night.call(10, { caller: 'c1' }, 'new');
      const recovery = night.recovery(60, 20, 'Defender', boat);
      night.mustRefuse(ann, end(boat), 'contrary-report');
      night.must(ann, {
        type: 'boat.resolve-contrary',
        boat,
        report: recovery,
        why: 'count-unknown',
        reason: 'crew saw all 20 come off',
      });
      night.must(ann, end(boat));
    },
  },
  {
    law: 3,
    title: 'a contrary call may not be put to a boat that has ended',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      night.must(ann, end(boat));
      const late = night.call(70, { caller: 'c9' }, null).report;
      night.mustRefuse(ann, { type: 'report.link', report: late, boat }, 'link-contradicts-end');
      night.must(ann, { type: 'boat.reopen', boat, reason: 'somebody is still calling' });
      night.mustRefuse(ann, { type: 'boat.reopen', boat, reason: 'again' }, 'boat-not-ended');
      night.must(ann, { type: 'report.link', report: late, boat });
      night.mustRefuse(ann, end(boat), 'contrary-report');
    },
  },
  {
    law: 3,
    title:
      'a call by the caller of an ended boat opens a boat; it never vanishes into the ended one',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      night.must(ann, end(boat));
      const late = night.call(70, { caller: 'c1' });
      check(late.boat !== boat && night.boat(late.boat).ending === undefined, 'a boat of its own');
      check(
        rules.contrariesOf(night.state, boat).some((one) => one.report === late.report),
        'and the ended one is doubted',
      );
    },
  },
  {
    law: 3,
    title: 'a duplicate needs proof: a shared caller, a sighting of one, or no report left',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const other = night.call(12, { caller: 'c2' }, 'new').boat;
      const like = { kind: 'duplicate' as const, of: boat };
      night.mustRefuse(ann, end(other, like), 'duplicate-not-proven');
      night.mustRefuse(
        ann,
        end(other, { ...like, proof: [{ kind: 'same-caller' }] }),
        'duplicate-not-proven',
      );
      night.mustRefuse(
        ann,
        end(other, { ...like, proof: [{ kind: 'no-report-left' }] }),
        'duplicate-not-proven',
      );
      night.mustRefuse(
        ann,
        end(other, { kind: 'duplicate', of: other, proof: [{ kind: 'same-caller' }] }),
        'duplicate-of-itself',
      );
      night.mustRefuse(
        ann,
        end(other, { kind: 'duplicate', of: 'D77', proof: [] }),
        'unknown-boat',
      );
      night.call(15, { caller: 'c1' }, other);
      night.must(ann, end(other, { ...like, proof: [{ kind: 'same-caller' }] }));
      night.mustRefuse(
        ann,
        end(boat, { kind: 'duplicate', of: other, proof: [{ kind: 'same-caller' }] }),
        'duplicate-in-circle',
      );
      const third = night.call(16, { caller: 'c1' }, 'new').boat;
      night.mustRefuse(
        ann,
        end(third, { kind: 'duplicate', of: other, proof: [{ kind: 'same-caller' }] }),
        'duplicate-in-circle',
      );
      night.must(ann, { type: 'boat.reopen', boat: other, reason: 'two boats after all' });
      check(night.boat(boat).duplicates.length === 0, 'merging is reversible');
    },
  },
  {
    law: 3,
    title:
      'the reports of a duplicate still speak: a boat that took it in does not end against them',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const other = night.call(12, { caller: 'c1', persons: { count: 50 } }, 'new').boat;
      night.must(
        ann,
        end(other, { kind: 'duplicate', of: boat, proof: [{ kind: 'same-caller' }] }),
      );
      night.recovery(60, 33, 'Defender', boat);
      night.mustRefuse(ann, end(boat), 'people-missing');
    },
  },
  {
    law: 3,
    title: 'the boat in distress cannot be merged into one that is held recovered',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.recovery(60, 33, 'Defender', boat);
      night.must(ann, end(boat));
      const other = night.call(62, { caller: 'c1', signs: ['taking-water'] }, 'new').boat;
      night.mustRefuse(
        ann,
        end(other, { kind: 'duplicate', of: boat, proof: [{ kind: 'same-caller' }] }),
        'link-contradicts-end',
      );
    },
  },
  {
    law: 3,
    title: 'a search ends by two officers of two names, after a search, when nobody can be alive',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      const searchEnd = { type: 'boat.propose-search-end' as const, boat, search };
      night.mustRefuse(system, searchEnd, 'named-officer-needed');
      night.must(ann, searchEnd);
      night.mustRefuse(ann, searchEnd, 'search-end-already-proposed');
      night.mustRefuse(
        ann,
        end(boat, { kind: 'search-ended' }),
        'search-end-second-officer',
        'search-end-no-search-done',
        'survival-time-not-over',
      );
      const one = task(night, boat);
      night.must(ann, { type: 'task.set-status', task: one, status: 'done' });
      night.mustRefuse(ben, end(boat, { kind: 'search-ended' }), 'survival-time-not-over');
      night.at(10 + 6 * 60 + 1);
      night.mustRefuse(ann, end(boat, { kind: 'search-ended' }), 'search-end-second-officer');
      night.must(ben, end(boat, { kind: 'search-ended' }));
      check(night.boat(boat).ending?.evidence.kind === 'search-ended', 'ended by search');
    },
  },
  {
    law: 3,
    title: 'word from the boat after the proposal stops the end of the search',
    run: (rules) => {
      const { night, boat } = boatOf33(rules);
      night.must(ann, { type: 'task.set-status', task: task(night, boat), status: 'done' });
      night.at(400).must(ann, { type: 'boat.propose-search-end', boat, search });
      night.call(405, { caller: 'c1' }, boat);
      night.at(1200).mustRefuse(ben, end(boat, { kind: 'search-ended' }), 'contrary-report');
      night.must(ann, { type: 'boat.withdraw-search-end', boat });
      night.mustRefuse(ann, { type: 'boat.withdraw-search-end', boat }, 'search-end-none-proposed');
    },
  },
  {
    law: 3,
    title: 'neither the system nor a feed ends, reopens, explains or downgrades anything',
    run: (rules) => {
      const { night, boat, call } = boatOf33(rules);
      for (const by of [system, radar]) {
        night.mustRefuse(by, end(boat), 'named-officer-needed');
        night.mustRefuse(
          by,
          { type: 'boat.reopen', boat, reason: 'because' },
          'named-officer-needed',
        );
        night.mustRefuse(
          by,
          {
            type: 'boat.resolve-contrary',
            boat,
            report: call,
            why: 'after-end',
            reason: 'because',
          },
          'named-officer-needed',
        );
        night.mustRefuse(
          by,
          { type: 'boat.set-phase', boat, phase: 'alert', reason: 'because' },
          'named-officer-needed',
        );
        night.mustRefuse(by, { type: 'report.link', report: call, boat }, 'named-officer-needed');
      }
      night.mustRefuse(eve, { type: 'note.add', text: 'hello' }, 'role-not-allowed');
      night.mustRefuse(
        ann,
        { type: 'feed.report-state', feed: 'x', state: 'silent' },
        'role-not-allowed',
      );
    },
  },
];

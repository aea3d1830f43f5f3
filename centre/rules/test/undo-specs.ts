/** Undo as given / when / then: it takes one entry back and keeps what came after. */
import { ann, luc, Night, type Rules } from './night.js';

export interface UndoSpec {
  title: string;
  run: (rules: Rules) => void;
}

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

function twoBoats(rules: Rules): { night: Night; a: string; b: string; call: string } {
  const night = new Night(rules);
  const first = night.call(1, { caller: 'c1', persons: { count: 10 } }, 'new');
  const second = night.call(2, { caller: 'c2', persons: { count: 20 } }, 'new');
  return { night, a: first.boat, b: second.boat, call: first.report };
}

const undo = (entry: number) => ({ type: 'undo' as const, entry });

export const undoSpecs: UndoSpec[] = [
  {
    title: 'a link moved by mistake goes back to the boat where it was',
    run: (rules) => {
      const { night, a, b, call } = twoBoats(rules);
      night.must(ann, { type: 'report.link', report: call, boat: b });
      const n = night.entries.length;
      night.must(ann, undo(n));
      check(night.state.reports.get(call)?.link?.boat === a, 'back on its boat');
      night.mustRefuse(ann, undo(n), 'undo-done');
    },
  },
  {
    title: 'what came after the undone entry stays',
    run: (rules) => {
      const { night, a, b, call } = twoBoats(rules);
      night.must(ann, { type: 'report.link', report: call, boat: b });
      const n = night.entries.length;
      const later = night.call(3, { caller: 'c3' }, b).report;
      night.must(ann, { type: 'note.add', boat: b, text: 'after' });
      night.must(ann, undo(n));
      check(night.boat(b).reports.includes(later), 'the later report is still on its boat');
      check(night.boat(a).reports.includes(call), 'the moved one is back');
    },
  },
  {
    title: 'an entry that has been built upon is not undone silently',
    run: (rules) => {
      const { night, a, b, call } = twoBoats(rules);
      night.must(ann, { type: 'report.link', report: call, boat: b });
      const n = night.entries.length;
      night.must(ann, { type: 'report.link', report: call, boat: a });
      night.mustRefuse(ann, undo(n), 'undo-changed-since');
      night.must(ann, { type: 'boat.set-phase', boat: a, phase: 'alert', reason: 'under way' });
      const lowered = night.entries.length;
      night.must(ann, { type: 'boat.set-phase', boat: a, phase: 'distress' });
      night.mustRefuse(ann, undo(lowered), 'undo-changed-since');
    },
  },
  {
    title: 'after ten minutes nothing is undone, and what never was cannot be',
    run: (rules) => {
      const { night, b, call } = twoBoats(rules);
      night.must(ann, { type: 'report.link', report: call, boat: b });
      const n = night.entries.length;
      night.at(13).mustRefuse(ann, undo(n), 'undo-too-late');
      night.mustRefuse(ann, undo(9999), 'unknown-entry');
      night.at(2).mustRefuse(ann, undo(1), 'undo-not-possible');
    },
  },
  {
    title: 'unlinking and refusing come back as they were',
    run: (rules) => {
      const { night, a, call } = twoBoats(rules);
      night.must(ann, { type: 'report.unlink', report: call, boat: a });
      night.must(ann, undo(night.entries.length));
      check(night.state.reports.get(call)?.link?.boat === a, 'linked again');
      night.must(ann, { type: 'report.refuse-link', report: call, boat: a });
      night.must(ann, undo(night.entries.length));
      const one = night.state.reports.get(call);
      const withdrawn = night.entries.findLast((each) => each.kind === 'report.refusal-withdrawn');
      night.mustRefuse(ann, undo(withdrawn?.n ?? 0), 'undo-not-possible');
      check(one?.link?.boat === a && one.notBoats.length === 0, 'linked and not refused');
    },
  },
  {
    title: 'a link on which an ending rests is not taken back under it',
    run: (rules) => {
      const { night, a } = twoBoats(rules);
      const recovery = night.recovery(5, 10, 'Defender', null);
      night.must(ann, { type: 'report.link', report: recovery, boat: a });
      const n = night.entries.length;
      night.must(ann, { type: 'boat.account-for', boat: a });
      night.mustRefuse(ann, undo(n), 'evidence-used-elsewhere');
    },
  },
  {
    title: 'phase, handover, explanation, search end, ending and task are undone by their opposite',
    run: (rules) => {
      const { night, a } = twoBoats(rules);
      night.must(ann, { type: 'boat.set-phase', boat: a, phase: 'alert', reason: 'under way' });
      night.must(ann, undo(night.entries.length));
      check(night.boat(a).phase === 'distress', 'distress again');
      night.must(ann, { type: 'boat.offer-handover', boat: a });
      const offer = night.entries.length;
      night.mustRefuse(luc, undo(offer), 'handover-not-yours');
      night.must(ann, undo(offer));
      check(night.boat(a).handover === undefined, 'no offer');
      const search = { pos: 0.9, survivalTimeH: 3, reason: 'nothing found' };
      night.must(ann, { type: 'boat.propose-search-end', boat: a, search });
      night.must(ann, undo(night.entries.length));
      check(night.boat(a).searchEnd === undefined, 'no proposal');
      night.recovery(5, 10, 'Defender', a);
      const late = night.call(6, { caller: 'c1' }, a).report;
      night.must(ann, {
        type: 'boat.resolve-contrary',
        boat: a,
        report: late,
        why: 'after-end',
        reason: 'on deck',
      });
      const explained = night.entries.length;
      night.must(ann, { type: 'boat.account-for', boat: a });
      const ended = night.entries.length;
      night.mustRefuse(ann, undo(explained), 'undo-changed-since');
      night.must(ann, undo(ended));
      check(night.boat(a).ending === undefined, 'open again');
      night.must(ann, undo(explained));
      night.mustRefuse(ann, { type: 'boat.account-for', boat: a }, 'contrary-report');
      night.must(ann, {
        type: 'asset.register',
        asset: { id: 'h1', name: 'Heli', kind: 'helicopter', centre: 'uk' },
      });
      const { task } = night.must(ann, {
        type: 'task.assign',
        asset: 'h1',
        order: 'look',
        boat: a,
      });
      night.must(ann, undo(night.entries.length));
      check(night.state.tasks.get(task)?.status === 'stood-down', 'stood down');
    },
  },
];

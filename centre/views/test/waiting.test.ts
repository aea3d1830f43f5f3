import { describe, expect, it } from 'vitest';
import { ann, luc, system } from './nights.js';
import { Screen } from './screen.js';

/** Minutes just before and at a limit. */
const before = (minute: number): number => minute - 0.01;

describe('what waits too long', () => {
  it.each([
    ['distress', 10],
    ['alert', 20],
    ['uncertainty', 60],
  ] as const)('a boat in %s without action for %i minutes', (phase, limitMin) => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    if (phase !== 'distress') {
      night.must(ann, { type: 'boat.set-phase', boat, phase, reason: 'spoke to them' });
    }
    expect(night.waitingAt(before(limitMin), boat)).not.toContain('no-action!');
    expect(night.waitingAt(limitMin, boat)).toContain('no-action!');
  });

  it('no boat waits for action while an asset is tasked; once it stands down it does', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    const { task } = night.must(ann, {
      type: 'task.assign',
      asset: 'alpha',
      order: 'rescue',
      boat,
    });
    expect(night.waitingAt(200, boat)).not.toContain('no-action!');
    night.at(200).must(ann, { type: 'task.set-status', task, status: 'stood-down' });
    expect(night.waitingAt(before(210), boat)).not.toContain('no-action!');
    expect(night.waitingAt(210, boat)).toContain('no-action!');
  });

  it('a handover that nobody answers for 5 minutes, shown from the start', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.at(2).must(ann, { type: 'boat.offer-handover', boat });
    expect(night.waitingAt(before(7), boat)).toContain('handover-unanswered');
    expect(night.waitingAt(7, boat)).toContain('handover-unanswered!');
    night.must(luc, { type: 'boat.accept-handover', boat });
    expect(night.waitingAt(8, boat).join()).not.toContain('handover');
  });

  it('a position 20 minutes old, and none at all 20 minutes after the boat was opened', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    expect(night.waitingAt(20, boat)).toContain('position-stale!');
    expect(
      night.boatAt(20, boat).waiting.find((one) => one.code === 'position-stale')?.facts,
    ).toEqual({ never: 1, limitMin: 20 });
    night.call(25, { position: { lat: 51, lon: 1.5 } }, boat);
    expect(night.waitingAt(before(45), boat)).not.toContain('position-stale!');
    expect(night.waitingAt(45, boat)).toContain('position-stale!');
  });

  it('silence of 30 minutes; a radar plot does not break it', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.call(20, { channel: 'radar', position: { lat: 51, lon: 1.5 } }, boat);
    expect(night.waitingAt(before(30), boat)).not.toContain('silent!');
    expect(night.waitingAt(30, boat)).toContain('silent!');
  });

  it('a task not acknowledged for 3 minutes', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    const { task } = night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'look', boat });
    expect(night.waitingAt(before(3), boat)).toContain('task-unanswered');
    expect(night.waitingAt(3, boat)).toContain('task-unanswered!');
    const answer = { type: 'task.set-status', task, status: 'acknowledged', answeredBy: 'Cox' };
    night.must(ann, answer as Parameters<typeof night.must>[1]);
    expect(night.waitingAt(4, boat).join()).not.toContain('task');
  });

  it('a proposed link undecided for 5 minutes', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    const { report } = night.call(1, {}, null);
    night.must(system, {
      type: 'report.propose-link',
      report,
      boat,
      probability: 0.6,
      reasons: [],
    });
    expect(night.waitingAt(before(6), boat)).toContain('link-undecided');
    expect(night.waitingAt(6, boat)).toContain('link-undecided!');
  });

  it('the end of a search that no second officer has confirmed for 15 minutes', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    const search = { pos: 0.9, survivalTimeH: 2, reason: 'nothing found' };
    night.must(ann, { type: 'boat.propose-search-end', boat, search });
    expect(night.waitingAt(before(15), boat)).toContain('search-end-unseconded');
    expect(night.waitingAt(15, boat)).toContain('search-end-unseconded!');
  });

  it('a contrary report after the end, at once', () => {
    const night = new Screen();
    const { boat } = night.call(0, { caller: 'c1', persons: { count: 20 } }, 'new');
    night.recovery(30, 20, 'Defender', boat);
    night.must(ann, { type: 'boat.account-for', boat });
    expect(night.waitingAt(31, boat)).toEqual([]);
    night.call(32, { caller: 'c1' }, null);
    expect(night.waitingAt(32, boat)).toEqual(['contrary-after-end!']);
    expect(night.boatAt(32, boat).waiting[0]?.facts).toEqual({
      report: 'D-r3',
      why: 'same-caller-elsewhere',
      count: 1,
    });
  });

  it('tells when survival time is the thing missing, until it is over', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    const search = { pos: 0.9, survivalTimeH: 2.2, reason: 'nothing found' };
    night.must(ann, { type: 'boat.propose-search-end', boat, search });
    const codes = (minute: number): string[] =>
      night.boatAt(minute, boat).missing.map((one) => one.code);
    expect(codes(131)).toContain('survival-time-not-over');
    expect(codes(132)).not.toContain('survival-time-not-over');
    expect(codes(132)).toContain('search-end-no-search-done');
  });
});

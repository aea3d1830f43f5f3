import { describe, expect, it } from 'vitest';
import { limits } from '../src/index.js';
import { ann } from './nights.js';
import { Screen } from './screen.js';

const countsAt = (night: Screen, minute: number) => night.now().counts(night.at(minute).nowMs);
const persons = (count: number) => ({ persons: { count } });

describe('boats at sea', () => {
  it('are the open boats, fewer when one caller ties two of them together', () => {
    const night = new Screen();
    night.call(0, { caller: 'c1' }, 'new');
    night.call(1, { caller: 'c2' }, 'new');
    night.call(2, { caller: 'c1' }, 'new');
    expect(countsAt(night, 3).boatsAtSea).toEqual({ best: 3, low: 2, high: 3 });
  });

  it('are held apart by an officer who said that the report is not about the other boat', () => {
    const night = new Screen();
    const one = night.call(0, { caller: 'c1' }, 'new').boat;
    const { report } = night.call(1, { caller: 'c1' }, 'new');
    night.must(ann, { type: 'report.refuse-link', report, boat: one });
    expect(countsAt(night, 2).boatsAtSea.low).toBe(2);
  });

  it('are not tied by an aid group, which speaks for many boats', () => {
    const night = new Screen();
    night.call(0, { channel: 'ngo', caller: 'aid' }, 'new');
    night.call(1, { channel: 'ngo', caller: 'aid' }, 'new');
    expect(countsAt(night, 2).boatsAtSea.low).toBe(2);
  });

  it('may be more: each caller of unlinked reports that no open boat explains is one', () => {
    const night = new Screen();
    night.call(0, { caller: 'c1' }, 'new');
    night.call(1, { caller: 'c7' }, null);
    night.call(2, { caller: 'c7' }, null);
    night.call(3, { channel: 'radar' }, null);
    expect(countsAt(night, 4).boatsAtSea).toEqual({ best: 1, low: 1, high: 3 });
  });

  it('are not more by a report that is explained, speaks of safety, or is old', () => {
    const night = new Screen();
    night.call(0, { caller: 'c1' }, 'new');
    night.call(1, { caller: 'c1' }, null);
    night.call(2, { signs: ['landed'] }, null);
    night.call(3, {}, null);
    expect(countsAt(night, 4).boatsAtSea.high).toBe(2);
    const laterMin = 3 + limits.atSeaMaxMs / 60_000;
    expect(countsAt(night, laterMin).boatsAtSea.high).toBe(2);
    expect(countsAt(night, laterMin + 1).boatsAtSea.high).toBe(1);
    expect(countsAt(night, laterMin + 1).unlinked).toBe(3);
  });

  it('may be one more while something speaks against the end of a boat', () => {
    const night = new Screen();
    const { boat } = night.call(0, { caller: 'c1', ...persons(20) }, 'new');
    night.recovery(10, 20, 'Defender', boat);
    night.must(ann, { type: 'boat.account-for', boat });
    expect(countsAt(night, 11).boatsAtSea).toEqual({ best: 0, low: 0, high: 0 });
    night.call(12, { caller: 'c1', signs: ['landed'] }, null);
    expect(countsAt(night, 12).boatsAtSea.high).toBe(0);
    const { report } = night.call(13, { caller: 'c1' }, null);
    night.must(ann, { type: 'report.refuse-link', report, boat: 'D1' });
    // The officer has said it is another boat: the end stands, and the call is a boat of its own.
    expect(countsAt(night, 13).boatsAtSea.high).toBe(1);
    night.call(14, { caller: 'c1' }, null);
    // One caller is one group; the doubted boat is the other.
    expect(countsAt(night, 14).boatsAtSea.high).toBe(2);
  });
});

describe('people at sea', () => {
  it('are those not yet off: each range less those recovered', () => {
    const night = new Screen();
    const { boat } = night.call(0, persons(30), 'new');
    night.call(1, persons(40), boat);
    night.recovery(5, 12, 'Defender', boat);
    expect(countsAt(night, 6).people).toEqual({ best: 28, low: 18, high: 28 });
  });

  it('count a boat under two names once in the low, and one without a number as one', () => {
    const night = new Screen();
    night.call(0, { caller: 'c1', ...persons(30) }, 'new');
    night.call(1, { caller: 'c1', ...persons(33) }, 'new');
    expect(countsAt(night, 2).people).toEqual({ best: 63, low: 33, high: 63 });
    night.call(3, {}, 'new');
    const { peopleUnknownHigh } = limits;
    expect(countsAt(night, 4).people).toEqual({ best: 64, low: 34, high: 63 + peopleUnknownHigh });
  });
});

describe('the other counts', () => {
  it('say what is unlinked, what is undecided, what has ended, and every report there is', () => {
    const night = new Screen();
    const one = night.call(0, { caller: 'c1', ...persons(5) }, 'new').boat;
    const two = night.call(1, { caller: 'c1' }, 'new').boat;
    night.call(2, { channel: 'radar' }, null);
    night.call(3, { caller: 'c8' });
    const proof = [{ kind: 'same-caller' as const }];
    night.must(ann, { type: 'boat.account-for', boat: two, kind: 'duplicate', of: one, proof });
    night.recovery(20, 5, 'Defender', one);
    night.must(ann, { type: 'boat.account-for', boat: one });
    // The duplicate was never a boat of its own.
    expect(countsAt(night, 21)).toMatchObject({ unlinked: 1, undecided: 1, ended: 1, reports: 5 });
  });
});

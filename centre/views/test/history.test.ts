/**
 * The two questions about the past, on small nights with one thing in each that makes them differ.
 */
import { describe, expect, it } from 'vitest';
import { asKnownAbout, asShownAt, foldViews } from '../src/index.js';
import { ann, minuteMs, Night, startMs } from './nights.js';

const atMs = (minute: number): number => startMs + minute * minuteMs;
const at = (lat: number) => ({ position: { lat, lon: 1.5, radiusM: 100 } });

describe('a late report', () => {
  const night = new Night();
  const { boat } = night.call(10, at(51.0), 'new');
  // Heard at 00:05 by a ship, told at 01:00.
  night.call(60, { ...at(50.9), time: night.time(5), persons: { count: 33 } }, boat);

  it('was not on the screen at the time', () => {
    const shown = asShownAt(night.entries, atMs(30));
    expect(shown.boats[0]?.reports).toEqual(['D-r1']);
    expect(shown.boats[0]?.people).not.toHaveProperty('best');
    expect(asShownAt(night.entries, atMs(7)).boats).toEqual([]);
  });

  it('is known today about the time when it happened, and the boat with it', () => {
    const known = asKnownAbout(night.entries, atMs(7));
    expect(known.boats.map((one) => one.id)).toEqual([boat]);
    expect(known.boats[0]).toMatchObject({
      people: { best: 33 },
      position: { lat: 50.9 },
      openedAt: night.time(5),
    });
    expect(asKnownAbout(night.entries, atMs(4)).boats).toEqual([]);
  });
});

describe('a correction', () => {
  const night = new Night();
  const { boat, report } = night.call(10, { ...at(52.0), persons: { count: 3 } }, 'new');
  const changes = { ...at(51.0), persons: { count: 33 } };
  night.at(40).must(ann, { type: 'report.correct', report, changes, reason: 'misheard' });

  it('was not on the screen before it was made', () => {
    expect(asShownAt(night.entries, atMs(30)).boats[0]).toMatchObject({
      people: { best: 3 },
      position: { lat: 52 },
    });
  });

  it('applies to what we know today about the time before it was made', () => {
    expect(asKnownAbout(night.entries, atMs(30)).boats[0]).toMatchObject({
      id: boat,
      people: { best: 33 },
      position: { lat: 51 },
    });
  });
});

describe('a link moved later', () => {
  const night = new Night();
  const one = night.call(0, { caller: 'c1' }, 'new').boat;
  const two = night.call(1, { caller: 'c2' }, 'new').boat;
  const { report } = night.call(5, at(51), one);
  night.at(50).must(ann, { type: 'report.link', report, boat: two });

  it('was on the screen where it was', () => {
    const { boats } = asShownAt(night.entries, atMs(20));
    expect(boats.find((boat) => boat.id === one)?.reports).toContain(report);
    expect(boats.find((boat) => boat.id === two)?.reports).not.toContain(report);
  });

  it('is known today where it belongs, and no age lies in the future', () => {
    const known = asKnownAbout(night.entries, atMs(20));
    expect(known.boats.find((boat) => boat.id === two)?.reports).toContain(report);
    expect(known.boats.find((boat) => boat.id === one)?.reports).not.toContain(report);
    const link = known.reports.find((each) => each.report.id === report)?.link;
    expect(link).toMatchObject({ boat: two, at: night.time(20) });
    for (const boat of known.boats) {
      for (const { since } of boat.waiting) {
        expect(Date.parse(since)).toBeLessThanOrEqual(atMs(20));
      }
    }
  });
});

describe('a clock that was wrong', () => {
  it('of a caller, two hours ahead: the report happened when the centre knew', () => {
    const night = new Night();
    night.call(10, { ...at(51), time: night.time(130) }, 'new');
    expect(asKnownAbout(night.entries, atMs(9)).reports).toEqual([]);
    const known = asKnownAbout(night.entries, atMs(20));
    expect(known.boats[0]?.position?.time).toBe(night.time(10));
  });

  it('of a caller, corrected by an officer: the report happened at the corrected time', () => {
    const night = new Night();
    const { report } = night.call(60, { ...at(51) }, 'new');
    const changes = { time: night.time(30) };
    night
      .at(70)
      .must(ann, { type: 'report.correct', report, changes, reason: 'phone an hour off' });
    expect(asShownAt(night.entries, atMs(40)).reports).toEqual([]);
    expect(asKnownAbout(night.entries, atMs(40)).boats[0]?.position?.time).toBe(night.time(30));
    expect(asKnownAbout(night.entries, atMs(29)).reports).toEqual([]);
  });

  it('of the centre, set back: nothing is shown before what is written before it', () => {
    const night = new Night();
    night.call(20, {}, 'new');
    // The clock was ten minutes fast and is set right: the next call is known at 00:12.
    night.call(12, {}, 'D1');
    expect(asShownAt(night.entries, atMs(15)).reports).toEqual([]);
    expect(asShownAt(night.entries, atMs(20)).reports).toHaveLength(2);
  });
});

describe('what was decided later', () => {
  it('an ending counts from when it was written, in both pasts', () => {
    const night = new Night();
    const { boat } = night.call(0, { persons: { count: 5 } }, 'new');
    night.recovery(30, 5, 'Defender', boat);
    night.at(60).must(ann, { type: 'boat.account-for', boat });
    for (const past of [asShownAt, asKnownAbout]) {
      expect(past(night.entries, atMs(59)).boats[0]).toMatchObject({
        status: 'open',
        recovered: 5,
      });
      expect(past(night.entries, atMs(60)).boats[0]?.status).toBe('ended');
    }
  });

  it('an ending that was taken back never was, as we know today', () => {
    const night = new Night();
    const { boat } = night.call(0, { persons: { count: 5 } }, 'new');
    night.recovery(30, 5, 'Defender', boat);
    night.at(60).must(ann, { type: 'boat.account-for', boat });
    night.at(90).must(ann, { type: 'boat.reopen', boat, reason: 'another boat of five' });
    expect(asShownAt(night.entries, atMs(70)).boats[0]?.status).toBe('ended');
    expect(asKnownAbout(night.entries, atMs(70)).boats[0]?.status).toBe('open');
  });

  it('a duplicate is one boat for all the time it was believed to be two', () => {
    const night = new Night();
    const one = night.call(0, { caller: 'c1' }, 'new').boat;
    const two = night.call(1, { caller: 'c1', ...at(51) }, 'new').boat;
    night.at(60).must(ann, {
      type: 'boat.account-for',
      boat: two,
      kind: 'duplicate',
      of: one,
      proof: [{ kind: 'same-caller' }],
    });
    const open = (boats: { id: string; status: string }[]): string[] =>
      boats
        .filter((boat) => boat.status === 'open')
        .map((boat) => boat.id)
        .sort();
    expect(open(asShownAt(night.entries, atMs(10)).boats)).toEqual([one, two]);
    const known = asKnownAbout(night.entries, atMs(10));
    expect(open(known.boats)).toEqual([one]);
    expect(known.boats.find((boat) => boat.id === one)?.position?.lat).toBe(51);
  });

  it('a phase and a task count from when they were set, and the log offers no undo', () => {
    const night = new Night();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    night.at(30).must(ann, { type: 'boat.set-phase', boat, phase: 'alert', reason: 'calm sea' });
    night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'escort', boat });
    const before = asKnownAbout(night.entries, atMs(29));
    expect(before.boats[0]).toMatchObject({ phase: 'distress', tasks: [] });
    const after = asKnownAbout(night.entries, atMs(30));
    expect(after.boats[0]).toMatchObject({ phase: 'alert', tasks: ['D-t1'] });
    expect(after.log.some((line) => line.undoableUntil !== undefined)).toBe(false);
  });
});

describe('of the present', () => {
  it('both pasts are what the fold shows now', () => {
    const night = new Night();
    const { boat } = night.call(0, { persons: { count: 9 }, caller: 'c1' }, 'new');
    night.call(5, { caller: 'c1', ...at(51) });
    night.recovery(30, 9, 'Defender', boat);
    const now = foldViews(night.entries).snapshot(atMs(31));
    expect(asShownAt(night.entries, atMs(31))).toEqual(now);
    const { log: _log, ...known } = asKnownAbout(night.entries, atMs(31));
    expect({ ...known, log: now.log }).toEqual(now);
  });
});

import { describe, expect, it } from 'vitest';
import { limits, rankPoints } from '../src/index.js';
import { ann } from './nights.js';
import { Screen } from './screen.js';

describe('the rank', () => {
  it('puts people in the water above all else, and an open contrary report above the rest', () => {
    const { phase, ...points } = rankPoints;
    const restMax =
      phase.distress +
      points.takingWater +
      points.peopleMissing +
      points.children +
      points.medical +
      points.nobodyGoing +
      points.overdueMax +
      points.ageMax;
    expect(points.contraryAfterEnd).toBeGreaterThan(restMax);
    expect(points.peopleInWater + phase.uncertainty).toBeGreaterThan(points.contraryAfterEnd);
  });

  it('orders a night: in the water, ended with a contrary report, distress, ended', () => {
    const night = new Screen();
    const calm = night.call(0, { caller: 'c9' }, 'new').boat;
    const water = night.call(1, { signs: ['people-in-water'] }, 'new').boat;
    const ended = night.call(2, { persons: { count: 5 } }, 'new').boat;
    const contrary = night.call(3, { caller: 'c1', persons: { count: 20 } }, 'new').boat;
    for (const [boat, count] of [
      [ended, 5],
      [contrary, 20],
    ] as const) {
      night.recovery(30, count, `vessel-${boat}`, boat);
      night.must(ann, { type: 'boat.account-for', boat });
    }
    night.call(32, { caller: 'c1' }, null);
    const { boats } = night.now().snapshot(night.nowMs);
    expect(boats.map((one) => one.id)).toEqual([water, contrary, calm, ended]);
    expect(boats.at(-1)?.rank).toBe(0);
  });

  it('can be told: the reasons add up to it', () => {
    const night = new Screen();
    const { boat } = night.call(
      0,
      { signs: ['taking-water', 'children', 'medical'], persons: { count: 20 } },
      'new',
    );
    const reasons = night.now().rankReasons(boat, night.at(65).nowMs);
    expect(reasons.map((one) => [one.code, one.points])).toEqual([
      ['phase', 300],
      ['taking-water', 150],
      ['children', 50],
      ['medical', 50],
      ['nobody-going', 50],
      ['overdue', 60],
      ['age', 4],
    ]);
    const rank = night.boatAt(65, boat).rank;
    expect(rank).toBe(reasons.reduce((sum, one) => sum + one.points, 0));
  });

  it('rises when some are recovered and others are missing', () => {
    const night = new Screen();
    const { boat } = night.call(0, { persons: { count: 33 } }, 'new');
    night.recovery(5, 20, 'Defender', boat);
    const reasons = night.now().rankReasons(boat, night.nowMs);
    expect(reasons).toContainEqual({ code: 'people-missing', points: rankPoints.peopleMissing });
  });

  it('falls when somebody is going, not when somebody stands by', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    const codes = (): string[] =>
      night
        .now()
        .rankReasons(boat, night.nowMs)
        .map((one) => one.code);
    night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'stand-by', boat });
    expect(codes()).toContain('nobody-going');
    night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'rescue', boat });
    expect(codes()).not.toContain('nobody-going');
  });

  it('no longer counts people in the water once an officer has explained that report', () => {
    const night = new Screen();
    const { boat, report } = night.call(
      0,
      { persons: { count: 9 }, signs: ['people-in-water'] },
      'new',
    );
    night.recovery(20, 9, 'Defender', boat);
    const codes = (): string[] =>
      night
        .now()
        .rankReasons(boat, night.nowMs)
        .map((one) => one.code);
    expect(codes()).toContain('people-in-water');
    const reason = 'all nine aboard Defender, counted twice';
    night.must(ann, {
      type: 'boat.resolve-contrary',
      boat,
      report,
      why: 'people-in-water',
      reason,
    });
    expect(codes()).not.toContain('people-in-water');
  });

  it('an ended boat leaves the board after twelve hours, unless something is against it', () => {
    const night = new Screen();
    const end = (caller: string): string => {
      const { boat } = night.call(0, { caller, persons: { count: 5 } }, 'new');
      night.recovery(10, 5, `vessel-${caller}`, boat);
      night.at(20).must(ann, { type: 'boat.account-for', boat });
      return boat;
    };
    const quiet = end('c1');
    const doubted = end('c2');
    night.call(30, { caller: 'c2' }, null);
    const views = night.now();
    const keptMin = limits.boardKeptMs / 60_000;
    views.takeChanges(night.at(20 + keptMin).nowMs);
    const ids = (): string[] => views.snapshot(night.nowMs).boats.map((one) => one.id);
    expect(ids()).toEqual([doubted, quiet]);
    const change = views.takeChanges(night.at(20 + keptMin + 1).nowMs);
    expect(change.removed?.boats).toEqual([quiet]);
    expect(ids()).toEqual([doubted]);
    expect(views.boats(night.nowMs, 'ended').map((one) => one.id)).toEqual([doubted, quiet]);
  });
});

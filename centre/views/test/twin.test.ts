/**
 * Aim: whatever is decided, in any order, looked at whenever, the incremental views show what a
 * fold from scratch shows. Method: random commands go through the rules; the incremental views
 * apply what is written and are looked at now and then, so that marks pile up in many ways; a
 * client follows the taken changes alone. At each look all three must show the same screen. The
 * seed is fixed.
 */
import { isDeepStrictEqual } from 'node:util';
import { contrariesOf, missingFor } from '@straitwatch/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createViews,
  foldViews,
  restoreViews,
  type Snapshot,
  type Views,
  type ViewsChange,
} from '../src/index.js';
import { ann, minuteMs, Night, play, steps } from './nights.js';

const seed = 20211124;
const options = { centre: 'uk' as const };

/** As `toEqual`, which is slow: it is asked only to show a difference. */
function mustEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

const openContraries = (night: Night, boat: string): string[] =>
  contrariesOf(night.state, boat)
    .filter((one) => one.resolved === undefined)
    .map((one) => one.why);

const missing = (night: Night, boat: string): string[] =>
  missingFor(night.state, boat, night.nowMs).map((one) => one.code);

/** A screen that has only ever seen changes. */
class Client {
  boats = new Map<string, unknown>();
  reports = new Map<string, unknown>();
  tasks = new Map<string, unknown>();
  assets = new Map<string, unknown>();
  log = new Map<number, unknown>();
  counts: unknown;

  take(change: ViewsChange): void {
    for (const one of change.boats ?? []) this.boats.set(one.id, one);
    for (const one of change.reports ?? []) this.reports.set(one.report.id, one);
    for (const one of change.tasks ?? []) this.tasks.set(one.id, one);
    for (const one of change.assets ?? []) this.assets.set(one.id, one);
    for (const one of change.log ?? []) this.log.set(one.n, one);
    for (const id of change.removed?.boats ?? []) this.boats.delete(id);
    for (const id of change.removed?.reports ?? []) this.reports.delete(id);
    if (change.counts !== undefined) this.counts = change.counts;
  }

  mustShow(now: Snapshot): void {
    const byId = <T>(all: readonly T[], id: (one: T) => string | number): [string, T][] =>
      all.map((one): [string, T] => [String(id(one)), one]).sort();
    const own = (map: Map<string | number, unknown>): [string, unknown][] =>
      [...map].map(([id, one]): [string, unknown] => [String(id), one]).sort();
    mustEqual(
      own(this.boats),
      byId(now.boats, (one) => one.id),
    );
    mustEqual(
      own(this.reports),
      byId(now.reports, (one) => one.report.id),
    );
    mustEqual(
      own(this.assets),
      byId(now.assets, (one) => one.id),
    );
    for (const task of now.tasks) mustEqual(this.tasks.get(task.id), task);
    for (const line of now.log) mustEqual(this.log.get(line.n), line);
    mustEqual(this.counts, now.counts);
  }
}

function look(night: Night, views: Views, client: Client, nowMs: number): void {
  const scratch = foldViews(night.entries);
  const expected = scratch.snapshot(nowMs);
  const change = views.takeChanges(nowMs);
  mustEqual(views.snapshot(nowMs), expected);
  client.take(change);
  client.mustShow(expected);
  mustEqual(views.takeChanges(nowMs), {});
}

/**
 * Follows a night step by step and compares the screens after each: once by views that never stop,
 * once by views that are written and read again at each step.
 */
function follow(night: Night, steps: readonly (() => unknown)[]): void {
  const views = createViews(options);
  let restarted = createViews(options);
  for (const step of steps) {
    const before = views.head;
    step();
    for (const entry of night.entries.slice(before)) {
      views.apply(entry);
      restarted.apply(entry);
    }
    const expected = foldViews(night.entries).snapshot(night.nowMs);
    mustEqual(views.snapshot(night.nowMs), expected);
    mustEqual(restarted.snapshot(night.nowMs), expected);
    restarted = restoreViews(restarted.serialize(), options);
    mustEqual(restarted.snapshot(night.nowMs), expected);
  }
}

describe('incremental views', () => {
  it('follow a report that explains a boat, though it has moved to another one', () => {
    const night = new Night();
    follow(night, [
      () => night.call(0, { persons: { count: 20 } }, 'new'),
      () => night.call(1, { persons: { count: 40 } }, 'D1'),
      () => night.call(2, { persons: { count: 35 } }, 'D1'),
      () => night.recovery(30, 20, 'Defender', 'D1'),
      () =>
        night.must(ann, {
          type: 'boat.resolve-contrary',
          boat: 'D1',
          report: 'D-r2',
          why: 'more-people',
          reason: 'forty was a guess',
        }),
      () => night.call(31, {}, 'new'),
      () => night.must(ann, { type: 'report.link', report: 'D-r2', boat: 'D2' }),
      () => expect(openContraries(night, 'D1')).toEqual([]),
      () =>
        night.must(ann, {
          type: 'report.correct',
          report: 'D-r2',
          changes: { persons: { count: 41 } },
          reason: 'misheard',
        }),
      // The explanation was given before the correction and no longer counts.
      () => expect(openContraries(night, 'D1')).toEqual(['more-people']),
    ]);
  });

  it('follow evidence of an ended boat that is no longer among its reports', () => {
    const night = new Night();
    const sameCaller = [{ kind: 'same-caller' as const }];
    follow(night, [
      () => night.call(0, { caller: 'c1', persons: { count: 20 } }, 'new'),
      () => night.call(1, { caller: 'c1' }, 'new'),
      () => night.recovery(20, 20, 'Defender', 'D2'),
      () =>
        night.must(ann, {
          type: 'boat.account-for',
          boat: 'D2',
          kind: 'duplicate',
          of: 'D1',
          proof: sameCaller,
        }),
      () => night.must(ann, { type: 'boat.account-for', boat: 'D1' }),
      () => night.must(ann, { type: 'boat.reopen', boat: 'D2', reason: 'two boats after all' }),
      () =>
        night.must(ann, {
          type: 'report.correct',
          report: 'D-r3',
          changes: { persons: { count: 10, quality: 'counted' } },
          reason: 'counted twice',
        }),
      () => expect(openContraries(night, 'D1')).toContain('more-people'),
      () => expect(missing(night, 'D2')).toContain('evidence-used-elsewhere'),
      // The other boat may now use the report again, though nothing was written about it.
      () => night.must(ann, { type: 'boat.reopen', boat: 'D1', reason: 'not this boat' }),
      () => expect(missing(night, 'D2')).not.toContain('evidence-used-elsewhere'),
    ]);
  });

  it('follow a duplicate of a duplicate up to the boat it is', () => {
    const night = new Night();
    const merge = (boat: string, into: string): unknown =>
      night.must(ann, {
        type: 'boat.account-for',
        boat,
        kind: 'duplicate',
        of: into,
        proof: [{ kind: 'same-caller' }],
      });
    follow(night, [
      () => night.call(0, { caller: 'c1' }, 'new'),
      () => night.call(1, { caller: 'c1' }, 'new'),
      () => night.call(2, { caller: 'c1' }, 'new'),
      () => merge('D3', 'D2'),
      () => merge('D2', 'D1'),
      () => night.call(3, { channel: 'radar' }, null),
      () => night.call(9, { position: { lat: 51, lon: 1.5 }, persons: { count: 44 } }, 'D3'),
      () => night.must(ann, { type: 'boat.reopen', boat: 'D2', reason: 'two boats after all' }),
      () => night.call(12, { persons: { count: 45 } }, 'D3'),
    ]);
  });

  it('show what a fold from scratch shows, and changes alone keep a screen the same', () => {
    let looks = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const views = createViews(options);
        const client = new Client();
        const night = play(all, (now, step, written) => {
          for (const entry of written) views.apply(entry);
          if (step.lookAfterMin === undefined) return;
          looks += 1;
          look(now, views, client, now.nowMs + step.lookAfterMin * minuteMs);
        });
        look(night, views, client, night.nowMs + 13 * 60 * minuteMs);
        look(night, views, client, night.nowMs);
      }),
      { seed, numRuns: 150 },
    );
    expect(looks).toBeGreaterThan(1_000);
  });

  it('answer each question on its own as the fold from scratch does, at any moment', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -60, max: 2_000 }), (all, minute) => {
        const views = createViews(options);
        const night = play(all, (_now, _step, written) => {
          for (const entry of written) views.apply(entry);
        });
        const nowMs = night.nowMs + minute * minuteMs;
        const scratch = foldViews(night.entries);
        mustEqual(views.boats(nowMs, 'all'), scratch.boats(nowMs, 'all'));
        mustEqual(views.boats(nowMs, 'open'), scratch.boats(nowMs, 'open'));
        mustEqual(views.reports(), scratch.reports());
        mustEqual(views.tasks(), scratch.tasks());
        mustEqual(views.counts(nowMs), scratch.counts(nowMs));
        for (const { id } of views.boats(nowMs, 'all')) {
          mustEqual(views.boat(id, nowMs), scratch.boat(id, nowMs));
          const points = views.rankReasons(id, nowMs).reduce((sum, one) => sum + one.points, 0);
          expect(views.boat(id, nowMs)?.rank).toBe(points);
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it('go on from a snapshot as if they had never stopped', () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const night = play(all, () => undefined);
        const at = Math.floor(night.entries.length * share);
        const before = createViews(options);
        for (const entry of night.entries.slice(0, at)) before.apply(entry);
        const views = restoreViews(before.serialize(), options);
        expect(views.head).toBe(before.head);
        for (const entry of night.entries.slice(at)) views.apply(entry);
        for (const minute of [0, 13 * 60]) {
          const nowMs = night.nowMs + minute * minuteMs;
          mustEqual(views.snapshot(nowMs), foldViews(night.entries).snapshot(nowMs));
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});

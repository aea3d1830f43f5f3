/**
 * Aim: whatever is decided, in any order, looked at whenever, the incremental views show what a fold from
 * scratch shows. Method: random commands go through the rules; the incremental views apply what is
 * written and are looked at now and then, so that marks pile up in many ways; a client follows the taken
 * changes alone. At each look all three must show the same screen. The seed is fixed.
 */
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
import { minuteMs, type Night, play, steps } from './nights.js';

const seed = 20211124;
const options = { centre: 'uk' as const };

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
    expect(own(this.boats)).toEqual(byId(now.boats, (one) => one.id));
    expect(own(this.reports)).toEqual(byId(now.reports, (one) => one.report.id));
    expect(own(this.assets)).toEqual(byId(now.assets, (one) => one.id));
    for (const task of now.tasks) expect(this.tasks.get(task.id)).toEqual(task);
    for (const line of now.log) expect(this.log.get(line.n)).toEqual(line);
    expect(this.counts).toEqual(now.counts);
  }
}

function look(night: Night, views: Views, client: Client, nowMs: number): void {
  const scratch = foldViews(night.entries);
  const expected = scratch.snapshot(nowMs);
  const change = views.takeChanges(nowMs);
  expect(views.snapshot(nowMs)).toEqual(expected);
  client.take(change);
  client.mustShow(expected);
  expect(views.takeChanges(nowMs)).toEqual({});
}

describe('incremental views', () => {
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
      { seed, numRuns: 250 },
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
        expect(views.boats(nowMs, 'all')).toEqual(scratch.boats(nowMs, 'all'));
        expect(views.boats(nowMs, 'open')).toEqual(scratch.boats(nowMs, 'open'));
        expect(views.reports()).toEqual(scratch.reports());
        expect(views.tasks()).toEqual(scratch.tasks());
        expect(views.counts(nowMs)).toEqual(scratch.counts(nowMs));
        for (const { id } of views.boats(nowMs, 'all')) {
          expect(views.boat(id, nowMs)).toEqual(scratch.boat(id, nowMs));
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
          expect(views.snapshot(nowMs)).toEqual(foldViews(night.entries).snapshot(nowMs));
        }
      }),
      { seed, numRuns: 100 },
    );
  });
});

/**
 * Aim: at every bound the screen says that it is reached, and the incremental views cut where the
 * fold from scratch cuts. Entries are written without the rules, which would take long to reach the
 * bounds.
 */
import type { EntryDraft, Report } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createViews, foldViews, limits } from '../src/index.js';
import { ann, Night } from './nights.js';

function write(night: Night, draft: Pick<EntryDraft, 'kind' | 'body'>): void {
  const at = new Date(night.nowMs).toISOString();
  night.write({ ...draft, kv: 1, at, by: ann } as EntryDraft);
}

function receive(night: Night, n: number, more: Partial<Report> = {}): string {
  const id = `D-r${n}`;
  const time = new Date(night.nowMs).toISOString();
  const report = { id, time, centre: 'uk' as const, channel: '999' as const, ...more };
  write(night, { kind: 'report.received', body: { report } });
  return id;
}

describe('at the bounds', () => {
  it('the oldest unlinked reports leave the list, are counted, and come back as others go', () => {
    const night = new Night();
    const views = createViews({ centre: 'uk' });
    const max = limits.unlinkedShownMax;
    for (let n = 1; n <= max; n += 1) receive(night, n, { caller: `c${n % 50}` });
    for (const entry of night.entries) views.apply(entry);
    expect(views.snapshot(night.nowMs).reportsLeftOut).toBe(0);
    views.takeChanges(night.nowMs);
    receive(night, max + 1);
    views.apply(night.entries.at(-1) ?? fail());
    const change = views.takeChanges(night.nowMs);
    expect(change.removed).toEqual({ reports: ['D-r1'] });
    const full = views.snapshot(night.nowMs);
    expect(full).toEqual(foldViews(night.entries).snapshot(night.nowMs));
    expect(full).toMatchObject({ reportsLeftOut: 1, counts: { unlinked: max + 1 } });
    expect(full.reports).toHaveLength(max);
    const boat = { boat: 'D1', coordinating: 'uk', phase: 'distress', report: 'D-r9' } as const;
    write(night, { kind: 'boat.opened', body: boat });
    const link = { report: 'D-r9', boat: 'D1', status: 'confirmed', reasons: [] } as const;
    write(night, { kind: 'report.linked', body: { ...link, reasons: [] } });
    for (const entry of night.entries.slice(views.head)) views.apply(entry);
    expect(views.takeChanges(night.nowMs).reports?.some((one) => one.report.id === 'D-r1')).toBe(
      true,
    );
    expect(views.snapshot(night.nowMs)).toEqual(foldViews(night.entries).snapshot(night.nowMs));
  });

  it('a report pushed off the newest loses its suggestions, and that change is taken', () => {
    const night = new Night();
    const views = createViews({ centre: 'uk' });
    const open = (report: string): void => {
      const body = { boat: 'D1', coordinating: 'uk', phase: 'distress', report } as const;
      write(night, { kind: 'boat.opened', body });
      write(night, {
        kind: 'report.linked',
        body: { report, boat: 'D1', status: 'confirmed', reasons: [] },
      });
    };
    open(receive(night, 1, { caller: 'c1' }));
    const waiting = receive(night, 2, { caller: 'c1' });
    for (let n = 3; n < 3 + limits.suggestedForMax; n += 1) {
      if (n === 2 + limits.suggestedForMax) {
        for (const entry of night.entries) views.apply(entry);
        views.takeChanges(night.nowMs);
        expect(views.report(waiting)?.suggestions).toHaveLength(1);
      }
      const report = receive(night, n, { channel: 'radar' });
      if (n % 2 === 0) continue;
      const link = { report, boat: 'D1', status: 'proposed' as const, reasons: [] };
      write(night, { kind: 'report.linked', body: link });
    }
    for (const entry of night.entries.slice(views.head)) views.apply(entry);
    const change = views.takeChanges(night.nowMs);
    const changed = change.reports?.find((one) => one.report.id === waiting);
    expect(changed?.suggestions).toEqual([]);
    expect(views.snapshot(night.nowMs)).toEqual(foldViews(night.entries).snapshot(night.nowMs));
  });

  it('suggestions weigh the boats that the rules do when there are too many', () => {
    const night = new Night();
    const views = createViews({ centre: 'uk' });
    const waiting = receive(night, 1, { caller: 'c1', persons: { count: 30 } });
    for (let n = 2; n <= 520; n += 1) {
      const report = receive(night, n, { caller: n % 200 === 0 ? 'c1' : `x${n}` });
      const boat = `D${n}`;
      write(night, {
        kind: 'boat.opened',
        body: { boat, coordinating: 'uk', phase: 'distress', report },
      });
      write(night, {
        kind: 'report.linked',
        body: { report, boat, status: 'confirmed', reasons: [] },
      });
    }
    for (const entry of night.entries) views.apply(entry);
    const same = (): void =>
      expect(views.report(waiting)).toEqual(foldViews(night.entries).report(waiting));
    same();
    write(night, {
      kind: 'report.link-refused',
      body: { report: waiting, boat: 'D200', reason: '' },
    });
    views.apply(night.entries.at(-1) ?? fail());
    same();
    const evidence = { kind: 'landed' as const, reports: ['D-r3'] };
    write(night, { kind: 'boat.accounted-for', body: { boat: 'D3', evidence } });
    views.apply(night.entries.at(-1) ?? fail());
    same();
    expect(views.report(waiting)?.suggestions.length).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error('an entry was expected');
}

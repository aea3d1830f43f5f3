import { describe, expect, it } from 'vitest';
import { createViews, restoreViews, ViewsError } from '../src/index.js';
import { ann, ben, Night } from './nights.js';
import { Screen } from './screen.js';

describe('taken changes', () => {
  it('are empty when nothing changed, and only time that matters is a change', () => {
    const night = new Screen();
    night.call(0, {}, 'new');
    const views = night.now();
    expect(views.takeChanges(night.at(1).nowMs)).toHaveProperty('boats');
    expect(views.takeChanges(night.at(9.9).nowMs)).toEqual({});
    const late = views.takeChanges(night.at(10).nowMs);
    expect(Object.keys(late)).toEqual(['boats']);
    expect(late.boats?.[0]?.waiting.map((one) => one.code)).toEqual(['no-action']);
  });

  it('have only the boats that an entry concerns', () => {
    const night = new Screen();
    const one = night.call(0, { caller: 'c1' }, 'new').boat;
    night.call(0, { caller: 'c2' }, 'new');
    const views = night.now();
    views.takeChanges(night.nowMs);
    night.must(ann, { type: 'note.add', boat: one, text: 'tide turns' });
    const change = night.now().takeChanges(night.nowMs);
    expect(change.boats?.map((boat) => boat.id)).toEqual([one]);
    expect(Object.keys(change).sort()).toEqual(['boats', 'log']);
  });
});

describe('the log', () => {
  it('offers undo for ten minutes, and says what was taken back by which line', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.must(ann, { type: 'boat.set-phase', boat, phase: 'alert', reason: 'spoke to them' });
    const entry = night.entries.length;
    const line = (minute: number) =>
      night
        .now()
        .snapshot(night.at(minute).nowMs)
        .log.find((one) => one.n === entry);
    expect(line(1)).toMatchObject({
      kind: 'boat.phase-set',
      boat,
      facts: { from: 'distress', phase: 'alert', reason: 'spoke to them' },
      undoableUntil: night.time(10),
    });
    expect(line(10)).toHaveProperty('undoableUntil');
    expect(line(10.01)).not.toHaveProperty('undoableUntil');
    night.at(5).must(ben, { type: 'undo', entry });
    expect(line(6)).toMatchObject({ undoneBy: entry + 1 });
    expect(line(6)).not.toHaveProperty('undoableUntil');
    const { log } = night.now().snapshot(night.nowMs);
    expect(log.at(-1)).toMatchObject({ undoes: entry, kind: 'boat.phase-set' });
  });

  it('keeps the last 200 lines and leaves the positions of assets out', () => {
    const night = new Screen();
    night.asset('alpha');
    for (let n = 0; n < 210; n += 1) night.must(ann, { type: 'note.add', text: `note ${n}` });
    const position = { lat: 51, lon: 1.5 };
    night.must(ann, { type: 'asset.report-position', asset: 'alpha', position });
    const { log, head } = night.now().snapshot(night.nowMs);
    expect(head).toBe(212);
    expect(log).toHaveLength(200);
    expect(log.at(0)?.facts).toEqual({ text: 'note 10' });
    expect(log.at(-1)?.facts).toEqual({ text: 'note 209' });
  });

  it('names the boat of a task when its status changes', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    const { task } = night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'look', boat });
    night.must(ann, { type: 'task.set-status', task, status: 'proceeding' });
    expect(night.now().snapshot(night.nowMs).log.at(-1)).toMatchObject({
      boat,
      facts: { task, from: 'tasked', status: 'proceeding' },
    });
  });
});

describe('tasks and assets', () => {
  it('an asset shows its newest active task and its newest position', () => {
    const night = new Screen();
    const { boat } = night.call(0, {}, 'new');
    night.asset('alpha');
    const send = () =>
      night.must(ann, { type: 'task.assign', asset: 'alpha', order: 'look', boat });
    const first = send().task;
    const second = send().task;
    const asset = () => night.now().assets()[0];
    expect(asset()?.task).toBe(second);
    night.must(ann, { type: 'task.set-status', task: second, status: 'done' });
    expect(asset()?.task).toBe(first);
    const position = { lat: 51, lon: 1.5 };
    const told = { type: 'asset.report-position', asset: 'alpha', position } as const;
    night.must(ann, { ...told, time: night.time(10), speedKn: 20 });
    night.must(ann, { ...told, time: night.time(5), speedKn: 1 });
    expect(asset()).toMatchObject({ positionTime: night.time(10), speedOverGroundKn: 20 });
    const task = night.now().tasks()[1];
    expect(task).toMatchObject({ id: second, status: 'done', asset: 'alpha', order: 'look' });
    expect(task?.history.map((step) => step.status)).toEqual(['tasked', 'done']);
  });
});

describe('a report', () => {
  it('that waits has suggestions as the rules give them; a decided one has none', () => {
    const night = new Screen();
    const one = night.call(0, { caller: 'c1', persons: { count: 30 } }, 'new').boat;
    night.call(1, { caller: 'c2', persons: { count: 90 } }, 'new');
    const { report } = night.call(5, { caller: 'c1', persons: { count: 31 } }, null);
    const view = () => night.now().report(report);
    // 15 + 4 - 3 dB against -6 - 3 dB and a boat not yet known: 39.81 / (39.81 + 0.13 + 1).
    expect(view()?.suggestions[0]).toMatchObject({ boat: one, score: 0.972 });
    expect(view()?.suggestions[0]?.reasons.map((each) => each.code)).toEqual([
      'same-caller',
      'same-count',
    ]);
    night.must(ann, { type: 'report.link', report, boat: one });
    expect(view()).toMatchObject({ link: { boat: one, status: 'confirmed' }, suggestions: [] });
  });
});

describe('what cannot be folded', () => {
  it('an entry of an unknown kind is in the log and counted, and changes nothing else', () => {
    const night = new Screen();
    night.call(0, {}, 'new');
    const views = night.now();
    const before = views.snapshot(night.nowMs);
    const strange = { ...night.entries[0], n: 100, kind: 'boat.vanished' };
    views.apply(strange as Parameters<typeof views.apply>[0]);
    const after = views.snapshot(night.nowMs);
    expect(views.unknownEntries).toBe(1);
    expect(after.log.at(-1)).toMatchObject({ n: 100, kind: 'boat.vanished' });
    expect({ ...after, head: 0, log: [] }).toEqual({ ...before, head: 0, log: [] });
  });

  it('an entry out of order is refused and nothing is folded', () => {
    const night = new Night();
    night.call(0, {}, 'new');
    const views = createViews({ centre: 'uk' });
    const [first, second] = night.entries;
    if (first === undefined || second === undefined) throw new Error('two entries expected');
    views.apply(second);
    expect(() => views.apply(first)).toThrow(
      new ViewsError('entry-out-of-order', {
        field: 'n',
        value: '1',
        expected: 'a number above 2',
      }),
    );
    expect(views.head).toBe(2);
    expect(views.state.reports.size).toBe(0);
  });
});

describe('a written snapshot', () => {
  const written = (): string => {
    const night = new Screen();
    night.call(0, {}, 'new');
    return night.now().serialize();
  };
  const codeOf = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      if (error instanceof ViewsError) return `${error.code} ${error.field}`;
      throw error;
    }
    return 'read';
  };

  it('of an exercise is never read as live, nor one of the other centre', () => {
    const text = written();
    expect(codeOf(() => restoreViews(text, { centre: 'uk' }))).toBe('read');
    expect(codeOf(() => restoreViews(text, { centre: 'uk', mode: 'exercise' }))).toBe(
      'snapshot-other-journal mode',
    );
    expect(codeOf(() => restoreViews(text, { centre: 'fr' }))).toBe(
      'snapshot-other-journal centre',
    );
  });

  it('keeps a boat with an open contrary report on the board, though it ended long ago', () => {
    const night = new Screen();
    const { boat } = night.call(0, { caller: 'c1', persons: { count: 5 } }, 'new');
    night.recovery(10, 5, 'Defender', boat);
    night.must(ann, { type: 'boat.account-for', boat });
    night.call(30, { caller: 'c1' }, null);
    const restored = restoreViews(night.now().serialize(), { centre: 'uk' });
    const { boats } = restored.snapshot(night.at(24 * 60).nowMs);
    expect(boats.map((one) => [one.id, one.status])).toEqual([[boat, 'ended']]);
  });

  it('of another version or damaged is refused, so that the journal is folded anew', () => {
    const text = written();
    const options = { centre: 'uk' } as const;
    const other = text.replace('"version":"', '"version":"0');
    expect(codeOf(() => restoreViews(other, options))).toBe('snapshot-unreadable version');
    for (const share of [0, 0.3, 0.7, 0.99]) {
      const cut = text.slice(0, Math.floor(text.length * share));
      expect(codeOf(() => restoreViews(cut, options))).toBe('snapshot-unreadable snapshot');
    }
    expect(codeOf(() => restoreViews('', options))).toBe('snapshot-unreadable snapshot');
  });
});

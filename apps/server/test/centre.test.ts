import { createMemoryJournal, type MemoryJournal } from '@straitwatch/journal/testing';
import type { Command, Officer } from '@straitwatch/protocol';
import { serializeState } from '@straitwatch/rules';
import { foldViews } from '@straitwatch/views';
import { afterEach, describe, expect, test } from 'vitest';
import { BatchTime } from '../src/batch-time.js';
import { CentreLoop, waitingMax } from '../src/centre.js';
import { toProtocolEntry } from '../src/journal-door.js';
import { HandClock } from './desk.js';

// Aim: the loop's promises: an answer means it is on disk; a failed write means nothing happened; the
// folded state is always what the journal says. Method: a journal in memory whose disk can be made full.

const officer: Officer = {
  kind: 'officer',
  id: 'o1',
  name: 'A',
  role: 'watch-officer',
  centre: 'uk',
};

function report(text: string, boat: 'new' | null = 'new'): Command {
  return {
    type: 'report.receive',
    report: {
      time: '2026-01-10T00:58:00Z',
      centre: 'uk',
      channel: '999',
      text,
      persons: { count: 5 },
    },
    boat,
  };
}

interface Set {
  loop: CentreLoop;
  journal: MemoryJournal;
  clock: HandClock;
  time: BatchTime;
  troubles: string[];
}
const opened: CentreLoop[] = [];
afterEach(async () => {
  for (const loop of opened.splice(0)) await loop.close();
});

async function open(): Promise<Set> {
  const clock = new HandClock();
  const time = new BatchTime(clock);
  const journal = await createMemoryJournal({ centre: 'uk', mode: 'live', clock: time.nowMs });
  const troubles: string[] = [];
  const loop = await CentreLoop.open({ journal, time, onTrouble: (what) => troubles.push(what) });
  opened.push(loop);
  return { loop, journal, clock, time, troubles };
}

/** State and views from the journal alone, from its first entry. */
async function fromScratch({ journal, time, loop }: Set): Promise<void> {
  const twin = await CentreLoop.open({ journal: withoutSnapshots(journal), time });
  expect(serializeState(loop.state)).toBe(serializeState(twin.state));
  const entries = [];
  for await (const entry of journal.read({ from: 1 })) entries.push(toProtocolEntry(entry));
  const nowMs = loop.nowMs();
  expect(loop.views.snapshot(nowMs)).toEqual(foldViews(entries).snapshot(nowMs));
}

function withoutSnapshots(journal: MemoryJournal): MemoryJournal {
  return new Proxy(journal, {
    get(target, name) {
      if (name === 'latestSnapshot') return async () => undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('commands that come together are decided one after the other and share one write', async () => {
  const set = await open();
  const commits = set.journal.stats().commits;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      set.loop.submit({ command: report(`call ${i}`), by: officer }),
    ),
  );
  const ids = answers.map((one) => (one.ok ? one.result.report : ''));
  expect(new Set(ids).size).toBe(200);
  expect(ids[0]).toBe('D-r1');
  expect(set.journal.stats().commits - commits).toBeLessThanOrEqual(2);
  await fromScratch(set);
});

test('a decision sees what was decided before it in the same batch', async () => {
  const { loop } = await open();
  const first = loop.submit({ command: report('call'), by: officer });
  const lower: Command = { type: 'boat.set-phase', boat: 'D1', phase: 'alert', reason: 'calm sea' };
  const second = loop.submit({ command: lower, by: officer });
  const third = loop.submit({ command: lower, by: officer });
  expect((await first).ok).toBe(true);
  expect((await second).ok).toBe(true);
  const refused = await third;
  expect(refused.ok ? '' : refused.reasons[0]?.code).toBe('phase-unchanged');
});

describe('when the disk is full', () => {
  test('everybody who waits is told, nothing is half done, and it works again when the disk does', async () => {
    const set = await open();
    await set.loop.submit({ command: report('before'), by: officer });
    const head = set.loop.head;
    set.journal.failNextCommits(2);
    const failed = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        set.loop.submit({ command: report(`lost ${i}`), by: officer }),
      ),
    );
    for (const one of failed) {
      expect(one.status).toBe('rejected');
      if (one.status === 'rejected') expect(one.reason.code).toBe('not-stored');
    }
    expect(set.loop.head).toBe(head);
    expect(set.loop.storeProblem).toBeDefined();
    await expect(set.loop.submit({ command: report('still'), by: officer })).rejects.toThrow(
      /^disk: got no space left .*, expected a completed write; .*send it again$/,
    );
    const after = await set.loop.submit({ command: report('after'), by: officer });
    expect(after.ok && after.result.report).toBe('D-r2');
    expect(set.loop.storeProblem).toBeUndefined();
    expect(set.loop.counts.notStored).toBe(21);
    await fromScratch(set);
  });

  test('the record says that it was interrupted', async () => {
    const set = await open();
    set.journal.failNextCommits(1);
    await set.loop.submit({ command: report('lost'), by: officer }).catch(() => undefined);
    await set.loop.submit({ command: report('kept'), by: officer });
    const entry = await set.journal.entry(2);
    expect(entry).toMatchObject({
      kind: 'feed.state-changed',
      by: { kind: 'system', part: 'journal' },
    });
  });

  test('a refusal that rests on the lost batch is not told as if it were true', async () => {
    const set = await open();
    await set.loop.submit({ command: report('call'), by: officer });
    set.journal.failNextCommits(1);
    const lower: Command = {
      type: 'boat.set-phase',
      boat: 'D1',
      phase: 'alert',
      reason: 'calm sea',
    };
    const both = await Promise.allSettled([
      set.loop.submit({ command: lower, by: officer }),
      set.loop.submit({ command: lower, by: officer }),
    ]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect((await set.loop.submit({ command: lower, by: officer })).ok).toBe(true);
  });
});

describe('a command with a key', () => {
  test('delivered twice gives the first answer again and writes nothing', async () => {
    const set = await open();
    const request = { command: report('call'), by: officer, key: 'k1' };
    const first = await set.loop.submit(request);
    const head = set.loop.head;
    const again = await set.loop.submit(request);
    expect(again).toEqual({ ...first, repeated: true });
    expect(set.loop.head).toBe(head);
  });

  test('delivered twice at the same moment is carried out once', async () => {
    const set = await open();
    const request = { command: report('call'), by: officer, key: 'k1' };
    const [first, second] = await Promise.all([set.loop.submit(request), set.loop.submit(request)]);
    expect(second).toEqual({ ...first, repeated: true });
    expect(set.loop.state.reports.size).toBe(1);
  });

  test('is still known after a restart, with and without a snapshot', async () => {
    const set = await open();
    const commands: Command[] = [
      report('call'),
      {
        type: 'report.receive',
        report: { time: '2026-01-10T00:58:00Z', centre: 'uk', channel: '999' },
        boat: null,
      },
      { type: 'boat.set-phase', boat: 'D1', phase: 'alert', reason: 'calm sea' },
      { type: 'note.add', boat: 'D1', text: 'a note' },
      { type: 'asset.register', asset: { id: 'a1', name: 'A', kind: 'drone', centre: 'uk' } },
      { type: 'task.assign', asset: 'a1', order: 'look', boat: 'D1' },
      { type: 'report.unlink', report: 'D-r1', boat: 'D1' },
      { type: 'undo', entry: 6 },
    ];
    const first = [];
    for (const [i, command] of commands.entries()) {
      first.push(await set.loop.submit({ command, by: officer, key: `k${i}` }));
    }
    expect(first.every((one) => one.ok)).toBe(true);
    const again = await CentreLoop.open({ journal: withoutSnapshots(set.journal), time: set.time });
    for (const [i, command] of commands.entries()) {
      const answer = await again.submit({ command, by: officer, key: `k${i}` });
      expect(answer).toEqual({ ...first[i], repeated: true });
    }
  });

  test('used for another command is refused: a second call must not vanish behind the first', async () => {
    const { loop } = await open();
    await loop.submit({ command: report('one'), by: officer, key: 'k' });
    await expect(
      loop.submit({ command: report('two'), by: officer, key: 'k' }),
    ).rejects.toMatchObject({
      code: 'key-reused',
      field: 'Idempotency-Key',
    });
  });

  test('that failed to be stored may be sent again', async () => {
    const set = await open();
    set.journal.failNextCommits(1);
    const request = { command: report('call'), by: officer, key: 'k' };
    await expect(set.loop.submit(request)).rejects.toMatchObject({ code: 'not-stored' });
    const answer = await set.loop.submit(request);
    expect(answer.ok && !answer.repeated).toBe(true);
  });
});

test('a clock set back does not make the record or the centre go back', async () => {
  const set = await open();
  await set.loop.submit({ command: report('one'), by: officer });
  const before = set.loop.nowMs();
  set.clock.advanceS(-3_600);
  const answer = await set.loop.submit({ command: report('two'), by: officer });
  expect(answer.ok).toBe(true);
  expect(set.loop.nowMs()).toBe(before);
  expect(set.journal.stats().clockBehindMs).toBe(3_600_000);
  await fromScratch(set);
});

test('a draft that the journal will not take costs only its own command', async () => {
  const set = await open();
  const huge: Command = report('x'.repeat(8_000));
  if (huge.type === 'report.receive') {
    Object.assign(huge.report, { extra: Array.from({ length: 300 }, () => 'y'.repeat(4_000)) });
  }
  const results = await Promise.allSettled([
    set.loop.submit({ command: report('before'), by: officer }),
    set.loop.submit({ command: huge, by: officer }),
    set.loop.submit({ command: report('behind'), by: officer }),
  ]);
  expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(set.loop.state.reports.size).toBe(2);
  expect(set.loop.storeProblem).toBeUndefined();
  await fromScratch(set);
});

test('more commands than may wait are refused as busy and counted, those in line are carried out', async () => {
  const { loop } = await open();
  const all = Array.from({ length: waitingMax + 10 }, (_, i) =>
    loop.submit({ command: { type: 'note.add', text: `note ${i}` }, by: officer }).then(
      () => 'done',
      (error) => error.code,
    ),
  );
  const outcomes = await Promise.all(all);
  expect(outcomes.filter((one) => one === 'busy')).toHaveLength(10);
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(waitingMax);
  expect(loop.counts.busy).toBe(10);
});

test('a start from a snapshot and its tail equals one from the first entry', async () => {
  const set = await open();
  for (let round = 0; round < 22; round += 1) {
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        set.loop.submit({
          command: report(`call ${round} ${i}`, i % 3 === 0 ? 'new' : null),
          by: officer,
        }),
      ),
    );
  }
  while (set.loop.head < 5_100) {
    await set.loop.submit({ command: { type: 'note.add', text: 'more' }, by: officer });
  }
  expect(set.loop.counts.snapshots).toBe(1);
  const again = await CentreLoop.open({ journal: set.journal, time: set.time });
  expect(serializeState(again.state)).toBe(serializeState(set.loop.state));
  expect(again.views.snapshot(set.loop.nowMs())).toEqual(set.loop.views.snapshot(set.loop.nowMs()));
});

test('after the close nothing is taken', async () => {
  const set = await open();
  await set.loop.close();
  await expect(set.loop.submit({ command: report('late'), by: officer })).rejects.toMatchObject({
    code: 'stopping',
  });
});

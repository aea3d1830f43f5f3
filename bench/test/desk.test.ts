import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../src/desk.js';
import { LIVE_MARK, readWork, TRACE_MARK, workNumbers } from '../src/desk-trace.js';

// Aim: the benchmark measures what it says. Method: a trace made by hand, and one short run of it.

const page = { pid: 7, tid: 1 };
const task = (atMs: number, cpuMs: number, more: object = {}) => ({
  ...{ name: 'RunTask', ph: 'X', ts: atMs * 1_000, dur: cpuMs * 2_000, tdur: cpuMs * 1_000 },
  ...page,
  ...more,
});
const mark = (atMs: number, name = LIVE_MARK) => ({ name, ph: 'R', ts: atMs * 1_000, ...page });
const traceOf = (events: readonly object[]) => Buffer.from(JSON.stringify({ traceEvents: events }));

test('all tasks from one message to the next are its update; other threads are not', () => {
  const work = readWork(
    traceOf([
      mark(0, TRACE_MARK),
      task(0, 1),
      // The task that a message arrives in counts whole; a second one of the same flush is no update.
      ...[task(99, 3), mark(100), mark(108), task(108, 2), task(150, 0.5)],
      ...[task(299, 4), mark(300), task(320, 1)],
      ...[mark(500), task(600, 9)],
      task(110, 50, { tid: 2 }),
    ]),
  );
  expect(work.updates).toBe(2);
  expect(work.cpuMs).toEqual([5.5, 5]);
  expect(work.wallMs).toEqual([11, 10]);
  expect(work.longestTaskMs).toBe(18);
  expect(work.cpuMsPerS).toBeCloseTo(20.5 / 0.618, 6);
  expect(workNumbers(work, 10)).toMatchObject({ updates: 2, cpuP50Ms: 5, cpuMaxMs: 5.5 });
});

test('a trace without tasks of the page is an error, not a fast page', () => {
  expect(() => readWork(traceOf([mark(0, TRACE_MARK)]))).toThrow(/no tasks of the page/);
  expect(() => readWork(traceOf([task(0, 1), mark(0)]))).toThrow(/no tasks of the page/);
});

test('one load and some seconds of traffic give a view and updates that can be counted', async () => {
  const built = fileURLToPath(new URL('../../apps/desk/dist/index.html', import.meta.url));
  expect(existsSync(built), 'the desk is built first: npm run build').toBe(true);
  const options = ['--loads', '1', '--seconds', '3', '--settle', '1', '--rate', '1000'];
  const { ours, peers, details } = await run({ json: true, options });
  expect(ours).toBeGreaterThan(100);
  expect(peers['bare MapLibre page']).toBeGreaterThan(50);
  for (const key of ['at300PerS', 'at1000PerS']) {
    const work = details[key];
    expect(work).toMatchObject({ updates: expect.any(Number), cpuP50Ms: expect.any(Number) });
    if (typeof work !== 'object') return;
    // Eight flushes a second and one more for each report, fewer on a busy machine.
    expect(work.updates).toBeGreaterThan(2);
    expect(work.updatesPerS).toBeLessThan(12);
    expect(work.cpuP50Ms).toBeGreaterThan(0);
  }
}, 120_000);

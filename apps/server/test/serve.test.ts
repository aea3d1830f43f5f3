import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyJournal } from '@straitwatch/journal';
import type { BoatView, ReportView } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainNumber } from '../src/callers.js';
import { exerciseClock } from '../src/clock.js';
import { OfficerStore, roleByName } from '../src/officers.js';
import { plainInput } from '../src/plain-input.js';
import { type RunningServer, type ServeOptions, serve } from '../src/serve.js';
import { callFromBoat, HandClock } from './desk.js';

// Aim: a whole centre on a real disk and a real address: started, stopped, started again.

let dataDir: string;
const running: RunningServer[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'straitwatch-serve-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(more: Partial<ServeOptions> = {}): Promise<RunningServer> {
  const server = await serve({ dataDir, centre: 'uk', port: 0, ...more });
  running.push(server);
  return server;
}

function token(): string {
  return new OfficerStore(dataDir).add({ name: 'A', role: 'watch-officer', centre: 'uk' }).token;
}

async function ask<T>(server: RunningServer, path: string, as: string, body?: unknown): Promise<T> {
  const answer = await fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}

test('the first start makes a supervisor who can sign in; the next one makes none', async () => {
  const first = await start();
  expect(first.firstToken).toBeDefined();
  const me = await ask<{ officer: { role: string } }>(
    first,
    '/api/session',
    first.firstToken ?? '',
  );
  expect(me.officer.role).toBe('supervisor');
  await first.close();
  expect((await start()).firstToken).toBeUndefined();
});

test('keys and tokens are for their owner only, and no token stands in any file', async () => {
  const server = await start();
  for (const file of ['caller.key', 'officers.json']) {
    expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0);
  }
  expect(readFileSync(join(dataDir, 'officers.json'), 'utf8')).not.toContain(server.firstToken);
});

test('a token made while the server runs works at once', async () => {
  const server = await start();
  await ask(server, '/api/boats', token());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await ask(server, '/api/boats', token())).toMatchObject({ boats: [] });
});

test('a graceful stop answers what waits, and the next start has all of it from a snapshot', async () => {
  const server = await start();
  const as = token();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const answers = Array.from({ length: 40 }, (_, i) =>
    ask<{ id?: string; error?: string }>(server, '/api/reports', as, {
      ...callFromBoat({ text: `call ${i}` }),
      boat: null,
    }).catch(() => ({ error: 'closed' })),
  );
  await answers[0];
  await server.close();
  const done = (await Promise.all(answers)).flatMap((one) =>
    'id' in one && one.id ? [one.id] : [],
  );
  expect(done.length).toBeGreaterThan(0);
  const verdict = await verifyJournal(join(dataDir, 'journal'));
  expect(verdict).toMatchObject({ ok: true, unsignedEntries: 0 });
  const next = await start();
  for (const id of done) expect(next.loop.state.reports.has(id)).toBe(true);
  expect(next.loop.views.snapshot(next.loop.nowMs()).counts.reports).toBe(
    next.loop.state.reports.size,
  );
  expect(next.loop.counts.commands).toBe(0);
});

describe('what was set up wrongly says so and leaves nothing open', () => {
  const wrong: [string, Partial<ServeOptions>, RegExp][] = [
    ['an open desk on a live centre', { openDesk: true }, /--open-desk: got a live centre/],
    ['a speed on a live centre', { speed: 10 }, /--speed: got a live centre/],
    [
      'an exercise file that is not there',
      { exerciseFile: '/nowhere' },
      /--exercise: got \/nowhere/,
    ],
  ];
  test.each(wrong)('%s', async (_name, options, message) => {
    await expect(start(options)).rejects.toThrow(message);
    await start();
  });

  test('a port that is taken', async () => {
    const server = await start();
    const other = mkdtempSync(join(tmpdir(), 'straitwatch-serve-'));
    await expect(serve({ dataDir: other, centre: 'uk', port: server.port })).rejects.toThrow(
      `--port: got 127.0.0.1:${server.port} (EADDRINUSE), expected an address of this machine that is free`,
    );
    const again = await serve({ dataDir: other, centre: 'uk', port: 0 });
    await again.close();
    rmSync(other, { recursive: true });
  });

  test('a feed that cannot listen, and a folder that cannot be made', async () => {
    const server = await start();
    const other = mkdtempSync(join(tmpdir(), 'straitwatch-serve-'));
    const { port } = server;
    for (const kind of ['tcp-listen', 'udp'] as const) {
      const taken = { kind, name: `${kind}://192.0.2.1:${port}`, host: '192.0.2.1', port };
      await expect(
        serve({ dataDir: other, centre: 'uk', port: 0, feeds: [taken] }),
      ).rejects.toThrow(`--feed: got ${taken.name} (EADDRNOTAVAIL), expected an address`);
    }
    const file = join(other, 'a-file');
    writeFileSync(file, '');
    await expect(serve({ dataDir: file, centre: 'uk', port: 0 })).rejects.toThrow(
      `--data: got ${file} (ENOTDIR), expected a folder`,
    );
    rmSync(other, { recursive: true });
  });

  test('a folder that another process has, or of the other centre, or of another mode', async () => {
    const server = await start();
    await expect(serve({ dataDir, centre: 'uk', port: 0 })).rejects.toMatchObject({
      code: 'journal.locked',
    });
    await server.close();
    await expect(serve({ dataDir, centre: 'fr', port: 0 })).rejects.toMatchObject({
      code: 'journal.wrong-centre',
    });
    await expect(
      serve({ dataDir, centre: 'uk', port: 0, mode: 'demonstration' }),
    ).rejects.toMatchObject({
      code: 'journal.wrong-mode',
    });
  });
});

describe('an exercise', () => {
  const november = fileURLToPath(
    new URL('../../../data/exercises/november-2021/reports.ndjson', import.meta.url),
  );

  test('plays its reports in by their times, unlinked, and goes on where it stopped', async () => {
    const first = await start({ exerciseFile: november, speed: 3_600 });
    expect(first.mode).toBe('exercise');
    const endMs = Date.now() + 30_000;
    while (first.loop.state.reports.size < 5 && Date.now() < endMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await first.close();
    const seen = first.loop.state.reports.size;
    expect(seen).toBeGreaterThanOrEqual(5);
    const second = await start({ exerciseFile: november, speed: 3_600 });
    expect(second.loop.nowMs()).toBeGreaterThanOrEqual(first.loop.state.lastKnownMs);
    await second.exercise?.done;
    const lines = readFileSync(november, 'utf8').trim().split('\n');
    const reports = [...second.loop.state.reports.values()];
    expect(reports).toHaveLength(lines.length);
    expect(new Set(reports.map((one) => one.report.exerciseReport)).size).toBe(lines.length);
    expect(reports.every((one) => one.link === undefined)).toBe(true);
    for (const one of reports) {
      const { received, about } = one.report;
      expect(Date.parse(one.known)).toBeGreaterThanOrEqual(Date.parse(received ?? ''));
      if (about !== undefined) expect(second.loop.state.reports.has(about)).toBe(true);
    }
  }, 60_000);

  test('its record can never be a live one', async () => {
    const server = await start({ exerciseFile: november, speed: 3_600 });
    await server.close();
    await expect(serve({ dataDir, centre: 'uk', port: 0 })).rejects.toMatchObject({
      code: 'journal.wrong-mode',
    });
  });

  test('a line that is no report is named before anything is opened', async () => {
    const path = join(dataDir, 'exercise.ndjson');
    writeFileSync(
      path,
      '{"time":"2021-11-23T23:40:00Z","centre":"uk","channel":"999"}\n{"time":"x"}\n',
    );
    await expect(start({ exerciseFile: path })).rejects.toThrow(/time: got "x"/);
  });
});

test('the wrong clock of yesterday does not hide today: the centre goes on from its record', async () => {
  const ahead = new HandClock('2026-06-01T00:00:00Z');
  const first = await start({ mode: 'demonstration', clock: ahead });
  const as = token();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const made = await ask<{ boat: string }>(first, '/api/reports', as, {
    ...callFromBoat(),
    boat: 'new',
  });
  await first.close();
  const behind = new HandClock('2026-01-10T00:00:00Z');
  const second = await start({ mode: 'demonstration', clock: behind });
  const health = await ask<{ clockBehindMs: number; ok: boolean }>(second, '/api/health', as);
  expect(health.clockBehindMs).toBeGreaterThan(86_400_000);
  const boat = await ask<BoatView>(second, `/api/boats/${made.boat}`, as);
  expect(boat.status).toBe('open');
  const report = await ask<{ id: string }>(second, '/api/reports', as, callFromBoat());
  const view = await ask<ReportView>(second, `/api/reports/${report.id}`, as);
  expect(Date.parse(view.known)).toBeGreaterThanOrEqual(ahead.nowMs());
});

describe('small things', () => {
  test('a clock of an exercise runs at its speed', () => {
    let wall = 100;
    const clock = exerciseClock({ startMs: 1_000, speed: 60, wall: () => wall });
    wall = 1_100;
    expect(clock.nowMs()).toBe(61_000);
    for (const speed of [0, -1, Number.NaN, 3_601]) {
      expect(() => exerciseClock({ startMs: 0, speed })).toThrow(/speed: got/);
    }
  });

  test.each([
    ['watch', 'watch-officer'],
    ['Watch Officer', 'watch-officer'],
    ['admin', 'supervisor'],
    ['READ_ONLY', 'read-only'],
    ['liaison', 'liaison'],
    ['king', undefined],
    ['__proto__', undefined],
  ])('the role "%s" is %s', (text, role) => {
    expect(roleByName(text)).toBe(role);
  });

  test('a number is one number however it is written', () => {
    expect(plainNumber('0033 (6) 12.34-56/78')).toBe('+33612345678');
    expect(plainNumber('999')).toBe('999');
    for (const text of ['', '12', 'call me', '+', '1'.repeat(30)]) {
      expect(() => plainNumber(text)).toThrow(/expected a telephone number/);
    }
  });

  test('the message about a wrong number does not repeat it', () => {
    expect(() => plainNumber('07700 900123 ask for Ali')).not.toThrow(/900123/);
  });

  test('input is made plain: nothing inherits, depth has an end, no number is infinite', () => {
    const made = plainInput(JSON.parse('{"a":{"b":["x"]}}'));
    expect(made).toEqual({ a: { b: ['x'] } });
    let deep: unknown = 1;
    for (let i = 0; i < 100; i += 1) deep = { a: deep };
    expect(() => plainInput(deep)).toThrow(/expected at most 64 levels/);
    expect(() => plainInput({ a: { b: 1 / 0 } })).toThrow(
      'a.b: got Infinity, expected a finite number',
    );
  });
});

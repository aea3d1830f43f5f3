import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficerStore, parseFeedSpec, serve } from '@straitwatch/server';
import {
  createDesk,
  createPlayer,
  createWorld,
  openAir,
  type Player,
  readStrait,
} from '@straitwatch/simulator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDemoClock, historyMs, nightStartMs, shownNight, startDemo } from '../src/demo.js';
import { DemonstrationFolderError, freshDemonstrationDir, keptMax } from '../src/demo-folder.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'straitwatch-demo-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const demoOptions = {
  port: 0,
  host: undefined,
  ...shownNight,
  speed: 60,
  autopilot: false,
} as const;

describe('A whole night worked by the autopilot, through the doors of a real server', () => {
  const startMs = Date.parse('2026-09-01T19:00:00Z');
  const hours = 13;

  test('leaves every recoverable boat accounted for by evidence, and no acknowledged report is lost', async () => {
    const clock = createDemoClock(startMs);
    const officers = new OfficerStore(dir);
    const uk = officers.add({ name: 'One', role: 'watch-officer', centre: 'uk' }).token;
    const fr = officers.add({ name: 'Two', role: 'liaison', centre: 'fr' }).token;
    const options = { dataDir: dir, centre: 'uk', port: 0, mode: 'demonstration', clock } as const;
    const server = await serve(options);
    const world = createWorld({
      strait: readStrait(),
      seed: 2,
      level: 'easy',
      boats: 5,
      startMs,
      hours,
      ais: false,
      dispatch: 'orders',
    });
    const desk = (token: string, keyPrefix: string) =>
      createDesk({ baseUrl: server.url, token, keyPrefix });
    const desks = { uk: desk(uk, 'uk'), fr: desk(fr, 'fr') };
    const player = createPlayer({ world, desks, autopilot: { uk: true, fr: true } });
    await player.registerAssets();
    for (let atMs = startMs; atMs <= startMs + hours * 3_600_000; atMs += 120_000) {
      clock.set(atMs);
      await player.step(atMs);
    }
    const recoverable = world.boats.filter((one) => one.aboard === 0 && one.lost === 0);
    expect(recoverable.length).toBeGreaterThanOrEqual(4);
    for (const boat of recoverable) {
      const view = (await desks.uk.boats()).find(
        (one) => one.id === player.book.boatIds.get(boat.id),
      );
      // A boat that came and went without a word before its end is unknown to everybody.
      if (view === undefined && boat.received.length < 2) continue;
      expect(view?.status, boat.id).toBe('ended');
      expect(['recovered', 'landed', 'returned']).toContain(view?.ending?.evidence.kind);
    }
    expect(player.counts.reports).toBe(world.reports.size);
    expect(player.counts.statuses).toBeGreaterThan(10);
    await server.close();

    const again = await serve(options);
    try {
      const held = again.loop.state.reports;
      expect(held.size).toBe(world.reports.size);
      for (const id of player.book.reportIds.values()) expect(held.has(id), id).toBe(true);
    } finally {
      await again.close();
    }
  }, 180_000);
});

describe('AIS and crews', () => {
  test('ships of the night come onto the picture, and a tasked lifeboat answers and moves', async () => {
    const startMs = Date.parse('2026-09-01T23:00:00Z');
    const clock = createDemoClock(startMs);
    const token = new OfficerStore(dir).add({
      name: 'One',
      role: 'watch-officer',
      centre: 'uk',
    }).token;
    let player: Player | undefined;
    const air = await openAir({ greeting: () => player?.greeting() ?? '' });
    const server = await serve({
      dataDir: dir,
      centre: 'uk',
      port: 0,
      mode: 'demonstration',
      clock,
      feeds: [parseFeedSpec(`tcp://127.0.0.1:${air.port}`)],
    });
    try {
      const world = createWorld({
        strait: readStrait(),
        seed: 2,
        level: 'easy',
        boats: 1,
        startMs,
        hours: 3,
        dispatch: 'orders',
      });
      const desk = createDesk({ baseUrl: server.url, token, keyPrefix: 'uk' });
      player = createPlayer({
        world,
        desks: { uk: desk, fr: desk },
        air,
        autopilot: { uk: false, fr: false },
      });
      await player.registerAssets();
      const to = { lat: 51.05, lon: 1.45 };
      const sent = await desk.assign({ asset: 'rnli-dover', order: 'search', to });
      expect(sent.ok).toBe(true);
      for (let atMs = startMs; atMs <= startMs + 40 * 60_000; atMs += 30_000) {
        clock.set(atMs);
        await player.step(atMs);
      }
      await expect.poll(() => server.picture.size, { timeout: 30_000 }).toBeGreaterThan(70);
      const task = (await desk.tasks())[0];
      expect(task?.answeredBy).toBe('RNLI Dover');
      expect(task?.history.map((one) => one.status).slice(0, 4)).toEqual([
        'tasked',
        'acknowledged',
        'proceeding',
        'on-scene',
      ]);
      const lifeboat = (await desk.assets()).find((one) => one.id === 'rnli-dover');
      expect(lifeboat?.position?.lon).toBeGreaterThan(1.36);
    } finally {
      await air.close();
      await server.close();
    }
  }, 60_000);
});

describe('straitwatch demo', () => {
  test('starts in the middle of a night: boats, some ended, one on offer, some reports waiting', async () => {
    const demo = await startDemo({ ...demoOptions, dataDir: join(dir, 'demo') });
    try {
      expect(demo.server.mode).toBe('demonstration');
      // The screen is not empty while the hours before are played.
      let shipsBefore = 0;
      const watch = setInterval(() => {
        const isBefore = demo.clock.nowMs() < nightStartMs + historyMs;
        if (isBefore) shipsBefore = Math.max(shipsBefore, demo.server.picture.size);
      }, 20);
      await demo.look().finally(() => clearInterval(watch));
      expect(shipsBefore).toBeGreaterThan(50);
      const { boats, reports, tasks } = demo.server.loop.state;
      const all = [...boats.values()];
      const open = all.filter((one) => one.ending === undefined);
      expect(open.filter((one) => one.coordinating === 'uk').length).toBeGreaterThanOrEqual(3);
      expect(open.filter((one) => one.coordinating === 'fr').length).toBeGreaterThanOrEqual(3);
      expect(all.length - open.length).toBeGreaterThanOrEqual(2);
      expect(open.some((one) => one.handover?.to === 'uk')).toBe(true);
      const ofReports = [...reports.values()];
      expect(ofReports.filter((one) => one.link === undefined).length).toBeGreaterThanOrEqual(1);
      expect(ofReports.some((one) => one.link?.status === 'proposed')).toBe(true);
      const underWay = [...tasks.values()].filter((one) => one.status === 'proceeding');
      expect(underWay.length).toBeGreaterThanOrEqual(2);
      await expect.poll(() => demo.server.picture.size, { timeout: 30_000 }).toBeGreaterThan(90);
      // Everything has its own time on the night's clock, none of it later than now.
      const times = all.map((one) => Date.parse(one.openedAt));
      expect(Math.max(...times)).toBeLessThanOrEqual(demo.clock.nowMs());
      expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(3_600_000);
    } finally {
      await demo.close();
    }
  }, 120_000);

  test('calls come in at the English desk over the next minutes, and nobody but the visitor decides them', async () => {
    const demo = await startDemo({ ...demoOptions, dataDir: join(dir, 'demo') });
    try {
      await demo.look();
      const { reports } = demo.server.loop.state;
      const before = new Set(reports.keys());
      const fromMs = demo.clock.nowMs();
      for (let atMs = fromMs; atMs <= fromMs + 12 * 60_000; atMs += 30_000) {
        demo.clock.set(atMs);
        await demo.look();
      }
      const came = [...reports].filter(
        ([id, one]) => !before.has(id) && one.report.centre === 'uk',
      );
      const calls = came.filter(([, one]) => one.report.caller !== undefined);
      expect(calls.length).toBeGreaterThanOrEqual(4);
      // What the French side coordinates, it decides; the rest waits, proposed or unlinked.
      const { boats } = demo.server.loop.state;
      const ours = calls.filter(([, one]) => {
        const boat = one.link === undefined ? undefined : boats.get(one.link.boat);
        return boat?.coordinating !== 'fr';
      });
      expect(ours.length).toBeGreaterThanOrEqual(3);
      for (const [id, one] of ours) expect(one.link?.status, id).not.toBe('confirmed');
    } finally {
      await demo.close();
    }
  }, 120_000);

  test('begins anew in its own folder, keeps the last ones, and never touches any other', () => {
    const own = join(dir, 'own');
    expect(freshDemonstrationDir(own)).toBeUndefined();
    for (let night = 1; night <= keptMax + 2; night++) {
      writeFileSync(join(own, 'journal'), `night ${night}`);
      const kept = freshDemonstrationDir(own);
      expect(kept).toBe(`${own}.before-${night}`);
      expect(readFileSync(join(`${own}.before-${night}`, 'journal'), 'utf8')).toBe(
        `night ${night}`,
      );
      expect(existsSync(join(own, 'journal'))).toBe(false);
    }
    const left = readdirSync(dir).filter((name) => name.startsWith('own.before-'));
    expect(left).toHaveLength(keptMax);
    expect(left).not.toContain('own.before-1');
    const other = join(dir, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'journal'), 'a live record');
    expect(() => freshDemonstrationDir(other)).toThrow(DemonstrationFolderError);
    expect(existsSync(join(other, 'journal'))).toBe(true);
  });

  test('a clock that is set by hand never goes back, and runs at its speed afterwards', () => {
    let wallMs = 0;
    const clock = createDemoClock(1000, () => wallMs);
    clock.set(5000);
    clock.set(2000);
    expect(clock.nowMs()).toBe(5000);
    clock.run(10);
    wallMs = 50;
    expect(clock.nowMs()).toBe(5500);
    expect(clock.speed).toBe(10);
  });
});

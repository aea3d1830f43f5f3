/** A centre in memory behind the real app, and officers of every role to speak to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryJournal, type MemoryJournal } from '@straitwatch/journal/testing';
import { type Centre, type Mode, type Role, roles } from '@straitwatch/protocol';
import type { FastifyInstance } from 'fastify';
import { createdReportSchema } from '../src/answers.js';
import { buildApp } from '../src/app.js';
import { BatchTime } from '../src/batch-time.js';
import { loadCallerKey } from '../src/callers.js';
import { CentreLoop } from '../src/centre.js';
import { Drifts } from '../src/drift/drifts.js';
import { DirectRunner } from '../src/drift/runner.js';
import { Feeds } from '../src/feeds/feeds.js';
import { Linkings } from '../src/linking/linkings.js';
import { linkRunner } from '../src/linking/runner.js';
import { LiveHub } from '../src/live-hub.js';
import { createMetrics } from '../src/metrics.js';
import { OfficerStore, officerCentre } from '../src/officers.js';
import type { ServerParts } from '../src/parts.js';
import { LivePicture } from '../src/picture.js';
import { Dangers } from '../src/sea/dangers.js';
import { ForcingFolder } from '../src/sea/forcing/folder.js';
import { DirectReader } from '../src/sea/forcing/reader.js';
import { Sea } from '../src/sea/sea.js';
import { DemonstrationSessions } from '../src/sign-in.js';

/** A clock that moves only when told. */
export class HandClock {
  readonly speed = 1;
  #nowMs: number;
  constructor(start = '2026-01-10T01:00:00Z') {
    this.#nowMs = Date.parse(start);
  }
  readonly nowMs = (): number => this.#nowMs;
  advanceS(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }
}

export interface Answer {
  status: number;
  // Bodies are looked into field by field; what they must be is said by the schemas.
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

export interface TestDesk {
  app: FastifyInstance;
  loop: CentreLoop;
  journal: MemoryJournal;
  clock: HandClock;
  hub: LiveHub;
  feeds: Feeds;
  picture: LivePicture;
  parts: ServerParts;
  officers: OfficerStore;
  tokens: Record<Role, string>;
  dir: string;
  troubles: { what: string; error: unknown }[];
  /** A request as an officer of the role (watch officer unless told); `null` without a token. */
  call(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
    more?: { as?: Role | null; headers?: Record<string, string> },
  ): Promise<Answer>;
  close(): Promise<void>;
}

export async function createTestDesk(
  options: { centre?: Centre; mode?: Mode; journal?: MemoryJournal; openDesk?: boolean } = {},
): Promise<TestDesk> {
  const centre = options.centre ?? 'uk';
  const mode = options.mode ?? 'live';
  const clock = new HandClock();
  const time = new BatchTime(clock);
  const journal =
    options.journal ??
    (await createMemoryJournal({ centre, mode, clock: time.nowMs, idSeed: 'desk' }));
  const dir = mkdtempSync(join(tmpdir(), 'straitwatch-test-'));
  const troubles: TestDesk['troubles'] = [];
  const onTrouble = (what: string, error: unknown): void => {
    troubles.push({ what, error });
  };
  const loop = await CentreLoop.open({ journal, time, onTrouble });
  const officers = new OfficerStore(dir);
  const tokens = Object.fromEntries(
    roles.map((role) => [
      role,
      officers.add({ name: `Test ${role}`, role, centre: officerCentre(role, centre) }).token,
    ]),
  ) as Record<Role, string>;
  const picture = new LivePicture();
  const feeds = new Feeds({ loop, picture, rejectsDir: join(dir, 'rejects'), onTrouble });
  const forcing = new ForcingFolder({
    dir: join(dir, 'forcing'),
    reader: new DirectReader(),
    nowMs: () => loop.nowMs(),
    onTrouble,
  });
  const sea = new Sea(forcing);
  const drifts = new Drifts({ loop, sea, runner: new DirectRunner(), onTrouble });
  const linkings = new Linkings({ loop, runner: linkRunner(), onTrouble });
  const hub = new LiveHub({ loop, picture, feeds, drifts, linkings });
  const parts: ServerParts = {
    centre,
    mode,
    software: 'straitwatch test',
    officers,
    loop,
    picture,
    sea,
    dangers: new Dangers(sea),
    drifts,
    linkings,
    feeds,
    hub,
    callerKey: loadCallerKey(dir),
    metrics: createMetrics({ loop, picture, hub, feeds }),
    ...(options.openDesk === true ? { demonstration: new DemonstrationSessions() } : {}),
  };
  const app = await buildApp(parts, {});
  return {
    app,
    loop,
    journal,
    clock,
    hub,
    feeds,
    picture,
    parts,
    officers,
    tokens,
    dir,
    troubles,
    async call(method, url, body, more = {}) {
      const { as = 'watch-officer', headers = {} } = more;
      const answer = await app.inject({
        method,
        url,
        headers: {
          ...(as === null ? {} : { authorization: `Bearer ${tokens[as]}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        body: isJson ? answer.json() : { text: answer.body },
        headers: answer.headers,
      };
    },
    async close() {
      hub.close();
      await feeds.close();
      await forcing.close();
      await app.close();
      await loop.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A call from a small boat, as an officer types it in. */
export function callFromBoat(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    time: '2026-01-10T00:58:00Z',
    received: '2026-01-10T00:58:10Z',
    centre: 'uk',
    channel: '999',
    persons: { count: 33, quality: 'stated' },
    position: { lat: 51.01, lon: 1.6, radiusM: 800 },
    ...more,
  };
}

/** A boat that a call has opened, with the id of the call. */
export async function newBoat(
  desk: TestDesk,
  more: Record<string, unknown> = {},
): Promise<{ boat: string; report: string }> {
  const call = { ...callFromBoat(more), boat: 'new' };
  const { status, body } = await desk.call('POST', '/api/reports', call);
  if (status !== 201) throw new Error(`${status} to a call: ${JSON.stringify(body)}`);
  const created = createdReportSchema.parse(body);
  return { boat: String(created.boat), report: created.id };
}

/** A vessel that has taken people on board and counted them. */
export function recovery(
  count: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    time: '2026-01-10T00:59:30Z',
    centre: 'uk',
    channel: 'vessel',
    vessel: 'RNLI Dover',
    persons: { count, quality: 'counted' },
    signs: ['recovered'],
    position: { lat: 51.01, lon: 1.6, radiusM: 100 },
    ...more,
  };
}

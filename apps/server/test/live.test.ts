import { once } from 'node:events';
import type {
  LiveChange,
  LiveHello,
  LiveMessage,
  LiveSnapshot,
  LiveTracks,
} from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { behindBytes, LiveHub, type LiveSocket } from '../src/live-hub.js';
import { callFromBoat, createTestDesk, type TestDesk } from './desk.js';

// Aim: a screen sees the whole state, then each change, and one that falls behind sees the state again.
// Method: real sockets for the door; a socket that does not drain for back-pressure.

let desk: TestDesk;
let address: string;
beforeAll(async () => {
  desk = await createTestDesk();
  address = (await desk.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws');
  desk.hub.start();
});
afterAll(() => desk.close());

class Screen {
  readonly socket: WebSocket;
  readonly messages: LiveMessage[] = [];
  #wake: () => void = () => undefined;
  constructor(options: { protocols?: string[]; headers?: Record<string, string> }) {
    this.socket = new WebSocket(`${address}/api/live`, options.protocols ?? [], {
      headers: options.headers ?? {},
    });
    this.socket.on('message', (data) => {
      this.messages.push(JSON.parse(data.toString()));
      this.#wake();
    });
    this.socket.on('error', () => undefined);
  }
  /** The first message for which `wanted` holds, waiting for it at most five seconds. */
  async until<T extends LiveMessage>(wanted: (one: LiveMessage) => one is T): Promise<T> {
    const endMs = Date.now() + 5_000;
    while (Date.now() < endMs) {
      const found = this.messages.find(wanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 100);
      });
    }
    throw new Error(`not among ${this.messages.map((one) => one.type).join(', ')}`);
  }
}

const isHello = (one: LiveMessage): one is LiveHello => one.type === 'hello';
const isSnapshot = (one: LiveMessage): one is LiveSnapshot => one.type === 'snapshot';
const isTracks = (one: LiveMessage): one is LiveTracks => one.type === 'tracks';
const bearer = (role: 'watch-officer' | 'read-only' = 'watch-officer') => ({
  authorization: `Bearer ${desk.tokens[role]}`,
});

test('a screen is greeted, gets the whole state, then what changes', async () => {
  const before = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat: 'new' });
  const screen = new Screen({ headers: bearer() });
  const hello = await screen.until(isHello);
  expect(hello).toMatchObject({
    mode: 'live',
    centre: 'uk',
    speed: 1,
    officer: { role: 'watch-officer' },
  });
  const snapshot = await screen.until(isSnapshot);
  expect(snapshot.boats.map((one) => one.id)).toContain(before.body.boat);
  expect(snapshot.head).toBe(desk.loop.head);
  const after = await desk.call('POST', '/api/reports', {
    ...callFromBoat({ persons: { count: 7 } }),
    boat: 'new',
  });
  const change = await screen.until(
    (one): one is LiveChange =>
      one.type === 'change' && one.boats?.some((boat) => boat.id === after.body.boat) === true,
  );
  expect(change.head).toBe(desk.loop.head);
  expect(change.counts?.boatsAtSea.high).toBeGreaterThan(0);
  desk.picture.position({
    mmsi: 219598000,
    kind: 'ship',
    lat: 51,
    lon: 1.5,
    timeMs: desk.clock.nowMs(),
  });
  const tracks = await screen.until(isTracks);
  expect(tracks.tracks.mmsi).toEqual([219598000]);
  screen.socket.close();
});

test('snapshot and later changes together are what the views hold', async () => {
  const screen = new Screen({ headers: bearer() });
  const snapshot = await screen.until(isSnapshot);
  const boats = new Map(snapshot.boats.map((one) => [one.id, one]));
  const { body } = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat: 'new' });
  await desk.call('POST', `/api/boats/${String(body.boat)}/phase`, {
    phase: 'alert',
    reason: 'calm',
  });
  await screen.until(
    (one): one is LiveChange =>
      one.type === 'change' && one.boats?.some((boat) => boat.phase === 'alert') === true,
  );
  for (const message of screen.messages) {
    if (message.type !== 'change') continue;
    for (const boat of message.boats ?? []) boats.set(boat.id, boat);
    for (const id of message.removed?.boats ?? []) boats.delete(id);
  }
  const now = desk.loop.views.snapshot(desk.loop.nowMs()).boats;
  expect(new Set(boats.keys())).toEqual(new Set(now.map((one) => one.id)));
  expect(boats.get(String(body.boat))?.phase).toBe('alert');
  screen.socket.close();
});

describe('the door of the live line', () => {
  const refusedWith = async (options: ConstructorParameters<typeof Screen>[0]): Promise<number> => {
    const { socket } = new Screen(options);
    const [, answer] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    return answer.statusCode;
  };

  test('is shut without a token, with a wrong one, and to pages of other sites', async () => {
    expect(await refusedWith({})).toBe(401);
    expect(await refusedWith({ headers: { authorization: 'Bearer wrong' } })).toBe(401);
    expect(await refusedWith({ protocols: ['straitwatch', 'bearer.wrong'] })).toBe(401);
    expect(await refusedWith({ headers: { ...bearer(), origin: 'http://evil.example' } })).toBe(
      403,
    );
  });

  test('opens by header, cookie or subprotocol, to read-only officers too', async () => {
    const cookie = `straitwatch_uk=${desk.tokens.supervisor}`;
    const screens = [
      new Screen({ headers: bearer('read-only') }),
      new Screen({ headers: { cookie, origin: address.replace('ws', 'http') } }),
      new Screen({ protocols: ['straitwatch', `bearer.${desk.tokens['watch-officer']}`] }),
    ];
    for (const screen of screens) {
      await screen.until(isHello);
      screen.socket.close();
    }
  });

  test('an ordinary request there is told to open a WebSocket', async () => {
    expect((await desk.call('GET', '/api/live')).status).toBe(426);
  });
});

/** A socket whose other end reads only when told. */
class StuckSocket implements LiveSocket {
  readyState = 1;
  bufferedAmount = 0;
  isReading = false;
  terminated = false;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
    if (!this.isReading) this.bufferedAmount += text.length;
  }
  close(): void {
    this.readyState = 3;
  }
  terminate(): void {
    this.terminated = true;
    this.readyState = 3;
  }
  ping(): void {}
  on(): void {}
}

describe('a screen that cannot keep up', () => {
  test('holds a bounded buffer, costs the others nothing, and gets a fresh snapshot when it has drained', async () => {
    const night = await createTestDesk();
    let wallMs = 0;
    const hub = new LiveHub({
      loop: night.loop,
      picture: night.picture,
      feeds: night.feeds,
      wallMs: () => wallMs,
    });
    const officer = {
      kind: 'officer',
      id: 'o1',
      name: 'A',
      role: 'watch-officer',
      centre: 'uk',
    } as const;
    const slow = new StuckSocket();
    const quick = new StuckSocket();
    quick.isReading = true;
    hub.add(slow, officer, () => true);
    hub.add(quick, officer, () => true);
    for (let round = 0; round < 400; round += 1) {
      wallMs += 10;
      for (let ship = 0; ship < 2_000; ship += 1) {
        night.picture.position({
          mmsi: 200_000_000 + ship,
          kind: 'ship',
          lat: 50.5 + round / 1000,
          lon: 1 + ship / 1e4,
          timeMs: night.clock.nowMs() + round,
        });
      }
      hub.flush();
    }
    expect(slow.bufferedAmount).toBeLessThan(behindBytes + 1024 * 1024);
    expect(hub.clientsBehind).toBe(1);
    expect(hub.counts.skipped).toBeGreaterThan(300);
    expect(quick.sent.length).toBeGreaterThan(400);
    slow.bufferedAmount = 0;
    slow.isReading = true;
    hub.flush();
    const last = JSON.parse(slow.sent.at(-1) ?? '{}') as LiveSnapshot;
    expect(last.type).toBe('snapshot');
    expect(last.tracks.mmsi).toHaveLength(2_000);
    expect(last.tracks.lat[0]).toBeCloseTo(50.899, 3);
    expect(hub.counts.freshSnapshots).toBe(1);
    hub.close();
    await night.close();
  });

  test('is cut when it stays behind for a minute, and counted', async () => {
    const night = await createTestDesk();
    let wallMs = 0;
    const hub = new LiveHub({
      loop: night.loop,
      picture: night.picture,
      feeds: night.feeds,
      wallMs: () => wallMs,
    });
    const stuck = new StuckSocket();
    hub.add(
      stuck,
      { kind: 'officer', id: 'o1', name: 'A', role: 'read-only', centre: 'uk' },
      () => true,
    );
    stuck.bufferedAmount = behindBytes + 1;
    for (let i = 0; i < 70; i += 1) {
      wallMs += 1_000;
      night.picture.position({
        mmsi: 1,
        kind: 'ship',
        lat: 50 + i / 100,
        lon: 1,
        timeMs: night.clock.nowMs() + i,
      });
      hub.flush();
    }
    expect(stuck.terminated).toBe(true);
    expect(hub.counts.cut).toBe(1);
    expect(hub.clients).toBe(0);
    hub.close();
    await night.close();
  });

  test('an officer who was revoked is sent off the line', async () => {
    const night = await createTestDesk();
    let wallMs = 0;
    let isValid = true;
    const hub = new LiveHub({
      loop: night.loop,
      picture: night.picture,
      feeds: night.feeds,
      wallMs: () => wallMs,
    });
    const socket = new StuckSocket();
    hub.add(
      socket,
      { kind: 'officer', id: 'o1', name: 'A', role: 'read-only', centre: 'uk' },
      () => isValid,
    );
    isValid = false;
    wallMs += 16_000;
    hub.flush();
    expect(socket.readyState).toBe(3);
    expect(hub.clients).toBe(0);
    hub.close();
    await night.close();
  });
});

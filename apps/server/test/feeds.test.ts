import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedView } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Feed, silentAfterMs } from '../src/feeds/feed.js';
import { parseFeedSpec } from '../src/feeds/spec.js';
import { createTestDesk, type TestDesk } from './desk.js';
import { ship, until } from './ships.js';

// Aim: ships on the picture are what the sources said; a dead source is seen to be dead, and called again.
// Method: real sockets on this machine, with cuts.

let desk: TestDesk;
beforeEach(async () => {
  desk = await createTestDesk();
});
afterEach(() => desk.close());

function feedNamed(start: string): FeedView | undefined {
  return desk.feeds.views().find((one) => one.name.startsWith(start));
}

async function receiver(onCall: (socket: Socket) => void, port = 0): Promise<Server> {
  const server = createServer(onCall);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe('AIS over TCP that we call', () => {
  test('a line that is cut is called again, and the record says when it was away', async () => {
    const sockets: Socket[] = [];
    const take = (socket: Socket): void => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.write(ship(235000001 + sockets.length));
    };
    const first = await receiver(take);
    const port = portOf(first);
    await desk.feeds.start(parseFeedSpec(`tcp://127.0.0.1:${port}`));
    await until(() => desk.picture.size === 1);
    expect(feedNamed('tcp:')).toMatchObject({ state: 'connected', messages: 1 });
    sockets[0]?.destroy();
    await new Promise((resolve) => first.close(resolve));
    await until(() => feedNamed('tcp:')?.state === 'disconnected');
    const second = await receiver(take, port);
    await until(() => feedNamed('tcp:')?.state === 'connected' && desk.picture.size === 2);
    for (const socket of sockets) socket.destroy();
    second.close();
    const states: unknown[] = [];
    for await (const entry of desk.journal.read({ from: 2 })) {
      expect(entry.kind).toBe('feed.state-changed');
      states.push(entry.body.state);
    }
    expect(states[0]).toBe('connected');
  });

  test('nobody there is a state, not a crash', async () => {
    const server = await receiver(() => undefined);
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    await desk.feeds.start(parseFeedSpec(`tcp://127.0.0.1:${port}`));
    await until(() => feedNamed('tcp:')?.state === 'disconnected');
    expect(feedNamed('tcp:')?.detail).toBe('ECONNREFUSED');
  });

  test('sentences cut anywhere arrive whole', async () => {
    const text = ship(235000001) + ship(235000002) + ship(235000003);
    const server = await receiver((socket) => {
      let at = 0;
      const timer = setInterval(() => {
        socket.write(text.slice(at, at + 7));
        at += 7;
        if (at >= text.length) clearInterval(timer);
      }, 2);
      socket.on('error', () => clearInterval(timer));
    });
    await desk.feeds.start(parseFeedSpec(`tcp://127.0.0.1:${portOf(server)}`));
    await until(() => desk.picture.size === 3);
    expect(feedNamed('tcp:')?.rejected).toBe(0);
    server.close();
  });
});

test('senders that call us are heard side by side, each with its own sentences', async () => {
  const port = await desk.feeds.start(parseFeedSpec('tcp-listen://127.0.0.1:0'));
  const senders = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')];
  await Promise.all(senders.map((one) => once(one, 'connect')));
  const [a, b] = [ship(235000001), ship(235000002)];
  senders[0]?.write(a.slice(0, 20));
  senders[1]?.write(b.slice(0, 30));
  await new Promise((resolve) => setTimeout(resolve, 50));
  senders[0]?.write(a.slice(20));
  senders[1]?.write(b.slice(30));
  await until(() => desk.picture.size === 2);
  expect(feedNamed('tcp-listen')).toMatchObject({ messages: 2, rejected: 0, state: 'connected' });
  for (const one of senders) one.destroy();
  await until(() => feedNamed('tcp-listen')?.state === 'disconnected');
});

test('datagrams are heard', async () => {
  const port = await desk.feeds.start(parseFeedSpec('udp://127.0.0.1:0'));
  const socket = createSocket('udp4');
  socket.send(ship(235000001), Number(port), '127.0.0.1');
  socket.send(`UdPbC\0\\s:r1*${'00'}\\${ship(235000002)}`, Number(port), '127.0.0.1');
  await until(() => desk.picture.size === 2);
  socket.close();
});

test('a recording is played to its end, its bad lines kept aside', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sw-feed-')), 'ships.nmea');
  const bad = ship(235000009).replace(/\*(..)/, '*00');
  writeFileSync(path, `# a comment\n${ship(235000001)}${bad}garbage\n${ship(235000002).trimEnd()}`);
  await desk.feeds.start(parseFeedSpec(`file:${path}?speed=0`));
  await until(() => feedNamed('file:')?.state === 'ended');
  expect(desk.picture.size).toBe(2);
  const { rejected = 0 } = feedNamed('file:') ?? {};
  expect(rejected).toBeGreaterThanOrEqual(1);
  await desk.feeds.close();
  const files = readdirSync(join(desk.dir, 'rejects'));
  expect(files).toEqual(['file-ships.nmea.ndjson']);
  const lines = readFileSync(join(desk.dir, 'rejects', files[0] ?? ''), 'utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(rejected);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reason: 'checksum' });
});

test('a recording that is not there is an ended feed with its reason', async () => {
  await desk.feeds.start(parseFeedSpec('file:/nowhere/ships.nmea'));
  await until(() => feedNamed('file:')?.state === 'ended');
  expect(feedNamed('file:')?.detail).toContain('ENOENT');
  await desk.feeds.start(parseFeedSpec('csv:/nowhere/ships.csv'));
  await until(() => feedNamed('csv:')?.state === 'ended');
  expect(feedNamed('csv:')?.detail).toContain('ENOENT');
});

test('a recording keeps the pace of its times, faster by the speed asked for', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sw-feed-')), 'ships.csv');
  const rows = [0, 10, 20].map(
    (s) => `2016-01-12 13:02:${String(10 + s)}.000,23500000${s / 10 + 1},50.7,-1.1,157.8,5.9`,
  );
  writeFileSync(
    path,
    `Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots\n${rows.join('\n')}\n`,
  );
  const begunMs = performance.now();
  await desk.feeds.start(parseFeedSpec(`csv:${path}?speed=40`));
  await until(() => feedNamed('csv:')?.state === 'ended');
  const tookMs = performance.now() - begunMs;
  expect(tookMs).toBeGreaterThan(450);
  expect(tookMs).toBeLessThan(4_000);
  expect(desk.picture.size).toBe(3);
});

test('a recording may follow the clock of the centre: each line when its time has come', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sw-feed-')), 'ships.csv');
  const rows = ['00:59:00', '01:00:30', '01:10:00'].map(
    (time, i) => `2026-01-10 ${time},23500000${i + 1},50.7,-1.1,157.8,5.9`,
  );
  writeFileSync(path, `Time,MMSI,Latitude,Longitude,COG,SOG\n${rows.join('\n')}\n`);
  await desk.feeds.start(parseFeedSpec(`csv:${path}?speed=clock`));
  await until(() => desk.picture.size === 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(desk.picture.size).toBe(1);
  desk.clock.advanceS(30);
  await until(() => desk.picture.size === 2);
  desk.clock.advanceS(600);
  await until(() => feedNamed('csv:')?.state === 'ended');
  expect(desk.picture.size).toBe(3);
});

describe('--feed', () => {
  test.each([
    ['tcp://ais.example:5631', { kind: 'tcp', host: 'ais.example', port: 5631 }],
    ['tcp://[::1]:5631', { kind: 'tcp', host: '::1', port: 5631 }],
    ['tcp-listen://:10110', { kind: 'tcp-listen', host: '127.0.0.1', port: 10110 }],
    ['tcp-listen://0.0.0.0:10110', { kind: 'tcp-listen', host: '0.0.0.0', port: 10110 }],
    ['udp://:10110', { kind: 'udp', host: '127.0.0.1', port: 10110 }],
    [
      'file:/a/b.nmea?speed=10',
      { kind: 'file', path: '/a/b.nmea', speed: 10, name: 'file:b.nmea' },
    ],
    ['file:night.nmea?speed=clock', { kind: 'file', path: 'night.nmea', speed: 'clock' }],
    ['csv:b.csv', { kind: 'csv', path: 'b.csv', speed: 1 }],
  ])('%s is understood', (text, expected) => {
    expect(parseFeedSpec(text)).toMatchObject(expected);
  });

  test.each([
    '',
    'ais.example:5631',
    'tcp://:5631',
    'tcp://host',
    'tcp://h:70000',
    'udp://x:y',
    'file:',
    'csv:a?speed=-1',
    'csv:a?speed=10001',
    'csv:a?speed=fast',
    'http://a:1',
  ])('"%s" is refused with the forms there are', (text) => {
    expect(() => parseFeedSpec(text)).toThrow(/--feed: got .*, expected tcp:/s);
  });
});

test('a connected feed that says nothing becomes silent, and speaks again', () => {
  let wallMs = 0;
  const states: string[] = [];
  const feed = new Feed('f', { nowMs: () => 1_000, wallMs: () => wallMs }, (one) =>
    states.push(one.state),
  );
  feed.become('connected');
  wallMs = silentAfterMs - 1;
  feed.look();
  expect(feed.state).toBe('connected');
  wallMs = silentAfterMs;
  feed.look();
  feed.heard();
  expect(states).toEqual(['connected', 'silent', 'connected']);
});

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { OfficerStore } from '../src/officers.js';
import { type RunningServer, type ServeOptions, serve } from '../src/serve.js';
import { callFromBoat } from './desk.js';

// Aim: a stop takes a second or two, whoever is connected, and answers what had been asked. Method: real
// sockets that hold on to the server in each way that sockets can, then the stop by the clock.

const stopWithinMs = 3_000;

let dataDir: string;
let token: string;
let server: RunningServer | undefined;
const held: { destroy(): void }[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'straitwatch-stop-'));
  const officer = { name: 'A', role: 'watch-officer', centre: 'uk' } as const;
  token = new OfficerStore(dataDir).add(officer).token;
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  for (const one of held.splice(0)) one.destroy();
  rmSync(dataDir, { recursive: true, force: true });
});

async function started(more: Partial<ServeOptions> = {}): Promise<RunningServer> {
  server = await serve({ dataDir, centre: 'uk', port: 0, ...more });
  return server;
}

async function stopTookMs(): Promise<number> {
  const begunMs = performance.now();
  await server?.close();
  return performance.now() - begunMs;
}

async function line(port: number, text = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  held.push(socket);
  await once(socket, 'connect');
  if (text !== '') socket.write(text);
  return socket;
}

/** A screen that opens the live line and from then on neither reads nor answers. */
async function frozenScreen(port: number): Promise<void> {
  const socket = await line(
    port,
    [
      'GET /api/live HTTP/1.1',
      'Host: centre',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Authorization: Bearer ${token}`,
      '\r\n',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.pause();
}

const headOf = (length: number): string =>
  `POST /api/reports HTTP/1.1\r\nHost: centre\r\nAuthorization: Bearer ${token}\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe('a stop is over within three seconds', () => {
  test('with screens that are frozen, and one that is well is told goodbye', async () => {
    const { port, url } = await started();
    await frozenScreen(port);
    await frozenScreen(port);
    const screen = new WebSocket(`${url.replace('http', 'ws')}/api/live`, [
      'straitwatch',
      `bearer.${token}`,
    ]);
    await once(screen, 'open');
    const goodbye = once(screen, 'close');
    expect(await stopTookMs()).toBeLessThan(stopWithinMs);
    const [code] = await goodbye;
    expect(code).toBe(1001);
  });

  test('with a line that asks nothing, one that stays open, and half a request', async () => {
    const { port } = await started();
    await line(port);
    await line(port, `${headOf(200)}{"time":`);
    const idle = await line(port, 'GET /api/health HTTP/1.1\r\nHost: centre\r\n\r\n');
    await once(idle, 'data');
    expect(await stopTookMs()).toBeLessThan(stopWithinMs);
  });

  test('with feeds that are silent, away, or still being called', async () => {
    const mute = createServer((socket) => socket.on('error', () => undefined).pause());
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    held.push({ destroy: () => mute.close() });
    const { port } = mute.address() as { port: number };
    const feeds = [
      { kind: 'tcp', name: 'mute', host: '127.0.0.1', port },
      { kind: 'tcp', name: 'away', host: '127.0.0.1', port: 1 },
      // An address for documentation only: nobody answers there, and nobody refuses.
      { kind: 'tcp', name: 'called', host: '192.0.2.1', port: 9 },
      { kind: 'tcp-listen', name: 'listener', host: '127.0.0.1', port: 0 },
      { kind: 'udp', name: 'datagrams', host: '127.0.0.1', port: 0 },
    ] as const;
    const { feedPorts } = await started({ feeds });
    await line(feedPorts.get('listener') ?? 0);
    expect(await stopTookMs()).toBeLessThan(stopWithinMs);
  });

  test('with a pipe given as a recording: it is refused by name, since nobody may ever write', async () => {
    const path = join(dataDir, 'pipe');
    execFileSync('mkfifo', [path]);
    const { feeds } = await started({
      feeds: [
        { kind: 'file', name: 'a', path, speed: 1 },
        { kind: 'csv', name: 'b', path, speed: 1 },
      ],
    });
    await vi.waitFor(() => {
      expect(feeds.views().map((one) => one.state)).toEqual(['ended', 'ended']);
    });
    expect(await stopTookMs()).toBeLessThan(stopWithinMs);
    for (const feed of feeds.views()) {
      expect(feed.detail).toMatch(/^--feed: got .*pipe, expected a file/);
    }
  });
});

test('what had been asked when the stop began is answered, frozen screens or not', async () => {
  const { port, url } = await started();
  await frozenScreen(port);
  const asked = Array.from({ length: 30 }, (_, i) =>
    fetch(`${url}/api/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...callFromBoat({ text: `call ${i}` }), boat: null }),
    }).then(
      (answer) => answer.status,
      () => 0,
    ),
  );
  await asked[0];
  expect(await stopTookMs()).toBeLessThan(stopWithinMs);
  const statuses = await Promise.all(asked);
  expect(statuses[0]).toBe(201);
  expect(statuses.filter((one) => one !== 201 && one !== 503 && one !== 0)).toEqual([]);
});

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDesk, type TestDesk } from './desk.js';
import { until } from './ships.js';

// Aim: what is counted is what the page says, and limits that are reached can be seen.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

async function metricsText(): Promise<string> {
  return String((await desk.call('GET', '/metrics', undefined, { as: null })).body.text);
}

test('the page of metrics and the server name the same ones, of the same kind', async () => {
  desk.feeds.add('a feed');
  const page = readFileSync(
    fileURLToPath(new URL('../../../docs/reference/metrics.md', import.meta.url)),
    'utf8',
  );
  const listed = [...page.matchAll(/^\| `(straitwatch_\w+)` \| (\w+) \|/gm)];
  const told = [...(await metricsText()).matchAll(/^# TYPE (straitwatch_\w+) (\w+)$/gm)];
  const pairs = (found: RegExpMatchArray[]) => found.map(([, name, kind]) => `${name} ${kind}`);
  expect(pairs(listed).sort()).toEqual(pairs(told).sort());
  expect(told.length).toBeGreaterThan(35);
  const alarms = [...page.matchAll(/(straitwatch_\w+)/g)].map(([name]) => name);
  for (const name of alarms) expect(told.map(([, one]) => one)).toContain(name);
});

test('connections beyond the limit are dropped and counted', async () => {
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' });
  desk.app.server.maxConnections = 2;
  const sockets: Socket[] = [];
  for (let i = 0; i < 4; i += 1) {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
  }
  await until(
    () => sockets.filter((one) => one.destroyed || one.readyState !== 'open').length === 2,
  );
  for (const socket of sockets) socket.destroy();
  expect(await metricsText()).toContain('straitwatch_http_connections_dropped_total 2\n');
});

test('nothing in them says who', async () => {
  await desk.call('GET', '/api/boats');
  const text = await metricsText();
  expect(text).toContain('route="/api/boats"');
  for (const name of ['Test watch-officer', 'o1"', desk.tokens['watch-officer']]) {
    expect(text).not.toContain(name);
  }
});

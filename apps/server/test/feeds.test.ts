import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AisMessage, encodeSentences } from '@straitwatch/ais';
import type { FeedView } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAisReader } from '../src/feeds/ais.js';
import { createCsvReader, csvTimeMs } from '../src/feeds/csv.js';
import { Feed, silentAfterMs } from '../src/feeds/feed.js';
import { bufferedMax, fileBytesMax, filesMax, RejectLog } from '../src/feeds/rejects.js';
import { parseFeedSpec } from '../src/feeds/spec.js';
import { dropAfterMs, LivePicture, tracksMax } from '../src/picture.js';
import { createTestDesk, type TestDesk } from './desk.js';

// Aim: ships on the picture are what the sources said; a dead source is seen to be dead, and called again.
// Method: real sockets on this machine, with cuts.

let desk: TestDesk;
beforeEach(async () => {
  desk = await createTestDesk();
});
afterEach(() => desk.close());

function ship(mmsi: number, more: Partial<AisMessage> = {}): string {
  const message = {
    type: 1,
    mmsi,
    lat: 50.95,
    lon: 1.45,
    sogKn: 12.3,
    cogDegTrue: 45,
    headingDegTrue: 44,
    ...more,
  };
  return `${encodeSentences(message as AisMessage).join('\r\n')}\r\n`;
}

async function until(what: () => boolean, withinMs = 8_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!what()) {
    if (Date.now() > endMs) throw new Error(`never: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

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

describe('rows of position files', () => {
  const samples: [string, string, string, object][] = [
    [
      'Stone Soup',
      'Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots',
      '2016-01-12 13:02:11.218,235070762,50.7730133333333,-1.092935,157.8,5.9',
      {
        mmsi: 235070762,
        lat: 50.7730133333333,
        lon: -1.092935,
        cogDegTrue: 157.8,
        sogKn: 5.9,
        kind: 'ship',
      },
    ],
    [
      'the Danish archive',
      '# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type',
      '31/12/2023 23:59:59,Class A,219598000,55.1,14.7,Under way using engine,,10.5,12.1,13,9112765,OYXX,"NORD, ""SO""",Tanker',
      {
        mmsi: 219598000,
        lat: 55.1,
        lon: 14.7,
        sogKn: 10.5,
        headingDegTrue: 13,
        name: 'NORD, "SO"',
        shipType: 80,
      },
    ],
    [
      'the United States archive',
      'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status',
      '368084090,2023-01-01T00:00:03,29.93174,-89.99239,102.3,360.0,511.0,LORETTA,,WDK1,31,0',
      { mmsi: 368084090, lat: 29.93174, lon: -89.99239, name: 'LORETTA', shipType: 31 },
    ],
  ];
  test.each(samples)('%s', (_name, header, line, expected) => {
    const result = createCsvReader(header)(line);
    expect(result.ok && result.row).toMatchObject(expected);
  });

  test('what an archive writes for "not available" is absent', () => {
    const [, , us] = samples;
    const result = createCsvReader(us?.[1] ?? '')(us?.[2] ?? '');
    expect(result.ok && Object.keys(result.row).sort()).toEqual([
      'kind',
      'lat',
      'lon',
      'mmsi',
      'name',
      'shipType',
      'timeMs',
    ]);
  });

  test('a Danish row without a position (91, 181) is kept aside, naming the field', () => {
    const header = samples[1]?.[1] ?? '';
    const result = createCsvReader(header)('31/12/2023 23:59:59,Class A,219598000,91,181,,,,,,,,,');
    expect(result).toMatchObject({ ok: false, field: 'lat', value: '91' });
  });

  test('a header that lacks a column says which', () => {
    expect(() => createCsvReader('Time,MMSI,lat')).toThrow(/expected a column for lon/);
  });

  test('days come first in Danish times, and impossible times are none', () => {
    expect(csvTimeMs('02/01/2024 03:04:05')).toBe(Date.UTC(2024, 0, 2, 3, 4, 5));
    for (const text of ['2024-13-01 00:00:00', '31/12/2023', '', '2024-01-01 24:00:00']) {
      expect(csvTimeMs(text)).toBeUndefined();
    }
  });
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
    'http://a:1',
  ])('"%s" is refused with the forms there are', (text) => {
    expect(() => parseFeedSpec(text)).toThrow(/--feed: got .*, expected tcp:/s);
  });
});

describe('messages on the picture', () => {
  let feed: Feed;
  beforeEach(() => {
    feed = desk.feeds.add('test');
  });
  const read = (lines: string): void => {
    const rejects = new RejectLog({
      dir: desk.dir,
      name: 't',
      nowMs: desk.clock.nowMs,
      onTrouble: () => undefined,
    });
    const parts = {
      feed,
      picture: desk.picture,
      assets: desk.feeds.assets,
      rejects,
      nowMs: desk.clock.nowMs,
    };
    createAisReader(parts).stream.push(Buffer.from(lines));
  };
  const at = { lat: 51, lon: 1.5 };

  test.each([
    [{ type: 1, ...at }, 'ship'],
    [{ type: 3, ...at }, 'ship'],
    [{ type: 18, ...at }, 'ship'],
    [{ type: 19, ...at, shipName: 'A' }, 'ship'],
    [{ type: 27, ...at }, 'ship'],
    [{ type: 4, ...at }, 'base'],
    [{ type: 9, ...at }, 'aircraft'],
    [{ type: 21, ...at, atonName: 'VARNE' }, 'aid'],
  ])('%j is a track of the kind %s', (message, kind) => {
    read(ship(232000001, message as Partial<AisMessage>));
    expect(desk.picture.track(232000001)).toMatchObject({ kind });
    expect(desk.picture.track(232000001)?.lat).toBeCloseTo(51, 1);
  });

  test('name and type come from the static messages, before or after the position', () => {
    read(
      ship(232000001, { type: 5, shipName: 'PRIDE', shipType: 60 } as Partial<AisMessage>) +
        ship(232000001),
    );
    read(
      ship(232000002) +
        ship(232000002, { type: 24, part: 'A', shipName: 'SKIFF' } as Partial<AisMessage>),
    );
    read(ship(232000002, { type: 24, part: 'B', shipType: 37 } as Partial<AisMessage>));
    expect(desk.picture.track(232000001)).toMatchObject({ name: 'PRIDE', shipType: 60 });
    expect(desk.picture.track(232000002)).toMatchObject({ name: 'SKIFF', shipType: 37 });
  });

  test('what AIS did not say is null in the columns, and never a code', () => {
    read(
      ship(232000001, {
        sogKn: undefined,
        cogDegTrue: undefined,
        headingDegTrue: undefined,
      } as Partial<AisMessage>),
    );
    const columns = desk.picture.columns();
    expect([columns.sogKn, columns.cogDegTrue, columns.headingDegTrue, columns.name]).toEqual([
      [null],
      [null],
      [null],
      [null],
    ]);
  });

  test('a man overboard, a SART and an EPIRB are alarms; under test they are marked as tests', () => {
    read(
      ship(972000001, { navStatus: 14 } as Partial<AisMessage>) +
        ship(970000001, { navStatus: undefined } as Partial<AisMessage>) +
        ship(974000001, { navStatus: 14 } as Partial<AisMessage>),
    );
    const alarms = desk.picture.alarms();
    expect(alarms.map((one) => [one.kind, one.test])).toEqual([
      ['mob', false],
      ['sart', true],
      ['epirb', false],
    ]);
    expect(alarms[0]?.lat).toBeCloseTo(50.95, 3);
    expect(desk.picture.takeAlarms()).toHaveLength(3);
    expect(desk.picture.takeAlarms()).toBeUndefined();
  });

  test('a safety text is an alarm with its words and the place of its sender', () => {
    read(
      ship(232000001) +
        ship(232000001, { type: 14, text: 'PERSON IN WATER' } as Partial<AisMessage>),
    );
    expect(desk.picture.alarms()[0]).toMatchObject({
      kind: 'safety-text',
      text: 'PERSON IN WATER',
      mmsi: 232000001,
    });
    expect(desk.picture.alarms()[0]?.lat).toBeCloseTo(50.95, 3);
  });

  test('positions of our assets go into the record, thinned to one in five minutes, one a minute with a task', async () => {
    await desk.call('POST', '/api/assets', {
      id: 'rnli',
      name: 'RNLI',
      kind: 'lifeboat',
      centre: 'uk',
      mmsi: 232000999,
    });
    const positions = (): number =>
      [...kinds].filter((one) => one === 'asset.position-reported').length;
    const kinds: string[] = [];
    desk.loop.onDurable((entries) => kinds.push(...entries.map((one) => one.kind)));
    const sail = async (seconds: number): Promise<void> => {
      for (let s = 0; s < seconds; s += 10) {
        desk.clock.advanceS(10);
        read(ship(232000999, { lat: 51 + s / 1e5 } as Partial<AisMessage>));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await until(() => desk.loop.waitingCommands === 0);
    };
    await sail(600);
    await until(() => positions() === 2);
    await desk.call('POST', '/api/tasks', { asset: 'rnli', order: 'look' });
    await sail(600);
    await until(() => positions() >= 11);
    expect(positions()).toBeLessThanOrEqual(13);
  });
});

describe('the picture', () => {
  const place = (picture: LivePicture, mmsi: number, timeMs: number, lat = 51): boolean =>
    picture.position({ mmsi, kind: 'ship', lat, lon: 1, timeMs });

  test('an older position does not move a ship back', () => {
    const picture = new LivePicture();
    place(picture, 1, 2_000, 51);
    expect(place(picture, 1, 1_000, 50)).toBe(false);
    expect(picture.track(1)?.lat).toBe(51);
    expect(picture.counts.outOfOrder).toBe(1);
  });

  test('is bounded: the ship unheard of for longest makes room, and is counted', () => {
    const picture = new LivePicture();
    for (let i = 0; i < tracksMax + 5; i += 1) place(picture, i + 1, i);
    place(picture, 6, tracksMax + 10);
    expect(picture.size).toBe(tracksMax);
    expect(picture.counts.droppedForRoom).toBe(5);
    expect(picture.track(5)).toBeUndefined();
    expect(picture.track(6)).toBeDefined();
  });

  test('a ship unheard of for half an hour leaves it, and the screens are told', () => {
    const picture = new LivePicture();
    place(picture, 1, 0);
    place(picture, 2, dropAfterMs);
    picture.takeTracks();
    picture.age(dropAfterMs + 1);
    expect(picture.takeTracks()).toMatchObject({ removed: [1] });
    expect(picture.counts.droppedStale).toBe(1);
  });

  test('only ships that changed are taken, once', () => {
    const picture = new LivePicture();
    place(picture, 1, 0);
    place(picture, 2, 0);
    expect(picture.takeTracks()?.tracks.mmsi).toEqual([1, 2]);
    place(picture, 2, 10);
    expect(picture.takeTracks()?.tracks.mmsi).toEqual([2]);
    expect(picture.takeTracks()).toBeUndefined();
  });

  test('a message from another day counts from its arrival', () => {
    const nowMs = Date.parse('2026-01-10T01:00:00Z');
    expect(LivePicture.timeOf(undefined, nowMs)).toBe(nowMs);
    expect(LivePicture.timeOf(nowMs - 5_000, nowMs)).toBe(nowMs - 5_000);
    expect(LivePicture.timeOf(nowMs - 86_400_000, nowMs)).toBe(nowMs);
    expect(LivePicture.timeOf(nowMs + 60_000, nowMs)).toBe(nowMs);
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

describe('what is kept aside', () => {
  const one = (line: string) => ({
    reason: 'malformed',
    field: 'f',
    value: 'v',
    expected: 'e',
    line,
  });

  test('fills a bounded number of files of a bounded size', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sw-rejects-'));
    const log = new RejectLog({
      dir,
      name: 'tcp://a:1',
      nowMs: () => 0,
      onTrouble: () => undefined,
    });
    for (let round = 0; round < 12; round += 1) {
      for (let i = 0; i < bufferedMax; i += 1) log.keep(one('x'.repeat(800)));
      await log.close();
    }
    const files = readdirSync(dir).sort();
    expect(files).toHaveLength(filesMax);
    expect(files[0]).toBe('tcp-a-1.1.ndjson');
    for (const file of files)
      expect(statSync(join(dir, file)).size).toBeLessThan(fileBytesMax * 1.1);
  });

  test('a flood beyond the buffer is counted, and a disk that will not is no crash', async () => {
    const troubles: unknown[] = [];
    const file = join(mkdtempSync(join(tmpdir(), 'sw-rejects-')), 'a-file');
    writeFileSync(file, '');
    const log = new RejectLog({
      dir: join(file, 'rejects'),
      name: 'n',
      nowMs: () => 0,
      onTrouble: (error) => troubles.push(error),
    });
    for (let i = 0; i < bufferedMax + 7; i += 1) log.keep(one('x'));
    expect(log.dropped).toBe(7);
    await log.close();
    expect(troubles).toHaveLength(1);
    expect(log.dropped).toBe(bufferedMax + 7);
  });
});

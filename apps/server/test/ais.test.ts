import type { AisMessage } from '@straitwatch/ais';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAisReader } from '../src/feeds/ais.js';
import type { Feed } from '../src/feeds/feed.js';
import { RejectLog } from '../src/feeds/rejects.js';
import { createTestDesk, type TestDesk } from './desk.js';
import { ship, until } from './ships.js';

// Aim: ships, aids and alarms on the picture are what the messages said.

let desk: TestDesk;
beforeEach(async () => {
  desk = await createTestDesk();
});
afterEach(() => desk.close());

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

  test('a device that does not say that it is a test is real, and so is a ship that says status 14', () => {
    read(
      ship(972000002, { navStatus: 0 } as Partial<AisMessage>) +
        ship(232000007, { navStatus: 14 } as Partial<AisMessage>) +
        ship(970000003, { type: 14, text: 'SART TEST' } as Partial<AisMessage>),
    );
    expect(desk.picture.alarms().map((one) => [one.kind, one.test, one.mmsi])).toEqual([
      ['mob', false, 972000002],
      ['sart', false, 232000007],
      ['sart', true, 970000003],
    ]);
    expect(desk.picture.track(232000007)?.kind).toBe('sart');
    read(ship(232000007, { navStatus: 0 } as Partial<AisMessage>));
    expect(desk.picture.track(232000007)?.kind).toBe('ship');
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

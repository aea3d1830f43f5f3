import { countsSchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropAfterMs, LivePicture, tracksMax } from '../src/picture.js';
import { createTestDesk, newBoat, type TestDesk } from './desk.js';

// Aim: the picture shows what was last heard, is bounded, and is answered as GeoJSON.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

interface GeoFeature {
  properties: { kind: string };
  geometry: { coordinates: unknown[] };
}

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

describe('the answer', () => {
  test('boats are areas with their middle, ships are points, in GeoJSON order', async () => {
    await newBoat(desk);
    desk.picture.position({
      mmsi: 219598000,
      kind: 'ship',
      lat: 50.9,
      lon: 1.4,
      timeMs: desk.clock.nowMs(),
    });
    const { body, headers } = await desk.call('GET', '/api/picture');
    expect(headers['content-type']).toContain('application/geo+json');
    const features = body.features as GeoFeature[];
    const kinds = new Set(features.map((one) => one.properties.kind));
    for (const kind of ['boat', 'boat-area', 'track']) expect(kinds).toContain(kind);
    const area = features.find((one) => one.properties.kind === 'boat-area');
    const ring = area?.geometry.coordinates[0] as [number, number][];
    expect(ring.length).toBeGreaterThan(8);
    expect(ring[0]).toEqual(ring.at(-1));
    for (const [lon, lat] of ring) {
      expect(Math.abs(lat - 51)).toBeLessThan(5);
      expect(Math.abs(lon - 1.6)).toBeLessThan(8);
    }
  });

  test('counts are ranges', async () => {
    const { body } = await desk.call('GET', '/api/counts');
    const counts = countsSchema.parse(body);
    expect(counts.boatsAtSea.low).toBeLessThanOrEqual(counts.boatsAtSea.best);
    expect(counts.boatsAtSea.best).toBeLessThanOrEqual(counts.boatsAtSea.high);
  });
});

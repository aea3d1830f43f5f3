import { readFileSync } from 'node:fs';
import { type AisMessage, createAisStream } from '@straitwatch/ais';
import { dataFileUrl, type StraitFile } from '@straitwatch/data';
import { distanceM, type Polygon, regionContains } from '@straitwatch/geo';
import { createRng } from '@straitwatch/maths';
import { describe, expect, test } from 'vitest';
import { createSentenceWriter, createWorld, readStrait } from '../src/index.js';
import { shipAt, trafficOf } from '../src/traffic.js';

const strait = readStrait();
const startMs = Date.parse('2026-09-01T19:00:00Z');
const night = { startMs, endMs: startMs + 12 * 3_600_000, shipsPerDay: 270 };
const file = JSON.parse(readFileSync(dataFileUrl('strait'), 'utf8')) as StraitFile;

function zones(kind: string): Polygon[] {
  return file.features.flatMap(({ properties, geometry }) =>
    properties.kind === kind && geometry.type === 'Polygon' ? [geometry] : [],
  );
}

describe('Ships', () => {
  const ships = trafficOf(strait, createRng(3), night);

  test('passing ships keep out of the separation zones and off the land at every minute', () => {
    const separation = zones('separation_zone');
    let looked = 0;
    for (const ship of ships.filter((one) => one.lane !== undefined)) {
      for (let atMs = startMs; atMs < startMs + 4 * 3_600_000; atMs += 600_000) {
        const at = shipAt(ship, atMs);
        if (at === undefined) continue;
        looked += 1;
        expect(
          separation.some((zone) => regionContains(zone, at)),
          ship.name,
        ).toBe(false);
        expect(strait.water.shoreAt(at)).toBeUndefined();
      }
    }
    expect(looked).toBeGreaterThan(1000);
  });

  test('nine tenths of their way lies in a traffic lane, and the lane is that of their direction', () => {
    const lanes = file.features.flatMap(({ properties, geometry }) =>
      properties.kind === 'traffic_lane' && geometry.type === 'Polygon'
        ? [{ geometry, direction: String(properties.direction) }]
        : [],
    );
    let inside = 0;
    let total = 0;
    for (const ship of ships) {
      const at = shipAt(ship, startMs + 3_600_000);
      if (at === undefined || ship.lane === undefined) continue;
      total += 1;
      const lane = lanes.find((one) => regionContains(one.geometry, at));
      if (lane === undefined) continue;
      inside += 1;
      expect(lane.direction).toContain(ship.lane.direction);
    }
    expect(total).toBeGreaterThan(40);
    expect(inside / total).toBeGreaterThan(0.85);
  });

  test('some sixty to a hundred ships are under way at any moment', () => {
    for (const hour of [0, 3, 6, 9]) {
      const seen = ships.filter((one) => shipAt(one, startMs + hour * 3_600_000) !== undefined);
      expect(seen.length).toBeGreaterThan(60);
      expect(seen.length).toBeLessThan(130);
    }
  });

  test('ferries cross and come back, with ten minutes or more at the berth', () => {
    const ferry = ships.find((one) => one.destination === 'DOVER-CALAIS');
    if (ferry === undefined) throw new Error('no ferry');
    const places = Array.from({ length: 60 * 10 }, (_, i) => shipAt(ferry, startMs + i * 60_000));
    const lons = places.map((one) => one?.lon ?? 0);
    expect(Math.max(...lons)).toBeCloseTo(1.846, 2);
    expect(Math.min(...lons)).toBeCloseTo(1.337, 2);
    expect(places.filter((one) => one?.sogKn === 0).length).toBeGreaterThan(60);
  });

  test('every name is in the invented range and no two transmitters share an identity', () => {
    const world = createWorld({ strait, seed: 1, level: 'easy', startMs, hours: 2 });
    const heard = new Set(
      world.onAir().flatMap((one) => (one.kind === 'ais' ? one.message.mmsi : [])),
    );
    expect(new Set(ships.map((one) => one.mmsi)).size).toBe(ships.length);
    for (const mmsi of heard) {
      expect(
        /^(799\d{6}|99799\d{4}|2320009\d\d|2270009\d\d|111232\d{3}|111227\d{3})$/.test(`${mmsi}`),
        `${mmsi}`,
      ).toBe(true);
    }
    expect(heard.size).toBeGreaterThan(90);
  });
});

describe('AIS', () => {
  test('sentences decode to what was sent: places within 20 m of the truth, names whole', () => {
    const world = createWorld({ strait, seed: 4, level: 'easy', startMs, hours: 3 });
    const write = createSentenceWriter('simulator');
    const sent: { message: AisMessage; timeMs: number }[] = [];
    const got: { message: AisMessage; timeMs: number | undefined }[] = [];
    const stream = createAisStream({
      onMessage: (message, reception) => got.push({ message, timeMs: reception.timeMs }),
      onReject: (reject) => expect.fail(JSON.stringify(reject)),
    });
    const encoder = new TextEncoder();
    for (const event of world.advanceTo(startMs + 30 * 60_000)) {
      if (event.kind !== 'ais') continue;
      sent.push(event);
      stream.push(encoder.encode(write(event.message, event.timeMs)));
    }
    stream.end();
    expect(got.length).toBe(sent.length);
    const types = new Set(sent.map((one) => one.message.type));
    expect([...types].sort((a, b) => a - b)).toEqual([1, 5, 18, 21, 24]);
    let checked = 0;
    sent.forEach(({ message, timeMs }, i) => {
      const back = got[i];
      expect(back?.message.type).toBe(message.type);
      expect(back?.message.mmsi).toBe(message.mmsi);
      expect(back?.timeMs).toBe(Math.floor(timeMs / 1000) * 1000);
      if (message.type === 5) expect(back?.message).toMatchObject({ shipName: message.shipName });
      if (!('lat' in message) || message.lat === undefined || message.lon === undefined) return;
      const ship = world.ships.find((one) => one.mmsi === message.mmsi);
      const truth = ship === undefined ? message : shipAt(ship, timeMs);
      const { lat, lon } = (back?.message ?? {}) as { lat: number; lon: number };
      expect(distanceM({ lat, lon }, truth as { lat: number; lon: number })).toBeLessThan(20);
      checked += 1;
    });
    expect(checked).toBeGreaterThan(5000);
  });

  test('a helicopter that has been sent somewhere sends type 9, and is silent on the ground', () => {
    const world = createWorld({
      strait,
      seed: 4,
      level: 'easy',
      startMs,
      hours: 3,
      dispatch: 'orders',
    });
    const nines = (minutes: number) =>
      world
        .advanceTo(startMs + minutes * 60_000)
        .filter((one) => one.kind === 'ais' && one.message.type === 9);
    expect(nines(10)).toHaveLength(0);
    const to = { lat: 51.0, lon: 1.4 };
    expect(world.order({ task: 't1', asset: 'helicopter-lydd', order: 'search', to })).toBe(true);
    expect(nines(60).length).toBeGreaterThan(100);
  });
});

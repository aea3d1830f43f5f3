/** The sea as the server tells it: tide, stream, temperature, each with its source; and what is asked wrongly. */
import { seaNowSchema, streamArrowsSchema, tideCurveSchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from './desk.js';

const at = '2026-01-10T01:00:00Z';

describe('the sea', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await createTestDesk();
  });
  afterAll(() => desk.close());

  it('now: high water Dover, the stream in the middle of the Strait and its turns, the temperature', async () => {
    const answer = await desk.call('GET', `/api/sea?at=${at}`);
    expect(answer.status).toBe(200);
    const sea = seaNowSchema.parse(answer.body);
    expect(sea.tide.station).toContain('Dover');
    const kinds = sea.tide.extremes.map((one) => one.kind);
    expect(kinds.every((kind, index) => index === 0 || kind !== kinds[index - 1])).toBe(true);
    const times = sea.tide.extremes.map((one) => Date.parse(one.time));
    expect(times[0]).toBeLessThanOrEqual(Date.parse(at));
    expect(times.length).toBeGreaterThanOrEqual(3);
    // High waters of Dover stand about 12 h 25 min apart.
    const high = sea.tide.extremes.filter((one) => one.kind === 'high');
    const apartH = (Date.parse(high[1]?.time ?? '') - Date.parse(high[0]?.time ?? '')) / 3_600_000;
    expect(apartH).toBeGreaterThan(11.8);
    expect(apartH).toBeLessThan(13.2);
    expect(sea.stream?.turns.length).toBeGreaterThanOrEqual(2);
    expect(sea.stream?.sdMps).toBeGreaterThan(0);
    for (const turn of sea.stream?.turns ?? []) {
      const then = seaNowSchema.parse((await desk.call('GET', `/api/sea?at=${turn}`)).body);
      const { eastMps = 9, northMps = 9 } = then.stream ?? {};
      expect(Math.hypot(eastMps, northMps)).toBeLessThan(0.25);
    }
    expect(sea.seaTemperature).toMatchObject({ basis: 'month', spreadDegC: 1.5 });
    for (const one of [sea.tide, sea.stream, sea.seaTemperature]) {
      expect(one?.source.text.length).toBeGreaterThan(20);
    }
  });

  it('the curve has the heights that the moment has, and is bounded', async () => {
    const curve = tideCurveSchema.parse(
      (await desk.call('GET', `/api/sea/tide?from=${at}&to=2026-01-10T02:00:00Z&stepMin=30`)).body,
    );
    expect(curve.points.map((one) => one.time)).toEqual([
      '2026-01-10T01:00:00Z',
      '2026-01-10T01:30:00Z',
      '2026-01-10T02:00:00Z',
    ]);
    const now = seaNowSchema.parse((await desk.call('GET', `/api/sea?at=${at}`)).body);
    expect(curve.points[0]?.heightM).toBe(now.tide.heightM);
    const far = await desk.call(
      'GET',
      `/api/sea/tide?from=${at}&to=2027-01-10T02:00:00Z&stepMin=1`,
    );
    expect(far.status).toBe(400);
    expect(far.body).toMatchObject({ field: 'to' });
    const nowhere = await desk.call('GET', '/api/sea/tide?station=atlantis');
    expect(nowhere.status).toBe(404);
    expect(String(nowhere.body.message)).toContain('boulogne');
  });

  it('arrows stand on water only, and none is faster than the Strait runs', async () => {
    const arrows = streamArrowsSchema.parse(
      (await desk.call('GET', `/api/sea/streams?at=${at}`)).body,
    );
    expect(arrows.lat.length).toBeGreaterThan(100);
    expect(arrows.lon).toHaveLength(arrows.lat.length);
    const speeds = arrows.eastMps.map((east, i) => Math.hypot(east, arrows.northMps[i] ?? 0));
    expect(Math.max(...speeds)).toBeLessThan(3);
    expect(Math.max(...speeds)).toBeGreaterThan(0.2);
  });

  it('a wrong time is told by its name', async () => {
    const answer = await desk.call('GET', '/api/sea?at=yesterday');
    expect(answer.status).toBe(400);
    expect(String(answer.body.field)).toContain('at');
  });
});

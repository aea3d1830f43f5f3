/** Clouds of open boats: made for each, made again when something new is known, gone with the boat; bounded and told. */
import { boatDriftSchema } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Drifts } from '../src/drift/drifts.js';
import { hoursTo } from '../src/drift/hours.js';
import { driftInputs } from '../src/drift/inputs.js';
import { callFromBoat, createTestDesk, newBoat, type TestDesk } from './desk.js';

describe('the drift of a boat', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createTestDesk();
  });
  afterEach(() => desk.close());

  it('starts at its best position and is told with all it rests on', async () => {
    const { boat } = await newBoat(desk);
    await desk.parts.drifts.look();
    const answer = await desk.call('GET', `/api/boats/${boat}/drift`);
    expect(answer.status).toBe(200);
    const drift = boatDriftSchema.parse(answer.body);
    const some = await desk.call('GET', `/api/drift?boats=D999,${boat}`);
    expect(some.body.drifts).toEqual([answer.body]);
    const none = await desk.call('GET', '/api/drift?boats=D999');
    expect(none.body.drifts).toEqual([]);
    const view = (await desk.call('GET', `/api/boats/${boat}`)).body;
    expect(drift.inputs).toMatchObject({
      lat: (view.position as { lat: number }).lat,
      lon: (view.position as { lon: number }).lon,
    });
    expect(drift.inputs.objects.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 9);
    expect(drift.inputs.wind).toMatchObject({ known: false });
    expect(drift.inputs.current.text).toContain('tidal stream');
    expect(drift.frames.length).toBeGreaterThanOrEqual(25);
    const [first] = drift.frames;
    expect(Math.abs((first?.lat ?? 0) - drift.inputs.lat)).toBeLessThan(0.01);
    // Not knowing grows with time: the area after three hours is larger than that of now.
    const area = (hours: number): number =>
      drift.frames[hours]?.areas.find((one) => one.share === 0.95)?.areaKm2 ?? 0;
    expect(area(3)).toBeGreaterThan(area(0) * 2);
    for (const frame of drift.frames) {
      for (const one of frame.areas) {
        for (const ring of one.rings) expect(ring.at(0)).toEqual(ring.at(-1));
      }
    }
  });

  it('is worked out again when a newer position comes, and told on the live line only then', async () => {
    const told: string[][] = [];
    desk.parts.drifts.onChange((boats) => told.push([...boats]));
    const { boat } = await newBoat(desk);
    await desk.parts.drifts.look();
    expect(told).toEqual([[boat]]);
    await desk.parts.drifts.look();
    expect(told).toHaveLength(1);
    const before = desk.parts.drifts.of(boat);
    desk.clock.advanceS(600);
    const position = { lat: 51.05, lon: 1.5, radiusM: 300, source: 'aml' };
    const time = new Date(desk.clock.nowMs()).toISOString();
    const sent = await desk.call('POST', '/api/reports', callFromBoat({ position, time }));
    await desk.call('POST', `/api/boats/${boat}/link`, { report: sent.body.id });
    await desk.parts.drifts.look();
    const after = desk.parts.drifts.of(boat);
    expect(after?.inputs).toMatchObject({ lat: 51.05, lon: 1.5, radiusM: 300 });
    expect(after).not.toEqual(before);
    expect(told.at(-1)).toEqual([boat]);
  });

  it('of a boat that is unknown or without a place is 404', async () => {
    expect((await desk.call('GET', '/api/boats/D999/drift')).status).toBe(404);
  });

  it('that fails is counted, told once, leaves no old cloud behind, and is tried when inputs change', async () => {
    const troubles: string[] = [];
    let calls = 0;
    const drifts = new Drifts({
      loop: desk.loop,
      sea: desk.parts.sea,
      runner: {
        run: () => {
          calls += 1;
          return Promise.reject(new Error('no'));
        },
        close: async () => undefined,
      },
      onTrouble: (what) => troubles.push(what),
    });
    const { boat } = await newBoat(desk);
    await drifts.look();
    await drifts.look();
    expect([calls, troubles.length, drifts.counts.failed]).toEqual([1, 1, 1]);
    expect(drifts.of(boat)).toBeUndefined();
    await drifts.close();
  });

  it('takes no boat that has ended and no position of another day; reaches a day ahead, and no further than it may', async () => {
    const { boat } = await newBoat(desk);
    const view = desk.loop.views.snapshot(desk.loop.nowMs()).boats.find((one) => one.id === boat);
    if (view?.position === undefined) throw new Error('no position');
    const { sea } = desk.parts;
    const nowMs = Date.parse(view.position.time);
    expect(driftInputs(view, { nowMs, sea })).toBeDefined();
    expect(driftInputs({ ...view, status: 'ended' }, { nowMs, sea })).toBeUndefined();
    expect(driftInputs(view, { nowMs: nowMs + 49 * 3_600_000, sea })).toBeUndefined();
    const running = { ...view, craft: { ...view.craft, engine: 'running' } };
    expect(driftInputs(running, { nowMs, sea })?.engine?.stopsAfterH).toEqual([0, 3]);
    expect(hoursTo(nowMs, view.position.time)).toBe(24);
    expect(hoursTo(nowMs + 5.5 * 3_600_000, view.position.time)).toBe(30);
    expect(hoursTo(nowMs + 500 * 3_600_000, view.position.time)).toBe(72);
  });
});

/**
 * The danger that a centre tells. Method: the same place and hour with a calm file, with a gale and with nothing at
 * all; what is not known must never make it less.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boatDangerSchema, routeDangerSchema } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gribFile, gribWaves, gribWind } from '../../../scripts/made-forcing.mjs';
import { routeHours, standardRoutes } from '../src/sea/dangers.js';
import { createTestDesk, newBoat, type TestDesk } from './desk.js';

const grid = { fromMs: Date.parse('2026-01-10T00:00:00Z'), hours: 40 };

describe('the danger', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createTestDesk();
    mkdirSync(join(desk.dir, 'forcing'));
  });
  afterEach(() => desk.close());

  const sea = async (windMps: number, wavesM: number): Promise<void> => {
    const fields = [...gribWind(windMps, 0), ...gribWaves(wavesM, 4, 270)];
    writeFileSync(join(desk.dir, 'forcing', 'sea.grib2'), gribFile(grid, fields));
    await desk.parts.sea.forcing.look();
    await desk.parts.sea.forcing.look();
  };
  const route = async (name: string) => {
    const answer = await desk.call('GET', `/api/danger?route=${encodeURIComponent(name)}`);
    expect(answer.status).toBe(200);
    const [first] = answer.body.routes as unknown[];
    return routeDangerSchema.parse(first);
  };
  const part = (all: { component: string; level: { low: number; high: number } }[], name: string) =>
    all.find((one) => one.component === name)?.level;

  it('is told for a few ways when none is asked for, each hour of a day', async () => {
    const answer = await desk.call('GET', '/api/danger');
    const routes = (answer.body.routes as unknown[]).map((one) => routeDangerSchema.parse(one));
    expect(routes.map((one) => one.route)).toEqual(standardRoutes);
    for (const one of routes) {
      expect(one.hours).toHaveLength(routeHours + 1);
      expect(one.hours[0]?.time).toBe('2026-01-10T01:00:00Z');
      expect(one.hours.at(-1)?.time).toBe('2026-01-11T01:00:00Z');
      expect(one.hours[0]?.level).toEqual(one.now.level);
      expect(one.now.components).toHaveLength(6);
    }
  });

  it('without wind and waves is wide, and says that they are not known', async () => {
    const { now } = await route('Dunkerque');
    expect(part(now.components, 'wind')).toEqual({ low: 1, high: 4 });
    expect(part(now.components, 'sea')).toEqual({ low: 1, high: 4 });
    expect(now.level.high).toBe(4);
    expect(now.notes.en.join()).toContain('The wind is not known');
    expect(now.notes.fr.join()).toContain('Le vent n’est pas connu');
    // A lane is crossed on the way: shipping is never the lowest there.
    expect(part(now.components, 'shipping')?.high).toBeGreaterThanOrEqual(2);
  });

  it('with a light wind and small waves is narrower, and still dangerous; in a gale it is deadly', async () => {
    const unknown = (await route('Calais')).now;
    await sea(2, 0.1);
    const calm = (await route('Calais')).now;
    const width = ({ low, high }: { low: number; high: number }): number => high - low;
    expect(width(part(calm.components, 'wind') ?? unknown.level)).toBeLessThan(3);
    expect(calm.level.low).toBeGreaterThanOrEqual(1);
    expect(calm.level.high).toBeLessThanOrEqual(unknown.level.high);
    const sources = calm.components.flatMap((one) => one.figures.map(({ source }) => source));
    expect(sources.join()).toContain('sea.grib2');
    await sea(15, 2.5);
    const gale = (await route('Calais')).now;
    expect(gale.level).toEqual({ low: 4, high: 4 });
    expect(gale.text.en).toContain('Deadly');
    expect(gale.text.fr).toContain('ortel');
  });

  it('is kept for the hour, and worked out again when it is over', async () => {
    const first = await route('Calais');
    desk.clock.advanceS(1_800);
    expect((await route('Calais')).hours).toEqual(first.hours);
    desk.clock.advanceS(1_800);
    expect((await route('Calais')).hours[0]?.time).toBe('2026-01-10T02:00:00Z');
  });

  it('of a place that is not there names those that are; accents do not matter', async () => {
    const answer = await desk.call('GET', '/api/danger?route=atlantis');
    expect(answer.status).toBe(404);
    expect(String(answer.body.message)).toContain('Gravelines');
    expect((await route('etaples')).route).toBe('Étaples');
    const many = Array.from({ length: 9 }, () => 'route=Calais').join('&');
    expect((await desk.call('GET', `/api/danger?${many}`)).status).toBe(400);
  });

  it('of a boat is where it may be, now and in the next hours', async () => {
    // In the south-west lane, and the area about it reaches out of it.
    const { boat } = await newBoat(desk, { position: { lat: 51.0, lon: 1.4, radiusM: 500 } });
    expect((await desk.call('GET', `/api/boats/${boat}/danger`)).status).toBe(404);
    await desk.parts.drifts.look();
    const read = async () =>
      boatDangerSchema.parse((await desk.call('GET', `/api/boats/${boat}/danger`)).body);
    const told = await read();
    expect(told.hours).toHaveLength(7);
    const [now] = told.hours;
    expect(Math.abs(Date.parse(now?.time ?? '') - desk.clock.nowMs())).toBeLessThan(1_800_001);
    expect(part(now?.components ?? [], 'light')).toEqual({ low: 2, high: 2 });
    expect(part(now?.components ?? [], 'cold')?.low).toBeGreaterThanOrEqual(2);
    await sea(15, 2.5);
    await desk.parts.drifts.look();
    expect((await read()).hours[0]?.level).toEqual({ low: 4, high: 4 });
  });

  it('stays within the scale in a wind that no scale was made for', async () => {
    await sea(60, 12);
    const { now } = await route('Calais');
    expect(now.level).toEqual({ low: 4, high: 4 });
  });
});

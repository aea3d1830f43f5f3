/**
 * Files of the sea at a centre. Method: files of known winds and waves, made by scripts/made-forcing.mjs, are put
 * into the folder of a centre in memory; what is told of them, and what drifts with them, must be as they say.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boatDriftSchema, driftDensitySchema, seaNowSchema } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  gribFile,
  gribWaves,
  gribWind,
  netcdfFile,
  windFields,
} from '../../../scripts/made-forcing.mjs';
import { drawnWind } from '../src/drift/fields.js';
import { KnownSea } from '../src/sea/forcing/known-sea.js';
import { createTestDesk, newBoat, type TestDesk } from './desk.js';

const grid = { fromMs: Date.parse('2026-01-10T00:00:00Z'), hours: 48 };
const at = '2026-01-10T01:00:00Z';

describe('files of the sea', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createTestDesk();
    mkdirSync(join(desk.dir, 'forcing'));
  });
  afterEach(() => desk.close());

  const put = (name: string, bytes: Uint8Array | string): void =>
    writeFileSync(join(desk.dir, 'forcing', name), bytes);
  /** A file is read at the second look that finds it unchanged. */
  const look = async (): Promise<void> => {
    await desk.parts.sea.forcing.look();
    await desk.parts.sea.forcing.look();
  };
  const sea = async (time = at) => {
    const answer = await desk.call('GET', `/api/sea?at=${time}`);
    return seaNowSchema.parse(answer.body);
  };
  const fileOf = async (name: string) => (await sea()).forcing.find((one) => one.file === name);

  it('none: wind and waves are absent, not calm', async () => {
    await look();
    const told = await sea();
    expect(told.wind).toBeUndefined();
    expect(told.waves).toBeUndefined();
    expect(told.forcing).toEqual([]);
  });

  it('NetCDF: its wind is told with its error and source, within its times only', async () => {
    put('wind.nc', netcdfFile(grid, windFields(8, -6)));
    await look();
    const { wind, forcing } = await sea();
    expect(wind).toMatchObject({ eastMps: 8, northMps: -6, sdMps: 1.5 });
    expect(wind?.source.text).toContain('wind.nc');
    expect(forcing).toMatchObject([{ file: 'wind.nc', state: 'used', refusals: [] }]);
    expect((await sea('2026-01-12T00:00:00Z')).wind).toBeDefined();
    expect((await sea('2026-01-12T00:00:01Z')).wind).toBeUndefined();
    expect((await sea('2026-01-09T23:59:00Z')).wind).toBeUndefined();
  });

  it('GRIB2: wind and waves; directions are where waves come from', async () => {
    put('model.grib2', gribFile(grid, [...gribWind(-4.5, 2), ...gribWaves(0.8, 4.5, 225)]));
    await look();
    const { wind, waves } = await sea();
    expect(wind?.eastMps).toBeCloseTo(-4.5, 2);
    expect(wind?.northMps).toBeCloseTo(2, 2);
    expect(waves?.heightM).toBeCloseTo(0.8, 2);
    expect(waves?.periodS).toBeCloseTo(4.5, 2);
    expect(waves?.fromDegTrue).toBeCloseTo(225, 0);
    expect(waves?.source.text).toContain('model.grib2');
  });

  it('two that overlap: the younger run answers where it knows, the other where it does not', async () => {
    put('a-old.grib2', gribFile(grid, gribWind(1, 0)));
    const later = { fromMs: grid.fromMs + 6 * 3_600_000, hours: 12 };
    put('b-new.grib2', gribFile(later, gribWind(9, 0)));
    await look();
    expect((await sea('2026-01-10T03:00:00Z')).wind?.eastMps).toBeCloseTo(1, 2);
    const newer = (await sea('2026-01-10T08:00:00Z')).wind;
    expect(newer?.eastMps).toBeCloseTo(9, 2);
    expect(newer?.source.text).toContain('b-new.grib2');
    expect((await sea('2026-01-10T20:00:00Z')).wind?.eastMps).toBeCloseTo(1, 2);
  });

  it.each([
    ['drift.csv', 'time,lat,lon\n', 'NetCDF (classic or 4) and GRIB2'],
    ['cut.nc', netcdfFile(grid, windFields(8, -6)).subarray(0, 3_000), 'ends before'],
    ['calm.nc', netcdfFile(grid, windFields(0, 0)), 'exactly zero'],
    [
      'far.nc',
      netcdfFile({ ...grid, west: 100 }, windFields(8, -6)),
      'nothing in the part of the sea',
    ],
    ['fast.nc', netcdfFile(grid, windFields(400, 0)), 'nature'],
  ])(
    '%s is refused with the reason, in health as well, and never a zero',
    async (name, bytes, why) => {
      put(name, bytes);
      await look();
      const told = await fileOf(name);
      expect(told?.state).toBe('refused');
      expect(told?.refusals[0]?.en).toContain(why);
      expect(told?.refusals[0]?.fr).not.toBe(told?.refusals[0]?.en);
      expect((await sea()).wind).toBeUndefined();
      const health = await desk.call('GET', '/api/health', undefined, { as: null });
      expect(health.body.forcing).toMatchObject([{ file: name, state: 'refused' }]);
    },
  );

  it('of another week is read, and said to be for another time than now', async () => {
    const weekLater = { ...grid, fromMs: grid.fromMs + 7 * 86_400_000 };
    put('later.nc', netcdfFile(weekLater, windFields(8, 0)));
    put('one.nc', netcdfFile({ ...grid, hours: 0 }, windFields(8, 0)));
    await look();
    expect((await sea()).wind).toBeUndefined();
    expect(await fileOf('later.nc')).toMatchObject({ state: 'not-now' });
    expect((await fileOf('later.nc'))?.notes.map((one) => one.en).join()).not.toContain('only one');
    expect((await fileOf('one.nc'))?.notes.map((one) => one.en).join()).toContain('only one time');
    // The same file becomes the wind of now when its week has come.
    desk.clock.advanceS(7 * 86_400);
    await desk.parts.sea.forcing.look();
    expect(await fileOf('later.nc')).toMatchObject({ state: 'used' });
    expect((await sea('2026-01-17T01:00:00Z')).wind?.eastMps).toBe(8);
  });

  it('that still grows waits; that is taken away is forgotten; that changes is read anew', async () => {
    const bytes = netcdfFile(grid, windFields(8, 0));
    const { forcing } = desk.parts.sea;
    put('wind.nc', bytes.subarray(0, 200));
    await forcing.look();
    put('wind.nc', bytes);
    await forcing.look();
    expect(forcing.views()).toEqual([]);
    await forcing.look();
    expect((await sea()).wind?.eastMps).toBe(8);
    put('wind.nc', netcdfFile({ ...grid, hours: 47 }, windFields(3, 0)));
    await look();
    expect((await sea()).wind?.eastMps).toBe(3);
    rmSync(join(desk.dir, 'forcing', 'wind.nc'));
    await look();
    expect(await sea()).toMatchObject({ forcing: [] });
    expect((await sea()).wind).toBeUndefined();
  });

  it('beyond the sixteenth are refused and said', async () => {
    const bytes = netcdfFile({ ...grid, hours: 2 }, windFields(8, 0));
    for (let i = 10; i < 27; i += 1) put(`w${i}.nc`, bytes);
    await look();
    const states = (await sea()).forcing.map((one) => one.state);
    expect(states.slice(0, 16).every((one) => one === 'used')).toBe(true);
    expect(states[16]).toBe('refused');
  });

  it('carry a boat: its cloud goes with the wind, is narrower than without, and says what from', async () => {
    const { boat } = await newBoat(desk);
    const { drifts } = desk.parts;
    const driftNow = async () => {
      await drifts.look();
      return boatDriftSchema.parse((await desk.call('GET', `/api/boats/${boat}/drift`)).body);
    };
    const without = await driftNow();
    expect(without.inputs.wind).toMatchObject({ known: false, knownHours: 0 });
    put('wind.nc', netcdfFile(grid, windFields(10, 0)));
    await look();
    const known = await driftNow();
    const { wind, particles } = known.inputs;
    expect(wind).toMatchObject({ known: true, eastMps: 10, northMps: 0, sdMps: 1.5 });
    expect(wind.knownHours).toBe(wind.ofHours);
    expect(wind.text).toContain('wind.nc');
    const lonAt = (drift: typeof known, hours: number): number => drift.frames[hours]?.lon ?? 0;
    // About 3 % of 10 m/s for 6 h: some 6 km further east.
    const furtherKm = (lonAt(known, 6) - lonAt(without, 6)) * 70;
    expect(furtherKm).toBeGreaterThan(2);
    expect(furtherKm).toBeLessThan(14);
    const area = (drift: typeof known, hours: number): number =>
      drift.frames[hours]?.areas.find((one) => one.share === 0.95)?.areaKm2 ?? 0;
    expect(area(known, 6)).toBeLessThan(area(without, 6));
    const asked = await desk.call('GET', `/api/boats/${boat}/density`);
    const density = driftDensitySchema.parse(asked.body);
    const sum = density.share.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(0.99);
    expect(Math.round(sum * particles)).toBeLessThanOrEqual(particles);
    expect(
      (await desk.call('GET', `/api/boats/${boat}/density?at=2026-03-01T00:00:00Z`)).status,
    ).toBe(404);
  });

  it('that end before the drift does: known at first, as wide as not knowing after it, and said', async () => {
    const { boat } = await newBoat(desk);
    put('wind.nc', netcdfFile({ ...grid, hours: 7 }, windFields(10, 0)));
    await look();
    await desk.parts.drifts.look();
    const short = desk.parts.drifts.of(boat);
    expect(short?.inputs.wind).toMatchObject({ known: true, knownHours: 7 });
    expect(short?.inputs.wind.text).toContain('taken as unknown');
    put('wind.nc', netcdfFile(grid, windFields(10, 0)));
    await look();
    await desk.parts.drifts.look();
    const long = desk.parts.drifts.of(boat);
    const area = (hours: number) => (drift: typeof long) =>
      drift?.frames[hours]?.areas.find((one) => one.share === 0.95)?.areaKm2 ?? 0;
    expect(area(5)(short) / area(5)(long)).toBeGreaterThan(0.9);
    expect(area(5)(short) / area(5)(long)).toBeLessThan(1.1);
    expect(area(20)(short)).toBeGreaterThan(area(20)(long));
  });

  it('of currents carry a boat where they know the water, and the built-in stream does elsewhere', async () => {
    const { boat } = await newBoat(desk);
    await desk.parts.drifts.look();
    const before = desk.parts.drifts.of(boat);
    const water = {
      eastward_sea_water_velocity: { units: 'm s-1', at: () => 0.5 },
      northward_sea_water_velocity: { units: 'm s-1', at: () => 0.01 },
    };
    put('current.nc', netcdfFile({ ...grid, hours: 4 }, water));
    await look();
    await desk.parts.drifts.look();
    const after = desk.parts.drifts.of(boat);
    expect(after?.inputs.current.text).toContain('current.nc');
    expect(after?.inputs.current.text).toContain('Built-in tidal stream');
    const start = after?.inputs.lon ?? 0;
    // 0.5 m/s for two hours is 3.6 km.
    expect(((after?.frames[2]?.lon ?? 0) - start) * 70).toBeGreaterThan(2.4);
    expect(((after?.frames[2]?.lon ?? 0) - start) * 70).toBeLessThan(4.8);
    expect(after?.frames[20]?.leftArea).toBeLessThan(0.2);
    expect(before?.inputs.current.text).not.toContain('current.nc');
  });
});

describe('what files know', () => {
  const shape = {
    ...{ lon0Deg: 1, lat0Deg: 50, stepLonDeg: 1, stepLatDeg: 1, columns: 2, rows: 2 },
    ...{ timesMs: Float64Array.of(0, 3_600_000), source: 'made', madeMs: 0 },
  };
  const place = { timeMs: 1_800_000, latDeg: 50.5, lonDeg: 1.5 };

  it('goes through north where waves turn from 350 to 10 degrees', () => {
    const frame = (deg: number): Float32Array => new Float32Array(4).fill(deg);
    const values = [frame(350), frame(10)];
    const sea = new KnownSea([], [{ ...shape, quantity: 'wave-from', values }]);
    const { value = 180 } = sea.value('wave-from', place) ?? {};
    expect(Math.min(value, 360 - value)).toBeLessThan(0.01);
  });

  it('of wind reaches to the shore from the nearest node; of water it does not', () => {
    const some = [Float32Array.of(4, NaN, NaN, NaN), Float32Array.of(4, NaN, NaN, NaN)];
    const field = { ...shape, eastMps: some, northMps: some };
    const byLand = { ...place, latDeg: 50.9, lonDeg: 1.9 };
    const wind = new KnownSea([{ ...field, quantity: 'wind' as const }], []);
    expect(wind.flow('wind', byLand)).toMatchObject({ eastMps: 4, northMps: 4 });
    expect(wind.flow('wind', { ...place, latDeg: 51.5 })).toBeUndefined();
    const water = new KnownSea([{ ...field, quantity: 'current' as const }], []);
    expect(water.flow('current', byLand)).toBeUndefined();
  });

  it('not, is a wind of its own for each member: 6 m/s of spread, and each keeps its mind for hours', () => {
    const winds = Array.from({ length: 400 }, (_, seed) =>
      drawnWind({ seed, fromMs: 0, hours: 24 }),
    );
    const sd = (values: number[]): number =>
      Math.sqrt(values.reduce((sum, one) => sum + one * one, 0) / values.length);
    for (const hour of [0, 10, 24]) {
      const spread = sd(winds.map((one) => one(hour * 3_600_000).eastMps));
      expect(spread).toBeGreaterThan(5.2);
      expect(spread).toBeLessThan(6.8);
    }
    const both = winds.map((one) => one(0).eastMps * one(3 * 3_600_000).eastMps);
    const kept = both.reduce((a, b) => a + b, 0) / both.length / 36;
    expect(kept).toBeGreaterThan(0.2);
    expect(kept).toBeLessThan(0.55);
  });
});

/** `straitwatch drift` as others call it: the scenario of the contract in, frames and summary out, and what is wrong by name. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as runProgram } from './support/run.js';

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

const scenario = {
  objects: [{ class: 'PIW-1', weight: 1 }],
  release: {
    time: '2026-01-10T01:00:00Z',
    lat: 50.95,
    lon: 1.55,
    radiusM: 1000,
    durationS: 0,
  },
  hours: 24,
  stepS: 600,
  particles: 3000,
  seed: 1,
  current: { constant: { eastMps: 0.3, northMps: -0.1 } },
  wind: { constant: { eastMps: 7, northMps: 0 } },
  coast: false,
  model: {
    windError: 'correlated',
    windErrorHours: 3,
    jibePerHour: 0.04,
    currentSdMps: 0,
    windSdMps: 0,
    backward: false,
  },
  at: [6, 24],
};

describe('straitwatch drift', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'straitwatch-test-drift-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (change: Record<string, unknown>, ...options: string[]) => {
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify({ ...scenario, ...change }));
    return runProgram(['drift', ...options, file]);
  };

  it('answers with all particles at the hours asked for, and their summary', async () => {
    const { code, stdout } = await run({});
    expect(code).toBe(0);
    const { frames, summary } = JSON.parse(stdout);
    expect(frames.map((one: { hours: number }) => one.hours)).toEqual([6, 24]);
    for (const frame of frames) {
      for (const column of [frame.lon, frame.lat, frame.status]) expect(column).toHaveLength(3000);
    }
    // Current and the table's mean leeway: 0.3 + 0.0096 * 7 m/s towards east for a day.
    const [, day] = summary;
    const eastM = (day.meanLon - 1.55) * 111_320 * Math.cos((50.95 * Math.PI) / 180);
    expect(Math.abs(eastM - (0.3 + 0.0096 * 7) * 86_400)).toBeLessThan(400);
    expect(day).toMatchObject({ active: 3000 });
    expect(day.area95Km2).toBeGreaterThan(day.area50Km2);
  });

  it('is the same for the same seed, whatever the threads', () => {
    // The built program: threads run files that exist only when built.
    const file = join(folder, 'threads.json');
    writeFileSync(file, JSON.stringify({ ...scenario, current: { tide: true }, coast: true }));
    const [one, two] = ['1', '2'].map((threads) =>
      spawnSync(process.execPath, [bin, 'drift', '--threads', threads, file], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
    expect([one?.status, one?.stderr, two?.status, two?.stderr]).toEqual([0, '', 0, '']);
    expect(JSON.parse(two?.stdout ?? '').frames[1].lon).toHaveLength(3000);
    expect(two?.stdout === one?.stdout).toBe(true);
  });

  it('rides the built-in stream and strands on the coast', async () => {
    const { code, stdout } = await run({ current: { tide: true }, coast: true });
    expect(code).toBe(0);
    const statuses = new Set(JSON.parse(stdout).frames.at(-1).status);
    expect(statuses.has('stranded')).toBe(true);
  });

  it('gives areas for a map', async () => {
    const { stdout } = await run({}, '--format', 'geojson');
    const { type, features } = JSON.parse(stdout);
    expect(type).toBe('FeatureCollection');
    expect(
      features.some((one: { properties: { share?: number } }) => one.properties.share === 0.95),
    ).toBe(true);
  });

  const square = [
    [1.5, 50.9],
    [1.6, 50.9],
    [1.6, 51],
    [1.5, 51],
  ];
  const time = '2026-01-10T01:00:00Z';

  it.each<[string, unknown]>([
    ['a ring of [lon, lat]', square],
    ['a closed ring', [...square, square[0]]],
    ['a GeoJSON polygon', { type: 'Polygon', coordinates: [[...square, square[0]]] }],
  ])('releases evenly over %s, and over a time', async (_what, polygon) => {
    const release = { time, polygon, durationS: 7200 };
    const { code, stdout } = await run({ release, at: [0, 1, 2] });
    expect(code).toBe(0);
    const [start, one, two] = JSON.parse(stdout).frames;
    expect(Math.min(...start.lon, ...start.lat.map((lat: number) => lat - 49.4))).toBeGreaterThan(
      1.5,
    );
    expect(Math.max(...start.lon, ...start.lat.map((lat: number) => lat - 49.4))).toBeLessThan(1.6);
    const share = (flags: boolean[]) => flags.filter(Boolean).length / 3000;
    const quarter = start.lon.map((lon: number, i: number) => lon < 1.55 && start.lat[i] < 50.95);
    expect(Math.abs(share(quarter) - 0.25)).toBeLessThan(0.033);
    const waits = (frame: { status: string[] }) =>
      share(frame.status.map((status) => status === 'waiting'));
    expect(Math.abs(waits(one) - 0.5)).toBeLessThan(0.037);
    expect(waits(two)).toBe(0);
  });

  it('keeps out of a hole of a GeoJSON polygon', async () => {
    const hole = [
      [1.52, 50.92],
      [1.58, 50.92],
      [1.58, 50.98],
      [1.52, 50.98],
      [1.52, 50.92],
    ];
    const polygon = { type: 'Polygon', coordinates: [[...square, square[0]], hole] };
    const { stdout } = await run({ release: { time, polygon }, at: [0] });
    const [{ lon, lat }] = JSON.parse(stdout).frames;
    const inHole = lon.filter(
      (x: number, i: number) => Math.abs(x - 1.55) < 0.03 && Math.abs(lat[i] - 50.95) < 0.03,
    );
    expect([lon.length, inHole.length]).toEqual([3000, 0]);
  });

  it('runs the engine, then lets swimmers leave the boat; says what each particle is', async () => {
    const { stdout } = await run({
      objects: [
        { class: 'SKIFF-2', weight: 3, later: { class: 'PIW-1', afterH: [2, 2] } },
        { class: 'PIW-1', weight: 1 },
      ],
      engine: { courseDeg: 0, speedKn: 4, stopsAfterH: 2, courseSdDeg: 0, speedSdKn: 0 },
      current: { constant: { eastMps: 0, northMps: 0 } },
      model: { windError: 'per-life', jibePerHour: 0 },
      ...{ hours: 4, at: [2, 4] },
    });
    const { frames, summary, objects } = JSON.parse(stdout);
    const boats = frames[0].object.filter((one: number) => one === 0).length;
    expect(Math.abs(boats / 3000 - 0.75)).toBeLessThan(0.032);
    expect(objects).toHaveLength(2);
    const northM = (index: number) => (summary[index].meanLat - 50.95) * 111_260;
    expect(Math.abs(northM(0) - 8 * 1852)).toBeLessThan(150);
    expect(Math.abs(northM(1) - northM(0))).toBeLessThan(150);
    const eastMps = (index: number, kind: number) => {
      const lons = frames[index].lon.filter((_: number, i: number) => frames[0].object[i] === kind);
      const mean = lons.reduce((sum: number, lon: number) => sum + lon, 0) / lons.length;
      return ((mean - 1.55) * 70_200) / (2 * 3600);
    };
    // At first boats go faster than swimmers; after two hours all are swimmers.
    expect(eastMps(0, 0)).toBeGreaterThan(2 * eastMps(0, 1));
    const later = (kind: number) => eastMps(1, kind) - eastMps(0, kind);
    expect(Math.abs(later(0) - later(1))).toBeLessThan(0.02);
  });

  it('goes backward to where it may have been', async () => {
    const model = { ...scenario.model, backward: true };
    const { stdout } = await run({ model, at: [6] });
    const { frames, summary } = JSON.parse(stdout);
    expect(frames[0].time).toBe('2026-01-09T19:00:00Z');
    const eastM = (summary[0].meanLon - 1.55) * 70_200;
    expect(Math.abs(eastM + (0.3 + 0.0096 * 7) * 6 * 3600)).toBeLessThan(300);
  });

  it('adds the probability of each minute where asked, one in all', async () => {
    const { stdout } = await run({ at: [6] }, '--density');
    const [{ density }] = JSON.parse(stdout).summary;
    const sum = density.cells.reduce(
      (all: number, one: { probability: number }) => all + one.probability,
      0,
    );
    expect(sum).toBeCloseTo(1, 4);
    expect(density.elsewhere).toBe(0);
  });

  it('takes no class for a crowded small boat, and says so', async () => {
    const { code, stdout, stderr } = await run({ objects: undefined, at: [6] });
    expect([code, stderr]).toEqual([0, 'objects: not given, so taken for a crowded small boat\n']);
    const { objects } = JSON.parse(stdout);
    expect(objects.length).toBeGreaterThan(3);
    for (const one of objects) expect(one).toMatchObject({ why: expect.stringMatching(/\S/) });
  });

  it.each([
    [{ objects: [{ class: 'BOAT-99', weight: 1 }] }, 'objects'],
    [{ particles: -1 }, 'particles'],
    [{ current: { netcdf: 'nowhere.nc' } }, 'nowhere.nc'],
    [{ hours: 'long' }, 'hours'],
    [{ release: { time, polygon: 'Dover' } }, 'release.polygon'],
    [{ release: { time, polygon: square.slice(0, 2) } }, 'release.polygon[0]: got 2'],
    [{ release: { time, polygon: [[1.5], ...square] } }, 'release.polygon lat: got nothing'],
    [{ release: { time, polygon: [...square, [1.5, 99]] } }, 'release.polygon[0].lat: got 99'],
    [{ release: { time, polygon: { type: 'Point', coordinates: square } } }, 'release.polygon'],
    [
      { release: { time, polygon: square, lat: 51, lon: 1.5 } },
      'release.lat: got 51, expected none',
    ],
    [{ release: { ...scenario.release, time: '2026-02-30T00:00:00Z' } }, 'release.time'],
    [{ engine: { speedKn: 4 } }, 'engine.courseDeg: got nothing'],
    [{ model: { jibes: 1 } }, 'model.jibes: got 1, expected none'],
    [{ objects: [{ class: 'PIW-1', later: { class: 'PIW-2', afterH: [2, 1] } }] }, 'afterH[1]'],
  ])('says what is wrong in %j', async (change, field) => {
    const { code, stdout, stderr } = await run(change);
    expect([code, stdout.length]).toEqual([1, 0]);
    expect(stderr).toMatch(/^error: .*: got .*, expected /);
    expect(stderr).toContain(field);
    expect(stderr).not.toContain('    at ');
  });
});

/** `straitwatch drift` as others call it: the scenario of the contract in, frames and summary out, and what is wrong by name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as runProgram } from './support/run.js';

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

  it('is the same for the same seed, whatever the threads', async () => {
    const one = await run({}, '--threads', '1');
    const two = await run({}, '--threads', '2');
    expect(two.stdout).toBe(one.stdout);
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

  it.each([
    [{ objects: [{ class: 'BOAT-99', weight: 1 }] }, 'objects'],
    [{ particles: -1 }, 'particles'],
    [{ current: { netcdf: 'nowhere.nc' } }, 'nowhere.nc'],
    [{ hours: 'long' }, 'hours'],
  ])('says what is wrong in %j', async (change, field) => {
    const { code, stdout, stderr } = await run(change);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: .*: got .*, expected /);
    expect(stderr).toContain(field);
    expect(stderr).not.toContain('    at ');
  });
});

/**
 * Aim: `straitwatch drift` with current and wind out of files, and what it says of files that are wrong.
 * Method: classic files written here (`support/netcdf3.ts`); NetCDF-4 files made and read back by
 * netCDF-C (`forcing/test/vectors`). In a calm `per-life` has no leeway and no error, so a particle goes
 * as the water does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalFrame } from '@straitwatch/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FieldFile, fieldFile } from './support/netcdf3.js';
import { run } from './support/run.js';

const vectors = fileURLToPath(new URL('../../../forcing/test/vectors/', import.meta.url));
const waterNames = ['eastward_sea_water_velocity', 'northward_sea_water_velocity'] as const;
const gridNames = ['x_sea_water_velocity', 'y_sea_water_velocity'] as const;
const windNames = ['eastward_wind', 'northward_wind'] as const;
const hours = [0, 3, 6];
/** 0.5 m/s at first, 0.2 m/s more each three hours; a quarter of a metre to the south. */
const current: FieldFile = {
  names: waterNames,
  hours,
  at: (hour) => [0.5 + hour / 15, -0.25],
};
const start = { lat: 51, lon: 1.45 };
const scenario = {
  objects: [{ class: 'PIW-1', weight: 1 }],
  release: { time: '2026-01-10T00:00:00Z', ...start, radiusM: 0 },
  ...{ hours: 6, stepS: 600, particles: 5, seed: 1 },
  current: { constant: { eastMps: 0, northMps: 0 } },
  wind: { constant: { eastMps: 0, northMps: 0 } },
  model: { windError: 'per-life', jibePerHour: 0 },
};

interface Frame {
  lon: number[];
  lat: number[];
  status: string[];
}

describe('straitwatch drift with files', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'straitwatch-test-drift-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Files stand beside the scenario, which names them without a folder. */
  const ask = (change: object, files: Record<string, Uint8Array | string> = {}) => {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify({ ...scenario, ...change }));
    return run(['drift', file]);
  };
  const framesOf = async (...asked: Parameters<typeof ask>): Promise<Frame[]> => {
    const { code, stdout, stderr } = await ask(...asked);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout).frames;
  };
  const wayOf = (frame: Frame | undefined, i = 0) =>
    createLocalFrame(start).toLocal({ lon: frame?.lon[i] ?? NaN, lat: frame?.lat[i] ?? NaN });

  it.each<[string, Partial<FieldFile>, number]>([
    ['float', {}, 5],
    ['packed by scale_factor and add_offset', { packed: [0.001, 0.3] }, 12],
    ['packed, x and y of the grid, in cm/s', { packed: [0.1, 5], names: gridNames }, 12],
  ])('goes with a classic current, %s', async (_what, change, tolM) => {
    const isCm = change.packed?.[0] === 0.1;
    const at: FieldFile['at'] = (hour, lon, lat) => {
      const [east, north] = current.at(hour, lon, lat);
      return isCm ? [100 * east, 100 * north] : [east, north];
    };
    const bytes = fieldFile({ ...current, ...change, at, ...(isCm ? { units: 'cm s-1' } : {}) });
    const [three, six] = await framesOf(
      { current: { netcdf: 'current.nc' }, at: [3, 6] },
      { 'current.nc': bytes },
    );
    expect(six?.status).toEqual(Array(5).fill('active'));
    // Mean of 0.5 and 0.7 m/s for three hours, of 0.5 and 0.9 for six.
    expect(Math.abs(wayOf(three).eastM - 0.6 * 3 * 3_600)).toBeLessThan(tolM);
    expect(Math.abs(wayOf(six).eastM - 0.7 * 6 * 3_600)).toBeLessThan(2 * tolM + 20);
    expect(Math.abs(wayOf(six).northM + 0.25 * 6 * 3_600)).toBeLessThan(2 * tolM + 20);
  });

  it('goes backward through a file to its first time', async () => {
    const hourly = { ...current, hours: [0, 1, 2, 3, 4, 5, 6] };
    const [frame] = await framesOf(
      {
        current: { netcdf: 'current.nc' },
        release: { ...scenario.release, time: '2026-01-10T06:00:00Z', durationS: 0 },
        model: { ...scenario.model, backward: true },
      },
      { 'current.nc': fieldFile(hourly) },
    );
    expect(frame?.status).toEqual(Array(5).fill('active'));
    expect(Math.abs(wayOf(frame).eastM + 0.7 * 6 * 3_600)).toBeLessThan(30);
    expect(Math.abs(wayOf(frame).northM - 0.25 * 6 * 3_600)).toBeLessThan(30);
  });

  it.each([undefined, [0.01, 4] as const])(
    'goes with a classic wind, packed %j',
    async (packed) => {
      const wind = { names: windNames, hours, at: () => [8, -6] as const };
      const asked = { particles: 200, model: { windError: 'correlated' } };
      const [file] = await framesOf(
        { ...asked, wind: { netcdf: 'wind.nc' } },
        { 'wind.nc': fieldFile(packed === undefined ? wind : { ...wind, packed }) },
      );
      const [same] = await framesOf({ ...asked, wind: { constant: { eastMps: 8, northMps: -6 } } });
      const [other] = await framesOf({ ...asked, wind: { constant: { eastMps: 8, northMps: 6 } } });
      const apart = (them: Frame | undefined) =>
        Math.max(
          ...Array.from({ length: 200 }, (_, i) => {
            const [a, b] = [wayOf(file, i), wayOf(them, i)];
            return Math.hypot(a.eastM - b.eastM, a.northM - b.northM);
          }),
        );
      expect(apart(same)).toBeLessThan(1);
      expect(apart(other)).toBeGreaterThan(1_000);
    },
  );

  const expected: Record<string, (number | null)[][][]> = JSON.parse(
    readFileSync(join(vectors, 'values.json'), 'utf8'),
  );
  /** What netCDF-C reads at 1.5 E 51 N (fifth of nine from 0.5 E, fourth of seven from 50.25 N). */
  const readThere = (file: string, time: number, part: number): number =>
    expected[file]?.[time]?.[part]?.[3 * 9 + 4] ?? Number.NaN;
  const node = { ...scenario.release, lon: 1.5 };

  it.each(['nc4-short-packed.nc', 'nc4-float.nc', 'classic-short.nc', 'classic-xyt.nc'])(
    'goes as netCDF-C reads a current in %s',
    async (file) => {
      const netcdf = join(vectors, file);
      const [frame] = await framesOf({
        current: { netcdf },
        release: node,
        hours: 0.02,
        stepS: 72,
      });
      const frame0 = createLocalFrame({ lat: 51, lon: 1.5 });
      const way = frame0.toLocal({ lon: frame?.lon[0] ?? NaN, lat: frame?.lat[0] ?? NaN });
      // The middle of 72 s is a hundredth of the way to the frame of the next hour.
      const due = (part: number) =>
        readThere(file, 0, part) + (readThere(file, 1, part) - readThere(file, 0, part)) / 100;
      expect(Math.abs(way.eastM / 72 - due(0))).toBeLessThan(0.005);
      expect(Math.abs(way.northM / 72 - due(1))).toBeLessThan(0.005);
      expect(Math.hypot(due(0), due(1))).toBeGreaterThan(0.5);
    },
  );

  it('goes as netCDF-C reads a wind in a NetCDF-4 file', async () => {
    const file = 'nc4-wind.nc';
    const asked = { release: node, hours: 0.5, particles: 100 };
    const [given] = await framesOf({ ...asked, wind: { netcdf: join(vectors, file) } });
    const due = (part: number) =>
      readThere(file, 0, part) + (readThere(file, 1, part) - readThere(file, 0, part)) / 4;
    const constant = { eastMps: due(0), northMps: due(1) };
    const [same] = await framesOf({ ...asked, wind: { constant } });
    const [other] = await framesOf({
      ...asked,
      wind: { constant: { eastMps: due(1), northMps: -due(0) } },
    });
    const apart = (them: Frame | undefined) => {
      const all = (given?.lon ?? []).map((lon, i) => {
        const east = (lon - (them?.lon[i] ?? NaN)) * 70_200;
        return Math.hypot(east, ((given?.lat[i] ?? NaN) - (them?.lat[i] ?? NaN)) * 111_200);
      });
      return all.reduce((sum, one) => sum + one, 0) / all.length;
    };
    expect(apart(other)).toBeGreaterThan(20 * apart(same));
    expect(apart(same)).toBeLessThan(3);
  });

  it('has left the area after the file’s last time, and stays where it was then', async () => {
    const files = { 'current.nc': fieldFile(current) };
    const [five, six, ten] = await framesOf(
      { current: { netcdf: 'current.nc' }, hours: 10, at: [5, 6, 10] },
      files,
    );
    expect([five, six, ten].map((one) => one?.status[0])).toEqual([
      'active',
      'active',
      'left-area',
    ]);
    expect([ten?.lon[0], ten?.lat[0]]).toEqual([six?.lon[0], six?.lat[0]]);
  });

  it.each([
    ['before its first time', { time: '2026-01-09T12:00:00Z' }, false],
    ['after its last', { time: '2026-01-10T07:00:00Z' }, false],
    ['backward from its first', { time: '2026-01-10T00:00:00Z' }, true],
    ['east of it', { lon: 2.25 }, false],
    ['south of it', { lat: 50.6 }, false],
    ['where it has no value', { lat: 50.72, lon: 1.02 }, false],
  ])('has left the area at once %s: no water is made up', async (_what, where, backward) => {
    const release = { ...scenario.release, ...where };
    const at: FieldFile['at'] = (hour, lon, lat) =>
      lon < 1.15 && lat < 50.85 ? [NaN, NaN] : current.at(hour, lon, lat);
    const [frame] = await framesOf(
      { current: { netcdf: 'current.nc' }, release, model: { ...scenario.model, backward } },
      { 'current.nc': fieldFile({ ...current, at }) },
    );
    expect(frame?.status).toEqual(Array(5).fill('left-area'));
    expect(frame?.lon).toEqual(Array(5).fill(release.lon));
    expect(frame?.lat).toEqual(Array(5).fill(release.lat));
  });

  const good = fieldFile(current);
  const wind = fieldFile({ names: windNames, hours, at: () => [5, 5] });
  it.each<[string, object, Record<string, Uint8Array | string>, RegExp]>([
    [
      'that is not there',
      { current: { netcdf: 'no.nc' } },
      {},
      /^FILE: got .*no\.nc \(ENOENT\), expected a readable file$/,
    ],
    ['of text', { wind: { netcdf: 'a.nc' } }, { 'a.nc': 'wind: strong\n' }, /^a\.nc: got text,/],
    ['that is empty', { wind: { netcdf: 'a.nc' } }, { 'a.nc': '' }, /^a\.nc: got an empty file,/],
    ['cut short', { current: { netcdf: 'a.nc' } }, { 'a.nc': good.subarray(0, 900) }, /got /],
    [
      'with the other quantity',
      { current: { netcdf: 'a.nc' } },
      { 'a.nc': wind },
      /^current\.netcdf: got "wind", expected a file with a current$/,
    ],
    [
      'with times that do not ascend',
      { current: { netcdf: 'a.nc' } },
      { 'a.nc': fieldFile({ ...current, hours: [0, 3, 1] }) },
      /^time\[2\]: got 2026-01-10T01:00:00\.000Z, expected a time after/,
    ],
    [
      'with units of something else',
      { current: { netcdf: 'a.nc' } },
      { 'a.nc': fieldFile({ ...current, units: 'kelvin' }) },
      /got kelvin, expected /,
    ],
    ['of a number', { current: { netcdf: 7 } }, {}, /^current\.netcdf: got 7, expected a word/],
    ['and a constant', { current: { netcdf: 'a.nc', constant: {} } }, {}, /^current: got .*one of/],
  ])('refuses a file %s in one line, and ends with 1', async (_what, change, files, said) => {
    const { code, stdout, stderr } = await ask(change, files);
    expect([code, stdout]).toEqual([1, '']);
    const [line = '', ...more] = stderr.trimEnd().split('\n');
    expect(line).toMatch(/^error: .+: got .+, expected .+/);
    expect(line.slice('error: '.length)).toMatch(said);
    expect(more.filter((one) => /^\s*at |Error/.test(one))).toEqual([]);
  });
});

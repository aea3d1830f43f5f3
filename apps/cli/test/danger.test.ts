/** Aim: what `straitwatch danger` promises to other programs. Method: the command with its own streams. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesOf, run as runProgram } from './support/run.js';

async function run(...argv: string[]) {
  const { code, stdout, stderr } = await runProgram(['danger', ...argv]);
  return { code, rows: linesOf(stdout), stderr };
}

interface Figure {
  name: string;
  value?: number;
  low?: number;
  high?: number;
  source: string;
}
interface Part {
  component: string;
  level: { low: number; high: number };
  figures: Figure[];
  notes: string[];
}
interface Row {
  level: { low: number; high: number };
  components: Part[];
}
const part = (row: Row, name: string) => row.components.find((one) => one.component === name);
const figure = (row: Row, name: string, start: string) =>
  part(row, name)?.figures.find((one) => one.name.startsWith(start));
const vector = (name: string) =>
  fileURLToPath(new URL(`../../../forcing/test/vectors/${name}`, import.meta.url));

const night = ['--depart', '2021-11-23T21:00:00Z', '--from', 'Dunkerque'];
const july = ['--depart', '2026-07-10T05:00:00Z', '--from', 'Dunkerque'];

describe('straitwatch danger', () => {
  it('prints one line an hour until the boat arrives, each part with figures and sources', async () => {
    const { code, rows, stderr } = await run(
      ...night,
      '--wind',
      '4mps@200',
      '--visibility-m',
      '2500',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(rows.map((row) => row.hour)).toEqual(rows.map((_, index) => index + 1));
    expect(rows[0].time).toBe('2021-11-23T21:00:00Z');
    expect(rows.at(-1).state).toBe('arrived');
    for (const row of rows) {
      const names = row.components.map((one: Part) => one.component);
      expect(names).toEqual(['wind', 'sea', 'shipping', 'cold', 'light', 'visibility']);
      expect(row.level.low).toBeGreaterThanOrEqual(
        Math.max(...row.components.map((one: Part) => one.level.low)),
      );
      expect(row.notes.en.join(' ')).toContain('No figure here is a reason to end a search');
      expect(row.notes.fr).toHaveLength(row.notes.en.length);
      expect(`${row.en} ${row.fr} ${row.notes.en} ${row.notes.fr}`).not.toMatch(
        /\bsafe|sécurit|\bsûre?\b/i,
      );
    }
    const inLanes = rows.filter((row) => (part(row, 'shipping')?.figures.length ?? 0) > 0);
    expect(inLanes.length).toBeGreaterThan(2);
    expect(inLanes.length).toBeLessThan(rows.length);
  });

  it('finds the night of November 2021 worse than a calm July morning, hour by hour', async () => {
    const dark = await run(...night, '--wind', '4mps@200', '--visibility-m', '2500');
    const light = await run(...july, '--wind', '2mps@200', '--visibility-m', '15000');
    expect(Math.min(...dark.rows.map((row) => row.level.low))).toBe(3);
    expect(Math.max(...light.rows.map((row) => row.level.low))).toBe(2);
    expect(figure(dark.rows[0], 'cold', 'water')?.value).toBeCloseTo(12.1, 0);
    expect(figure(light.rows[0], 'cold', 'water')?.value).toBeCloseTo(16, 0);
    expect(part(dark.rows[3], 'light')?.level).toEqual({ low: 2, high: 2 });
    expect(part(light.rows[3], 'light')?.level).toEqual({ low: 1, high: 1 });
  });

  it('is wider for want of wind, waves and visibility, and says so', async () => {
    const bare = await run(...july);
    const told = await run(...july, '--wind', '2mps@200', '--visibility-m', '15000');
    expect(bare.rows).toHaveLength(told.rows.length);
    bare.rows.forEach((row, index) => {
      expect(row.level.high).toBe(4);
      expect(row.level.low).toBeLessThanOrEqual(told.rows[index].level.low);
    });
    expect(bare.rows[0].notes.en).toContain(
      'The wind is not known: any wind must be reckoned with.',
    );
  });

  it('takes the wind as where it comes from, at all four points', async () => {
    // Off Calais the French shore is near for a wind from the south, far for one from the north.
    const open = async (from: number) => {
      const wind = ['--wind', `8mps@${from}`];
      const place = ['--from', '51.0,1.85', '--depart', '2026-07-10T05:00:00Z', '--hours', '1'];
      return figure((await run(...place, ...wind)).rows[0], 'sea', 'open water')?.low ?? 0;
    };
    const [north, east, south, west] = await Promise.all([0, 90, 180, 270].map(open));
    // 4 km at first; the line shows the worst of the hour, when the boat is further out.
    expect(south).toBeLessThan(10_000);
    expect(west).toBeGreaterThan(30_000);
    expect(west).toBeLessThan(80_000);
    expect(Math.min(north ?? 0, east ?? 0)).toBeGreaterThan(30_000);
  });

  it('finds waves against the stream higher than waves with it', async () => {
    // 2026-01-10: the stream turns to the north-east at about 02:20 at 51.0 N 1.45 E.
    const place = ['--from', '51.0,1.45', '--to', '51.0,1.44', '--depart', '2026-01-10T05:00:00Z'];
    const sea = async (from: number) =>
      figure(
        (await run(...place, '--hours', '1', '--waves', `0.5m@4s@${from}`)).rows[0],
        'sea',
        'significant wave height on the stream',
      )?.high ?? 0;
    expect(await sea(45)).toBeGreaterThan((await sea(225)) * 1.3);
  });

  it('starts from every French place when none is named, and comes ashore nowhere but in the Somme', async () => {
    const { rows } = await run('--depart', '2026-07-10T05:00:00Z', '--hours', '2');
    const places = new Set(rows.map((row) => row.from));
    expect(places.size).toBeGreaterThan(25);
    const ashore = new Set(rows.filter((row) => row.state === 'ashore').map((row) => row.from));
    expect([...ashore].sort()).toEqual(['Le Crotoy', 'Saint-Valery-sur-Somme']);
  });

  it('takes wind, waves and water from files, and says which', async () => {
    const files = ['nc4-wind.nc', 'waves.grib2', 'temperature.grib2'].flatMap((one) => [
      '--forcing',
      vector(one),
    ]);
    const place = ['--from', '51.0,1.5', '--depart', '2026-01-10T00:30:00Z', '--hours', '1'];
    const { code, rows, stderr } = await run(...place, ...files);
    expect([code, stderr]).toEqual([0, '']);
    expect(figure(rows[0], 'wind', 'wind')?.source).toContain('nc4-wind.nc');
    const height = figure(rows[0], 'sea', 'significant wave height without');
    expect(height?.source).toContain('waves.grib2');
    expect(height?.value).toBeGreaterThan(0.65);
    expect(height?.value).toBeLessThan(2.35);
    expect(figure(rows[0], 'cold', 'water')?.source).toContain('temperature.grib2');
  });

  it('does not carry a file on beyond its times: afterwards the wind is unknown', async () => {
    const place = ['--from', '51.0,1.5', '--depart', '2026-01-10T02:00:00Z', '--speed-kn', '0.5'];
    const { rows } = await run(...place, '--hours', '3', '--forcing', vector('nc4-wind.nc'));
    expect(part(rows[0], 'wind')?.notes).toEqual([]);
    expect(part(rows[2], 'wind')?.notes).toEqual(['wind-unknown']);
  });

  it.each([
    [['--depart', '2026-07-10'], '--depart: got 2026-07-10'],
    [[...july, '--wind', '15@225'], '--wind: got 15@225, expected a speed with its unit'],
    [[...july, '--wind', '15kn@400'], '--wind: got 400, expected degrees true'],
    [[...july, '--waves', '0.8'], '--waves: got 0.8, expected a significant height'],
    [[...july, '--hours', '49'], '--hours: got 49, expected a whole number, 1 to 48'],
    [[...july, '--speed-kn', '0'], '--speed-kn: got 0, expected knots, 0.1 to 40'],
    [[...july, '--water-c', '90'], '--water-c: got 90, expected °C'],
    [[...july, '--ships-per-day', '9..3'], '--ships-per-day: got 9..3'],
    [[...july, '--to', 'Paris'], '--to: got Paris, expected lat,lon or one of'],
    [
      ['--depart', '2026-07-10T05:00:00Z', '--from', '40,1'],
      '--from: got 40,1, expected a place within',
    ],
  ])('refuses %j', async (argv, said) => {
    const { code, rows, stderr } = await run(...argv);
    expect([code, rows]).toEqual([2, []]);
    expect(stderr).toContain(`error: ${said}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a file that is no forcing', async () => {
    const { code, stderr } = await run(...july, '--forcing', vector('README.md'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: /);
  });
});

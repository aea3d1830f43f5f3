import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesOf, run as runProgram } from './support/run.js';

const vectors = fileURLToPath(new URL('../../../forcing/test/vectors/', import.meta.url));

const run = (argv: string[]) => runProgram(['forcing', ...argv]);

describe('straitwatch forcing check', () => {
  it('tells of each file what would be used, one object a line', async () => {
    const files = ['classic-short.nc', 'nc4-wind.nc', 'waves.grib2', 'temperature.grib2'];
    const { code, stdout, stderr } = await run(['check', ...files.map((file) => vectors + file)]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const reports = linesOf(stdout);
    expect(reports.map((one) => [one.file, one.format, one.fields[0]?.quantity])).toEqual([
      ['classic-short.nc', 'netcdf-classic', 'current'],
      ['nc4-wind.nc', 'netcdf-4', 'wind'],
      ['waves.grib2', 'grib2', 'wave-height'],
      ['temperature.grib2', 'grib2', 'sea-temperature'],
    ]);
    expect(stderr).toContain('classic-short.nc: current, 2026-01-10T00:00:00.000Z to ');
  });

  it('tells what is wrong and what to do, and ends with 1', async () => {
    const { code, stdout, stderr } = await run(['check', '--lang', 'fr', `${vectors}make.py`]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'make.py', usable: false });
    expect(stderr).toMatch(/^error: make\.py: got text, expected NetCDF \(classic or NetCDF-4\)/);
    expect(stderr).toContain('Ce type de fichier n’est pas lu ici');
  });

  it('reads only the window and the times that are asked for', async () => {
    const { stdout } = await run([
      'check',
      '--window=1,50.5,2,51',
      '--from=2026-01-10T01:30:00Z',
      `${vectors}simple.grib2`,
    ]);
    const [field] = JSON.parse(stdout).fields;
    expect(field).toMatchObject({ westDeg: 1, eastDeg: 2, southDeg: 50.5, northDeg: 51 });
    expect(field).toMatchObject({ from: '2026-01-10T01:00:00.000Z', times: 2 });
  });

  const wrong: [string[], RegExp][] = [
    [[], /forcing: got nothing, expected check/],
    [['check'], /FILE: got none/],
    [['check', '--window', '1,2,3', 'x'], /--window: got 1,2,3, expected W,S,E,N/],
    [['check', '--from', 'today', 'x'], /--from: got today/],
    [['check', '--lang', 'de', 'x'], /--lang: got de, expected en or fr/],
  ];
  it.each(wrong)('%j is wrong usage', async (argv, said) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });
});

/**
 * Aim: a wrong file is refused in words, whatever is wrong with it: never a fault of ours, never NaN made
 * into a number, never a current of zero made of nothing. Method: every length of every sample of a kind that
 * is quick to read, seeded mutations, and files that promise too much. A longer run:
 * STRAITWATCH_FORCING_TIMES=100 npx vitest run forcing/test/hostile.test.ts --test-timeout 3600000
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkForcing, openForcing } from '../src/index.js';
import { classicHeader, mutated, readAll } from './hostile.js';

const folder = fileURLToPath(new URL('./vectors/', import.meta.url));
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(`${folder}${name}`));
/** No sample has a calm: more zeros than a few would be made up. */
const zerosOf = (values: readonly number[]): number => values.filter((one) => one === 0).length;

describe('a truncated file', () => {
  const quick = ['classic-short.nc', 'classic-float.nc', 'simple.grib2', 'complex-missing.grib2'];
  it.each([...quick, 'ccsds.grib2'])('%s is refused at every length', async (name) => {
    const bytes = sample(name);
    const whole = await readAll(bytes, name);
    expect(whole.kind).toBe('read');
    let looked = 0;
    for (let length = 0; length < bytes.length; length += 1) {
      const got = await readAll(bytes.subarray(0, length), name);
      looked += 1;
      expect(got.kind, `${length} bytes: ${got.text}`).not.toBe('fault');
      if (got.kind !== 'read') continue;
      // GRIB cut between two messages is a whole file with fewer times; classic NetCDF ends with padding.
      if (name.endsWith('.grib2')) {
        expect(got.values.length).toBeLessThan(whole.values.length);
      } else {
        expect(bytes.length - length).toBeLessThan(4);
        expect(got.values).toEqual(whole.values);
      }
    }
    expect(looked).toBe(bytes.length);
  });

  it('of NetCDF-4 is refused at six lengths', async () => {
    const bytes = sample('nc4-float.nc');
    for (let i = 0; i < 6; i += 1) {
      const got = await readAll(bytes.subarray(0, Math.floor((bytes.length * i) / 6)), 'cut.nc');
      expect(got.kind, got.text).toBe('refused');
      if (i > 0)
        expect(got.text).toMatch(/^cut\.nc: got truncated file: .*expected a file that was/);
    }
  });
});

const times = Number(process.env.STRAITWATCH_FORCING_TIMES ?? 1);

describe('a mutated file', () => {
  const runs: [string, number][] = [
    ['classic-short.nc', 300],
    ['classic-depth.nc', 300],
    ['simple.grib2', 300],
    ['complex-missing.grib2', 300],
    ['ccsds.grib2', 300],
    ['jpeg.grib2', 12],
    ['nc4-short-packed.nc', 6],
  ];
  it.each(runs)('%s, %i seeds: refused in words or read, never a fault', async (name, once) => {
    const seeds = once * times;
    const bytes = sample(name);
    const calm = zerosOf((await readAll(bytes, name)).values);
    let refused = 0;
    for (let seed = 0; seed < seeds; seed += 1) {
      const got = await readAll(mutated(bytes, `${name} ${seed}`), name);
      expect(got.kind, `seed ${seed}: ${got.text}`).not.toBe('fault');
      expect(got.values.every((one) => Number.isNaN(one) || Math.abs(one) < 1000)).toBe(true);
      expect(zerosOf(got.values), `seed ${seed}`).toBeLessThanOrEqual(got.values.length / 2);
      if (got.kind === 'refused') refused += 1;
    }
    expect(calm).toBe(0);
    expect(refused).toBeGreaterThan(seeds / 10);
  });
});

describe('a file that promises too much', () => {
  it('of 10^12 values is refused at once', async () => {
    const million = { name: 'latitude', length: 1_000_000 };
    const huge = classicHeader([million, { name: 'longitude', length: 1_000_000 }]);
    const startedMs = performance.now();
    expect(await readAll(huge, 'huge.nc')).toMatchObject({
      kind: 'refused',
      code: 'FORCING_TRUNCATED',
    });
    expect(performance.now() - startedMs).toBeLessThan(500);
  });

  it('of 2^32 attributes, dimensions or bytes of a name is refused at once', async () => {
    const bytes = sample('classic-float.nc');
    for (let at = 4; at < 400; at += 4) {
      const wrong = Uint8Array.from(bytes);
      wrong.fill(255, at, at + 4);
      const got = await readAll(wrong, 'wrong.nc');
      expect(got.kind, got.text).not.toBe('fault');
    }
  });

  it('of more GRIB points than are read is refused before memory is taken', async () => {
    const bytes = Buffer.from(sample('simple.grib2'));
    const section3 = 16 + bytes.readUInt32BE(16);
    bytes.writeUInt32BE(1_000_000_000, section3 + 6);
    const got = await readAll(bytes, 'huge.grib2');
    expect(got).toMatchObject({ kind: 'refused', code: 'FORCING_LIMIT' });
  });
});

describe('a file of another kind', () => {
  const kinds: [string, string, string][] = [
    ['', 'FORCING_FORMAT', 'an empty file'],
    ['time,lat,lon\n2026,51,1\n', 'FORCING_FORMAT', 'text'],
    ['\x1f\x8b\x08\x00abc', 'FORCING_PACKED', 'gunzip'],
    ['PK\x03\x04abc', 'FORCING_PACKED', 'zip'],
    ['GRIB\x00\x00\x20\x01', 'FORCING_FORMAT', 'edition=2'],
  ];
  it.each(kinds)('%j is %s', async (text, code, said) => {
    const got = await readAll(Buffer.from(text, 'latin1'), 'x');
    expect(got).toMatchObject({ kind: 'refused', code });
    expect(got.text).toContain(said);
  });

  it('is told in both languages by a check, which does not throw', async () => {
    const report = await checkForcing(Buffer.from('PK\x03\x04'), { name: 'a.zip' });
    expect(report).toMatchObject({ file: 'a.zip', usable: false });
    expect(report.refusals[0]).toMatchObject({
      code: 'FORCING_PACKED',
      en: 'The file is packed in an archive; unpack it first.',
      fr: 'Le fichier se trouve dans une archive\u202f; décompressez-la d’abord.',
    });
  });

  it('that is not there is told by its path', async () => {
    await expect(openForcing('no/such/file.nc')).rejects.toMatchObject({
      code: 'FORCING_UNREADABLE',
      message: 'FILE: got no/such/file.nc (ENOENT), expected a readable file',
    });
  });
});

/**
 * Aim: of a GRIB2 file what is not understood is refused by its name, never misread. Method: samples of
 * ecCodes with single octets changed, as the manual on codes places them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkForcing, openForcing } from '../src/index.js';

const sample = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`./vectors/${name}`, import.meta.url)));

/** Changes octets (counted from 1) of a section in every message. */
function changed(name: string, section: number, octets: Readonly<Record<number, number>>): Buffer {
  const bytes = Buffer.from(sample(name));
  for (let start = 0; start < bytes.length; ) {
    const end = start + Number(bytes.readBigUInt64BE(start + 8));
    for (let at = start + 16; at < end - 4; at += bytes.readUInt32BE(at)) {
      if (bytes[at + 4] !== section) continue;
      for (const [octet, value] of Object.entries(octets)) bytes[at + Number(octet) - 1] = value;
    }
    start = end;
  }
  return bytes;
}
const refusal = async (bytes: Buffer): Promise<string> => {
  const error: unknown = await openForcing(bytes, { name: 'x' }).catch((one: unknown) => one);
  if (!(error instanceof Error)) throw new Error('it was opened');
  return `${Reflect.get(error, 'code')} ${error.message}`;
};

describe('a GRIB2 file is refused', () => {
  const rows: [string, number, Record<number, number>, RegExp][] = [
    [
      'rotated grid',
      3,
      { 14: 1 },
      /^FORCING_GRID .*template 3\.1 \(rotated\), expected template 3\.0/,
    ],
    ['Lambert grid', 3, { 14: 30 }, /^FORCING_GRID .*\(Lambert\).*regrid it first/],
    ['Gaussian grid', 3, { 14: 40 }, /^FORCING_GRID .*\(Gaussian\)/],
    ['triangles', 3, { 14: 101 }, /^FORCING_GRID .*unstructured/],
    ['reduced rows', 3, { 31: 255, 32: 255, 33: 255, 34: 255 }, /^FORCING_GRID .*reduced/],
    ['shifted rows', 3, { 72: 0x48 }, /^FORCING_GRID .*scanning mode: got 72/],
    ['rows that say north and run south', 3, { 72: 0 }, /^FORCING_GRID .*latitudes/],
    ['PNG', 5, { 11: 41 }, /^FORCING_PACKING .*5\.41 \(PNG\), expected 5\.0 simple.*repack it/],
    ['spectral', 5, { 11: 50 }, /^FORCING_PACKING .*5\.50 \(spectral\)/],
    ['run lengths', 5, { 11: 200 }, /^FORCING_PACKING .*run lengths/],
    ['months as unit', 4, { 18: 3 }, /^FORCING_TIME .*unit of time: got 3/],
    ['an unknown product', 4, { 9: 40 }, /^FORCING_PRODUCT .*template 4\.40/],
    ['the wind of 100 m', 4, { 28: 100 }, /^FORCING_NOTHING .*0\.2\.2 on level 103/],
    ['a day that is none', 1, { 16: 32 }, /^FORCING_TIME .*reference time: got 2026-1-32/],
  ];
  it.each(rows)('of %s', async (_name, section, octets, said) => {
    expect(await refusal(changed('simple.grib2', section, octets))).toMatch(said);
  });

  it('where its second message has another grid', async () => {
    const bytes = Buffer.from(sample('simple.grib2'));
    const second = Number(bytes.readBigUInt64BE(8));
    const section3 = second + 16 + bytes.readUInt32BE(second + 16);
    bytes.writeUInt32BE(53_000_000, section3 + 46);
    expect(await refusal(bytes)).toMatch(/^FORCING_GRID x, message 2: got another grid/);
  });

  it('where v is missing at one of its times', async () => {
    const bytes = sample('simple.grib2');
    const one = Number(bytes.readBigUInt64BE(8));
    expect(await refusal(bytes.subarray(0, one))).toMatch(
      /^FORCING_PAIR wind: got one component at 2026-01-10T00:00:00.000Z/,
    );
  });
});

describe('directions', () => {
  it('along a grid that runs north-east are those to the east and north', async () => {
    const [plain, along] = await Promise.all([
      openForcing(sample('simple.grib2')),
      openForcing(changed('simple.grib2', 3, { 55: 0x38 })),
    ]);
    expect(along.vectors[0]?.frame(1)).toEqual(plain.vectors[0]?.frame(1));
  });

  it('along a grid that runs west and south are refused', async () => {
    expect(await refusal(changed('simple-northwest.grib2', 3, { 55: 0x38 }))).toMatch(
      /^FORCING_GRID .*components: got along a grid that runs west or south/,
    );
  });
});

describe('a message with sections repeated', () => {
  it('holds u and v, as NCEP writes them', async () => {
    const bytes = sample('complex-second.grib2');
    const parts: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const first = bytes.subarray(at, at + Number(bytes.readBigUInt64BE(at + 8)));
      const from = at + first.length;
      const second = bytes.subarray(from, from + Number(bytes.readBigUInt64BE(from + 8)));
      let section = 16;
      while (second[section + 4] !== 4) section += second.readUInt32BE(section);
      const both = Buffer.concat([first.subarray(0, -4), second.subarray(section)]);
      both.writeBigUInt64BE(BigInt(both.length), 8);
      parts.push(both);
      at = from + second.length;
    }
    expect(parts).toHaveLength(3);
    const [joined, plain] = await Promise.all([
      openForcing(Buffer.concat(parts)),
      openForcing(bytes),
    ]);
    for (const index of [0, 1, 2]) {
      expect(joined.vectors[0]?.frame(index)).toEqual(plain.vectors[0]?.frame(index));
    }
  });
});

describe('a bulletin', () => {
  it('has headings between messages, which are passed over', async () => {
    const bytes = sample('simple.grib2');
    const one = Number(bytes.readBigUInt64BE(8));
    const heading = Buffer.from('\x01\r\r\n001\r\r\nHHXA88 EGRR 100000\r\r\n', 'latin1');
    const parts: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const count = Number(bytes.readBigUInt64BE(at + 8));
      parts.push(heading, bytes.subarray(at, at + count));
      at += count;
    }
    const opened = await openForcing(Buffer.concat([...parts, Buffer.from('\r\r\n\x03')]));
    expect(one).toBeGreaterThan(100);
    expect(opened.vectors[0]?.timesMs).toHaveLength(3);
    expect(opened.vectors[0]?.source.text).toBe('bytes, ECMWF, run of 2026-01-10T00:00:00.000Z');
  });

  it('with messages twice uses each time once, and says so', async () => {
    const bytes = sample('simple.grib2');
    const opened = await openForcing(Buffer.concat([bytes, bytes]));
    expect(opened.vectors[0]?.timesMs).toHaveLength(3);
    expect(opened.notes).toContainEqual({
      code: 'DOUBLE_TIME',
      quantity: 'wind',
      facts: { fields: 6 },
    });
  });
});

describe('a check', () => {
  it('tells what would be used', async () => {
    const report = await checkForcing(sample('simple.grib2'), { name: 'wind.grib2' });
    expect(report).toMatchObject({
      file: 'wind.grib2',
      format: 'grib2',
      usable: true,
      refusals: [],
    });
    expect(report.fields).toEqual([
      {
        quantity: 'wind',
        source: 'wind.grib2, ECMWF, run of 2026-01-10T00:00:00.000Z',
        variables: ['u of wind', 'v of wind'],
        from: '2026-01-10T00:00:00.000Z',
        to: '2026-01-10T03:00:00.000Z',
        times: 3,
        ...{ westDeg: 0.5, eastDeg: 2.5, southDeg: 50.25, northDeg: 51.75 },
        ...{ stepLonDeg: 0.25, stepLatDeg: 0.25, knownShare: 0.9206, min: 8.396, max: 8.405 },
      },
    ]);
  });

  it('says aloud that a field is nothing but zeros', async () => {
    const zeros = Object.fromEntries(Array.from({ length: 252 }, (_, i) => [i + 6, 0]));
    const report = await checkForcing(changed('ieee.grib2', 7, zeros), { name: 'x' });
    expect(report.fields[0]).toMatchObject({ min: 0, max: 0 });
    expect(report.notes).toContainEqual({
      code: 'ALL_ZERO',
      quantity: 'wind',
      facts: {},
      en: 'Wind: every value that was read is exactly zero; this is hardly a forecast. Do not rely on it.',
      fr: 'Vent\u00a0: toutes les valeurs lues sont exactement nulles\u202f; ce n’est guère une prévision. Ne vous y fiez pas.',
    });
  });
});

/**
 * Aim: a file gives the numbers that its maker's library reads in it. Method: samples made and read back by
 * netCDF-C and ecCodes (`vectors/make.py`), every value of every frame against ours. Tolerance 2e-7 of the
 * value and 2e-7 m/s: what Float32 keeps, no more.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openForcing } from '../src/index.js';

const folder = fileURLToPath(new URL('./vectors/', import.meta.url));
type Component = (number | null)[];
const expected: Record<string, Component[][]> = JSON.parse(
  readFileSync(`${folder}values.json`, 'utf8'),
);
const hours = [0, 1, 3];
const startMs = Date.UTC(2026, 0, 10);

/** Largest distance of two lists, infinite where one has a value and the other none. */
function worst(got: Float32Array, wanted: Component, offset: number): number {
  if (got.length !== wanted.length) return Number.POSITIVE_INFINITY;
  return wanted.reduce<number>((most, value, i) => {
    const ours = got[i] ?? 0;
    if (value === null || Number.isNaN(ours)) {
      return value === null && Number.isNaN(ours) ? most : Number.POSITIVE_INFINITY;
    }
    return Math.max(most, Math.abs(ours - (value + offset)) / (1 + Math.abs(value)));
  }, 0);
}

describe('samples of the reference libraries', () => {
  it.each(Object.keys(expected))('%s: each value of each frame', async (name) => {
    const opened = await openForcing(`${folder}${name}`);
    try {
      expect(opened.refusals).toEqual([]);
      const [field] = [...opened.vectors, ...opened.scalars];
      if (field === undefined) throw new Error('no field');
      expect([...field.timesMs]).toEqual(hours.map((hour) => startMs + hour * 3_600_000));
      expect(field).toMatchObject({ columns: 9, rows: 7, lon0Deg: 0.5, lat0Deg: 50.25 });
      expect(field.stepLonDeg).toBeCloseTo(0.25, 9);
      expect(field.stepLatDeg).toBeCloseTo(0.25, 9);
      const offset = field.quantity === 'sea-temperature' ? -273.15 : 0;
      const wanted = expected[name] ?? [];
      expect(wanted).toHaveLength(3);
      for (const [time, components] of wanted.entries()) {
        const frame = field.frame(time);
        const ours = 'values' in frame ? [frame.values] : [frame.eastMps, frame.northMps];
        for (const [i, component] of components.entries()) {
          const one = ours[i] ?? new Float32Array();
          expect(worst(one, component, offset), `time ${time}, component ${i}`).toBeLessThan(2e-7);
        }
      }
    } finally {
      opened.close();
    }
  });

  it('are read the same from bytes and from disk', async () => {
    for (const name of ['classic-short.nc', 'nc4-float.nc', 'complex.grib2']) {
      const [disk, memory] = await Promise.all([
        openForcing(`${folder}${name}`),
        openForcing(readFileSync(`${folder}${name}`), { name }),
      ]);
      expect(memory.vectors[0]?.frame(2)).toEqual(disk.vectors[0]?.frame(2));
      expect(memory.vectors[0]?.source).toEqual(disk.vectors[0]?.source);
      disk.close();
      memory.close();
    }
  });
});

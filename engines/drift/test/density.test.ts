/** Aim: each place counts in the one cell of a minute that it lies in. Method: places by hand, and a cloud. */
import { describe, expect, it } from 'vitest';
import { type DriftFrame, minuteDensity, runDrift } from '../src/index.js';
import { scenario, startMs } from './scenario.js';

const minute = 1 / 60;
function frameOf(places: readonly (readonly [lon: number, lat: number, status?: number])[]) {
  return {
    timeMs: 0,
    hours: 1,
    lonDeg: Float64Array.from(places, ([lon]) => lon),
    latDeg: Float64Array.from(places, ([, lat]) => lat),
    status: Uint8Array.from(places, ([, , status = 0]) => status),
  } satisfies DriftFrame;
}
const only = (lon: number, lat: number) => {
  const { cells } = minuteDensity(frameOf([[lon, lat]]));
  expect(cells).toHaveLength(1);
  expect(cells[0]!.probability).toBe(1);
  return [Math.round(cells[0]!.lon * 60), Math.round(cells[0]!.lat * 60)];
};

describe('minute density', () => {
  it('names cells by their south-western corner, west and south of nought too', () => {
    expect(only(1.51, 51.02)).toEqual([90, 3061]);
    expect(only(-0.001, -0.001)).toEqual([-1, -1]);
    expect(only(-1.51, 51.02)).toEqual([-91, 3061]);
  });

  it('puts a place on a border into the cell to its east and north, at every minute', () => {
    for (let k = -10_800; k < 10_800; k++) {
      const lat = (k % 5_400) / 60;
      const [column, row] = [k, k % 5_400];
      const { cells } = minuteDensity(frameOf([[k / 60, lat]]));
      if (cells[0]!.lon !== k / 60 || cells[0]!.lat !== lat) {
        expect.fail(`${column} ${row}: ${JSON.stringify(cells)}`);
      }
    }
    expect(only(1.5 - 1e-9, 51 - 1e-9)).toEqual([89, 3059]);
  });

  it('has no cell beyond a pole, and one meridian at 180 degrees', () => {
    expect(only(1.51, 90)).toEqual([90, 5_399]);
    expect(only(1.51, -90)).toEqual([90, -5_400]);
    expect(only(180, 10)).toEqual([-10_800, 600]);
    expect(only(-180, 10)).toEqual([-10_800, 600]);
    expect(only(180 - 1e-9, 10)).toEqual([10_799, 600]);
    const both = minuteDensity(
      frameOf([
        [180, 10],
        [-180, 10],
      ]),
    );
    expect(both.cells).toHaveLength(1);
  });

  it('counts who is active or ashore; who left or waits is elsewhere; together they are one', () => {
    const places = [
      ...[
        [1.51, 51, 0],
        [1.512, 51.001, 0],
        [1.51, 51, 1],
        [1.6, 51, 0],
      ],
      ...[
        [1.51, 51, 2],
        [1.51, 51, 3],
        [1.51, 51, 2],
        [1.51, 51, 3],
      ],
    ] as [number, number, number][];
    const { cells, elsewhere } = minuteDensity(frameOf(places));
    expect(elsewhere).toBe(0.5);
    expect(cells.map(({ probability }) => probability)).toEqual([3 / 8, 1 / 8]);
    expect(minuteDensity(frameOf([[1, 51, 2]]))).toEqual({ cells: [], elsewhere: 1 });
  });

  it('of a cloud adds up to one, densest first, each cell with those that lie in it', () => {
    const run = runDrift(
      scenario({
        ...{ particles: 5_000, hours: 6, atHours: [6] },
        release: {
          timeMs: startMs,
          durationS: 0,
          place: { kind: 'circle', lat: 51, lon: 0.01, radiusM: 9_000 },
        },
      }),
    );
    const frame = run.frames[0]!;
    const { cells, elsewhere } = minuteDensity(frame);
    expect(elsewhere).toBe(0);
    expect(cells.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 9);
    expect(cells.length).toBeGreaterThan(50);
    for (const [index, { lon, lat, probability }] of cells.entries()) {
      let within = 0;
      for (let i = 0; i < 5_000; i++) {
        const [x, y] = [frame.lonDeg[i]! - lon, frame.latDeg[i]! - lat];
        if (x >= 0 && x < minute && y >= 0 && y < minute) within++;
      }
      expect(within / 5_000).toBe(probability);
      if (index > 0) expect(probability).toBeLessThanOrEqual(cells[index - 1]!.probability);
    }
  });
});

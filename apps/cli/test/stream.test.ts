/** Aim: what `straitwatch stream` promises to other programs. Method: the command with its own streams. */
import { describe, expect, it } from 'vitest';
import { linesOf, run as runProgram } from './support/run.js';

async function run(...argv: string[]) {
  const { code, stdout, stderr } = await runProgram(['stream', ...argv]);
  return { code, rows: linesOf(stdout), stderr };
}

const day = ['--from', '2026-01-10T00:00:00Z', '--to', '2026-01-11T00:00:00Z'];

describe('straitwatch stream', () => {
  it('prints the stream with its sd every step, both ends counted', async () => {
    const { code, rows, stderr } = await run('--lat', '51.0', '--lon', '1.45', ...day);
    expect([code, stderr, rows.length]).toEqual([0, '', 145]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['time', 'eastMps', 'northMps', 'sdMps']);
      expect(Math.hypot(row.eastMps, row.northMps)).toBeLessThan(2.5);
    }
    expect(Math.max(...rows.map((row) => row.northMps))).toBeGreaterThan(0.3);
    expect(Math.min(...rows.map((row) => row.northMps))).toBeLessThan(-0.3);
  });

  it('prints the turns of the stream', async () => {
    const { rows } = await run('--lat', '51.0', '--lon', '1.45', ...day, '--slack');
    expect(rows.length).toBe(4);
    const ways = rows.map((row) => (row.towardsDegTrue < 180 ? 'north-east' : 'south-west'));
    for (let i = 1; i < ways.length; i += 1) expect(ways[i]).not.toBe(ways[i - 1]);
  });

  it.each([
    ['49.0', '-4.0'],
    ['51.147', '0.873'],
  ])('says where the model ends for %s %s', async (lat, lon) => {
    const { code, stderr } = await run(`--lat=${lat}`, `--lon=${lon}`, ...day);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^error: --lat --lon: got ${Number(lat)} ${Number(lon)}, expected a place at sea within 50\\.\\d\\d to 51\\.\\d\\d N`,
      ),
    );
  });

  it('refuses degrees that are none', async () => {
    const { code, stderr } = await run('--lat', '95', '--lon', '1', ...day);
    expect(code).toBe(2);
    expect(stderr).toBe('error: --lat: got 95, expected degrees from -90 to 90\n');
  });
});

/** Aim: what `straitwatch tide` promises to other programs. Method: the command with its own streams. */
import { describe, expect, it } from 'vitest';
import { run as runProgram } from './support/run.js';

async function run(...argv: string[]) {
  const ran = await runProgram(argv);
  return { ...ran, lines: ran.stdout.split('\n').filter((line) => line !== '') };
}

const day = ['--from', '2026-01-10T00:00:00Z', '--to', '2026-01-11T00:00:00Z'];

describe('straitwatch tide', () => {
  it('prints a height every step, both ends counted', async () => {
    const { code, lines, stderr } = await run('tide', '--station', 'dover', ...day);
    expect([code, stderr, lines.length]).toEqual([0, '', 145]);
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows[0]).toEqual({ time: '2026-01-10T00:00:00Z', heightM: expect.any(Number) });
    expect(rows.at(-1).time).toBe('2026-01-11T00:00:00Z');
    expect(Math.max(...rows.map((row) => row.heightM))).toBeGreaterThan(1.2);
    expect(Math.min(...rows.map((row) => row.heightM))).toBeLessThan(-1.2);
  });

  it('prints high and low waters in turns', async () => {
    const { lines } = await run('tide', '--station', 'Boulogne-sur-Mer', ...day, '--extremes');
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.length).toBe(4);
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['high', 'low']));
    for (const row of rows) {
      expect(row.time).toMatch(/^2026-01-10T\d{2}:\d{2}:\d{2}Z$/);
      expect(row.heightM > 0).toBe(row.kind === 'high');
    }
  });

  it.each(['dover', 'calais', 'boulogne', 'dunkerque', 'deal', 'dieppe', 'newhaven'])(
    'knows %s',
    async (name) => {
      const { code, lines } = await run('tide', '--station', name, ...day, '--step-min', '60');
      expect([code, lines.length]).toEqual([0, 25]);
    },
  );

  it('lists its stations, each with who keeps it', async () => {
    const { lines } = await run('tide', '--stations');
    expect(lines.length).toBeGreaterThan(90);
    for (const line of lines) expect(JSON.parse(line).gauge).toBeTruthy();
  });

  it('names near stations for one it does not know', async () => {
    const { code, stderr } = await run('tide', '--station', 'dunkirque', ...day);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: --station: got dunkirque, expected a station as dunkerque,/i);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['--from', ['--station', 'dover', '--to', '2026-01-10T00:00:00Z']],
    ['--from', ['--station', 'dover', '--from', '2026-02-30T00:00:00Z', '--to', 'x']],
    ['--to', ['--station', 'dover', '--from', day[3] ?? '', '--to', day[1] ?? '']],
    ['--step-min', ['--station', 'dover', ...day, '--step-min', '0']],
    ['--to', ['--station', 'dover', '--from', '2020-01-01T00:00:00Z', '--to', '2099-01-01T00:00Z']],
    ['--station', day],
  ])('refuses a wrong %s and says so', async (field, argv) => {
    const { code, stderr } = await run('tide', ...argv);
    expect(code).toBe(2);
    expect(stderr.startsWith(`error: ${field}: got `)).toBe(true);
  });
});

/** Aim: what `straitwatch link` promises to other programs. Method: the command with its own streams. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exerciseUrls } from '@straitwatch/data';
import { describe, expect, it } from 'vitest';
import { run } from './support/run.js';

const file = fileURLToPath(exerciseUrls('november-2021').reports);
const lines = readFileSync(file, 'utf8').trim().split('\n').slice(0, 14);
const night = lines.join('\n');
const quick = ['link', '--effort', '20', '-'];

describe('straitwatch link', () => {
  it('gives boats, boats at sea, pairs and the unexplained, each report once', async () => {
    const { code, stdout, stderr } = await run(quick, night);
    expect([code, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(['at', 'boats', 'boatsAtSea', 'pairs', 'unexplained']);
    const given = lines.map((line) => JSON.parse(line).id as string);
    const listed = [
      ...result.boats.flatMap((boat: { reports: string[] }) => boat.reports),
      ...result.unexplained,
    ];
    expect(listed.sort()).toEqual(given.sort());
    for (const boat of result.boats) {
      expect(Object.keys(boat)).toEqual(
        expect.arrayContaining([
          'id',
          'reports',
          'probability',
          'persons',
          'accountedFor',
          'reasons',
        ]),
      );
    }
    expect(result.boatsAtSea.low).toBeLessThanOrEqual(result.boatsAtSea.mean);
  });

  it('gives the same answer again, and in another order of lines', async () => {
    const once = await run(quick, night);
    expect(await run(quick, night)).toEqual(once);
    expect(await run(quick, [...lines].reverse().join('\r\n'))).toEqual(once);
  });

  it('uses with --at only what had been received by then, and says when', async () => {
    const at = '2021-11-24T00:50:00Z';
    const { stdout } = await run(['link', '--at', at, '--effort', '20', '-'], night);
    const result = JSON.parse(stdout);
    const received = new Map(lines.map((line) => [JSON.parse(line).id, JSON.parse(line).received]));
    const used = result.boats.flatMap((boat: { reports: string[] }) => boat.reports);
    expect(result.at).toBe(at);
    expect(used.length + result.unexplained.length).toBe(
      [...received.values()].filter((one) => one <= at).length,
    );
  });

  it('answers an empty night', async () => {
    const { code, stdout } = await run(quick, '\n');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ boats: [], pairs: [], unexplained: [] });
  });

  it.each([
    ['{"id":"r1"', 'error: line 1: got {"id":"r1", expected a report as one JSON object\n'],
    [
      '{"id":"r1","time":"yesterday","centre":"uk","channel":"999"}',
      'error: line 1 time: got "yesterday"',
    ],
    [
      `${lines[0]}\n${lines[0]}`,
      'error: line 2 id: got r1 again (line 1), expected each id once\n',
    ],
    [
      '{"id":"r1","time":"2026-01-10T01:00:00Z","centre":"de","channel":"999"}',
      'error: line 1 centre: got "de"',
    ],
  ])('refuses %s and says what was expected', async (input, message) => {
    const { code, stdout, stderr } = await run(quick, input);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [['link']],
    [['link', '--at', 'now', '-']],
    [['link', '--seed', 'x', '-']],
    [['link', '--effort', '5', '-']],
    [['link', 'a', 'b']],
  ])('says that %j is wrong usage', async (argv) => {
    expect((await run(argv, night)).code).toBe(2);
  });

  it('has help', async () => {
    expect((await run(['link', '--help'])).stdout).toContain('straitwatch link');
  });
});

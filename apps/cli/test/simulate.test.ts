import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAisStream } from '@straitwatch/ais';
import { reportSchema } from '@straitwatch/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { simulateCommand } from '../src/simulate.js';
import { run, runCommand } from './support/run.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'straitwatch-simulate-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('straitwatch simulate', () => {
  test('writes reports, truth and AIS that other commands read, and says how many', async () => {
    const argv = ['--seed', '3', '--level', 'easy', '--hours', '6', '--out', dir];
    const { code, stdout } = await runCommand(simulateCommand, argv);
    expect(code).toBe(0);
    const summary = JSON.parse(stdout);
    const reports = readFileSync(join(dir, 'reports.ndjson'), 'utf8').trim().split('\n');
    expect(reports).toHaveLength(summary.reports);
    const ids = reports.map((line) => reportSchema.parse(JSON.parse(line)).id);
    const truth = JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8'));
    expect(Object.keys(truth.reports)).toEqual(ids);
    expect(truth.boats).toHaveLength(summary.boats);
    let messages = 0;
    const stream = createAisStream({
      onMessage: (_message, reception) => {
        messages += 1;
        expect(reception.timeMs).toBeGreaterThan(Date.parse('2026-09-01T18:59:00Z'));
      },
      onReject: (reject) => expect.fail(JSON.stringify(reject)),
    });
    stream.push(readFileSync(join(dir, 'ais.nmea')));
    stream.end();
    expect(messages).toBe(summary.aisMessages);
    expect(messages).toBeGreaterThan(10_000);
  });

  test('the same seed writes the same bytes', async () => {
    const read = (name: string) => readFileSync(join(dir, name), 'utf8');
    const argv = [
      '--seed',
      '4',
      '--level',
      'easy',
      '--hours',
      '4',
      '--ais-thin',
      '0',
      '--out',
      dir,
    ];
    await runCommand(simulateCommand, argv);
    const first = [read('reports.ndjson'), read('truth.json')];
    await runCommand(simulateCommand, argv);
    expect([read('reports.ndjson'), read('truth.json')]).toEqual(first);
    expect(read('ais.nmea')).toBe('');
  });

  test.each([
    [['--level', 'soft', '--out', 'x'], '--level: got soft, expected easy or real or hard'],
    [[], '--out: got nothing, expected a value'],
    [['--out', 'x', '--hours', '99'], '--hours: got 99, expected a whole number, 1 to 48'],
    [['--out', 'x', '--start', 'noon'], '--start: got noon, expected a time as'],
  ])('wrong usage %j ends with 2 and one line', async (argv, message) => {
    const { code, stderr } = await run(['simulate', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});

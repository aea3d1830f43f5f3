/**
 * Aim: published days come from a proven record only, carry the head they rest on, and can be counted
 * again later. Method: a real record in a folder, written through the journal; the command in this
 * process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '@straitwatch/journal';
import { journalDir } from '@straitwatch/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run as runProgram } from './support/run.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'straitwatch-figures-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (...argv: string[]) => runProgram(['figures', ...argv]);

const by = { kind: 'officer', id: 'o1', name: 'A', role: 'watch-officer', centre: 'uk' } as const;
const call = (id: string, time: string) =>
  ({
    kind: 'report.received',
    kv: 1,
    at: time,
    by,
    body: { report: { id, time, centre: 'uk', channel: '999' } },
  }) as const;
const opened = (boat: string, report: string, at: string) =>
  ({
    kind: 'boat.opened',
    kv: 1,
    at,
    by,
    body: { boat, report, coordinating: 'uk', phase: 'distress' },
  }) as const;

/** Two calls and a boat on the 10th, one call on the 12th. Answers the heads after each append. */
async function record(): Promise<{ n: number; hash: string }[]> {
  const journal = await openJournal({
    dir: journalDir(dir),
    centre: 'uk',
    mode: 'live',
    create: true,
    clock: () => Date.parse('2026-01-12T06:00:00Z'),
    software: 'test',
  });
  const heads = [];
  const first = '2026-01-10T01:00:00.000Z';
  for (const drafts of [
    [call('D-r1', first), opened('D1', 'D-r1', first)],
    [call('D-r2', '2026-01-10T23:59:59.000Z'), call('D-r3', '2026-01-12T05:00:00.000Z')],
  ]) {
    await journal.append(drafts);
    heads.push(journal.head);
  }
  await journal.close();
  return heads;
}

describe('figures', () => {
  test('one row a day, empty days included, each with the head of the record', async () => {
    const [, last] = await record();
    const { code, stdout } = await run(dir);
    expect(code).toBe(0);
    const rows = JSON.parse(stdout);
    const shown = rows.map((row: Record<string, unknown>) => [row.date, row.reports, row.boats]);
    expect(shown).toEqual([
      ['2026-01-10', 2, 1],
      ['2026-01-11', 0, 0],
      ['2026-01-12', 1, 0],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ centre: 'uk', mode: 'live', entries: 5, head: last?.hash });
    }
  });

  test('counted again up to a head of the past, they are as they were published then', async () => {
    const [first] = await record();
    const { stdout } = await run(dir, '--entries', String(first?.n));
    expect(JSON.parse(stdout)).toMatchObject([
      { date: '2026-01-10', reports: 1, boats: 1, entries: 3, head: first?.hash },
    ]);
    const { code, stderr } = await run(dir, '--entries', '6');
    expect(code).toBe(1);
    expect(stderr).toBe('error: --entries: got 6, expected at most 5\n');
  });

  test('days are both counted, times end before themselves', async () => {
    await record();
    const dates = async (...range: string[]) => {
      const { stdout } = await run(dir, ...range);
      return JSON.parse(stdout).map((row: { date: string }) => row.date);
    };
    expect(await dates('--from', '2026-01-11', '--to', '2026-01-12')).toEqual([
      '2026-01-11',
      '2026-01-12',
    ]);
    const from = '2026-01-10T00:00:00Z';
    expect(await dates('--from', from, '--to', '2026-01-11T00:00:00Z')).toEqual(['2026-01-10']);
    const { code, stderr } = await run(dir, '--from', '2026-01-12', '--to', '2026-01-10');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: --to: got 2026-01-12 to 2026-01-10, expected 1 to /);
  });

  test('the same as CSV, with a heading line', async () => {
    const [, last] = await record();
    const { stdout } = await run(dir, '--format', 'csv', '--from', '2026-01-12');
    const [heading, row, end] = stdout.split('\r\n');
    expect(heading).toMatch(/^date,reports,boats,.*,centre,mode,entries,head$/);
    expect(row).toBe(`2026-01-12,1,0,0,0,0,0,0,0,0,0,0,uk,live,5,${last?.hash}`);
    expect(end).toBe('');
  });
});

/** `straitwatch link`: which boat each report is about, how many are at sea, and who is not accounted for. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { dataFileUrl } from '@straitwatch/data';
import { type FlowAt, type LinkReport, linkReports } from '@straitwatch/linking';
import { createTidalStream, type StreamGridFile } from '@straitwatch/metocean';
import { type Report, reportSchema } from '@straitwatch/protocol';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { parseOptions, UsageError, wholeNumber } from './options.js';

const help = `straitwatch link [--at TIME] [--seed N] [--effort N] REPORTS.ndjson

Which reports are about the same boat, how many boats are at sea, and which of them is not accounted for.
One report a line, as in the contract; - reads standard input. It proposes: an officer decides.

  --at TIME     uses only what had been received by then (UTC); everything when absent
  --seed N      the same seed and reports give the same answer (1)
  --effort N    10 to 1000: length of the sampling in percent of the usual (100)
`;

/** Bad input: exit code 1. */
export class LinkInputError extends Error {
  override readonly name = 'LinkInputError';
  readonly code = 'link-input';
}

const bytesMax = 200_000_000;
const reportsMax = 20_000;

export async function linkCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, { values: ['at', 'seed', 'effort'], wordsMax: 1 });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const [file] = options.words;
  if (file === undefined) {
    throw new UsageError('REPORTS.ndjson: got nothing, expected a file of reports, or -');
  }
  const at = atOption(options.value('at'));
  const seed = wholeNumber(options, 'seed', {
    ...{ min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 1 },
  });
  const effort = wholeNumber(options, 'effort', { min: 10, max: 1000, fallback: 100 });
  const input = file === '-' ? await text(io.stdin) : readFileSync(file, 'utf8');
  const reports = readReports(input);
  const result = linkReports(reports, {
    ...{ seed, effort: effort / 100, flowAt: tidalFlow() },
    ...(at === undefined ? {} : { atMs: at.ms }),
  });
  const { boats, boatsAtSea, pairs, unexplained, atMs } = result;
  writeJson(io, {
    at: at?.text ?? new Date(atMs).toISOString().replace('.000Z', 'Z'),
    boats,
    ...{ boatsAtSea, pairs, unexplained },
  });
  return exitCodes.done;
}

function atOption(given: string | undefined): { text: string; ms: number } | undefined {
  if (given === undefined) return undefined;
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(given)
    ? Date.parse(given)
    : Number.NaN;
  if (Number.isFinite(ms)) return { text: given, ms };
  throw new UsageError(
    `--at: got ${given.slice(0, 40)}, expected a time in UTC as 2026-01-10T01:12:00Z`,
  );
}

function tidalFlow(): FlowAt {
  const file: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
  const stream = createTidalStream(file);
  return ({ lat, lon }, timeMs) => stream.at(lat, lon, timeMs);
}

/** @throws LinkInputError naming the line, the field, what it holds and what was expected */
export function readReports(input: string): LinkReport[] {
  if (input.length > bytesMax) {
    throw new LinkInputError(`REPORTS: got ${input.length} bytes, expected at most ${bytesMax}`);
  }
  const reports: LinkReport[] = [];
  const lineOf = new Map<string, number>();
  input.split(/\r\n|\n|\r/).forEach((line, at) => {
    if (line.trim() === '') return;
    const report = readReport(line, at + 1);
    const before = lineOf.get(report.id);
    if (before !== undefined) {
      throw new LinkInputError(
        `line ${at + 1} id: got ${report.id} again (line ${before}), expected each id once`,
      );
    }
    lineOf.set(report.id, at + 1);
    if (lineOf.size > reportsMax) {
      throw new LinkInputError(`REPORTS: got more than ${reportsMax} reports, expected one night`);
    }
    reports.push(toLinkReport(report));
  });
  return reports;
}

function readReport(line: string, number: number): Report {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new LinkInputError(
      `line ${number}: got ${line.slice(0, 40)}, expected a report as one JSON object`,
    );
  }
  const read = reportSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path ?? [];
  const got = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const shown = got === undefined ? 'nothing' : JSON.stringify(got).slice(0, 60);
  throw new LinkInputError(
    `line ${number} ${path.join('.') || 'report'}: got ${shown}, expected ${issue?.message ?? 'a report'}`,
  );
}

/** A report of the contract as the linking engine takes it: times as numbers, unknown fields left behind. */
export function toLinkReport(report: Report): LinkReport {
  const { launch } = report;
  const { id, centre, channel, position, caller, persons, craft, signs, languages, about } = report;
  return {
    ...{ id, centre, channel, timeMs: Date.parse(report.time) },
    ...(report.received === undefined ? {} : { receivedMs: Date.parse(report.received) }),
    ...defined({ position, caller, persons, craft, signs, languages, about }),
    ...(launch === undefined ? {} : { launch: launchOf(launch) }),
  } as LinkReport;
}

function launchOf(launch: NonNullable<Report['launch']>): NonNullable<LinkReport['launch']> {
  return {
    ...(launch.place === undefined ? {} : { place: launch.place }),
    ...(launch.time === undefined ? {} : { timeMs: Date.parse(launch.time) }),
  };
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

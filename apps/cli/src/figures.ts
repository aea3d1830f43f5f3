/** `straitwatch figures`: daily counts from a proven record, each with the head they rest on. */
import { existsSync } from 'node:fs';
import { type Entry, type Head, verifyJournal } from '@straitwatch/journal';
import { journalDir, toProtocolEntry } from '@straitwatch/server';
import { type DayFigures, figuresDaysMax, figuresReader } from '@straitwatch/views';
import { type CommandIo, exitCodes } from './io.js';
import { oneOf, type ParsedOptions, parseOptions, UsageError, wholeNumber } from './options.js';

const help = `straitwatch figures DIR [--from DAY] [--to DAY] [--format json|csv] [--entries N]

Counts the record in DIR (the folder of a centre, or of its journal) day by day, UTC. The whole
record is proven first, as by verify; the server may be running. Each day carries the mode of the
record, and the number of entries and the head that it was computed from: whoever holds the record
can prove that head (straitwatch verify DIR --head N:HASH) and count again (--entries N).

  --from DAY      first day, 2026-01-10 or a time in it (the first day of the record)
  --to DAY        last day, counted too; a time ends before itself (the last day of the record)
  --format F      json, one list with a day a line, or csv with a heading line (json)
  --entries N     counts as the record stood after entry N (its end)
  --help          shows this text
`;

/** Where the record comes from and how far it was read; stands in every row. */
interface Source {
  centre: string;
  mode: string;
  entries: number;
  head: string;
}

const secondsOrDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z)?$/;
const dayMs = 86_400_000;

export async function figuresCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: ['from', 'to', 'format', 'entries'],
    wordsMax: 1,
  });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const [dir] = options.words;
  if (dir === undefined) throw new UsageError('DIR: got nothing, expected the folder of a centre');
  const format = oneOf(options, 'format', ['json', 'csv'], 'json');
  const entriesMax = wholeNumber(options, 'entries', {
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    fallback: Number.MAX_SAFE_INTEGER,
  });
  const asked = askedDays(options);
  const reader = figuresReader();
  let last: Entry | undefined;
  const inside = journalDir(dir);
  const verdict = await verifyJournal(existsSync(inside) ? inside : dir, {
    onEntry: (entry) => {
      if (entry.n > entriesMax) return;
      reader.add(toProtocolEntry(entry));
      last = entry;
    },
  });
  if (!verdict.ok || last === undefined) {
    const { firstBad, field, got, expected } = verdict.ok ? nothing : verdict;
    io.stderr.write(`error: entry ${firstBad} ${field}: got ${got}, expected ${expected}\n`);
    return exitCodes.badInput;
  }
  if (options.value('entries') !== undefined && last.n < entriesMax) {
    io.stderr.write(`error: --entries: got ${entriesMax}, expected at most ${last.n}\n`);
    return exitCodes.badInput;
  }
  const span = reader.span();
  const head: Head = { n: last.n, hash: last.hash };
  const from = asked.from ?? span?.from ?? asked.to;
  const to = asked.to ?? span?.to ?? asked.from;
  const rows = from === undefined || to === undefined ? [] : reader.days(inOrder({ from, to }));
  const source = { centre: last.centre, mode: last.mode, entries: head.n, head: head.hash };
  io.stdout.write(format === 'csv' ? asCsv(rows, source) : asJson(rows, source));
  return exitCodes.done;
}

const nothing = { firstBad: 1, field: 'n', got: 'nothing', expected: 1 };

function askedDays(options: ParsedOptions): { from?: string; to?: string } {
  const from = options.value('from');
  const to = options.value('to');
  return {
    ...(from === undefined ? {} : { from: dayOf('from', from, 0) }),
    // A time is an end that is not reached: midnight ends the day before.
    ...(to === undefined ? {} : { to: dayOf('to', to, to.includes('T') ? 1 : 0) }),
  };
}

function dayOf(name: string, text: string, beforeMs: number): string {
  const timeMs = secondsOrDay.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  const isReal =
    Number.isFinite(timeMs) && new Date(timeMs).toISOString().startsWith(text.slice(0, 10));
  if (isReal) return new Date(timeMs - beforeMs).toISOString().slice(0, 10);
  const expected = 'a day as 2026-01-10 or a time as 2026-01-10T00:00:00Z';
  throw new UsageError(`--${name}: got ${text.slice(0, 40)}, expected ${expected}`);
}

function inOrder(range: { from: string; to: string }): { from: string; to: string } {
  const days = (Date.parse(range.to) - Date.parse(range.from)) / dayMs + 1;
  if (days >= 1 && days <= figuresDaysMax) return range;
  const expected = `1 to ${figuresDaysMax} days, the last one not before the first`;
  throw new UsageError(`--to: got ${range.from} to ${range.to}, expected ${expected}`);
}

function asJson(rows: readonly DayFigures[], source: Source): string {
  if (rows.length === 0) return '[]\n';
  return `[\n${rows.map((row) => JSON.stringify({ ...row, ...source })).join(',\n')}\n]\n`;
}

const columns = [
  ...['date', 'reports', 'boats', 'duplicateBoats', 'openBoats', 'recoveredBoats'],
  ...['recoveredPeople', 'landedBoats', 'landedPeople', 'returnedBoats', 'returnedPeople'],
  ...['searchEndedBoats', 'centre', 'mode', 'entries', 'head'],
] as const;

function asCsv(rows: readonly DayFigures[], source: Source): string {
  const lines = rows.map((row) => {
    const fields: Readonly<Record<string, string | number>> = { ...row, ...source };
    return columns.map((name) => fields[name] ?? '').join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}

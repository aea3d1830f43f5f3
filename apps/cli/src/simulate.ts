/** `straitwatch simulate`: a night in the Strait with its truth, as files. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  boatsMax,
  createSentenceWriter,
  hoursMax,
  type Level,
  levels,
  type NightOptions,
  readStrait,
  simulateNight,
} from '@straitwatch/simulator';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import {
  needed,
  oneOf,
  type ParsedOptions,
  parseOptions,
  UsageError,
  wholeNumber,
} from './options.js';

const help = `straitwatch simulate [--seed N] [--level easy|real|hard] --out DIR [more]

Simulates a night in the Strait and writes DIR/reports.ndjson (one report a line, in order of
arrival), DIR/truth.json (what really happened) and DIR/ais.nmea (AIS sentences with times).
Everything in it is simulated: no report, boat, ship or number is real.

  --seed N          the night; the same seed gives the same night (1)
  --level L         easy 3-8 boats, real 6-30, hard 15-60 (real)
  --out DIR         folder to write to; made when it is not there
  --start TIME      first moment, ISO 8601 in UTC (2026-09-01T19:00:00Z)
  --hours H         length, 1 to ${hoursMax} (14)
  --boats N         number of boats instead of the level's
  --people N        mean people a boat instead of the year's public figure
  --ships N         passing ships a day (270)
  --ais-thin N      each transmitter sends N times more rarely (3); 0 writes no AIS
  --help            shows this text
`;

interface Arguments {
  night: NightOptions;
  out: string;
  hours: number;
}

const defaultStart = '2026-09-01T19:00:00Z';
const spec = {
  values: ['seed', 'level', 'out', 'start', 'hours', 'boats', 'people', 'ships', 'ais-thin'],
} as const;

/** @throws UsageError */
function understand(options: ParsedOptions): Arguments {
  const whole = (name: string, range: { min: number; max: number; fallback: number }): number =>
    wholeNumber(options, name, range);
  const start = options.value('start') ?? defaultStart;
  const startMs = /Z$/.test(start) ? Date.parse(start) : Number.NaN;
  if (!Number.isFinite(startMs)) {
    throw new UsageError(`--start: got ${start.slice(0, 60)}, expected a time as ${defaultStart}`);
  }
  const hours = whole('hours', { min: 1, max: hoursMax, fallback: 14 });
  const boats = whole('boats', { min: 0, max: boatsMax, fallback: -1 });
  const people = whole('people', { min: 1, max: 112, fallback: -1 });
  const ships = whole('ships', { min: 0, max: 2000, fallback: -1 });
  const aisThin = whole('ais-thin', { min: 0, max: 1000, fallback: 3 });
  const night: NightOptions = {
    strait: readStrait(),
    seed: whole('seed', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 1 }),
    level: oneOf<Level>(options, 'level', levels, 'real'),
    startMs,
    hours,
    ...(boats < 0 ? {} : { boats }),
    ...(people < 0 ? {} : { peopleMean: people }),
    ...(ships < 0 ? {} : { shipsPerDay: ships }),
    ...(aisThin === 0 ? { ais: false } : { aisThin }),
  };
  return { night, out: needed(options, 'out'), hours };
}

/** A file written piece by piece; waits when the disk is slower than the night. */
function openFile(path: string) {
  const stream = createWriteStream(path);
  const closed = finished(stream);
  closed.catch(() => undefined);
  let isFull = false;
  return {
    write(text: string): void {
      if (!stream.write(text)) isFull = true;
    },
    async rest(): Promise<void> {
      if (!isFull) return;
      isFull = false;
      const drained = new Promise<void>((resolve) => stream.once('drain', () => resolve()));
      await Promise.race([drained, closed]);
    },
    async close(): Promise<void> {
      stream.end();
      await closed;
    },
  };
}

async function write(told: Arguments, io: CommandIo): Promise<void> {
  const night = simulateNight(told.night);
  mkdirSync(told.out, { recursive: true });
  const reports = openFile(join(told.out, 'reports.ndjson'));
  const ais = openFile(join(told.out, 'ais.nmea'));
  const sentence = createSentenceWriter('simulator');
  let reportCount = 0;
  let messageCount = 0;
  let shownHour = 0;
  const isTerminal = 'isTTY' in io.stderr && io.stderr.isTTY === true;
  for (const event of night.events) {
    if (event.kind === 'report') {
      reportCount += 1;
      reports.write(`${JSON.stringify(event.report)}\n`);
      await reports.rest();
    } else if (event.kind === 'ais') {
      messageCount += 1;
      ais.write(sentence(event.message, event.timeMs));
      await ais.rest();
    }
    const hour = Math.floor((event.timeMs - told.night.startMs) / 3_600_000);
    if (!isTerminal || hour <= shownHour) continue;
    shownHour = hour;
    io.stderr.write(`simulated ${Math.min(hour, told.hours)} of ${told.hours} hours\r`);
  }
  await Promise.all([reports.close(), ais.close()]);
  const truth = night.truth();
  writeFileSync(join(told.out, 'truth.json'), `${JSON.stringify(truth)}\n`);
  const { boats, falseAlarms } = truth;
  const people = boats.reduce((sum, boat) => sum + boat.people, 0);
  const summary = {
    out: told.out,
    boats: boats.length,
    people,
    reports: reportCount,
    falseAlarms: falseAlarms.length,
    aisMessages: messageCount,
  };
  writeJson(io, summary);
}

/** @throws UsageError, SimulatorError, or the system's error when the folder cannot be written */
export async function simulateCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, spec);
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  await write(understand(options), io);
  return exitCodes.done;
}

/** `straitwatch drift`: where something adrift will be, and how sure that is. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { text as allText } from 'node:stream/consumers';
import {
  type DriftFrame,
  type DriftRun,
  driftFeatures,
  driftStatuses,
  type FrameSummary,
  minuteDensity,
  strandings,
  summarise,
} from '@straitwatch/drift';
import { parseScenario, prepareDrift, ScenarioError } from './drift-scenario.js';
import { runOnAllCores } from './drift-threads.js';
import { type CommandIo, exitCodes, writeJson } from './io.js';
import { oneOf, parseOptions, UsageError, wholeNumber } from './options.js';
import { room } from './room.js';
import { rounded, timeText } from './span.js';

const help = `straitwatch drift [--format json|geojson] [--density] [--threads N] SCENARIO.json

Follows particles with the current, the wind's leeway and their errors from where something was seen, for
hours forward or backward, and prints where they are at the hours asked for, in numbers and as areas.
"-" reads the scenario from standard input. Files named in it are relative to it.

  --format json     frames, summary and stranding (the default)
  --format geojson  areas that hold 50, 75 and 95 %, and the particles, for a map
  --density         adds the probability of each cell of one minute to each frame of the summary
  --threads N       worker threads (as many as cores for a large run); the result is the same

Without "objects" a mixture of classes stands for a crowded small boat; it is printed with its reasons.
`;

export async function driftCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: ['format', 'threads'],
    flags: ['density'],
    wordsMax: 1,
  });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const format = oneOf(options, 'format', ['json', 'geojson'], 'json');
  const threads = wholeNumber(options, 'threads', { min: 0, max: 16, fallback: 0 });
  const [file] = options.words;
  if (file === undefined) throw new UsageError('SCENARIO: got nothing, expected a file or -');
  const scenario = parseScenario(await textOf(file, io), file);
  const folder = file === '-' ? '.' : dirname(file);
  const prepared = await prepareDrift(scenario, folder);
  try {
    const source = { scenario, folder };
    const run = await runOnAllCores(prepared.options, source, threads === 0 ? undefined : threads);
    if (scenario.objects === undefined) {
      io.stderr.write(`objects: not given, so taken for a crowded small boat\n`);
    }
    if (format === 'geojson') writeJson(io, driftFeatures(run));
    else {
      const more = { releaseMs: prepared.options.release.timeMs, isDense: options.flag('density') };
      const objects = prepared.options.objects;
      await writeText(io, resultText(run, { ...more, objects }));
    }
  } finally {
    prepared.close();
  }
  return exitCodes.done;
}

async function textOf(file: string, io: CommandIo): Promise<string> {
  if (file === '-') return allText(io.stdin);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ScenarioError('SCENARIO', `${file} (${code})`, 'a readable file');
  }
}

/** About a centimetre. */
const degreeDigits = 7;

interface Shown {
  readonly releaseMs: number;
  readonly isDense: boolean;
  readonly objects: readonly unknown[];
}

/** The answer in pieces: a million particles do not fit one text. */
function* resultText(run: DriftRun, shown: Shown): Generator<string> {
  yield '{"frames":[';
  for (const [index, frame] of run.frames.entries()) {
    yield `${index === 0 ? '' : ','}{"time":"${timeText(frame.timeMs)}","hours":${frame.hours},"lon":`;
    yield* degrees(frame.lonDeg);
    yield ',"lat":';
    yield* degrees(frame.latDeg);
    yield ',"status":';
    yield* pieces(frame.status.length, (i) => `"${driftStatuses[frame.status[i] ?? 0]}"`);
    yield ',"object":';
    yield* pieces(run.object.length, (i) => String(run.object[i]));
    yield '}';
  }
  const summary = run.frames.map((frame) => ({
    ...roundedSummary(summarise(run, frame)),
    ...(shown.isDense ? { density: roundedDensity(frame) } : {}),
  }));
  const { releaseMs, objects } = shown;
  const rest = { summary, stranding: strandings(run, releaseMs), objects };
  yield `],${JSON.stringify({ ...rest, releasedOnLand: run.releasedOnLand }).slice(1)}\n`;
}

function degrees(values: Float64Array): Generator<string> {
  return pieces(values.length, (i) => String(rounded(values[i] ?? 0, degreeDigits)));
}

const pieceItems = 10_000;

function* pieces(count: number, item: (index: number) => string): Generator<string> {
  yield '[';
  for (let from = 0; from < count; from += pieceItems) {
    const items: string[] = [];
    for (let i = from; i < Math.min(count, from + pieceItems); i++) items.push(item(i));
    yield `${from === 0 ? '' : ','}${items.join(',')}`;
  }
  yield ']';
}

function roundedSummary(summary: FrameSummary): Record<string, unknown> {
  const digits: Record<string, number> = { meanLat: 7, meanLon: 7, sdAlongM: 1, sdAcrossM: 1 };
  return Object.fromEntries(
    Object.entries(summary).map(([name, value]) => [name, rounded(value, digits[name] ?? 4)]),
  );
}

function roundedDensity(frame: DriftFrame): unknown {
  const { cells, elsewhere } = minuteDensity(frame);
  const short = cells.map(({ lon, lat, probability }) => ({
    lon: rounded(lon, 6),
    lat: rounded(lat, 6),
    probability: rounded(probability, 7),
  }));
  return { cells: short, elsewhere };
}

async function writeText(io: CommandIo, parts: Iterable<string>): Promise<void> {
  for (const part of parts) {
    if (!io.stdout.write(part)) await room(io.stdout);
  }
}

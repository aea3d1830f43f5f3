/** `straitwatch stream`: the built-in tidal stream at a place. */
import { readFileSync } from 'node:fs';
import { dataFileUrl } from '@straitwatch/data';
import { createTidalStream, type PlaceStream, type StreamGridFile } from '@straitwatch/metocean';
import { type CommandIo, exitCodes } from './io.js';
import { needed, type ParsedOptions, parseOptions, UsageError } from './options.js';
import { rounded, type Span, spanOptions, timeText, writeLines } from './span.js';

const help = `straitwatch stream --lat DEG --lon DEG --from TIME --to TIME [--step-min N] [--slack]

The tidal stream of the Strait from the built-in model, towards east and north in metres a second, with
the standard deviation of either (sdMps). Wind and surge are not in it. Not for navigation.

  --lat, --lon    WGS84 degrees; outside the model's water the command says where it ends
  --from, --to    times in UTC, both counted
  --step-min N    minutes from line to line (10)
  --slack         the times at which the stream turns instead, and where it runs to afterwards
`;

/** Bad input: exit code 1. */
export class StreamPlaceError extends Error {
  override readonly name = 'StreamPlaceError';
  readonly code = 'stream-place';
}

export async function streamCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: ['lat', 'lon', 'from', 'to', 'step-min'],
    flags: ['slack'],
  });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const lat = degrees(options, 'lat', 90);
  const lon = degrees(options, 'lon', 180);
  const span = spanOptions(options, 10);
  const file: StreamGridFile = JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8'));
  const stream = createTidalStream(file);
  const place = stream.place(lat, lon);
  if (place === undefined) {
    const { west, south, east, north } = stream.area;
    const box = `${south.toFixed(2)} to ${north.toFixed(2)} N, ${west.toFixed(2)} to ${east.toFixed(2)} E`;
    throw new StreamPlaceError(
      `--lat --lon: got ${lat} ${lon}, expected a place at sea within ${box}`,
    );
  }
  const lines = options.flag('slack') ? slackLines(place, span) : streamLines(place, span);
  await writeLines(io.stdout, lines);
  return exitCodes.done;
}

function degrees(options: ParsedOptions, name: string, most: number): number {
  const text = needed(options, name);
  const value = /^[-+]?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Math.abs(value) <= most) return value;
  throw new UsageError(
    `--${name}: got ${text.slice(0, 40)}, expected degrees from -${most} to ${most}`,
  );
}

interface StreamLine {
  readonly time: string;
  readonly eastMps: number;
  readonly northMps: number;
  readonly sdMps: number;
}

function* streamLines(place: PlaceStream, span: Span): Generator<StreamLine> {
  for (let timeMs = span.fromMs; timeMs <= span.toMs; timeMs += span.stepMs) {
    const { eastMps, northMps, sdMps } = place.at(timeMs);
    yield {
      time: timeText(timeMs),
      eastMps: rounded(eastMps, 3),
      northMps: rounded(northMps, 3),
      sdMps: rounded(sdMps, 2),
    };
  }
}

function slackLines(place: PlaceStream, span: Span): unknown[] {
  return place.slackTimes(span.fromMs, span.toMs).map(({ timeMs, speedMps, towardsDegTrue }) => ({
    time: timeText(timeMs),
    speedMps: rounded(speedMps, 3),
    towardsDegTrue: rounded(towardsDegTrue, 0),
  }));
}

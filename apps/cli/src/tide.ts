/** `straitwatch tide`: heights, or high and low waters, at a station. */
import { createTide, type Tide, tideExtremes } from '@straitwatch/metocean';
import { type CommandIo, exitCodes } from './io.js';
import { needed, parseOptions } from './options.js';
import { rounded, type Span, spanOptions, timeText, writeLines } from './span.js';
import { findStation, shippedStations } from './tide-stations.js';

const help = `straitwatch tide --station NAME --from TIME --to TIME [--step-min N] [--extremes]
straitwatch tide --stations

Predicts the tide from the harmonic constants of a station, in metres above its mean sea level: what
Moon and Sun do. Wind and air pressure come on top, half a metre is common. Not for navigation.

  --station NAME  dover, calais, boulogne, dunkerque, deal, dieppe, newhaven, or any id or name that
                  --stations lists; with @neaps/tide-database installed also its stations worldwide
  --from, --to    times in UTC, both counted
  --step-min N    minutes from line to line (10)
  --extremes      high and low waters instead, with their kind
  --stations      lists the stations that come with the program
`;

export async function tideCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: ['station', 'from', 'to', 'step-min'],
    flags: ['extremes', 'stations'],
  });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  if (options.flag('stations')) {
    const rows = shippedStations().map(({ constants, ...station }) => ({
      ...station,
      constituents: constants.length,
    }));
    await writeLines(io.stdout, rows);
    return exitCodes.done;
  }
  const span = spanOptions(options, 10);
  const station = await findStation(needed(options, 'station'));
  const tide = createTide(station.constants);
  const lines = options.flag('extremes') ? extremeLines(tide, span) : heightLines(tide, span);
  await writeLines(io.stdout, lines);
  return exitCodes.done;
}

function* heightLines(tide: Tide, span: Span): Generator<{ time: string; heightM: number }> {
  for (let timeMs = span.fromMs; timeMs <= span.toMs; timeMs += span.stepMs) {
    yield { time: timeText(timeMs), heightM: rounded(tide.heightM(timeMs), 4) };
  }
}

function extremeLines(tide: Tide, span: Span): unknown[] {
  return tideExtremes(tide, span.fromMs, span.toMs).map(({ timeMs, heightM, kind }) => ({
    time: timeText(timeMs),
    heightM: rounded(heightM, 4),
    kind,
  }));
}

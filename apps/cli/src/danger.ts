/** `straitwatch danger`: how dangerous a crossing is, hour by hour. */
import { readFileSync } from 'node:fs';
import {
  type ColdModel,
  type CrossingHour,
  coldModel,
  crossingDanger,
  crossingHoursMax,
  type Figure,
  levelText,
  type NamedPlace,
  nearestOf,
  noteText,
  offShore,
  type ShippingLane,
  type ShipsPerDay,
  type StraitPlaces,
  type SurvivalTable,
  shipsKnown,
} from '@straitwatch/danger';
import { dataFileUrl } from '@straitwatch/data';
import { findPlace, readStrait } from './danger-places.js';
import { openSources, type Sources, speedOption } from './danger-sources.js';
import { type CommandIo, exitCodes } from './io.js';
import { type ParsedOptions, parseOptions, UsageError, wholeNumber } from './options.js';
import { rounded, timeOption, timeText, writeLines } from './span.js';

const help = `straitwatch danger --depart TIME [--from PLACE]... [--to PLACE] [--speed-kn N] [--hours N]
    [--wind SPEED@FROM] [--waves HEIGHT@PERIOD@FROM] [--visibility-m N] [--water-c N]
    [--forcing FILE]... [--ships-per-day LOW..HIGH]

How dangerous a crossing in a small crowded boat is, hour by hour, part by part: wind, waves against the
stream, ships, cold, light, visibility. One line of JSON an hour. What is not given is unknown, and makes
the answer wider, never better. The level is a range: plan on the upper one. It has no word for safe.

  --depart TIME       UTC
  --from PLACE        a name of the French shore, or lat,lon; may be repeated; all of them when absent
  --to PLACE          a name of the Kent shore, or lat,lon; the nearest when absent
  --speed-kn N        through the water (4)
  --hours N           after which it is given up looking (12, at most ${crossingHoursMax})
  --wind 15kn@225     or 8mps@225: speed, and where it comes from in degrees true
  --waves 0.8m@4s@225 significant height, peak period, where they come from; the last two may be left out
  --visibility-m N    metres
  --water-c N         temperature of the water; the climate of the month when absent
  --forcing FILE      CF-NetCDF or GRIB2 with wind, waves, current or sea temperature; may be repeated
  --ships-per-day LOW..HIGH   in each lane (100..250)
`;

/** Crossings of one call. */
const fromMax = 100;

export async function dangerCommand(argv: string[], io: CommandIo): Promise<number> {
  const options = parseOptions(argv, {
    values: [
      ...['depart', 'to', 'speed-kn', 'hours', 'wind', 'waves', 'visibility-m', 'water-c'],
      'ships-per-day',
    ],
    lists: ['from', 'forcing'],
  });
  if (options.help) {
    io.stdout.write(help);
    return exitCodes.done;
  }
  const departMs = timeOption(options, 'depart');
  const hours = wholeNumber(options, 'hours', { min: 1, max: crossingHoursMax, fallback: 12 });
  const speedMps = speedOption(options);
  const strait = readStrait();
  const lanes = strait.lanes(shipsOption(options));
  const routes = routesOf(options, strait);
  const survival: SurvivalTable = JSON.parse(readFileSync(dataFileUrl('survival'), 'utf8'));
  const span = { fromMs: departMs, toMs: departMs + hours * 3_600_000 };
  const sources = await openSources(options, strait, span);
  try {
    const shared = { departMs, hours, speedMps, lanes, strait, sources, cold: coldModel(survival) };
    await writeLines(io.stdout, linesOf(routes, shared));
  } finally {
    sources.close();
  }
  return exitCodes.done;
}

interface Route {
  readonly from: NamedPlace;
  readonly to: NamedPlace;
}

function routesOf(options: ParsedOptions, strait: StraitPlaces): Route[] {
  const asked = options.list('from');
  if (asked.length > fromMax) {
    throw new UsageError(`--from: got ${asked.length} places, expected at most ${fromMax}`);
  }
  const starts =
    asked.length === 0
      ? strait.french
      : asked.map((text) => findPlace('from', text, strait.french));
  const to = options.value('to');
  const fixed = to === undefined ? undefined : findPlace('to', to, strait.kent);
  return starts.map((from) => ({ from, to: fixed ?? nearestOf(strait.kent, from) }));
}

function shipsOption(options: ParsedOptions): ShipsPerDay {
  const text = options.value('ships-per-day');
  if (text === undefined) return shipsKnown;
  const found = /^(\d{1,4})\.\.(\d{1,4})$/.exec(text);
  const [low, high] = [Number(found?.[1]), Number(found?.[2])];
  if (low <= high) return { low, high, source: `--ships-per-day ${text}` };
  const expected = 'the fewest and the most in each lane, as 100..250';
  throw new UsageError(`--ships-per-day: got ${text.slice(0, 40)}, expected ${expected}`);
}

interface Shared {
  readonly departMs: number;
  readonly hours: number;
  readonly speedMps: number;
  readonly lanes: readonly ShippingLane[];
  readonly strait: StraitPlaces;
  readonly sources: Sources;
  readonly cold: ColdModel;
}

function* linesOf(routes: readonly Route[], shared: Shared): Generator<unknown> {
  const { departMs, hours, speedMps, lanes, cold, strait, sources } = shared;
  for (const route of routes) {
    const crossing = crossingDanger({
      from: offShore(route.from, route.to, strait.land),
      to: offShore(route.to, route.from, strait.land),
      ...{ departMs, hours, speedMps, lanes, cold },
      isLand: (place) => strait.land.contains(place),
      conditionsAt: (place, timeMs) => sources.conditionsAt(place, timeMs),
    });
    for (const hour of crossing) yield lineOf(route, hour);
  }
}

const noteTexts = (hour: CrossingHour, language: 'en' | 'fr'): string[] => {
  const notes = new Set(hour.components.flatMap((one) => one.notes));
  return [...notes].map((note) => noteText(note, language));
};

function lineOf(route: Route, hour: CrossingHour): unknown {
  const { level, start, end } = hour;
  const point = (place: { lat: number; lon: number }) => ({
    lat: rounded(place.lat, 4),
    lon: rounded(place.lon, 4),
  });
  return {
    from: route.from.name,
    to: route.to.name,
    hour: hour.hour,
    time: timeText(hour.fromMs),
    minutes: hour.minutes,
    start: point(start),
    end: point(end),
    state: hour.state,
    level,
    en: levelText(level, 'en'),
    fr: levelText(level, 'fr'),
    components: hour.components.map((one) => ({ ...one, figures: one.figures.map(shownFigure) })),
    notes: { en: noteTexts(hour, 'en'), fr: noteTexts(hour, 'fr') },
  };
}

/** Three digits that count: no more is known of any of them. */
function shownFigure(figure: Figure): Figure {
  const short = (value: number): number => {
    const sure = Number(value.toPrecision(3));
    return sure === 0 ? 0 : sure;
  };
  const { value, low, high } = figure;
  return {
    ...figure,
    ...(value === undefined ? {} : { value: short(value) }),
    ...(low === undefined ? {} : { low: short(low) }),
    ...(high === undefined ? {} : { high: short(high) }),
  };
}

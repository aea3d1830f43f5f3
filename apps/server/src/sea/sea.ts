/** The sea of now: tide, stream, wind, waves, temperature, each with its source. Nothing of it is recorded. */
import { readFileSync } from 'node:fs';
import { assumedErrors } from '@straitwatch/danger';
import { dataFileUrl } from '@straitwatch/data';
import { createTidalStream, type StreamGridFile, type TidalStream } from '@straitwatch/metocean';
import type {
  DriftInputs,
  Flow,
  SeaNow,
  SeaSource,
  StreamArrows,
  WavesView,
} from '@straitwatch/protocol';
import { unknownWind } from '../drift/unknown-wind.js';
import { SeaConditions, wavesAt, windAt } from './conditions.js';
import { ForcingFolder } from './forcing/folder.js';
import type { KnownSea } from './forcing/known-sea.js';
import type { PlainVector } from './forcing/load.js';
import { DirectReader } from './forcing/reader.js';
import { referenceStation, Tides, timeText } from './tides.js';

const hourMs = 3_600_000;
/** Between Varne and Colbart, where most boats cross: the stream that the top line tells. */
export const midStrait = { lat: 51.0, lon: 1.45 };
/** Turns of the stream that are told ahead. */
const turnsAheadHours = 14;
/** Every so many nodes of the model an arrow: about 3 NM. */
const arrowEvery = 3;

const streamSource: SeaSource = {
  id: 'tidal-stream-model',
  text: 'Built-in tidal stream of the Strait: shallow-water model driven by tide gauges, corrected to published streams; no wind, no weather. docs/explanation/tidal-stream.md',
};

/** Where and when a drift begins, and for how many hours it goes on. */
export interface DriftPlace {
  readonly lat: number;
  readonly lon: number;
  readonly timeMs: number;
  readonly hours: number;
}

/** What drift asks of the sea. */
export interface SeaForDrift {
  forDrift(place: DriftPlace): Pick<DriftInputs, 'current' | 'wind'>;
  /** Fields of currents and winds out of files; another list each time that they change. */
  readonly vectors: readonly PlainVector[];
}

/** Reads its files when they are first asked for, once. */
export class Sea {
  readonly tides = new Tides();
  readonly forcing: ForcingFolder;
  readonly conditions: SeaConditions;
  #stream: TidalStream | undefined;

  /** @param forcing files that somebody brings; without it none is known */
  constructor(forcing?: ForcingFolder) {
    const none = { reader: new DirectReader(), nowMs: () => 0, onTrouble: () => undefined };
    this.forcing = forcing ?? new ForcingFolder(none);
    this.conditions = new SeaConditions(({ lat, lon }, timeMs) => {
      const found = this.stream.at(lat, lon, timeMs);
      return found && { ...found, source: streamSource.text };
    });
  }

  /** The built-in tidal stream; also what drift is worked out with. */
  get stream(): TidalStream {
    const read = (): StreamGridFile =>
      JSON.parse(readFileSync(dataFileUrl('streamGrid'), 'utf8')) as StreamGridFile;
    this.#stream ??= createTidalStream(read());
    return this.#stream;
  }

  /** What the files know. */
  get files(): KnownSea {
    return this.forcing.sea;
  }

  get vectors(): readonly PlainVector[] {
    return this.files.vectors;
  }

  now(timeMs: number): SeaNow {
    const stream = this.#streamNow(timeMs);
    const wind = this.#windNow(timeMs);
    const waves = this.#wavesNow(timeMs);
    const water = this.conditions.water(this.files, midStrait, timeMs);
    return {
      time: timeText(timeMs),
      tide: this.tides.now(referenceStation, timeMs),
      ...(stream === undefined ? {} : { stream }),
      ...(wind === undefined ? {} : { wind }),
      ...(waves === undefined ? {} : { waves }),
      seaTemperature: {
        degC: Math.round(water.temperatureC * 10) / 10,
        spreadDegC: water.spreadC,
        basis: water.basis,
        source: { id: `sea-temperature-${water.basis}`, text: water.source },
      },
      forcing: this.forcing.views(),
    };
  }

  #streamNow(timeMs: number): SeaNow['stream'] {
    const place = this.stream.place(midStrait.lat, midStrait.lon);
    if (place === undefined) return undefined;
    const turns = place.slackTimes(timeMs, timeMs + turnsAheadHours * hourMs);
    return {
      ...midStrait,
      time: timeText(timeMs),
      ...place.at(timeMs),
      turns: turns.map((one) => timeText(one.timeMs)),
      source: streamSource,
    };
  }

  #windNow(timeMs: number): Flow | undefined {
    const wind = windAt(this.files, middleAt(timeMs));
    if (wind === undefined) return undefined;
    const { eastMps, northMps, sdMps, source } = wind;
    return {
      ...midStrait,
      time: timeText(timeMs),
      eastMps: rounded(eastMps),
      northMps: rounded(northMps),
      sdMps: rounded(sdMps),
      source: { id: 'forcing-wind', text: source },
    };
  }

  #wavesNow(timeMs: number): WavesView | undefined {
    const waves = wavesAt(this.files, middleAt(timeMs));
    if (waves === undefined) return undefined;
    const { heightM, sdM, periodS, toDegTrue, source } = waves;
    return {
      ...midStrait,
      time: timeText(timeMs),
      heightM: rounded(heightM),
      sdM: rounded(sdM),
      ...(periodS === undefined ? {} : { periodS: rounded(periodS) }),
      ...(toDegTrue === undefined ? {} : { fromDegTrue: rounded((toDegTrue + 180) % 360) }),
      source: { id: 'forcing-waves', text: source },
    };
  }

  /** What the cloud of a boat is worked out with: files where they know, else the built-in stream, else unknown. */
  forDrift(place: DriftPlace): Pick<DriftInputs, 'current' | 'wind'> {
    return { current: this.#currentFor(place), wind: this.#windFor(place) };
  }

  #currentFor(place: DriftPlace): DriftInputs['current'] {
    const sdMps = this.stream.field.sdMps ?? 0;
    const known = flowsAlong(this.files, 'current', place);
    const [first] = known;
    if (first === undefined) return { ...streamSource, sdMps: rounded(sdMps) };
    return {
      id: 'forcing-current',
      text: `${sourcesOf(known)}; sd ${assumedErrors.currentMps} m/s assumed. Where it has no value: ${streamSource.text}`,
      sdMps: rounded(Math.max(sdMps, assumedErrors.currentMps)),
    };
  }

  #windFor(place: DriftPlace): DriftInputs['wind'] {
    const hours = { knownHours: 0, ofHours: place.hours };
    const known = flowsAlong(this.files, 'wind', place);
    const [first] = known;
    if (first === undefined) return { ...unknownWind, ...hours };
    const fastest = Math.max(...known.map((one) => Math.hypot(one.eastMps, one.northMps)));
    const { windMps, windShare } = assumedErrors;
    const rest = known.length < place.hours ? ` ${unknownWind.text}` : '';
    return {
      id: 'forcing-wind',
      text: `${sourcesOf(known)}; sd 15 %, at least 1 m/s, assumed.${rest}`,
      known: true,
      eastMps: rounded(first.eastMps),
      northMps: rounded(first.northMps),
      sdMps: rounded(Math.max(windMps, windShare * fastest)),
      knownHours: known.length,
      ofHours: place.hours,
    };
  }

  /** Arrows on the nodes of the model, thinned. */
  arrows(timeMs: number): StreamArrows {
    const { field } = this.stream;
    const { columns, rows, lon0Deg, lat0Deg, stepLonDeg, stepLatDeg } = field;
    const eastMps = new Float32Array(columns * rows);
    const northMps = new Float32Array(columns * rows);
    field.frameAt(timeMs, eastMps, northMps);
    const found: Omit<StreamArrows, 'time' | 'sdMps' | 'source'> = {
      lat: [],
      lon: [],
      eastMps: [],
      northMps: [],
    };
    for (let row = 1; row < rows; row += arrowEvery) {
      for (let column = 1; column < columns; column += arrowEvery) {
        const east = eastMps[row * columns + column] ?? Number.NaN;
        const north = northMps[row * columns + column] ?? Number.NaN;
        if (Number.isNaN(east) || Number.isNaN(north)) continue;
        found.lat.push(rounded(lat0Deg + row * stepLatDeg));
        found.lon.push(rounded(lon0Deg + column * stepLonDeg));
        found.eastMps.push(rounded(east));
        found.northMps.push(rounded(north));
      }
    }
    return {
      time: timeText(timeMs),
      ...found,
      sdMps: field.sdMps ?? 0,
      source: streamSource,
    };
  }
}

const middleAt = (timeMs: number) => ({ timeMs, latDeg: midStrait.lat, lonDeg: midStrait.lon });

type KnownFlows = readonly NonNullable<ReturnType<KnownSea['flow']>>[];

/** What files know where a drift begins, hour by hour as long as it lasts. */
function flowsAlong(files: KnownSea, quantity: 'wind' | 'current', place: DriftPlace): KnownFlows {
  if (!files.has(quantity)) return [];
  return Array.from({ length: place.hours }, (_, hour) =>
    files.flow(quantity, {
      timeMs: place.timeMs + hour * hourMs,
      latDeg: place.lat,
      lonDeg: place.lon,
    }),
  ).filter((one) => one !== undefined);
}

/** Sources told of one drift. */
const sourcesTold = 3;

function sourcesOf(flows: KnownFlows): string {
  const sources = [...new Set(flows.map((one) => one.source))];
  const more = sources.length > sourcesTold ? ` and ${sources.length - sourcesTold} more` : '';
  return `${sources.slice(0, sourcesTold).join('; then ')}${more}`;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

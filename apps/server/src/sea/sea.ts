/** The sea of now: tide, stream, sea temperature, each with its source. Nothing of it is recorded. */
import { readFileSync } from 'node:fs';
import { type DataFileName, dataFileUrl, type SurvivalFile } from '@straitwatch/data';
import {
  createTidalStream,
  type MonthlyTemperature,
  type StreamGridFile,
  seaTemperature,
  type TidalStream,
} from '@straitwatch/metocean';
import type { DriftInputs, SeaNow, SeaSource, StreamArrows } from '@straitwatch/protocol';
import { unknownWind } from '../drift/inputs.js';
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

function readData<T>(name: DataFileName): T {
  return JSON.parse(readFileSync(dataFileUrl(name), 'utf8')) as T;
}

/** What drift asks of the sea. */
export interface SeaForDrift {
  forDrift(): Pick<DriftInputs, 'current' | 'wind'>;
}

/** Reads its files when they are first asked for, once. */
export class Sea {
  readonly tides = new Tides();
  #stream: TidalStream | undefined;
  #monthly: MonthlyTemperature | undefined;

  /** The built-in tidal stream; also what drift is worked out with. */
  get stream(): TidalStream {
    this.#stream ??= createTidalStream(readData<StreamGridFile>('streamGrid'));
    return this.#stream;
  }

  now(timeMs: number): SeaNow {
    const stream = this.#streamNow(timeMs);
    return {
      time: timeText(timeMs),
      tide: this.tides.now(referenceStation, timeMs),
      ...(stream === undefined ? {} : { stream }),
      seaTemperature: this.#temperature(timeMs),
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

  /** What the clouds of boats are worked out with. */
  forDrift(): Pick<DriftInputs, 'current' | 'wind'> {
    const sdMps = this.stream.field.sdMps ?? 0;
    return { current: { ...streamSource, sdMps: rounded(sdMps) }, wind: unknownWind };
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

  #temperature(timeMs: number): SeaNow['seaTemperature'] {
    this.#monthly ??= readData<SurvivalFile>('survival').sea_temperature_c.strait_monthly_estimate;
    const found = seaTemperature(this.#monthly, timeMs);
    return {
      degC: Math.round(found.temperatureC * 10) / 10,
      spreadDegC: found.spreadC,
      basis: 'month',
      source: {
        id: 'strait-monthly-estimate',
        text: `Sea temperature of the Strait by month, ${found.confidence} confidence: ${found.source}`,
      },
    };
  }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

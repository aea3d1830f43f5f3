/** What is known of a place and a time, each part with its source: files first, then what is built in. */
import { readFileSync } from 'node:fs';
import {
  type Conditions,
  currentWithError,
  type Fetch,
  fetchUpwind,
  type KnownVector,
  type KnownWaves,
  type StraitPlaces,
  straitPlaces,
  waterWithError,
  wavesWithError,
  windWithError,
} from '@straitwatch/danger';
import {
  type CoastFile,
  coastArea,
  dataFileUrl,
  type StraitFile,
  type SurvivalFile,
} from '@straitwatch/data';
import { type LatLon, radPerDeg } from '@straitwatch/geo';
import { type MonthlyTemperature, seaTemperature, skyLight } from '@straitwatch/metocean';
import type { KnownSea } from './forcing/known-sea.js';

/** Open water of this many places and winds is kept. */
const fetchesMax = 20_000;
/** Winds that are nearer to each other have the same open water, as far as anybody can tell. */
const fetchDeg = 3;
/** Places within about 200 m of each other as well. */
const fetchPlaces = 500;

/** The built-in stream at a place and time. */
export type StreamAt = (place: LatLon, timeMs: number) => KnownVector | undefined;

export class SeaConditions {
  readonly #streamAt: StreamAt;
  readonly #fetches = new Map<string, Fetch | undefined>();
  #places: StraitPlaces | undefined;
  #months: MonthlyTemperature | undefined;

  constructor(streamAt: StreamAt) {
    this.#streamAt = streamAt;
  }

  /** Shores, land and lanes, read when they are first asked for. */
  get places(): StraitPlaces {
    this.#places ??= readPlaces();
    return this.#places;
  }

  at(sea: KnownSea, place: LatLon, timeMs: number): Conditions {
    const at = { timeMs, latDeg: place.lat, lonDeg: place.lon };
    const wind = windAt(sea, at);
    const waves = wavesAt(sea, at);
    const current = sea.flow('current', at);
    const stream = current
      ? currentWithError(atMost(current, currentMpsMax))
      : this.#streamAt(place, timeMs);
    const fetch = waves === undefined ? this.#fetch(place, wind) : undefined;
    return {
      ...(wind && { wind }),
      ...(waves && { waves }),
      ...(stream && { stream }),
      ...(fetch && { fetch }),
      water: this.water(sea, place, timeMs),
      sky: { ...skyLight(place.lat, place.lon, timeMs), source: 'Meeus, Astronomical Algorithms' },
    };
  }

  /** From a file where one knows it, else the climate of the month. */
  water(
    sea: KnownSea,
    place: LatLon,
    timeMs: number,
  ): NonNullable<Conditions['water']> & { readonly basis: 'month' | 'forecast' } {
    const at = { timeMs, latDeg: place.lat, lonDeg: place.lon };
    const known = sea.value('sea-temperature', at);
    if (known !== undefined) {
      const water = waterWithError({
        temperatureC: Math.min(39, Math.max(-2, known.value)),
        source: known.source,
      });
      return { ...water, basis: 'forecast' };
    }
    this.#months ??= readMonths();
    const { temperatureC, spreadC, confidence, source } = seaTemperature(this.#months, timeMs);
    const text = `Sea temperature of the Strait by month, ${confidence} confidence: ${source}`;
    return { temperatureC, spreadC, source: text, basis: 'month' };
  }

  #fetch(place: LatLon, wind: KnownVector | undefined): Conditions['fetch'] {
    if (wind === undefined) return undefined;
    const toDeg = Math.atan2(wind.eastMps, wind.northMps) / radPerDeg;
    const key = [
      Math.round(place.lat * fetchPlaces),
      Math.round(place.lon * fetchPlaces),
      Math.round(toDeg / fetchDeg),
    ].join();
    if (!this.#fetches.has(key)) {
      if (this.#fetches.size >= fetchesMax) this.#fetches.clear();
      this.#fetches.set(key, fetchUpwind(this.places.coast, place, wind));
    }
    return this.#fetches.get(key);
  }
}

interface At {
  readonly timeMs: number;
  readonly latDeg: number;
  readonly lonDeg: number;
}

export function windAt(sea: KnownSea, at: At): KnownVector | undefined {
  const wind = sea.flow('wind', at);
  return wind && windWithError(atMost(wind, windMpsMax));
}

/** What the scale is made for; what is beyond it is as bad, and counts as this. */
const windMpsMax = 49;
const currentMpsMax = 9;
const wavesMMax = 19;
const periodS = { min: 0.5, max: 30 };

function atMost<T extends { readonly eastMps: number; readonly northMps: number }>(
  flow: T,
  mostMps: number,
): T {
  const share = Math.min(1, mostMps / Math.max(1e-9, Math.hypot(flow.eastMps, flow.northMps)));
  return { ...flow, eastMps: flow.eastMps * share, northMps: flow.northMps * share };
}

export function wavesAt(sea: KnownSea, at: At): KnownWaves | undefined {
  const height = sea.value('wave-height', at);
  if (height === undefined) return undefined;
  const period = sea.value('wave-period', at)?.value ?? Number.NaN;
  return wavesWithError({
    heightM: Math.min(wavesMMax, height.value),
    periodS: period >= periodS.min && period <= periodS.max ? period : undefined,
    fromDegTrue: sea.value('wave-from', at)?.value,
    source: height.source,
  });
}

function readPlaces(): StraitPlaces {
  const strait: StraitFile = JSON.parse(readFileSync(dataFileUrl('strait'), 'utf8'));
  const coast: CoastFile = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
  return straitPlaces(
    strait.features,
    coast.features.map(({ geometry }) => geometry),
    coastArea,
  );
}

function readMonths(): MonthlyTemperature {
  const file: SurvivalFile = JSON.parse(readFileSync(dataFileUrl('survival'), 'utf8'));
  return file.sea_temperature_c.strait_monthly_estimate;
}

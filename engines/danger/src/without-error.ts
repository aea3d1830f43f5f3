/**
 * Winds, waves and waters that come without an error of their own get one that is assumed, and their
 * source says so. Judgements: docs/explanation/danger.md.
 */
import { boxContains, type LatLon, normaliseBearingDeg, radPerDeg } from '@straitwatch/geo';
import type { Conditions, KnownVector, KnownWaves } from './conditions.js';
import { type FetchCoast, openWater } from './fetch.js';

export const assumedErrors = {
  windShare: 0.15,
  windMps: 1,
  waveShare: 0.2,
  currentMps: 0.25,
  waterC: 1,
} as const;

interface Flow {
  readonly eastMps: number;
  readonly northMps: number;
  readonly source: string;
}

export function windWithError(wind: Flow): KnownVector {
  const speed = Math.hypot(wind.eastMps, wind.northMps);
  const sdMps = Math.max(assumedErrors.windMps, assumedErrors.windShare * speed);
  return { ...wind, sdMps, source: `${wind.source}; sd 15 %, at least 1 m/s, assumed` };
}

export function currentWithError(current: Flow): KnownVector {
  const sdMps = assumedErrors.currentMps;
  return { ...current, sdMps, source: `${current.source}; sd ${sdMps} m/s assumed` };
}

/** @param waves `fromDegTrue`: where they come from */
export function wavesWithError(waves: {
  readonly heightM: number;
  readonly periodS?: number | undefined;
  readonly fromDegTrue?: number | undefined;
  readonly source: string;
}): KnownWaves {
  const { heightM, periodS, fromDegTrue, source } = waves;
  return {
    heightM,
    sdM: heightM * assumedErrors.waveShare,
    ...(periodS === undefined ? {} : { periodS }),
    ...(fromDegTrue === undefined ? {} : { toDegTrue: fromDegTrue + 180 }),
    source: `${source}; sd 20 % assumed`,
  };
}

export function waterWithError(water: {
  readonly temperatureC: number;
  readonly source: string;
}): NonNullable<Conditions['water']> {
  const spreadC = assumedErrors.waterC;
  return { ...water, spreadC, source: `${water.source}; ${spreadC} °C either way assumed` };
}

/** Open water upwind of a place; undefined where the wind or the coast is not known. */
export function fetchUpwind(
  coast: FetchCoast,
  place: LatLon,
  wind: KnownVector | undefined,
): Conditions['fetch'] {
  if (wind === undefined || !boxContains(coast.area, place)) return undefined;
  const fromDeg = Math.atan2(-wind.eastMps, -wind.northMps) / radPerDeg;
  return openWater(coast, place, normaliseBearingDeg(fromDeg));
}

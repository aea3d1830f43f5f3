/** Inputs that tests share. */
import { readFileSync } from 'node:fs';
import { type Conditions, coldModel, type DangerLevel, type SurvivalTable } from '../src/index.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

export const survival: SurvivalTable = JSON.parse(read('../../../data/survival.json'));
export const cold = coldModel(survival);

/** A wind of so many m/s from the south-west. */
export function windFromSouthWest(speedMps: number, sdMps = 1) {
  const part = speedMps * Math.SQRT1_2;
  return { eastMps: part, northMps: part, sdMps, source: 'test' };
}

/** A day on which everything is known and little is against the boat. */
export const calmDay: Conditions = {
  stream: { eastMps: 0.3, northMps: 0.3, sdMps: 0.1, source: 'test' },
  wind: windFromSouthWest(2, 0.5),
  waves: { heightM: 0.1, sdM: 0.05, periodS: 3, toDegTrue: 45, source: 'test' },
  water: { temperatureC: 18, spreadC: 0.5, source: 'test' },
  sky: { sunAltitudeDeg: 50, moonAltitudeDeg: -20, moonLitShare: 0.5, source: 'test' },
  visibility: { visibilityM: 20_000, source: 'test' },
  fetch: { lowM: 20_000, highM: 20_000, isOpen: false },
};

export const place = { lat: 51.0, lon: 1.5 };

export const noLower = (one: DangerLevel, than: DangerLevel): boolean => one >= than;

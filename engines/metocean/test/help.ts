/** The shipped stations, for tests. */
import { readFileSync } from 'node:fs';
import { createTide, type Tide } from '../src/index.js';

interface Station {
  readonly id: string;
  readonly short?: string;
  readonly constants: readonly (readonly [string, number, number])[];
}

export function dataFile<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
}

export function shippedStations(): readonly Station[] {
  return dataFile<{ stations: Station[] }>('tide-stations.json').stations;
}

export function tideOf(asked: string): Tide {
  const found = shippedStations().find((one) => one.id === asked || one.short === asked);
  if (found === undefined) throw new Error(`no station ${asked}`);
  return createTide(
    found.constants.map(([name, amplitudeM, lagDeg]) => ({ name, amplitudeM, lagDeg })),
  );
}

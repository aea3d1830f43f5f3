/** Which tide station is meant: shipped ones by short name, id or name; others where Neaps is installed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFileUrl, type TideStation, type TideStationFile } from '@straitwatch/data';
import type { TidalConstant } from '@straitwatch/metocean';

const databaseName = '@neaps/tide-database';
const nearMax = 6;

/** Bad input: exit code 1. */
export class StationError extends Error {
  override readonly name = 'StationError';
  readonly code = 'station';
}

export interface FoundStation {
  readonly id: string;
  readonly name: string;
  readonly constants: readonly TidalConstant[];
}

export function shippedStations(): readonly TideStation[] {
  const file: TideStationFile = JSON.parse(readFileSync(dataFileUrl('tideStations'), 'utf8'));
  return file.stations;
}

/** Lower case letters and digits only: 'Boulogne-sur-Mer' and 'boulogne sur mer' are one. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

const constantsOf = (rows: TideStation['constants']): TidalConstant[] =>
  rows.map(([name, amplitudeM, lagDeg]) => ({ name, amplitudeM, lagDeg }));

/** @throws StationError that lists near names. */
export async function findStation(asked: string): Promise<FoundStation> {
  const shipped = shippedStations();
  const key = plain(asked);
  const found =
    shipped.find((one) => one.id === asked || one.short === asked.toLowerCase()) ??
    shipped.find((one) => plain(one.name) === key);
  if (found !== undefined) {
    return { id: found.id, name: found.name, constants: constantsOf(found.constants) };
  }
  const more = await installedStations();
  const other =
    more?.find((one) => one.id === asked) ?? more?.find((one) => plain(one.name) === key);
  if (other !== undefined) return other;
  const names = [...shipped.flatMap((one) => [one.short, one.name]), ...(more ?? []).map(nameOf)];
  const near = nearNames(key, [...new Set(names.filter((one) => one !== undefined))]);
  const where = more === undefined ? ` (more stations with npm install ${databaseName})` : '';
  throw new StationError(
    `--station: got ${asked.slice(0, 60)}, expected a station as ${near.join(', ')}${where}`,
  );
}

const nameOf = (one: FoundStation): string => one.name;

/** Names that share the most pairs of letters with what was asked, best first. */
function nearNames(key: string, names: readonly string[]): string[] {
  const pairs = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const asked = pairs(key);
  const score = (name: string): number => {
    const own = pairs(plain(name));
    let shared = 0;
    for (const pair of own) if (asked.has(pair)) shared += 1;
    return (2 * shared) / (own.size + asked.size || 1);
  };
  return [...names].sort((a, b) => score(b) - score(a)).slice(0, nearMax);
}

interface DatabaseStation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly license?: { readonly commercial_use?: boolean };
  readonly harmonic_constituents: readonly {
    readonly name: string;
    readonly amplitude: number;
    readonly phase: number;
  }[];
}

/** The Neaps database where it is installed beside this program or in the folder it is run in. */
async function installedStations(): Promise<FoundStation[] | undefined> {
  const entry = [import.meta.url, join(process.cwd(), 'here.js')].map(entryFrom).find(isPath);
  if (entry === undefined) return undefined;
  const loaded: { allStations?: readonly DatabaseStation[] } = await import(
    pathToFileURL(entry).href
  );
  if (!Array.isArray(loaded.allStations)) {
    throw new StationError(`${databaseName}: got a version without allStations, expected 0.10`);
  }
  const stations: readonly DatabaseStation[] = loaded.allStations;
  return stations
    .filter((one) => one.kind === 'tide' && one.license?.commercial_use === true)
    .filter((one) => one.harmonic_constituents.length > 0)
    .map(({ id, name, harmonic_constituents }) => ({
      id,
      name,
      constants: harmonic_constituents
        .filter((one) => one.amplitude > 0)
        .map((one) => ({ name: one.name, amplitudeM: one.amplitude, lagDeg: one.phase })),
    }));
}

const isPath = (path: string | undefined): path is string => path !== undefined;

function entryFrom(where: string): string | undefined {
  try {
    return createRequire(where).resolve(databaseName);
  } catch {
    return undefined;
  }
}

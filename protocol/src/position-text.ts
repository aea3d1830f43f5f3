/**
 * Any pasted position, with the two grids that other people keep: MGRS (package `mgrs`) and plus
 * codes (package `pluscodes`). All else is in `@straitwatch/geo`, which has no dependencies.
 */
import {
  fastDistanceM,
  type GridCell,
  type PositionResult,
  parsePositionText,
} from '@straitwatch/geo';
import * as mgrsModule from 'mgrs';
import * as plusModule from 'pluscodes';

/** A place by whose name a short plus code may be completed: "2HQP+82 Calais". */
export interface NamedPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}
export interface UnderstandOptions {
  /** Towns known to the caller, searched before the built-in ones. At most 2,000 are used. */
  readonly places?: readonly NamedPlace[];
}

const placesMax = 2000;
/** Where a short code without a known town is taken to lie: the middle of the Strait. */
const strait: NamedPlace = { name: 'Strait of Dover', lat: 51, lon: 1.5 };
/** Town centres to two decimals: a short code needs no better. */
const knownPlaces: readonly NamedPlace[] = [
  { name: 'Dover', lat: 51.13, lon: 1.31 },
  { name: 'Douvres', lat: 51.13, lon: 1.31 },
  { name: 'Folkestone', lat: 51.08, lon: 1.17 },
  { name: 'Ramsgate', lat: 51.34, lon: 1.42 },
  { name: 'Deal', lat: 51.22, lon: 1.4 },
  { name: 'Hastings', lat: 50.86, lon: 0.57 },
  { name: 'Calais', lat: 50.95, lon: 1.86 },
  { name: 'Dunkerque', lat: 51.03, lon: 2.38 },
  { name: 'Dunkirk', lat: 51.03, lon: 2.38 },
  { name: 'Gravelines', lat: 50.99, lon: 2.13 },
  { name: 'Boulogne', lat: 50.73, lon: 1.61 },
  { name: 'Wissant', lat: 50.89, lon: 1.66 },
  { name: 'Le Touquet', lat: 50.52, lon: 1.59 },
  { name: 'Berck', lat: 50.41, lon: 1.56 },
];

/**
 * Understands a position in any form people send; see `parsePositionText` of `@straitwatch/geo`,
 * to which this adds MGRS references and plus codes. Never throws, whatever the text.
 * @example understandPosition('9F332HQP+82') // { ok: true, lat: 51.0383, lon: 1.585, form:
 * 'plus-code', ... }
 */
export function understandPosition(text: string, options: UnderstandOptions = {}): PositionResult {
  const places = [...(options.places ?? []).slice(0, placesMax), ...knownPlaces];
  return parsePositionText(text, {
    grids: { mgrs: mgrsCell, plusCode: (code, near) => plusCell({ code, near, places }) },
  });
}

/** Node sees these packages as one default object, a bundler as named functions. */
function functionsOf<T extends object>(module: T): T {
  const { default: inner } = module as T & { readonly default?: T };
  return inner ?? module;
}

/** The square of an MGRS reference; the package throws on a reference that is none. */
function mgrsCell(code: string): GridCell | undefined {
  const [west, south, east, north] = functionsOf(mgrsModule).inverse(code);
  const corners = [west, south, east, north].map(Number);
  if (!corners.every(Number.isFinite)) return undefined;
  return {
    lat: (south + north) / 2,
    lon: (west + east) / 2,
    heightDeg: north - south,
    widthDeg: east - west,
  };
}

interface PlusCell extends GridCell {
  readonly reference?: 'assumed' | 'named';
}

/** The cell of a plus code; a short one is completed near the town named after it. */
function plusCell(asked: {
  readonly code: string;
  readonly near: string;
  readonly places: readonly NamedPlace[];
}): PlusCell | undefined {
  const { decode, expand } = functionsOf(plusModule);
  if (asked.code.indexOf('+') === 8) return cellOf(decode(asked.code));
  const named = namedPlace(asked.near, asked.places);
  const from = named ?? strait;
  const full = expand(asked.code, { latitude: from.lat, longitude: from.lon });
  const cell = full === null ? undefined : cellOf(decode(full));
  // A completed code lies within half its dropped square of the place; further off is a mistake.
  if (cell === undefined || fastDistanceM(from, cell) > completedMMax) return undefined;
  return { ...cell, reference: named === undefined ? 'assumed' : 'named' };
}

/** Half the diagonal of the largest square a short code leaves out, 20 by 20 degrees. */
const completedMMax = 1_600_000;

function cellOf(decoded: ReturnType<typeof plusModule.decode>): GridCell | undefined {
  if (decoded === null) return undefined;
  const { latitude, longitude, latitudeResolution, longitudeResolution } = decoded;
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return undefined;
  return {
    lat: latitude,
    lon: longitude,
    heightDeg: latitudeResolution,
    widthDeg: longitudeResolution,
  };
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

/** The first place whose name begins the words after the code. */
function namedPlace(near: string, places: readonly NamedPlace[]): NamedPlace | undefined {
  const said = ` ${folded(near)} `;
  if (said.trim() === '') return undefined;
  return places.find((place) => said.startsWith(` ${folded(place.name)} `));
}

/** Where a crossing begins and ends: names of the data, or a position; at sea, off the place that is named. */
import { readFileSync } from 'node:fs';
import type { FetchCoast, ShippingLane } from '@straitwatch/danger';
import { type CoastFile, dataFileUrl, type StraitFile } from '@straitwatch/data';
import {
  createRegionIndex,
  fastDistanceM,
  type LatLon,
  mpsPerKn,
  type Polygon,
  type RegionIndex,
  stepFrom,
} from '@straitwatch/geo';
import { UsageError } from './options.js';

export interface NamedPlace extends LatLon {
  readonly name: string;
}

export interface Strait {
  readonly french: readonly NamedPlace[];
  readonly kent: readonly NamedPlace[];
  readonly land: RegionIndex;
  readonly coast: FetchCoast;
  lanes(ships: ShipsPerDay): ShippingLane[];
}

export interface ShipsPerDay {
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** The coast file covers this; beyond it no coast is known. */
const coastArea = { westDeg: -0.45, southDeg: 50.05, eastDeg: 2.75, northDeg: 51.7 };
/** Kent begins here; further west Sussex has names of its own. */
const kentFromDeg = 0.85;
/** Names without a country in the data lie in France east of here. */
const frenchFromDeg = 1.5;
/** Of a merchant ship in a lane; nothing in the data says it, so it is shown in the source. */
const shipKn = 15;

export function readStrait(): Strait {
  const file: StraitFile = JSON.parse(readFileSync(dataFileUrl('strait'), 'utf8'));
  const coastFile: CoastFile = JSON.parse(readFileSync(dataFileUrl('coast'), 'utf8'));
  const towns = file.features.flatMap(({ geometry, properties }) => {
    if (properties.kind !== 'town' || geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates;
    const country = properties.country ?? (lon > frenchFromDeg ? 'FR' : 'GB');
    return [{ name: properties.name, lat, lon, country }];
  });
  const polygons: Polygon[] = coastFile.features.map(({ geometry }) => ({
    type: 'Polygon',
    coordinates: geometry.coordinates,
  }));
  return {
    french: towns.filter((one) => one.country === 'FR'),
    kent: towns.filter((one) => one.country === 'GB' && one.lon >= kentFromDeg),
    land: createRegionIndex(polygons),
    coast: { rings: polygons.flatMap((one) => one.coordinates), area: coastArea },
    lanes: (ships) => lanesOf(file, ships),
  };
}

/** Lanes with the centre line that bears their name. */
function lanesOf(file: StraitFile, ships: ShipsPerDay): ShippingLane[] {
  return file.features.flatMap(({ geometry, properties }) => {
    if (properties.kind !== 'traffic_lane' || geometry.type !== 'Polygon') return [];
    const { name } = properties;
    const line = file.features.find(
      (one) =>
        one.properties.kind === 'lane_centre' && one.properties.name === `${name}, centre line`,
    );
    if (line?.geometry.type !== 'LineString') return [];
    return [
      {
        name,
        region: { type: 'Polygon' as const, coordinates: geometry.coordinates },
        centre: line.geometry.coordinates.map(([lon, lat]) => ({ lat, lon })),
        shipsPerDay: { low: ships.low, high: ships.high },
        shipSpeedMps: shipKn * mpsPerKn,
        source: `${ships.source}; ${shipKn} kn assumed; lane: ${properties.source}`,
      },
    ];
  });
}

/** Letters without accents, in lower case: Étaples is found as etaples. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** A name of the data, or `lat,lon`. @throws UsageError */
export function findPlace(option: string, text: string, known: readonly NamedPlace[]): NamedPlace {
  const numbers = /^(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (numbers !== null) {
    const [lat, lon] = [Number(numbers[1]), Number(numbers[2])];
    const { westDeg, southDeg, eastDeg, northDeg } = coastArea;
    if (lat >= southDeg && lat <= northDeg && lon >= westDeg && lon <= eastDeg) {
      return { name: text, lat, lon };
    }
    const expected = `a place within ${southDeg} to ${northDeg} N, ${westDeg} to ${eastDeg} E`;
    throw new UsageError(`--${option}: got ${text}, expected ${expected}`);
  }
  const found = known.find((one) => plain(one.name) === plain(text));
  if (found !== undefined) return found;
  const names = known.map((one) => one.name).join(', ');
  throw new UsageError(
    `--${option}: got ${text.slice(0, 40)}, expected lat,lon or one of ${names}`,
  );
}

/** The nearest of some places. */
export function nearestOf(places: readonly NamedPlace[], to: LatLon): NamedPlace {
  const [first, ...rest] = places;
  if (first === undefined) throw new Error('no places in the data');
  return rest.reduce((a, b) => (fastDistanceM(b, to) < fastDistanceM(a, to) ? b : a), first);
}

/** Rings about a name on which its sea is looked for, and how far out. */
const ringM = 250;
const ringMaxM = 15_000;
const bearings = 24;
/** Clear water about the place where a crossing begins or ends. */
const clearM = 700;

/**
 * The nearest clear water off a place, on the side of the other end where there is a choice. A position
 * that is at sea stays where it is.
 * @throws UsageError where no sea is near
 */
export function offShore(place: NamedPlace, towards: LatLon, land: RegionIndex): LatLon {
  if (!land.contains(place)) return { lat: place.lat, lon: place.lon };
  for (let metres = ringM; metres <= ringMaxM; metres += ringM) {
    const clear = ringOf(place, metres).filter(
      (one) => !land.contains(one) && land.distanceToEdgeM(one, clearM) === undefined,
    );
    const [first, ...rest] = clear;
    if (first === undefined) continue;
    const nearer = (a: LatLon, b: LatLon): LatLon =>
      fastDistanceM(b, towards) < fastDistanceM(a, towards) ? b : a;
    return rest.reduce(nearer, first);
  }
  throw new UsageError(`PLACE: got ${place.name}, expected one with the sea within 15 km`);
}

function ringOf(place: LatLon, metres: number): LatLon[] {
  return Array.from({ length: bearings }, (_, index) => {
    const angle = (index * 2 * Math.PI) / bearings;
    return stepFrom(place, { eastM: metres * Math.sin(angle), northM: metres * Math.cos(angle) });
  });
}

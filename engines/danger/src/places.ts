/**
 * The Strait as a crossing sees it: places of both shores, land, lanes with their ships, and where the sea
 * begins off a place. Made from the shapes of the data, which the caller reads.
 */
import {
  createRegionIndex,
  fastDistanceM,
  type LatLon,
  mpsPerKn,
  type Polygon,
  type RegionIndex,
  type Ring,
  stepFrom,
} from '@straitwatch/geo';
import { DangerError } from './errors.js';
import type { FetchCoast } from './fetch.js';
import type { ShippingLane } from './shipping.js';

export interface NamedPlace extends LatLon {
  readonly name: string;
}

/** One shape of the Strait: towns are points, lanes polygons, their centre lines lines. */
export interface StraitShape {
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
    | { readonly type: 'LineString'; readonly coordinates: Ring }
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] };
  readonly properties: {
    readonly kind: string;
    readonly name: string;
    readonly source: string;
    readonly country?: unknown;
  };
}

export interface ShipsPerDay {
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

export interface StraitPlaces {
  readonly french: readonly NamedPlace[];
  readonly kent: readonly NamedPlace[];
  readonly land: RegionIndex;
  readonly coast: FetchCoast;
  lanes(ships: ShipsPerDay): ShippingLane[];
}

/** Over 100 in the north-east lane alone; 500 a day in all, which is 250 in each lane. */
export const shipsKnown: ShipsPerDay = {
  low: 100,
  high: 250,
  source:
    'over 100 large ships a day in the NE lane: Cols Bleus, 7 Aug 2025; 500 a day both ways: Guinness World Records',
};

/** Kent begins here; further west Sussex has names of its own. */
const kentFromDeg = 0.85;
/** Names without a country in the data lie in France east of here. */
const frenchFromDeg = 1.5;
/** Of a merchant ship in a lane; nothing in the data says it, so it is shown in the source. */
const shipKn = 15;

/** @param area what `land` covers: beyond it no coast is known */
export function straitPlaces(
  shapes: readonly StraitShape[],
  land: readonly Polygon[],
  area: FetchCoast['area'],
): StraitPlaces {
  const towns = shapes.flatMap(({ geometry, properties }) => {
    if (properties.kind !== 'town' || geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates;
    const country = properties.country ?? (lon > frenchFromDeg ? 'FR' : 'GB');
    return [{ name: properties.name, lat, lon, country }];
  });
  const plain = ({ name, lat, lon }: NamedPlace): NamedPlace => ({ name, lat, lon });
  return {
    french: towns.filter((one) => one.country === 'FR').map(plain),
    kent: towns.filter((one) => one.country === 'GB' && one.lon >= kentFromDeg).map(plain),
    land: createRegionIndex(land),
    coast: { rings: land.flatMap((one) => one.coordinates), area },
    lanes: (ships) => lanesOf(shapes, ships),
  };
}

/** Lanes with the centre line that bears their name. */
function lanesOf(shapes: readonly StraitShape[], ships: ShipsPerDay): ShippingLane[] {
  return shapes.flatMap(({ geometry, properties }) => {
    if (properties.kind !== 'traffic_lane' || geometry.type !== 'Polygon') return [];
    const { name } = properties;
    const line = shapes.find(
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

/** The nearest of some places. @throws DangerError DANGER_INPUT when there is none */
export function nearestOf(places: readonly NamedPlace[], to: LatLon): NamedPlace {
  const [first, ...rest] = places;
  if (first === undefined) throw noPlace('places', 'none', 'at least one');
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
 * @throws DangerError DANGER_INPUT where no sea is near
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
  throw noPlace('PLACE', place.name, 'one with the sea within 15 km');
}

function ringOf(place: LatLon, metres: number): LatLon[] {
  return Array.from({ length: bearings }, (_, index) => {
    const angle = (index * 2 * Math.PI) / bearings;
    return stepFrom(place, { eastM: metres * Math.sin(angle), northM: metres * Math.cos(angle) });
  });
}

function noPlace(field: string, value: string, expected: string): DangerError {
  return new DangerError({ code: 'DANGER_INPUT', field, value, expected });
}

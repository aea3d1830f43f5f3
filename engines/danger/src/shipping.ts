/**
 * Ships that pass close while a boat is in a lane. Ships of a lane are taken as spread evenly over its
 * width, Q a day at speed V: Q/(V W) a square metre. One passes within d at the rate
 * 2 d |v - V| Q/(V W), where |v - V| is the speed of boat against ship. It is the number of encounters if
 * nobody gives way: Y. Fujii and K. Tanaka, Journal of Navigation 24, 1971; P. T. Pedersen, 1995.
 */
import {
  type LatLon,
  metresPerDegLat,
  metresPerDegLon,
  type Polygon,
  regionContains,
} from '@straitwatch/geo';
import { checkNumber, DangerError } from './errors.js';
import type { ComponentDanger } from './levels.js';

/** A traffic lane: where, which way, how many ships. */
export interface ShippingLane {
  readonly name: string;
  readonly region: Polygon;
  /** In the direction of the traffic, at least two places. */
  readonly centre: readonly LatLon[];
  /** The fewest and the most that a source tells. */
  readonly shipsPerDay: { readonly low: number; readonly high: number };
  readonly shipSpeedMps: number;
  readonly source: string;
}

/** A ship nearer than half a mile. */
export const closeM = 926;
const dayS = 86_400;

export interface Approaches {
  readonly low: number;
  readonly high: number;
  readonly lane: string;
  readonly source: string;
}

/**
 * Ships expected within half a mile in an hour spent here, in each lane that the place lies in.
 * @param over the boat's own movement over the ground, towards
 * @throws DangerError DANGER_INPUT for a lane without a line, ships or speed
 */
export function approachesPerHour(
  lanes: readonly ShippingLane[],
  place: LatLon,
  over: { readonly eastMps: number; readonly northMps: number },
): Approaches[] {
  return lanes
    .filter((lane) => regionContains(lane.region, place))
    .map((lane) => {
      const { low, high } = lane.shipsPerDay;
      checkNumber('shipsPerDay.low', low, { min: 0, max: 10_000, unit: 'ships a day' });
      checkNumber('shipsPerDay.high', high, { min: low, max: 10_000, unit: 'ships a day' });
      const speed = { min: 0.5, max: 30, unit: 'm/s' };
      const shipMps = checkNumber('shipSpeedMps', lane.shipSpeedMps, speed);
      const way = wayAt(lane, place);
      const against = Math.hypot(
        over.eastMps - way.east * shipMps,
        over.northMps - way.north * shipMps,
      );
      const perShip =
        ((3_600 / dayS) * (2 * closeM * against)) / (shipMps * widthM(lane, place, way));
      return { low: low * perShip, high: high * perShip, lane: lane.name, source: lane.source };
    });
}

interface Way {
  readonly east: number;
  readonly north: number;
}

/** Direction of the traffic: of the nearest piece of the centre line. */
function wayAt(lane: ShippingLane, place: LatLon): Way {
  const scale = { east: metresPerDegLon(place.lat), north: metresPerDegLat(place.lat) };
  let nearest = Number.POSITIVE_INFINITY;
  let way: Way | undefined;
  for (let i = 1; i < lane.centre.length; i += 1) {
    const [from, to] = [lane.centre[i - 1], lane.centre[i]];
    if (from === undefined || to === undefined) continue;
    const x = (from.lon - place.lon) * scale.east;
    const y = (from.lat - place.lat) * scale.north;
    const dx = (to.lon - from.lon) * scale.east;
    const dy = (to.lat - from.lat) * scale.north;
    const length = Math.hypot(dx, dy);
    if (!(length > 0)) continue;
    const share = Math.min(1, Math.max(0, -(x * dx + y * dy) / (length * length)));
    const apart = Math.hypot(x + share * dx, y + share * dy);
    if (apart >= nearest) continue;
    nearest = apart;
    way = { east: dx / length, north: dy / length };
  }
  if (way !== undefined) return way;
  throw new DangerError({
    code: 'DANGER_INPUT',
    field: 'lane.centre',
    value: `${lane.centre.length} places in ${lane.name}`,
    expected: 'at least two different places',
  });
}

/** Least width that is believed: a place on the very edge must not make a lane of no width. */
const widthMinM = 500;

/** Across the traffic from edge to edge through the place. */
function widthM(lane: ShippingLane, place: LatLon, way: Way): number {
  const scale = { east: metresPerDegLon(place.lat), north: metresPerDegLat(place.lat) };
  /** Along the traffic and to its right, seen from the place. */
  const seen = ([lon, lat]: readonly [number, number]) => {
    const east = (lon - place.lon) * scale.east;
    const north = (lat - place.lat) * scale.north;
    return {
      alongM: east * way.east + north * way.north,
      acrossM: east * way.north - north * way.east,
    };
  };
  let [rightM, leftM] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const ring of lane.region.coordinates) {
    let previous = ring[ring.length - 1];
    for (const corner of ring) {
      if (previous !== undefined) {
        const [a, b] = [seen(previous), seen(corner)];
        if (a.alongM > 0 !== b.alongM > 0) {
          const at = a.acrossM + ((b.acrossM - a.acrossM) * a.alongM) / (a.alongM - b.alongM);
          if (at >= 0) rightM = Math.min(rightM, at);
          else leftM = Math.min(leftM, -at);
        }
      }
      previous = corner;
    }
  }
  const bothM = rightM + leftM;
  return Number.isFinite(bothM) ? Math.max(bothM, widthMinM) : widthMinM;
}

/** Ships in the hour from which it is extreme: one every twenty minutes. */
const manyShips = 3;

const levelOf = (ships: number): 1 | 2 | 3 => {
  if (ships >= manyShips) return 3;
  return ships > 0 ? 2 : 1;
};

/** Shipping as a component, from the ships expected close by in an hour; undefined: lanes not known. */
export function shippingDanger(ships: readonly Approaches[] | undefined): ComponentDanger {
  if (ships === undefined) {
    const notes = ['lanes-unknown'] as const;
    return { component: 'shipping', level: { low: 1, high: 3 }, figures: [], notes };
  }
  const low = ships.reduce((sum, one) => sum + one.low, 0);
  const high = ships.reduce((sum, one) => sum + one.high, 0);
  return {
    component: 'shipping',
    level: { low: levelOf(low), high: levelOf(high) },
    figures: ships.map((one) => ({
      name: `ships within half a mile, ${one.lane}`,
      low: one.low,
      high: one.high,
      unit: 'ships',
      source: one.source,
    })),
    notes: ['inshore-uncounted'],
  };
}

/**
 * Ships in the lanes, ferries across them, and fishing boats inshore. A ship is a line and a timetable:
 * where it is at any moment follows from them alone, so that a night needs no memory of its traffic.
 * Names and MMSIs are invented: MID 799 belongs to no country.
 */
import {
  fastDistanceM,
  initialBearingDegTrue,
  type LatLon,
  mpsPerKn,
  normaliseBearingDeg,
  radPerDeg,
  stepFrom,
} from '@straitwatch/geo';
import { drawUniform, pick, pickWeighted, type Rng } from '@straitwatch/maths';
import { SimulatorError } from './errors.js';
import { fishingNames, shipFirstNames, shipLastNames } from './names.js';
import type { LaneLine, Strait } from './strait.js';
import { between } from './water.js';

export interface Ship {
  readonly mmsi: number;
  readonly name: string;
  readonly callSign: string;
  /** ITU-R M.1371 ship type number. */
  readonly shipType: number;
  readonly lengthM: number;
  readonly beamM: number;
  readonly draughtM: number;
  readonly destination: string;
  readonly isClassA: boolean;
  readonly route: Route;
  /** Speed through its route, knots. */
  readonly speedKn: number;
  /** When it is at the start of its route for the first time, milliseconds since 1970. */
  readonly startMs: number;
  /** A ferry or a fishing boat goes to and fro with this long at each end; a passing ship does not. */
  readonly turnMs?: number;
  readonly lane?: LaneLine;
}

/** A line with the distance along it at each of its points, metres. */
export interface Route {
  readonly points: readonly LatLon[];
  readonly alongM: readonly number[];
  /** Course of the leg that ends at each point, degrees true; the first has none and says 0. */
  readonly courseDegTrue: readonly number[];
  readonly lengthM: number;
}

export interface Motion extends LatLon {
  /** Course over ground, degrees true, towards. */
  readonly cogDegTrue: number;
  readonly sogKn: number;
}

const dayMs = 86_400_000;
/** Most ships of a night, all kinds; 48 hours at four times the true traffic stay below it. */
export const shipsMax = 5000;

export function routeOf(points: readonly LatLon[]): Route {
  const alongM = [0];
  const courseDegTrue = [0];
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (from === undefined || to === undefined) continue;
    alongM.push((alongM[i - 1] ?? 0) + fastDistanceM(from, to));
    courseDegTrue.push(initialBearingDegTrue(from, to));
  }
  return { points, alongM, courseDegTrue, lengthM: alongM.at(-1) ?? 0 };
}

/** The place so many metres along a route, held to its ends, and the course there. */
export function placeAlong(route: Route, metres: number): LatLon & { cogDegTrue: number } {
  const { points, alongM } = route;
  let leg = 1;
  while (leg < points.length - 1 && (alongM[leg] ?? 0) < metres) leg += 1;
  const [from, to] = [points[leg - 1], points[leg]];
  if (from === undefined || to === undefined) return { ...origin(points), cogDegTrue: 0 };
  const legM = (alongM[leg] ?? 0) - (alongM[leg - 1] ?? 0);
  const share = legM === 0 ? 0 : (metres - (alongM[leg - 1] ?? 0)) / legM;
  const at = between(from, to, Math.max(0, Math.min(1, share)));
  return { lat: at.lat, lon: at.lon, cogDegTrue: route.courseDegTrue[leg] ?? 0 };
}

function origin(points: readonly LatLon[]): LatLon {
  return points[0] ?? { lat: 51, lon: 1.5 };
}

/** The line moved to its right by `offsetM` (left when negative), corner by corner. */
export function movedRight(points: readonly LatLon[], offsetM: number): LatLon[] {
  return points.map((point, i) => {
    const from = points[Math.max(0, i - 1)] ?? point;
    const to = points[Math.min(points.length - 1, i + 1)] ?? point;
    const right = (initialBearingDegTrue(from, to) + 90) * radPerDeg;
    return stepFrom(point, {
      eastM: offsetM * Math.sin(right),
      northM: offsetM * Math.cos(right),
    });
  });
}

/** Where a ship is at a time; nothing before it enters the chart or after it has left. */
export function shipAt(ship: Ship, whenMs: number): Motion | undefined {
  const { route, speedKn, startMs, turnMs } = ship;
  const passageMs = (route.lengthM / (speedKn * mpsPerKn)) * 1000;
  let sinceMs = whenMs - startMs;
  if (sinceMs < 0) return undefined;
  if (turnMs === undefined) {
    if (sinceMs > passageMs) return undefined;
    return { ...placeAlong(route, (sinceMs / passageMs) * route.lengthM), sogKn: speedKn };
  }
  sinceMs %= 2 * (passageMs + turnMs);
  const isBack = sinceMs >= passageMs + turnMs;
  if (isBack) sinceMs -= passageMs + turnMs;
  const share = Math.min(1, sinceMs / passageMs);
  const at = placeAlong(route, (isBack ? 1 - share : share) * route.lengthM);
  const cogDegTrue = isBack ? normaliseBearingDeg(at.cogDegTrue + 180) : at.cogDegTrue;
  return { ...at, cogDegTrue, sogKn: share < 1 ? speedKn : 0 };
}

/** Kinds of ship and their share, length and speed; a judgement from public traffic figures. */
const shipKinds = [
  { shipType: 70, share: 0.38, lengthM: [85, 230], speedKn: [9.5, 14] },
  { shipType: 71, share: 0.2, lengthM: [140, 399], speedKn: [14, 20.5] },
  { shipType: 80, share: 0.17, lengthM: [95, 274], speedKn: [10, 14.5] },
  { shipType: 84, share: 0.06, lengthM: [90, 295], speedKn: [12, 18] },
  { shipType: 79, share: 0.12, lengthM: [120, 240], speedKn: [13, 18.5] },
  { shipType: 60, share: 0.02, lengthM: [180, 330], speedKn: [15, 20] },
  { shipType: 52, share: 0.05, lengthM: [25, 75], speedKn: [6, 10] },
] as const;

const portsNorthEast = ['ROTTERDAM', 'ANTWERPEN', 'HAMBURG', 'BREMERHAVEN', 'ZEEBRUGGE', 'GDANSK'];
const portsSouthWest = ['LE HAVRE', 'ALGECIRAS', 'NEW YORK', 'SANTOS', 'BILBAO', 'SOUTHAMPTON'];

/**
 * All traffic of a night. Ships enter at random moments (a Poisson stream) early enough that the lanes
 * are full at `startMs`.
 */
export function trafficOf(
  strait: Strait,
  rng: Rng,
  night: { readonly startMs: number; readonly endMs: number; readonly shipsPerDay: number },
): Ship[] {
  const ships: Ship[] = [];
  const meanGapMs = (2 * dayMs) / Math.max(1, night.shipsPerDay);
  for (const direction of ['SW', 'NE'] as const) {
    const draws = rng.fork(`lane-${direction}`);
    let enterMs = night.startMs - 14 * 3_600_000 + draws.exponential() * meanGapMs;
    while (enterMs < night.endMs && ships.length < shipsMax) {
      const ship = laneShip(strait, draws.fork(ships.length), {
        direction,
        startMs: enterMs,
        mmsi: 799_100_001 + ships.length,
      });
      const passageMs = (ship.route.lengthM / (ship.speedKn * mpsPerKn)) * 1000;
      if (enterMs + passageMs > night.startMs) ships.push(ship);
      enterMs += draws.exponential() * meanGapMs;
    }
  }
  return [...ships, ...ferries(rng.fork('ferries'), night.startMs), ...fishers(rng, night.startMs)];
}

function laneShip(
  strait: Strait,
  rng: Rng,
  entry: { direction: 'NE' | 'SW'; startMs: number; mmsi: number },
): Ship {
  const lanes = strait.lanes.filter((lane) => lane.direction === entry.direction);
  const lane =
    lanes[
      pickWeighted(
        rng,
        lanes.map((one) => one.share),
      )
    ];
  if (lane === undefined) {
    throw new SimulatorError({
      code: 'SIMULATOR_DATA',
      field: 'lanes',
      value: `none ${entry.direction}`,
      expected: 'one',
    });
  }
  const kind =
    shipKinds[
      pickWeighted(
        rng,
        shipKinds.map((one) => one.share),
      )
    ] ?? shipKinds[0];
  const lengthM = Math.round(drawUniform(rng, { low: kind.lengthM[0], high: kind.lengthM[1] }));
  const speedKn = round1(drawUniform(rng, { low: kind.speedKn[0], high: kind.speedKn[1] }));
  const limit = lane.offsetMaxM;
  const offsetM = Math.max(-limit, Math.min(limit, (rng.normal() * limit) / 2));
  return {
    mmsi: entry.mmsi,
    name: `${pick(rng, shipFirstNames)} ${pick(rng, shipLastNames)}`,
    callSign: `7X${String(entry.mmsi % 100_000).padStart(5, '0')}`,
    shipType: kind.shipType,
    lengthM,
    beamM: Math.max(8, Math.round(lengthM / 6.6)),
    draughtM: round1(Math.min(15, 3 + lengthM / 26)),
    destination: pick(rng, entry.direction === 'NE' ? portsNorthEast : portsSouthWest),
    isClassA: true,
    route: routeOf(movedRight(lane.points, offsetM)),
    speedKn,
    startMs: entry.startMs,
    lane,
  };
}

const round1 = (value: number): number => Math.round(value * 10) / 10;

/** Ferry lines as steered, berth to berth; times at the berth in minutes. */
const ferryLines = [
  {
    to: 'CALAIS',
    count: 6,
    turnMin: 60,
    speedKn: 17,
    points: [
      [51.123, 1.337],
      [51.115, 1.352],
      [51.095, 1.42],
      [51.03, 1.7],
      [50.99, 1.82],
      [50.973, 1.846],
    ],
  },
  {
    to: 'DUNKERQUE',
    count: 3,
    turnMin: 50,
    speedKn: 19,
    points: [
      [51.123, 1.338],
      [51.114, 1.353],
      [51.09, 1.5],
      [51.045, 1.78],
      [51.035, 2.0],
      [51.045, 2.14],
    ],
  },
] as const;

function ferries(rng: Rng, nightStartMs: number): Ship[] {
  const names = [
    'KENT MERIDIAN',
    'OPAL DE CALAIS',
    'WHITE CLIFF STAR',
    'COTE D ALBATRE',
    'SAMPHIRE',
    'PRIDE OF EASTRY',
    'DUNE DE FLANDRE',
    'SANDWICH HAVEN',
    'REINE MATHILDA',
  ];
  const out: Ship[] = [];
  for (const line of ferryLines) {
    const route = routeOf(line.points.map(([lat, lon]) => ({ lat, lon })));
    const passageMs = (route.lengthM / (line.speedKn * mpsPerKn)) * 1000;
    const roundMs = 2 * (passageMs + line.turnMin * 60_000);
    for (let i = 0; i < line.count; i++) {
      out.push({
        mmsi: 799_200_001 + out.length,
        name: names[out.length] ?? `FERRY ${out.length}`,
        callSign: `7F${String(out.length + 1).padStart(4, '0')}`,
        shipType: 60,
        lengthM: 186,
        beamM: 28,
        draughtM: 6.5,
        destination: `DOVER-${line.to}`,
        isClassA: true,
        route,
        speedKn: line.speedKn,
        // Evenly over the round trip, with a few minutes of lateness that stay the night's own.
        startMs: nightStartMs - roundMs + (i * roundMs) / line.count + rng.uniform() * 600_000,
        turnMs: line.turnMin * 60_000,
      });
    }
  }
  return out;
}

/** Grounds off either coast: to and fro at trawling speed. */
const fishingGrounds = [
  [
    [51.0, 1.1],
    [50.93, 1.05],
  ],
  [
    [51.18, 1.45],
    [51.26, 1.46],
  ],
  [
    [50.84, 0.8],
    [50.78, 0.62],
  ],
  [
    [50.62, 1.48],
    [50.7, 1.5],
  ],
  [
    [51.03, 2.0],
    [51.06, 2.2],
  ],
  [
    [50.45, 1.45],
    [50.56, 1.47],
  ],
] as const;

function fishers(rng: Rng, nightStartMs: number): Ship[] {
  return fishingGrounds.map((ends, i) => {
    const draws = rng.fork(`fisher-${i}`);
    return {
      mmsi: 799_300_001 + i,
      name: fishingNames[i] ?? `FISHER ${i}`,
      callSign: `7P${String(i + 1).padStart(4, '0')}`,
      shipType: 30,
      lengthM: 12,
      beamM: 4,
      draughtM: 2,
      destination: '',
      isClassA: i % 3 === 0,
      route: routeOf(ends.map(([lat, lon]) => ({ lat, lon }))),
      speedKn: round1(drawUniform(draws, { low: 2.5, high: 4.2 })),
      startMs: nightStartMs - 12 * 3_600_000 + draws.uniform() * 7_200_000,
      turnMs: 120_000,
    };
  });
}

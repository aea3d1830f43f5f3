/** Where, when and as what each particle begins. */
import { createLocalFrame, type LocalFrame, ringContains } from '@straitwatch/geo';
import type { Rng } from '@straitwatch/maths';
import { isOnLand } from './coast.js';
import { DriftError } from './errors.js';
import type { LeewayTable } from './leeway.js';
import { termsOfClass, termsOfSide } from './leeway.js';
import { waiting } from './statuses.js';
import type { DriftOptions, ReleasePlace } from './types.js';

/** sqrt(-2 ln 0.05): 95 % of a circular normal lie within this many standard deviations. */
const sdsOf95 = Math.sqrt(-2 * Math.log(0.05));
/** Places drawn until one lies in the polygon, and until one lies at sea. */
const drawsMax = 10_000;
const seaDrawsMax = 200;

/** The particles of some chunks; columns of one length. */
export interface Cloud {
  readonly count: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  readonly startLonDeg: Float64Array;
  readonly startLatDeg: Float64Array;
  readonly releasedMs: Float64Array;
  readonly strandedMs: Float64Array;
  readonly status: Uint8Array;
  readonly object: Uint8Array;
  /** Where its terms begin in the leeway table; a jibe and a change of class move it. */
  readonly termsAt: Int32Array;
  /** Hours of drift after which it jibes next, and becomes its other class; Infinity for never. */
  readonly jibeH: Float32Array;
  readonly laterH: Float32Array;
  readonly laterAt: Int32Array;
  /** Velocity halfway through the step before, and through the one before that. */
  readonly beforeEast: Float32Array;
  readonly beforeNorth: Float32Array;
  readonly earlierEast: Float32Array;
  readonly earlierNorth: Float32Array;
  /** Errors in standard deviations: leeway, current, wind; the last two only where asked for. */
  readonly errors: readonly (readonly [Float32Array, Float32Array])[];
  /** Of the engine: velocity through the water, and hours until it stops. Empty without one. */
  readonly engineEast: Float32Array;
  readonly engineNorth: Float32Array;
  readonly engineH: Float32Array;
  readonly releasedOnLand: Uint8Array;
}

export function createCloud(options: DriftOptions, count: number): Cloud {
  const engines = options.engine === undefined ? 0 : count;
  const pair = (size: number) => [new Float32Array(size), new Float32Array(size)] as const;
  const { currentSdMps, windSdMps } = options.model;
  return {
    count,
    lonDeg: new Float64Array(count),
    latDeg: new Float64Array(count),
    startLonDeg: new Float64Array(count),
    startLatDeg: new Float64Array(count),
    releasedMs: new Float64Array(count),
    strandedMs: new Float64Array(count).fill(Number.NaN),
    status: new Uint8Array(count),
    object: new Uint8Array(count),
    termsAt: new Int32Array(count),
    jibeH: new Float32Array(count),
    laterH: new Float32Array(count),
    laterAt: new Int32Array(count),
    beforeEast: new Float32Array(count),
    beforeNorth: new Float32Array(count),
    earlierEast: new Float32Array(count),
    earlierNorth: new Float32Array(count),
    errors: [pair(count), pair(currentSdMps > 0 ? count : 0), pair(windSdMps > 0 ? count : 0)],
    engineEast: new Float32Array(engines),
    engineNorth: new Float32Array(engines),
    engineH: new Float32Array(engines),
    releasedOnLand: new Uint8Array(count),
  };
}

/** Gives the particles of one chunk their beginnings. */
export function release(
  cloud: Cloud,
  span: { readonly from: number; readonly to: number },
  { options, table, rng }: { options: DriftOptions; table: LeewayTable; rng: Rng },
): void {
  const draw = placeDraw(options.release.place, rng.fork('place'));
  const when = rng.fork('time');
  const what = rng.fork('object');
  const jibes = rng.fork('jibe');
  const engine = rng.fork('engine');
  const { jibePerHour } = options.model;
  const { timeMs, durationS } = options.release;
  const totalWeight = options.objects.reduce((sum, { weight }) => sum + weight, 0);
  for (let i = span.from; i < span.to; i++) {
    const place = atSea(draw, options);
    cloud.lonDeg[i] = place.lon;
    cloud.latDeg[i] = place.lat;
    cloud.startLonDeg[i] = place.lon;
    cloud.startLatDeg[i] = place.lat;
    cloud.releasedOnLand[i] = place.isOnLand ? 1 : 0;
    cloud.releasedMs[i] = timeMs + (durationS === 0 ? 0 : when.uniform() * durationS * 1_000);
    cloud.status[i] = waiting;
    const object = pickObject(options, what.uniform() * totalWeight);
    const side = what.uint32() >>> 31;
    cloud.object[i] = object;
    cloud.termsAt[i] = table.first[object]! * termsOfClass + side * termsOfSide;
    cloud.laterAt[i] = table.later[object]! * termsOfClass;
    const later = options.objects[object]?.later;
    cloud.laterH[i] =
      later === undefined
        ? Infinity
        : later.afterH[0] + what.uniform() * (later.afterH[1] - later.afterH[0]);
    cloud.jibeH[i] = jibePerHour > 0 ? jibes.exponential() / jibePerHour : Infinity;
    if (options.engine !== undefined)
      releaseEngine(cloud, i, { engine: options.engine, rng: engine });
  }
}

function releaseEngine(
  cloud: Cloud,
  i: number,
  { engine, rng }: { engine: NonNullable<DriftOptions['engine']>; rng: Rng },
): void {
  const course = engine.courseToDegTrue + rng.normal() * engine.courseSdDeg;
  const speed = Math.max(0, engine.speedMps + rng.normal() * engine.speedSdMps);
  const [from, to] = engine.stopsAfterH;
  cloud.engineEast[i] = speed * Math.sin((course * Math.PI) / 180);
  cloud.engineNorth[i] = speed * Math.cos((course * Math.PI) / 180);
  cloud.engineH[i] = from + rng.uniform() * (to - from);
}

function pickObject({ objects }: DriftOptions, at: number): number {
  let sum = 0;
  for (const [index, { weight }] of objects.entries()) {
    sum += weight;
    if (at < sum) return index;
  }
  return objects.length - 1;
}

type Place = { readonly lon: number; readonly lat: number };

/** Draws until a place lies at sea: a boat was reported, so it floats. */
function atSea(draw: () => Place, { coast }: DriftOptions): Place & { isOnLand: boolean } {
  let place = draw();
  if (coast === undefined) return { ...place, isOnLand: false };
  for (let again = 0; again < seaDrawsMax; again++) {
    if (!isOnLand(coast, place.lon, place.lat)) return { ...place, isOnLand: false };
    place = draw();
  }
  return { ...place, isOnLand: isOnLand(coast, place.lon, place.lat) };
}

function placeDraw(place: ReleasePlace, rng: Rng): () => Place {
  if (place.kind === 'circle') return circleDraw(place, createLocalFrame(place), rng);
  const [outer = [], ...holes] = place.rings;
  const lons = outer.map(([lon]) => lon);
  const lats = outer.map(([, lat]) => lat);
  const west = Math.min(...lons);
  const east = Math.max(...lons);
  // Evenly on the sphere: latitude by its sine.
  const sine = (lat: number): number => Math.sin((lat * Math.PI) / 180);
  const south = sine(Math.min(...lats));
  const north = sine(Math.max(...lats));
  return () => {
    for (let again = 0; again < drawsMax; again++) {
      const lon = west + rng.uniform() * (east - west);
      const lat = (Math.asin(south + rng.uniform() * (north - south)) * 180) / Math.PI;
      const point = { lon, lat };
      if (ringContains(outer, point) && !holes.some((hole) => ringContains(hole, point))) {
        return point;
      }
    }
    throw new DriftError({
      code: 'DRIFT_SCENARIO',
      field: 'release.polygon',
      value: 'a sliver',
      expected: 'a polygon that fills more of its box',
    });
  };
}

function circleDraw(
  place: Extract<ReleasePlace, { kind: 'circle' }>,
  frame: LocalFrame,
  rng: Rng,
): () => Place {
  const sdM = place.radiusM / sdsOf95;
  if (sdM === 0) return () => ({ lon: place.lon, lat: place.lat });
  return () => frame.toPoint({ eastM: rng.normal() * sdM, northM: rng.normal() * sdM });
}

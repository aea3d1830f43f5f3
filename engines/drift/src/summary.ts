/** What a cloud says in few numbers: where, how wide, how sure, where it comes ashore. */
import { createLocalFrame } from '@straitwatch/geo';
import { type ContainmentArea, containmentAreas } from './areas.js';
import { active, leftArea, stranded, waiting } from './statuses.js';
import { type DriftFrame, type DriftRun, driftStatuses } from './types.js';

const hourMs = 3_600_000;
const radPerDeg = Math.PI / 180;

/**
 * One frame in numbers. Mean, spread and areas are of the particles that are active or stranded: all
 * whose place is known. Without any of those the places and areas are absent.
 */
export interface FrameSummary {
  readonly hours: number;
  readonly meanLat?: number;
  readonly meanLon?: number;
  /** Along the mean way since release, and across it; across and along are east and north at rest. */
  readonly sdAlongM?: number;
  readonly sdAcrossM?: number;
  readonly area50Km2?: number;
  readonly area95Km2?: number;
  readonly active: number;
  readonly stranded: number;
  readonly leftArea: number;
  readonly waiting: number;
}

/** The places of a frame that are known: active and stranded. */
export function knownPlaces(frame: DriftFrame): {
  index: Uint32Array;
  lonDeg: Float64Array;
  latDeg: Float64Array;
} {
  const index = Uint32Array.from(frame.status.keys()).filter(
    (i) => frame.status[i] === active || frame.status[i] === stranded,
  );
  const lonDeg = Float64Array.from(index, (i) => frame.lonDeg[i]!);
  const latDeg = Float64Array.from(index, (i) => frame.latDeg[i]!);
  return { index, lonDeg, latDeg };
}

/** Mean of places on the sphere (N. I. Fisher, "Statistical Analysis of Spherical Data", 1987). */
export function sphericalMean(
  lonDeg: Float64Array,
  latDeg: Float64Array,
): { lat: number; lon: number } {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let i = 0; i < lonDeg.length; i++) {
    const cos = Math.cos(latDeg[i]! * radPerDeg);
    x += cos * Math.cos(lonDeg[i]! * radPerDeg);
    y += cos * Math.sin(lonDeg[i]! * radPerDeg);
    z += Math.sin(latDeg[i]! * radPerDeg);
  }
  return {
    lat: Math.atan2(z, Math.sqrt(x * x + y * y)) / radPerDeg,
    lon: Math.atan2(y, x) / radPerDeg,
  };
}

/** @param areas those of this frame, where they are there already */
export function summarise(
  run: DriftRun,
  frame: DriftFrame,
  areas?: readonly ContainmentArea[],
): FrameSummary {
  const counts = driftStatuses.map(() => 0);
  for (const status of frame.status) counts[status]!++;
  const shared = {
    active: counts[active]!,
    stranded: counts[stranded]!,
    leftArea: counts[leftArea]!,
    waiting: counts[waiting]!,
  };
  const { index, lonDeg, latDeg } = knownPlaces(frame);
  if (index.length === 0) return { hours: frame.hours, ...shared };
  const mean = sphericalMean(lonDeg, latDeg);
  const found = areas ?? containmentAreas(lonDeg, latDeg);
  const areaKm2 = (share: number) => found.find((one) => one.share === share)?.areaKm2 ?? 0;
  return {
    hours: frame.hours,
    meanLat: mean.lat,
    meanLon: mean.lon,
    ...spread(run, { index, lonDeg, latDeg }, mean),
    area50Km2: areaKm2(0.5),
    area95Km2: areaKm2(0.95),
    ...shared,
  };
}

function spread(
  run: DriftRun,
  { index, lonDeg, latDeg }: ReturnType<typeof knownPlaces>,
  mean: { lat: number; lon: number },
): { sdAlongM: number; sdAcrossM: number } {
  const frame = createLocalFrame(mean);
  const starts = {
    lon: Float64Array.from(index, (i) => run.startLonDeg[i]!),
    lat: Float64Array.from(index, (i) => run.startLatDeg[i]!),
  };
  const start = frame.toLocal(sphericalMean(starts.lon, starts.lat));
  const wayM = Math.hypot(start.eastM, start.northM);
  const east = wayM < 1 ? 0 : -start.eastM / wayM;
  const north = wayM < 1 ? 1 : -start.northM / wayM;
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < lonDeg.length; i++) {
    const { eastM, northM } = frame.toLocal({ lon: lonDeg[i]!, lat: latDeg[i]! });
    const along = eastM * east + northM * north;
    const across = eastM * north - northM * east;
    sums[0]! += along;
    sums[1]! += along * along;
    sums[2]! += across;
    sums[3]! += across * across;
  }
  const sd = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares / lonDeg.length - (sum / lonDeg.length) ** 2));
  return { sdAlongM: sd(sums[0]!, sums[1]!), sdAcrossM: sd(sums[2]!, sums[3]!) };
}

/** Probability by cells of one minute of latitude and longitude. */
export interface MinuteDensity {
  /** South-western corner of each cell that holds anything, densest first. */
  readonly cells: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly probability: number;
  }[];
  /** What is in no cell: left the area, or not yet released. */
  readonly elsewhere: number;
}

const cellsADegree = 60;

export function minuteDensity(frame: DriftFrame): MinuteDensity {
  const counts = new Map<string, number>();
  const { index, lonDeg, latDeg } = knownPlaces(frame);
  for (let i = 0; i < index.length; i++) {
    const key = cellKey(lonDeg[i]!, latDeg[i]!);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const total = frame.status.length;
  const cells = [...counts].map(([key, count]) => ({
    ...cornerOf(key),
    probability: count / total,
  }));
  cells.sort((a, b) => b.probability - a.probability || a.lat - b.lat || a.lon - b.lon);
  return { cells, elsewhere: (total - index.length) / total };
}

/** The northernmost row holds the pole too, and 180 degrees are the cell of -180. */
function cellKey(lonDeg: number, latDeg: number): string {
  const column = minuteOf(lonDeg);
  const row = Math.min(90 * cellsADegree - 1, minuteOf(latDeg));
  return `${column >= 180 * cellsADegree ? column - 360 * cellsADegree : column} ${row}`;
}

/** The last whole minute at or below. A product may fall short of it by a rounding. */
function minuteOf(degrees: number): number {
  const minute = Math.floor(degrees * cellsADegree);
  return (minute + 1) / cellsADegree <= degrees ? minute + 1 : minute;
}

function cornerOf(key: string): { lon: number; lat: number } {
  const [column = 0, row = 0] = key.split(' ').map(Number);
  return { lon: column / cellsADegree, lat: row / cellsADegree };
}

/** Where and when a cloud comes ashore. */
export interface Stranding {
  /** That it does, by the end of the run. */
  readonly probability: number;
  /** Hours after release by which 10, 50 and 90 % of those that strand have done so. */
  readonly hours10?: number;
  readonly hours50?: number;
  readonly hours90?: number;
  /** Stretches of shore, one minute cells, likeliest first. */
  readonly places: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly probability: number;
    readonly hours50: number;
  }[];
}

const placesMax = 20;

/** @param releaseMs the time from which hours count */
export function strandings(run: DriftRun, releaseMs: number): Stranding {
  const last = run.frames.at(-1);
  const all: number[] = [];
  const byCell = new Map<string, { lon: number; lat: number; hours: number[] }>();
  for (let i = 0; last !== undefined && i < run.particles; i++) {
    if (last.status[i] !== stranded) continue;
    // One that lay on land at the frame of its own release has not been asked to move yet.
    const ashoreMs = Number.isNaN(run.strandedMs[i]!) ? run.releasedMs[i]! : run.strandedMs[i]!;
    const hours = Math.abs(ashoreMs - releaseMs) / hourMs;
    all.push(hours);
    const key = cellKey(last.lonDeg[i]!, last.latDeg[i]!);
    const cell = byCell.get(key) ?? { lon: 0, lat: 0, hours: [] };
    cell.lon += last.lonDeg[i]!;
    cell.lat += last.latDeg[i]!;
    cell.hours.push(hours);
    byCell.set(key, cell);
  }
  if (all.length === 0) return { probability: 0, places: [] };
  const places = [...byCell.values()].map((cell) => ({
    lat: cell.lat / cell.hours.length,
    lon: cell.lon / cell.hours.length,
    probability: cell.hours.length / run.particles,
    hours50: quantile(cell.hours, 0.5),
  }));
  places.sort((a, b) => b.probability - a.probability || a.hours50 - b.hours50);
  return {
    probability: all.length / run.particles,
    hours10: quantile(all, 0.1),
    hours50: quantile(all, 0.5),
    hours90: quantile(all, 0.9),
    places: places.slice(0, placesMax),
  };
}

function quantile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
}

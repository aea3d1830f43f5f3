/**
 * One step of one chunk of particles, in short passes over columns that fit the cache.
 *
 * Midpoint rule: velocity is taken halfway in time at the place reached halfway. That place is
 * foretold from the velocities halfway through the two steps before, as 3/2 of the last less 1/2 of
 * the one before, which is as exact as asking the field once more (second order; a particle's first
 * step asks the field). So each step asks each field once.
 */
import type { NormalSource } from '@straitwatch/maths';
import { crossing, isOnLand, leavesArea, noCrossing } from './coast.js';
import { type EarthTable, move } from './earth.js';
import type { FieldAtTime } from './field.js';
import {
  addCorrelatedLeeway,
  addPerLifeLeeway,
  type LeewayTable,
  termsOfClass,
  termsOfSide,
} from './leeway.js';
import type { Cloud } from './release.js';
import type { Scratch } from './scratch.js';
import { active, leftArea, stranded, waiting } from './statuses.js';
import type { Coast, DriftOptions } from './types.js';

const hourMs = 3_600_000;
/** More in one step change nothing: the sides are even by then. */
const jibesAStepMax = 200;

/** A field halfway through the step and, for those released within it, at its end. */
export interface StepField {
  readonly half: FieldAtTime;
  readonly end: FieldAtTime;
}

/** What a step needs that is the same for all chunks. */
export interface StepWork {
  readonly options: DriftOptions;
  readonly table: LeewayTable;
  readonly earth: EarthTable;
  readonly current: StepField;
  readonly wind: StepField;
  readonly scratch: Scratch;
}

/** Times of a step; the end lies before the start when going backward. */
export interface StepSpan {
  readonly startMs: number;
  readonly endMs: number;
}

export interface ChunkSpan {
  readonly from: number;
  readonly to: number;
  readonly normals: NormalSource;
}

/** Takes one chunk through one step. @returns how many of it are still to move or to begin. */
export function stepChunk(cloud: Cloud, chunk: ChunkSpan, work: StepWork, span: StepSpan): number {
  renewErrors(cloud, chunk, work, span);
  changeSides(cloud, chunk, work, span);
  const moving = listThose(cloud, chunk, work.scratch);
  advance(cloud, work, span, { count: moving, isFresh: false });
  const begun = listReleased(cloud, chunk, work, span);
  advance(cloud, work, span, { count: begun, isFresh: true });
  let left = 0;
  for (let i = chunk.from; i < chunk.to; i++) {
    if (cloud.status[i] === active || cloud.status[i] === waiting) left++;
  }
  return left;
}

/** First errors of a chunk, from the stationary distribution. */
export function startErrors(cloud: Cloud, chunk: ChunkSpan, scratch: Scratch): void {
  const count = chunk.to - chunk.from;
  for (const pair of cloud.errors) {
    for (const column of pair) {
      if (column.length === 0) continue;
      chunk.normals.fill(scratch.normals, count);
      column.set(scratch.normals.subarray(0, count), chunk.from);
    }
  }
}

/** Exact step of an Ornstein-Uhlenbeck process (D. T. Gillespie, Physical Review E 54, 1996). */
function renewErrors(cloud: Cloud, chunk: ChunkSpan, work: StepWork, span: StepSpan): void {
  const { model } = work.options;
  const keep = Math.exp(-Math.abs(span.endMs - span.startMs) / (model.windErrorHours * hourMs));
  const fresh = Math.sqrt(1 - keep * keep);
  const { normals } = work.scratch;
  const { from } = chunk;
  const count = chunk.to - from;
  for (const [kind, pair] of cloud.errors.entries()) {
    if (kind === 0 && model.windError === 'per-life') continue;
    for (const column of pair) {
      if (column.length === 0) continue;
      chunk.normals.fill(normals, count);
      for (let i = 0; i < count; i++)
        column[from + i] = keep * column[from + i]! + fresh * normals[i]!;
    }
  }
}

/** Jibes, and turns into the other class, those whose time comes before the middle of the step. */
function changeSides(cloud: Cloud, chunk: ChunkSpan, work: StepWork, span: StepSpan): void {
  const middleMs = (span.startMs + span.endMs) / 2;
  const perMs = (span.endMs >= span.startMs ? 1 : -1) / hourMs;
  const { jibeH, laterH, laterAt, termsAt, releasedMs } = cloud;
  const { from, to } = chunk;
  const perHour = work.options.model.jibePerHour;
  for (let i = from; i < to; i++) {
    const hours = (middleMs - releasedMs[i]!) * perMs;
    for (let jibe = 0; hours >= jibeH[i]! && jibe < jibesAStepMax; jibe++) {
      const side = termsAt[i]! % termsOfClass;
      termsAt[i] = termsAt[i]! - side + (side === 0 ? termsOfSide : 0);
      jibeH[i] = jibeH[i]! - Math.log(fraction(i - from, jibeH[i]!)) / perHour;
    }
    if (hours >= laterH[i]!) {
      termsAt[i] = laterAt[i]! + (termsAt[i]! % termsOfClass);
      laterH[i] = Infinity;
    }
  }
}

/**
 * More than 0 and less than 1, out of a particle's own history: the bits of its last jibe mixed by the
 * finaliser of MurmurHash3 (A. Appleby). Needs no generator for each particle.
 */
function fraction(particle: number, hours: number): number {
  let bits =
    Math.imul(Math.floor(hours * 16_777_216), 0x9e3779b1) ^ Math.imul(particle, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (((bits ^ (bits >>> 16)) >>> 0) + 0.5) / 4_294_967_296;
}

function listThose(cloud: Cloud, chunk: ChunkSpan, { list }: Scratch): number {
  let count = 0;
  for (let i = chunk.from; i < chunk.to; i++) if (cloud.status[i] === active) list[count++] = i;
  return count;
}

/** Wakes and lists those that are released within this step. */
function listReleased(cloud: Cloud, chunk: ChunkSpan, work: StepWork, span: StepSpan): number {
  const { list } = work.scratch;
  const direction = span.endMs >= span.startMs ? 1 : -1;
  let count = 0;
  for (let i = chunk.from; i < chunk.to; i++) {
    if (cloud.status[i] !== waiting) continue;
    if ((span.endMs - cloud.releasedMs[i]!) * direction <= 0) continue;
    wake(cloud, i, work.options.coast);
    if (cloud.status[i] === active) list[count++] = i;
  }
  return count;
}

/** Begins: what lies on land stays there. */
export function wake(cloud: Cloud, i: number, coast: Coast | undefined): void {
  const isDry = coast !== undefined && isOnLand(coast, cloud.lonDeg[i]!, cloud.latDeg[i]!);
  cloud.status[i] = isDry ? stranded : active;
  if (isDry) cloud.strandedMs[i] = cloud.releasedMs[i]!;
}

/** Moves the particles of the list to the end of the step. */
function advance(
  cloud: Cloud,
  work: StepWork,
  span: StepSpan,
  batch: { readonly count: number; readonly isFresh: boolean },
): void {
  const { count, isFresh } = batch;
  if (count === 0) return;
  const { scratch, earth } = work;
  const isLate = gather(cloud, work, span, batch);
  const here = scratch;
  const half = { lonDeg: here.halfLonDeg, latDeg: here.halfLatDeg, count, share: 0.5 };
  if (isFresh) {
    const place = { lonDeg: here.lonDeg, latDeg: here.latDeg };
    velocity(cloud, work, span, { count, isLate, ...place });
  } else foretell(cloud, scratch, count);
  move(earth, here, half);
  const middle = { lonDeg: here.halfLonDeg, latDeg: here.halfLatDeg };
  velocity(cloud, work, span, { count, isLate, ...middle });
  remember(cloud, scratch, batch);
  move(earth, here, { ...half, share: 1 });
  settle(cloud, work, span, count);
}

/** Brings the listed together. @returns whether some are released within the step. */
function gather(
  cloud: Cloud,
  work: StepWork,
  span: StepSpan,
  { count, isFresh }: { readonly count: number; readonly isFresh: boolean },
): boolean {
  const { list, lonDeg, latDeg, stepS, share, known, errorOne, errorTwo, termsAt } = work.scratch;
  const [one, two] = cloud.errors[0]!;
  const whole = (span.endMs - span.startMs) / 1_000;
  known.fill(1, 0, count);
  for (let k = 0; k < count; k++) {
    const i = list[k]!;
    lonDeg[k] = cloud.lonDeg[i]!;
    latDeg[k] = cloud.latDeg[i]!;
    errorOne[k] = one[i]!;
    errorTwo[k] = two[i]!;
    termsAt[k] = cloud.termsAt[i]!;
    stepS[k] = whole;
  }
  if (!isFresh) return false;
  let isLate = false;
  for (let k = 0; k < count; k++) {
    stepS[k] = (span.endMs - cloud.releasedMs[list[k]!]!) / 1_000;
    // How far the middle of its own short step lies between the step's middle and end.
    share[k] = 1 - stepS[k]! / whole;
    if (share[k]! > 0) isLate = true;
  }
  return isLate;
}

function foretell(cloud: Cloud, scratch: Scratch, count: number): void {
  const { list, eastMps, northMps } = scratch;
  const { beforeEast, beforeNorth, earlierEast, earlierNorth } = cloud;
  for (let k = 0; k < count; k++) {
    const i = list[k]!;
    eastMps[k] = 1.5 * beforeEast[i]! - 0.5 * earlierEast[i]!;
    northMps[k] = 1.5 * beforeNorth[i]! - 0.5 * earlierNorth[i]!;
  }
}

function remember(
  cloud: Cloud,
  scratch: Scratch,
  batch: { count: number; isFresh: boolean },
): void {
  const { list, eastMps, northMps } = scratch;
  const { beforeEast, beforeNorth, earlierEast, earlierNorth } = cloud;
  for (let k = 0; k < batch.count; k++) {
    const i = list[k]!;
    earlierEast[i] = batch.isFresh ? eastMps[k]! : beforeEast[i]!;
    earlierNorth[i] = batch.isFresh ? northMps[k]! : beforeNorth[i]!;
    beforeEast[i] = eastMps[k]!;
    beforeNorth[i] = northMps[k]!;
  }
}

interface Places {
  readonly count: number;
  /** Some are released within the step, not at its start. */
  readonly isLate: boolean;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
}

/** Velocity over ground of each: current, leeway, engine. */
function velocity(cloud: Cloud, work: StepWork, span: StepSpan, places: Places): void {
  const { scratch, options, table } = work;
  const { count } = places;
  const { eastMps, northMps, windEast, windNorth } = scratch;
  ask(work.current, scratch, places, { eastMps, northMps });
  ask(work.wind, scratch, places, { eastMps: windEast, northMps: windNorth });
  const { currentSdMps, windSdMps } = options.model;
  if (currentSdMps > 0) addError(cloud, scratch, count, { kind: 1, sd: currentSdMps });
  if (windSdMps > 0) addError(cloud, scratch, count, { kind: 2, sd: windSdMps });
  if (options.model.windError === 'correlated') addCorrelatedLeeway(table.terms, scratch, count);
  else addPerLifeLeeway(table.terms, scratch, count);
  if (options.engine !== undefined) addEngine(cloud, scratch, span, count);
}

function ask(
  field: StepField,
  scratch: Scratch,
  places: Places,
  into: { readonly eastMps: Float64Array; readonly northMps: Float64Array },
): void {
  const { lonDeg, latDeg, count } = places;
  const { known, share, otherEast, otherNorth } = scratch;
  field.half.sample({ lonDeg, latDeg, known, ...into }, count);
  if (!places.isLate) return;
  const other = { lonDeg, latDeg, known, eastMps: otherEast, northMps: otherNorth };
  field.end.sample(other, count);
  for (let k = 0; k < count; k++) {
    into.eastMps[k]! += share[k]! * (otherEast[k]! - into.eastMps[k]!);
    into.northMps[k]! += share[k]! * (otherNorth[k]! - into.northMps[k]!);
  }
}

function addError(
  cloud: Cloud,
  scratch: Scratch,
  count: number,
  { kind, sd }: { readonly kind: number; readonly sd: number },
): void {
  const [east, north] = cloud.errors[kind]!;
  const toEast = kind === 1 ? scratch.eastMps : scratch.windEast;
  const toNorth = kind === 1 ? scratch.northMps : scratch.windNorth;
  for (let k = 0; k < count; k++) {
    const i = scratch.list[k]!;
    toEast[k]! += sd * east[i]!;
    toNorth[k]! += sd * north[i]!;
  }
}

/** The part of the step during which the engine still runs counts. */
function addEngine(cloud: Cloud, scratch: Scratch, span: StepSpan, count: number): void {
  const { list, eastMps, northMps, stepS } = scratch;
  for (let k = 0; k < count; k++) {
    const i = list[k]!;
    const hours = Math.abs(stepS[k]!) / 3_600;
    const begun = hoursFrom(cloud.releasedMs[i]!, span.endMs) - hours;
    const part = Math.max(0, Math.min(1, (cloud.engineH[i]! - begun) / hours));
    eastMps[k]! += part * cloud.engineEast[i]!;
    northMps[k]! += part * cloud.engineNorth[i]!;
  }
}

function hoursFrom(fromMs: number, toMs: number): number {
  return Math.abs(toMs - fromMs) / hourMs;
}

/** Puts each at its new place, or where it met land, or leaves it where it left the field. */
function settle(cloud: Cloud, work: StepWork, span: StepSpan, count: number): void {
  const { list, lonDeg, latDeg, halfLonDeg, halfLatDeg, known } = work.scratch;
  const { coast } = work.options;
  const way = { fromLon: 0, fromLat: 0, toLon: 0, toLat: 0 };
  const perLon = coast === undefined ? 0 : 1 / coast.cellLonDeg;
  const perLat = coast === undefined ? 0 : 1 / coast.cellLatDeg;
  for (let k = 0; k < count; k++) {
    const i = list[k]!;
    if (known[k] === 0) {
      cloud.status[i] = leftArea;
      continue;
    }
    if (coast !== undefined) {
      const fx = (lonDeg[k]! - coast.westDeg) * perLon;
      const fy = (latDeg[k]! - coast.southDeg) * perLat;
      const dx = Math.abs((halfLonDeg[k]! - lonDeg[k]!) * perLon);
      const dy = Math.abs((halfLatDeg[k]! - latDeg[k]!) * perLat);
      const isInside = fx >= 0 && fy >= 0 && fx < coast.columns && fy < coast.rows;
      const open = isInside ? coast.openCells[(fy | 0) * coast.columns + (fx | 0)]! - 1 : -1;
      if (!(dx < open && dy < open)) {
        way.fromLon = lonDeg[k]!;
        way.fromLat = latDeg[k]!;
        way.toLon = halfLonDeg[k]!;
        way.toLat = halfLatDeg[k]!;
        if (meetsLand(cloud, i, coast, way, { endMs: span.endMs, stepS: work.scratch.stepS[k]! })) {
          continue;
        }
      }
    }
    cloud.lonDeg[i] = halfLonDeg[k]!;
    cloud.latDeg[i] = halfLatDeg[k]!;
  }
}

/** Whether land, or the end of the known coast, ends this particle's way. */
function meetsLand(
  cloud: Cloud,
  i: number,
  coast: Coast,
  way: { fromLon: number; fromLat: number; toLon: number; toLat: number },
  time: { readonly endMs: number; readonly stepS: number },
): boolean {
  const share = crossing(coast, way);
  if (share === noCrossing) return false;
  if (share === leavesArea) {
    cloud.status[i] = leftArea;
    return true;
  }
  cloud.status[i] = stranded;
  cloud.strandedMs[i] = time.endMs - (1 - share) * time.stepS * 1_000;
  cloud.lonDeg[i] = way.fromLon + share * (way.toLon - way.fromLon);
  cloud.latDeg[i] = way.fromLat + share * (way.toLat - way.fromLat);
  return true;
}

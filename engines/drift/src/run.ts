/**
 * A whole run. Particles are computed in chunks of `chunkParticles`, each with its own random numbers,
 * so the result is the same however chunks are shared among threads.
 */
import { normaliseLonDeg } from '@straitwatch/geo';
import { createNormalSource, createRng } from '@straitwatch/maths';
import { checkOptions, chunkParticles } from './check.js';
import { isOnLand } from './coast.js';
import { createEarthTable } from './earth.js';
import { DriftError } from './errors.js';
import { fieldAtTime } from './field.js';
import { leewayTable } from './leeway.js';
import { type Cloud, createCloud, release } from './release.js';
import { createScratch } from './scratch.js';
import { active, stranded, waiting } from './statuses.js';
import { type ChunkSpan, type StepField, type StepWork, startErrors, stepChunk } from './step.js';
import type { Coast, DriftFrame, DriftOptions, DriftRun, Forcing } from './types.js';

const hourMs = 3_600_000;

/** How many chunks a run has. */
export function chunkCount(particles: number): number {
  return Math.ceil(particles / chunkParticles);
}

/** All chunks in this thread. @throws DriftError for options that make no sense or are too large */
export function runDrift(options: DriftOptions): DriftRun {
  return driftChunks(options, { from: 0, to: chunkCount(options.particles) });
}

/**
 * Some of the chunks, the last not counted; put them together with `joinRuns`.
 * @throws DriftError as `runDrift`
 */
export function driftChunks(
  options: DriftOptions,
  part: { readonly from: number; readonly to: number },
): DriftRun {
  checkOptions(options);
  const last = chunkCount(options.particles);
  const isPart = Number.isInteger(part.from) && Number.isInteger(part.to) && part.from >= 0;
  if (!isPart || part.from >= part.to || part.to > last) {
    throw new DriftError({
      code: 'DRIFT_RESULT',
      field: 'chunks',
      value: [part.from, part.to],
      expected: `a part of 0 to ${last}`,
    });
  }
  const first = part.from * chunkParticles;
  const count = Math.min(options.particles, part.to * chunkParticles) - first;
  const cloud = createCloud(options, count);
  const work: StepWork = {
    options,
    table: leewayTable(options.table, options.objects),
    earth: createEarthTable(),
    current: stepField(options.current, 'current'),
    wind: stepField(options.wind, 'wind'),
    scratch: createScratch(chunkParticles),
  };
  const chunks = startChunks(cloud, part, work);
  return { ...result(cloud), frames: follow(cloud, chunks, work) };
}

function stepField(forcing: Forcing, name: string): StepField {
  return { half: fieldAtTime(forcing, name), end: fieldAtTime(forcing, name) };
}

function startChunks(
  cloud: Cloud,
  part: { readonly from: number; readonly to: number },
  { options, table, scratch }: StepWork,
): ChunkSpan[] {
  const chunks: ChunkSpan[] = [];
  const seeded = createRng(options.seed);
  for (let index = part.from; index < part.to; index++) {
    const rng = seeded.fork(`chunk ${index}`);
    const from = (index - part.from) * chunkParticles;
    const to = Math.min(cloud.count, from + chunkParticles);
    release(cloud, { from, to }, { options, table, rng: rng.fork('release') });
    const chunk = { from, to, normals: createNormalSource(rng.fork('errors')) };
    startErrors(cloud, chunk, scratch);
    chunks.push(chunk);
  }
  return chunks;
}

/** Steps from one time that is asked for to the next, and keeps the cloud at each. */
function follow(cloud: Cloud, chunks: readonly ChunkSpan[], work: StepWork): DriftFrame[] {
  const { options } = work;
  const { timeMs, durationS } = options.release;
  const direction = options.model.backward ? -1 : 1;
  const frames: DriftFrame[] = [];
  const left = chunks.map(() => 1);
  let nowMs = options.model.backward ? timeMs + durationS * 1_000 : timeMs;
  for (const hours of options.atHours) {
    const goalMs = timeMs + direction * hours * hourMs;
    const steps = Math.ceil((Math.abs(goalMs - nowMs) / 1_000 / options.stepS) * (1 - 1e-12));
    const fromMs = nowMs;
    for (let step = 0; step < steps; step++) {
      const startMs = fromMs + ((goalMs - fromMs) * step) / steps;
      const endMs = fromMs + ((goalMs - fromMs) * (step + 1)) / steps;
      setTimes(work, { startMs, endMs });
      for (const [index, chunk] of chunks.entries()) {
        if (left[index] === 0) continue;
        left[index] = stepChunk(cloud, chunk, work, { startMs, endMs });
      }
    }
    nowMs = goalMs;
    frames.push(frameOf(cloud, options.coast, { timeMs: nowMs, hours }));
  }
  return frames;
}

function setTimes(work: StepWork, span: { startMs: number; endMs: number }): void {
  const middleMs = (span.startMs + span.endMs) / 2;
  for (const field of [work.current, work.wind]) {
    field.half.setTime(middleMs);
    field.end.setTime(span.endMs);
  }
}

/** A copy of the cloud. Those released at this very moment count, though they have not moved. */
function frameOf(cloud: Cloud, coast: Coast | undefined, time: FrameTime): DriftFrame {
  const { timeMs, hours } = time;
  const status = cloud.status.slice();
  for (let i = 0; i < cloud.count; i++) {
    if (status[i] !== waiting || cloud.releasedMs[i] !== timeMs) continue;
    const isDry = coast !== undefined && isOnLand(coast, cloud.lonDeg[i]!, cloud.latDeg[i]!);
    status[i] = isDry ? stranded : active;
  }
  const lonDeg = cloud.lonDeg.map((lon) => (Math.abs(lon) > 180 ? normaliseLonDeg(lon) : lon));
  return { timeMs, hours, lonDeg, latDeg: cloud.latDeg.slice(), status };
}

interface FrameTime {
  readonly timeMs: number;
  readonly hours: number;
}

function result(cloud: Cloud): Omit<DriftRun, 'frames'> {
  return {
    particles: cloud.count,
    object: cloud.object,
    startLonDeg: cloud.startLonDeg,
    startLatDeg: cloud.startLatDeg,
    releasedMs: cloud.releasedMs,
    strandedMs: cloud.strandedMs,
    releasedOnLand: cloud.releasedOnLand.reduce((sum, one) => sum + one, 0),
  };
}

/** Puts parts of one run together, in the order of their chunks. @throws DriftError DRIFT_RESULT */
export function joinRuns(parts: readonly DriftRun[]): DriftRun {
  const [first] = parts;
  if (first === undefined || parts.some((one) => one.frames.length !== first.frames.length)) {
    throw new DriftError({
      code: 'DRIFT_RESULT',
      field: 'parts',
      value: parts.map((one) => one.frames.length),
      expected: 'parts of one run',
    });
  }
  if (parts.length === 1) return first;
  const doubles = (of: (run: DriftRun) => Float64Array): Float64Array => {
    const all = new Float64Array(parts.reduce((sum, one) => sum + one.particles, 0));
    let at = 0;
    for (const one of parts) {
      all.set(of(one), at);
      at += one.particles;
    }
    return all;
  };
  const bytes = (of: (run: DriftRun) => Uint8Array): Uint8Array =>
    Uint8Array.from(doubles((run) => Float64Array.from(of(run))));
  return {
    particles: parts.reduce((sum, one) => sum + one.particles, 0),
    object: bytes((one) => one.object),
    startLonDeg: doubles((one) => one.startLonDeg),
    startLatDeg: doubles((one) => one.startLatDeg),
    releasedMs: doubles((one) => one.releasedMs),
    strandedMs: doubles((one) => one.strandedMs),
    releasedOnLand: parts.reduce((sum, one) => sum + one.releasedOnLand, 0),
    frames: first.frames.map(({ timeMs, hours }, index) => ({
      timeMs,
      hours,
      lonDeg: doubles((one) => one.frames[index]!.lonDeg),
      latDeg: doubles((one) => one.frames[index]!.latDeg),
      status: bytes((one) => one.frames[index]!.status),
    })),
  };
}

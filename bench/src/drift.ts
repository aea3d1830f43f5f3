import { Worker } from 'node:worker_threads';
import { chunkCount, type DriftRun, driftChunks, joinRuns, runDrift } from '@straitwatch/drift';
import { median, rate, spread } from './bench-numbers.js';
import { type SceneSize, scene } from './drift-scene.js';
import type { BenchOptions, BenchResult } from './journal.js';

/**
 * The drift kernel on one thread and on two, gridded forcing with coast.
 *
 * Traps: a particle that has stranded costs nothing, so only steps of particles that still move count
 * (a stranded one counts up to its stranding). Threads are started and warm before the clock runs:
 * what a server has, not what a first command has. A busy neighbour takes the second core first, so
 * rounds with one thread and with two take turns. The peers, OpenDrift and a C++ kernel, are not
 * run yet: `details` names them as not measured.
 */
const stepS = 600;
const columns = 120;
const large: SceneSize = { particles: 40_000, hours: 24, columns };
const small: SceneSize = { particles: 10_000, hours: 24, columns };

interface Pair {
  readonly one: () => DriftRun;
  readonly two: () => Promise<DriftRun>;
  close(): Promise<number>;
}

async function pair(size: SceneSize): Promise<Pair> {
  const options = scene(size);
  const chunks = chunkCount(size.particles);
  const middle = Math.floor(chunks / 2);
  const worker = new Worker(new URL('./drift-worker.js', import.meta.url), { workerData: size });
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  await answer();
  return {
    one: () => runDrift(options),
    async two() {
      const other = answer();
      worker.postMessage({ from: middle, to: chunks });
      const first = driftChunks(options, { from: 0, to: middle });
      return joinRuns([first, (await other) as DriftRun]);
    },
    close: () => worker.terminate(),
  };
}

/** Steps taken by particles that moved, up to where they stranded. */
function stepsOf(run: DriftRun, hours: number): number {
  let seconds = 0;
  for (let i = 0; i < run.particles; i++) {
    const strandedMs = run.strandedMs[i] ?? Number.NaN;
    const begunMs = run.releasedMs[i] ?? 0;
    seconds += Number.isNaN(strandedMs) ? hours * 3_600 : (strandedMs - begunMs) / 1_000;
  }
  return seconds / stepS;
}

interface Times {
  readonly oneMs: readonly number[];
  readonly twoMs: readonly number[];
  readonly steps: number;
}

async function measure(size: SceneSize, rounds: number): Promise<Times> {
  const runs = await pair(size);
  const oneMs: number[] = [];
  const twoMs: number[] = [];
  let steps = 0;
  // The first two rounds warm up and are not counted.
  for (let round = -2; round < rounds; round++) {
    const begunMs = performance.now();
    const run = runs.one();
    const betweenMs = performance.now();
    const joined = await runs.two();
    const endMs = performance.now();
    steps = stepsOf(run, size.hours);
    if (stepsOf(joined, size.hours) !== steps) throw new Error('threads: got another cloud');
    if (round < 0) continue;
    oneMs.push(betweenMs - begunMs);
    twoMs.push(endMs - betweenMs);
  }
  await runs.close();
  return { oneMs, twoMs, steps };
}

export async function run({ json, options = [] }: BenchOptions): Promise<BenchResult> {
  const rounds = Number(options[options.indexOf('--rounds') + 1 || options.length] ?? '5');
  const many = await measure(large, rounds);
  const cloud = await measure(small, rounds);
  const perS = (times: readonly number[]): number[] => times.map((ms) => rate(many.steps, ms));
  const tell = (text: string): void => {
    (json ? process.stderr : process.stdout).write(`${text}\n`);
  };
  tell(`particle-steps/s, one thread   ${spread(perS(many.oneMs))}`);
  tell(`particle-steps/s, two threads  ${spread(perS(many.twoMs))}`);
  tell(`10,000 x 24 h, one thread, ms  ${spread(cloud.oneMs)}`);
  tell(`10,000 x 24 h, two threads, ms ${spread(cloud.twoMs)}`);
  tell('peers: OpenDrift and a C++ kernel are not measured yet');
  const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
  return {
    bench: 'drift',
    ours: round(median(perS(many.oneMs))),
    unit: 'particle-steps/s, one thread, gridded forcing with coast',
    peers: {},
    ratios: {
      'two threads / one thread': round(median(many.oneMs) / median(many.twoMs), 2),
    },
    details: {
      twoThreadsPerS: round(median(perS(many.twoMs))),
      cloudTwoThreadsMs: round(median(cloud.twoMs), 1),
      cloudOneThreadMs: round(median(cloud.oneMs), 1),
      peersNotMeasured: 'OpenDrift Leeway, C++ -O3 kernel',
    },
  };
}

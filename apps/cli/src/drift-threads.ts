/** Large drift runs on all cores: each worker thread does some of the chunks. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  chunkCount,
  type DriftOptions,
  type DriftRun,
  driftChunks,
  joinRuns,
} from '@straitwatch/drift';

/** Particle steps from which a second thread is worth its start. */
const stepsWorthThreads = 5_000_000;
const threadsMax = 16;

export interface ThreadJob {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly folder: string;
  readonly from: number;
  readonly to: number;
}
export interface ThreadAnswer {
  readonly run?: DriftRun;
  readonly error?: { readonly message: string; readonly code: string };
}

class ThreadError extends Error {
  override readonly name = 'ThreadError';
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The result does not depend on the number of threads. */
export async function runOnAllCores(
  options: DriftOptions,
  source: Pick<ThreadJob, 'scenario' | 'folder'>,
  threadsAsked: number | undefined,
): Promise<DriftRun> {
  const chunks = chunkCount(options.particles);
  const steps = (options.particles * options.hours * 3_600) / options.stepS;
  const url = new URL('./drift-worker.js', import.meta.url);
  const wanted = threadsAsked ?? (steps < stepsWorthThreads ? 1 : availableParallelism());
  const threads = Math.min(wanted, chunks, threadsMax);
  if (!(threads > 1) || !existsSync(fileURLToPath(url))) {
    return driftChunks(options, { from: 0, to: chunks });
  }
  const share = (index: number): number => Math.round((chunks * index) / threads);
  const others = Array.from({ length: threads - 1 }, (_, index) =>
    inThread(url, { ...source, from: share(index + 1), to: share(index + 2) }),
  );
  // Begun before the first part, so that they work beside it; a failure waits for its turn.
  const settled = Promise.allSettled(others);
  await new Promise((resolve) => setImmediate(resolve));
  const first = driftChunks(options, { from: 0, to: share(1) });
  await settled;
  return joinRuns([first, ...(await Promise.all(others))]);
}

function inThread(url: URL, job: ThreadJob): Promise<DriftRun> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: job });
    worker.once('message', ({ run, error }: ThreadAnswer) => {
      if (run !== undefined) resolve(run);
      else reject(new ThreadError(error?.message ?? 'thread: no answer', error?.code ?? 'thread'));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new ThreadError(`thread: ended with ${code}`, 'thread')));
  });
}

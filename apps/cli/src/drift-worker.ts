/** One thread of a drift run: reads the same scenario, does its chunks, hands the arrays over. */
import { parentPort, workerData } from 'node:worker_threads';
import { driftChunks } from '@straitwatch/drift';
import { prepareDrift } from './drift-scenario.js';
import type { ThreadAnswer, ThreadJob } from './drift-threads.js';

async function work({ scenario, folder, from, to }: ThreadJob): Promise<ThreadAnswer> {
  const prepared = await prepareDrift(scenario, folder);
  try {
    return { run: driftChunks(prepared.options, { from, to }) };
  } finally {
    prepared.close();
  }
}

try {
  parentPort?.postMessage(await work(workerData as ThreadJob));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'thread';
  const message = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ error: { message, code } });
}

/** The thread in which one file of the sea is read. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadForcing, type Span } from './load.js';

const port = parentPort;
if (port === null) throw new Error('not started as a thread');
const { path, span } = workerData as { path: string; span: Span };
port.postMessage(await loadForcing(path, span));

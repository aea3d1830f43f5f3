import { parentPort, workerData } from 'node:worker_threads';
import { JournalDatabase } from './database.js';
import {
  failureOf,
  isThreadSetup,
  type Reply,
  type Request,
  unpackBatch,
} from './thread-protocol.js';

/** The journal's own thread: it owns the database, so that no sync of a slow disk holds up
 * the thread that serves the desks. */

function answer(database: JournalDatabase, request: Request): Reply['value'] {
  switch (request.op) {
    case 'commit':
      database.commit(unpackBatch(request.batch));
      return undefined;
    case 'record-head':
      database.recordHead(request.head);
      return undefined;
    case 'last':
      return database.last(request.afresh);
    case 'checkpoint':
      database.checkpoint();
      return undefined;
    case 'page':
      return database.page(request.range);
    case 'latest-head':
      return database.latestHead();
    case 'set-page-count-max':
      database.setPageCountMax(request.pages);
      return undefined;
    case 'close':
      database.close();
      return undefined;
  }
}

function failure(id: number, error: unknown): Reply {
  return { id, failed: failureOf(error) };
}

function run(): void {
  const port = parentPort;
  if (port === null || !isThreadSetup(workerData)) throw new Error('not started as a thread');
  let database: JournalDatabase;
  try {
    database = new JournalDatabase(workerData);
    port.postMessage({ id: 0 } satisfies Reply);
  } catch (error) {
    port.postMessage(failure(0, error));
    port.close();
    return;
  }
  port.on('message', (request: Request) => {
    try {
      const beganMs = performance.now();
      const value = answer(database, request);
      const tookMs = performance.now() - beganMs;
      port.postMessage({ id: request.id, value, tookMs } satisfies Reply);
    } catch (error) {
      port.postMessage(failure(request.id, error));
    }
    if (request.op === 'close') port.close();
    else if (request.op === 'commit' && database.takeCheckpointDue()) database.checkpoint();
  });
}

run();

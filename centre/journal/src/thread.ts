import { parentPort, workerData } from 'node:worker_threads';
import { JournalDatabase } from './database.js';
import { JournalError } from './errors.js';
import { sqliteCode } from './reading.js';
import { isThreadSetup, type Reply, type Request, unpackBatch } from './thread-protocol.js';

/** The journal's own thread: it owns the database, so that no sync of the disk ever holds up the
 * thread that serves the desks. */

function answer(database: JournalDatabase, request: Request): Reply['value'] {
  switch (request.op) {
    case 'commit':
      database.commit(unpackBatch(request.batch));
      return undefined;
    case 'record-head':
      database.recordHead(request.head);
      return undefined;
    case 'last':
      return database.last();
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
  const own = error instanceof JournalError;
  return {
    id,
    failed: {
      code: own ? error.code : undefined,
      field: own ? error.field : 'disk',
      value: own ? error.value : sqliteCode(error),
      expected: own ? error.expected : 'a completed write',
      message: error instanceof Error ? error.message : String(error),
    },
  };
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
      port.postMessage({ id: request.id, value: answer(database, request) } satisfies Reply);
    } catch (error) {
      port.postMessage(failure(request.id, error));
    }
    if (request.op === 'close') port.close();
    else if (request.op === 'commit') database.checkpointIfDue();
  });
}

run();

/** The thread in which clouds are made. */
import { parentPort } from 'node:worker_threads';
import type { ThreadReply } from '../one-thread.js';
import { type CloudJob, type CloudMade, CloudMaker } from './cloud.js';

const port = parentPort;
if (port === null) throw new Error('not started as a thread');
let maker: CloudMaker | undefined;
port.on('message', ({ id, job }: { id: number; job: CloudJob }) => {
  let reply: ThreadReply<CloudMade>;
  try {
    maker ??= new CloudMaker();
    reply = { id, made: maker.make(job) };
  } catch (error) {
    reply = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
});

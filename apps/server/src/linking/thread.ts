/** The thread in which odds are worked out. */
import { parentPort } from 'node:worker_threads';
import type { LinkingNow } from '@straitwatch/protocol';
import type { ThreadReply } from '../one-thread.js';
import { type LinkJob, LinkMaker } from './maker.js';

const port = parentPort;
if (port === null) throw new Error('not started as a thread');
let maker: LinkMaker | undefined;
port.on('message', ({ id, job }: { id: number; job: LinkJob }) => {
  let reply: ThreadReply<LinkingNow>;
  try {
    maker ??= new LinkMaker();
    reply = { id, made: maker.make(job) };
  } catch (error) {
    // What the samples stood at may be the cause: the next job begins anew.
    maker = undefined;
    reply = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
});

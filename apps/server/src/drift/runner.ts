/** Where clouds are made: in a thread of their own, so that no call waits for one. */
import { Worker } from 'node:worker_threads';
import { type CloudJob, type CloudMade, CloudMaker } from './cloud.js';

export interface CloudRunner {
  run(job: CloudJob): Promise<CloudMade>;
  close(): Promise<void>;
}

/** In this thread: when the package runs from its source, where Node can start no thread on it. */
export class DirectRunner implements CloudRunner {
  #maker: CloudMaker | undefined;

  async run(job: CloudJob): Promise<CloudMade> {
    this.#maker ??= new CloudMaker();
    return this.#maker.make(job);
  }

  async close(): Promise<void> {}
}

/** What the thread answers. */
export type CloudReply =
  | { readonly id: number; readonly made: CloudMade }
  | { readonly id: number; readonly failed: string };

interface Waiting {
  readonly resolve: (made: CloudMade) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, started with the first cloud and anew should it ever die. */
export class ThreadRunner implements CloudRunner {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  run(job: CloudJob): Promise<CloudMade> {
    this.#worker ??= this.#start();
    const id = this.#nextId;
    this.#nextId += 1;
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.js', import.meta.url), { execArgv: [] });
    worker.unref();
    worker.on('message', (reply: CloudReply) => {
      const one = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('made' in reply) one?.resolve(reply.made);
      else one?.reject(new Error(reply.failed));
    });
    const die = (why: string): void => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const one of this.#waiting.values()) one.reject(new Error(why));
      this.#waiting.clear();
    };
    worker.on('error', (error) => die(error.message));
    worker.on('exit', (code) => die(`the thread of drift ended with ${code}`));
    return worker;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

export function cloudRunner(): CloudRunner {
  return import.meta.url.endsWith('.ts') ? new DirectRunner() : new ThreadRunner();
}

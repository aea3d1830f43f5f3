/** One thread that answers jobs in turn, started with the first of them and anew should it ever die. */
import { Worker } from 'node:worker_threads';

/** What such a thread answers. */
export type ThreadReply<Made> =
  | { readonly id: number; readonly made: Made }
  | { readonly id: number; readonly failed: string };

export interface Runner<Job, Made> {
  run(job: Job): Promise<Made>;
  close(): Promise<void>;
}

interface Waiting<Made> {
  readonly resolve: (made: Made) => void;
  readonly reject: (error: Error) => void;
}

export class OneThread<Job, Made> implements Runner<Job, Made> {
  readonly #program: URL;
  readonly #name: string;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting<Made>>();
  #nextId = 1;

  /** @param name what the thread is for, in an error's words */
  constructor(program: URL, name: string) {
    this.#program = program;
    this.#name = name;
  }

  run(job: Job): Promise<Made> {
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
    const worker = new Worker(this.#program, { execArgv: [] });
    worker.unref();
    worker.on('message', (reply: ThreadReply<Made>) => {
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
    worker.on('exit', (code) => die(`the thread of ${this.#name} ended with ${code}`));
    return worker;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

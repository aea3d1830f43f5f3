/** Where clouds are made: in a thread of their own, so that no call waits for one. */
import { OneThread, type Runner } from '../one-thread.js';
import { type CloudJob, type CloudMade, CloudMaker } from './cloud.js';

export type CloudRunner = Runner<CloudJob, CloudMade>;

/** In this thread: when the package runs from its source, where Node can start no thread on it. */
export class DirectRunner implements CloudRunner {
  #maker: CloudMaker | undefined;

  async run(job: CloudJob): Promise<CloudMade> {
    this.#maker ??= new CloudMaker();
    return this.#maker.make(job);
  }

  async close(): Promise<void> {}
}

export function cloudRunner(): CloudRunner {
  return import.meta.url.endsWith('.ts')
    ? new DirectRunner()
    : new OneThread(new URL('./thread.js', import.meta.url), 'drift');
}

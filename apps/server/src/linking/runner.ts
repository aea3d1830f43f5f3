/** Where odds are worked out: in a thread of their own, so that no call waits for them. */
import type { LinkingNow } from '@straitwatch/protocol';
import { OneThread, type Runner } from '../one-thread.js';
import { type LinkJob, LinkMaker } from './maker.js';

export type LinkRunner = Runner<LinkJob, LinkingNow>;

/** In this thread: when the package runs from its source, where Node can start no thread on it. */
class DirectRunner implements LinkRunner {
  #maker: LinkMaker | undefined;

  async run(job: LinkJob): Promise<LinkingNow> {
    this.#maker ??= new LinkMaker();
    return this.#maker.make(job);
  }

  async close(): Promise<void> {}
}

export function linkRunner(): LinkRunner {
  return import.meta.url.endsWith('.ts')
    ? new DirectRunner()
    : new OneThread(new URL('./thread.js', import.meta.url), 'linking');
}

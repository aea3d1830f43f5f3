/** Asks the server which boats the waiting reports may be of: at the start, and whenever that was worked out anew. */
import type { LinkingNow, LiveMessage } from '@straitwatch/protocol';
import { request } from '../live/api.js';
import type { LiveStore } from '../live/store.js';

/** Keeps `linking` of the store current until it is ended. */
export function followLinking(store: LiveStore): () => void {
  let isEnded = false;
  let isAsking = false;
  let isNew = false;
  const ask = async (): Promise<void> => {
    // In a burst one answer stands for all that was new before it was asked for.
    isNew = true;
    if (isAsking) return;
    isAsking = true;
    while (isNew && !isEnded) {
      isNew = false;
      const answer = await request<{ linking: LinkingNow | null }>('GET', '/api/linking');
      if (answer.ok && !isEnded) store.set('linking', answer.body.linking ?? undefined);
    }
    isAsking = false;
  };
  const end = store.listen((message: LiveMessage) => {
    if (message.type === 'snapshot' || message.type === 'linking') void ask();
  });
  return () => {
    isEnded = true;
    end();
  };
}

/** Asks the server for the sea and the drift of boats: at the start, when told that one is new, and once a minute. */
import type {
  BoatDrift,
  DriftDensity,
  LiveMessage,
  SeaNow,
  StreamArrows,
} from '@straitwatch/protocol';
import { request } from '../live/api.js';
import type { LiveStore } from '../live/store.js';

/** What is told of the sea is for a moment; further from now than this it is asked for anew. */
const seaOldMs = 60_000;
const lookEveryMs = 5_000;
/** Arrows are asked for anew when the time shown has moved by this. */
const arrowsEveryMs = 15 * 60_000;

/** Keeps `sea` and `drifts` of the store current until it is ended. */
export function followSea(store: LiveStore): () => void {
  let isEnded = false;
  const sea = async (): Promise<void> => {
    const answer = await request<SeaNow>('GET', '/api/sea');
    if (answer.ok && !isEnded) store.set('sea', answer.body);
  };
  const all = async (): Promise<void> => {
    const answer = await request<{ drifts: BoatDrift[] }>('GET', '/api/drift');
    if (!answer.ok || isEnded) return;
    store.set('drifts', new Map(answer.body.drifts.map((one) => [one.boat, one])));
  };
  const some = async (boats: readonly string[]): Promise<void> => {
    const answer = await request<{ drifts: BoatDrift[] }>(
      'GET',
      `/api/drift?boats=${boats.join()}`,
    );
    if (!answer.ok || isEnded) return;
    const next = new Map(store.get('drifts'));
    for (const boat of boats) next.delete(boat);
    for (const one of answer.body.drifts) next.set(one.boat, one);
    store.set('drifts', next);
  };
  const hear = (message: LiveMessage): void => {
    if (message.type === 'snapshot') {
      void sea();
      void all();
    } else if (message.type === 'drift') {
      // A new file of the sea makes new clouds: what is told of the sea may be new as well.
      void sea();
      void some(message.boats);
    }
  };
  const end = store.listen(hear);
  const timer = window.setInterval(() => {
    const toldMs = Date.parse(store.get('sea')?.time ?? '');
    // Also when the clock of an exercise has leapt; and when there never was an answer.
    if (!(Math.abs(store.liveNowMs() - toldMs) < seaOldMs)) void sea();
  }, lookEveryMs);
  return () => {
    isEnded = true;
    end();
    window.clearInterval(timer);
  };
}

/** The arrows of a time, asked for once each quarter of an hour. @returns undefined when there is no answer */
export async function arrowsAt(timeMs: number): Promise<StreamArrows | undefined> {
  const at = new Date(Math.round(timeMs / arrowsEveryMs) * arrowsEveryMs).toISOString();
  const answer = await request<StreamArrows>('GET', `/api/sea/streams?at=${at}`);
  return answer.ok ? answer.body : undefined;
}

/** How a boat's cloud lies at a time. @returns undefined when it has none then, or there is no answer */
export async function densityAt(boat: string, timeMs: number): Promise<DriftDensity | undefined> {
  const at = new Date(Math.round(timeMs / 60_000) * 60_000).toISOString();
  const answer = await request<DriftDensity>('GET', `/api/boats/${boat}/density?at=${at}`);
  return answer.ok ? answer.body : undefined;
}

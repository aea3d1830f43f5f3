/**
 * The end of the sockets: no new ones, what is asked is answered, and nobody who does not hang up holds
 * the centre back. A screen that is frozen would by itself keep a stop waiting for half a minute.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** A request that has wholly come in is answered, if it takes no longer than this. */
export const answerWithinMs = 5_000;
/** A request still coming in, or a line that has asked nothing yet, has so long. */
export const arriveWithinMs = 500;
/** A screen that was told goodbye has so long to hang up. */
export const hangUpWithinMs = 1_000;
const lookEveryMs = 20;

/** Knows which requests are not answered yet. To be made before the app listens. */
export class AppStop {
  readonly #app: FastifyInstance;
  readonly #asked = new Set<IncomingMessage>();

  constructor(app: FastifyInstance) {
    this.#app = app;
    app.server.on('request', (request, reply) => {
      this.#asked.add(request);
      reply.once('close', () => this.#asked.delete(request));
    });
  }

  /** Closes the app. Screens should have been told goodbye before. */
  async close(): Promise<void> {
    const app = this.#app;
    const begunMs = performance.now();
    const timer = setInterval(() => {
      const wentMs = performance.now() - begunMs;
      app.server.closeIdleConnections();
      if (this.#mayCut(wentMs)) app.server.closeAllConnections();
      if (wentMs < hangUpWithinMs) return;
      for (const screen of app.websocketServer.clients) screen.terminate();
    }, lookEveryMs);
    try {
      await app.close();
    } finally {
      clearInterval(timer);
    }
  }

  #mayCut(wentMs: number): boolean {
    if (wentMs >= answerWithinMs) return true;
    if (wentMs < arriveWithinMs) return false;
    for (const request of this.#asked) if (request.complete) return false;
    return true;
  }
}

/** A feed that we call: connects, and connects again for as long as the server runs. */
import { connect, type Socket } from 'node:net';
import type { AisReader } from './ais.js';
import type { Feed } from './feed.js';

/** First and longest pause before another try. */
export const retryFirstMs = 500;
export const retryMaxMs = 15_000;
const connectWithinMs = 10_000;
/** A line that is connected but dead for so long is given up and called again. */
export const deadAfterMs = 120_000;

export interface RunningFeed {
  close(): Promise<void>;
}

export function runTcpClient(
  where: { host: string; port: number },
  feed: Feed,
  createReader: () => AisReader,
): RunningFeed {
  let isClosed = false;
  let tries = 0;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;

  const again = (detail: string): void => {
    if (isClosed) return;
    feed.become('disconnected', detail);
    const pauseMs = Math.min(retryMaxMs, retryFirstMs * 2 ** Math.min(tries, 10));
    tries += 1;
    timer = setTimeout(call, pauseMs);
  };

  const call = (): void => {
    const reader = createReader();
    let reason = 'the other side closed the line';
    const line = connect({ ...where, timeout: connectWithinMs });
    socket = line;
    line.setKeepAlive(true, 20_000);
    line.on('connect', () => {
      line.setTimeout(deadAfterMs);
      feed.become('connected');
    });
    line.on('data', (bytes) => {
      // Only a line that speaks is worth calling again quickly.
      tries = 0;
      reader.stream.push(bytes, performance.now());
    });
    line.on('timeout', () => {
      reason = feed.state === 'connecting' ? 'no answer' : 'nothing came in for too long';
      line.destroy();
    });
    line.on('error', (error: NodeJS.ErrnoException) => {
      reason = error.code ?? error.message;
    });
    line.on('close', () => {
      reader.end();
      again(reason);
    });
  };
  call();

  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      const line = socket;
      if (line === undefined || line.destroyed) return Promise.resolve();
      return new Promise((resolve) => {
        line.once('close', () => resolve());
        line.destroy();
      });
    },
  };
}

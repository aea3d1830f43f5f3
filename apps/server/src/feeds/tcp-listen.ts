/** A feed that calls us: a receiver or the simulator connects and sends. */
import { createServer, type Socket } from 'node:net';
import type { AisReader } from './ais.js';
import type { Feed } from './feed.js';
import type { RunningFeed } from './tcp-client.js';

/** Senders at a time; more are turned away. */
export const sendersMax = 32;

/** Resolves when it listens. Rejects when the address cannot be had. */
export function runTcpListener(
  where: { host: string; port: number },
  feed: Feed,
  createReader: () => AisReader,
): Promise<RunningFeed & { port: number }> {
  const senders = new Set<Socket>();
  let turnedAway = 0;
  const told = (): string =>
    `senders: ${senders.size}${turnedAway > 0 ? `, turned away: ${turnedAway}` : ''}`;
  const server = createServer((socket) => {
    if (senders.size >= sendersMax) {
      turnedAway += 1;
      socket.destroy();
      feed.become('connected', told());
      return;
    }
    const reader = createReader();
    senders.add(socket);
    socket.setKeepAlive(true, 20_000);
    feed.become('connected', told());
    socket.on('data', (bytes) => reader.stream.push(bytes, performance.now()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      reader.end();
      senders.delete(socket);
      if (senders.size > 0) feed.become('connected', told());
      else feed.become('disconnected', 'waiting for a sender');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      feed.become('disconnected', 'waiting for a sender');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : where.port;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of senders) socket.destroy();
          }),
      });
    });
  });
}

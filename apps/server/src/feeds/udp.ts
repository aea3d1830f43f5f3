/** AIS in datagrams. There is no connection: while they come it is connected, else silent. */
import { createSocket } from 'node:dgram';
import type { AisReader } from './ais.js';
import type { Feed } from './feed.js';
import type { RunningFeed } from './tcp-client.js';

/** Resolves when it listens. Rejects when the address cannot be had. */
export function runUdp(
  where: { host: string; port: number },
  feed: Feed,
  createReader: () => AisReader,
): Promise<RunningFeed & { port: number }> {
  const { stream } = createReader();
  const socket = createSocket({ type: where.host.includes(':') ? 'udp6' : 'udp4' });
  socket.on('message', (bytes) => {
    if (feed.state === 'connecting') feed.become('connected');
    stream.pushDatagram(bytes, performance.now());
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(where.port, where.host, () => {
      socket.off('error', reject);
      socket.on('error', (error) => feed.become('disconnected', error.message));
      feed.become('connected', 'listening');
      resolve({
        port: socket.address().port,
        close: () => new Promise((done) => socket.close(() => done())),
      });
    });
  });
}

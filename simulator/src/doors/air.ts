/** AIS on a socket, as a receiver ashore gives it: anybody who connects hears who is on the air. */
import { createServer, type Socket } from 'node:net';

import { SimulatorError } from '../errors.js';

export interface Air {
  readonly port: number;
  /** Sends lines to all who listen. */
  send(lines: string): void;
  /** Listeners cut off because they did not read. */
  readonly cut: number;
  close(): Promise<void>;
}

/** Bytes that may wait for one slow listener before it is cut off. */
const waitingBytesMax = 8_000_000;
const listenersMax = 32;

/**
 * Listens on loopback. `greeting` gives what a new listener hears first: everybody's name and place.
 * @throws the system's error when the port cannot be had
 */
export async function openAir(options: { port?: number; greeting: () => string }): Promise<Air> {
  const listeners = new Set<Socket>();
  let cut = 0;
  const server = createServer((socket) => {
    if (listeners.size >= listenersMax) {
      cut += 1;
      socket.destroy();
      return;
    }
    listeners.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => listeners.delete(socket));
    socket.resume();
    socket.write(options.greeting());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new SimulatorError({
      code: 'SIMULATOR_DESK',
      field: 'air',
      value: String(address),
      expected: 'a port on loopback',
    });
  }

  return {
    port: address.port,
    get cut() {
      return cut;
    },
    send(lines) {
      for (const socket of listeners) {
        if (socket.writableLength > waitingBytesMax) {
          cut += 1;
          socket.destroy();
        } else socket.write(lines);
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of listeners) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

import type { App, ServerParts } from '../parts.js';
import { identify, officerOf, tokenOf } from '../sign-in.js';

export function addLive(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/live',
    schema: {
      tags: ['live'],
      summary: 'WebSocket: hello, snapshot, then what changes (docs/formats/live.md)',
    },
    handler: async (_request, reply) =>
      reply.code(426).header('Upgrade', 'websocket').send({
        error: 'upgrade-required',
        message: 'Upgrade: got an ordinary request, expected websocket',
        field: 'Upgrade',
        got: 'an ordinary request',
        expected: 'websocket',
      }),
    wsHandler: (socket, request) => {
      const { token } = tokenOf(request, parts.centre);
      const isValid = (): boolean => token !== undefined && identify(parts, token) !== undefined;
      parts.hub.add(socket, officerOf(request), isValid);
    },
  });
}

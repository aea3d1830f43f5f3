import { otherCentre } from '@straitwatch/protocol';
import { z } from 'zod';
import { wrongIn } from '../errors.js';
import type { App, ServerParts } from '../parts.js';
import { sessionSchema, setSessionCookie } from './session.js';

/** New demonstration sessions, a minute and address. */
const sessionsPerMinute = 120;

export function addDemonstration(app: App, parts: ServerParts): void {
  app.route({
    method: 'POST',
    url: '/api/demonstration/session',
    config: { open: true, rateLimit: { max: sessionsPerMinute } },
    schema: {
      tags: ['session'],
      summary: 'A desk for anybody, where this is a demonstration or an open exercise',
      security: [],
      body: z.object({ role: z.enum(['watch-officer', 'liaison']).default('watch-officer') }),
      response: { 200: sessionSchema.extend({ token: z.string() }) },
    },
    handler: async (request, reply) => {
      const { demonstration, mode, centre } = parts;
      // Twice shut: the sessions are only made when the desk is open, and never beside a live journal.
      if (demonstration === undefined || mode === 'live') {
        throw wrongIn('not-found', {
          field: 'desk',
          got: `a ${mode} centre whose desk is not open`,
          expected: 'a demonstration, or an exercise with --open-desk',
        });
      }
      const { role } = request.body;
      const speaksFor = role === 'liaison' ? otherCentre(centre) : centre;
      const { token, officer } = demonstration.open(role, speaksFor);
      setSessionCookie(reply, parts, token);
      return reply.send({ officer, mode, centre, token });
    },
  });
}

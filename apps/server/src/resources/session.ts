import { actorSchema, centreSchema, modeSchema } from '@straitwatch/protocol';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { wrongIn } from '../errors.js';
import type { App, ServerParts } from '../parts.js';
import { cookieName, identify, officerOf } from '../sign-in.js';

const tags = ['session'];
/** Tries to sign in, a minute and address. */
export const signInPerMinute = 30;

export const sessionSchema = z
  .object({ officer: actorSchema, mode: modeSchema, centre: centreSchema })
  .meta({ id: 'Session' });

/** The token goes into a cookie that no script can read and no other site can use. */
export function setSessionCookie(reply: FastifyReply, parts: ServerParts, token: string): void {
  reply.setCookie(cookieName(parts.centre), token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: reply.request.protocol === 'https',
    maxAge: 30 * 86_400,
  });
}

export function addSession(app: App, parts: ServerParts): void {
  const { mode, centre } = parts;
  app.route({
    method: 'POST',
    url: '/api/session',
    config: { open: true, rateLimit: { max: signInPerMinute } },
    schema: {
      tags,
      summary: 'Sign in: the token becomes a session cookie',
      security: [],
      body: z.object({ token: z.string().min(1).max(200) }),
      response: { 200: sessionSchema },
    },
    handler: async (request, reply) => {
      const officer = identify(parts, request.body.token);
      if (officer === undefined) {
        throw wrongIn('not-signed-in', {
          field: 'token',
          got: 'one that is not known here, or has been revoked',
          expected: 'the token of an officer of this centre',
        });
      }
      setSessionCookie(reply, parts, request.body.token);
      return reply.send({ officer, mode, centre });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/session',
    schema: { tags, summary: 'Who am I', response: { 200: sessionSchema } },
    handler: async (request, reply) => reply.send({ officer: officerOf(request), mode, centre }),
  });
  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { open: true },
    schema: { tags, summary: 'Sign out: the cookie goes', response: { 204: z.null() } },
    handler: async (_request, reply) =>
      reply.clearCookie(cookieName(centre), { path: '/' }).code(204).send(null),
  });
}

import {
  boatDangerSchema,
  idSchema,
  problemSchema,
  routeDangerSchema,
  timeSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { notFound } from '../errors.js';
import type { App, ServerParts } from '../parts.js';
import { routesMax, standardRoutes } from '../sea/dangers.js';
import { timeText } from '../sea/tides.js';

const tags = ['danger'];

/** How dangerous the sea is. It tells nobody to go, and has no word for a crossing without danger. */
export function addDanger(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/danger',
    schema: {
      tags,
      summary: 'How dangerous a crossing is, each hour of the coming day; plan on the upper level',
      querystring: z.object({
        route: z
          .union([z.string().max(60), z.array(z.string().max(60)).max(routesMax)])
          .optional()
          .meta({
            description: `places of the French shore, as often as wanted; ${standardRoutes.join(', ')} when absent`,
          }),
      }),
      response: {
        200: z.object({ time: timeSchema, routes: z.array(routeDangerSchema) }),
        400: problemSchema,
        404: problemSchema,
      },
    },
    handler: async (request, reply) => {
      const asked = [request.query.route ?? standardRoutes].flat();
      const nowMs = parts.loop.nowMs();
      const routes = [];
      for (const one of asked) routes.push(await parts.dangers.route(one, nowMs));
      return reply.send({ time: timeText(nowMs), routes });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/boats/:id/danger',
    schema: {
      tags,
      summary: 'How dangerous it is where this boat may be, now and in the next hours',
      params: z.object({ id: idSchema }),
      response: { 200: boatDangerSchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const drift = parts.drifts.of(request.params.id);
      if (drift === undefined) throw notFound('open boat with a drift', request.params.id);
      return reply.send(await parts.dangers.boat(drift, parts.loop.nowMs()));
    },
  });
}

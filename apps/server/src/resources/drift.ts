import {
  boatDriftSchema,
  driftDensitySchema,
  idSchema,
  problemSchema,
  timeSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { notFound } from '../errors.js';
import type { App, ServerParts } from '../parts.js';

const tags = ['drift'];

export function addDrift(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/drift',
    schema: {
      tags,
      summary: 'Where each open boat will drift, hour by hour for a day; with what it rests on',
      querystring: z.object({
        boats: z
          .string()
          .max(4_000)
          .optional()
          .meta({ description: 'only these, with commas between' }),
      }),
      response: { 200: z.object({ drifts: z.array(boatDriftSchema) }), 400: problemSchema },
    },
    handler: async (request, reply) => {
      const asked = request.query.boats?.split(',');
      const drifts = parts.drifts.all();
      return reply.send({
        drifts: asked === undefined ? drifts : drifts.filter((one) => asked.includes(one.boat)),
      });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/boats/:id/drift',
    schema: {
      tags,
      summary: 'Where this boat will drift; 404 where it has no position to start from',
      params: z.object({ id: idSchema }),
      response: { 200: boatDriftSchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const drift = parts.drifts.of(request.params.id);
      if (drift === undefined) throw notFound('open boat with a drift', request.params.id);
      return reply.send(drift);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/boats/:id/density',
    schema: {
      tags,
      summary: 'How its cloud lies over minutes of latitude and longitude, now or at a time',
      params: z.object({ id: idSchema }),
      querystring: z.object({ at: timeSchema.optional() }),
      response: { 200: driftDensitySchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const { at } = request.query;
      const timeMs = at === undefined ? parts.loop.nowMs() : Date.parse(at);
      const density = parts.drifts.density(request.params.id, timeMs);
      if (density === undefined) {
        throw notFound('open boat with a drift at that time', request.params.id);
      }
      return reply.send(density);
    },
  });
}

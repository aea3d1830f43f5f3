import { boatDriftSchema, idSchema, problemSchema } from '@straitwatch/protocol';
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
      response: { 200: z.object({ drifts: z.array(boatDriftSchema) }) },
    },
    handler: async (_request, reply) => reply.send({ drifts: parts.drifts.all() }),
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
}

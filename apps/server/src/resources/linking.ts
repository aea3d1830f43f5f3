import {
  idSchema,
  linkingNowSchema,
  linkProposalSchema,
  problemSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { notFound } from '../errors.js';
import type { App, ServerParts } from '../parts.js';

const tags = ['linking'];

export function addLinking(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/linking',
    schema: {
      tags,
      summary:
        'Which boats the waiting reports may be of, with odds and reasons; boats at sea; suspected doubles. An officer decides',
      response: { 200: z.object({ linking: linkingNowSchema.nullable() }) },
    },
    handler: async (_request, reply) => {
      // Null until it has been worked out: not knowing yet is no error.
      return reply.send({ linking: parts.linkings.now() ?? null });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/reports/:id/proposals',
    schema: {
      tags,
      summary: 'Boats that this report may be of, likeliest first; 404 where it does not wait',
      params: z.object({ id: idSchema }),
      response: {
        200: z.object({ proposals: z.array(linkProposalSchema) }),
        404: problemSchema,
      },
    },
    handler: async (request, reply) => {
      const proposals = parts.linkings.proposalsFor(request.params.id);
      if (proposals === undefined) throw notFound('waiting report', request.params.id);
      return reply.send({ proposals: [...proposals] });
    },
  });
}

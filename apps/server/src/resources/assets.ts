import {
  assetSchema,
  assetViewSchema,
  commandSchemas,
  idSchema,
  problemSchema,
  refusalSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { answerSchema, carryOut } from '../answers.js';
import type { App, ServerParts } from '../parts.js';
import { statusOf } from '../statuses.js';

const tags = ['assets'];

export function addAssets(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/assets',
    schema: {
      tags,
      summary: 'Lifeboats, cutters, patrol boats, aircraft and ships that can go',
      response: { 200: z.object({ assets: z.array(assetViewSchema) }) },
    },
    handler: async (_request, reply) => {
      const { assets } = parts.loop.views.snapshot(parts.loop.nowMs());
      return reply.send({ assets });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/assets',
    schema: {
      tags,
      summary: 'Register an asset, or change what is known of it',
      body: assetSchema,
      response: { 201: answerSchema, 400: problemSchema, 403: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(
        parts,
        request,
        reply,
        { type: 'asset.register', asset: request.body },
        statusOf.created,
      ),
  });
  app.route({
    method: 'POST',
    url: '/api/assets/:id/position',
    schema: {
      tags,
      summary: 'Where an asset is',
      params: z.object({ id: idSchema }),
      body: commandSchemas['asset.report-position'].omit({ asset: true }),
      response: { 200: answerSchema, 400: problemSchema, 404: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, {
        type: 'asset.report-position',
        ...request.body,
        asset: request.params.id,
      }),
  });
}

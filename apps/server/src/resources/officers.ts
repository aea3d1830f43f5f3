import { centreSchema, idSchema, problemSchema, roleSchema } from '@straitwatch/protocol';
import { z } from 'zod';
import { officerCentre } from '../officers.js';
import type { App, ServerParts } from '../parts.js';
import { statusOf } from '../statuses.js';

const tags = ['officers'];
const config = { roles: ['supervisor'] as const };

const officerSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    role: roleSchema,
    centre: centreSchema,
    created: z.string(),
    revoked: z.string().optional(),
  })
  .meta({ id: 'OfficerRecord' });

export function addOfficers(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/officers',
    config,
    schema: {
      tags,
      summary: 'Officers, revoked ones included',
      response: { 200: z.object({ officers: z.array(officerSchema) }), 403: problemSchema },
    },
    handler: async (_request, reply) => reply.send({ officers: parts.officers.list() }),
  });
  app.route({
    method: 'POST',
    url: '/api/officers',
    config,
    schema: {
      tags,
      summary: 'Add an officer. The token is in this answer and cannot be had again.',
      body: z.object({ name: z.string().trim().min(1).max(80), role: roleSchema }),
      response: {
        201: z.object({ officer: officerSchema, token: z.string() }),
        403: problemSchema,
      },
    },
    handler: async (request, reply) => {
      const { name, role } = request.body;
      const centre = officerCentre(role, parts.centre);
      return reply.code(statusOf.created).send(parts.officers.add({ name, role, centre }));
    },
  });
  app.route({
    method: 'DELETE',
    url: '/api/officers/:id',
    config,
    schema: {
      tags,
      summary: "End an officer's token at once; the record keeps the name",
      params: z.object({ id: idSchema }),
      response: { 200: officerSchema, 403: problemSchema, 404: problemSchema },
    },
    handler: async (request, reply) => reply.send(parts.officers.revoke(request.params.id)),
  });
}

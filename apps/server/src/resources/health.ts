import { centreSchema, forcingFileSchema, modeSchema } from '@straitwatch/protocol';
import { z } from 'zod';
import type { App, ServerParts } from '../parts.js';

const healthSchema = z
  .object({
    ok: z.boolean().meta({ description: 'false while the record cannot be written' }),
    mode: modeSchema,
    centre: centreSchema,
    software: z.string(),
    head: z.number().int(),
    journal: z.string(),
    nowMs: z.number(),
    speed: z.number(),
    clockBehindMs: z.number().meta({
      description: 'how far this machine is behind its own record: a wrong clock left behind',
    }),
    store: z.enum(['writing', 'failing']),
    storeProblem: z.string().optional().meta({
      description: 'why the last write failed, until one succeeds',
    }),
    feeds: z.array(z.object({ name: z.string(), state: z.string() })),
    forcing: z
      .array(forcingFileSchema.pick({ file: true, state: true, refusals: true }))
      .meta({ description: 'files of currents, winds and waves, and why one is refused' }),
    screens: z.number().int(),
    tracks: z.number().int(),
    /** True where anybody may open a demonstration desk. */
    openDesk: z.boolean(),
  })
  .meta({ id: 'Health' });

export function addHealth(app: App, parts: ServerParts): void {
  const { loop } = parts;
  app.route({
    method: 'GET',
    url: '/api/health',
    config: { open: true },
    schema: {
      tags: ['service'],
      summary: 'Whether this centre can do its work; 503 while the record cannot be written',
      security: [],
      response: { 200: healthSchema, 503: healthSchema },
    },
    handler: async (_request, reply) => {
      const { storeProblem } = loop;
      const isStoring = storeProblem === undefined;
      return reply.code(isStoring ? 200 : 503).send({
        ok: isStoring,
        mode: parts.mode,
        centre: parts.centre,
        software: parts.software,
        head: loop.head,
        journal: loop.journal.id,
        nowMs: loop.nowMs(),
        speed: loop.clock.speed,
        clockBehindMs: loop.journal.stats().clockBehindMs,
        store: isStoring ? 'writing' : 'failing',
        ...(isStoring ? {} : { storeProblem }),
        feeds: parts.feeds.views().map(({ name, state }) => ({ name, state })),
        forcing: parts.sea.forcing
          .views()
          .map(({ file, state, refusals }) => ({ file, state, refusals })),
        screens: parts.hub.clients,
        tracks: parts.picture.size,
        openDesk: parts.demonstration !== undefined,
      });
    },
  });
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { open: true, rateLimit: false },
    schema: { tags: ['service'], summary: 'Prometheus metrics', security: [] },
    handler: async (_request, reply) =>
      reply
        .type(parts.metrics.registry.contentType)
        .serializer((text: unknown) => String(text))
        .send(await parts.metrics.registry.metrics()),
  });
}

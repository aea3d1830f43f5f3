import { feedViewSchema } from '@straitwatch/protocol';
import { z } from 'zod';
import type { App, ServerParts } from '../parts.js';

export function addFeeds(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/feeds',
    schema: {
      tags: ['feeds'],
      summary: 'Feeds with their state, the time of the last message and what was kept aside',
      response: { 200: z.object({ feeds: z.array(feedViewSchema) }) },
    },
    handler: async (_request, reply) => reply.send({ feeds: parts.feeds.views() }),
  });
}

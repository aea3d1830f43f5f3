import { countsSchema } from '@straitwatch/protocol';
import { z } from 'zod';
import type { App, ServerParts } from '../parts.js';
import { pictureGeoJson } from '../picture-geojson.js';

const tags = ['picture'];

const featureSchema = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.looseObject({ type: z.enum(['Point', 'Polygon', 'LineString']) }),
  properties: z.looseObject({ kind: z.string() }),
});

export function addPicture(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/picture',
    schema: {
      tags,
      summary: 'Tracks, boats with their areas, assets and alarms as GeoJSON (RFC 7946)',
      response: {
        200: z.object({
          type: z.literal('FeatureCollection'),
          features: z.array(featureSchema),
          straitwatch: z.object({ head: z.number().int(), nowMs: z.number(), mode: z.string() }),
        }),
      },
    },
    handler: async (_request, reply) => {
      const nowMs = parts.loop.nowMs();
      return reply.type('application/geo+json').send(
        JSON.stringify({
          type: 'FeatureCollection',
          features: pictureGeoJson(parts, nowMs),
          straitwatch: { head: parts.loop.head, nowMs, mode: parts.mode },
        }),
      );
    },
  });
  app.route({
    method: 'GET',
    url: '/api/counts',
    schema: {
      tags,
      summary: 'How many boats and people are believed to be at sea, as ranges',
      response: { 200: countsSchema },
    },
    handler: async (_request, reply) =>
      reply.send(parts.loop.views.snapshot(parts.loop.nowMs()).counts),
  });
}

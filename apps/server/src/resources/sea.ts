import {
  problemSchema,
  seaNowSchema,
  streamArrowsSchema,
  tideCurveSchema,
  timeSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import type { App, ServerParts } from '../parts.js';
import { referenceStation } from '../sea/tides.js';

const tags = ['sea'];
const hourMs = 3_600_000;
const curveBeforeHours = 12;
const curveAfterHours = 24;

/** The sea: for the top line and the curves of the desk, and for anybody who asks where a number is from. */
export function addSea(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/sea',
    schema: {
      tags,
      summary: 'Tide, stream and sea temperature, now or at a time, each with its source',
      querystring: z.object({ at: timeSchema.optional() }),
      response: { 200: seaNowSchema, 400: problemSchema },
    },
    handler: async (request, reply) => {
      const { at } = request.query;
      return reply.send(parts.sea.now(at === undefined ? parts.loop.nowMs() : Date.parse(at)));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/sea/tide',
    schema: {
      tags,
      summary: 'Predicted heights at a station, with high and low waters',
      querystring: z.object({
        station: z.string().max(100).default(referenceStation),
        from: timeSchema.optional(),
        to: timeSchema.optional(),
        stepMin: z.coerce.number().min(1).max(1_440).default(10),
      }),
      response: { 200: tideCurveSchema, 400: problemSchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const { station, from, to, stepMin } = request.query;
      const nowMs = parts.loop.nowMs();
      const fromMs = from === undefined ? nowMs - curveBeforeHours * hourMs : Date.parse(from);
      const toMs = to === undefined ? nowMs + curveAfterHours * hourMs : Date.parse(to);
      return reply.send(parts.sea.tides.curve({ station, fromMs, toMs, stepMin }));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/sea/streams',
    schema: {
      tags,
      summary: 'The tidal stream over the Strait, now or at a time, as arrows on a grid',
      querystring: z.object({ at: timeSchema.optional() }),
      response: { 200: streamArrowsSchema, 400: problemSchema },
    },
    handler: async (request, reply) => {
      const { at } = request.query;
      return reply.send(parts.sea.arrows(at === undefined ? parts.loop.nowMs() : Date.parse(at)));
    },
  });
}

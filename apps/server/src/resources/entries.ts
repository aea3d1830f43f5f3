import { commandSchemas, entrySchema, problemSchema, refusalSchema } from '@straitwatch/protocol';
import { z } from 'zod';
import { answerSchema, carryOut } from '../answers.js';
import type { App, ServerParts } from '../parts.js';

const tags = ['record'];
/** Entries in one answer at most. */
export const entriesMax = 1_000;

export function addEntries(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/entries',
    schema: {
      tags,
      summary: 'The record from number `from`, as it was written; `next` is where to go on',
      querystring: z.object({
        from: z.coerce.number().int().min(1).default(1),
        limit: z.coerce.number().int().min(1).max(entriesMax).default(entriesMax),
      }),
      response: {
        200: z.object({
          entries: z.array(entrySchema),
          head: z.object({ n: z.number().int(), hash: z.string() }),
          next: z.number().int().optional(),
        }),
        400: problemSchema,
      },
    },
    handler: async (request, reply) => {
      const { from, limit } = request.query;
      const { head } = parts.loop.journal;
      const entries = [];
      for await (const entry of parts.loop.journal.read({ from, to: head.n, limit })) {
        entries.push(entry);
      }
      const next = from + entries.length;
      return reply.send({ entries, head, ...(next <= head.n ? { next } : {}) });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/undo',
    schema: {
      tags,
      summary: 'Take an entry back within ten minutes; what came after it stays',
      body: commandSchemas.undo,
      response: { 200: answerSchema, 400: problemSchema, 404: refusalSchema, 409: refusalSchema },
    },
    handler: (request, reply) => carryOut(parts, request, reply, { type: 'undo', ...request.body }),
  });
  app.route({
    method: 'POST',
    url: '/api/notes',
    schema: {
      tags,
      summary: 'Write a note into the record',
      body: commandSchemas['note.add'],
      response: { 200: answerSchema, 400: problemSchema, 404: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, { type: 'note.add', ...request.body }),
  });
}

import {
  idSchema,
  linkReasonSchema,
  problemSchema,
  type Report,
  reportInputSchema,
} from '@straitwatch/protocol';
import { suggestFor } from '@straitwatch/rules';
import { z } from 'zod';
import { callerHash } from '../callers.js';
import type { App, ServerParts } from '../parts.js';

/** Id of a report that has none yet; no real one can have it. */
const unnumbered = '-';

const suggestionSchema = z
  .object({
    boat: idSchema,
    score: z.number().meta({ description: 'probability among the open boats and a new one' }),
    reasons: z.array(linkReasonSchema),
  })
  .meta({ id: 'Suggestion' });

/** While the caller still speaks: which boats may this be about? */
export function addSuggestions(app: App, parts: ServerParts): void {
  app.route({
    method: 'POST',
    url: '/api/suggestions',
    schema: {
      tags: ['reports'],
      summary: 'Which boats a report may be about, before it is taken. Stores nothing.',
      body: reportInputSchema.extend({ phone: z.string().max(40).optional() }),
      response: {
        200: z.object({ suggestions: z.array(suggestionSchema) }),
        400: problemSchema,
      },
    },
    handler: async (request, reply) => {
      const { phone, ...said } = request.body;
      const report = { ...said, id: unnumbered } as Report;
      if (phone !== undefined) report.caller = callerHash(parts.callerKey, phone);
      const suggestions = suggestFor(parts.loop.state, report, []);
      return reply.send({
        suggestions: suggestions.map(({ boat, score, reasons }) => ({ boat, score, reasons })),
      });
    },
  });
}

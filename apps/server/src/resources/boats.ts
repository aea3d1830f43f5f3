import {
  boatViewSchema,
  type Command,
  commandSchemas,
  duplicateProofSchema,
  evidenceKindSchema,
  idSchema,
  problemSchema,
  refusalSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import { answerSchema, carryOut } from '../answers.js';
import { notFound } from '../errors.js';
import { pageSchema } from '../paging.js';
import type { App, ServerParts } from '../parts.js';
import { statusOf } from '../statuses.js';

const tags = ['boats'];
const params = z.object({ id: idSchema });
const answers = { 200: answerSchema, 400: problemSchema, 404: refusalSchema, 409: refusalSchema };

/** What is asked of one boat: the end of the address, and the body without the boat. */
const actions = [
  ['link', 'report.link', 'Put a report to this boat'],
  ['unlink', 'report.unlink', 'Take a report off this boat'],
  ['refuse', 'report.refuse-link', 'Say that a report is not about this boat'],
  ['phase', 'boat.set-phase', 'Set the phase; lowering it needs a reason'],
  ['handover', 'boat.offer-handover', 'Offer this boat to the other centre'],
  ['accept', 'boat.accept-handover', 'Accept the boat that was offered'],
  ['decline', 'boat.decline-handover', 'Decline the boat that was offered'],
  ['withdraw', 'boat.withdraw-handover', 'Take the offer back'],
  ['resolve', 'boat.resolve-contrary', 'Explain a report that speaks against the end of this boat'],
  ['search-end', 'boat.propose-search-end', 'Propose to end the search; another officer ends it'],
  ['search-end/withdraw', 'boat.withdraw-search-end', 'Take the proposal back'],
  ['reopen', 'boat.reopen', 'Open the boat again'],
  ['note', 'note.add', 'Write a note on this boat'],
] as const;

/** Lenient: `{}`, `{kind}`, `{evidence: "recovered"}` or `{evidence: {kind, ...}}`. */
const accountForSchema = z
  .object({
    kind: evidenceKindSchema.optional(),
    evidence: z
      .union([
        evidenceKindSchema,
        z.object({
          kind: evidenceKindSchema,
          reports: z.array(idSchema).max(20).optional(),
          of: idSchema.optional(),
          proof: z.array(duplicateProofSchema).max(5).optional(),
        }),
      ])
      .optional(),
    reports: z.array(idSchema).max(20).optional(),
    of: idSchema.optional(),
    proof: z.array(duplicateProofSchema).max(5).optional(),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: 'AccountFor' });

export function accountForCommand(
  boat: string,
  body: z.infer<typeof accountForSchema>,
): Extract<Command, { type: 'boat.account-for' }> {
  const { evidence, ...rest } = body;
  const told = typeof evidence === 'string' ? { kind: evidence } : evidence;
  return { type: 'boat.account-for', boat, ...rest, ...told };
}

export function addBoats(app: App, parts: ServerParts): void {
  addLists(app, parts);
  addOpening(app, parts);
  for (const [path, type, summary] of actions) {
    const { boat: _boat, ...fields } = commandSchemas[type].shape;
    const body: z.ZodType<object> = z.object(fields);
    app.route({
      method: 'POST',
      url: `/api/boats/:id/${path}`,
      schema: { tags, summary, params, body, response: answers },
      handler: (request, reply) => {
        const command = { ...request.body, type, boat: request.params.id };
        return carryOut(parts, request, reply, command as Command);
      },
    });
  }
  app.route({
    method: 'POST',
    url: '/api/boats/:id/account-for',
    schema: {
      tags,
      summary: 'Account for this boat; refused with every reason while the evidence is not there',
      params,
      body: accountForSchema,
      response: answers,
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, accountForCommand(request.params.id, request.body)),
  });
}

function addLists(app: App, parts: ServerParts): void {
  app.route({
    method: 'GET',
    url: '/api/boats',
    schema: {
      tags,
      summary: 'Boats in order of opening',
      querystring: pageSchema.extend({ status: z.enum(['open', 'ended', 'all']).default('all') }),
      response: {
        200: z.object({
          boats: z.array(boatViewSchema),
          total: z.number().int(),
          next: z.string().optional(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { status, limit, after } = request.query;
      const nowMs = parts.loop.nowMs();
      const all = [...parts.loop.state.boats.values()].filter(
        (boat) => status === 'all' || (boat.ending === undefined ? 'open' : 'ended') === status,
      );
      const from = after === undefined ? 0 : all.findIndex((boat) => boat.id === after) + 1;
      const page = all.slice(from, from + limit);
      const more = from + limit < all.length ? page.at(-1)?.id : undefined;
      return reply.send({
        boats: page.flatMap((boat) => parts.loop.views.boat(boat.id, nowMs) ?? []),
        total: all.length,
        ...(more === undefined ? {} : { next: more }),
      });
    },
  });
  app.route({
    method: 'GET',
    url: '/api/boats/:id',
    schema: {
      tags,
      summary: 'One boat with what is known, what is missing and what speaks against its end',
      params,
      response: { 200: boatViewSchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const found = parts.loop.views.boat(request.params.id, parts.loop.nowMs());
      if (found === undefined) throw notFound('boat', request.params.id);
      return reply.send(found);
    },
  });
}

function addOpening(app: App, parts: ServerParts): void {
  app.route({
    method: 'POST',
    url: '/api/boats',
    schema: {
      tags,
      summary: 'Open a boat for a report that has been waiting',
      body: commandSchemas['boat.open'],
      response: { 201: answerSchema, 400: problemSchema, 404: refusalSchema, 409: refusalSchema },
    },
    handler: (request, reply) =>
      carryOut(parts, request, reply, { type: 'boat.open', ...request.body }, statusOf.created),
  });
}

import {
  type Command,
  idSchema,
  placementSchema,
  problemSchema,
  type ReportInput,
  reasonSchema,
  refusalSchema,
  reportCorrectionSchema,
  reportInputSchema,
  reportSchema,
  reportViewSchema,
} from '@straitwatch/protocol';
import { z } from 'zod';
import {
  answerBody,
  answerSchema,
  ask,
  createdReportSchema,
  refuse,
  warningsAbout,
} from '../answers.js';
import { callerHash, safeCaller } from '../callers.js';
import { notFound } from '../errors.js';
import { pageSchema } from '../paging.js';
import type { App, ServerParts } from '../parts.js';
import { statusOf } from '../statuses.js';

const tags = ['reports'];

const newReportSchema = reportInputSchema
  .extend({
    boat: placementSchema.meta({
      description:
        'an id puts it to that boat, "new" opens one, null keeps it unlinked and waiting',
    }),
    phone: z.string().max(40).optional().meta({
      description: "the caller's number: kept as a keyed hash only",
    }),
  })
  .meta({ id: 'NewReport' });

const known: ReadonlySet<string> = new Set(Object.keys(reportSchema.shape));

const params = z.object({ id: idSchema });

export function addReports(app: App, parts: ServerParts): void {
  app.route({
    method: 'POST',
    url: '/api/reports',
    schema: {
      tags,
      summary: 'Take a report. Answers when it is on disk.',
      body: newReportSchema,
      response: { 201: createdReportSchema, 400: problemSchema, 503: problemSchema },
    },
    handler: async (request, reply) => {
      const { boat, phone, ...said } = request.body;
      const report = { ...said } as ReportInput;
      delete report.id;
      if (report.caller !== undefined) report.caller = safeCaller(parts.callerKey, report.caller);
      // A known number says more than a hash typed by hand.
      if (phone !== undefined) report.caller = callerHash(parts.callerKey, phone);
      report.received ??= new Date(parts.loop.nowMs()).toISOString();
      const command: Command = {
        type: 'report.receive',
        report,
        ...(boat === undefined ? {} : { boat }),
      };
      const answer = await ask(parts, request, command);
      if (!answer.ok) return refuse(request, reply, answer.reasons);
      const unknownFields = Object.keys(report).filter((key) => !known.has(key));
      return reply.code(statusOf.created).send({
        id: answer.result.report,
        ...answerBody(request, answer),
        boat: answer.result.boat ?? null,
        ...warningsAbout(parts, request, report.about),
        ...(unknownFields.length > 0 ? { unknownFields } : {}),
      });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/reports',
    schema: {
      tags,
      summary: 'Reports in order of arrival',
      querystring: pageSchema.extend({
        link: z.enum(['all', 'unlinked', 'proposed', 'confirmed']).default('all'),
        boat: idSchema.optional(),
      }),
      response: {
        200: z.object({
          reports: z.array(reportViewSchema),
          total: z.number().int(),
          next: z.string().optional(),
        }),
      },
    },
    handler: async (request, reply) => {
      const { link, boat, limit, after } = request.query;
      const all = [...parts.loop.state.reports.values()].filter((one) => {
        if (boat !== undefined && one.link?.boat !== boat) return false;
        return link === 'all' || (one.link?.status ?? 'unlinked') === link;
      });
      const from = after === undefined ? 0 : all.findIndex((one) => one.report.id === after) + 1;
      const page = all.slice(from, from + limit);
      const more = from + limit < all.length ? page.at(-1)?.report.id : undefined;
      return reply.send({
        reports: page.flatMap((one) => parts.loop.views.report(one.report.id) ?? []),
        total: all.length,
        ...(more === undefined ? {} : { next: more }),
      });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/reports/:id',
    schema: {
      tags,
      summary: 'One report with its link and what it may be about',
      params,
      response: { 200: reportViewSchema, 404: problemSchema },
    },
    handler: async (request, reply) => {
      const found = parts.loop.views.report(request.params.id);
      if (found === undefined) throw notFound('report', request.params.id);
      return reply.send(found);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/reports/:id/correct',
    schema: {
      tags,
      summary: 'Correct a report. What was first written stays.',
      params,
      body: z.object({ changes: reportCorrectionSchema, reason: reasonSchema }),
      response: { 200: answerSchema, 404: refusalSchema, 409: refusalSchema },
    },
    handler: async (request, reply) => {
      const command: Command = {
        type: 'report.correct',
        report: request.params.id,
        ...request.body,
      };
      const answer = await ask(parts, request, command);
      if (!answer.ok) return refuse(request, reply, answer.reasons);
      const { about } = request.body.changes;
      return reply.send({
        ...answerBody(request, answer),
        ...warningsAbout(parts, request, about),
      });
    },
  });
}

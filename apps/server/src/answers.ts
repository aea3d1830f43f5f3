/** How commands are carried out for a request, and how their answers and refusals look. */
import {
  type Actor,
  BadInputError,
  type Command,
  idSchema,
  type RefusalReason,
  refusalReasonSchema,
  refusalText,
} from '@straitwatch/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CommandAnswer } from './centre-types.js';
import type { ServerParts } from './parts.js';
import { officerOf } from './sign-in.js';
import { statusOf, statusOfRefusal } from './statuses.js';

/** The answer to a command that was carried out: it is on disk. */
export const answerSchema = z
  .object({
    entry: z.number().int().optional().meta({ description: 'number of its first entry' }),
    entries: z.array(z.number().int()).meta({ description: 'numbers of all its entries' }),
    durable: z.literal('here').meta({ description: 'how safe: on the disk of this centre' }),
    repeated: z.boolean().optional().meta({ description: 'this key had been carried out before' }),
    report: idSchema.optional(),
    boat: idSchema.nullable().optional(),
    task: idSchema.optional(),
    /** The report is stored, but was not put to the boat asked for: why. */
    notLinked: z.array(refusalReasonSchema.extend({ text: z.string() })).optional(),
    warnings: z
      .array(
        z.object({ field: z.string(), got: z.string(), expected: z.string(), text: z.string() }),
      )
      .optional()
      .meta({ description: 'what was stored as it came, and does not fit the record' }),
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof answerSchema>;

export const createdReportSchema = answerSchema
  .extend({
    id: idSchema,
    entry: z.number().int(),
    boat: idSchema.nullable(),
    unknownFields: z.array(z.string()).optional().meta({
      description: 'fields the protocol does not know; kept with the report as they came',
    }),
  })
  .meta({ id: 'CreatedReport' });

/** Query and answer headers may ask for English or French; anything else gets English. */
export function languageOf(request: FastifyRequest): 'en' | 'fr' {
  const header = request.headers['accept-language'] ?? '';
  const best = header
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((one) => /^\s*q=([\d.]{1,5})$/.exec(one)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((one) => /^(en|fr)\b/.test(one.tag) && one.quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return best?.tag.startsWith('fr') === true ? 'fr' : 'en';
}

export function withTexts(
  reasons: readonly RefusalReason[],
  language: 'en' | 'fr',
): (RefusalReason & { text: string })[] {
  return reasons.map((reason) => ({ ...reason, text: refusalText(reason, language) }));
}

const keyPattern = /^[A-Za-z0-9._-]{1,100}$/;

/** @throws BadInputError when the header is there and is no key. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header === 'string' && keyPattern.test(header)) return header;
  throw new BadInputError({
    field: 'Idempotency-Key',
    got: JSON.stringify(header).slice(0, 80),
    expected: '1 to 100 letters, digits, dots, dashes or underscores',
  });
}

/** Asks the centre. The promise settles when the entries are on disk, or with the refusal. */
export function ask(
  parts: ServerParts,
  request: FastifyRequest,
  command: Command,
): Promise<CommandAnswer> {
  const key = keyOf(request);
  const by: Actor = officerOf(request);
  if (key === undefined) return parts.loop.submit({ command, by });
  const asked = [request.params, request.body];
  return parts.loop.submit({ command, by, key, asked });
}

/** Carries a command out and answers with its entries, or with every reason why not. */
export async function carryOut(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command,
  status: number = statusOf.done,
): Promise<FastifyReply> {
  const answer = await ask(parts, request, command);
  if (!answer.ok) return refuse(request, reply, answer.reasons);
  return reply.code(status).send(answerBody(request, answer));
}

export function answerBody(
  request: FastifyRequest,
  answer: Extract<CommandAnswer, { ok: true }>,
): Answer {
  const { result, entries, repeated } = answer;
  const [entry] = entries;
  return {
    ...(entry === undefined ? {} : { entry }),
    entries,
    durable: 'here',
    ...(repeated ? { repeated } : {}),
    ...(result.report === undefined ? {} : { report: result.report }),
    ...(result.boat === undefined ? {} : { boat: result.boat }),
    ...(result.task === undefined ? {} : { task: result.task }),
    ...(result.notLinked === undefined
      ? {}
      : { notLinked: withTexts(result.notLinked, languageOf(request)) }),
  };
}

/**
 * A report may refer to one that is not there: a number misheard is no reason to lose a call, so it is
 * stored as it came, and whoever sent it is told.
 */
export function warningsAbout(
  parts: ServerParts,
  request: FastifyRequest,
  about: string | null | undefined,
): Pick<Answer, 'warnings'> {
  if (about === undefined || about === null || parts.loop.state.reports.has(about)) return {};
  const reason: RefusalReason = { code: 'unknown-report', facts: { id: about } };
  const text = refusalText(reason, languageOf(request));
  const expected = 'the id of a report on record';
  return { warnings: [{ field: 'about', got: about, expected, text }] };
}

export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  reasons: readonly RefusalReason[],
): FastifyReply {
  const language = languageOf(request);
  const told = withTexts(reasons, language);
  const status = statusOfRefusal(reasons.map((reason) => reason.code));
  return reply
    .code(status)
    .header('Content-Language', language)
    .send({
      error: 'refused',
      message: told.map((one) => one.text).join(' '),
      reasons: told,
    });
}

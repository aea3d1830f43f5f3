/** Every error answer that is not a refusal: the field, what came and what was expected, no stack. */
import { JournalError } from '@straitwatch/journal';
import { BadInputError, type Problem } from '@straitwatch/protocol';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from './errors.js';
import { retryAfterS, statusOf, statusOfJournalError, statusOfServerError } from './statuses.js';

/** Largest body of a request, bytes. The longest report is a tenth of it. */
export const bodyBytesMax = 262_144;

/** An error by whatever it is, as status and body. An unknown one is `internal`, and is logged. */
export function problemOf(error: unknown): { status: number; body: Problem } {
  if (error instanceof BadInputError) {
    const { message, field, got, expected } = error;
    return {
      status: statusOf.badInput,
      body: { error: error.code, message, field, got, expected },
    };
  }
  if (error instanceof ServerError) {
    const { code, message, field, got, expected } = error;
    const body: Problem = { error: code, message };
    if (field !== undefined) body.field = field;
    if (got !== undefined) body.got = got;
    if (expected !== undefined) body.expected = expected;
    return { status: statusOfServerError(code), body };
  }
  if (error instanceof JournalError) {
    const { code, message, field, expected } = error;
    const got = String(error.value);
    return {
      status: statusOfJournalError(code),
      body: { error: code, message, field, got, expected },
    };
  }
  return fromFastify(error);
}

/** Fastify's own errors (body too large, not JSON, wrong content type, too many requests). */
function fromFastify(error: unknown): { status: number; body: Problem } {
  const status = statusIn(error);
  if (status !== undefined && status >= 400 && status < 500) {
    const { code, message } = error as FastifyError;
    const known = frameworkProblems[code];
    if (known !== undefined) return { status, body: problem(...known) };
    return { status, body: problem('bad-request', 'request', message, 'one that HTTP allows') };
  }
  const body = { error: 'internal', message: 'something went wrong here; it has been logged' };
  return { status: statusOf.internal, body };
}

function statusIn(error: unknown): number | undefined {
  if (error === null || typeof error !== 'object') return undefined;
  const status: unknown = Reflect.get(error, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

function problem(error: string, field: string, got: string, expected: string): Problem {
  return { error, message: `${field}: got ${got}, expected ${expected}`, field, got, expected };
}

/** Answer to what was not found, unless it is an address of the desk's page. */
const noAddress = 'an address of /api/openapi.json';

/** What the framework refuses by itself: error, field, what came, what was expected. */
const frameworkProblems: Readonly<Record<string, [string, string, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'too-large',
    'body',
    `more than ${bodyBytesMax} bytes`,
    `at most ${bodyBytesMax} bytes`,
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'not-json',
    'Content-Type',
    'another media type',
    'application/json',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['not-json', 'body', 'text that is not JSON', 'one JSON value'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['not-json', 'body', 'nothing', 'one JSON value'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'bad-request',
    'Content-Length',
    'another length than that of the body',
    'the length of the body in bytes',
  ],
  FST_ERR_BAD_URL: ['bad-request', 'address', 'one that is badly escaped', noAddress],
  FST_ERR_MAX_PARAM_LENGTH: ['bad-request', 'address', 'an id that is too long', noAddress],
};

export function addProblems(app: FastifyInstance, log: (error: unknown) => void): void {
  app.setErrorHandler((error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
    const { status, body } = problemOf(error);
    if (status === statusOf.internal) log(error);
    if (status === 503) reply.header('Retry-After', String(retryAfterS));
    if (status === 401) reply.header('WWW-Authenticate', 'Bearer realm="straitwatch"');
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(problem('not-found', 'address', addressOf(request), noAddress)),
  );
}

function addressOf(request: FastifyRequest): string {
  return `${request.method} ${request.url.split('?')[0]?.slice(0, 200) ?? ''}`;
}

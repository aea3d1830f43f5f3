/** The app, apart from listening: tests send it requests without a socket. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import { BadInputError, parseOrThrow } from '@straitwatch/protocol';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import { wrongIn } from './errors.js';
import { type ServerParts, typed } from './parts.js';
import { plainInput } from './plain-input.js';
import { addProblems, bodyBytesMax, problemOf } from './problems.js';
import { addAssets } from './resources/assets.js';
import { addBoats } from './resources/boats.js';
import { addDanger } from './resources/danger.js';
import { addDemonstration } from './resources/demonstration.js';
import { addDrift } from './resources/drift.js';
import { addEntries } from './resources/entries.js';
import { addFeeds } from './resources/feeds.js';
import { addHealth } from './resources/health.js';
import { addLinking } from './resources/linking.js';
import { addLive } from './resources/live.js';
import { addMoments } from './resources/moments.js';
import { addOfficers } from './resources/officers.js';
import { addPicture } from './resources/picture.js';
import { addReports } from './resources/reports.js';
import { addSea } from './resources/sea.js';
import { addSession } from './resources/session.js';
import { addSuggestions } from './resources/suggestions.js';
import { addTasks } from './resources/tasks.js';
import { addSignIn } from './sign-in.js';

/**
 * Requests a minute. An officer's limit is far beyond hands and screens, so that a night of rescue is
 * never slowed; it stops a program gone wild. Without a token it keeps guessing of tokens slow.
 */
export const officerPerMinute = 120_000;
export const strangerPerMinute = 600;
/** What the desk never asks a browser for. */
const closedFeatures = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';
/** Addresses and officers whose requests are being counted. */
const countedMax = 10_000;

export interface AppOptions {
  /** Folder of the built desk; absent where there is none. */
  deskDir?: string;
  /** Where the log goes; absent means none. */
  log?: { level: string; stream: NodeJS.WritableStream };
}

export async function buildApp(parts: ServerParts, options: AppOptions): Promise<FastifyInstance> {
  const bare = Fastify({
    bodyLimit: bodyBytesMax,
    // One line for each request is written below, without addresses and bodies.
    logController: new LogController({ disableRequestLogging: true }),
    logger: options.log === undefined ? false : { ...options.log, base: null },
    routerOptions: { maxParamLength: 100 },
    requestTimeout: 30_000,
    // What a proxy on this machine says of the caller is believed; what anybody else says is not.
    trustProxy: 'loopback',
    genReqId: () => '',
    // An address that no route can have (too long, badly escaped) gets the same kind of answer.
    frameworkErrors: (error, _request, reply) => {
      const { status, body } = problemOf(error);
      reply.hijack();
      reply.raw.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      reply.raw.end(JSON.stringify(body));
    },
  });
  limitConnections(bare, parts);
  bare.setValidatorCompiler(({ schema, httpPart }) => {
    const checked = schema as ZodType;
    return (data) => {
      try {
        const plain = httpPart === 'body' ? plainInput(data ?? {}) : data;
        return { value: parseOrThrow(checked, plain, httpPart ?? 'request') };
      } catch (error) {
        return { error: error as Error };
      }
    };
  });
  // Answers are made by us from folded entries: checking each again would cost more than making it.
  // That they are as the schemas say is tested instead (test/reports.test.ts and its neighbours).
  bare.setSerializerCompiler(() => (data) => JSON.stringify(data));
  takeEmptyBodies(bare);
  addProblems(bare, (error) => logError(bare.log, error));
  await bare.register(cookie);
  addSignIn(bare, parts);
  await addGuards(bare);
  addRequestLog(bare, parts);
  await bare.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Straitwatch',
        description: 'One picture, one list of boats and one record for two coordination centres.',
        version: parts.software,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await bare.register(websocket, {
    options: {
      maxPayload: 4_096,
      // Browsers want one of the offered subprotocols back.
      handleProtocols: (offered) => (offered.has('straitwatch') ? 'straitwatch' : first(offered)),
    },
  });
  await bare.register(async (scope) => addResources(typed(scope), parts));
  if (options.deskDir !== undefined) {
    await bare.register(fastifyStatic, { root: options.deskDir, index: ['index.html'] });
  }
  return bare;
}

/** A command without a body is often sent with a JSON header and nothing behind it: that is `{}`. */
function takeEmptyBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (text.length === 0) done(null, {});
    else parse(request, text, (error, value) => done(clearer(error, text), value));
  });
}

/** JSON that is refused for the name of a field is told apart from what is no JSON. */
function clearer(error: Error | null, text: string): Error | null {
  if (error === null) return null;
  try {
    JSON.parse(text);
  } catch {
    return error;
  }
  const got = 'a field named __proto__, or prototype within constructor';
  return new BadInputError({ field: 'body', got, expected: 'fields of other names' });
}

function first(offered: ReadonlySet<string>): string | false {
  const [one] = offered;
  return one ?? false;
}

function addResources(app: ReturnType<typeof typed>, parts: ServerParts): void {
  addReports(app, parts);
  addSuggestions(app, parts);
  addBoats(app, parts);
  addTasks(app, parts);
  addAssets(app, parts);
  addEntries(app, parts);
  addPicture(app, parts);
  addSea(app, parts);
  addDanger(app, parts);
  addDrift(app, parts);
  addLinking(app, parts);
  addMoments(app, parts);
  addFeeds(app, parts);
  addHealth(app, parts);
  addSession(app, parts);
  addOfficers(app, parts);
  addDemonstration(app, parts);
  addLive(app, parts);
  app.get('/api/openapi.json', { config: { open: true }, schema: { hide: true } }, () =>
    app.swagger(),
  );
}

async function addGuards(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'base-uri': ["'self'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'", 'data:', 'ws:', 'wss:'],
        'style-src': ["'self'", "'unsafe-inline'"],
      },
    },
    // The map's worker is made from a blob.
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    // Behind plain HTTP it would mean nothing, behind a proxy the proxy says it.
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, {
    global: true,
    cache: countedMax,
    timeWindow: 60_000,
    max: (request) => (request.officer === undefined ? strangerPerMinute : officerPerMinute),
    keyGenerator: (request) =>
      request.officer === undefined ? `a ${request.ip}` : `o ${request.officer.id}`,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      Object.assign(
        wrongIn(
          'too-many-requests',
          {
            field: 'requests',
            got: `more than ${context.max} in a minute`,
            expected: `at most ${context.max} a minute`,
          },
          'wait a little',
        ),
        { statusCode: context.statusCode },
      ),
  });
}

/** Lines to the centre at a time; browsers keep a handful each. More are dropped and counted. */
export const connectionsMax = 2_000;

function limitConnections(app: FastifyInstance, parts: ServerParts): void {
  app.server.maxConnections = connectionsMax;
  app.server.on('drop', () => {
    parts.metrics.connectionDropped();
  });
}

/** One line for each request: the route's pattern, never an address with its query, never a body. */
function addRequestLog(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onSend', async (request, reply) => {
    reply.header('Straitwatch-Mode', parts.mode);
    reply.header('Straitwatch-Centre', parts.centre);
    reply.header('Permissions-Policy', closedFeatures);
    // Calls for help do not belong into anybody's cache.
    if (request.url.startsWith('/api/')) reply.header('Cache-Control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    parts.metrics.request({ method, route, status }, reply.elapsedTime / 1000);
    const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug';
    app.log[level](
      { method, route, status, ms: Math.round(reply.elapsedTime), officer: request.officer?.id },
      'request',
    );
  });
}

/** Name, codes and stack only: messages may quote what somebody typed. */
export function logError(log: FastifyBaseLogger, error: unknown, what = 'internal'): void {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? framesOf(error) : undefined;
  log.error({ name, codes: codesOf(error), stack }, what);
}

/** The code of the error and of what caused it, as far as they have one. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string') codes.push(code);
    at = at.cause;
  }
  return codes;
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).slice(0, 12);
}

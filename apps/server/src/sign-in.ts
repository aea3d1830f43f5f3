/**
 * Who is asking: a token in the Authorization header, in the session cookie, or (for WebSockets from
 * places that can set neither) as the subprotocol `bearer.TOKEN`. A token names an officer and a role.
 */
import type { Centre, Mode, Officer, Role } from '@straitwatch/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ServerError, wrongIn } from './errors.js';
import { newToken, type OfficerStore, tokenPrint } from './officers.js';

declare module 'fastify' {
  interface FastifyRequest {
    officer: Officer | undefined;
    /** The token came in a cookie, which a browser sends by itself. */
    byCookie: boolean;
  }
  interface FastifyContextConfig {
    /** Answers without a token. */
    open?: boolean;
    /** Only these roles; absent means any officer. */
    roles?: readonly Role[];
  }
}

/** Demonstration sessions alive at a time; the oldest goes first. */
export const demonstrationSessionsMax = 1_000;

/** Sessions of a demonstration: in memory only, never beside a live journal. */
export class DemonstrationSessions {
  readonly #sessions = new Map<string, Officer>();
  #made = 0;

  open(role: 'watch-officer' | 'liaison', centre: Centre): { token: string; officer: Officer } {
    this.#made += 1;
    const token = newToken();
    const officer: Officer = {
      kind: 'officer',
      id: `demo${this.#made}`,
      name: `Demonstration officer ${this.#made}`,
      role,
      centre,
    };
    this.#sessions.set(tokenPrint(token), officer);
    for (const old of this.#sessions.keys()) {
      if (this.#sessions.size <= demonstrationSessionsMax) break;
      this.#sessions.delete(old);
    }
    return { token, officer };
  }

  identify(token: string): Officer | undefined {
    return this.#sessions.get(tokenPrint(token));
  }
}

export interface SignInParts {
  centre: Centre;
  mode: Mode;
  officers: OfficerStore;
  /** Set only where the desk is open: demonstration or exercise, never live. */
  demonstration?: DemonstrationSessions;
}

/** One browser may watch both centres: each has its own cookie. */
export function cookieName(centre: Centre): string {
  return `straitwatch_${centre}`;
}

export function officerOf(request: FastifyRequest): Officer {
  if (request.officer === undefined) throw notSignedIn();
  return request.officer;
}

export function identify(parts: SignInParts, token: string): Officer | undefined {
  return parts.officers.identify(token) ?? parts.demonstration?.identify(token);
}

export function addSignIn(app: FastifyInstance, parts: SignInParts): void {
  app.decorateRequest('officer', undefined);
  app.decorateRequest('byCookie', false);
  app.addHook('onRequest', async (request) => {
    const { token, byCookie } = tokenOf(request, parts.centre);
    request.officer = token === undefined ? undefined : identify(parts, token);
    request.byCookie = byCookie && request.officer !== undefined;
  });
  // Later than onRequest, so that refused requests have been counted by the rate limit before.
  app.addHook('preParsing', async (request) => {
    const { open, roles } = request.routeOptions.config;
    const isUpgrade = request.headers.upgrade !== undefined;
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if ((request.byCookie && changes) || isUpgrade) checkOrigin(request);
    if (open === true || !request.url.startsWith('/api/')) return;
    if (request.officer === undefined) throw notSignedIn();
    if (roles !== undefined && !roles.includes(request.officer.role)) {
      throw wrongIn('role-not-allowed', {
        field: 'role',
        got: request.officer.role,
        expected: roles.join(' or '),
      });
    }
  });
}

/** The token that a request carries, if any. The value goes nowhere but to `identify`. */
export function tokenOf(
  request: FastifyRequest,
  centre: Centre,
): { token: string | undefined; byCookie: boolean } {
  const header = /^Bearer\s+(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (header !== undefined) return { token: header, byCookie: false };
  const protocols = request.headers['sec-websocket-protocol'] ?? '';
  const offered = /(?:^|,)\s*bearer\.([A-Za-z0-9_-]{1,200})\s*(?:,|$)/.exec(protocols)?.[1];
  if (offered !== undefined) return { token: offered, byCookie: false };
  return { token: request.cookies[cookieName(centre)], byCookie: true };
}

/** A page of another site must not speak with an officer's cookie, nor open the live line. */
function checkOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  // The name that a proxy of this machine was called by counts like our own.
  let from: string | undefined;
  try {
    from = new URL(origin).host;
  } catch {
    from = undefined;
  }
  if (from !== undefined && (from === host || from === request.host)) return;
  throw wrongIn('wrong-origin', {
    field: 'Origin',
    got: origin.slice(0, 200),
    expected: `the centre's own address, ${host ?? ''}`,
  });
}

function notSignedIn(): ServerError {
  return wrongIn(
    'not-signed-in',
    {
      field: 'Authorization',
      got: 'no valid token',
      expected: 'the token of an officer of this centre',
    },
    'sign in, or send it as "Authorization: Bearer TOKEN"',
  );
}

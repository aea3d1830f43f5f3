import { createRng, type Rng } from '@straitwatch/maths';
import { channels, phases, roles, signs } from '@straitwatch/protocol';
import { foldViews } from '@straitwatch/views';
import { expect, test } from 'vitest';
import { toProtocolEntry } from '../src/journal-door.js';
import { callFromBoat, createTestDesk, recovery, type TestDesk } from './desk.js';
import { seedOr, times } from './scale.js';

// Aim: nothing that can be sent crashes the centre or gets an unclear answer, and the record stays whole.
// Method: 10,000 requests from one seed: addresses of the interface with ids that are or are not there,
// bodies that are right, nearly right, wrong, or no JSON; replay with STRAITWATCH_SEED=n.

const seed = seedOr(20_211_124);
const requests = times(10_000);

const strange: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  'D1',
  '__proto__',
  '\u0000',
  '\ud800',
  '‮',
  'x'.repeat(9_000),
  [],
  {},
  [[[[]]]],
  { constructor: { prototype: {} } },
  '2026-01-10T01:00:00Z',
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  Number.MAX_SAFE_INTEGER,
];

function any<T>(rng: Rng, list: readonly T[]): T {
  return list[Math.floor(rng.uniform() * list.length)] as T;
}

/** Right bodies for every address; what the fuzzing starts from. */
function rightBody(rng: Rng, path: string): unknown {
  const id = (letter: string): string => `${letter}${1 + Math.floor(rng.uniform() * 12)}`;
  const bodies: Record<string, () => unknown> = {
    '/api/reports': () =>
      any(rng, [
        {
          ...callFromBoat({ channel: any(rng, channels), signs: [any(rng, signs)] }),
          boat: any(rng, [null, 'new', id('D')]),
        },
        { ...recovery(33), boat: id('D') },
        callFromBoat({ caller: 'c1', about: id('D-r') }),
      ]),
    '/api/reports/{id}/correct': () => ({
      changes: { persons: { count: 5 } },
      reason: 'heard again',
    }),
    '/api/boats': () => ({ report: id('D-r') }),
    '/api/boats/{id}/link': () => ({ report: id('D-r') }),
    '/api/boats/{id}/unlink': () => ({ report: id('D-r') }),
    '/api/boats/{id}/refuse': () => ({ report: id('D-r'), reason: 'no' }),
    '/api/boats/{id}/phase': () => ({ phase: any(rng, phases), reason: 'because' }),
    '/api/boats/{id}/resolve': () => ({ report: id('D-r'), why: 'after-end', reason: 'explained' }),
    '/api/boats/{id}/decline': () => ({ reason: 'no asset' }),
    '/api/boats/{id}/reopen': () => ({ reason: 'a call' }),
    '/api/boats/{id}/search-end': () => ({
      search: { pos: 0.9, survivalTimeH: 5, reason: 'searched' },
    }),
    '/api/boats/{id}/account-for': () =>
      any(rng, [{}, { evidence: 'landed' }, { kind: 'duplicate', of: id('D') }]),
    '/api/boats/{id}/note': () => ({ text: 'a note' }),
    '/api/tasks': () => ({ asset: 'a1', order: 'look', boat: id('D') }),
    '/api/tasks/{id}/status': () => ({ status: 'proceeding' }),
    '/api/assets': () => ({ id: 'a1', name: 'A', kind: 'drone', centre: 'uk', mmsi: 232000001 }),
    '/api/assets/{id}/position': () => ({ position: { lat: 51, lon: 1 } }),
    '/api/undo': () => ({ entry: 1 + Math.floor(rng.uniform() * 300) }),
    '/api/notes': () => ({ text: 'a note' }),
    '/api/officers': () => ({ name: 'N', role: any(rng, roles) }),
    '/api/session': () => ({ token: 'x' }),
  };
  return bodies[path]?.() ?? {};
}

/** Changes one thing somewhere inside. */
function mutate(rng: Rng, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || rng.uniform() < 0.15) return any(rng, strange);
  const copy: Record<string, unknown> = { ...value };
  const keys = Object.keys(copy);
  const key = keys.length === 0 ? 'x' : any(rng, keys);
  const how = rng.uniform();
  if (how < 0.2) delete copy[key];
  else if (how < 0.3) copy[String(any(rng, strange)).slice(0, 20)] = any(rng, strange);
  else copy[key] = mutate(rng, copy[key]);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

function textOf(rng: Rng, body: unknown): string {
  const text = JSON.stringify(body) ?? '';
  const how = rng.uniform();
  if (how < 0.03) return text.slice(0, Math.floor(rng.uniform() * text.length));
  if (how < 0.05) return `${text}${any(rng, ['}', ',', '\u0000', 'x'])}`;
  if (how < 0.06) return '['.repeat(Math.floor(rng.uniform() * 5_000));
  if (how < 0.065) return `{"a":"${'y'.repeat(300_000)}"}`;
  if (how < 0.07) return text.replace('"', '"__proto__":{"a":1},"');
  return text;
}

function address(rng: Rng, path: string): string {
  const ids = [
    'D1',
    'D2',
    'D7',
    'D-r1',
    'D-r9',
    'D-t1',
    'a1',
    'o1',
    'o3',
    '..',
    '%2e%2e',
    '%00',
    'x'.repeat(150),
    "'",
    '%',
    'é',
  ];
  const url = path.replaceAll(/\{[^}]+\}/g, () => any(rng, ids));
  if (rng.uniform() > 0.2) return url;
  const queries = [
    '?from=0',
    '?from=1e9',
    '?limit=-1',
    '?limit=99999',
    '?at=x',
    '?at=2026-01-10T01:00:00Z',
    '?status=x',
    '?after=D1',
    '?__proto__=1',
    '?a[]=1',
    '?%',
  ];
  return url + any(rng, queries);
}

const known = new Set([200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 414, 415, 422, 426, 429]);

test(`${requests} requests of seed ${seed}: no crash, no unclear answer, the record whole`, async () => {
  const desk = await createTestDesk();
  const rng = createRng(seed);
  const { body: description } = await desk.call('GET', '/api/openapi.json');
  const targets = Object.entries(description.paths as Record<string, object>).flatMap(
    ([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as 'GET' })),
  );
  expect(targets.length).toBeGreaterThan(35);
  const counts = new Map<number, number>();
  const byRole = [...roles, 'nobody'] as const;
  for (let i = 0; i < requests; i += 1) {
    const target = any(rng, targets);
    const isPost = target.method !== ('GET' as string);
    const role = rng.uniform() < 0.7 ? 'supervisor' : any(rng, byRole);
    const right = rightBody(rng, target.path);
    const payload = isPost
      ? textOf(rng, rng.uniform() < 0.4 ? right : mutate(rng, right))
      : undefined;
    const url = address(rng, target.path);
    const request = {
      method:
        rng.uniform() < 0.02
          ? (any(rng, ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) as 'GET')
          : target.method,
      url,
      headers: headersOf(rng, desk, role, isPost),
      // Strangers from many places, so that few are turned away for asking too often.
      remoteAddress: `198.51.100.${i % 200}`,
      ...(payload === undefined ? {} : { payload }),
    };
    const answer = await desk.app.inject(request);
    counts.set(answer.statusCode, (counts.get(answer.statusCode) ?? 0) + 1);
    const shown = `request ${i}: ${request.method} ${url.slice(0, 80)} ${payload?.slice(0, 200) ?? ''}`;
    if (!known.has(answer.statusCode))
      throw new Error(`${answer.statusCode} to ${shown}: ${answer.body.slice(0, 300)}`);
    if (answer.statusCode >= 400) {
      const isClear = isRefusal(answer.json()) || isProblem(answer.json());
      if (!isClear)
        throw new Error(`unclear ${answer.statusCode} to ${shown}: ${answer.body.slice(0, 300)}`);
    }
    desk.clock.advanceS(1);
  }
  process.stderr.write(
    `fuzzed requests: ${[...counts]
      .sort()
      .map(([status, n]) => `${status}: ${n}`)
      .join(', ')}\n`,
  );
  for (const status of [200, 201, 400, 401, 403, 404, 409]) {
    expect([status, (counts.get(status) ?? 0) > 20]).toEqual([status, true]);
  }
  expect(desk.troubles).toEqual([]);
  const entries = [];
  for await (const entry of desk.journal.read({ from: 1 })) entries.push(toProtocolEntry(entry));
  const nowMs = desk.loop.nowMs();
  expect(desk.loop.views.snapshot(nowMs)).toEqual(foldViews(entries).snapshot(nowMs));
  await desk.close();
}, 240_000);

/** Field, what came and what was expected, each by itself and in the message. */
function isProblem({ error, message, field, got, expected }: Record<string, unknown>): boolean {
  const texts = [error, message, field, got, expected];
  if (!texts.every((one) => typeof one === 'string' && one !== '')) return false;
  return String(message).startsWith(`${field}: got ${got}, expected ${expected}`);
}

/** Every reason why not, in words. */
function isRefusal({ error, message, reasons }: Record<string, unknown>): boolean {
  if (error !== 'refused' || message === '' || !Array.isArray(reasons)) return false;
  return reasons.length > 0 && reasons.every(({ code, text }) => code !== '' && text.length > 10);
}

function headersOf(
  rng: Rng,
  desk: TestDesk,
  role: (typeof roles)[number] | 'nobody',
  isPost: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (role !== 'nobody') headers.authorization = `Bearer ${desk.tokens[role]}`;
  if (isPost)
    headers['content-type'] =
      rng.uniform() < 0.95
        ? 'application/json'
        : any(rng, ['text/plain', 'application/xml', 'multipart/form-data', 'x']);
  if (rng.uniform() < 0.1)
    headers['idempotency-key'] = any(rng, ['k1', 'k2', 'é', '', ' ', 'x'.repeat(300)]);
  if (rng.uniform() < 0.1)
    headers['accept-language'] = any(rng, ['fr', 'en;q=x', '*', ';;;', 'fr-FR,en;q=0.1']);
  if (rng.uniform() < 0.02) headers.cookie = any(rng, ['straitwatch_uk=x', 'a', '=', ';;']);
  if (rng.uniform() < 0.02)
    headers.authorization = any(rng, ['Bearer', 'Basic eDp5', 'Bearer  ', '\u0001']);
  return headers;
}

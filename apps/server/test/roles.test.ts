import { type Role, roles } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFromBoat, createTestDesk, type TestDesk } from './desk.js';

// Aim: who may do what. Method: a table of requests and roles; each cell is one request.

let desk: TestDesk;
let boat: string;
beforeAll(async () => {
  desk = await createTestDesk();
  const { body } = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat: 'new' });
  boat = String(body.boat);
});
afterAll(() => desk.close());

type Row = [string, 'GET' | 'POST' | 'DELETE', string, unknown, Record<Role | 'nobody', number>];

const everybody = {
  'watch-officer': 200,
  supervisor: 200,
  liaison: 200,
  'read-only': 200,
  nobody: 401,
};
const deciders = { ...everybody, 'read-only': 403 };
const supervisors = {
  'watch-officer': 403,
  supervisor: 200,
  liaison: 403,
  'read-only': 403,
  nobody: 401,
};
const created = {
  'watch-officer': 201,
  supervisor: 201,
  liaison: 201,
  'read-only': 403,
  nobody: 401,
};
const open = { ...everybody, nobody: 200 };

const table: Row[] = [
  ['read boats', 'GET', '/api/boats', undefined, everybody],
  ['read reports', 'GET', '/api/reports', undefined, everybody],
  ['read the record', 'GET', '/api/entries', undefined, everybody],
  ['read the picture', 'GET', '/api/picture', undefined, everybody],
  ['read counts', 'GET', '/api/counts', undefined, everybody],
  ['read tasks', 'GET', '/api/tasks', undefined, everybody],
  ['read assets', 'GET', '/api/assets', undefined, everybody],
  ['read feeds', 'GET', '/api/feeds', undefined, everybody],
  ['look back', 'GET', '/api/as-shown?at=2026-01-10T01:00:00Z', undefined, everybody],
  ['see who one is', 'GET', '/api/session', undefined, everybody],
  ['take a report', 'POST', '/api/reports', callFromBoat(), created],
  ['write a note', 'POST', '/api/notes', { text: 'watch changed' }, deciders],
  [
    'register an asset',
    'POST',
    '/api/assets',
    { id: 'a1', name: 'A', kind: 'drone', centre: 'uk' },
    created,
  ],
  ['list officers', 'GET', '/api/officers', undefined, supervisors],
  ['health', 'GET', '/api/health', undefined, open],
  ['metrics', 'GET', '/metrics', undefined, open],
  ['the description of the interface', 'GET', '/api/openapi.json', undefined, open],
];

describe.each(table)('%s', (_name, method, url, body, expected) => {
  test.each([...roles, 'nobody'] as const)('as %s', async (who) => {
    const { status } = await desk.call(method, url, body, { as: who === 'nobody' ? null : who });
    expect(status).toBe(expected[who]);
  });
});

test('every address under /api asks for a token unless it is marked open', async () => {
  const { body } = await desk.call('GET', '/api/openapi.json');
  const paths = Object.entries(
    body.paths as Record<string, Record<string, { security?: unknown[] }>>,
  );
  let asked = 0;
  for (const [path, methods] of paths) {
    for (const [method, told] of Object.entries(methods)) {
      const isOpen =
        told.security?.length === 0 || (path === '/api/session' && method === 'delete');
      const answer = await desk.app.inject({
        method: method.toUpperCase() as 'GET',
        url: path.replaceAll(/\{[^}]+\}/g, 'D1'),
      });
      asked += 1;
      if (isOpen) expect(answer.statusCode).not.toBe(401);
      else expect([path, method, answer.statusCode]).toEqual([path, method, 401]);
    }
  }
  expect(asked).toBeGreaterThan(35);
});

test('read-only may look and nothing else, and is told its role', async () => {
  const head = desk.loop.head;
  const { status, body } = await desk.call(
    'POST',
    `/api/boats/${boat}/phase`,
    { phase: 'alert', reason: 'calm' },
    {
      as: 'read-only',
    },
  );
  expect(status).toBe(403);
  expect(JSON.stringify(body)).toContain('read-only');
  expect(desk.loop.head).toBe(head);
});

test('the liaison of the other centre speaks for that centre only', async () => {
  const lower = { phase: 'alert', reason: 'escorted' };
  const denied = await desk.call('POST', `/api/boats/${boat}/phase`, lower, { as: 'liaison' });
  expect(denied.status).toBe(409);
  expect(JSON.stringify(denied.body)).toContain('not-coordinating');
  await desk.call('POST', `/api/boats/${boat}/handover`, {});
  const ours = await desk.call('POST', `/api/boats/${boat}/accept`, {});
  expect(ours.status).toBe(409);
  expect((await desk.call('POST', `/api/boats/${boat}/accept`, {}, { as: 'liaison' })).status).toBe(
    200,
  );
});

test('nobody who is unknown learns whether a thing exists', async () => {
  for (const url of ['/api/boats/D1', '/api/boats/D9999', '/api/officers/o1']) {
    const { status, headers } = await desk.call('GET', url, undefined, { as: null });
    if (url.includes('officers')) continue;
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toContain('Bearer');
  }
});

describe('tokens', () => {
  test('a wrong, empty or cut token is no token', async () => {
    const good = desk.tokens.supervisor;
    for (const token of ['x', '', good.slice(0, -1), `${good}x`, good.toUpperCase(), 'null']) {
      const { status } = await desk.call('GET', '/api/boats', undefined, {
        as: null,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(status).toBe(401);
    }
  });

  test('a new officer works at once and a revoked one stops at once', async () => {
    const made = await desk.call(
      'POST',
      '/api/officers',
      { name: 'New', role: 'watch-officer' },
      { as: 'supervisor' },
    );
    expect(made.status).toBe(201);
    const headers = { authorization: `Bearer ${String(made.body.token)}` };
    expect((await desk.call('GET', '/api/boats', undefined, { as: null, headers })).status).toBe(
      200,
    );
    const { id } = made.body.officer as { id: string };
    const gone = await desk.call('DELETE', `/api/officers/${id}`, undefined, { as: 'supervisor' });
    expect(gone.body.revoked).toBeTruthy();
    expect((await desk.call('GET', '/api/boats', undefined, { as: null, headers })).status).toBe(
      401,
    );
    const list = await desk.call('GET', '/api/officers', undefined, { as: 'supervisor' });
    expect(JSON.stringify(list.body)).toContain('"revoked"');
    expect(JSON.stringify(list.body)).not.toContain('okenSha256');
    expect(
      (await desk.call('DELETE', '/api/officers/o999', undefined, { as: 'supervisor' })).status,
    ).toBe(404);
  });
});

describe('the session cookie', () => {
  const signIn = async (): Promise<string> => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { token: desk.tokens['watch-officer'] },
    });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    return cookie.split(';')[0] ?? '';
  };

  test('signs in without a header, and out again', async () => {
    const cookie = await signIn();
    const me = await desk.call('GET', '/api/session', undefined, { as: null, headers: { cookie } });
    expect(me.status).toBe(200);
    expect((me.body.officer as { role: string }).role).toBe('watch-officer');
    const out = await desk.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie },
    });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/straitwatch_uk=;/);
  });

  test('a page of another site cannot speak with it', async () => {
    const cookie = await signIn();
    const call = (origin: string) =>
      desk.call(
        'POST',
        '/api/notes',
        { text: 'hello' },
        {
          as: null,
          headers: { cookie, origin, host: 'centre.example:8080' },
        },
      );
    expect((await call('http://centre.example:8080')).status).toBe(200);
    for (const origin of ['http://evil.example', 'null', 'http://centre.example', 'x']) {
      const { status, body } = await call(origin);
      expect([status, body.error]).toEqual([403, 'wrong-origin']);
    }
  });

  test('an unknown token gets no cookie', async () => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { token: 'no' },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('the open desk', () => {
  test('a live centre has none', async () => {
    const { status } = await desk.call('POST', '/api/demonstration/session', {}, { as: null });
    expect(status).toBe(404);
  });

  test('a demonstration gives anybody a watch officer or a liaison, and is marked in every answer', async () => {
    const night = await createTestDesk({ mode: 'demonstration', openDesk: true });
    try {
      for (const [role, centre] of [
        ['watch-officer', 'uk'],
        ['liaison', 'fr'],
      ] as const) {
        const { status, body, headers } = await night.call(
          'POST',
          '/api/demonstration/session',
          { role },
          { as: null },
        );
        expect(status).toBe(200);
        expect(headers['straitwatch-mode']).toBe('demonstration');
        const me = await night.call('GET', '/api/session', undefined, {
          as: null,
          headers: { authorization: `Bearer ${String(body.token)}` },
        });
        expect(me.body).toMatchObject({ mode: 'demonstration', officer: { role, centre } });
      }
      const supervisor = await night.call(
        'POST',
        '/api/demonstration/session',
        { role: 'supervisor' },
        { as: null },
      );
      expect(supervisor.status).toBe(400);
      expect((await night.call('GET', '/api/health')).body).toMatchObject({
        mode: 'demonstration',
      });
    } finally {
      await night.close();
    }
  });
});

test('headers keep other sites and scripts out', async () => {
  const { headers } = await desk.call('GET', '/api/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("script-src 'unsafe");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['straitwatch-mode']).toBe('live');
});

describe('behind a proxy', () => {
  const signIn = (remoteAddress: string) =>
    desk.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress,
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.9' },
      payload: { token: desk.tokens['watch-officer'] },
    });

  test('on this machine that speaks TLS the cookie is for TLS only', async () => {
    expect(String((await signIn('127.0.0.1')).headers['set-cookie'])).toMatch(/Secure/);
  });

  test('elsewhere nothing that it says of the caller is believed', async () => {
    expect(String((await signIn('203.0.113.5')).headers['set-cookie'])).not.toMatch(/Secure/);
  });
});

test('answers of the interface are kept in no cache', async () => {
  for (const url of ['/api/boats', '/api/health', '/api/nothing']) {
    expect((await desk.call('GET', url)).headers['cache-control']).toBe('no-store');
  }
});

test('tries to sign in are limited, so that tokens cannot be guessed', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 40; i += 1) {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { token: `guess-${i}` },
      remoteAddress: '192.0.2.7',
    });
    statuses.add(answer.statusCode);
    if (answer.statusCode === 429) expect(answer.json().error).toBe('too-many-requests');
  }
  expect(statuses).toEqual(new Set([401, 429]));
});

import { boatViewSchema, type Role, refusalSchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSchema } from '../src/answers.js';
import { callFromBoat, createTestDesk, newBoat, recovery, type TestDesk } from './desk.js';

// Aim: a boat is opened, handed on and ended through its addresses, and refusals say what is missing.
// Method: requests through the real app on a centre in memory, answers held against the schemas.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

describe('boats', () => {
  test('a boat ends only by evidence: refused with reasons, done when the count is there', async () => {
    const { boat } = await newBoat(desk);
    for (const lenient of [undefined, {}, { kind: 'recovered' }, { evidence: 'recovered' }]) {
      const refused = await desk.call('POST', `/api/boats/${boat}/account-for`, lenient);
      expect(refused.status).toBe(409);
      const reasons = refusalSchema.parse(refused.body).reasons;
      expect(reasons.map((one) => one.code)).toContain('no-recovery');
      expect(reasons.every((one) => one.text.length > 10)).toBe(true);
    }
    await desk.call('POST', '/api/reports', { ...recovery(33), boat });
    const done = await desk.call('POST', `/api/boats/${boat}/account-for`, {
      evidence: { kind: 'recovered' },
    });
    expect(done.status).toBe(200);
    const view = boatViewSchema.parse((await desk.call('GET', `/api/boats/${boat}`)).body);
    expect(view.status).toBe('ended');
    expect(view.ending?.evidence.kind).toBe('recovered');
  });

  test('people who are missing are named in the refusal, in the language asked for', async () => {
    const { boat } = await newBoat(desk);
    await desk.call('POST', '/api/reports', { ...recovery(20), boat });
    const english = await desk.call('POST', `/api/boats/${boat}/account-for`, {});
    const french = await desk.call(
      'POST',
      `/api/boats/${boat}/account-for`,
      {},
      {
        headers: { 'accept-language': 'de, fr-FR;q=0.9, en;q=0.3' },
      },
    );
    expect(english.status).toBe(409);
    expect(french.headers['content-language']).toBe('fr');
    expect(english.headers['content-language']).toBe('en');
    expect(french.body.message).not.toBe(english.body.message);
    expect(JSON.stringify(english.body)).toContain('13');
  });

  test('every action of a boat is carried out through its own address', async () => {
    const { boat, report } = await newBoat(desk);
    const other = await newBoat(desk);
    const steps: [string, unknown, Role][] = [
      ['unlink', { report }, 'watch-officer'],
      ['refuse', { report, reason: 'another colour' }, 'watch-officer'],
      ['link', { report }, 'watch-officer'],
      ['phase', { phase: 'alert', reason: 'escorted by RNLI Dover' }, 'watch-officer'],
      ['note', { text: 'called back, no answer' }, 'watch-officer'],
      ['handover', { reason: 'in French waters' }, 'watch-officer'],
      ['withdraw', {}, 'watch-officer'],
      ['handover', {}, 'watch-officer'],
      ['decline', { reason: 'no asset near' }, 'liaison'],
      ['handover', {}, 'supervisor'],
      ['accept', undefined, 'liaison'],
      [
        'search-end',
        { search: { pos: 0.97, survivalTimeH: 12, reason: 'whole area searched twice' } },
        'liaison',
      ],
      ['search-end/withdraw', {}, 'liaison'],
    ];
    for (const [path, body, as] of steps) {
      const { status, body: answer } = await desk.call('POST', `/api/boats/${boat}/${path}`, body, {
        as,
      });
      expect([path, status, answer.message]).toEqual([path, 200, undefined]);
      answerSchema.parse(answer);
    }
    const view = boatViewSchema.parse((await desk.call('GET', `/api/boats/${boat}`)).body);
    expect(view.coordinating).toBe('fr');
    expect(view.phase).toBe('alert');
    expect(other.boat).not.toBe(boat);
  });

  test('a boat that ended is opened again with a reason', async () => {
    const { boat } = await newBoat(desk);
    await desk.call('POST', '/api/reports', { ...recovery(33), boat });
    await desk.call('POST', `/api/boats/${boat}/account-for`, {});
    const short = await desk.call('POST', `/api/boats/${boat}/reopen`, { reason: 'x' });
    expect(short.status).toBe(400);
    expect(short.body.field).toBe('reason');
    const done = await desk.call('POST', `/api/boats/${boat}/reopen`, { reason: 'a call came in' });
    expect(done.status).toBe(200);
  });

  test('an open contrary report stands against the end until it is explained', async () => {
    const { boat } = await newBoat(desk);
    await desk.call('POST', '/api/reports', { ...recovery(33), boat });
    const { body: late } = await desk.call('POST', '/api/reports', {
      ...callFromBoat({
        time: '2026-01-10T00:59:50Z',
        received: '2026-01-10T00:59:55Z',
        text: 'still here',
      }),
      boat,
    });
    const refused = await desk.call('POST', `/api/boats/${boat}/account-for`, {});
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain(String(late.id));
    const explained = await desk.call('POST', `/api/boats/${boat}/resolve`, {
      report: late.id,
      why: 'after-end',
      reason: 'voicemail from before',
    });
    expect(explained.status).toBe(200);
    expect((await desk.call('POST', `/api/boats/${boat}/account-for`, {})).status).toBe(200);
  });

  test('an unlinked report opens a boat', async () => {
    const { body } = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat: null });
    const opened = await desk.call('POST', '/api/boats', { report: body.id });
    expect(opened.status).toBe(201);
    expect(opened.body.boat).toMatch(/^D\d+$/);
  });

  test('what is not there is 404, whatever is asked of it', async () => {
    expect((await desk.call('GET', '/api/boats/D9999')).status).toBe(404);
    expect((await desk.call('GET', '/api/reports/D-r9999')).status).toBe(404);
    const { status, body } = await desk.call('POST', '/api/boats/D9999/phase', { phase: 'alert' });
    expect(status).toBe(404);
    expect(refusalSchema.parse(body).reasons[0]?.code).toBe('unknown-boat');
    expect((await desk.call('GET', '/api/nothing')).body.error).toBe('not-found');
    expect((await desk.call('POST', '/api/boats/D9999/explode', {})).status).toBe(404);
  });

  test('lists can be asked for open or ended boats only', async () => {
    const open = await desk.call('GET', '/api/boats?status=open');
    const ended = await desk.call('GET', '/api/boats?status=ended');
    const all = await desk.call('GET', '/api/boats');
    expect(Number(open.body.total) + Number(ended.body.total)).toBe(Number(all.body.total));
    expect(Number(ended.body.total)).toBeGreaterThan(0);
    for (const boat of all.body.boats as unknown[]) boatViewSchema.parse(boat);
    const wrong = await desk.call('GET', '/api/boats?status=sunk');
    expect([wrong.status, wrong.body.field]).toEqual([400, 'status']);
  });
});

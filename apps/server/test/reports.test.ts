import { problemSchema, reportViewSchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSchema, createdReportSchema } from '../src/answers.js';
import { callFromBoat, createTestDesk, newBoat, type TestDesk } from './desk.js';

// Aim: a report is taken, numbered, stored and answered; what is wrong with it is said by field.
// Method: requests through the real app on a centre in memory, answers held against the schemas.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

describe('reports', () => {
  test('a report gets a number and is in the record before it is answered', async () => {
    const { status, body } = await desk.call('POST', '/api/reports', callFromBoat());
    expect(status).toBe(201);
    const created = createdReportSchema.parse(body);
    const entry = await desk.journal.entry(created.entry);
    expect(entry?.kind).toBe('report.received');
    expect(JSON.stringify(entry?.body)).toContain(created.id);
    expect(created.durable).toBe('here');
  });

  test('with boat null it waits unlinked; with an id it goes to that boat; new opens one', async () => {
    const waiting = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat: null });
    expect(waiting.body.boat).toBeNull();
    const { boat } = await newBoat(desk);
    const put = await desk.call('POST', '/api/reports', { ...callFromBoat(), boat });
    expect(put.body.boat).toBe(boat);
    const list = await desk.call('GET', `/api/reports?boat=${boat}`);
    expect(list.body.total).toBe(2);
  });

  test('a report for a boat that does not exist is stored all the same, and says why it waits', async () => {
    const { status, body } = await desk.call('POST', '/api/reports', {
      ...callFromBoat(),
      boat: 'D9999',
    });
    expect(status).toBe(201);
    const created = createdReportSchema.parse(body);
    expect(created.boat).toBeNull();
    expect(created.notLinked?.[0]?.code).toBe('unknown-boat');
    expect((await desk.call('GET', `/api/reports/${created.id}`)).status).toBe(200);
  });

  test('unknown fields are kept as they came and named in the answer', async () => {
    const { body } = await desk.call('POST', '/api/reports', {
      ...callFromBoat(),
      whatsappMessageId: 'wamid.1',
      nested: { a: [1, 2] },
    });
    expect(body.unknownFields).toEqual(['whatsappMessageId', 'nested']);
    const { body: shown } = await desk.call('GET', `/api/reports/${String(body.id)}`);
    const view = reportViewSchema.parse(shown);
    expect(view.report.nested).toEqual({ a: [1, 2] });
  });

  test('half a character costs no call: it is replaced, the report stored', async () => {
    const { status, body } = await desk.call('POST', '/api/reports', {
      ...callFromBoat(),
      text: `water \ud83d coming in`,
    });
    expect(status).toBe(201);
    const { body: shown } = await desk.call('GET', `/api/reports/${String(body.id)}`);
    expect(reportViewSchema.parse(shown).report.text).toBe('water \ufffd coming in');
  });

  test("the time of arrival is the centre's when the caller gives none", async () => {
    const { body } = await desk.call('POST', '/api/reports', {
      ...callFromBoat(),
      received: undefined,
    });
    const view = reportViewSchema.parse(
      (await desk.call('GET', `/api/reports/${String(body.id)}`)).body,
    );
    expect(view.report.received).toBe(new Date(desk.clock.nowMs()).toISOString());
  });

  const wrong: [string, unknown, string][] = [
    ['no time', { centre: 'uk', channel: '999' }, 'time'],
    ['a time without Z', callFromBoat({ time: '2026-01-10 01:00' }), 'time'],
    ['a channel that is none', callFromBoat({ channel: 'telex' }), 'channel'],
    ['a latitude beyond the pole', callFromBoat({ position: { lat: 91, lon: 1 } }), 'position.lat'],
    ['a count that is no whole number', callFromBoat({ persons: { count: 3.5 } }), 'persons.count'],
    ['a boat that is no id', callFromBoat({ boat: 'D 1' }), 'boat'],
    ['a telephone number that is none', callFromBoat({ phone: 'unknown' }), 'phone'],
    ['a list', [1, 2], 'body'],
  ];
  test.each(wrong)(
    '%s is answered with the field, what came and what was expected',
    async (...row) => {
      const [, sent, field] = row;
      const head = desk.loop.head;
      const { status, body } = await desk.call('POST', '/api/reports', sent);
      expect(status).toBe(400);
      const problem = problemSchema.parse(body);
      expect(problem.field).toBe(field);
      expect(problem.message).toMatch(/: got .+, expected .+/);
      expect(desk.loop.head).toBe(head);
    },
  );

  test('a number too large for any clock or scale is refused by name', async () => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/reports',
      headers: {
        authorization: `Bearer ${desk.tokens['watch-officer']}`,
        'content-type': 'application/json',
      },
      payload: `${JSON.stringify(callFromBoat()).slice(0, -1)},"depth":1e999}`,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().field).toBe('depth');
  });

  test.each([
    ['{"__proto__":{"a":1},"time":"2026-01-10T01:00:00Z"}', 'a field named __proto__'],
    ['{"constructor":{"prototype":{}}}', 'a field named __proto__, or prototype'],
    ['{"time":', 'text that is not JSON'],
  ])('%s is refused for what it is', async (payload, got) => {
    const answer = await desk.app.inject({
      method: 'POST',
      url: '/api/reports',
      headers: {
        authorization: `Bearer ${desk.tokens['watch-officer']}`,
        'content-type': 'application/json',
      },
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().field).toBe('body');
    expect(answer.json().got).toContain(got);
  });

  test('a correction keeps the first wording in the record', async () => {
    const { report } = await newBoat(desk, { text: 'about thirty' });
    const { status } = await desk.call('POST', `/api/reports/${report}/correct`, {
      changes: { persons: { count: 31 } },
      reason: 'heard again on tape',
    });
    expect(status).toBe(200);
    const view = reportViewSchema.parse((await desk.call('GET', `/api/reports/${report}`)).body);
    expect(view.report.persons?.count).toBe(31);
    expect(view.corrections).toBe(1);
    const first = await desk.journal.entry(view.entry);
    expect(JSON.stringify(first?.body)).toContain('"count":33');
  });

  test('a report that refers to one that is not there is stored as it came, and the sender is told', async () => {
    const { report } = await newBoat(desk);
    const right = await desk.call('POST', '/api/reports', callFromBoat({ about: report }));
    expect([right.status, right.body.warnings]).toEqual([201, undefined]);
    const misheard = callFromBoat({ about: 'D-r9999' });
    const wrong = await desk.call('POST', '/api/reports', misheard, {
      headers: { 'accept-language': 'fr' },
    });
    const created = createdReportSchema.parse(wrong.body);
    expect(created.warnings).toEqual([
      {
        field: 'about',
        got: 'D-r9999',
        expected: 'the id of a report on record',
        text: expect.stringContaining('D-r9999'),
      },
    ]);
    expect(created.warnings?.[0]?.text).toMatch(/signalement/);
    const { body } = await desk.call('GET', `/api/reports/${created.id}`);
    expect(reportViewSchema.parse(body).report.about).toBe('D-r9999');
    const changes = { changes: { about: 'D-r8888' }, reason: 'heard again on tape' };
    const corrected = await desk.call('POST', `/api/reports/${created.id}/correct`, changes);
    expect(answerSchema.parse(corrected.body).warnings?.[0]?.got).toBe('D-r8888');
  });

  test('pages of reports follow one another without a gap', async () => {
    const { body: all } = await desk.call('GET', '/api/reports');
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await desk.call('GET', `/api/reports?limit=3${after}`);
      for (const one of body.reports as { report: { id: string } }[]) ids.push(one.report.id);
      after = body.next === undefined ? '' : `&after=${String(body.next)}`;
    } while (after !== '');
    expect(ids).toHaveLength(Number(all.total));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the telephone number of a caller', () => {
  test('becomes the same hash however it is written, and is nowhere in the record', async () => {
    const written = ['+44 7700 900123', '0044 7700-900123', '+447700900123'];
    const callers = new Set<unknown>();
    for (const phone of written) {
      const { body } = await desk.call('POST', '/api/reports', { ...callFromBoat(), phone });
      const shown = await desk.call('GET', `/api/reports/${String(body.id)}`);
      callers.add(reportViewSchema.parse(shown.body).report.caller);
    }
    expect(callers.size).toBe(1);
    expect([...callers][0]).toMatch(/^c[0-9a-f]{20}$/);
    let record = '';
    for await (const entry of desk.journal.read({ from: 1 })) record += JSON.stringify(entry);
    expect(record).not.toContain('900123');
  });

  test('put where the hash belongs becomes that hash; a hash stays as it came', async () => {
    const { body } = await desk.call('POST', '/api/reports', {
      ...callFromBoat(),
      phone: '+44 7700 900123',
    });
    const right = await desk.call('GET', `/api/reports/${String(body.id)}`);
    const { caller: hash } = reportViewSchema.parse(right.body).report;
    const kept = async (caller: string) => {
      const { body: made } = await desk.call('POST', '/api/reports', { ...callFromBoat(), caller });
      const shown = await desk.call('GET', `/api/reports/${String(made.id)}`);
      return reportViewSchema.parse(shown.body).report.caller;
    };
    expect(await kept('+447700900123')).toBe(hash);
    expect(await kept('0044 7700 900123')).toBe(hash);
    for (const own of ['c9f2', 'c1', '4410', 'caller-12', hash ?? '']) {
      expect(await kept(own)).toBe(own);
    }
    let record = '';
    for await (const entry of desk.journal.read({ from: 1 })) record += JSON.stringify(entry);
    expect(record).not.toContain('900123');
  });
});

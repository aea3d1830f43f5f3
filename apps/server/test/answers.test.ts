import {
  assetViewSchema,
  boatViewSchema,
  countsSchema,
  entrySchema,
  problemSchema,
  refusalSchema,
  reportViewSchema,
  taskViewSchema,
} from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSchema, createdReportSchema } from '../src/answers.js';
import { callFromBoat, createTestDesk, recovery, type TestDesk } from './desk.js';

// Aim: each resource does its one thing, and each of its errors says field, value and expectation.
// Method: requests through the real app on a centre in memory, answers held against the schemas.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

async function newBoat(
  more: Record<string, unknown> = {},
): Promise<{ boat: string; report: string }> {
  const { status, body } = await desk.call('POST', '/api/reports', {
    ...callFromBoat(more),
    boat: 'new',
  });
  expect(status).toBe(201);
  const created = createdReportSchema.parse(body);
  return { boat: String(created.boat), report: created.id };
}

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
    const { boat } = await newBoat();
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

  test('a correction keeps the first wording in the record', async () => {
    const { report } = await newBoat({ text: 'about thirty' });
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
});

describe('boats', () => {
  test('a boat ends only by evidence: refused with reasons, done when the count is there', async () => {
    const { boat } = await newBoat();
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
    const { boat } = await newBoat();
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
    const { boat, report } = await newBoat();
    const other = await newBoat();
    const steps: [string, unknown, TestRole][] = [
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
    const { boat } = await newBoat();
    await desk.call('POST', '/api/reports', { ...recovery(33), boat });
    await desk.call('POST', `/api/boats/${boat}/account-for`, {});
    const short = await desk.call('POST', `/api/boats/${boat}/reopen`, { reason: 'x' });
    expect(short.status).toBe(400);
    expect(short.body.field).toBe('reason');
    const done = await desk.call('POST', `/api/boats/${boat}/reopen`, { reason: 'a call came in' });
    expect(done.status).toBe(200);
  });

  test('an open contrary report stands against the end until it is explained', async () => {
    const { boat } = await newBoat();
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

describe('tasks and assets', () => {
  test('an asset is registered, sent, answers by name and is done', async () => {
    const asset = {
      id: 'rnli-test',
      name: 'RNLI Test',
      kind: 'lifeboat',
      centre: 'uk',
      mmsi: 232000999,
    };
    expect((await desk.call('POST', '/api/assets', asset)).status).toBe(201);
    const { boat } = await newBoat();
    const sent = await desk.call('POST', '/api/tasks', { asset: asset.id, order: 'rescue', boat });
    expect(sent.status).toBe(201);
    const url = `/api/tasks/${String(sent.body.task)}/status`;
    const nameless = await desk.call('POST', url, { status: 'acknowledged' });
    expect(nameless.status).toBe(409);
    const steps = [
      { status: 'acknowledged', answeredBy: 'coxswain' },
      { status: 'on-scene' },
      { status: 'done' },
    ];
    for (const step of steps) expect((await desk.call('POST', url, step)).status).toBe(200);
    const moved = await desk.call('POST', `/api/assets/${asset.id}/position`, {
      position: { lat: 51, lon: 1.5 },
    });
    expect(moved.status).toBe(200);
    const { body: tasks } = await desk.call('GET', '/api/tasks');
    for (const one of tasks.tasks as unknown[]) taskViewSchema.parse(one);
    const { body: assets } = await desk.call('GET', '/api/assets');
    const views = (assets.assets as unknown[]).map((one) => assetViewSchema.parse(one));
    expect(views.find((one) => one.id === asset.id)?.position?.lat).toBe(51);
  });

  test('an asset or task that is not there is 404; an order that drives back is no order', async () => {
    expect((await desk.call('POST', '/api/tasks', { asset: 'none', order: 'rescue' })).status).toBe(
      404,
    );
    const pushed = await desk.call('POST', '/api/tasks', {
      asset: 'rnli-test',
      order: 'push-back',
    });
    expect([pushed.status, pushed.body.field]).toEqual([400, 'order']);
    expect((await desk.call('POST', '/api/tasks/D-t999/status', { status: 'done' })).status).toBe(
      404,
    );
  });
});

describe('the record', () => {
  test('entries come page by page as they were written, to the head', async () => {
    const kinds: string[] = [];
    let from = 1;
    for (let page = 0; page < 1_000; page += 1) {
      const { body } = await desk.call('GET', `/api/entries?from=${from}&limit=7`);
      for (const entry of body.entries as { kind: string; n: number }[]) {
        if (entry.n > 1) entrySchema.parse(entry);
        kinds.push(entry.kind);
      }
      if (body.next === undefined) break;
      from = Number(body.next);
    }
    expect(kinds).toHaveLength(desk.loop.head);
    expect(kinds[0]).toBe('journal.opened');
  });

  test('from beyond the head is an empty page, from below 1 a wrong number', async () => {
    const beyond = await desk.call('GET', `/api/entries?from=${desk.loop.head + 1}`);
    expect([beyond.status, beyond.body.entries]).toEqual([200, []]);
    for (const from of ['0', '-1', 'x', '1.5', '']) {
      expect((await desk.call('GET', `/api/entries?from=${from}`)).status).toBe(400);
    }
  });

  test('an action is taken back within ten minutes, not after', async () => {
    const { boat } = await newBoat();
    const first = await desk.call('POST', `/api/boats/${boat}/phase`, {
      phase: 'alert',
      reason: 'calm',
    });
    const undone = await desk.call('POST', '/api/undo', { entry: first.body.entry });
    expect(undone.status).toBe(200);
    expect((await desk.call('GET', `/api/boats/${boat}`)).body.phase).toBe('distress');
    const second = await desk.call('POST', `/api/boats/${boat}/phase`, {
      phase: 'alert',
      reason: 'calm',
    });
    desk.clock.advanceS(601);
    const late = await desk.call('POST', '/api/undo', { entry: second.body.entry });
    expect(late.status).toBe(409);
    expect(JSON.stringify(late.body)).toContain('undo-too-late');
  });

  test('what was shown at a time is not what is known about it now', async () => {
    const { boat, report } = await newBoat();
    const at = new Date(desk.clock.nowMs()).toISOString();
    desk.clock.advanceS(60);
    await desk.call('POST', `/api/reports/${report}/correct`, {
      changes: { persons: { count: 50 } },
      reason: 'counted on film',
    });
    const shown = await desk.call('GET', `/api/as-shown?at=${at}`);
    const known = await desk.call('GET', `/api/as-known?at=${at}`);
    const peopleIn = (body: Answered): unknown =>
      (body.boats as { id: string; people: { best: number } }[]).find((one) => one.id === boat)
        ?.people.best;
    expect(peopleIn(shown.body)).toBe(33);
    expect(peopleIn(known.body)).toBe(50);
    expect((await desk.call('GET', '/api/as-shown?at=yesterday')).body.field).toBe('at');
  });
});

describe('the picture', () => {
  test('boats are areas with their middle, ships are points, in GeoJSON order', async () => {
    await newBoat();
    desk.picture.position({
      mmsi: 219598000,
      kind: 'ship',
      lat: 50.9,
      lon: 1.4,
      timeMs: desk.clock.nowMs(),
    });
    const { body, headers } = await desk.call('GET', '/api/picture');
    expect(headers['content-type']).toContain('application/geo+json');
    const features = body.features as GeoFeature[];
    const kinds = new Set(features.map((one) => one.properties.kind));
    for (const kind of ['boat', 'boat-area', 'track']) expect(kinds).toContain(kind);
    const area = features.find((one) => one.properties.kind === 'boat-area');
    const ring = area?.geometry.coordinates[0] as [number, number][];
    expect(ring.length).toBeGreaterThan(8);
    expect(ring[0]).toEqual(ring.at(-1));
    for (const [lon, lat] of ring) {
      expect(Math.abs(lat - 51)).toBeLessThan(5);
      expect(Math.abs(lon - 1.6)).toBeLessThan(8);
    }
  });

  test('counts are ranges', async () => {
    const { body } = await desk.call('GET', '/api/counts');
    const counts = countsSchema.parse(body);
    expect(counts.boatsAtSea.low).toBeLessThanOrEqual(counts.boatsAtSea.best);
    expect(counts.boatsAtSea.best).toBeLessThanOrEqual(counts.boatsAtSea.high);
  });
});

interface GeoFeature {
  properties: { kind: string };
  geometry: { coordinates: unknown[] };
}
type Answered = Record<string, unknown>;
type TestRole = 'watch-officer' | 'supervisor' | 'liaison' | 'read-only';

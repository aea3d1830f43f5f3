import { entrySchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDesk, newBoat, type TestDesk } from './desk.js';

// Aim: the record is read as it was written, taken back within its limits, and looked back into.
// Method: requests through the real app on a centre in memory, answers held against the schemas.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

type Answered = Record<string, unknown>;

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
    const { boat } = await newBoat(desk);
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
    const { boat, report } = await newBoat(desk);
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

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFromBoat, createTestDesk, type TestDesk } from './desk.js';

// Aim: an officer sees what is already known while the caller still speaks.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

describe('which boats a call may be about, before it is taken', () => {
  test('the boat of the same telephone comes first, with the reason, and nothing is stored', async () => {
    const phone = '+33 6 12 34 56 78';
    const { caller: _caller, ...call } = callFromBoat() as Record<string, unknown>;
    const first = await desk.call('POST', '/api/reports', { ...call, phone, boat: 'new' });
    const before = desk.journal.head.n;
    const { status, body } = await desk.call('POST', '/api/suggestions', {
      time: call.time,
      centre: 'uk',
      channel: '999',
      phone: '0033612345678',
    });
    expect(status).toBe(200);
    const [best] = body.suggestions as { boat: string; reasons: { code: string }[] }[];
    expect(best?.boat).toBe(first.body.boat);
    expect(best?.reasons.map((one) => one.code)).toContain('same-caller');
    expect(JSON.stringify(body)).not.toContain('345678');
    expect(desk.journal.head.n).toBe(before);
  });

  test('a number that is no number is refused without being repeated', async () => {
    const { status, body } = await desk.call('POST', '/api/suggestions', {
      time: '2026-01-10T01:00:00Z',
      centre: 'uk',
      channel: '999',
      phone: 'my sister 0612',
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('sister');
  });
});

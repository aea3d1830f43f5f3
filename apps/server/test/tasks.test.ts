import { assetViewSchema, taskViewSchema } from '@straitwatch/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDesk, newBoat, type TestDesk } from './desk.js';

// Aim: assets are registered and sent, and answer by name.
// Method: requests through the real app on a centre in memory, answers held against the schemas.

let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.close());

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
    const { boat } = await newBoat(desk);
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

import type { BoatView, LiveSnapshot } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import { lastTimeOfDay } from '../src/live/moment.js';
import { LiveStore } from '../src/live/store.js';

const boat = (id: string): BoatView => ({ id }) as BoatView;
const tracks = {
  mmsi: [],
  lat: [],
  lon: [],
  cogDegTrue: [],
  sogKn: [],
  headingDegTrue: [],
  name: [],
  shipType: [],
  timeMs: [],
  kind: [],
};
const nowMs = Date.parse('2026-01-10T02:00:00Z');
const snapshot = {
  type: 'snapshot',
  head: 1,
  nowMs,
  boats: [boat('D1')],
  reports: [],
  tasks: [],
  assets: [],
  counts: undefined as never,
  feeds: [],
  alarms: [],
  log: [],
  tracks,
} as LiveSnapshot;
const then = {
  boats: new Map([['D9', boat('D9')]]),
  reports: new Map(),
  tasks: new Map(),
  assets: new Map(),
  counts: undefined,
  ships: new Map(),
};

describe('looking back', () => {
  it('shows the moment until told otherwise, and what came meanwhile afterwards', () => {
    const store = new LiveStore();
    store.take(snapshot);
    const atMs = nowMs - 600_000;
    store.showMoment({ atMs, kind: 'shown' }, then);
    store.take({ type: 'change', head: 2, nowMs, boats: [boat('D2')] });
    expect([...store.get('boats').keys()]).toEqual(['D9']);
    expect(store.nowMs()).toBe(atMs);
    // A call taken meanwhile happens now, not then.
    expect(store.liveNowMs()).toBeGreaterThanOrEqual(nowMs);
    store.showNow();
    expect([...store.get('boats').keys()]).toEqual(['D1', 'D2']);
    expect(store.nowMs()).toBeGreaterThanOrEqual(nowMs);
  });

  it('tells those who show boats when it begins and when it ends', () => {
    const store = new LiveStore();
    store.take(snapshot);
    let told = 0;
    store.subscribe('boats', () => {
      told += 1;
    });
    store.showMoment({ atMs: nowMs, kind: 'known' }, then);
    store.showNow();
    expect(told).toBe(2);
  });

  it('takes a time of day as the last one there was', () => {
    expect(lastTimeOfDay('01:30', nowMs)).toBe(Date.parse('2026-01-10T01:30:00Z'));
    expect(lastTimeOfDay('23h45', nowMs)).toBe(Date.parse('2026-01-09T23:45:00Z'));
    expect(lastTimeOfDay('0200', nowMs)).toBe(nowMs);
    for (const text of ['24:00', '12:60', 'soon', '']) {
      expect(lastTimeOfDay(text, nowMs), text).toBeUndefined();
    }
  });
});

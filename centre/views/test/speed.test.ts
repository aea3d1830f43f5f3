import { describe, expect, it } from 'vitest';
import { createViews } from '../src/index.js';
import { busyNight } from './speed-night.js';

/**
 * Aim: one entry on a busy night is folded and its changes taken within 5 ms. Method: the median over
 * reports that arrive and are linked one by one, so that a slow machine or a pause elsewhere does not
 * decide. The limit of the test is three times the limit of the promise; the numbers are printed.
 */
describe('on a night of 60 open boats and 1,000 reports', () => {
  it('one entry and its changes take well under 5 ms', () => {
    const night = busyNight();
    const views = createViews({ centre: 'uk' });
    for (const entry of night.entries) views.apply(entry);
    const nowMs = night.nowMs;
    views.takeChanges(nowMs);
    const tookMs: number[] = [];
    let sent = 0;
    for (let n = 0; n < 200; n += 1) {
      const before = night.entries.length;
      const boat = n % 2 === 0 ? `D${(n % 60) + 1}` : null;
      const position = { lat: 51 + (n % 10) / 100, lon: 1.5, radiusM: 300 };
      night.call(300, { caller: `caller-${n}`, position, persons: { count: 30 } }, boat);
      for (const entry of night.entries.slice(before)) {
        const start = performance.now();
        views.apply(entry);
        const change = views.takeChanges(nowMs);
        tookMs.push(performance.now() - start);
        sent += (change.boats ?? []).length + (change.reports ?? []).length;
      }
    }
    tookMs.sort((a, b) => a - b);
    const at = (share: number): number => tookMs[Math.floor(tookMs.length * share)] ?? 0;
    console.log(
      `apply and take, ${tookMs.length} entries: median ${at(0.5).toFixed(2)} ms, ` +
        `p95 ${at(0.95).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms, ` +
        `${(sent / tookMs.length).toFixed(1)} items sent an entry`,
    );
    expect(sent).toBeGreaterThan(tookMs.length);
    expect(at(0.5)).toBeLessThan(15);
  });
});

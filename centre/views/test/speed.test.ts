import { describe, expect, it } from 'vitest';
import { createViews } from '../src/index.js';
import { busyNight } from './speed-night.js';

/**
 * Aim: one entry on a busy night changes and sends only what it touches, so that twenty boats calling
 * at once do not slow each other. Method: what is sent is counted; how long it takes is printed, and
 * judged by nobody here, because machines differ.
 */
/** A report, its boat, and the few reports and boats whose suggestions it changes: 5 were measured. */
const sentMeanMax = 8;

describe('on a night of 60 open boats and 1,000 reports', () => {
  it('an entry sends few items, however many boats are out', () => {
    const night = busyNight();
    const views = createViews({ centre: 'uk' });
    for (const entry of night.entries) views.apply(entry);
    const nowMs = night.nowMs;
    views.takeChanges(nowMs);
    const tookMs: number[] = [];
    let cpuMs = 0;
    let sent = 0;
    for (let n = 0; n < 200; n += 1) {
      const before = night.entries.length;
      const boat = n % 2 === 0 ? `D${(n % 60) + 1}` : null;
      const position = { lat: 51 + (n % 10) / 100, lon: 1.5, radiusM: 300 };
      night.call(300, { caller: `caller-${n}`, position, persons: { count: 30 } }, boat);
      for (const entry of night.entries.slice(before)) {
        const start = performance.now();
        const cpu = process.cpuUsage();
        views.apply(entry);
        const change = views.takeChanges(nowMs);
        const { user, system } = process.cpuUsage(cpu);
        cpuMs += (user + system) / 1_000;
        tookMs.push(performance.now() - start);
        sent += (change.boats ?? []).length + (change.reports ?? []).length;
      }
    }
    tookMs.sort((a, b) => a - b);
    const at = (share: number): string =>
      (tookMs[Math.floor(tookMs.length * share)] ?? 0).toFixed(2);
    const meanMs = cpuMs / tookMs.length;
    console.log(
      `apply and take, ${tookMs.length} entries: ${meanMs.toFixed(2)} ms of processor each; ` +
        `on the clock median ${at(0.5)} ms, p95 ${at(0.95)} ms, ` +
        `${(sent / tookMs.length).toFixed(1)} items sent an entry`,
    );
    expect(sent).toBeGreaterThan(tookMs.length);
    expect(sent / tookMs.length).toBeLessThan(sentMeanMax);
  });
});

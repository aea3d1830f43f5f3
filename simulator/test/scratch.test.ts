import { test } from 'vitest';
import { readStrait, simulateNight } from '../src/index.js';

test('look', () => {
  const strait = readStrait();
  for (const [level, seed] of [
    ['easy', 1],
    ['easy', 2],
    ['real', 1],
    ['hard', 1],
  ] as const) {
    const t0 = performance.now();
    const night = simulateNight({
      strait,
      seed,
      level,
      startMs: Date.parse('2026-09-01T18:00:00Z'),
      hours: 14,
      aisThin: 3,
    });
    let reports = 0,
      ais = 0;
    const kinds: Record<string, number> = {};
    const sample: string[] = [];
    for (const e of night.events) {
      if (e.kind === 'report') {
        reports++;
        if (sample.length < 12) sample.push(JSON.stringify(e.report));
      } else if (e.kind === 'ais') ais++;
    }
    const truth = night.truth();
    for (const r of Object.values(truth.reports)) kinds[r.kind] = (kinds[r.kind] ?? 0) + 1;
    console.log(
      level,
      seed,
      'ms',
      Math.round(performance.now() - t0),
      'reports',
      reports,
      'ais',
      ais,
      'boats',
      truth.boats.length,
      JSON.stringify(kinds),
    );
    console.log(
      truth.boats
        .map(
          (b) =>
            `${b.id} ${b.people} ${b.launch.place} ${b.launch.time.slice(11, 16)} ${b.outcome} r${b.recovered} l${b.landed} t${b.returned} x${b.lost} s${b.atSea} n${b.reports.length} ${b.events.map((e) => e.time.slice(11, 16) + e.what).join(',')}`,
        )
        .slice(0, 12)
        .join('\n'),
    );
    if (level === 'easy' && seed === 1) console.log(sample.join('\n'));
  }
});

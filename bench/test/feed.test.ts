import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../src/feed.js';
import { SHIPS, stepAt, Traffic } from '../src/feed-traffic.js';

// Aim: the benchmark measures what it says. Method: two seconds of it, and its marks by themselves.

test('where a ship is tells which of its positions it shows, to the last digit of the wire', () => {
  const traffic = new Traffic();
  let positions = 0;
  for (let i = 0; i < 20_000; i += 1) {
    const { ship, step } = traffic.next();
    if (ship === undefined || step === undefined) continue;
    positions += 1;
    const lon = 1 + (ship % 50) * 0.02 + step * 2e-5;
    for (const off of [0, 1 / 600_000, -1 / 600_000, 5e-6, -5e-6]) {
      expect(stepAt(ship, lon + off)).toBe(step);
    }
  }
  expect(positions / 20_000).toBeGreaterThan(0.85);
  expect(traffic.steps.every((one) => one > 0)).toBe(true);
});

test('two seconds of radio reach the screen, every message counted', async () => {
  const built = fileURLToPath(new URL('../../apps/cli/dist/bin.js', import.meta.url));
  expect(existsSync(built), 'the server is built first: npm run build').toBe(true);
  const result = await run({ json: true, options: ['--seconds', '2', '--peer-seconds', '0'] });
  const { details } = result;
  expect(details).toMatchObject({ sent: 10_000, counted: 10_000, lost: 0, positionsNotShown: 0 });
  expect(details).toMatchObject({ ships: SHIPS, boats: 60 });
  expect(Number(details.delayP50Ms)).toBeGreaterThan(1);
  expect(result.ours).toBeGreaterThan(0);
});

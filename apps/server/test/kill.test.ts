import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { seedOr, times } from './scale.js';

// Aim: whatever moment the power goes, what was acknowledged is there. Method: the whole built server,
// killed with SIGKILL under load at random moments of one seed; the script says what it asks after each.
// 300 times: node apps/server/test/faults/kill-server.mjs --times 300 --seed 1 (docs/explanation/faults.md)

const script = fileURLToPath(new URL('faults/kill-server.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../cli/dist/bin.js', import.meta.url));
const kills = times(8);
const seed = seedOr(7);
const withinMs = 120_000 + kills * 10_000;

test(
  `killed ${kills} times under load (seed ${seed}), the server has kept every promise`,
  async () => {
    expect(existsSync(built), 'the server is built first: npm run build').toBe(true);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, '--times', String(kills), '--seed', String(seed)],
      { timeout: withinMs },
    );
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    process.stderr.write(`killed server: ${JSON.stringify(result)}\n`);
    expect(result.times).toBe(kills);
    expect(result.reports).toBeGreaterThan(kills);
    expect(result.again).toBeGreaterThan(0);
  },
  withinMs,
);

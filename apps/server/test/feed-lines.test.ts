import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { seedOr, times } from './scale.js';

// Aim: whatever a receiver sends through the door, each line of it is counted and memory stays flat.
// Method: the whole built server; the script says what it asks. A million:
// node apps/server/test/faults/feed-lines.mjs --lines 1000000 --seed 1

const script = fileURLToPath(new URL('faults/feed-lines.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../cli/dist/bin.js', import.meta.url));
const lines = times(10) * 20_000;
const seed = seedOr(3);
const withinMs = 60_000 + lines / 5;

test(
  `${lines} mutated lines over TCP (seed ${seed}): every one counted, memory flat`,
  async () => {
    expect(existsSync(built), 'the server is built first: npm run build').toBe(true);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, '--lines', String(lines), '--seed', String(seed)],
      { timeout: withinMs },
    );
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    process.stderr.write(`lines over TCP: ${JSON.stringify(result)}\n`);
    expect(result.sent).toBeGreaterThanOrEqual(lines);
    expect(result.counted.lines).toBe(result.sent);
    expect(result.counted.messages).toBeGreaterThan(lines / 20);
  },
  withinMs,
);

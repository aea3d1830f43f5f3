import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { seedOr, times } from './scale.js';

// Aim: a full disk is an answer, not an accident: said clearly, nothing acknowledged lost, and over when
// there is space again. Method: the whole built server, its disk filled under load in two ways; the script
// says what it asks. 40 times: node apps/server/test/faults/full-disk.mjs --times 40 --limit mount

const script = fileURLToPath(new URL('faults/full-disk.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../cli/dist/bin.js', import.meta.url));
const rounds = times(3);
const seed = seedOr(11);
const withinMs = 60_000 + rounds * 15_000;

async function fill(limit: 'mount' | 'fsize'): Promise<Record<string, unknown>> {
  expect(existsSync(built), 'the server is built first: npm run build').toBe(true);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, '--times', String(rounds), '--seed', String(seed), '--limit', limit],
    { timeout: withinMs },
  );
  const result: Record<string, unknown> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  process.stderr.write(`full disk: ${JSON.stringify(result)}\n`);
  return result;
}

/** A file system of one's own may be mounted by root only, and not in every container. */
function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

test(
  `files that may not grow, ${rounds} times (seed ${seed}): told, nothing lost, over when they may`,
  async () => {
    const result = await fill('fsize');
    expect(result.times).toBe(rounds);
    expect(result.notStored).toBeGreaterThan(0);
    expect(result.reports).toBeGreaterThan(rounds);
    expect(result.said).toContain('an input/output error (SQLITE_IOERR');
  },
  withinMs,
);

test.skipIf(!mayMount())(
  `a disk without a free byte, ${rounds} times (seed ${seed}), where one may be mounted here`,
  async () => {
    const result = await fill('mount');
    expect(result.times).toBe(rounds);
    expect(result.notStored).toBeGreaterThan(0);
    expect(result.reports).toBeGreaterThan(rounds);
    expect(result.said).toContain(
      'disk: got no space left (SQLITE_FULL), expected a completed write',
    );
  },
  withinMs,
);

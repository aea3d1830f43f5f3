import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// Aim: an output that takes nothing ends a command with one line and no stack. Method: the built program,
// writing to the device that is always full, where the system has one.

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const full = '/dev/full';

test.runIf(existsSync(full))('a full disk behind standard output is told in one line', () => {
  const out = openSync(full, 'w');
  const run = spawnSync(process.execPath, [bin, 'position', '51.01', '1.6'], {
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(out);
  expect(run.status).toBe(1);
  expect(run.stderr).toBe('error: standard output: got ENOSPC, expected a place to write\n');
});

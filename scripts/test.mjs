// Everything CI runs: install when needed, build, check, find a browser, run all tests. The last line is
// `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { requireNode } from './require-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
requireNode();

function run(title, command, args) {
  const startedMs = Date.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(`${title}: ${done.status === 0 ? 'good' : 'FAILED'}, ${seconds} s\n`);
  return done.status === 0;
}

const node = process.execPath;
if (!existsSync(join(root, 'node_modules', 'vitest'))) {
  if (!run('install', 'npm', ['ci'])) finish(0, 1);
}
// Checks count as one test each, so that a red check can never hide behind green tests.
const checks = [
  ['build', node, ['scripts/build.mjs']],
  ['types of tests', node, ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.test.json']],
  ['types of the desk', node, ['node_modules/typescript7/bin/tsc', '-p', 'apps/desk']],
  ['types of its tests', node, ['node_modules/typescript7/bin/tsc', '-p', 'apps/desk/test']],
  ['format and lint', node, ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']],
];
let passed = 0;
let failed = 0;
for (const [title, command, args] of checks) {
  if (run(title, command, args)) passed += 1;
  else failed += 1;
}
if (failed > 0) finish(passed, failed);

const browser = findBrowser();
if (browser === undefined) {
  process.stdout.write(
    'No Chromium was found and it could not be installed: install the Debian package `chromium`, ' +
      'or set STRAITWATCH_CHROMIUM to one.\n',
  );
  finish(passed, failed + 1);
}

const work = mkdtempSync(join(tmpdir(), 'straitwatch-test-'));
const reportFile = join(work, 'report.json');
spawnSync(
  node,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, STRAITWATCH_CHROMIUM: browser } },
);
if (existsSync(reportFile)) {
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  // A file that cannot be loaded has no tests to fail: it counts as one.
  failed += report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  if (!report.success && failed === 0) failed = 1;
} else {
  failed += 1;
}
rmSync(work, { recursive: true, force: true });
finish(passed, failed);

function finish(good, bad) {
  process.stdout.write(`${good} passed, ${bad} failed\n`);
  process.exit(bad === 0 && good > 0 ? 0 : 1);
}

#!/usr/bin/env node
// `npx straitwatch COMMAND` from a clone: installs and builds first where that has not been done yet,
// then runs the command. Committed, because npm links no file that is not there at install.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './require-node.mjs';

requireNode();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = join(root, 'apps/cli/dist/main.js');
const page = join(root, 'apps/desk/dist/index.html');

function step(title, command, args) {
  process.stderr.write(`straitwatch: ${title}\n`);
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    process.stderr.write(`error: ${title}: got exit ${done.status}, expected 0\n`);
    process.exit(1);
  }
}

/** Newest change among the sources of a folder, so that an edited clone is built again. */
function newestMs(dir) {
  let newest = 0;
  for (const one of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (one.isFile())
      newest = Math.max(newest, statSync(join(one.parentPath ?? one.path, one.name)).mtimeMs);
  }
  return newest;
}

function isStale(output, sources) {
  if (!existsSync(output)) return true;
  const builtMs = statSync(join(dirname(output), '.tsbuildinfo'), {
    throwIfNoEntry: false,
  })?.mtimeMs;
  const sinceMs = Math.max(statSync(output).mtimeMs, builtMs ?? 0);
  return sources.some((dir) => newestMs(join(root, dir)) > sinceMs);
}

if (!existsSync(join(root, 'node_modules', 'typescript7'))) {
  step('installing', 'npm', ['ci', '--no-audit', '--no-fund']);
}
const command = process.argv[2];
const needsPage = command === 'demo' || command === 'serve';
const isUnbuilt = isStale(entry, ['apps/cli/src']) || (needsPage && !existsSync(page));
if (isUnbuilt || process.env.STRAITWATCH_BUILD === '1') {
  step('building', process.execPath, ['scripts/build.mjs', ...(needsPage ? [] : ['--no-desk'])]);
}

const child = spawn(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 130)));

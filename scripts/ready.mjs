// Makes a clone ready to run: installs and builds where that has not been done, once, even when
// several commands are started at the same moment. Everything it says goes to standard error.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'apps/cli/dist/.built');
const sourceFolders = ['engines', 'protocol', 'centre', 'data', 'simulator', 'apps', 'bench'];
const skipped = new Set(['node_modules', 'dist', 'test', 'docs']);
const lockWaitMaxMs = 15 * 60_000;
const lockStaleMs = 10 * 60_000;

/** Newest change of any source, configuration or lock file, in milliseconds. */
function newestSourceMs(folder, depth = 0) {
  let newestMs = 0;
  if (depth > 12) return newestMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name) || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const ms = entry.isDirectory() ? newestSourceMs(path, depth + 1) : statSync(path).mtimeMs;
    if (ms > newestMs) newestMs = ms;
  }
  return newestMs;
}

function isInstalled() {
  return existsSync(join(root, 'node_modules/.package-lock.json'));
}

function isBuilt() {
  if (!existsSync(stamp) || !existsSync(join(root, 'apps/cli/dist/bin.js'))) return false;
  const builtMs = statSync(stamp).mtimeMs;
  return sourceFolders.every((folder) => newestSourceMs(join(root, folder)) <= builtMs);
}

/** Notes that everything is built as of `atMs`, the time at which the build began. */
export function noteBuilt(atMs) {
  writeFileSync(stamp, `${new Date(atMs).toISOString()}\n`);
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  const why = done.error === undefined ? `exit code ${done.status}` : done.error.message;
  process.stderr.write(`error: ${command} ${args.join(' ')}: got ${why}, expected success\n`);
  process.exit(1);
}

export function install() {
  process.stderr.write('straitwatch: installing dependencies (once)\n');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}

export function build() {
  process.stderr.write('straitwatch: building (once after a change)\n');
  run(process.execPath, [join(root, 'scripts/build.mjs')]);
}

/** One at a time for one clone. The lock lies outside it: installing empties node_modules. */
function withLock(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `straitwatch-${name}.lock`);
  const begunMs = Date.now();
  while (true) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > lockStaleMs) rmSync(lock, { recursive: true, force: true });
      if (Date.now() - begunMs > lockWaitMaxMs) {
        process.stderr.write(`error: ${lock}: got a lock of another command, expected none\n`);
        process.exit(1);
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
  const unlock = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', unlock);
  work();
  unlock();
  process.off('exit', unlock);
}

export function makeReady() {
  if (isInstalled() && isBuilt()) return;
  withLock(() => {
    if (!isInstalled()) install();
    if (!isBuilt()) build();
  });
}

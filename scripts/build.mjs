// Builds every package with project references, then the desk's page.
// `node scripts/build.mjs --no-desk` leaves the page out (engines and server only).
import { spawnSync } from 'node:child_process';
import { noteBuilt, root } from './ready.mjs';

const begunMs = Date.now();

function run(title, args, cwd = root) {
  const startedMs = Date.now();
  const done = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    process.stderr.write(`build: ${title} failed\n`);
    process.exit(done.status ?? 1);
  }
  process.stderr.write(`build: ${title} ${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`);
}

run('packages', ['node_modules/typescript7/bin/tsc', '-b', 'tsconfig.json']);
if (!process.argv.includes('--no-desk')) {
  run(
    'desk',
    [`${root}node_modules/vite/bin/vite.js`, 'build', '--logLevel', 'warn'],
    `${root}apps/desk`,
  );
  noteBuilt(begunMs);
}

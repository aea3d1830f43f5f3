// Build, types of tests, format and lint, and who imports whom: all that is quick and runs no test.
// `node scripts/check.mjs` before a commit; `npm test` does the same and then runs every test.
import { spawnSync } from 'node:child_process';
import { root } from './ready.mjs';
import { requireNode } from './require-node.mjs';

requireNode();
const checks = [
  ['build', ['scripts/build.mjs', '--no-desk']],
  ['types of tests', ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.test.json']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']],
  ['house rules', ['node_modules/vitest/vitest.mjs', 'run', 'test/house']],
];
let failed = 0;
for (const [title, args] of checks) {
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (done.status === 0) continue;
  failed += 1;
  process.stderr.write(`check: ${title} FAILED\n`);
}
process.stderr.write(`check: ${checks.length - failed} good, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

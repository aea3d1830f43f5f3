// `npm run bench -- NAME [--json] [options]`: one benchmark beside its peers in one run.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = `${root}bench/dist`;
const [name, ...options] = process.argv.slice(2);
spawnSync(process.execPath, [`${root}scripts/build.mjs`, '--no-desk'], { stdio: ['ignore', 2, 2] });
const names = existsSync(built)
  ? readdirSync(built).filter((file) => /^[a-z]+\.js$/.test(file) && file !== 'index.js')
  : [];
if (name === undefined || !names.includes(`${name}.js`)) {
  const known = names.map((file) => file.replace('.js', '')).join(', ');
  process.stderr.write(`error: NAME: got ${name ?? 'nothing'}, expected one of ${known}\n`);
  process.exit(2);
}
const bench = await import(pathToFileURL(`${built}/${name}.js`).href);
const result = await bench.run({ json: options.includes('--json'), options });
if (options.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);

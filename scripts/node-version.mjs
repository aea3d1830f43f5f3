// Says clearly when Node is too old. Written so that old versions can read it.
import { readFileSync } from 'node:fs';

export function checkNode() {
  const file = new URL('../package.json', import.meta.url);
  const wanted = JSON.parse(readFileSync(file, 'utf8')).engines.node.replace(/^>=/, '');
  const have = process.versions.node;
  const parts = (text) => text.split('.').map(Number);
  const [a, b] = [parts(have), parts(wanted)];
  const isEnough = a[0] > b[0] || (a[0] === b[0] && a[1] >= (b[1] || 0));
  if (isEnough) return;
  process.stderr.write(
    `error: node: got ${have}, expected ${wanted} or newer (https://nodejs.org)\n`,
  );
  process.exit(1);
}

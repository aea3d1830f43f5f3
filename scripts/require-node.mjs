// Says so on the first line when Node is too old.
const least = [20, 19];

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  process.stderr.write(
    `error: node: got ${process.versions.node}, expected ${least.join('.')} or newer\n`,
  );
  process.exit(1);
}

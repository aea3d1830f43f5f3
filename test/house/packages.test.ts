/**
 * Aim: every package is the same to open: exact versions, at most two doors, a README of one screen.
 * Method: the workspaces of package.json, the lock file and the list of licences, read as data.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesLike, lookedAt, read, root } from './files.js';

interface Manifest {
  name: string;
  version: string;
  license?: string;
  type?: string;
  description?: string;
  workspaces?: string[];
  engines?: { node?: string };
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const top: Manifest = JSON.parse(read('package.json').text);
const manifests = filesLike(/^(?:[^/]+\/){1,2}package\.json$/)
  .filter((path) => isWorkspace(path.replace('/package.json', '')))
  .map((path) => ({ path, manifest: JSON.parse(read(path).text) as Manifest }));

function isWorkspace(folder: string): boolean {
  return (top.workspaces ?? []).some(
    (one) => one === folder || (one.endsWith('/*') && folder.startsWith(one.slice(0, -1))),
  );
}

function faultsOf(path: string, manifest: Manifest): string[] {
  const found: string[] = [];
  const all = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.peerDependencies,
  };
  for (const [name, version] of Object.entries(all)) {
    if (!/^(?:npm:[^@]+@)?\d+\.\d+\.\d+(?:[-+.\w]*)?$/.test(version)) {
      found.push(`${path}: ${name} ${version} is not an exact version`);
    }
  }
  if (manifest.license !== 'Apache-2.0') found.push(`${path}: license is not Apache-2.0`);
  if (manifest.type !== 'module') found.push(`${path}: type is not module`);
  if (manifest.engines?.node !== top.engines?.node) {
    found.push(`${path}: engines.node differs from the root's ${top.engines?.node}`);
  }
  if ((manifest.description ?? '').length < 10) found.push(`${path}: no description`);
  const doors = Object.keys(manifest.exports ?? {});
  const spare = doors.filter(
    (door) => !/^\.(?:\/testing|\/package\.json|\/.*\.(?:geojson|json|ndjson|csv))?$/.test(door),
  );
  if (spare.length > 0)
    found.push(`${path}: doors ${spare.join(', ')}: only ., ./testing and data files`);
  return found;
}

function readmeFaults(path: string, text: string): string[] {
  const found: string[] = [];
  const count = text.split('\n').length - 1;
  if (count > 120) found.push(`${path}: ${count} lines, at most 120`);
  if (!/^# \S/.test(text)) found.push(`${path}: does not begin with its title`);
  if (!/does not\b|do not\b|what it is not|not for /i.test(text)) {
    found.push(`${path}: does not say what it does not do`);
  }
  if ((text.match(/!\[[^\]]*\]\(https?:/g) ?? []).length > 2) found.push(`${path}: badges`);
  return found;
}

/** A lock file must install from whatever registry the reader uses. */
function lockFaults(text: string): string[] {
  const lock: {
    packages: Record<
      string,
      { resolved?: string; integrity?: string; link?: boolean; version?: string }
    >;
  } = JSON.parse(text);
  const found: string[] = [];
  for (const [path, one] of Object.entries(lock.packages)) {
    if (/^https?:/.test(one.resolved ?? '')) found.push(`${path}: resolved ${one.resolved}`);
    const isOurs = !path.startsWith('node_modules/') && !path.includes('/node_modules/');
    if (!isOurs && one.link !== true && one.integrity === undefined) {
      found.push(`${path}: no integrity`);
    }
  }
  if (Object.keys(lock.packages).length < 2) found.push('the lock file is empty');
  return found;
}

describe('packages', () => {
  it('have exact versions, one licence, one Node and two doors at most', () => {
    const all = [{ path: 'package.json', manifest: { ...top, exports: {} } }, ...manifests];
    expect(lookedAt(all, 12).flatMap((one) => faultsOf(one.path, one.manifest))).toEqual([]);
  });

  it('each have a README of one screen that says what the package does not do', () => {
    const readmes = manifests.map(({ path }) => path.replace('package.json', 'README.md'));
    const missing = lookedAt(readmes, 11).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    const all = ['README.md', ...readmes];
    expect(all.flatMap((path) => readmeFaults(path, read(path).text))).toEqual([]);
  });

  it('are installed from no named registry, each with its integrity', () => {
    expect(lockFaults(read('package-lock.json').text)).toEqual([]);
  });

  it('that break these rules are found', () => {
    const guilty: Manifest = {
      name: 'x',
      version: '1.0.0',
      license: 'MIT',
      type: 'commonjs',
      engines: { node: '>=18' },
      exports: { '.': '', './testing': '', './deep': '' },
      dependencies: { a: '^1.0.0', b: '1.0.0', c: '*', d: 'npm:typescript@7.0.2' },
    };
    expect(
      faultsOf('x', guilty).map((line) => line.slice(3).split(' ').slice(0, 2).join(' ')),
    ).toEqual([
      'a ^1.0.0',
      'c *',
      'license is',
      'type is',
      'engines.node differs',
      'no description',
      'doors ./deep:',
    ]);
    const long = `Title\n${'line\n'.repeat(130)}`;
    expect(readmeFaults('x', long)).toHaveLength(3);
    const host = ['https', '://registry.example/a.tgz'].join('');
    const lock = { packages: { '': {}, 'node_modules/a': { resolved: host } } };
    expect(lockFaults(JSON.stringify(lock))).toHaveLength(2);
    expect(lockFaults('{"packages":{}}')).toEqual(['the lock file is empty']);
  });
});

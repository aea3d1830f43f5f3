/**
 * Aim: imports run one way, as the table of docs/explanation/architecture.md says. Method: the checker
 * runs over the repository with .dependency-cruiser.cjs, and over a small guilty house that breaks
 * every rule once. A run that saw no modules has failed, whatever it says.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesLike, root } from './files.js';

const checker = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rulesFile = join(root, '.dependency-cruiser.cjs');
const folders = ['engines', 'protocol', 'centre', 'data', 'forcing', 'simulator', 'apps', 'bench'];

interface Cruise {
  modules: { source: string; dependencies: { module: string; dependencyTypes: string[] }[] }[];
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string } }[];
  };
}

function cruise(cwd: string, where: readonly string[]): Cruise {
  const args = [checker, '--config', rulesFile, '--output-type', 'json', ...where];
  const done = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 256e6 });
  if (done.stdout === '') throw new Error(`the import checker said nothing: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** What is wrong, in words. @throws when fewer than `least` modules were seen. */
function judge(result: Cruise, least: number): string[] {
  const seen = result.summary.totalCruised;
  if (seen < least) throw new Error(`the import checker saw ${seen} modules, expected ${least}`);
  return result.summary.violations.map((one) => `${one.rule.name}: ${one.from} -> ${one.to}`);
}

/** Bare package names that a file imports and its package.json does not name. */
function undeclared(result: Cruise, folderOf: (path: string) => string | undefined): string[] {
  const out: string[] = [];
  for (const { source, dependencies } of result.modules) {
    const folder = folderOf(source);
    if (folder === undefined || !/\/src\//.test(source)) continue;
    const declared = declaredBy(join(root, folder, 'package.json'));
    for (const { module, dependencyTypes } of dependencies) {
      if (/^[./]|^node:/.test(module) || dependencyTypes.includes('core')) continue;
      const name = module
        .split('/')
        .slice(0, module.startsWith('@') ? 2 : 1)
        .join('/');
      if (!declared.has(name))
        out.push(`${source} imports ${name}, which ${folder} does not declare`);
    }
  }
  return out;
}

function declaredBy(file: string): Set<string> {
  const one = JSON.parse(readFileSync(file, 'utf8'));
  const all = { ...one.dependencies, ...one.devDependencies, ...one.peerDependencies };
  return new Set([one.name, ...Object.keys(all)]);
}

const packageFolders = filesLike(/^(?:[^/]+\/){1,2}package\.json$/).map((path) => dirname(path));
const packageOf = (path: string): string | undefined =>
  packageFolders.find((folder) => path.startsWith(`${folder}/`));

describe('imports', () => {
  const whole = cruise(root, folders);

  it('follow the table, without cycles, and enter packages by their doors', () => {
    expect(judge(whole, 60)).toEqual([]);
  });

  it('name only what the package declares', () => {
    expect(packageFolders.length).toBeGreaterThan(10);
    expect(undeclared(whole, packageOf)).toEqual([]);
  });

  it('that are not declared are found', () => {
    const module = { module: 'left-pad/sub', dependencyTypes: ['npm-no-pkg'] };
    const guilty = {
      modules: [{ source: 'protocol/src/words.ts', dependencies: [module] }],
      summary: { totalCruised: 1, violations: [] },
    };
    expect(undeclared(guilty, packageOf)).toEqual([
      'protocol/src/words.ts imports left-pad, which protocol does not declare',
    ]);
  });
});

/** File -> its text. Each breaks the rule named beside it. */
const guilty: Record<string, string> = {
  'engines/maths/src/index.ts': "import '../../geo/src/index.js';",
  'engines/geo/src/index.ts': "import '../../../protocol/src/index.js';",
  'engines/drift/src/index.ts': "import '../../ais/src/index.js';",
  'engines/ais/src/index.ts': "export * from './frames.js';",
  'engines/ais/src/frames.ts':
    "import { type B } from './bits.js'; import 'node:fs'; export type A = B;",
  'engines/ais/src/upward.ts': "import '../../../protocol/src/index.js';",
  'engines/ais/src/bits.ts':
    "import type { A } from './frames.js'; import 'zod'; export type B = A;",
  'protocol/src/index.ts': "import '../../centre/rules/src/index.js'; import 'fastify';",
  'centre/rules/src/index.ts': "import '../../views/src/index.js';",
  'centre/rules/src/deep.ts': "import './index.js'; import '../../../protocol/src/words.js';",
  'protocol/src/words.ts': "import './gone.js';",
  'centre/views/src/index.ts': "import '../../journal/src/index.js';",
  'centre/journal/src/index.ts': "import '../../../engines/geo/src/index.js';",
  'centre/journal/src/live.ts': "import '@nats-io/transport-node';",
  'apps/server/src/index.ts': "import '../../../simulator/src/index.js';",
  'apps/desk/src/index.tsx': "import '../../../centre/views/src/index.js';",
  'apps/desk/test/desk.test.ts': 'export const one = 1;',
  'apps/desk/src/page.ts': "import '../test/desk.test.js';",
  'apps/cli/src/index.ts': "import '../../desk/src/index.js';",
  'simulator/src/index.ts': "import '../../apps/server/src/index.js';",
  'forcing/src/index.ts': "import '../../protocol/src/index.js';",
  'data/src/index.ts': "import '../../engines/geo/src/index.js';",
  'node_modules/zod/package.json': '{"name":"zod","version":"1.0.0","main":"index.js"}',
  'node_modules/zod/index.js': 'module.exports = {};',
  'node_modules/fastify/package.json': '{"name":"fastify","version":"1.0.0","main":"index.js"}',
  'node_modules/fastify/index.js': 'module.exports = {};',
  'node_modules/@nats-io/transport-node/package.json':
    '{"name":"@nats-io/transport-node","version":"1.0.0","main":"index.js"}',
  'node_modules/@nats-io/transport-node/index.js': 'module.exports = {};',
};

describe('the import checker', () => {
  it('catches each rule being broken, counting imports of types as imports', () => {
    const house = mkdtempSync(join(tmpdir(), 'straitwatch-guilty-'));
    try {
      for (const [path, text] of Object.entries(guilty)) {
        mkdirSync(dirname(join(house, path)), { recursive: true });
        writeFileSync(join(house, path), text);
      }
      const base = readFileSync(join(root, 'tsconfig.base.json'), 'utf8');
      writeFileSync(join(house, 'tsconfig.base.json'), base);
      const present = folders.filter((one) => one !== 'bench');
      const result = cruise(house, present);
      judge(result, 10);
      const caught = new Set(result.summary.violations.map((one) => one.rule.name));
      const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(rulesFile);
      expect([...caught].sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
    } finally {
      rmSync(house, { recursive: true, force: true });
    }
  });

  it('that saw no modules has failed', () => {
    const nothing = { modules: [], summary: { totalCruised: 0, violations: [] } };
    expect(() => judge(nothing, 1)).toThrow('saw 0 modules');
  });
});

/**
 * Who may import whom: the table of docs/explanation/architecture.md. Type imports count too. It is run by
 * test/house/imports.test.ts, which also shows that each rule catches a guilty example.
 */

/** Package folder -> the package folders that it may import, as patterns. */
const base = 'engines/(?:maths|geo)/';
const engines = 'engines/[^/]+/';
const mayImport = {
  'engines/maths/': [],
  'engines/geo/': ['engines/maths/'],
  'engines/(?!maths/|geo/)[^/]+/': [base],
  'protocol/': ['engines/geo/'],
  'centre/rules/': ['protocol/', engines],
  'centre/views/': ['protocol/', engines, 'centre/rules/'],
  'centre/journal/': ['protocol/'],
  'forcing/': [engines],
  'apps/server/': ['centre/[^/]+/', 'protocol/', engines, 'data/', 'forcing/'],
  'apps/cli/': [
    ...['centre/[^/]+/', 'protocol/', engines, 'data/', 'simulator/'],
    ...['apps/server/', 'forcing/'],
  ],
  'simulator/': ['centre/[^/]+/', 'protocol/', engines, 'data/'],
  'apps/(?:desk|shore)/': ['protocol/', engines, 'data/'],
  'data/': [],
};
/** Everything that is ours and has an owner in the table. */
const anyPackage =
  '^(?:engines/[^/]+|centre/[^/]+|apps/[^/]+|protocol|simulator|data|forcing|bench)/';

const tableRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `table: ${folder}`,
  comment: `${folder} may import ${allowed.join(', ') || 'none of our packages'}`,
  severity: 'error',
  from: { path: `^${folder}` },
  to: {
    path: anyPackage,
    // Its own folder is always allowed; the other ones only as the table says.
    pathNot: [folder, ...allowed].map((one) => `^${one}`),
  },
}));

module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'one engine at a time',
      comment: 'engines that need each other meet in the caller',
      severity: 'error',
      from: { path: '^engines/([^/]+)/' },
      to: { path: '^engines/(?!maths/|geo/)([^/]+)/', pathNot: '^engines/$1/' },
    },
    {
      name: 'no cycles',
      comment: 'a cycle means that two files are one; type imports count',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'by the door',
      comment: 'another package is entered by src/index.ts or src/testing.ts only',
      severity: 'error',
      from: { path: '^((?:engines|centre|apps)/[^/]+|protocol|simulator|data|forcing|bench)/' },
      to: {
        path: '^((?:engines|centre|apps)/[^/]+|protocol|simulator|data|forcing|bench)/(?:src|test|scripts)/',
        pathNot: ['^$1/', '/src/(?:index|testing)\\.tsx?$'],
      },
    },
    {
      name: 'no own index',
      comment: 'inside a package import the file, never its index; a program starts its package',
      severity: 'error',
      from: {
        path: '^((?:engines|centre|apps)/[^/]+|protocol|simulator|data|forcing)/src/',
        pathNot: '/src/bin\\.ts$',
      },
      to: { path: '^$1/src/index\\.ts$' },
    },
    {
      name: 'pure packages touch no machine',
      comment: 'no clock, disk, network: nothing of Node in engines, rules, views and protocol',
      severity: 'error',
      from: { path: '^(?:engines/[^/]+|centre/rules|centre/views|protocol)/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure packages need no library',
      comment: 'engines, rules and views have no dependencies but ours',
      severity: 'error',
      from: { path: '^(?:engines/[^/]+|centre/rules|centre/views)/src/' },
      to: { path: 'node_modules/' },
    },
    {
      name: 'protocol has few libraries',
      comment: 'zod for schemas, two for pasted positions, fast-check behind the testing door',
      severity: 'error',
      from: { path: '^protocol/src/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(?:zod|mgrs|pluscodes|fast-check)/' },
    },
    {
      name: 'nats in one file',
      comment: 'the NATS client stands in one file of the journal',
      severity: 'error',
      from: { pathNot: '^centre/journal/src/nats[^/]*\\.ts$' },
      to: { path: 'node_modules/@nats-io/' },
    },
    {
      name: 'tests stay tests',
      comment: 'a source file imports no test, and no testing door but from a testing door',
      severity: 'error',
      from: { path: '/src/|^protocol/src/', pathNot: '/src/testing' },
      to: { path: '/test/|/src/testing\\.ts$|node_modules/(?:vitest|fast-check)/' },
    },
    {
      name: 'resolved',
      comment: 'what is imported must exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@straitwatch/source', 'import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

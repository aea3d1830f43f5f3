import { defineConfig } from 'vitest/config';

// One configuration for all packages. Packages resolve to their TypeScript source by the
// `@straitwatch/source` condition, so unit tests never run against a stale build.
export default defineConfig({
  // `import` must not be named: vitest hands these on to Node, where a `require` of a package with both
  // forms would then get the wrong one (ws).
  resolve: { conditions: ['@straitwatch/source', 'module', 'node'] },
  ssr: { resolve: { conditions: ['@straitwatch/source', 'module', 'node'] } },
  test: {
    include: ['**/test/**/*.test.ts', '**/test/**/*.test.tsx', '**/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { concurrent: false },
  },
});

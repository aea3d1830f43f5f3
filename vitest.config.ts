import { defineConfig } from 'vitest/config';

// One configuration for all packages. Packages resolve to their TypeScript source by the
// `@straitwatch/source` condition, so unit tests never run against a stale build.
export default defineConfig({
  resolve: { conditions: ['@straitwatch/source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@straitwatch/source', 'module', 'node', 'import', 'default'] } },
  test: {
    include: ['**/test/**/*.test.ts', '**/test/**/*.test.tsx', '**/src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { concurrent: false },
  },
});

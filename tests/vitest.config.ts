import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Everything that runs in Node. What needs a window is a `*.spec.ts` and belongs to Playwright. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          pool: 'forks',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/**/*.browser.test.ts', 'tests/**/*.browser.test.tsx'],
        },
      },
    ],
  },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const tests = (folders: string): string[] => [`${folders}/**/*.test.ts`, `${folders}/**/*.test.tsx`];

/**
 * Everything that vitest runs, in processes of its own. `window` opens a Chromium for single parts of the window, one file at a
 * time and after the rest: two at once would disturb each other's timing. Whole journeys are `*.spec.ts`, for Playwright.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    pool: 'forks',
    // Two busy cores make a process start take seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: tests('tests'),
          exclude: tests('tests/browser'),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: tests('tests/browser'),
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

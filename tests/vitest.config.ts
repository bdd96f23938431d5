import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import './setup/compile-cache.mjs';
import './setup/scratch.mjs';

const tests = (folders: string): string[] => [`${folders}/**/*.test.ts`, `${folders}/**/*.test.tsx`];

/** The files that take longest: begun last, one of them would keep one core busy alone while the other waits. */
const LONGEST = [
  'faults/kill',
  'standin/faults/faults',
  'properties/session',
  'cli/bad-input',
  'shell/axe',
  'shell/codebook',
];

/** Where nothing is known of an earlier run, as on a fresh clone, vitest goes by the size of files, which says little. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((name) => moduleId.includes(`/${name}.test.`));
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method, which answers a new list
    const inOrder = await super.sort(files);
    return [...inOrder.filter(isLong), ...inOrder.filter((file) => !isLong(file))];
  }
}

/**
 * Everything that vitest runs, in processes of its own. `pane` opens a Chromium for single parts of the text, one file at a time:
 * two at once would disturb each other's timing. `window` has the whole window in one, which waits more than it works, so two
 * files share the machine. Whole journeys are `*.spec.ts`, for Playwright.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    pool: 'forks',
    // Two busy cores make a process start take seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: tests('tests'),
          exclude: tests('tests/browser'),
          globalSetup: './tests/support/sample-once.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pane',
          include: [...tests('tests/browser/pane'), ...tests('tests/browser/rich')],
          globalSetup: './tests/browser/pages.ts',
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: tests('tests/browser/shell'),
          globalSetup: ['./tests/support/sample-once.ts', './tests/browser/pages.ts'],
          testTimeout: 90_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

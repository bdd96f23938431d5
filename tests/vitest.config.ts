import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import './setup/compile-cache.mjs';
import './setup/scratch.mjs';

const tests = (folders: string): string[] => [`${folders}/**/*.test.ts`, `${folders}/**/*.test.tsx`];

/**
 * Folders whose files leave nothing behind in a process: they run in the same few, which have loaded and compiled what most of
 * them need. It takes a third of their time away.
 */
const SHARED = ['cli', 'formats', 'migrations', 'oracle', 'properties', 'unit'];
/** Files among them that put a module of their own in another's place. */
const ALONE = ['tests/formats/source-tree.test.ts'];

/** As many as a small machine has cores: with a third one there was no idle time to win, and less of everything for each. */
const WORKERS = 2;

/** The files that take longest: begun last, one of them would keep one core busy alone while the other waits. */
const LONGEST = [
  'properties/session',
  'standin/faults/faults',
  'faults/kill',
  'formats/hostile-project',
  'faults/workspace',
  'hosts/server-process',
  'shell/axe',
  'shell/writing',
  'shell/import-export',
  'shell/codebook',
  'shell/spans',
  'pane/offsets',
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
 * Everything that vitest runs: `unit` with a process for each file, `unit-shared` in a few for all. `pane` opens a Chromium for single parts of the text, `window`
 * has the whole window in one. Whole journeys are `*.spec.ts`, for Playwright.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    pool: 'forks',
    // Two busy cores make a process start take seconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/*.test.ts', ...tests(`tests/!(browser|${SHARED.join('|')})`), ...ALONE],
          globalSetup: './tests/support/sample-once.ts',
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-shared',
          include: SHARED.flatMap((folder) => tests(`tests/${folder}`)),
          exclude: ALONE,
          globalSetup: './tests/support/sample-once.ts',
          isolate: false,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pane',
          include: [...tests('tests/browser/pane'), ...tests('tests/browser/rich')],
          globalSetup: './tests/browser/pages.ts',
          maxWorkers: WORKERS,
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
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

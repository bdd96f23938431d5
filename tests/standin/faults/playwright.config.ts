import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { HostOptions } from '../../e2e/fixtures.ts';
import { STAND_IN } from '../../e2e/hosts.ts';
import { CONTROL, CONTROL_SPEC, CONTROL_TITLES, PLANTS } from './plants.ts';

/** Folder of the copies, one a fault, made by `faults.test.ts`. */
const copies = process.env['CLAIMWRIGHT_FAULTS'] ?? '';

const exactly = (titles: readonly string[]): RegExp =>
  new RegExp(`(${titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`);

/**
 * One project a planted fault, with only the test that must see it; and the control with a few. That all of them pass on
 * the program as it is, the ordinary run shows.
 */
export default defineConfig<HostOptions>({
  testDir: '../../e2e/desktop',
  outputDir: join(copies, 'results'),
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  reporter: [['json', { outputFile: join(copies, 'report.json') }]],
  use: { host: 'electron', electron: STAND_IN },
  projects: [
    ...PLANTS.map(({ name, spec, title }) => ({
      name,
      testMatch: `${spec}.spec.ts`,
      grep: exactly([title]),
      use: { program: join(copies, name) },
    })),
    {
      name: CONTROL,
      testMatch: `${CONTROL_SPEC}.spec.ts`,
      grep: exactly(CONTROL_TITLES),
      use: { program: join(copies, CONTROL) },
    },
  ],
});

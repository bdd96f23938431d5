import { defineConfig } from '@playwright/test';
import './setup/compile-cache.mjs';
import './setup/scratch.mjs';
import { CHROMIUM_ARGS, findChromium, findElectron, STAND_IN } from './e2e/hosts.ts';
import type { HostOptions } from './e2e/fixtures.ts';

const electron = findElectron();
const chromium = findChromium();

/**
 * One set of specs for every host. The web host runs all but the desktop's own; the stand-in runs those and the smoke
 * (`*.smoke.spec.ts`); Electron itself runs everything, where its binary is.
 */
export default defineConfig<HostOptions>({
  testDir: 'e2e',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  reporter: [['list'], ['./e2e/hosts-reporter.ts']],
  use: {
    // Each of the many keys of a journey is slower with a trace; `node tests/run.mjs e2e -- --trace retain-on-failure` makes one.
    trace: 'off',
    viewport: { width: 1280, height: 800 },
    launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: [...CHROMIUM_ARGS] },
  },
  projects: [
    { name: 'web', testIgnore: 'e2e/desktop/**', use: { host: 'web' } },
    {
      name: 'electron-standin',
      testMatch: ['e2e/desktop/**/*.spec.ts', '**/*.smoke.spec.ts'],
      use: { host: 'electron', electron: STAND_IN },
    },
    ...(electron === null ? [] : [{ name: 'electron', use: { host: 'electron' as const, electron } }]),
  ],
});

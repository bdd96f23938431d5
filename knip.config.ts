import type { KnipConfig } from 'knip';

/** Style sheets load fonts and each other: knip follows their imports as if they were a module's. */
const importsOf = (css: string): string =>
  [...css.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map(([, path]) => `import '${path}';`).join('\n');

const config: KnipConfig = {
  entry: [
    'electron/launch/*.mjs',
    'electron/desktop/{main,preload}.ts',
    'electron/{server,cli}/main.ts',
    'electron/core/{thread,parse}/entry.ts',
    'renderer/main.tsx',
    'tests/**/*.{test,spec}.{ts,tsx}',
    'tests/bench/*/*.mjs',
    'tests/formats/write-schema.mjs',
    'tests/setup/playwright-tally.mjs',
    'tests/standin/main.ts',
    'tests/standin/page/*.ts',
    'tests/{bench,browser}/**/page/main.{ts,tsx}',
    'tests/faults/*-session.ts',
    'tests/hosts/fixtures/*.ts',
  ],
  project: ['{shared,electron,renderer,tests}/**/*.{ts,tsx,mjs,css}'],
  ignoreExportsUsedInFile: true,
  // Taken out file by file as they get their users.
  ignore: [],
  // Of the operating system, for tests of full disks.
  ignoreBinaries: ['mount', 'unshare'],
  playwright: { config: ['tests/playwright.config.ts', 'tests/standin/faults/playwright.config.ts'] },
  vitest: { config: ['tests/vitest.config.ts'] },
  compilers: { css: importsOf },
};

export default config;

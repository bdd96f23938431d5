import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { binOf, run } from './command.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];
const DEBIAN_PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-core'];

/** Where macOS and Windows put a browser that is not on the PATH. */
const PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Files that may be a Chromium, the likeliest first: `CHROMIUM_PATH`, the PATH, the usual places, Playwright's own.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function candidates(env) {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name + ending)));
  const told = env['CHROMIUM_PATH'];
  return [...(told ? [told] : []), ...onPath, ...PLACES, chromium.executablePath()].filter(isExecutable);
}

/**
 * The first candidate that really starts: a browser without its libraries is there and of no use.
 *
 * @param {readonly string[]} files
 * @returns {Promise<string | null>}
 */
export async function firstThatStarts(files) {
  for (const file of files) {
    // On Windows `--version` opens a window instead of answering.
    if (process.platform === 'win32') return file;
    const { ok } = await run(file, ['--version'], { timeoutMs: 20_000, quiet: true });
    if (ok) return file;
  }
  return null;
}

/** Ways to get one, in this order. Each is bounded in time; what it needs and whether it worked is said. */
const WAYS = [
  {
    name: "Playwright's download",
    possible: () => true,
    get: async () =>
      run(process.execPath, [binOf('playwright'), 'install', 'chromium'], { timeoutMs: 180_000, quiet: true }),
  },
  {
    name: `apt-get install ${DEBIAN_PACKAGES.join(' ')}`,
    possible: () => process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get'),
    get: async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const update = await run('apt-get', ['-qq', 'update'], { env, timeoutMs: 120_000, quiet: true });
      if (!update.ok) return update;
      const args = ['-qq', 'install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES];
      return run('apt-get', args, { env, timeoutMs: 240_000, quiet: true });
    },
  },
];

/**
 * A Chromium that starts: one that is installed, else Playwright's download, else the system's package manager.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} path of the executable, or null after saying what to do
 */
export async function getChromium(say) {
  const installed = await firstThatStarts(candidates(process.env));
  if (installed !== null) return installed;
  for (const way of WAYS) {
    if (!way.possible()) continue;
    say(`no Chromium that starts was found: trying ${way.name}, which may take some minutes`);
    const { ok, said } = await way.get();
    const got = await firstThatStarts(candidates(process.env));
    if (got !== null) return got;
    say(`${way.name} did not help: ${ok ? 'what it installed does not start' : said}`);
  }
  say('The tests need a Chromium. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one, and start again.');
  return null;
}

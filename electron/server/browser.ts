import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findProgram, hasScreen } from './programs.ts';

/** How a browser is started for a URL, and what people are told about it. */
export interface BrowserLaunch {
  readonly file: string;
  readonly args: readonly string[];
  readonly says: string;
}

/** The facts that decide which browser is opened and how. */
export interface BrowserMachine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly asRoot: boolean;
  /** Folder for the browser's own profile. */
  readonly profileDir: string;
}

const CHROMIUMS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
  ],
};

const WINDOWS_PLACES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
] as const;

function chromiums({ platform, env }: BrowserMachine): readonly string[] {
  if (platform !== 'win32') return CHROMIUMS[platform] ?? CHROMIUMS.linux ?? [];
  const bases = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
    (base) => base !== undefined,
  );
  return bases.flatMap((base) => WINDOWS_PLACES.map((place) => join(base, ...place)));
}

/** What keeps a browser that shows only this window from asking anything of anybody. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Chooses how to open a URL here: a Chromium as a window of its own, else the default browser, else null (no screen).
 * CHROMIUM_PATH names one that is not in a usual place.
 */
export function chooseBrowser(url: string, machine: BrowserMachine): BrowserLaunch | null {
  const { platform, env, asRoot, profileDir } = machine;
  if (!hasScreen(platform, env)) return null;
  const named = env['CHROMIUM_PATH'];
  const chromium = findProgram(named ? [named, ...chromiums(machine)] : chromiums(machine), env);
  if (chromium !== null) {
    const own = [`--app=${url}`, `--user-data-dir=${profileDir}`];
    return {
      file: chromium,
      args: [...own, ...QUIET, ...(asRoot ? ['--no-sandbox'] : [])],
      says: 'a window of Chromium',
    };
  }
  if (platform === 'darwin') return { file: '/usr/bin/open', args: [url], says: 'your browser' };
  if (platform === 'win32') return { file: 'explorer.exe', args: [url], says: 'your browser' };
  const open = findProgram(['xdg-open'], env);
  return open === null ? null : { file: open, args: [url], says: 'your browser' };
}

/** Starts the browser, apart from this process. Resolves to whether it could be started. */
export function openBrowser({ file, args }: BrowserLaunch): Promise<boolean> {
  const child = spawn(file, args, { shell: false, detached: true, stdio: 'ignore' });
  child.unref();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once('spawn', () => resolve(true));
  child.once('error', () => resolve(false));
  return promise;
}

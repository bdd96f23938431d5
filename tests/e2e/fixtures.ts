import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  _electron,
  test as base,
  type Browser,
  chromium,
  type ElectronApplication,
  type LaunchOptions,
  type Page,
} from '@playwright/test';
import { findChromium, ROOT } from './hosts.ts';

export { expect } from '@playwright/test';

/** What a project of the configuration says. */
export interface HostOptions {
  readonly host: 'web' | 'electron';
  /** Electron's executable or its stand-in; empty on the web host. */
  readonly electron: string;
  /** Folder of the program to run: the repository's, or a copy with a planted fault. */
  readonly program: string;
}

/** A running workbench on folders of its own. */
export interface Workbench {
  /** The window's page: another one after {@link restart} and {@link kill}. */
  readonly page: Page;
  readonly host: 'web' | 'electron';
  /** Where the program keeps its own data: preferences, recent projects, the window's place. */
  readonly dataDir: string;
  /** Where new projects and exports go. */
  readonly folder: string;
  /** The desktop program. Throws on the web host. */
  readonly app: ElectronApplication;
  /** Ends the program as a user does, and starts it again on the same folders. */
  restart(): Promise<void>;
  /** Ends the process that holds the core with SIGKILL, and starts it again on the same folders. */
  kill(): Promise<void>;
}

/** One start of the program on either host. */
interface Started {
  readonly page: Page;
  readonly app?: ElectronApplication;
  /** The process that holds the core. */
  readonly process: ChildProcess;
  /** Ends window and program in an orderly way, or what is left of them. */
  end(): Promise<void>;
}

/** Starts the program anew; `args` are for a desktop program's command line. */
export type Start = (env: Record<string, string>) => Promise<Started>;

interface Fixtures extends HostOptions {
  /** Whether the sample project has the seed articles without their sample annotation: for sessions that do all of it by hand. */
  readonly onlyTexts: boolean;
  /**
   * Whether tests may have the desktop program one after another, each with its page loaded anew: those that leave it, its files and
   * its listeners as they were. To start it takes longer than such a test.
   */
  readonly shared: boolean;
  readonly start: Start;
  readonly workbench: Workbench;
}

interface WorkerFixtures {
  /** One browser a worker for the web host, started when first asked for. */
  readonly browserOnce: () => Promise<Browser>;
  /** What tests share, once it was started. */
  readonly kept: { workbench?: Promise<OwnWorkbench> };
}

/** A workbench with what takes it away again. */
interface OwnWorkbench {
  readonly workbench: Workbench;
  readonly end: () => Promise<void>;
}

/** Makes a sample project of the texts alone where the first start looks for it, by a command line with data of its own. */
function makeBareSample(dataDir: string, folder: string): void {
  const env = { ...process.env, CLAIMWRIGHT_DATA: join(folder, 'command-line') };
  const cli = join(ROOT, 'out', 'main', 'cli.js');
  execFileSync(process.execPath, [cli, 'init', join(dataDir, 'Sample project.claimwright'), '--seeds'], { env });
}

/** The test of every spec: its `workbench` is the program on the project's host. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['web', { option: true }],
  electron: ['', { option: true }],
  program: [ROOT, { option: true }],
  onlyTexts: [false, { option: true }],

  browserOnce: [
    async ({ launchOptions }: { launchOptions: LaunchOptions }, provide) => {
      let browser: Promise<Browser> | undefined;
      await provide(() => (browser ??= chromium.launch(launchOptions)));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],

  start: async ({ host, electron, program, browserOnce, viewport }, provide) => {
    if (host === 'electron') await provide((env) => startElectron(electron, program, env));
    else await provide((env) => startWeb(program, env, browserOnce, viewport));
  },

  kept: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, provide) => {
      const kept: WorkerFixtures['kept'] = {};
      await provide(kept);
      await (await kept.workbench)?.end();
    },
    { scope: 'worker' },
  ],

  shared: [false, { option: true }],

  workbench: async ({ host, onlyTexts, shared, start, kept }, provide) => {
    if (shared && host === 'electron') {
      const { workbench } = await (kept.workbench ??= begin(host, onlyTexts, start));
      const { page } = workbench;
      await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
      await provide(workbench);
      return;
    }
    const { workbench, end } = await begin(host, onlyTexts, start);
    await provide(workbench);
    await end();
  },
});

async function begin(host: HostOptions['host'], onlyTexts: boolean, start: Start): Promise<OwnWorkbench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'claimwright-data-'));
  const folder = await mkdtemp(join(tmpdir(), 'claimwright-folder-'));
  const env = { ...ownEnvironment(), CLAIMWRIGHT_DATA: dataDir, CLAIMWRIGHT_FOLDER: folder };
  if (onlyTexts) makeBareSample(dataDir, folder);
  let now = await start(env);
  const workbench: Workbench = {
    host,
    dataDir,
    folder,
    get page() {
      return now.page;
    },
    get app() {
      if (!now.app) throw new Error('expected a desktop program, got the web host');
      return now.app;
    },
    async restart() {
      await now.end();
      now = await start(env);
    },
    async kill() {
      const gone = once(now.process, 'exit');
      now.process.kill('SIGKILL');
      await gone;
      await now.end();
      now = await start(env);
    },
  };
  return {
    workbench,
    async end() {
      await now.end();
      for (const own of [dataDir, folder]) await rm(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startElectron(executable: string, program: string, env: Record<string, string>): Promise<Started> {
  // As root there is none, in Electron as in Chromium.
  const chromiumSandbox = process.getuid?.() !== 0;
  const app = await _electron.launch({
    executablePath: executable,
    args: [program],
    cwd: program,
    env,
    chromiumSandbox,
  });
  const child = app.process();
  const page = await app.firstWindow();
  // A window begins empty, and goes to its page from there.
  await page.waitForURL((url) => url.protocol !== 'about:');
  return { page, app, process: child, end: () => app.close() };
}

async function startWeb(
  program: string,
  env: Record<string, string>,
  browser: () => Promise<Browser>,
  viewport: Page['viewportSize'] extends () => infer Size ? Size : never,
): Promise<Started> {
  const server = spawn(process.execPath, [join(program, 'out', 'main', 'server.js')], {
    cwd: program,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(server);
  const page = await (await browser()).newPage({ viewport });
  await page.goto(url);

  async function end(): Promise<void> {
    await page.context().close();
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGTERM');
    await gone;
  }
  return { page, process: server, end };
}

/** The first line of the server's output: its URL, with the token. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) throw new Error('expected a piped standard output');
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it said its URL`)));
  });
}

/** This process' environment, with the Chromium that the stand-in is to use. */
function ownEnvironment(): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const found = findChromium() ?? chromium.executablePath();
  return { ...Object.fromEntries(own), CHROMIUM_PATH: found };
}

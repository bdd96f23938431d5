import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { CONTENT_POLICY } from '../../../electron/desktop/headers.ts';
import type { Reply } from '../../../shared/api/reply.ts';
import type { HostEvent } from '../../../shared/api/transport.ts';
import { handleFor } from '../../../shared/model/annotator.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { builtPage } from '../pages.ts';
import { launch, ORIGIN, type Bundle } from '../pane/bundle.ts';

/** What a test does to the calls of the window: answers instead of the core, or (null) gives no answer at all. */
export type Meddle = (name: string, answer: () => Promise<Reply>) => Promise<Reply | null>;

/** The whole window in a Chromium, over a real core in this process. */
export interface TestWindow {
  readonly page: Page;
  readonly core: TestCore;
  /** Errors and refused inline code that the page reported. */
  readonly complaints: string[];
  readonly text: Locator;
  /** Puts something between window and core; undefined takes it away. */
  meddle(how: Meddle | undefined): void;
  /** Whether events reach the window. */
  deaf(isDeaf: boolean): void;
  tell(event: HostEvent): Promise<void>;
  close(): Promise<void>;
}

/** How a window is opened. Without a name the question for it is left open. */
export interface WindowOptions {
  readonly name?: string;
  /**
   * What a browser's page of its own is made with: a second more. Needed also by a test that puts into the page what
   * would stay in it (a clock, an initial script, a route); viewport and listeners for dialogs go by themselves.
   */
  readonly context?: BrowserContextOptions;
  /** What is done to the project before the window sees it. */
  readonly prepare?: (core: TestCore) => Promise<void>;
}

/** Windows for one test file. */
export interface Windows {
  open(options?: WindowOptions): Promise<TestWindow>;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const VIEWPORT = { width: 1280, height: 800 };
const HOST: Reply = { ok: true, value: { kind: 'browser', platform: 'linux', capabilities: [] } };

/** A browser's page that windows are opened in, one after another. */
interface Surface {
  readonly page: Page;
  readonly complaints: string[];
  /** Answers the window that is open in it. */
  answer: (name: string, input: unknown) => Promise<Reply | null>;
}

/**
 * A machine that is slower than this one, where one is asked for: how many times slower the window is, and how long its calls
 * wait at most, each for another while. A test that acts before the window shows what it relies on fails there every time, and
 * not only now and then on a busy machine.
 */
const SLOWER = Number(process.env['SLOW_WINDOW'] ?? 1);
const WAIT_MS = Number(process.env['SLOW_ANSWERS'] ?? 0);

const EMPTY_PAGE = '/empty.html';

/** One browser for all files of a process; it ends with the process. */
let browser: Promise<Browser> | undefined;
/**
 * A page whose window was closed. The next window is opened in it: its process has read and compiled the program already,
 * which takes more time than most tests.
 */
let spare: Surface | undefined;

/** Windows of the program, or of a bundle of one's own. */
export function openWindows(files?: Bundle): Promise<Windows> {
  return Promise.resolve({
    open: (options = {}) => openWindow(files, options),
    close: () => Promise.resolve(),
  });
}

async function surfaceFor(files: Bundle | undefined, context: WindowOptions['context']): Promise<Surface> {
  const left = spare;
  spare = undefined;
  if (left !== undefined && files === undefined && context === undefined) return left;
  // Two are never needed at once, and each keeps its process.
  await left?.page.context().close();
  return newSurface(files ?? builtPage('shell/page'), context);
}

async function newSurface(files: Bundle, options: WindowOptions['context']): Promise<Surface> {
  const context = await (
    await (browser ??= launch())
  ).newContext({
    viewport: VIEWPORT,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  if (SLOWER > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const complaints: string[] = [];
  const surface: Surface = { page, complaints, answer: () => Promise.resolve(null) };
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.exposeFunction('coreCall', (name: string, input: unknown) => surface.answer(name, input));
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === EMPTY_PAGE) return route.fulfill({ body: '<!doctype html>', contentType: 'text/html' });
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain',
      headers: { 'content-security-policy': CONTENT_POLICY },
    });
  });
  return surface;
}

/** Makes a page as it was before its window, for the next one; false where that cannot be. */
async function clear({ page }: Surface): Promise<boolean> {
  try {
    // Who does not listen agrees to leave what is unsaved.
    page.removeAllListeners('dialog');
    await page.goto(ORIGIN + EMPTY_PAGE, { timeout: 5000 });
    page.setDefaultTimeout(30_000);
    await page.setViewportSize(VIEWPORT);
    await page.mouse.move(0, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether a project with a text is open before the window is. */
async function hasTexts({ client }: TestCore): Promise<boolean> {
  const { project } = await client.call('session.read', {});
  return project !== null && (await client.call('documents.list', {})).documents.length > 0;
}

async function openWindow(files: Bundle | undefined, options: WindowOptions): Promise<TestWindow> {
  const core = await testCore();
  await options.prepare?.(core);
  if (options.name !== undefined) {
    const annotator = { id: handleFor(options.name) ?? '', name: options.name };
    await core.client.call('preferences.save', { annotator });
  }
  const surface = await surfaceFor(files, options.context);
  const { page } = surface;
  surface.complaints.length = 0;
  let meddle: Meddle | undefined;
  let isDeaf = false;
  surface.answer = async (name, input) => {
    const answer = async (): Promise<Reply> => {
      if (WAIT_MS > 0) await setTimeout(Math.random() * WAIT_MS);
      return name === 'host.read' ? HOST : core.core.call(name, input);
    };
    return meddle === undefined ? answer() : meddle(name, answer);
  };
  const tell = async (event: HostEvent): Promise<void> => {
    await page.evaluate((event) => window.tell(event), event);
  };
  const leave = core.core.subscribe((event) => {
    if (!isDeaf && !page.isClosed()) void tell(event).catch(() => undefined);
  });
  await page.goto(ORIGIN);
  const text = page.getByRole('textbox', { name: /^Text/ });
  // Keys that come before the window hears them are lost.
  if (options.name !== undefined) await text.waitFor();
  else if (await hasTexts(core)) await page.locator('[data-pane]').first().waitFor();
  return {
    page,
    core,
    complaints: surface.complaints,
    text,
    meddle: (how) => {
      meddle = how;
    },
    deaf: (value) => {
      isDeaf = value;
    },
    tell,
    async close() {
      leave();
      const isLikeNew = files === undefined && options.context === undefined && (await clear(surface));
      surface.answer = () => Promise.resolve(null);
      if (isLikeNew && spare === undefined) spare = surface;
      else await page.context().close();
      await core.core.close();
    },
  };
}

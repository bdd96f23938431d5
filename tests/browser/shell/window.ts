import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { CONTENT_POLICY } from '../../../electron/desktop/headers.ts';
import type { Reply } from '../../../shared/api/reply.ts';
import type { HostEvent } from '../../../shared/api/transport.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { bundle, launch, ORIGIN, type Bundle } from '../pane/bundle.ts';

/** What a test does to the calls of the window: answers instead of the core, or (null) gives no answer at all. */
export type Meddle = (name: string, answer: () => Promise<Reply>) => Promise<Reply | null>;

/** The whole window in a Chromium of its own, over a real core in this process. */
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
  readonly context?: BrowserContextOptions;
  /** What is done to the project before the window sees it. */
  readonly prepare?: (core: TestCore) => Promise<void>;
}

/** Windows for one test file: built once, one browser. */
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
const HOST: Reply = { ok: true, value: { kind: 'browser', platform: 'linux', capabilities: [] } };

async function serve(page: Page, files: Bundle): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain',
      headers: { 'content-security-policy': CONTENT_POLICY },
    });
  });
}

/** Builds the page and starts the browser. */
export async function openWindows(): Promise<Windows> {
  const [files, browser] = await Promise.all([bundle(join(import.meta.dirname, 'page')), launch()]);
  return { open: (options = {}) => openWindow(browser, files, options), close: () => browser.close() };
}

async function openWindow(browser: Browser, files: Bundle, options: WindowOptions): Promise<TestWindow> {
  const core = await testCore();
  await options.prepare?.(core);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.context });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  let meddle: Meddle | undefined;
  let isDeaf = false;
  await page.exposeFunction('coreCall', (name: string, input: unknown) => {
    const answer = (): Promise<Reply> => (name === 'host.read' ? Promise.resolve(HOST) : core.core.call(name, input));
    return meddle === undefined ? answer() : meddle(name, answer);
  });
  const tell = async (event: HostEvent): Promise<void> => {
    await page.evaluate((event) => window.tell(event), event);
  };
  core.core.subscribe((event) => {
    if (!isDeaf && !page.isClosed()) void tell(event).catch(() => undefined);
  });
  await serve(page, files);
  await page.goto(ORIGIN);
  const text = page.getByRole('textbox', { name: /^Text/ });
  if (options.name !== undefined) {
    await page.getByRole('textbox', { name: 'Name' }).fill(options.name);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await text.waitFor();
  }
  return {
    page,
    core,
    complaints,
    text,
    meddle: (how) => {
      meddle = how;
    },
    deaf: (value) => {
      isDeaf = value;
    },
    tell,
    async close() {
      await context.close();
      await core.core.close();
    },
  };
}

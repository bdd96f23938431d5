import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Scene } from './page/harness.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const ORIGIN = 'http://localhost';

/** The page's files by path, built once a test file. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'chrome140', minify: false, assetsInlineLimit: 0 },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const { output } of Array.isArray(result) ? result : []) {
    for (const file of output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
  if ('output' in result) {
    for (const file of result.output) {
      files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
    }
  }
  return files;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

/** A Chromium with the pane alone in it. */
export interface Opened {
  readonly browser: Browser;
  /** A new page with the pane; `scene` is shown in it. */
  open(scene: Scene, options?: BrowserContextOptions & { init?: () => void }): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the page and starts the browser: the one on the machine, else Playwright's own. */
export async function openBrowser(): Promise<Opened> {
  const [files, browser] = await Promise.all([
    bundle(),
    chromium.launch({
      ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
      args: ['--no-sandbox'],
    }),
  ]);
  return {
    browser,
    async open(scene, { init, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 900, height: 800 }, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.route(`${ORIGIN}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        const body = files.get(pathname === '/' ? '/index.html' : pathname);
        if (body === undefined) return route.fulfill({ status: 404 });
        const contentType = TYPES[pathname === '/' ? 'html' : (pathname.split('.').at(-1) ?? '')] ?? 'text/plain';
        return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType });
      });
      if (init) await page.addInitScript(init);
      await page.goto(ORIGIN);
      await page.evaluate((scene) => window.harness.show(scene), scene);
      return page;
    },
    close: () => browser.close(),
  };
}

import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { builtPage } from '../pages.ts';
import { launch, ORIGIN, serve } from './bundle.ts';
import type { Scene } from './page/harness.ts';

/** A Chromium with the pane alone in it. */
export interface Opened {
  readonly browser: Browser;
  /** A new page with the pane; `scene` is shown in it, after `init` ran. */
  open(scene: Scene, options?: BrowserContextOptions & { init?: () => void }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the browser. */
export async function openBrowser(): Promise<Opened> {
  const files = builtPage('pane/page');
  const browser = await launch();
  return {
    browser,
    async open(scene, { init, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 900, height: 800 }, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await serve(context, files);
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      if (init) await page.addInitScript(init);
      await page.goto(ORIGIN);
      await page.evaluate((scene) => window.harness.show(scene), scene);
      return page;
    },
    close: () => browser.close(),
  };
}

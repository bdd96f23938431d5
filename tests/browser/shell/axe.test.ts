import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../pane/bundle.ts';
import { violations } from './axe.ts';
import { VIEW_STEPS } from './views.ts';
import { openWindows, type Windows } from './window.ts';

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

/**
 * The check of every state of `VIEW_STEPS`, which are all views and dialogs: other files look only at what these lack. In a
 * program built for development, so that React's own warnings are heard, too.
 */
it('axe finds nothing in any view, in either theme', async () => {
  const files = await bundle(join(import.meta.dirname, 'page'), 'development');
  const window = await (await openWindows(files)).open();
  const found: Record<string, string[]> = {};
  for (const { name, go } of VIEW_STEPS) {
    await go(window);
    const here = await violations(window.page);
    if (here.length > 0) found[name] = here;
  }
  await window.close();
  expect(found).toEqual({});
  // The content policy of every host refuses inline code; the page must not try any.
  expect(window.complaints).toEqual([]);
}, 300_000);

/** Controls of the top bar that stand on each other or outside the window. */
const crowded = (page: Page): Promise<string[]> =>
  // Not by role: behind a sheet nothing has one.
  page.evaluate(() => {
    const boxes = [...(document.querySelector('header')?.querySelectorAll('button') ?? [])]
      .map((button) => ({
        name: button.getAttribute('aria-label') ?? button.innerText,
        box: button.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0);
    return boxes.flatMap(({ name, box }, i) => [
      ...(box.right > innerWidth + 1 || box.left < -1 ? [`${name} is outside`] : []),
      ...boxes
        .slice(i + 1)
        .filter((other) => other.box.left < box.right - 1 && box.left < other.box.right - 1)
        .filter((other) => other.box.top < box.bottom - 1 && box.top < other.box.bottom - 1)
        .map((other) => `${name} is on ${other.name}`),
    ]);
  });

it('320 pixels are enough for every page: nothing is beside the window, nothing on top of another', async () => {
  const window = await windows.open({ name: 'Ana', context: { viewport: { width: 320, height: 640 } } });
  const { page, text } = window;
  const found: Record<string, unknown[]> = {};
  const look = async (name: string): Promise<void> => {
    // What a page shows is asked for.
    await page.waitForTimeout(200);
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
    const wrong = [...(width > 320 ? [`${width} pixels wide`] : []), ...(await crowded(page))];
    if (wrong.length > 0) found[name] = wrong;
  };
  await page.getByRole('button', { name: 'Not now' }).click();
  await text.click({ position: { x: 60, y: 200 } });
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await look('annotate');
  await page.keyboard.press('Control+j');
  await look('inspector');
  await page.keyboard.press('Escape');
  for (const [digit, name] of ['claims', 'search', 'statistics', 'codebook', 'questions', 'history'].entries()) {
    await page.keyboard.press(`Alt+Shift+Digit${digit + 2}`);
    await look(name);
  }
  expect(found).toEqual({});
  await window.close();
}, 120_000);

it('axe sees an unnamed button: the check can fail', async () => {
  const window = await windows.open({ name: 'Ana' });
  await window.page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await violations(window.page)).join()).toContain('button-name');
  await window.close();
});

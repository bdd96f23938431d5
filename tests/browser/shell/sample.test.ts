import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;

beforeAll(async () => {
  windows = await openWindows();
  // Without the sample project that tests find there, with the texts alone, the window makes its own.
  const prepare = async ({ dataDir }: TestCore) => rm(join(dataDir, 'Sample project.claimwright'), { force: true });
  window = await windows.open({ name: 'Ana', prepare });
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

/** Signs in the margin that stand outside the pane, or in more than one line. */
const misplacedSigns = ({ page }: TestWindow): Promise<string[]> =>
  page.evaluate(() => {
    const left = document.querySelector('[data-pane]')?.getBoundingClientRect().left ?? 0;
    return [...document.querySelectorAll('[data-pane] [data-annotations]')].flatMap((sign) => {
      const box = sign.getBoundingClientRect();
      const wrong = [...(box.left < left ? ['outside'] : []), ...(box.height > 24 ? ['in several lines'] : [])];
      return wrong.map((what) => `${sign.textContent} ${what}`);
    });
  });

it('the first start has the annotated sample, whose annotation is off the texts until it is asked for', async () => {
  const { page, core, text } = window;
  const annotations = page.getByRole('listbox', { name: 'Annotations' }).getByRole('option');
  const list = await core.client.call('annotations.list', { layer: 'sample' });
  expect(list.length).toBeGreaterThan(300);
  const button = page.getByRole('button', { name: 'Sample', exact: true });
  // What the document lacks is in sight, whatever else stands beside it.
  const missing = page.getByRole('button', { name: /label missing/ });
  const isWhole = (one: Element): boolean =>
    one.getBoundingClientRect().right <= (one.parentElement?.getBoundingClientRect().right ?? 0);
  await expect.poll(() => missing.evaluate(isWhole)).toBe(true);
  await expectPage(button).toHaveAttribute('aria-pressed', 'false');
  await expectPage(annotations).toHaveCount(0);

  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('1');
  await expectPage(page.getByRole('contentinfo')).toContainText('Saved');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expectPage(annotations).toHaveCount(1);

  await button.click();
  await expectPage(button).toHaveAttribute('aria-pressed', 'true');
  await expectPage(annotations.nth(5)).toBeAttached();
  // Its signs stand whole beside the text, each in one line, in either language.
  for (const language of ['ko', 'en']) {
    await page.evaluate((language) => void (document.documentElement.lang = language), language);
    expect(await misplacedSigns(window)).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hide the sample');
  await page.keyboard.press('Enter');
  await expectPage(button).toHaveAttribute('aria-pressed', 'false');
  await expectPage(annotations).toHaveCount(1);
});

it('undo takes back what the annotator did, and never the sample', async () => {
  const { page, core, text } = window;
  const state = () => core.client.call('history.state', {});
  await text.focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await core.client.call('annotations.list', { layer: 'ana' })).length).toBe(0);
  await expect.poll(async () => (await state()).undo).toBeNull();
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await core.client.call('annotations.list', { layer: 'sample' })).length)
    .toBeGreaterThan(300);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindows, type Windows } from './window.ts';

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

async function palette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(command);
  await page.keyboard.press('Enter');
}

/** Every view, in the order in which one leads to the next. */
const VIEWS: readonly { readonly name: string; readonly go: (page: Page) => Promise<unknown> }[] = [
  { name: 'the annotator’s name', go: (page) => page.getByRole('dialog', { name: 'What is your name?' }).waitFor() },
  {
    name: 'a document without annotations',
    async go(page) {
      await page.getByRole('textbox', { name: 'Name' }).fill('Ana');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing is tagged yet').waitFor();
    },
  },
  {
    name: 'an annotation in the inspector',
    async go(page) {
      await page.getByRole('textbox', { name: /^Text/ }).click({ position: { x: 80, y: 200 } });
      await page.keyboard.press('s');
      await page.keyboard.press('1');
      await page.getByRole('combobox', { name: 'Label' }).waitFor();
    },
  },
  {
    name: 'the list of annotations',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('listbox', { name: 'Annotations' }).waitFor();
    },
  },
  {
    name: 'a filter without hits',
    async go(page) {
      await page.keyboard.press('/');
      await page.getByRole('searchbox', { name: 'Filter documents' }).fill('no such article');
      await page.getByText('No document matches').waitFor();
    },
  },
  {
    name: 'all commands',
    async go(page) {
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
    },
  },
  {
    name: 'keyboard shortcuts',
    async go(page) {
      await page.keyboard.press('Escape');
      await palette(page, 'keyboard shortcuts');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'statistics',
    async go(page) {
      await page.keyboard.press('Escape');
      await palette(page, 'statistics');
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'verify',
    async go(page) {
      await page.keyboard.press('Escape');
      await palette(page, 'verify');
      await page.getByText('All is well').waitFor();
    },
  },
  {
    name: 'import, with a text and a refused file',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+i');
      await page.getByLabel('Files to import').setInputFiles([
        { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('A note.\n\nThe second paragraph.') },
        { name: 'image.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) },
      ]);
      await page.getByRole('button', { name: 'Import 1 file' }).waitFor();
    },
  },
  {
    name: 'export',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+e');
      await page.getByRole('textbox', { name: 'File' }).waitFor();
    },
  },
  {
    name: 'the project menu',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Sample project' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'the start screen',
    async go(page) {
      await page.getByRole('menuitem', { name: 'Close project' }).click();
      await page.getByRole('heading', { name: 'Claimwright' }).waitFor();
    },
  },
];

async function violations(page: Page): Promise<string[]> {
  // A dialog that is still coming in has no final colours.
  await page.waitForTimeout(200);
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Menus and dialogs stand in portals outside every landmark, as their patterns have it.
    .disableRules(['region'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe.each(['light', 'dark'] as const)('axe in a %s window', (colorScheme) => {
  it('finds nothing in any view', async () => {
    const window = await windows.open({ context: { colorScheme } });
    const found: Record<string, string[]> = {};
    for (const { name, go } of VIEWS) {
      await go(window.page);
      const here = await violations(window.page);
      if (here.length > 0) found[name] = here;
    }
    await window.close();
    expect(found).toEqual({});
    // The content policy of every host refuses inline code; the page must not try any.
    expect(window.complaints).toEqual([]);
  }, 90_000);
});

it('axe sees an unnamed button: the check can fail', async () => {
  const window = await windows.open({ name: 'Ana' });
  await window.page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect((await violations(window.page)).join()).toContain('button-name');
  await window.close();
});

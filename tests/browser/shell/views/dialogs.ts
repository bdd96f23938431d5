import type { Page } from '@playwright/test';
import { dialog, inText, leave, palette, type ViewStep } from './step.ts';

/** Lists, the palette, and documents side by side. */
export const COMMANDS: readonly ViewStep[] = [
  {
    name: 'a filter without hits',
    async go(window) {
      await leave(window);
      await inText(window, '/');
      await window.page.getByRole('searchbox', { name: 'Filter documents' }).fill('no such article');
      await window.page.getByText('No document matches').waitFor();
    },
  },
  {
    name: 'all commands',
    async go({ page }) {
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
    },
  },
  {
    name: 'going to a document by name',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+p');
      await window.page.getByRole('combobox', { name: 'Title, outlet or file name' }).fill('icaro');
    },
  },
  {
    name: 'two documents as tabs',
    async go({ page }) {
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Open documents' }).waitFor();
    },
  },
];

/** A dialog that a command of the palette opens, over the text. */
const byPalette = (name: string, command: string, shown: (page: Page) => Promise<unknown>): ViewStep => ({
  name,
  async go(window) {
    await leave(window);
    await palette(window.page, command);
    await shown(window.page);
  },
});

/** What commands of the palette open over the text. */
export const DIALOGS: readonly ViewStep[] = [
  byPalette('keyboard shortcuts', 'keyboard shortcuts', (page) => dialog(page, 'Keyboard shortcuts')),
  byPalette('statistics', 'project statistics', (page) => page.getByRole('table').first().waitFor()),
  byPalette('verify', 'verify', (page) => page.getByText('All is well').waitFor()),
  {
    name: 'import, with a text and a refused file',
    async go(window) {
      const { page } = window;
      await leave(window);
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
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+e');
      await window.page.getByRole('textbox', { name: 'File' }).waitFor();
    },
  },
  byPalette('backups', 'backups', async (page) => {
    await page.getByRole('button', { name: 'Make one now' }).click();
    await page.getByRole('button', { name: 'What it holds' }).click();
    await page.getByText('are in the project, unchanged').waitFor();
  }),
  byPalette('about', 'about claimwright', (page) => page.getByRole('dialog').waitFor()),
  {
    name: 'settings',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+,');
      await dialog(window.page, 'Settings');
    },
  },
  {
    name: 'change keys, with a key that is taken',
    async go({ page }) {
      await page.getByRole('button', { name: 'Change keys…' }).click();
      const keys = page.getByRole('dialog', { name: 'Change keys' });
      await keys.getByRole('searchbox').fill('change the theme');
      await keys.getByRole('button', { name: 'Change the key of Change the theme' }).click();
      await page.keyboard.press('1');
      await keys.getByText('1 also means Tag as CLAIM').waitFor();
    },
  },
  {
    name: 'help',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('F1');
      await dialog(window.page, 'Help');
    },
  },
  {
    name: 'the tour',
    async go({ page }) {
      await page.getByRole('button', { name: 'Take the tour' }).last().click();
      await page.getByRole('complementary', { name: 'Tour' }).waitFor();
    },
  },
];

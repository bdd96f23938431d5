import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

const marked = (window: TestWindow): Promise<string> => window.page.evaluate(() => String(document.getSelection()));
const preferences = async (window: TestWindow) => (await window.core.client.call('session.read', {})).preferences;

it('what is found is marked, gone through by Enter, and tagged', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { keyboard } = window.page;
  const bar = window.page.getByRole('search', { name: 'Find in this document' });
  await keyboard.press('Control+f');
  await keyboard.type('TROOPS');
  await bar.getByText('1 of 4').waitFor();
  await keyboard.press('Enter');
  await bar.getByText('2 of 4').waitFor();
  await keyboard.press('Shift+Enter');
  await keyboard.press('Shift+Enter');
  await bar.getByText('4 of 4').waitFor();
  await bar.getByRole('checkbox', { name: 'Match case' }).check();
  await bar.getByText('Not found').waitFor();
  await bar.getByRole('checkbox', { name: 'Match case' }).uncheck();
  await bar.getByRole('textbox').focus();
  await keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await expect.poll(async () => (await marked(window)).toLowerCase()).toBe('troops');
  await keyboard.press('F3');
  await expect.poll(async () => (await marked(window)).toLowerCase()).toBe('troops');
  await keyboard.press('4');
  await window.page.getByRole('combobox', { name: 'Label' }).waitFor();
  await expect
    .poll(() => window.core.client.call('annotations.list', {}))
    .toMatchObject([{ label: 'QUANTITY', quote: expect.stringMatching(/^troops$/i) }]);
  await window.close();
});

it('settings change the text at once and are kept', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { page } = window;
  // Not by role: behind a dialog nothing has one.
  const text = page.locator('[data-pane] .ProseMirror');
  const sizeOf = (): Promise<string> => text.evaluate((element) => getComputedStyle(element).fontSize);
  await expect.poll(sizeOf).toBe('17px');
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('slider', { name: 'Text size' }).fill('24');
  await dialog.getByRole('combobox', { name: 'Typeface' }).selectOption('OpenDyslexic');
  await dialog.getByRole('combobox', { name: 'Reading direction' }).selectOption('Right to left');
  await expect.poll(sizeOf).toBe('24px');
  const paragraph = text.locator('[data-kind]').first();
  await expect.poll(() => paragraph.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  await expect.poll(() => text.evaluate((element) => getComputedStyle(element).fontFamily)).toContain('OpenDyslexic');
  await expect
    .poll(async () => (await preferences(window)).reading)
    .toEqual({ size: 24, measure: 62, font: 'dyslexic', direction: 'rtl' });
  await dialog.getByRole('button', { name: 'Restore the defaults' }).click();
  await expect.poll(sizeOf).toBe('17px');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Equal');
  await expect.poll(sizeOf).toBe('18px');
  await window.close();
});

it('a command gets another key, the one that had it is named, and it can have it back', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { page } = window;
  const { keyboard } = page;
  await window.text.click({ position: { x: 80, y: 200 } });
  await keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  // What annotators do comes first; what only works in another view stands under its name.
  await expect.poll(() => sheet.getByRole('term').first().textContent()).toBe('Tag as CLAIM');
  const adjudication = sheet.locator('section', { has: page.getByRole('heading', { name: 'Adjudication' }) });
  await expect.poll(() => adjudication.getByRole('term').allTextContents()).toContain('Accept candidate 1');
  await keyboard.press('Escape');
  await keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Change keys…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change keys' });
  await expect.poll(() => dialog.getByRole('heading', { level: 3 }).first().textContent()).toBe('Annotate');
  await dialog.getByRole('searchbox').fill('change the theme');
  const change = dialog.getByRole('button', { name: 'Change the key of Change the theme' });
  await change.click();
  await keyboard.press('Tab');
  await dialog.getByText('Tab is needed to move in the window').waitFor();
  await keyboard.press('1');
  await dialog.getByText('1 also means Tag as CLAIM').waitFor();
  await change.click();
  await keyboard.press('s');
  await dialog.getByText('It is taken from: Select the sentence, then the paragraph.').waitFor();
  await change.click();
  await keyboard.press('Escape');
  await expect.poll(async () => (await preferences(window)).keys).toEqual({ 'view.theme': ['S'], 'text.sentence': [] });
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // Hints name the keys as they are: this command has none any more, but for the list of commands.
  const hint = page.getByText('for the sentence at the caret');
  await expect.poll(() => hint.textContent()).toContain('CtrlK');
  await window.text.click({ position: { x: 80, y: 200 } });
  await keyboard.press('s');
  await expect.poll(() => marked(window)).toBe('');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Change keys…' }).click();
  await dialog.getByRole('button', { name: 'Give back all first keys' }).click();
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await window.text.focus();
  await keyboard.press('s');
  await expect.poll(() => marked(window)).not.toBe('');
  await window.close();
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { openWindows, type Windows } from './window.ts';

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

it('documents are gone to by name, stay at hand as tabs, and keep the place in them', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { page } = window;
  const { keyboard } = page;
  const strip = page.getByRole('navigation', { name: 'Open documents' });
  const marked = (): Promise<string> => page.evaluate(() => String(document.getSelection()));
  await window.text.click({ position: { x: 80, y: 200 } });
  await keyboard.press('s');
  const sentence = await marked();
  expect(sentence).not.toBe('');
  await expect.poll(() => strip.count()).toBe(0);
  await keyboard.press('Control+p');
  await page.getByRole('combobox', { name: 'Title, outlet or file name' }).fill('icaro');
  await keyboard.press('Enter');
  await strip.getByRole('button', { name: 'North Korean Troops Join', exact: false }).first().waitFor();
  await page.getByRole('textbox', { name: /^Text: North Korean Troops Join/ }).waitFor();
  await expect.poll(marked).toBe('');
  await keyboard.press('Control+Alt+ArrowLeft');
  await page.getByRole('textbox', { name: /^Text: N.Korea/ }).waitFor();
  await expect.poll(marked).toBe(sentence);
  await keyboard.press('Alt+w');
  await strip.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: /^Text: North Korean Troops Join/ }).waitFor();
  await window.close();
});

it('the tour is offered once, points at the window, and is found again in the help', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { page } = window;
  const offer = page.getByText('New here?');
  await offer.waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await offer.waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await help.getByRole('searchbox').fill('backups');
  await help.getByRole('heading', { name: 'Safety and history' }).waitFor();
  await expect.poll(() => help.getByRole('heading', { level: 3 }).count()).toBe(1);
  await help.getByRole('button', { name: 'Take the tour' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  for (const heading of [
    'The articles',
    'Mark what is claimed',
    'Tag it',
    'Say more about it',
    'Everything has a name',
  ]) {
    await expectPage(tour.getByRole('heading', { name: heading })).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await tour.getByRole('button', { name: 'Back' }).click();
  await page.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await help.getByRole('button', { name: 'Take the tour' }).click();
  await tour.getByRole('button', { name: 'End the tour' }).press('Enter');
  await expectPage(window.text).toBeFocused();
  await tour.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await window.core.client.call('session.read', {})).preferences.window['tour'])
    .toBe('taken');
  await window.close();
});

it('without distraction there is only the text; Esc and the inspector bring the rest back; the layout is remembered', async () => {
  const window = await windows.open({ name: 'Ana' });
  const { page } = window;
  const { keyboard } = page;
  const documents = page.getByRole('region', { name: 'Documents' });
  await window.text.click({ position: { x: 80, y: 200 } });
  await keyboard.press('F9');
  await documents.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('banner').count()).toBe(0);
  await keyboard.press('s');
  await keyboard.press('1');
  await keyboard.press('Escape');
  await expect.poll(() => documents.count()).toBe(0);
  await keyboard.press('Escape');
  await documents.waitFor();
  await keyboard.press('Control+b');
  await documents.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await window.core.client.call('session.read', {})).preferences.window['open.documents'])
    .toBe(false);
  await page.reload();
  await window.text.waitFor();
  await expect.poll(() => documents.count()).toBe(0);
  await window.close();
});

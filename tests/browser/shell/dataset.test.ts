import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
afterEach(() => window.close());

const card = async () => (await window.core.client.call('dataset.card.read', {})).card;

it('says what is missing, leads to each place, keeps what is written there, and takes it back', async () => {
  window = await windows.open({ name: 'Ana' });
  const { page, core } = window;
  const [first] = (await core.client.call('documents.list', {})).documents;
  await core.tag(first?.id ?? '', 'North Korea');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('prepare for publication');
  await page.keyboard.press('Enter');
  const list = page.getByRole('region', { name: 'Before you publish' });
  await expectPage(list.getByRole('status')).toContainText('things that it must have are missing');
  expect(await violations(page)).toEqual([]);

  await list.getByRole('button', { name: /It has no title/ }).click();
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  await expectPage(title).toBeFocused();
  await page.keyboard.type('Claims about troops');
  await page.keyboard.press('Enter');
  await expectPage(list.getByRole('button', { name: /It has no title/ })).toBeHidden();
  await expectPage(title).toBeFocused();
  await expect.poll(async () => (await card()).title).toBe('Claims about troops');

  await page.getByRole('textbox', { name: 'Languages' }).fill('English');
  await expectPage(page.getByRole('alert')).toContainText('a tag of BCP 47');
  await page.getByRole('textbox', { name: 'Languages' }).fill(' en,ko');
  await page.keyboard.press('Tab');
  await expectPage(page.getByRole('textbox', { name: 'Languages' })).toHaveValue('en, ko');
  await page.getByRole('combobox', { name: 'Rights of the texts' }).selectOption('They may not be passed on');
  await list.getByRole('button', { name: /may not be passed on, but would be/ }).click();
  await expectPage(page.getByRole('checkbox', { name: 'Without the texts' })).toBeFocused();
  await page.keyboard.press('Space');
  await expectPage(list.getByRole('button', { name: /but would be/ })).toBeHidden();
  await expect.poll(card).toMatchObject({ languages: ['en', 'ko'], textRights: 'restricted' });

  await page.getByRole('heading', { name: 'Dataset', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expectPage(page.getByRole('combobox', { name: 'Rights of the texts' })).toHaveValue('');
  await expect.poll(async () => (await card()).textRights).toBeUndefined();

  await page.getByRole('button', { name: 'Export for Hugging Face…' }).click();
  await expectPage(page.getByRole('radio', { name: /^Hugging Face dataset/ })).toBeChecked();
  await expectPage(page.getByRole('checkbox', { name: 'Without the texts' })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  expect(window.complaints).toEqual([]);
});

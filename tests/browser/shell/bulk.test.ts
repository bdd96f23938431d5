import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({
    async prepare(core) {
      await core.client.call('project.sample', {});
      await core.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
      const [first, second] = (await core.client.call('documents.list', {})).documents;
      for (const quote of ['North Korea', 'Russia', 'Ukraine']) await core.tag(first?.id ?? '', quote);
      await core.tag(second?.id ?? '', 'Russia');
    },
  });
  await window.text.waitFor();
});
afterEach(() => window.close());

const labels = async (): Promise<string[]> =>
  (await window.core.client.call('annotations.list', {})).map(({ label, quote }) => `${label} ${quote}`).toSorted();

it('marks by keyboard, says what it will come to, changes the marked ones, and one undo takes it back', async () => {
  const { page } = window;
  const list = page.getByRole('listbox', { name: 'Annotations' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expectPage(list.getByRole('option', { selected: true })).toHaveCount(2);
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Change several annotations' });
  await expectPage(dialog.getByText('2 annotations that you selected')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Label' }).selectOption('SOURCE');
  await expectPage(dialog.getByText('2 will change.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 2 annotations' }).press('Enter');
  await expect.poll(async () => (await labels()).filter((one) => one.startsWith('SOURCE')).length).toBe(2);
  await expectPage(page.getByText('Changed 2 annotations.').first()).toBeVisible();
  await expectPage(list.getByText('SOURCE')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await labels()).filter((one) => one.startsWith('SOURCE')).length).toBe(0);
  expect(window.complaints).toEqual([]);
});

it('all documents: the filter finds across the project, and what it shows is what is deleted', async () => {
  const { page } = window;
  await page.getByRole('checkbox', { name: 'All documents' }).check();
  await page.getByRole('searchbox', { name: 'Filter annotations' }).fill('russia');
  const list = page.getByRole('listbox', { name: 'Annotations' });
  await expectPage(list.getByRole('option')).toHaveCount(2);
  await page.getByRole('button', { name: 'Change 2…' }).click();
  await page.getByRole('combobox', { name: 'Action' }).selectOption('delete');
  await page.getByRole('button', { name: 'Delete 2 annotations' }).click();
  await expect.poll(labels).toEqual(['CLAIM North Korea', 'CLAIM Ukraine']);
  await expectPage(page.getByText('Deleted 2 annotations.').first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter annotations' }).fill('');
  await expectPage(list.getByRole('option')).toHaveCount(2);
  // Nothing that was found in one project is offered in another one.
  await window.core.client.call('project.create', { name: 'Second', seeds: true });
  await expectPage(page.getByRole('button', { name: /Second/ }).first()).toBeVisible();
  await expectPage(page.getByText('Nothing is tagged yet')).toBeVisible();
  await expectPage(list).toHaveCount(0);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectOf } from '../../support/annotators.ts';
import { expectPage } from '../expect-page.ts';
import { TEAM_DOCUMENTS } from './team-documents.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare: (core) => projectOf(core, TEAM_DOCUMENTS) });
  await window.text.waitFor();
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.page.keyboard.press(key);
};

it('a number of two annotators opens the disagreements behind it, side by side; Enter leads to the text', async () => {
  const { page } = window;
  await press('Alt+Shift+Digit0');
  await expectPage(page.getByText('4 documents count')).toBeVisible();
  await expectPage(page.getByText('Only one of them has read this one. (only bo)')).toBeVisible();
  const matrix = page.getByRole('figure', { name: 'Spans, strict (F1) of each two annotators' });
  const cell = matrix.getByRole('button', { name: /^ana and bo: 0\.5/ }).first();
  await cell.focus();
  await press('Enter');

  const list = page.getByRole('listbox', { name: 'Disagreements' });
  await expectPage(list).toBeFocused();
  await expectPage(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('spans');
  const ana = page.getByRole('region', { name: 'Work of ana' });
  const bo = page.getByRole('region', { name: 'Work of bo' });
  const first = await list.getByRole('option', { selected: true }).textContent();
  await press('j');
  await expectPage(list.getByRole('option', { selected: true })).not.toHaveText(first ?? '');
  await press('k');
  await expectPage(list.getByRole('option', { selected: true })).toHaveText(first ?? '');
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('boundary');
  await list.focus();
  await press('End');
  await expectPage(ana.locator('mark').first()).toBeVisible();
  await expectPage(bo.locator('mark').first()).toBeVisible();
  await press('Enter');
  await expectPage(window.text).toBeFocused();
  await press('Alt+Shift+Digit0');
  await expectPage(list).toBeFocused();
  await press('Escape');
  await expectPage(page.getByText('4 documents count')).toBeVisible();
  expect(window.complaints).toEqual([]);
});

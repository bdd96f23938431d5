import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectOf } from '../../support/annotators.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
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

it('one layer alone is no agreement; what is chosen is taken over when its list closes', async () => {
  const { page } = window;
  const layers = page.getByRole('button', { name: /^Layers/ });
  await layers.click();
  const boxes = page.getByRole('dialog', { name: 'Layers' });
  await boxes.getByRole('checkbox', { name: 'bo' }).click();
  await boxes.getByRole('checkbox', { name: 'cy' }).click();
  await press('Escape');
  await expectPage(page.getByText('Agreement needs the work of two annotators')).toBeVisible();
  await expectPage(layers).toBeFocused();
  await press('Enter');
  await boxes.getByRole('checkbox', { name: 'bo' }).click();
  await press('Escape');
  // Of two layers there is no matrix: their numbers are those of all.
  await expectPage(page.getByRole('figure', { name: 'Agreement of ana and bo' })).toBeVisible();
  await expectPage(page.getByRole('button', { name: /^Spans, strict \(F1\): 0\.5/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

it('a learner’s work is held against a reference, which stays hidden until it is done', async () => {
  const { page } = window;
  await page.getByRole('tab', { name: 'Training' }).click();
  await expectPage(page.getByRole('combobox', { name: 'Learner' })).toHaveValue('ana');
  await expectPage(page.getByText('No document counts yet')).toBeVisible();
  await page.getByRole('checkbox', { name: /stays hidden/ }).click();
  await expectPage(page.getByText('Another label: CLAIM for QUANTITY')).toBeVisible();
  await page.getByRole('button', { name: /Other boundaries: SOURCE/ }).click();
  const list = page.getByRole('listbox', { name: 'Disagreements' });
  await expectPage(list).toBeFocused();
  await expectPage(list.getByText('begins 1 word too early')).toBeVisible();
  await press('Escape');
  await expectPage(page.getByRole('heading', { name: 'Most frequent mistakes' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(window.complaints).toEqual([]);
});

it('a training that takes long shows how far it is, and can be stopped and begun again', async () => {
  const { page } = window;
  window.meddle((name, answer) => (name === 'agreement.training' ? new Promise(() => {}) : answer()));
  await page.getByRole('combobox', { name: 'Learner' }).selectOption('cy');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectPage(page.getByText('The comparison was stopped.')).toBeVisible();
  window.meddle(undefined);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expectPage(page.getByRole('heading', { name: 'Most frequent mistakes' })).toBeVisible();
});

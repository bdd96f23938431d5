import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const CODEBOOK = {
  id: 'small',
  version: '1',
  span_labels: [{ name: 'CLAIM' }, { name: 'QUANTITY' }],
  attributes: [
    { on: 'CLAIM', name: 'time_normalised', type: 'date' },
    { on: 'CLAIM', name: 'verdict_date', type: 'date' },
    {
      on: 'QUANTITY',
      name: 'value_min/value_max',
      mandatory: true,
      type: 'number',
      comparator: 'comparator',
      unit: 'unit',
    },
    { on: 'QUANTITY', name: 'comparator', mandatory: true, default: '=', values: ['=', '~', '>=', '<='] },
    { on: 'QUANTITY', name: 'unit', mandatory: true },
    { on: 'QUANTITY', name: 'kind', mandatory: true, values: ['total', 'increment', 'distance_duration_other'] },
  ],
};
const TEXT =
  'Kim sent about 3,000 additional troops last Monday.\n\nThere are as many as 30,000. They are 70 miles away. It cost 15.000. He paid $5 million euros.\n';

let document = '';
async function prepare({ client, folder }: TestCore): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const codebook = join(folder, 'codebook.json');
  writeFileSync(codebook, JSON.stringify(CODEBOOK));
  await client.call('project.create', { name: 'Small', codebook });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const path = join(folder, 'a.txt');
  writeFileSync(path, TEXT);
  const [text] = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  const { documents } = await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
  document = documents[0] ?? '';
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare });
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

/** Marks words of the text, tags them and goes to the first question. */
async function ask(words: string, label: string): Promise<void> {
  await expectPage(window.text).toContainText('Kim sent');
  await press('Escape', 'Control+f');
  await window.page.keyboard.type(words);
  await press('Escape', label, 'Enter');
}

async function stored(quote: string): Promise<unknown> {
  const { annotations } = await window.core.client.call('documents.read', { id: document });
  return annotations.find((one) => one.quote === quote)?.attributes;
}

const figure = () => window.page.getByRole('textbox', { name: 'Figure' });
const time = () => window.page.getByRole('textbox', { name: 'time normalised' });

it('a figure and its kind are proposed with what was read from which words, and taken by Enter', async () => {
  const quote = 'about 3,000 additional troops';
  await ask(quote, '2');
  await expectPage(figure()).toHaveAttribute('placeholder', 'Enter: ~ 3,000 troops');
  await expectPage(window.page.getByText('“about” as ~')).toBeVisible();
  await expectPage(window.page.getByText('“additional” as increment')).toBeVisible();
  await expect.poll(() => stored(quote)).toEqual({ comparator: '=' });
  await press('Enter');
  const kind = window.page.getByRole('group', { name: 'kind' });
  await expectPage(kind.getByRole('radio', { name: /^increment ?, proposed$/ })).toBeFocused();
  await expectPage(kind.getByText('Enter takes “increment”, which “additional” says.')).toBeVisible();
  await expect.poll(() => stored(quote)).not.toHaveProperty('kind');
  await press('Enter');
  await expectPage(window.text).toBeFocused();
  const values = { value_min: 3000, value_max: 3000, comparator: '~', unit: 'troops', kind: 'increment' };
  await expect.poll(() => stored(quote)).toEqual(values);
});

it('a part of a figure is put into the field to be completed', async () => {
  await ask('as many as 30,000', '2');
  await expectPage(figure()).toHaveAttribute('placeholder', 'Enter: <= 30,000 … (what?)');
  await press('Enter');
  await expectPage(figure()).toHaveValue('<= 30,000 ');
  await expectPage(figure()).toBeFocused();
  await window.page.keyboard.type('troops');
  await press('Enter', 'Escape');
  const values = { value_min: 30_000, value_max: 30_000, comparator: '<=', unit: 'troops' };
  await expect.poll(() => stored('as many as 30,000')).toMatchObject(values);
});

it('what can be read in two ways gives both, Alt+Down goes to the other one; contradictory units give none', async () => {
  await ask('15.000', '2');
  await expectPage(figure()).toHaveAttribute('placeholder', 'Enter: 15 (1 of 2, Alt+↓)'.replace('15 ', '15,000 '));
  await press('Alt+ArrowDown');
  await expectPage(figure()).toHaveAttribute('placeholder', 'Enter: 15 (2 of 2, Alt+↓)');
  await ask('$5 million euros', '2');
  await expectPage(window.page.getByText('one figure in two units')).toBeVisible();
  await expectPage(figure()).not.toHaveAttribute('placeholder');
});

it('what is written is shown in the unit that it is compared in', async () => {
  await ask('70 miles', '2');
  await press('End');
  await expectPage(window.page.getByText('≈ 112.7 km')).toBeVisible();
});

it('a time needs the date of the document; with it both readings are proposed, and nothing for a verdict’s date', async () => {
  await ask('Kim sent about 3,000 additional troops last Monday', '1');
  await time().focus();
  await expectPage(window.page.getByText('which is not set')).toBeVisible();
  const publications = [{ fileName: 'a.txt', date: '2024-10-08' }];
  await window.core.client.call('documents.describe', { batch: uuid(), document, publications });
  await expectPage(time()).toHaveAttribute('placeholder', 'Enter: 2024-10-07 (1 of 2, Alt+↓)');
  await press('Alt+ArrowDown');
  await expectPage(time()).toHaveAttribute('placeholder', 'Enter: 2024-09-30 (2 of 2, Alt+↓)');
  await expectPage(window.page.getByText('From “last Monday”.')).toBeVisible();
  await expectPage(window.page.getByRole('textbox', { name: 'verdict date' })).not.toHaveAttribute('placeholder');
  await press('Alt+ArrowUp', 'Enter');
  await expect
    .poll(() => stored('Kim sent about 3,000 additional troops last Monday'))
    .toEqual({ time_normalised: '2024-10-07' });
});

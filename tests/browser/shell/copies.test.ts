import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const WIRE =
  'North Korea has sent about 11,000 soldiers to Russia since last autumn, the ministry in Seoul said on Monday. “They are expected at the front within weeks,” a spokesman added.';
const TEXTS = {
  'a.txt': `Soldiers for Russia\n\n${WIRE}\n\nNothing else was known in the evening.`,
  'b.txt': `Seoul counts\n\nThe paper learned this from two agencies.\n\n${WIRE.replace('11,000', '12,000')}`,
  'c.txt': 'Weather\n\nIt rained all day over the whole peninsula, and nobody minded it very much.',
};

async function prepare(core: TestCore): Promise<void> {
  const { client, folder } = core;
  mkdirSync(join(folder, 'texts'), { recursive: true });
  await client.call('project.create', { name: 'Copies' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, 'texts', name), text);
  const source = { kind: 'path', path: join(folder, 'texts') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
  const { documents } = await client.call('documents.list', {});
  const id = (name: string): string => documents.find(({ fileName }) => fileName === name)?.id ?? '';
  const named = { 'a.txt': ['The Wire', '2024-10-27'], 'b.txt': ['The Paper', '2024-10-28'] } as const;
  for (const [fileName, [outlet, date]] of Object.entries(named)) {
    const publications = [{ fileName, outlet, date }];
    await client.call('documents.describe', { batch: uuid(), document: id(fileName), publications });
  }
  await core.tag(id('a.txt'), 'about 11,000 soldiers', 'QUANTITY');
  const ministry = await core.tag(id('a.txt'), 'the ministry in Seoul', 'SOURCE');
  await core.tag(id('b.txt'), 'the ministry in Seoul', 'SOURCE');
  const claim = await core.tag(id('a.txt'), 'They are expected at the front within weeks');
  const rain = await core.tag(id('c.txt'), 'It rained all day');
  const relate = (type: string, to: string) =>
    client.call('relations.create', { batch: uuid(), id: uuid(), type, from: claim, to });
  await relate('attributed_to', ministry);
  await relate('supports', rain);
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare });
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const stored = async (): Promise<string[]> =>
  (await window.core.client.call('annotations.list', {})).map(({ label, quote }) => `${label} ${quote}`).toSorted();

it('repeated passages are shown side by side; annotations of one are copied to the other by keys, in one step', async () => {
  const { page } = window;
  const before = await stored();
  await press('Control+k');
  await expectPage(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type('repeated passages');
  await press('Enter');
  const groups = page.getByRole('listbox', { name: 'Repeated passages' });
  await expectPage(groups.getByRole('option')).toHaveCount(1);
  await expectPage(groups.getByText('The Wire · The Paper')).toBeVisible();
  await expectPage(page.getByRole('region', { name: 'Passage in Seoul counts' }).getByText('12,000')).toBeVisible();

  const offers = page.getByRole('listbox', { name: 'Annotations of the first passage' });
  await expectPage(offers.getByText('says “12,000” instead of “11,000”')).toBeVisible();
  await expectPage(offers.getByText('there already')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await expectPage(groups).toBeFocused();
  await press('Home', 'Enter');
  await expectPage(offers).toBeFocused();
  const copy = page.getByRole('button', { name: /^Copy \d+ annotation/ });
  await expectPage(copy).toHaveText('Copy 1 annotation and 1 relation to the other text');
  await expectPage(copy).toHaveAccessibleDescription('1 relation to another document stays behind.');
  // What cannot be copied is not ticked by any way.
  await press('Control+a');
  await expectPage(copy).toHaveText('Copy 1 annotation and 1 relation to the other text');
  await press('End', 'Space');
  await expectPage(copy).toBeDisabled();
  // Enter leads to the button, which says what it will do; Esc leads back.
  await press('Enter');
  await expectPage(offers).toBeFocused();
  await press('Space', 'Enter');
  await expectPage(copy).toBeFocused();
  await press('Escape');
  await expectPage(offers).toBeFocused();
  await expect.poll(stored).toEqual(before);
  await press('Enter');
  await expectPage(copy).toBeFocused();
  await press('Enter');
  await expectPage(offers).toBeFocused();
  await expect.poll(stored).toEqual([...before, 'CLAIM They are expected at the front within weeks'].toSorted());
  await expectPage(offers.getByText('there already')).toHaveCount(2);
  await expectPage(page.getByText('Copied 1 annotation with 1 relation to Seoul counts.').first()).toBeVisible();
  const all = await window.core.client.call('annotations.list', {});
  const made = all.find(({ origin }) => origin.kind === 'propagation');
  expect(all.find(({ id }) => id === made?.origin.from?.[0])?.quote).toBe(made?.quote);
  const related = async () => {
    const { relations } = await window.core.client.call('relations.list', { document: made?.document });
    return relations.map(({ type, from, to }) => [type, from, all.find(({ id }) => id === to)?.quote]);
  };
  await expect.poll(related).toEqual([['attributed_to', made?.id, 'the ministry in Seoul']]);

  await press('Control+z');
  await expect.poll(stored).toEqual(before);
  await expect.poll(related).toEqual([]);
  await expectPage(offers.getByText('there already')).toHaveCount(1);

  await page.getByRole('button', { name: 'Swap' }).press('Enter');
  await expectPage(offers.getByRole('option')).toHaveCount(1);
  await press('Escape');
  await expectPage(groups).toBeFocused();
  await page.getByRole('searchbox', { name: 'Filter by words, title or outlet' }).fill('nothing like it');
  await expectPage(page.getByText('No passage matches “nothing like it”')).toBeVisible();
  await press('Escape');

  await page.getByRole('button', { name: 'Show in the text' }).last().press('Enter');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain('11,000 soldiers');
  expect(window.complaints).toEqual([]);
});

it('a search that fails says so and can be made again', async () => {
  const { page } = window;
  window.meddle((name, answer) =>
    name === 'copies.find' ? Promise.resolve({ ok: false, code: 'io', message: 'The disk is gone.' }) : answer(),
  );
  const publications = [{ fileName: 'c.txt' }];
  const { documents } = await window.core.client.call('documents.list', {});
  const document = documents.find(({ fileName }) => fileName === 'c.txt')?.id ?? '';
  await press('Alt+Shift+Digit2');
  await page.getByRole('tab', { name: 'Repeated passages' }).click();
  await window.core.client.call('documents.describe', { batch: uuid(), document, publications, title: 'Rain' });
  await expectPage(page.getByText('The disk is gone.')).toBeVisible();
  window.meddle(undefined);
  await page.getByRole('button', { name: 'Search again' }).click();
  await expectPage(page.getByRole('listbox', { name: 'Repeated passages' }).getByRole('option')).toHaveCount(1);
});

it('a report is written from the claims view; an existing file is replaced only when told to', async () => {
  const { page, core } = window;
  const all = await core.client.call('annotations.list', {});
  const annotation = all.find(({ label }) => label === 'CLAIM');
  await core.client.call('claims.create', {
    batch: uuid(),
    id: uuid(),
    text: 'Soldiers are at the front.',
    annotations: annotation === undefined ? [] : [annotation.id],
  });
  await page.getByRole('button', { name: 'Report…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Write a report' });
  await dialog.getByRole('combobox', { name: 'About' }).selectOption('Soldiers are at the front.');
  await expectPage(dialog.getByRole('textbox', { name: 'File' })).toHaveValue(/Soldiers are at the front\.html$/);
  const path = await dialog.getByRole('textbox', { name: 'File' }).inputValue();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Write', exact: true }).press('Enter');
  await expectPage(page.getByRole('dialog', { name: 'Report written' }).getByText('print it from there')).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('<bdi>Soldiers are at the front.</bdi>');
  await press('Escape');
  await press('Control+k');
  await page.keyboard.type('write a report');
  await press('Enter');
  await dialog.getByRole('textbox', { name: 'File' }).fill(path);
  await dialog.getByRole('button', { name: 'Write', exact: true }).press('Enter');
  await dialog.getByRole('button', { name: 'Replace it' }).press('Enter');
  await expectPage(page.getByRole('dialog', { name: 'Report written' })).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('<title>Copies</title>');
});

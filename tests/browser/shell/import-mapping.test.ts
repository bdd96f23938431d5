import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { TestCore } from '../../support/core.ts';
import { violations } from './axe.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const FORMATS = join(import.meta.dirname, '../../fixtures/formats');

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
afterEach(() => window.close());

/** Puts a text into the project that a document of the brat folder has in another edition. */
async function withOtherEdition({ client }: TestCore): Promise<void> {
  await client.call('project.sample', {});
  const text = 'Monday. The ministry denied the figures.\n"Nobody has died," said its spokesman.\n';
  const source = { kind: 'bytes', name: '002.txt', base64: Buffer.from(text).toString('base64') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}

it('maps a brat folder: what the codebook lacks stands first, every change previews, the mapping goes through a file', async () => {
  window = await windows.open({ name: 'Ana', prepare: withOtherEdition });
  const { page, core } = window;
  await page.keyboard.press('Control+i');
  await page.getByLabel('Folder to import').setInputFiles(join(FORMATS, 'brat-corpus'));
  const preview = page.getByRole('region', { name: 'Preview' });
  await expectPage(preview).toContainText('2 documents');
  await expectPage(page.getByRole('combobox', { name: 'Read as' })).toHaveValue('brat');

  // What stands in the way leads to its place, and a choice keeps the focus where it was made.
  await expectPage(page.getByRole('button', { name: /^Import/ })).toBeDisabled();
  await preview.getByRole('button', { name: 'Claim.CheckWorthy = true' }).click();
  const value = page.getByRole('combobox', { name: 'What true of CheckWorthy becomes' });
  await expectPage(value).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await value.selectOption('Left out');
  await expectPage(page.getByRole('button', { name: 'Import 1 file' })).toBeEnabled();
  await expectPage(value).toBeFocused();

  await page.getByRole('combobox', { name: 'What Speaker becomes' }).selectOption('Left out');
  const hedge = page.getByRole('combobox', { name: 'What Hedge becomes' });
  await hedge.selectOption('New: Hedge');
  const name = page.getByRole('textbox', { name: 'Name in the codebook for Hedge' });
  await name.fill('HEDGE');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /What it brings/ }).click();
  await expectPage(preview).toContainText('label "HEDGE"');
  await expectPage(preview).toContainText('2 × annotation Speaker');
  await page
    .getByRole('combobox', { name: /another text than the project’s/ })
    .selectOption('Put the annotations into the project’s texts');
  await page.getByRole('tab', { name: /^Places/ }).click();
  await expectPage(preview).toContainText('Moved');
  expect(await violations(page)).toEqual([]);

  const file = join(core.dataDir, 'corpus.mapping.json');
  await page.getByRole('button', { name: 'Save the mapping…' }).click();
  await page.getByRole('textbox', { name: 'Save the mapping to' }).fill(file);
  await page.keyboard.press('Enter');
  await expectPage(page.getByRole('button', { name: 'Save the mapping…' })).toBeFocused();
  const kept = JSON.parse(await readFile(file, 'utf8')) as { labels: Record<string, { to: string | null }> };
  expect([kept.labels['Speaker']?.to, kept.labels['Hedge']?.to]).toEqual([null, 'HEDGE']);
  await page.getByRole('tab', { name: /^Labels/ }).click();
  await page.getByRole('combobox', { name: 'What Hedge becomes' }).selectOption('CUE');
  await page.getByRole('button', { name: 'Load a mapping…' }).click();
  await page.getByRole('textbox', { name: 'Load the mapping from' }).fill(file);
  await page.keyboard.press('Enter');
  await expectPage(page.getByRole('textbox', { name: 'Name in the codebook for Hedge' })).toHaveValue('HEDGE');

  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expectPage(page.getByRole('dialog')).toContainText('6 annotations, 1 relation');
  const codebook = await core.client.call('codebook.read', {});
  expect(codebook.labels.map((label) => label.name)).toContain('HEDGE');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expectPage(page.getByRole('listbox', { name: 'Documents' }).getByRole('option')).toHaveCount(6);
  expect(window.complaints).toEqual([]);
});

it('chooses the columns of a table of texts, shows the documents as they would be, and reads it as something else', async () => {
  window = await windows.open({ name: 'Ana' });
  const { page, core } = window;
  await page.keyboard.press('Control+i');
  await page.getByLabel('Files to import').setInputFiles(join(FORMATS, 'articles.csv'));
  const preview = page.getByRole('region', { name: 'Preview' });
  await expectPage(preview).toContainText('4 rows · 6 columns');
  await expectPage(page.getByRole('combobox', { name: 'Text', exact: true })).toHaveValue('=body');
  await page.getByRole('combobox', { name: 'Text', exact: true }).selectOption('Choose a column');
  await expectPage(preview.getByRole('alert')).toHaveText('Choose the column that holds the text.');
  await expectPage(page.getByRole('button', { name: /^Import/ })).toBeDisabled();
  await page.getByRole('combobox', { name: 'Text', exact: true }).selectOption('body');
  await page.getByRole('checkbox', { name: /^section/ }).uncheck();
  await expectPage(preview.getByRole('listitem').filter({ hasText: 'Toll rises to 15' })).toContainText(
    '15 people died',
  );
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expectPage(page.getByRole('dialog')).toContainText('3 documents imported');
  const { documents } = await core.client.call('documents.list', {});
  const toll = documents.find(({ title }) => title === 'Toll rises to 15');
  expect(toll?.outlet).toBe('Daily News');
  const read = await core.client.call('documents.read', { id: toll?.id ?? '' });
  expect(read.document.metadata).not.toHaveProperty('section');
  expect(window.complaints).toEqual([]);
});

import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { utf16 } from '../../../shared/text/units.ts';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

/** The seeds tell one story; this one tells another. */
const APART = 'The harvest was poor in the valleys, and prices of grain rose twice before winter.\n';
const QUOTE = ' 10,000 troops to Russia';
let place = { document: '', start: 0 };

/** The annotated seeds, with a span of one's own that begins with a blank and one that is there twice. */
async function prepare({ client, tag }: TestCore): Promise<void> {
  await client.call('project.create', { name: 'Seeds', seeds: true, annotated: true });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const { documents } = await client.call('documents.list', {});
  for (const { id } of documents) {
    const { text } = await client.call('documents.read', { id });
    const start = text.indexOf(QUOTE);
    if (start < 0) continue;
    place = { document: id, start };
    const fragments = [{ start: utf16(start), end: utf16(start + QUOTE.length) }];
    const draft = { id: uuid(), document: id, label: 'PLACE', fragments, quote: QUOTE };
    await client.call('annotations.create', { batch: uuid(), annotations: [draft] });
    await tag(id, 'troops to Russia', 'SOURCE');
    await tag(id, 'troops to Russia', 'SOURCE');
  }
  const source = { kind: 'bytes', name: 'apart.txt', base64: Buffer.from(APART).toString('base64') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
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

const list = () => window.page.getByRole('listbox', { name: 'Findings' });
const kind = (name: RegExp) =>
  window.page.getByRole('group', { name: 'Kind of finding' }).getByRole('button', { name });
const quotes = async (): Promise<string[]> =>
  (await window.core.client.call('annotations.list', { layer: 'ana' })).map(({ quote }) => quote).toSorted();

it('the palette leads to what looks wrong, the gravest first, in its words', async () => {
  const { page } = window;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('check the quality');
  await page.keyboard.press('Enter');
  await list().waitFor();
  await expectPage(page.getByRole('tab', { name: 'Quality' })).toHaveAttribute('aria-selected', 'true');
  await kind(/^Blank at an end/).click();
  await expectPage(list().getByRole('option')).toHaveCount(1);
  // Two lines: who works through hundreds sees many at once.
  expect((await list().getByRole('option').boundingBox())?.height).toBeLessThanOrEqual(48 + 36);
  await expectPage(list().getByRole('option')).toContainText('␣10,000 troops to Russia');
  await expectPage(list().getByRole('option')).toContainText('White space stands at an end of the span.');
});

it('F fixes it in one step, and undo takes that back', async () => {
  const { page } = window;
  await list().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('f');
  await expect.poll(quotes).toContain(QUOTE.trim());
  await page.getByText('No finding passes the filters').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(quotes).toContain(QUOTE);
  await expectPage(list().getByRole('option')).toHaveCount(1);
});

it('X says that it is right; that is shown where it is asked for, and X again takes it back', async () => {
  const { page } = window;
  await list().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByText('No finding passes the filters').waitFor();
  await page.getByRole('checkbox', { name: 'Show what is right, too' }).check();
  await expectPage(list().getByRole('option')).toContainText('Right, says ana');
  await list().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await expectPage(list().getByRole('option')).not.toContainText('Right, says ana');
  await page.getByRole('checkbox', { name: 'Show what is right, too' }).uncheck();
});

it('J and K go through the list; a spare annotation is deleted, and the cursor stays', async () => {
  const { page } = window;
  await kind(/^All findings/).click();
  await page.getByRole('combobox', { name: 'Label' }).selectOption('SOURCE');
  await kind(/^Twice on the same text/).click();
  await expectPage(list().getByRole('option')).toHaveCount(1);
  await list().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await expect.poll(async () => (await quotes()).filter((quote) => quote === 'troops to Russia').length).toBe(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expectPage(list().getByRole('option').first()).toBeVisible();
});

it('Enter leads to the annotation in the text', async () => {
  const { page } = window;
  await kind(/^Blank at an end/).click();
  await list().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expectPage(page.getByRole('combobox', { name: 'Label' })).toHaveText(/PLACE/);
  expect(place.start).toBeGreaterThan(0);
});

const groups = () => window.page.getByRole('listbox', { name: 'What goes into a split as a whole' });
const stored = async (): Promise<string[]> => {
  const { documents } = await window.core.client.call('splits.check', { task: uuid() });
  return documents.map(({ split }) => String(split)).toSorted();
};

it('splits are proposed, with what belongs together and why', async () => {
  const { page } = window;
  await page.keyboard.press('Alt+Shift+Digit8');
  await page.getByRole('tab', { name: 'Splits' }).click();
  await expectPage(groups().getByRole('option')).toHaveCount(2);
  await expectPage(groups().getByRole('option').first()).toContainText('5 documents:');
  await page.getByRole('heading', { name: 'No leaks' }).waitFor();
  await groups().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '5 documents that belong together' }).waitFor();
  await expectPage(page.getByText(/^One story: /).first()).toBeVisible();
});

it('a key moves a whole group, and one step saves it and is undone', async () => {
  const { page } = window;
  await groups().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('2');
  await expectPage(groups().getByRole('option').first()).toContainText('validation');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  await expectPage(groups().getByRole('option').nth(1)).toContainText('test');
  await page.getByRole('button', { name: 'Save into the documents' }).click();
  await expect.poll(stored).toEqual(['test', ...Array.from({ length: 5 }, () => 'validation')]);
  await page.getByText('The documents say so.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(stored).toEqual(Array.from({ length: 6 }, () => 'null'));
  await page.getByText('6 documents say something else.').waitFor();
});

it('the leaks of a split that somebody brings along are told, and mended by moving the group', async () => {
  const { page, core } = window;
  const { documents } = await core.client.call('documents.list', {});
  const rows = documents.map(({ id }, i) => `${id},${i % 2 === 0 ? 'train' : 'test'}`);
  const buffer = Buffer.from(`document,split\n${rows.join('\n')}\n`);
  await page
    .getByLabel('CSV file with the columns document and split')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('heading', { name: /^\d+ leaks?$/ }).waitFor();
  await page.getByText('As own.csv says.').waitFor();
  await expectPage(groups().getByRole('option').first()).toContainText('several');
  await groups().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: 'No leaks' }).waitFor();
});

import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { utf16 } from '../../../shared/text/units.ts';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

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

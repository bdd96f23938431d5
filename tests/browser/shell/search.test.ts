import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

/** The five seeds, and a text that is written from right to left. */
async function prepare({ client, folder }: TestCore): Promise<void> {
  await client.call('project.sample', {});
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'arabic.txt');
  writeFileSync(path, 'قالت كوريا الشمالية إنها لن ترسل قوات إلى كورسك هذا العام.');
  const [text] = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare });
  await window.text.waitFor();
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

const field = () => window.page.getByRole('combobox', { name: 'Search for' });
const hits = () => window.page.getByRole('listbox', { name: 'Hits, key words in context' });
const options = () => hits().getByRole('option');
const marked = () => options().locator('mark');
async function search(query: string): Promise<void> {
  await field().fill(query);
  await field().press('Enter');
}
const ofLabel = async (label: string): Promise<string[]> => {
  const all = await window.core.client.call('annotations.list', {});
  return all.filter((one) => one.layer === 'ana' && one.label === label).map(({ quote }) => quote);
};

it('searches from anywhere, sorts by context, and goes to a place', async () => {
  const { keyboard } = window.page;
  await keyboard.press('Alt+Shift+Digit3');
  await expectPage(field()).toBeFocused();
  await keyboard.press('Alt+Shift+Digit1');
  await keyboard.press('Control+Shift+F');
  await expectPage(field()).toBeFocused();
  await search('"cannon fodder"');
  await expectPage(marked()).toHaveText(['cannon fodder']);
  await search('troops');
  await expectPage(window.page.getByText(/^\d+ hits in 5 documents$/)).toBeVisible();
  await window.page.getByRole('combobox', { name: 'Order' }).selectOption('right');
  const after = await options().locator('bdi:last-child').allTextContents();
  expect(await violations(window.page)).toEqual([]);
  const compared = after.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  expect(compared).toEqual(compared.toSorted());
  expect(compared.length).toBeGreaterThan(5);
  await window.page.getByRole('combobox', { name: 'Order' }).selectOption('document');

  await search('*dvance* OR fodder');
  await field().press('ArrowDown');
  await expectPage(hits()).toBeFocused();
  await keyboard.press('Home');
  const first = await marked().first().textContent();
  await keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => window.page.evaluate(() => String(document.getSelection()))).toBe(first);
  // The view comes back at the same hit, with the focus in the list.
  await keyboard.press('Alt+Shift+Digit3');
  await expectPage(hits()).toBeFocused();
  await keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => window.page.evaluate(() => String(document.getSelection()))).toBe(first);
  // What is marked is looked for from the text.
  await keyboard.press('Control+Shift+F');
  await expectPage(field()).toHaveValue(`"${first}"`);
  await expectPage(marked().first()).toHaveText(first ?? '');
});

it('says what is wrong at its place, and when nothing is found', async () => {
  for (const [query, problem, piece] of [
    ['OR', /only operators/, 'OR'],
    ['troops (north', /never closed/, '('],
    ['/(?=x)y/', /looks ahead or behind/, '(?='],
    ['/[z-a]/', /no regular expression/, '/[z-a]/'],
    ['troops label:CLAIN', /no such label/, 'label:CLAIN'],
  ] as const) {
    await search(query);
    const alert = window.page.getByRole('alert');
    await expectPage(alert).toContainText(problem);
    await expectPage(alert.locator('mark')).toHaveText(piece);
    await expectPage(field()).toHaveAttribute('aria-invalid', 'true');
  }
  expect(await violations(window.page)).toEqual([]);
  await window.page.getByRole('button', { name: 'What can be searched for' }).click();
  await expectPage(window.page.getByRole('dialog', { name: 'What can be searched for' })).toBeVisible();
  expect(await violations(window.page)).toEqual([]);
  await window.page.keyboard.press('Escape');
  await search('xylophone');
  await expectPage(window.page.getByText('Nothing found')).toBeVisible();
  await search('كوريا');
  await expectPage(options().locator('span[dir="rtl"]:has(mark)').filter({ hasText: 'كوريا' })).toHaveCount(1);
});

it('tags what is ticked in one step that undo takes back', async () => {
  const { keyboard } = window.page;
  await search('/[0-9]+,000/');
  await field().press('ArrowDown');
  await expectPage(hits()).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('1');
  await expectPage(window.page.getByText(/^Tick hits first/)).toBeVisible();
  // Hits come page by page: all are there when they are counted.
  await expectPage(window.page.getByText(/^\d+ hits in \d documents$/)).toBeVisible();
  await keyboard.press('Control+a');
  const count = await options().count();
  const key = 'QUANTITY';
  await window.page.getByRole('group', { name: 'Tag as' }).getByRole('button', { name: key }).click();
  const dialog = window.page.getByRole('dialog', { name: `Tag the hits as ${key}` });
  await expectPage(dialog).toContainText(`${count} places will be tagged`);
  await keyboard.press('Enter');
  await expectPage(dialog).toHaveCount(0);
  await expect.poll(async () => (await ofLabel(key)).length).toBe(count);
  // The same again is left out, and said.
  await expectPage(options().first()).toContainText(`Under ${key}`);
  await hits().focus();
  await keyboard.press('Control+a');
  await window.page.getByRole('group', { name: 'Tag as' }).getByRole('button', { name: key }).click();
  await expectPage(dialog).toContainText('There is nothing to tag.');
  await expectPage(dialog).toContainText(`${count} have this label already.`);
  expect(await violations(window.page)).toEqual([]);
  await keyboard.press('Escape');
  // A field narrows down to annotations; without words they are listed, and lead to themselves.
  await window.page.getByRole('combobox', { name: 'Narrow down' }).selectOption(`label:${key}`);
  await expectPage(field()).toHaveValue(`/[0-9]+,000/ label:${key}`);
  await expectPage(options()).toHaveCount(count);
  await search(`label:${key}`);
  await expectPage(options().first()).toContainText('Quotes');
  await hits().focus();
  await keyboard.press('Control+z');
  await expect.poll(() => ofLabel(key)).toEqual([]);
  await expectPage(window.page.getByText('Nothing found')).toBeVisible();
  expect(window.complaints).toEqual([]);
});

it('shows the first hits of a long search, and can be stopped', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let pages = 0;
  window.meddle(async (name, answer) => {
    if (name !== 'search.run') return answer();
    pages += 1;
    const reply = await answer();
    if (pages === 1 && reply.ok) return { ok: true, value: { ...(reply.value as object), next: { key: 2, skip: 0 } } };
    await held;
    return { ok: false, code: 'cancelled', message: 'Cancelled. Nothing was changed.' };
  });
  await search('troops');
  await expectPage(options().first()).toBeVisible();
  const stop = window.page.getByRole('button', { name: 'Stop' });
  await expectPage(stop).toBeVisible();
  await stop.click();
  release();
  await expectPage(window.page.getByText(/^Stopped\./)).toBeVisible();
  await expectPage(options().first()).toBeVisible();
  window.meddle(undefined);
});

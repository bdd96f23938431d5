import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const TEXTS = { 'a.txt': 'Kim met Kim. Kimchi was served. Kim left.', 'b.txt': 'kim said so. Kim denied.' };

async function prepare({ client, folder }: TestCore): Promise<void> {
  mkdirSync(join(folder, 'texts'), { recursive: true });
  await client.call('project.create', { name: 'Small' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, 'texts', name), text);
  const source = { kind: 'path', path: join(folder, 'texts') } as const;
  const staged = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ prepare });
  await window.text.click({ position: { x: 20, y: 20 } });
  await press('Control+Home', 'Control+Shift+ArrowRight', '2');
  await expect.poll(stored).toEqual(['SOURCE Kim']);
});
afterEach(() => window.close());

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}
async function stored(): Promise<string[]> {
  const all = await window.core.client.call('annotations.list', {});
  return all.map(({ label, quote }) => `${label} ${quote}`);
}
const tagButton = (name: string) => window.page.getByRole('button', { name });

it('P shows the equal strings of the document, Space unticks, Enter tags the others; one undo takes all back', async () => {
  await press('p');
  const list = window.page.getByRole('listbox', { name: 'Equal strings' });
  await expectPage(list).toBeFocused();
  await expectPage(list.getByRole('option')).toHaveCount(4);
  await expectPage(list.getByText('already tagged')).toHaveCount(1);
  await expectPage(tagButton('Tag 2 places')).toBeVisible();
  await expectPage(window.page.getByText('1 more inside a longer word')).toBeVisible();
  // The document, the first place (tagged already), the second one.
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Space');
  await expectPage(tagButton('Tag 1 place')).toBeVisible();
  await press('Enter');
  await expect.poll(async () => (await stored()).length).toBe(2);
  await expectPage(window.page.getByText('Tagged 1 place as SOURCE.').first()).toBeVisible();
  await expectPage(window.text).toBeFocused();
  const [, made] = await window.core.client.call('annotations.list', {});
  expect(made?.origin.kind).toBe('propagation');
  expect(made?.origin.from).toHaveLength(1);
  await press('Control+z');
  await expect.poll(stored).toEqual(['SOURCE Kim']);
  expect(window.complaints).toEqual([]);
});

it('Alt with letters asks all documents and ignores case; typing filters; the whole is one step', async () => {
  await press('p');
  await expectPage(window.page.getByRole('listbox', { name: 'Equal strings' })).toBeFocused();
  await press('Alt+p', 'Alt+c');
  await expectPage(tagButton('Tag 4 places')).toBeVisible();
  const list = window.page.getByRole('listbox', { name: 'Equal strings' });
  await list.focus();
  await press('d', 'e', 'n', 'i');
  await expectPage(window.page.getByRole('searchbox', { name: 'Filter the places' })).toHaveValue('deni');
  await expectPage(list.getByRole('option')).toHaveCount(3);
  await press('Enter');
  await expect
    .poll(async () => (await stored()).toSorted())
    .toEqual(['SOURCE Kim', 'SOURCE Kim', 'SOURCE Kim', 'SOURCE Kim', 'SOURCE kim']);
  await press('Control+z');
  await expect.poll(stored).toEqual(['SOURCE Kim']);
});

it('without anything to look for it says so', async () => {
  await press('Control+End', 'p');
  await expectPage(window.page.getByText(/^Choose an annotation first, or mark some text/).first()).toBeVisible();
});

it('a document whose places all have the label already is not shown as ticked', async () => {
  await press('Control+Home', 'Control+ArrowRight', 'Control+Shift+ArrowRight', '2', 'p');
  const list = window.page.getByRole('listbox', { name: 'Equal strings' });
  await expectPage(list.getByText('already tagged')).toHaveCount(1);
  await expectPage(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'false');
  await expectPage(tagButton('Tag 0 places')).toBeDisabled();
});

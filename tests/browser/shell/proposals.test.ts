import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const CODEBOOK = {
  id: 'small',
  version: '1',
  span_labels: [{ name: 'CLAIM' }, { name: 'QUANTITY' }, { name: 'SOURCE' }],
  attributes: [
    { on: 'QUANTITY', name: 'least/most', mandatory: true, type: 'number', comparator: 'sign', unit: 'unit' },
    { on: 'QUANTITY', name: 'sign', mandatory: true, default: '=', values: ['=', '~', '>='] },
    { on: 'QUANTITY', name: 'unit', mandatory: true },
    { on: 'QUANTITY', name: 'kind', mandatory: true, values: ['total', 'rate'] },
    { on: 'SOURCE', name: 'who', mandatory: true, type: 'entity' },
  ],
};
const TEXT = 'About 300 men left, said Pentagon spokesperson Sabrina Singh. Nobody knows.';

async function prepare({ client, folder }: TestCore): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const codebook = join(folder, 'codebook.json');
  writeFileSync(codebook, JSON.stringify(CODEBOOK));
  await client.call('project.create', { name: 'Small', codebook });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const path = join(folder, 'a.txt');
  writeFileSync(path, TEXT);
  const [text] = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ prepare });
});
afterEach(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

async function mark(words: string): Promise<void> {
  await expectPage(window.text).toContainText(TEXT);
  await press('Control+f');
  await window.page.keyboard.type(words);
  await press('Escape');
}

async function stored(quote: string): Promise<unknown> {
  const { client } = window.core;
  const [document] = (await client.call('documents.list', {})).documents;
  const { annotations } = await client.call('documents.read', { id: document?.id ?? '' });
  return annotations.find((one) => one.quote === quote)?.attributes;
}

const marked = (): Promise<string> => window.page.evaluate(() => String(document.getSelection()));

it('a figure that the words give is proposed, and Enter takes it; keys may come faster than frames', async () => {
  await mark('About 300 men');
  await press('2', 'Enter', 'Enter', '1');
  await expectPage(window.text).toBeFocused();
  const figure = { least: 300, most: 300, sign: '~', unit: 'men' };
  await expect.poll(() => stored('About 300 men')).toEqual({ ...figure, kind: 'total' });
});

it('words that give no figure propose none and say so, and Enter leaves nothing', async () => {
  await mark('Nobody');
  await press('2', 'Enter');
  const field = window.page.getByRole('textbox', { name: 'Figure' });
  await expectPage(field).toBeFocused();
  await expectPage(field).not.toHaveAttribute('placeholder');
  await expectPage(window.page.getByText('These words have no number.')).toBeVisible();
  await press('Enter', 'Escape');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => stored('Nobody')).toEqual({ sign: '=' });
});

it('a name is proposed, is not saved by leaving, and can be changed', async () => {
  const quote = 'Pentagon spokesperson Sabrina Singh';
  const who = window.page.getByRole('combobox', { name: 'who' });
  await mark(quote);
  await press('3', 'Enter');
  await expectPage(who).toHaveAttribute('placeholder', `Enter: ${quote}`);
  await press('Escape');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => stored(quote)).toEqual({});
  await press('Enter', 'Home', 'Control+Delete', 'Control+Delete', 'Enter');
  await expectPage(window.text).toBeFocused();
  await expect.poll(() => stored(quote)).toEqual({ who: 'Sabrina Singh' });
  await expectPage(who).not.toHaveAttribute('placeholder');
});

it('E marks up to the next punctuation mark, Shift+E goes back', async () => {
  await expectPage(window.text).toContainText(TEXT);
  await press('Control+Home', 'e');
  await expect.poll(marked).toBe('About 300 men left');
  await press('e');
  await expect.poll(marked).toBe('About 300 men left, said Pentagon spokesperson Sabrina Singh');
  await press('e', 'e', 'e', 'e');
  await expect.poll(marked).toBe(TEXT);
  await press('Shift+E', 'Shift+E', 'Shift+E', 'Shift+E', 'Shift+E');
  await expect.poll(marked).toBe('About 300 men left');
  await press('1');
  await expect.poll(() => stored('About 300 men left')).toBeDefined();
});

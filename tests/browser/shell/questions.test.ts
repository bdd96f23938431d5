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
  span_labels: [{ name: 'CLAIM' }, { name: 'QUANTITY' }],
  attributes: [
    { on: 'CLAIM', name: 'tone', key: 'T', mandatory: true, values: ['calm', 'loud'] },
    { on: 'CLAIM', name: 'denied', key: 'Y', type: 'boolean' },
    { on: 'CLAIM', name: 'said', type: 'date' },
    { on: 'CLAIM', name: 'who', type: 'entity' },
    { on: 'CLAIM', name: 'reason', mandatory: true, when: [{ attribute: 'tone', values: ['loud'] }] },
    { on: 'QUANTITY', name: 'least/most', key: 'V', mandatory: true, type: 'number', comparator: 'sign', unit: 'unit' },
    { on: 'QUANTITY', name: 'sign', mandatory: true, default: '=', values: ['=', '~', '>='] },
    { on: 'QUANTITY', name: 'unit', mandatory: true },
    { on: 'QUANTITY', name: 'kind', mandatory: true, values: ['total', 'rate'] },
  ],
};

/** A project with that codebook and two texts; the first has an annotation that names somebody. */
async function prepare({ client, folder, tag }: TestCore): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const codebook = join(folder, 'codebook.json');
  writeFileSync(codebook, JSON.stringify(CODEBOOK));
  await client.call('project.create', { name: 'Small', codebook });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'Troops were sent. Nobody knows why.');
  const [text] = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  const { documents } = await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
  const id = await tag(documents[0] ?? '', 'Nobody knows');
  await client.call('annotations.update', { batch: uuid(), id, attributes: { who: 'The Pentagon', tone: 'calm' } });
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

async function tag(key: string): Promise<void> {
  await window.text.click({ position: { x: 20, y: 20 } });
  await window.page.keyboard.press('s');
  await window.page.keyboard.press(key);
}

async function stored(): Promise<unknown> {
  const { client } = window.core;
  const [document] = (await client.call('documents.list', {})).documents;
  const { annotations } = await client.call('documents.read', { id: document?.id ?? '' });
  return annotations.find(({ quote }) => quote.startsWith('Troops'))?.attributes;
}

const field = (name: string) => window.page.getByRole('textbox', { name, exact: false });
const choice = (name: string) => window.page.getByRole('group', { name });

it('a screen reader hears what is tagged with its answers, and everything that a relabel changes', async () => {
  const { keyboard } = window.page;
  const hears = (words: RegExp) => expectPage(window.page.getByRole('status').getByText(words)).toBeAttached();
  await tag('1');
  await hears(/^Tagged as CLAIM: Troops were sent\. Missing: tone$/);
  await keyboard.press('Tab');
  await hears(/^CLAIM: Nobody knows\. tone: calm; who: The Pentagon$/);
  await keyboard.press('2');
  await hears(/^Label changed to QUANTITY\. 5 more questions: .*\. No longer asked: .*tone/);
});

it('a question’s key leads to it, a digit answers it and leads back', async () => {
  const { keyboard } = window.page;
  await tag('1');
  await keyboard.press('t');
  await keyboard.press('1');
  await expectPage(window.text).toBeFocused();
  await expect.poll(stored).toEqual({ tone: 'calm' });
  await keyboard.press('y');
  await keyboard.press('n');
  await expectPage(window.text).toBeFocused();
  await expect.poll(stored).toEqual({ tone: 'calm', denied: false });
  await expectPage(choice('denied').getByRole('radio', { name: 'no' })).toBeChecked();
  await keyboard.press('y');
  await keyboard.press('Backspace');
  await keyboard.press('Escape');
  await expectPage(window.text).toBeFocused();
  await expect.poll(stored).toEqual({ tone: 'calm' });
});

it('an answer brings up a question, goes on to it, and takes it away again without losing its value', async () => {
  const { keyboard } = window.page;
  await tag('1');
  await keyboard.press('Enter');
  await expectPage(field('reason')).toHaveCount(0);
  await keyboard.press('2');
  await expectPage(field('reason')).toBeFocused();
  await expectPage(window.page.getByText('One more question: reason')).toBeAttached();
  await keyboard.type('They shout.');
  await keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expect.poll(stored).toEqual({ tone: 'loud', reason: 'They shout.' });
  await keyboard.press('t');
  await keyboard.press('1');
  await expectPage(field('reason')).toHaveCount(0);
  await expectPage(window.page.getByText('reason: They shout.')).toBeVisible();
  await expectPage(window.page.getByText('Not asked now')).toBeAttached();
  await expect.poll(stored).toEqual({ tone: 'calm', reason: 'They shout.' });
});

it('a date is said in words; what is none is said and not saved', async () => {
  const { keyboard } = window.page;
  await tag('1');
  await field('said').focus();
  await keyboard.type('2024-10~');
  await expectPage(window.page.getByText('about October 2024')).toBeVisible();
  await keyboard.press('Enter');
  await expect.poll(stored).toEqual({ said: '2024-10~' });
  await field('said').fill('last week');
  await keyboard.press('Enter');
  await expectPage(window.page.getByRole('alert')).toContainText('Not saved. Write 2024');
  await expectPage(field('said')).toBeFocused();
  await expect.poll(stored).toEqual({ said: '2024-10~' });
});

it('a name that the project has is offered with its count, another can be written', async () => {
  const { keyboard } = window.page;
  const who = window.page.getByRole('combobox', { name: 'who' });
  await tag('1');
  await who.focus();
  await keyboard.type('pen');
  await expectPage(window.page.getByRole('option', { name: 'The Pentagon' })).toContainText('1');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expectPage(who).toHaveValue('The Pentagon');
  await keyboard.press('Escape');
  await expect.poll(stored).toEqual({ who: 'The Pentagon' });
  await who.fill('Kyiv');
  await keyboard.press('Enter');
  await expect.poll(stored).toEqual({ who: 'Kyiv' });
});

it('a figure is written in one line, in one step of undo; each value can be written by itself', async () => {
  const { keyboard } = window.page;
  await tag('2');
  await keyboard.press('Enter');
  await expectPage(field('Figure')).toBeFocused();
  await keyboard.type('many');
  await keyboard.press('Enter');
  await expectPage(window.page.getByRole('alert')).toContainText('Not saved: write a figure such as 10,000');
  await expectPage(field('Figure')).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('>= 2 million rounds');
  await keyboard.press('Enter');
  await expectPage(choice('kind').getByRole('radio', { name: 'total' })).toBeFocused();
  await keyboard.press('1');
  await expectPage(window.text).toBeFocused();
  const figure = { least: 2_000_000, most: 2_000_000, sign: '>=', unit: 'rounds' };
  await expect.poll(stored).toEqual({ ...figure, kind: 'total' });
  await expectPage(field('Figure')).toHaveValue('>= 2,000,000 rounds');
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await expect.poll(stored).toEqual({ sign: '=' });
  await keyboard.press('v');
  await expectPage(field('Figure')).toBeFocused();
  await window.page.getByRole('button', { name: 'Each value by itself' }).press('Enter');
  await window.page.getByRole('textbox', { name: /^most/i }).fill('12');
  await keyboard.press('Escape');
  await expect.poll(stored).toEqual({ sign: '=', most: 12 });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
afterEach(() => window.close());

/** The sample project with one CLAIM, and the codebook's page. */
async function open(): Promise<void> {
  window = await windows.open({ name: 'Ana' });
  await window.text.click({ position: { x: 80, y: 200 } });
  await window.page.keyboard.press('s');
  await window.page.keyboard.press('1');
  await expectPage(window.page.getByRole('contentinfo')).toContainText('Saved');
  await window.page.keyboard.press('Alt+Shift+Digit5');
  await window.page.getByRole('heading', { name: 'Codebook', level: 1 }).waitFor();
}
const field = (name: string): Locator => window.page.getByRole('textbox', { name, exact: true });
const button = (name: string): Locator => window.page.getByRole('button', { name, exact: true });
const codebook = () => window.core.client.call('codebook.read', {});
const labels = async (): Promise<string[]> =>
  (await window.core.client.call('annotations.list', {})).map(({ label }) => label);

async function preview(): Promise<Locator> {
  await window.page.keyboard.press('Control+Enter');
  const dialog = window.page.getByRole('dialog', { name: 'What will change' });
  await dialog.getByText('The codebook becomes').or(dialog.getByText('have to be mended')).waitFor();
  return dialog;
}
async function apply(): Promise<void> {
  const dialog = await preview();
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
}
async function palette(command: string): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.getByRole('combobox', { name: 'Find a command' }).fill(command);
  await window.page.keyboard.press('Enter');
}

it('a label is added by keyboard, and shown in the label bar when it is applied', async () => {
  await open();
  await button('Add a label').press('Enter');
  await field('Name').fill('EVENT');
  await window.page.keyboard.press('Enter');
  await field('Definition').fill('Something that happened.');
  await expect.poll(async () => (await codebook()).labels.map(({ name }) => name)).not.toContain('EVENT');
  await expectPage(window.page.getByText('1 change, not applied yet')).toBeVisible();
  await apply();
  const made = (await codebook()).labels.at(-1);
  expect(made).toMatchObject({ name: 'EVENT', definition: 'Something that happened.', key: '9' });
  await window.page.keyboard.press('Alt+Shift+Digit1');
  await expectPage(window.page.getByRole('toolbar', { name: 'Labels' })).toContainText('EVENT');
  expect(window.complaints).toEqual([]);
});

it('a rename is previewed, counted, applied everywhere and undone by its notice; the draft outlives the page', async () => {
  await open();
  await field('Name').fill('ASSERTION');
  await window.page.keyboard.press('Enter');
  await expectPage(field('Name')).toBeFocused();
  await expect.poll(labels).toEqual(['CLAIM']);
  await window.page.keyboard.press('Alt+Shift+Digit5');
  await window.page.getByRole('heading', { name: 'Codebook', level: 1 }).press('Escape');
  await expectPage(window.text).toBeFocused();
  await window.page.keyboard.press('Alt+Shift+Digit5');
  const dialog = await preview();
  await expectPage(dialog).toContainText('1 annotation gets another label');
  await expectPage(dialog).not.toContainText('Also changes');
  await window.page.keyboard.press('Control+Enter');
  await expect.poll(labels).toEqual(['ASSERTION']);
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => window.page.evaluate(() => document.activeElement?.closest('[data-region]') != null))
    .toBe(true);
  await expectPage(window.page.getByText('not applied yet')).toHaveCount(0);
  await window.page.getByText('The codebook is version 2.0.0 now.').first().waitFor();
  await window.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(labels).toEqual(['CLAIM']);
  await window.page.keyboard.press('Alt+Shift+Digit5');
  await expectPage(window.page.getByRole('region', { name: 'CLAIM', exact: true })).toBeVisible();
});

it('a label in use is retired: its annotation stays, and nothing offers it any more', async () => {
  await open();
  await button('Retire').press('Enter');
  await apply();
  await expect.poll(labels).toEqual(['CLAIM']);
  await expectPage(window.page.getByRole('region', { name: 'Labels' }).getByRole('listitem').last()).toContainText(
    'retired',
  );
  await window.page.keyboard.press('Alt+Shift+Digit1');
  await expectPage(window.page.getByRole('toolbar', { name: 'Labels' })).not.toContainText('CLAIM');
  const select = window.page.getByRole('combobox', { name: 'Label', exact: true });
  if (!(await select.isVisible())) await window.page.getByRole('listbox', { name: 'Annotations' }).press('Enter');
  // Its own is there to be seen; once it has another one, the retired one is gone.
  await expectPage(select).toHaveValue('CLAIM');
  await expectPage(window.page.getByRole('definition').filter({ hasText: '(now ' })).toHaveText('1.1.0 (now 2.0.0)');
  await select.selectOption('SOURCE');
  await expectPage(select.getByRole('option', { name: 'CLAIM', exact: true })).toHaveCount(0);
});

it('a colour without contrast is refused with the nearest one; a key that is taken is told at once and blocks', async () => {
  await open();
  await field('Own colour').fill('#ffee00');
  await expectPage(window.page.getByText('Hard to see: light 1.0')).toBeVisible();
  await expectPage(window.page.getByText('not applied yet')).toHaveCount(0);
  await window.page.getByRole('button', { name: /^Use #/ }).press('Enter');
  await expectPage(window.page.getByText('1 change, not applied yet')).toBeVisible();
  await field('Key').fill('2');
  await expectPage(window.page.getByText('The key 2 is that of SOURCE.')).toBeVisible();
  const dialog = await preview();
  await expectPage(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await dialog.getByRole('button', { name: /key/ }).first().press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await field('Key').fill('1');
  await apply();
  await expect.poll(async () => (await codebook()).labels[0]?.color).toMatch(/^#[0-9a-f]{6}$/);
});

it('conditions that go in a circle are told at once', async () => {
  await open();
  await button('Attributes').press('Enter');
  const list = window.page.getByRole('region', { name: 'Attributes' });
  const ask = async (attribute: string, when: string): Promise<void> => {
    await list.getByRole('button', { name: new RegExp(`^${attribute} `) }).press('Enter');
    await button('Add a condition').press('Enter');
    await window.page.getByRole('combobox', { name: 'Attribute of the condition' }).selectOption(when);
  };
  await ask('polarity', 'certainty');
  await ask('certainty', 'polarity');
  await expectPage(window.page.getByRole('region', { name: 'Asked only when' })).toContainText('circle');
  await expectPage(window.page.getByText(/, \d problems?/).first()).toBeVisible();
});

it('a file with a name that is there twice is refused with its name; a good one becomes a draft', async () => {
  await open();
  await palette('import a codebook');
  const dialog = window.page.getByRole('dialog', { name: 'Import a codebook' });
  const put = (names: string[]): Promise<void> => {
    mkdirSync(window.core.folder, { recursive: true });
    const path = join(window.core.folder, 'scheme.json');
    writeFileSync(
      path,
      JSON.stringify({ id: 'claims-default', version: '2', span_labels: names.map((name) => ({ name })) }),
    );
    return dialog.getByLabel('File').setInputFiles(path);
  };
  await put(['CLAIM', 'CLAIM']);
  await expectPage(dialog.getByRole('alert')).toContainText('"CLAIM" stands there twice');
  await put(['CLAIM', 'SOURCE', 'NOVELTY']);
  await expectPage(dialog.getByRole('status')).toContainText('would make the project’s codebook like this file');
  await dialog.getByRole('button', { name: 'Look at the changes' }).press('Enter');
  await expectPage(window.page.getByRole('dialog', { name: 'What will change' })).toContainText('NOVELTY');
  await expect.poll(async () => (await codebook()).labels.map(({ name }) => name)).not.toContain('NOVELTY');
});

it('guidelines are written, shown beside the text with G, searched, and left with Esc', async () => {
  await open();
  await button('Guidelines').press('Enter');
  await field('Guidelines').click();
  await window.page.keyboard.type('Mark figures with their unit.');
  await window.page.keyboard.press('Enter');
  await window.page.keyboard.type('Leave names out.');
  await apply();
  await expect
    .poll(async () => (await codebook()).guidelines)
    .toBe('Mark figures with their unit.\n\nLeave names out.');
  await window.page.keyboard.press('Alt+Shift+Digit1');
  await window.text.focus();
  await window.page.keyboard.press('g');
  const panel = window.page.getByRole('region', { name: 'Guidelines' });
  await expectPage(panel).toContainText('Leave names out.');
  await expectPage(panel.getByRole('searchbox')).toBeFocused();
  await window.page.keyboard.type('unit figures');
  await expectPage(panel).toContainText('Mark figures');
  await expectPage(panel).not.toContainText('Leave names out.');
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.press('Escape');
  await expectPage(window.text).toBeFocused();
  await window.page.keyboard.press('g');
  await expectPage(panel).toHaveCount(0);
});

it('a codebook that changed meanwhile is told, and the draft is kept', async () => {
  await open();
  await field('Definition').fill('Mine.');
  const { client } = window.core;
  const { version } = await codebook();
  await client.call('codebook.edit', {
    batch: 'other',
    base: version,
    edits: [{ edit: 'guidelines', text: 'Theirs.' }],
  });
  await expectPage(window.page.getByText('The codebook was changed meanwhile')).toBeVisible();
  await expectPage(field('Definition')).toHaveValue('Mine.');
  await apply();
  await expect.poll(codebook).toMatchObject({
    guidelines: 'Theirs.',
    labels: [{ definition: 'Mine.' }, ...Array.from({ length: 7 }, () => ({}))],
  });
});

it('relation types are put into another order and merged', async () => {
  await open();
  await window.page.getByRole('button', { name: 'Relation types' }).click();
  const list = window.page.getByRole('region', { name: 'Relation types' });
  await list.getByRole('button', { name: /^attributed_to/ }).press('Alt+ArrowDown');
  await expectPage(list.getByRole('listitem').first()).toContainText('has_quantity');
  await list.getByRole('button', { name: /^supports/ }).click();
  const into = window.page.getByRole('combobox', { name: 'Merge into' });
  // What has a direction is not merged into what has none.
  await expectPage(into.getByRole('option', { name: 'contradicts' })).toHaveCount(0);
  await into.selectOption('updates');
  await button('Merge').press('Enter');
  await apply();
  const { relations } = await codebook();
  expect(relations.slice(0, 2).map(({ name }) => name)).toEqual(['has_quantity', 'attributed_to']);
  expect(relations.find(({ name }) => name === 'supports')?.retired).toBe(true);
});

it('a label that is split by hand is worked off in the list; undo leaves the document that is open', async () => {
  await open();
  const { client, tag } = window.core;
  const { documents } = await client.call('documents.list', {});
  const others = [documents[0]?.id ?? '', documents[1]?.id ?? ''];
  for (const id of others) {
    const { text } = await client.call('documents.read', { id });
    await tag(id, text.slice(0, text.indexOf(' ')));
  }
  await button('Split…').press('Enter');
  const dialog = window.page.getByRole('dialog', { name: 'Split CLAIM' });
  await dialog.getByRole('textbox', { name: 'New label' }).fill('RUMOUR');
  await window.page.keyboard.press('Enter');
  await dialog.getByRole('checkbox', { name: 'CLAIM', exact: true }).check();
  await dialog.getByRole('button', { name: 'Split', exact: true }).press('Enter');
  await apply();
  await window.page.keyboard.press('Alt+Shift+Digit6');
  const list = window.page.getByRole('listbox', { name: 'Open questions' });
  await expectPage(list).toBeFocused();
  await expectPage(list.getByRole('option')).toHaveCount(3);
  // The first is a rumour, the second stays a claim; the third is for later.
  await window.page.keyboard.press('9');
  await expectPage(list.getByRole('option')).toHaveCount(2);
  await window.page.keyboard.press('1');
  await expectPage(list.getByRole('option')).toHaveCount(1);
  await expect.poll(async () => (await labels()).toSorted()).toEqual(['CLAIM', 'CLAIM', 'RUMOUR']);
  const flagged = async () => (await client.call('annotations.flagged', { limit: 10 })).annotations.length;
  await expect.poll(flagged).toBe(1);

  await window.page.keyboard.press('Control+z');
  await window.page.keyboard.press('Control+z');
  await expect.poll(flagged).toBe(3);
  await window.page.keyboard.press('Alt+Shift+Digit1');
  const shown = window.page.getByRole('listbox', { name: 'Documents' }).getByRole('option', { selected: true });
  await window.page.getByRole('listbox', { name: 'Documents' }).getByRole('option').first().click();
  await expectPage(shown).toContainText(documents[0]?.title ?? '');
  await window.text.focus();
  await window.page.keyboard.press('Control+z');
  await expect.poll(flagged).toBe(0);
  await expectPage(window.page.getByText(/^Undid: /).first()).toBeVisible();
  await expectPage(shown).toContainText(documents[0]?.title ?? '');
});

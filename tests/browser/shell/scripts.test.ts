import { resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/scripts');

/** What is done in each text: a claim in it, its source, a word that is looked for, and the way it is written. */
const TEXTS = [
  {
    file: 'arabic.txt',
    claim: '3000 جندي وصلوا إلى الحدود',
    source: 'وزارة الدفاع',
    word: 'الوزارة',
    direction: 'rtl',
  },
  { file: 'chinese.txt', claim: '约三千名士兵已经抵达边境', source: '国防部', word: '数字', direction: 'ltr' },
  {
    file: 'emoji.txt',
    claim: '3,000 soldiers 🪖 were seen 👀 near the border',
    source: 'a spokesman 👨‍👩‍👧‍👦',
    word: '🏛️',
    direction: 'ltr',
  },
];

async function prepare({ client }: TestCore): Promise<void> {
  await client.call('project.create', { name: 'Scripts' });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const staged = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path: FOLDER } });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());

/** Whether each annotation's words are those of its offsets, in whole characters. */
async function areExact({ core }: TestWindow, document: string): Promise<void> {
  const { text, annotations } = await core.client.call('documents.read', { id: document });
  for (const { quote, fragments } of annotations) {
    expect(fragments.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(quote);
    expect(quote.isWellFormed()).toBe(true);
  }
}

it('Arabic, Chinese and emoji are tagged, split, found and related as they are written', async () => {
  const window = await windows.open({ prepare });
  const { page, core, text } = window;
  const { documents } = await core.client.call('documents.list', {});
  for (const { file, claim, source, word, direction } of TEXTS) {
    const document = documents.find(({ fileName }) => fileName === file)?.id ?? '';
    const place = documents.findIndex(({ id }) => id === document);
    await core.tag(document, source, 'SOURCE');
    await core.tag(document, claim);
    await page.getByRole('listbox', { name: 'Documents' }).getByRole('option').nth(place).click();
    await text.and(page.locator(`:has-text("${word}")`)).waitFor();
    const paragraph = text.locator('[data-kind]').first();
    await expect.poll(() => paragraph.evaluate((one) => getComputedStyle(one).direction)).toBe(direction);
    // The title stands over its facts in every script.
    const title = page.getByRole('main').getByRole('heading', { level: 1 }).first();
    await expect.poll(() => title.evaluate((one) => getComputedStyle(one).textAlign)).toBe('left');

    // Tagged by hand, from the text's first word on.
    await text.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press(direction === 'rtl' ? 'Control+Shift+ArrowLeft' : 'Control+Shift+ArrowRight');
    await page.keyboard.press('6');
    await expect.poll(async () => (await core.client.call('annotations.list', { document })).length).toBe(3);
    await areExact(window, document);

    // Related by R and Enter, and seen in the inspector.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Annotations' }).getByRole('option', { name: /CLAIM/ }).click();
    await expectPage(page.getByRole('region', { name: 'Inspector' }).getByRole('blockquote')).toHaveText(claim);
    await text.focus();
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('region', { name: 'Relations', exact: true })).toContainText(source);
    expect(await violations(page)).toEqual([]);

    // Split behind its first words.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: 'Annotations' }).getByRole('option', { name: /CLAIM/ }).click();
    await text.focus();
    for (let n = 0; n < 2; n++)
      await page.keyboard.press(direction === 'rtl' ? 'Control+ArrowLeft' : 'Control+ArrowRight');
    await page.keyboard.press('x');
    await expect.poll(async () => (await core.client.call('annotations.list', { document })).length).toBe(4);
    await areExact(window, document);

    // Found, and marked as a whole.
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText(word);
    await page.getByRole('search').getByText('1 of 1').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(word);
  }
  await page.keyboard.press('Alt+Shift+Digit7');
  await page.getByRole('listbox', { name: 'Changes, the newest first' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(window.complaints).toEqual([]);
  await window.close();
}, 180_000);

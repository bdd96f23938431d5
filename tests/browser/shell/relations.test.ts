import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
let first = '';
let second = '';
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ name: 'Ana' });
  [first = '', second = ''] = (await window.core.client.call('documents.list', {})).documents.map(({ id }) => id);
});
afterEach(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
});

const bar = () => window.page.getByRole('region', { name: 'New relation' });
const list = () => window.page.getByRole('region', { name: 'Relations', exact: true });
const stored = async () =>
  (await window.core.client.call('relations.list', { document: first })).relations.map(
    ({ type, from, to }) => `${from} ${type} ${to}`,
  );
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const saved = () => expectPage(window.page.getByRole('contentinfo')).toContainText('Saved');
const isActive = (label: string) => expectPage(window.page.getByRole('combobox', { name: 'Label' })).toHaveValue(label);

/** The first annotation of the text, active with the caret at it. */
async function startAt(label: string): Promise<void> {
  await window.text.click();
  await press('Escape', 'Control+Home');
  for (let n = 0; n < 9; n++) {
    await press('Tab');
    const here = await window.page.getByRole('combobox', { name: 'Label' }).inputValue();
    if (here === label) return;
  }
  throw new Error(`expected ${label}`);
}

describe('a relation', () => {
  let claim = '';
  let source = '';
  let far = '';
  beforeEach(async () => {
    claim = await window.core.tag(first, 'planning to send', 'CLAIM');
    source = await window.core.tag(first, 'Pyongyang', 'SOURCE');
    far = await window.core.tag(first, 'North Korea', 'SOURCE');
    await startAt('CLAIM');
  });
  const arcs = () => window.page.locator('[data-region="text"] svg path:not([data-proposed])');

  it('of a claim with the nearest source takes R and Enter; Delete takes it away, Undo brings it back', async () => {
    await press('r');
    await expectPage(bar()).toContainText('Pyongyang');
    await press('Enter');
    await expectPage(bar()).toBeHidden();
    await expectPage(list()).toContainText('attributed to →');
    await isActive('CLAIM');
    await saved();
    await expect.poll(stored).toEqual([`${claim} attributed_to ${source}`]);
    await expectPage(arcs()).not.toHaveCount(0);
    await list().getByRole('button', { name: 'SOURCE Pyongyang' }).focus();
    await press('Delete');
    await expectPage(list()).toContainText('None yet');
    await expectPage(arcs()).toHaveCount(0);
    await isActive('CLAIM');
    await window.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expectPage(list()).toContainText('attributed to →');
    await expect.poll(stored).toHaveLength(1);
  });

  it('is made with the next likely end by Tab, and by a click', async () => {
    await press('r', 'Tab');
    await expectPage(bar()).toContainText('North Korea');
    await press('Escape');
    await expectPage(bar()).toBeHidden();
    await isActive('CLAIM');
    await press('r');
    await window.page.locator(`[data-annotations~="${far}"]`).click();
    await expectPage(list()).toContainText('North Korea');
    await isActive('CLAIM');
    await expectPage(window.text).toBeFocused();
  });

  it('dangles when its end is deleted, says so, and can be removed', async () => {
    await press('r', 'Enter');
    await saved();
    await window.core.client.call('annotations.delete', { batch: crypto.randomUUID(), ids: [source] });
    await expectPage(list()).toContainText('The other end was deleted');
    await expectPage(list()).toContainText('Pyongyang');
    await list().getByRole('button', { name: 'Remove the relation attributed to' }).click();
    await expectPage(list()).toContainText('None yet');
    await saved();
    await expect.poll(stored).toEqual([]);
  });

  it('of two claims asks which by a digit, across documents by search; it is followed, and back', async () => {
    const there = await window.core.tag(second, 'North Korean soldiers', 'CLAIM');
    await press('r', '/');
    await window.page.getByRole('combobox', { name: 'Find an annotation in all documents' }).fill('korean sold');
    await expectPage(window.page.getByRole('option')).toHaveCount(1);
    // Behind the dialog, so no screen reader is led there.
    const beside = window.page.locator('[data-region="beside"]');
    await expectPage(beside).toContainText('North Korean soldiers');
    await press('Enter');
    await expectPage(bar().getByRole('button', { name: /supports →/ })).toBeVisible();
    await expectPage(window.text).toBeFocused();
    const place = (
      await bar().getByRole('group', { name: 'Ways to relate them' }).getByRole('button').allTextContents()
    ).findIndex((name) => name.startsWith('supports →'));
    await press(String(place + 1));
    await expectPage(list()).toContainText('supports →');
    await expectPage(beside).toBeHidden();
    await saved();
    await expect.poll(stored).toEqual([`${claim} supports ${there}`]);
    await list().getByRole('button', { name: 'CLAIM North Korean soldiers' }).focus();
    await press('Enter');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /10,000/ }).first()).toBeVisible();
    await isActive('CLAIM');
    await expectPage(list()).toContainText('← supports');
    await press('Alt+ArrowLeft');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /N\.Korea/ }).first()).toBeVisible();
    await isActive('CLAIM');
    await expectPage(list()).toContainText('supports →');
  });

  it('says why two annotations cannot be related', async () => {
    await window.core.tag(first, 'June 19', 'TIME');
    await press('r');
    await window.page.locator('[data-annotations]').filter({ hasText: 'T' }).first().click();
    await expectPage(window.page.getByText('no relation between CLAIM and TIME').first()).toBeVisible();
    await expectPage(bar()).toBeVisible();
  });

  it('has a note, which is saved when it is left', async () => {
    await press('r', 'Enter');
    await list().getByRole('button', { name: 'Note on the relation attributed to' }).click();
    await window.page.keyboard.type('Named two sentences before');
    await window.page.keyboard.press('Escape');
    await expectPage(list()).toContainText('Named two sentences before');
    await saved();
    const { relations } = await window.core.client.call('relations.list', { document: first });
    expect(relations.map(({ note }) => note)).toEqual(['Named two sentences before']);
  });
});

describe('a document beside', () => {
  it('opens by key, is reached by F6, takes the end of a relation by Tab and Enter, and swaps', async () => {
    const claim = await window.core.tag(first, 'planning to send', 'CLAIM');
    const there = await window.core.tag(second, 'North Korean soldiers', 'CLAIM');
    const { client } = window.core;
    await client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
    await window.core.tag(second, 'Pentagon', 'SOURCE');
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await startAt('CLAIM');
    await press('Control+Backslash');
    const beside = window.page.getByRole('region', { name: 'Document beside' });
    await expectPage(beside).toContainText('Pentagon');
    // Whose a sign is is said, and layers are on and off the screen as in the first document.
    const signs = beside.locator('[data-annotations]');
    await expectPage(signs.filter({ hasText: 'BE' })).toHaveCount(1);
    await press('Alt+l');
    await expectPage(signs).toHaveText(['C']);
    await press('r');
    await expectPage(bar()).toBeVisible();
    await press('F6', 'Tab', 'Enter');
    await expectPage(bar().getByRole('button', { name: /supports →/ })).toBeVisible();
    await bar()
      .getByRole('button', { name: /supports →/ })
      .click();
    await expectPage(list()).toContainText('supports →');
    await saved();
    await expect.poll(stored).toEqual([`${claim} supports ${there}`]);
    await beside.getByRole('button', { name: 'Swap the two documents' }).click();
    await expectPage(beside).toContainText('N.Korea Sending');
    await beside.getByRole('button', { name: 'Close the document beside' }).click();
    await expectPage(beside).toBeHidden();
    await expectPage(window.text).toBeFocused();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { threeAnnotators } from '../../support/adjudicated.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
let document = '';
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({
    name: 'Zoe',
    async prepare(core) {
      ({ document } = await threeAnnotators(core));
    },
  });
  await window.page.keyboard.press('Alt+Shift+9');
  await option('Russia ana').waitFor();
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const list = () => window.page.getByRole('listbox', { name: 'To adjudicate' });
/** A line of the queue, by how it begins. */
const option = (text: string) => list().getByRole('option', { name: new RegExp(`^${text}`) });
const candidates = () => window.page.getByRole('region', { name: 'Candidates' });
const current = () => list().getByRole('option', { selected: true });
const gold = async (): Promise<string[]> =>
  (await window.core.client.call('annotations.list', { document, layer: 'gold' }))
    .map(({ label, quote }: Annotation) => `${label} ${quote}`)
    .toSorted();

describe('adjudication', () => {
  it('shows what differs, the most severe first, with what each layer says', async () => {
    await expectPage(current()).toContainText('Russia');
    await expectPage(candidates().getByRole('heading', { level: 2 })).toHaveText(
      'They differ: Label, There or not, Attributes',
    );
    await expectPage(candidates().getByText('Nothing here: cleo')).toBeVisible();
    await expectPage(window.page.getByText('bo, cleo have not said that the document is done.')).toBeVisible();
    await expectPage(window.page.getByText('0 of 5 decided')).toBeVisible();
    expect(await violations(window.page)).toEqual([]);
  });

  it('brings what is decided into view, also of a whole document in a low window', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 1280, height: 540 });
    await press('d');
    await option('around 10,000 troops').click();
    await expectPage(page.locator('[data-unit]')).toContainText('around');
    await expectPage(page.locator('[data-unit]')).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 1280, height: 800 });
    await press('d');
    await option('Russia ana').click();
    await list().focus();
    // A digit means nothing before its unit is read.
    await expectPage(page.locator('[data-unit]')).toContainText('Russia');
  });

  it('accepts a candidate by its digit and goes on; undo brings it back', async () => {
    await press('2');
    await expectPage(current()).toContainText('North Korea is sending');
    await expectPage(window.page.getByText('1 of 5 decided')).toBeVisible();
    await expect.poll(gold).toEqual(['CLAIM Russia']);
    await press('u');
    await expectPage(option('Russia ana')).toBeVisible();
    await expect.poll(gold).toEqual([]);
  });

  it('says which ends of a relation have no gold yet, and goes there', async () => {
    await option('North Korea is sending .* →').click();
    await expectPage(candidates().getByText('Both ends of this relation have no gold annotation.')).toBeVisible();
    await press('1');
    await expectPage(window.page.getByText('This relation cannot be gold yet').first()).toBeVisible();
    await candidates().getByRole('button', { name: /^Go to SOURCE/ }).click();
    await expectPage(candidates().getByRole('heading', { level: 2 })).toHaveText('They agree');
  }); // oxfmt-ignore

  it('edits label, edges and attributes, with a reason', async () => {
    await option('around 10,000 troops').click();
    await expectPage(candidates()).toContainText('around 10,000 troops');
    await press('r');
    await window.page.keyboard.type('both are wrong');
    await press('Enter', 'e');
    const draft = candidates().getByRole('group', { name: 'Edit for gold' });
    await expectPage(draft.getByRole('paragraph').filter({ hasText: '“around 10,000 troops”' })).toBeVisible();
    await press(']');
    await expectPage(draft.getByRole('paragraph').filter({ hasText: '“10,000 troops”' })).toBeVisible();
    await press('{');
    await expectPage(draft.getByRole('paragraph').filter({ hasText: '“10,000”' })).toBeVisible();
    await press('Escape', 'e', ']', '{', 'Control+Enter');
    await expectPage(window.page.getByText('1 of 5 decided')).toBeVisible();
    await expect.poll(gold).toEqual(['QUANTITY 10,000']);
    const { items } = await window.core.client.call('adjudication.queue', {
      task: uuid(),
      filter: 'decided',
      order: 'text',
      offset: 0,
      limit: 9,
    });
    const [item] = items;
    const view = await window.core.client.call('adjudication.read', { task: uuid(), key: item?.key ?? '' });
    expect(view.decision).toMatchObject({ outcome: 'edited', reason: 'both are wrong', by: 'zoe' });
  });

  it('gives gold a claim card that no candidate has', async () => {
    const { page, core } = window;
    await option('Russia ana').click();
    await expectPage(candidates()).toContainText('Russia');
    await press('e');
    const draft = candidates().getByRole('group', { name: 'Edit for gold' });
    await draft.getByRole('combobox', { name: 'Label' }).selectOption('CLAIM');
    await draft.getByRole('button', { name: 'Choose a card…' }).focus();
    await press('Enter');
    await page.getByRole('dialog').getByRole('combobox').first().fill('Troops are on their way');
    await page.getByRole('option', { name: /Troops are on their way/ }).waitFor();
    await press('Enter');
    await expectPage(draft.getByText('Troops are on their way')).toBeVisible();
    await press('Control+Enter');
    await expectPage(page.getByText('2 of 5 decided')).toBeVisible();
    const { claims } = await core.client.call('claims.list', {});
    expect(claims.find(({ text }) => text === 'Troops are on their way')).toMatchObject({
      mentions: 1,
      layers: { gold: 1 },
    });
    await press('u');
    await expectPage(page.getByText('1 of 5 decided')).toBeVisible();
  });

  it('accepts all that agree at once, and decides that none is right', async () => {
    await press('a');
    await expectPage(window.page.getByText('2 of 5 decided')).toBeVisible();
    await option('Russia ana').click();
    await expectPage(candidates()).toContainText('Russia');
    await press('x');
    await expectPage(window.page.getByText('3 of 5 decided')).toBeVisible();
    await expect.poll(gold).toEqual(['QUANTITY 10,000', 'SOURCE The Pentagon']);
  });

  it('shows what has changed since a decision, and keeps it by one key', async () => {
    const { client } = window.core;
    const bo = (await client.call('annotations.list', { document, layer: 'bo' })).find(({ quote }) => quote === 'The Pentagon');
    await client.call('preferences.save', { annotator: { id: 'bo', name: 'bo' } });
    await client.call('annotations.update', { batch: uuid(), id: bo?.id ?? '', note: 'unsure' });
    await client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
    await expectPage(window.page.getByText('1 changed since')).toBeVisible();
    await option('The Pentagon').filter({ hasText: 'Changed since' }).click();
    await expectPage(candidates().getByText('bo has changed it:')).toBeVisible();
    await press('y');
    await expectPage(window.page.getByText('1 changed since')).toHaveCount(0);
  }); // oxfmt-ignore

  it('decides by itself what can be, and says so when all is decided', async () => {
    await window.page.getByRole('button', { name: 'First pass…' }).click();
    const dialog = window.page.getByRole('dialog', { name: 'First pass' });
    await expectPage(dialog.getByText('2 go into gold.')).toBeVisible();
    await expectPage(dialog.getByRole('row', { name: /^cleo/ })).toBeVisible();
    await dialog.getByRole('button', { name: 'Decide 2' }).click();
    await expectPage(window.page.getByText('All is decided')).toBeVisible();
    await expectPage(window.page.getByText('5 of 5 decided')).toBeVisible();
    const { relations } = await window.core.client.call('relations.list', { document });
    expect(relations.filter(({ layer }) => layer === 'gold')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
let documents: readonly string[];
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ name: 'Ana' });
  documents = (await call('documents.list', {})).documents.map(({ id }) => id);
  await press('Alt+Shift+9');
  await window.page.getByRole('tab', { name: 'Team' }).click();
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

const call: TestWindow['core']['client']['call'] = (name, input) => window.core.client.call(name, input);
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const grid = () => window.page.getByRole('grid', { name: 'Assignments' });
const notice = (text: string) => window.page.getByText(text).first().waitFor();
const assigned = async (annotator: string) =>
  (await call('team.read', {})).cells
    .filter(({ layer, assigned: is }) => is && layer === annotator)
    .map(({ document }) => document);

describe('the team, by keys', () => {
  it('begins with names', async () => {
    const { page } = window;
    await page.getByText('You work alone so far').waitFor();
    const name = page.getByRole('textbox', { name: 'Name of an annotator' });
    for (const who of ['Ana', 'Bea Novak']) {
      await name.fill(who);
      await press('Enter');
      await page
        .getByRole('row', { name: new RegExp(who) })
        .first()
        .waitFor();
    }
    await name.fill('Bea Novak');
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: 'is in the team already' }).waitFor();
    await name.fill('');
    await expect.poll(async () => (await call('team.read', {})).layers.map(({ id }) => id)).toContain('bea-novak');
  });

  it('gives documents in a grid, and takes them back', async () => {
    await grid().locator('[data-stop]').focus();
    await press('ArrowRight', 'ArrowDown', 'Space');
    await notice('is assigned to Bea Novak');
    await expect.poll(() => assigned('bea-novak')).toEqual([documents[1]]);
    await press('Space');
    await notice('is not assigned to Bea Novak any more');
    await press('Control+z');
    await expect.poll(() => assigned('bea-novak')).toEqual([documents[1]]);
  });

  it('takes a proposal after it was looked at', async () => {
    const { page } = window;
    await page.getByRole('spinbutton', { name: 'Annotators sharing' }).fill('2');
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByText('1 document is shared by 2 annotators, for agreement').waitFor();
    await page.getByText('marked in the grid').waitFor();
    await expect.poll(() => grid().locator('[data-proposed]').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect.poll(async () => (await assigned('ana')).length + (await assigned('bea-novak')).length).toBe(6);
  });

  it('takes a colour of one’s own, and says which is the nearest that is seen', async () => {
    const { page } = window;
    const choice = page.getByRole('combobox', { name: 'Colour of Bea Novak' });
    await choice.selectOption('Own colour…');
    const field = page.getByRole('textbox', { name: 'Own colour of Bea Novak' });
    await field.fill('#ffff00');
    await page.getByRole('alert').filter({ hasText: 'Hard to see' }).waitFor();
    await press('Enter');
    await page.getByRole('button', { name: /the nearest that can be seen/ }).click();
    await notice('the nearest that can be seen');
    await expect
      .poll(async () => (await call('team.read', {})).layers.find(({ id }) => id === 'bea-novak')?.color)
      .toMatch(/^#[0-9a-f]{6}$/);
    // The one that is hard to see was never written: there is one step only.
    const { batches } = await call('log.since', { seq: 0 });
    expect(batches.filter(({ name }) => name === 'edit annotator Bea Novak')).toHaveLength(1);
    await expect.poll(() => choice.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await choice.selectOption('Own colour…');
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await choice.selectOption('By itself');
  });

  it('hides others’ work on a document, says so, and shows it once the own is done', async () => {
    const { page } = window;
    const [mine = ''] = await assigned('ana');
    await call('preferences.save', { annotator: { id: 'bea-novak', name: 'Bea Novak' } });
    const { text } = await call('documents.read', { id: mine });
    await window.core.tag(mine, text.slice(0, text.indexOf(' ')), 'SOURCE');
    await call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await call('team.save', { batch: uuid(), blind: true });
    await press('Alt+Shift+1');
    await page.getByRole('button', { name: /^Mine: / }).click();
    await page.getByRole('listbox', { name: 'Documents' }).getByRole('option').first().click();
    await notice('Others’ work on this document is hidden until yours is done.');
    await expect.poll(() => page.getByRole('listbox', { name: 'Annotations' }).count()).toBe(0);
    await call('documents.setStatus', { batch: uuid(), document: mine, state: 'done' });
    await page.getByRole('listbox', { name: 'Annotations' }).getByText('by Bea Novak').waitFor();
    await press('Alt+l');
    await page.getByRole('listbox', { name: 'Annotations' }).waitFor({ state: 'detached' });
    await press('Alt+l');
    await page.getByRole('button', { name: /^Annotations shown: / }).click();
    await page.getByRole('menuitemcheckbox', { name: /Bea Novak/ }).waitFor();
    await press('Escape');
    await page.getByRole('listbox', { name: 'Annotations' }).getByRole('option').first().click();
    await page.getByText('Work of Bea Novak, who alone can change it').waitFor();
    await press('Escape');
    // The sign of whose it is comes again with a text that is opened anew.
    const sign = page.locator('[data-pane] [data-whose]');
    await sign.waitFor();
    await press('Alt+PageDown');
    await sign.waitFor({ state: 'detached' });
    await press('Alt+PageUp');
    await sign.waitFor();
  });

  it('says why a key does nothing where the work is locked', async () => {
    const { page } = window;
    const [mine = ''] = await assigned('ana');
    await call('team.lock', { batch: uuid(), locked: true, places: [{ layer: 'ana', document: mine }] });
    const said = page.getByText('Your work on this document is locked: nothing of it can be changed.');
    await said.first().waitFor();
    await window.text.focus();
    await press('s', '1');
    await expect.poll(() => said.count()).toBe(2);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect
      .poll(async () => (await call('team.read', {})).cells.find((one) => one.layer === 'ana' && one.document === mine))
      .toMatchObject({ state: 'done' });
  });

  it('changes seats at one machine from the status line', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Annotating as Ana' }).click();
    await page.getByRole('menuitem', { name: /Bea Novak/ }).click();
    await page.getByRole('button', { name: 'Annotating as Bea Novak' }).waitFor();
    await expect.poll(async () => (await call('session.read', {})).preferences.annotator?.id).toBe('bea-novak');
  });

  it('fits a window of 320 pixels: each of the team is a card there, with what each value is', async () => {
    const { page } = window;
    await press('Alt+Shift+9');
    await page.getByRole('tab', { name: 'Team' }).click();
    await page.setViewportSize({ width: 320, height: 640 });
    const table = page.getByRole('table').first();
    await table.waitFor();
    const width = await table.evaluate((element) => element.parentElement?.scrollWidth ?? 0);
    expect(width).toBeLessThanOrEqual(320);
    const named = await table
      .locator('td[data-name]')
      .first()
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(named).toBe('"Colour"');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('says in the review that others’ work is hidden, and leads to where one says that one leads', async () => {
    const { page } = window;
    await press('Alt+Shift+9');
    await page.getByRole('tab', { name: 'Adjudication' }).click();
    await notice('The team works blind');
    await page.getByRole('button', { name: 'See who leads' }).click();
    await page.getByRole('button', { name: 'I lead the team' }).click();
    await notice('You lead the team, so nothing is hidden from you.');
    await expect.poll(async () => (await call('team.read', {})).team.leads).toEqual(['bea-novak']);
  });
});

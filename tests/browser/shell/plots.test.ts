import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const TOTAL = 'North Korea is sending around 10,000 troops to Russia';
const MORE = 'North Korea has sent about 3,000 additional troops and missiles';

let windows: Windows;
let window: TestWindow;
let page: Page;

/** A claim with its figure in one document, another one in another, both on one card. */
async function prepare({ client, tag }: TestCore): Promise<void> {
  await client.call('project.create', { name: 'Plots', seeds: true });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const { documents } = await client.call('documents.list', {});
  const claims: string[] = [];
  for (const [quote, figure, value, kind] of [
    [TOTAL, 'around 10,000 troops', 10_000, 'total'],
    [MORE, 'about 3,000 additional troops', 3000, 'increment'],
  ] as const) {
    for (const { id } of documents) {
      const { text } = await client.call('documents.read', { id });
      if (!text.includes(quote)) continue;
      const claim = await tag(id, quote);
      const quantity = await tag(id, figure, 'QUANTITY');
      const attributes = { value_min: value, value_max: value, comparator: '~', unit: 'troops', kind };
      await client.call('annotations.update', { batch: uuid(), id: quantity, attributes });
      await client.call('relations.create', {
        batch: uuid(),
        id: uuid(),
        type: 'has_quantity',
        from: claim,
        to: quantity,
      });
      const publications = [{ outlet: `Outlet ${kind}`, date: kind === 'total' ? '2024-10-28' : '2025-03-27' }];
      await client.call('documents.describe', { batch: uuid(), document: id, publications });
      claims.push(claim);
    }
  }
  await client.call('claims.create', {
    batch: uuid(),
    id: uuid(),
    text: 'How many troops were sent.',
    annotations: claims,
  });
}

beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ prepare });
  page = window.page;
  await window.text.waitFor();
}, 60_000);
afterAll(async () => {
  await windows.close();
});

async function saved(kind: string): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: new RegExp(`as ${kind}$`) })
      .first()
      .click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it('the matrix sets the card against its documents, says what differs and leads into the text', async () => {
  await page.keyboard.press('Alt+Shift+Digit2');
  await page.getByRole('tab', { name: 'By source' }).click();
  const grid = page.getByRole('grid', { name: 'Claims by source' });
  await expectPage(grid.getByRole('gridcell')).toHaveCount(2);
  await expectPage(grid).toContainText('≈ 10,000 troops, total');
  await expectPage(grid).toContainText('≈ 3,000 troops, increment');
  await expectPage(grid).toContainText('not comparable');
  expect(await violations(page)).toEqual([]);
  await grid.locator('[tabindex="0"]').focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expectPage(page.getByText(/^Cannot be compared with “around 10,000 troops”/).last()).toBeVisible();
  await expectPage(grid.getByRole('button', { name: /author’s voice/ })).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Rows' }).selectOption('measures');
  await expectPage(grid.getByRole('rowheader')).toHaveText(['troops, increment', 'troops, total']);
  await expectPage(grid.getByRole('button').first()).toContainText('author’s voice');
  await expectPage(grid.getByRole('button').first()).toContainText('How many troops were sent.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'troops (2)' });
  await page.getByRole('combobox', { name: 'Rows' }).selectOption('cards');
  await expectPage(grid.getByRole('rowheader')).toHaveText(['How many troops were sent.']);
  await page.getByRole('combobox', { name: 'Against' }).selectOption('outlet');
  await expectPage(grid.getByRole('columnheader')).toHaveText(['Claim', 'Outlet total', 'Outlet increment']);
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await page.getByText(/^Saved as Claims by source\.csv/).waitFor();
  await grid.locator('[tabindex="0"]').focus();
  for (const key of ['Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expectPage(window.text).toBeFocused();
  await expectPage(page.getByRole('region', { name: 'Inspector' }).getByRole('blockquote')).toContainText(TOTAL);
}, 60_000);

it('figures over time have a mark each that is gone through by keys, a table, and files that stand alone', async () => {
  await page.keyboard.press('Alt+Shift+Digit2');
  await page.getByRole('tab', { name: 'Figures over time' }).click();
  const plot = page.getByRole('group', { name: 'Figures over time: troops', exact: true });
  await expectPage(plot.getByRole('button')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await plot.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await expectPage(plot.getByRole('button', { name: /≈ 3,000 troops, increment; “about 3,000/ })).toBeFocused();
  const svg = await saved('SVG');
  expect(svg.name).toBe('Figures over time- troops.svg');
  expect(svg.bytes.toString()).toMatch(/^<svg [^>]*><?[\s\S]*<\/svg>\n$/);
  expect(svg.bytes.toString()).not.toContain('var(');
  const png = await saved('PNG');
  expect([...png.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(png.bytes.readUInt32BE(16)).toBe(1520);
  const csv = (await saved('CSV')).bytes.toString();
  expect(csv.split('\r\n')[1]).toMatch(/^"around 10,000 troops",10000,10000,~,troops,total,,2024-10-28,/);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await page.getByRole('table').getByRole('button', { name: 'about 3,000 additional troops' }).press('Enter');
  await expectPage(window.text).toBeFocused();
  await expectPage(page.getByRole('combobox', { name: 'Label' })).toContainText('QUANTITY');
}, 60_000);

it('statistics: counts by two properties lead to the annotations, and every part has its picture', async () => {
  await page.keyboard.press('Alt+Shift+Digit4');
  await page.getByRole('group', { name: 'Annotations by label', exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Counts' }).click();
  await page.getByRole('combobox', { name: 'Columns' }).selectOption('outlet');
  const plot = page.getByRole('group', { name: 'Annotations by label and outlet', exact: true });
  await plot.getByRole('button', { name: /^CLAIM, Outlet total: 1 annotation, / }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Progress' }).click();
  await page.getByRole('img', { name: 'Progress by annotator' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Span lengths' }).click();
  await page.getByRole('img', { name: 'Length of spans in words' }).waitFor();
  await page.getByRole('tab', { name: 'Labels together' }).click();
  await page.getByRole('combobox', { name: 'Together means' }).selectOption('inside');
  await page.getByRole('img', { name: /^Labels together: one stands inside/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Counts' }).click();
  await plot.getByRole('button', { name: /^QUANTITY, Outlet increment: 1 annotation, / }).press('Enter');
  await expectPage(page.getByRole('heading', { name: 'Search' })).toBeVisible();
  await page.getByText('about 3,000 additional troops').first().waitFor();
  expect(window.complaints).toEqual([]);
}, 60_000);

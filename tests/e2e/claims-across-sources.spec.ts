import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test.describe('claims across sources, on the sample annotation of the seeds', () => {
  test.setTimeout(180_000);

  test('who says what, on whose word, when, and where they differ: cards, matrix, figures, origins, report', async ({
    workbench,
  }) => {
    const { page } = workbench;
    const { keyboard } = page;
    const workbenchPage = new WorkbenchPage(page);
    await workbenchPage.sayName('Ana');
    await workbenchPage.shows('N.Korea Sending Troops');
    await keyboard.press('Alt+Shift+Digit2');

    // Cards: 30,000 "More" in a headline, "may send" beside it.
    await expect(page.getByText('57 cards')).toBeVisible();
    await expect(page.getByText('Checks (0)')).toBeVisible();
    const card = page.getByRole('treeitem', { name: /^North Korea will send 30,000 more troops/ });
    await card.click();
    await keyboard.press('ArrowRight');
    await expect(card).toHaveAttribute('aria-expanded', 'true');
    const mention = (name: RegExp) => page.getByRole('treeitem', { name });
    await expect(mention(/^North Korea to Send 30,000 More Troops to Russia as/)).toContainText('certain');
    await expect(mention(/^(?:- )?Ukraine’s intelligence/)).toContainText('possible');

    // The matrix of the troop figures.
    await page.getByRole('tab', { name: 'By source' }).click();
    await page.getByRole('checkbox', { name: 'Only with figures' }).check();
    const grid = page.getByRole('grid', { name: 'Claims by source' });
    await expect(grid.getByRole('row').filter({ hasText: 'about 3,000 additional troops' })).toContainText(
      '3,000 troops, increment',
    );
    await page.getByRole('checkbox', { name: 'Only rows that differ' }).check();
    await expect(grid).toContainText('possible');

    // Figures over time, as a table.
    await page.getByRole('tab', { name: 'Figures over time' }).click();
    const plot = page.getByRole('group', { name: 'Figures over time: troops', exact: true });
    await expect(plot.getByRole('button', { name: /15,000/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    for (const figure of ['around 10,000 troops', 'approximately 11,000 North Koreans', '15,000 soldiers']) {
      await expect(page.getByRole('table').getByRole('button', { name: figure }).first()).toBeVisible();
    }

    // Three mentions, one origin: the author's voice counts for nothing beside South Korea's military.
    await page.getByRole('tab', { name: 'Sources and origins' }).click();
    await page.getByRole('option', { name: /^North Korea has sent about 3,000 additional troops/ }).click();
    await expect(page.getByText(/^3 mentions in 1 document rest on 1 origin/)).toBeVisible();
    await expect(
      page
        .getByRole('table')
        .getByRole('row', { name: /South Korean military/ })
        .first(),
    ).toBeVisible();

    // No article copies another one.
    await page.getByRole('tab', { name: 'Repeated passages' }).click();
    await expect(page.getByText('No passage stands in two documents')).toBeVisible();

    // One click writes all of it.
    const file = join(workbench.folder, 'report.html');
    await page.getByRole('button', { name: 'Report…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Write a report' });
    await dialog.getByRole('textbox', { name: 'File' }).fill(file);
    await dialog.getByRole('button', { name: 'Write', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Report written' })).toContainText('57 claims');
    await keyboard.press('Escape');
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('In 2024 North Korea sent 15,000 soldiers to Russia.');
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\/(?!www\.w3\.org\/)/);
  });

  test('searching, tagging the hits, counting them', async ({ workbench }) => {
    const { page } = workbench;
    const { keyboard } = page;
    const workbenchPage = new WorkbenchPage(page);
    await workbenchPage.sayName('Ana');
    await workbenchPage.shows('N.Korea Sending Troops');
    await keyboard.press('Alt+Shift+Digit3');
    const field = page.getByRole('combobox', { name: 'Search for' });
    await expect(field).toBeFocused();
    await keyboard.type('troops (');
    await keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('never closed');
    await field.fill('"satellite imagery" OR "Satellite images"');
    await keyboard.press('Enter');
    const hits = page.getByRole('listbox', { name: 'Hits, key words in context' });
    await expect(hits.getByRole('option')).toHaveCount(2);
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+a');
    await keyboard.press('7');
    await expect(page.getByRole('dialog', { name: 'Tag the hits as EVIDENCE' })).toContainText(
      '2 places will be tagged',
    );
    await keyboard.press('Enter');
    await expect(page.getByRole('contentinfo')).toContainText('Saved');

    await keyboard.press('Alt+Shift+Digit4');
    await page.getByRole('tab', { name: 'Counts' }).click();
    await page.getByRole('combobox', { name: 'Columns' }).selectOption('annotator');
    const own = page.getByRole('button', { name: /^EVIDENCE, ana: 2 annotations/ });
    await expect(own).toBeVisible();
    await keyboard.press('Control+z');
    await expect(own).toBeHidden();
  });
});

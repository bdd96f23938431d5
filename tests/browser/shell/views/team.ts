import { v7 as uuid } from 'uuid';
import { dialog, leave, palette, type ViewStep } from './step.ts';

/** What teams need: adjudication, assignments, exchange, agreement, training. */
export const TEAM: readonly ViewStep[] = [
  {
    name: 'review: what two annotators say differently',
    async go({ page, core }) {
      const [made] = await core.client.call('annotations.list', {});
      if (made === undefined) throw new Error('nothing was tagged');
      await core.client.call('preferences.save', { annotator: { id: 'bo', name: 'Bo' } });
      await core.tag(made.document, 'South Korea', 'QUANTITY');
      await core.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
      await page.keyboard.press('Alt+Shift+Digit9');
      await page.getByRole('listbox', { name: 'To adjudicate' }).waitFor();
      await page.getByRole('region', { name: 'Candidates' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'review: a first pass',
    async go({ page }) {
      await page.getByRole('button', { name: 'First pass…' }).click();
      await page.getByRole('dialog', { name: 'First pass' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'review: an edit for gold',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('e');
      await window.page.getByRole('group', { name: 'Edit for gold' }).waitFor();
    },
  },
  {
    name: 'the team',
    async go({ page, core }) {
      await core.client.call('team.annotator', { batch: uuid(), id: 'bea', name: 'Bea' });
      await page.getByRole('tab', { name: 'Team' }).click();
      await page.getByRole('grid', { name: 'Assignments' }).waitFor();
      await page.getByRole('button', { name: 'Propose' }).click();
      await page.getByText('marked in the grid').waitFor();
    },
  },
  {
    name: 'conflicts of merged copies',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Conflicts' }).click();
      await page.getByText('No conflicts').waitFor();
    },
  },
  {
    name: 'the choice of copies to merge',
    async go({ page }) {
      await palette(page, 'merge other copies');
      await dialog(page, 'Merge other copies');
    },
  },
  {
    name: 'the export of a bundle',
    async go(window) {
      await leave(window);
      await palette(window.page, 'export a bundle');
      await dialog(window.page, 'Export a bundle');
    },
  },
  {
    name: 'agreement of the two annotators of before',
    async go(window) {
      const { page } = window;
      await leave(window);
      await page.keyboard.press('Alt+Shift+Digit0');
      await page.getByText('1 document counts').waitFor();
    },
  },
  {
    name: 'disagreements side by side',
    async go({ page }) {
      await page
        .getByRole('button', { name: /^Spans, strict/ })
        .first()
        .press('Enter');
      await page.getByRole('region', { name: 'Work of bo' }).waitFor();
    },
  },
  {
    name: 'training',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Training' }).click();
      await page.getByText('No document counts yet').waitFor();
      await page.getByRole('checkbox', { name: /stays hidden/ }).click();
      await page.getByText('Most frequent mistakes').waitFor();
    },
  },
];

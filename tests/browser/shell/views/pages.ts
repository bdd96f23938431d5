import { leave, type ViewStep } from './step.ts';

const section = (name: string): ViewStep => ({
  name: `codebook: ${name}`,
  go: ({ page }) => page.getByRole('button', { name, exact: true }).press('Enter'),
});

/** Pages on what one annotator did. */
export const PAGES: readonly ViewStep[] = [
  {
    name: 'codebook: Labels, with a colour and a key that cannot be',
    async go({ page }) {
      await page.getByRole('button', { name: 'End the tour' }).click();
      await page.keyboard.press('Alt+Shift+Digit5');
      await page.getByRole('textbox', { name: 'Own colour' }).fill('#ffee00');
      await page.getByRole('textbox', { name: 'Key', exact: true }).fill('2');
      await page.getByText('The key 2 is that of SOURCE.').waitFor();
    },
  },
  ...['Attributes', 'Relation types', 'Document labels', 'Guidelines', 'Versions'].map(section),
  {
    name: 'codebook: what will change',
    async go({ page }) {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog', { name: 'What will change' }).getByText('have to be mended').waitFor();
    },
  },
  {
    name: 'codebook: a retired label',
    async go(window) {
      await leave(window);
      await window.page.getByRole('button', { name: 'Labels', exact: true }).press('Enter');
      await window.page.getByRole('button', { name: 'Retire', exact: true }).press('Enter');
      await window.page.getByText('it is offered no more').waitFor();
    },
  },
  {
    name: 'open questions',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit6');
      await page.getByRole('heading', { name: 'Open questions' }).waitFor();
    },
  },
  {
    name: 'the history of the project',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit7');
      await page.getByRole('listbox', { name: 'Changes, the newest first' }).waitFor();
    },
  },
  {
    name: 'quality',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit8');
      await page.getByRole('tab', { name: 'Quality' }).click();
      await page.getByRole('listbox', { name: 'Findings' }).waitFor();
    },
  },
  {
    name: 'splits, with the reasons of a group',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Splits' }).click();
      const groups = page.getByRole('listbox', { name: 'What goes into a split as a whole' });
      await groups.getByRole('option').first().click();
      await page.getByRole('heading', { name: /that belong together$/ }).waitFor();
    },
  },
];

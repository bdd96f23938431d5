import type { ViewStep } from './step.ts';

/** Out of the project. */
export const LEAVING: readonly ViewStep[] = [
  {
    name: 'the project menu',
    async go({ page }) {
      await page.getByRole('button', { name: 'Sample project' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'the start screen',
    async go({ page }) {
      await page.getByRole('menuitem', { name: 'Close project' }).click();
      await page.getByRole('heading', { name: 'Claimwright' }).waitFor();
    },
  },
];

import { expect, test } from './fixtures.ts';

// What every other spec stands on: the program starts on empty folders, and again on the same ones.
test('the workbench opens, opens again, and opens after it was killed', async ({ workbench }) => {
  await expect(workbench.page).toHaveTitle(/Claimwright/);
  const before = workbench.page;
  await workbench.restart();
  expect(workbench.page).not.toBe(before);
  await expect(workbench.page).toHaveTitle(/Claimwright/);
  await workbench.kill();
  await expect(workbench.page).toHaveTitle(/Claimwright/);
});

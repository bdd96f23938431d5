import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const FIRST = 'N.Korea Sending Troops';

test.describe('attributes by keyboard', () => {
  test.setTimeout(180_000);

  test('a claim is completed, undone, redone, and found after a kill', async ({ workbench }) => {
    let page = new WorkbenchPage(workbench.page);
    const { keyboard } = workbench.page;
    await page.sayName('Ana');
    await page.shows(FIRST);
    await page.tagByKeys('1', 'North Korea has already sent', 'artillery shells');
    const { attributes } = page;
    await expect(attributes).toContainText('2 missing');
    await expect(page.choice('polarity').getByRole('radio', { name: 'positive' })).toBeChecked();

    // A digit goes on to the next question by itself; so does Enter after the beginning of a name.
    await keyboard.press('Enter');
    await expect(page.choice('claim type').getByRole('radio', { name: 'event' })).toBeFocused();
    await keyboard.press('2');
    await expect(page.choice('claim type').getByRole('radio', { name: 'quantity' })).toBeChecked();
    await expect(attributes).toContainText('1 missing');
    await keyboard.type('f');
    await expect(page.choice('check worthiness').getByRole('radio', { name: 'factual minor' })).toBeChecked();
    await expect(attributes).not.toContainText('missing');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    await expect(page.choice('certainty').getByRole('radio', { name: 'probable' })).toBeChecked();
    await expect(page.choice('certainty')).toContainText('Commitment of the attributed source');
    await page.isSaved();

    // Undo works where the focus is; Backspace takes the answer away and not the annotation.
    await keyboard.press('Control+z');
    await expect(page.choice('certainty').getByRole('radio', { name: 'certain', exact: true })).toBeChecked();
    await keyboard.press('Control+Shift+z');
    await expect(page.choice('certainty').getByRole('radio', { name: 'probable' })).toBeChecked();
    await keyboard.press('ArrowUp');
    await keyboard.press('Backspace');
    await expect(attributes).toContainText('1 missing');
    await keyboard.press('1');
    await expect(attributes).not.toContainText('missing');
    await expect(page.text).toBeFocused();
    await page.isSaved();

    await workbench.kill();
    page = new WorkbenchPage(workbench.page);
    await page.annotations.getByRole('option').first().click();
    await expect(page.choice('claim type').getByRole('radio', { name: 'quantity' })).toBeChecked();
    await expect(page.choice('check worthiness').getByRole('radio', { name: 'check worthy' })).toBeChecked();
    await expect(page.choice('certainty').getByRole('radio', { name: 'probable' })).toBeChecked();
  });

  test('numbers and texts are written; what is no number is said and not saved', async ({ workbench }) => {
    const page = new WorkbenchPage(workbench.page);
    const { keyboard } = workbench.page;
    await page.sayName('Ana');
    await page.shows(FIRST);
    await page.tagByKeys('4', 'at least 2 million', 'rounds');
    await expect(page.attributes).toContainText('4 missing');
    await keyboard.press('Enter');
    const line = page.attributes.getByRole('textbox', { name: /^Figure/ });
    await expect(line).toBeFocused();
    await keyboard.type('many');
    await keyboard.press('Enter');
    await expect(page.attributes.getByRole('alert')).toContainText('write a figure');
    await expect(line).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type('>= 2 million artillery rounds');
    await keyboard.press('Enter');
    await expect(line).toHaveValue('>= 2,000,000 artillery rounds');
    await expect(page.choice('kind').getByRole('radio', { name: 'total' })).toBeFocused();
    await keyboard.type('t');
    await expect(page.choice('kind').getByRole('radio', { name: 'total' })).toBeChecked();
    await expect(page.attributes).not.toContainText('missing');
    await page.attributes.getByRole('button', { name: 'Each value by itself' }).click();
    const most = page.attributes.getByRole('textbox', { name: /^value max/i });
    await most.fill('');
    await expect(page.attributes).toContainText('1 missing');

    // Missing values never block: back to the text, the list counts them.
    await keyboard.press('Escape');
    await expect(page.text).toBeFocused();
    await page.isSaved();
    await keyboard.press('Escape');
    await expect(page.annotations.getByRole('option')).toContainText('1 missing');
    await expect(page.inspector).toContainText('1 incomplete');
    await page.annotations.getByRole('option').click();
    await expect(page.attributes.getByRole('textbox', { name: /^unit/i })).toHaveValue('artillery rounds');
  });
});

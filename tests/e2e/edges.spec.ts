import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const FIRST = 'N.Korea Sending Troops';

test.describe('the place of an annotation, by keyboard', () => {
  test.setTimeout(180_000);

  test('edges move by word and by character; fragments come, join and go; all of it survives a kill', async ({
    workbench,
  }) => {
    let page = new WorkbenchPage(workbench.page);
    const { keyboard } = workbench.page;
    const quote = page.inspector.getByRole('blockquote');
    await page.sayName('Ana');
    await page.shows(FIRST);
    await page.tagByKeys('4', '2 million', 'rounds');
    await expect(quote).toHaveText('2 million rounds');

    for (const [key, text] of [
      ['[', 'least 2 million rounds'],
      ['[', 'at least 2 million rounds'],
      [']', 'least 2 million rounds'],
      ['}', 'least 2 million rounds of'],
      ['}', 'least 2 million rounds of artillery'],
      ['{', 'least 2 million rounds of'],
      ['Alt+Shift+BracketLeft', 'least 2 million rounds o'],
      ['Alt+Shift+BracketLeft', 'least 2 million rounds'],
      ['Alt+BracketLeft', 't least 2 million rounds'],
      ['Alt+BracketRight', 'least 2 million rounds'],
    ] as const) {
      await keyboard.press(key);
      await expect(quote, key).toHaveText(text);
    }
    await page.isSaved();
    await keyboard.press('Control+z');
    await expect(quote).toHaveText('t least 2 million rounds');
    await keyboard.press('Control+Shift+z');
    await expect(quote).toHaveText('least 2 million rounds');

    // The last word stays: an annotation never becomes empty.
    for (let presses = 0; presses < 6; presses++) await keyboard.press('{');
    await expect(quote).toHaveText('least');
    await page.isSaved();
    await keyboard.press('}');
    await keyboard.press('}');
    await keyboard.press('}');
    await expect(quote).toHaveText('least 2 million rounds');

    // A fragment apart, then one that closes the gap.
    await page.caretTo('artillery');
    await page.extendTo('shells');
    await keyboard.press('Shift+Enter');
    await expect(quote).toHaveText('least 2 million rounds of artillery shells');
    await expect(page.inspector.getByText('Fragments')).toBeVisible();
    await keyboard.press('Shift+Delete');
    await expect(quote).toHaveText('least 2 million rounds');
    await keyboard.press('Control+z');
    await expect(quote).toHaveText('least 2 million rounds of artillery shells');
    await page.isSaved();

    await workbench.kill();
    page = new WorkbenchPage(workbench.page);
    await page.annotations.getByRole('option').click();
    await expect(page.inspector.getByRole('blockquote')).toHaveText('least 2 million rounds of artillery shells');
    await expect(page.inspector.getByText('Fragments')).toBeVisible();
  });

  test('every move can be found by name', async ({ workbench }) => {
    const page = new WorkbenchPage(workbench.page);
    const { keyboard } = workbench.page;
    await page.sayName('Ana');
    await page.shows(FIRST);
    await page.tagByKeys('4', '2 million', 'rounds');
    await keyboard.press('Control+k');
    await keyboard.type('move the start back by a word');
    await keyboard.press('Enter');
    await expect(page.inspector.getByRole('blockquote')).toHaveText('least 2 million rounds');
    await expect(page.text).toBeFocused();
    await keyboard.press('?');
    const sheet = workbench.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toContainText('Move the end forward by a character');
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const FORMATS = join(import.meta.dirname, '../fixtures/formats');

/** Pictures for the guides are taken where a folder for them is named. */
const PICTURES = process.env['CLAIMWRIGHT_PICTURES'];

test.describe('work from other tools', () => {
  test.setTimeout(60_000);

  test('a brat folder and a table of articles come in, are mapped, and leave as a Hugging Face dataset', async ({
    workbench,
  }) => {
    const { page } = workbench;
    const picture = async (name: string): Promise<void> => {
      if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    };
    page.setDefaultTimeout(15_000);
    const window = new WorkbenchPage(page);
    await window.sayName('Ana');
    await window.shows('N.Korea Sending Troops');
    await expect(window.text).toBeFocused();

    // Both at once: the folder's words are mapped, the table's columns are found by themselves.
    await page.keyboard.press('Control+i');
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.getByLabel('Files to import').setInputFiles(join(FORMATS, 'articles.csv'));
    await expect(dialog).toContainText('4 rows · 6 columns');
    await picture('import-table');
    await dialog.getByLabel('Folder to import').setInputFiles(join(FORMATS, 'brat-corpus'));
    const list = dialog.getByRole('list', { name: 'Files to import' });
    await list.getByRole('button', { name: /^brat-corpus/ }).click();
    await expect(dialog.getByRole('button', { name: /^Import \d files?$/ })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Claim.CheckWorthy = true' }).click();
    await dialog.getByRole('combobox', { name: 'What true of CheckWorthy becomes' }).selectOption('check_worthy');

    // One mapped, one added, one left out.
    await expect(dialog.getByRole('combobox', { name: 'What Claim becomes' })).toHaveValue('=CLAIM');
    await dialog.getByRole('combobox', { name: 'What Hedge becomes' }).selectOption('New: Hedge');
    await dialog.getByRole('combobox', { name: 'What Speaker becomes' }).selectOption('Left out');
    await picture('import-mapping');
    await dialog.getByRole('tab', { name: /^Places/ }).click();
    await expect(dialog).toContainText('8 exact');
    await dialog.getByRole('tab', { name: /What it brings/ }).click();
    await expect(dialog).toContainText('label "Hedge"');
    await dialog.getByRole('button', { name: 'Import 2 files' }).click();
    await expect(dialog).toContainText('5 documents imported, with 6 annotations');
    await dialog.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(dialog).toBeHidden();
    await window.shows('At least 15 people died');

    // What is missing leads to its field; the rest of the card may wait.
    await page.getByRole('button', { name: 'Dataset', exact: true }).click();
    const checklist = page.getByRole('region', { name: 'Before you publish' });
    await checklist.getByRole('button', { name: /It has no title/ }).click();
    await page.keyboard.type('Claims about a toll');
    await page.keyboard.press('Enter');
    await page.getByLabel('Licence of the annotations').fill('CC-BY-4.0');
    await page.keyboard.press('Tab');
    await expect(checklist.getByRole('button', { name: /have no licence/ })).toBeHidden();
    await picture('publication');

    const folder = join(workbench.folder, 'toll');
    await page.getByRole('button', { name: 'Export for Hugging Face…' }).click();
    const exporting = page.getByRole('dialog', { name: 'Export dataset' });
    await expect(exporting.getByRole('radio', { name: /^Hugging Face dataset/ })).toBeChecked();
    await exporting.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await exporting.getByRole('checkbox', { name: 'Annotators by pseudonyms' }).check();
    await expect(exporting.getByRole('region', { name: /^Lost in/ })).toContainText(
      /Nothing of what is chosen|original/,
    );
    await picture('export');
    await exporting.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Dataset exported' })).toContainText('annotations');

    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(card).toContain('Claims about a toll');
    expect(card).toMatch(/^license: "cc-by-4\.0"$/m);
    expect(card).not.toMatch(/\bana\b/i);
    expect(
      readdirSync(join(folder, 'data'), { recursive: true }).some((name) => String(name).endsWith('.parquet')),
    ).toBe(true);
    expect(existsSync(join(folder, 'croissant.json'))).toBe(true);
    for (const line of readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
      const [sum = '', file = ''] = line.split(/ [ *]/);
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
        file,
      ).toBe(sum);
    }
  });
});

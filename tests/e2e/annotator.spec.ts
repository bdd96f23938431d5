import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('a new spelling keeps the handle; somebody else gets a layer of their own and cannot change what is there', async ({
  workbench: { page: window },
}) => {
  const page = new WorkbenchPage(window);
  await page.sayName('Ana');
  await page.tagByMouse('CLAIM', 'North Korea is joining in');
  const rename = async (name: string, who: RegExp): Promise<void> => {
    await window.getByRole('button', { name: /^Annotating as/ }).click();
    await window.getByRole('menuitem', { name: 'Another name…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Annotator' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('radio', { name: who }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.status).toContainText(`Annotating as ${name}`);
  };
  await rename('Ana López', /The same person/);
  await page.tagByMouse('SOURCE', 'Pyongyang');
  await expect(page.inspector).toContainText('Annotatorana');

  await rename('Ben', /Somebody else/);
  await page.inspector.getByRole('button', { name: 'All annotations' }).click();
  await page.annotations.getByRole('option', { name: /North Korea is joining in/ }).click();
  await window.keyboard.press('2');
  await expect(window.getByRole('region', { name: 'Notifications' })).toContainText('Only "ana" can change it');
  await expect(page.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('CLAIM');
});

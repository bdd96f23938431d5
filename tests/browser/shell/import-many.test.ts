import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const FILES = 300;
const DOCUMENTS = 60;

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

async function withSample({ client }: TestCore): Promise<void> {
  await client.call('project.sample', {});
}

/** Texts, and a brat folder of documents with a label each. */
function corpus(): string {
  const folder = join(temporaryFolder(), 'many');
  mkdirSync(join(folder, 'brat'), { recursive: true });
  for (let i = 0; i < FILES; i += 1) {
    const name = String(i).padStart(3, '0');
    writeFileSync(
      join(folder, `${name}.txt`),
      `Report ${i}\n\nIn town ${i} there were ${i * 7} votes and ${i * 13} guests.\n`,
    );
    if (i >= DOCUMENTS) continue;
    writeFileSync(join(folder, 'brat', `${name}.txt`), `Letter ${i} counts ${i * 3} people.`);
    writeFileSync(
      join(folder, 'brat', `${name}.ann`),
      `T1\tClaim 0 6\tLetter\nT2\tKind${i} 7 8\t${String(i)[0] ?? ''}\n`,
    );
  }
  return folder;
}

it('300 files and a dataset of 60 labels are shown, gone through and left out by keyboard alone', async () => {
  window = await windows.open({ name: 'Ana', prepare: withSample });
  const { page } = window;
  const folder = corpus();
  await page.keyboard.press('Control+i');
  await page.getByLabel('Folder to import').setInputFiles(folder);
  const list = page.getByRole('list', { name: 'Files to import' });
  await expectPage(list.getByRole('listitem')).toHaveCount(FILES + 1, { timeout: 20_000 });

  const preview = page.getByRole('region', { name: 'Preview' });
  await expectPage(preview).toContainText(`${DOCUMENTS} names are not in the codebook`);
  const first = list.getByRole('button', { pressed: true });
  await first.focus();
  for (const [key, name] of [
    ['ArrowDown', '000.txt'],
    ['ArrowDown', '001.txt'],
    ['End', '299.txt'],
    ['Home', 'brat'],
  ] as const) {
    await page.keyboard.press(key);
    await expectPage(list.getByRole('button', { pressed: true })).toBeFocused();
    await expectPage(list.getByRole('button', { pressed: true })).toContainText(name);
  }

  // One stop for the list, one for leaving the shown one out; then the preview.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expectPage(preview.locator(':focus')).toHaveCount(1);

  await page.getByRole('button', { name: 'Leave out', exact: true }).click();
  await expectPage(page.getByRole('button', { name: `Import ${FILES + 1} files` })).toBeEnabled();

  // What is left out by key hands the focus on.
  await first.focus();
  await page.keyboard.press('Delete');
  await expectPage(list.getByRole('listitem')).toHaveCount(FILES);
  await expectPage(list.getByRole('button', { pressed: true })).toBeFocused();
  await expectPage(page.getByRole('button', { name: `Import ${FILES} files` })).toBeEnabled();
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
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
afterAll(() => windows.close());
afterEach(() => window.close());

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

  // What is out of sight has the choice that is made alone; it has all of them once it is gone to, by what stands in the way or by Tab.
  const last = page.getByRole('combobox', { name: 'What Kind9 becomes' });
  await expectPage(last.getByRole('option')).toHaveCount(1);
  await last.focus();
  await expectPage(last.getByRole('option', { name: 'New: Kind9' })).toHaveCount(1);
  await last.selectOption('New: Kind9');
  await expectPage(page.getByRole('textbox', { name: 'Name in the codebook for Kind9' })).toBeVisible();
  await expectPage(preview.getByRole('tab', { name: new RegExp(`^Labels ${DOCUMENTS + 1}$`) })).toBeVisible();
  await expectPage(page.getByRole('button', { name: `Import ${FILES + 1} files` })).toBeEnabled();

  // What is left out by key hands the focus on.
  await first.focus();
  await page.keyboard.press('Delete');
  await expectPage(list.getByRole('listitem')).toHaveCount(FILES);
  await expectPage(list.getByRole('button', { pressed: true })).toBeFocused();
  await expectPage(page.getByRole('button', { name: `Import ${FILES} files` })).toBeEnabled();
});

it('files that hold the same are told before they are imported: texts by each other’s names, and what all of them bring', async () => {
  window = await windows.open({ name: 'Ana', prepare: withSample });
  const { page, core } = window;
  const folder = temporaryFolder();
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const spans = (user: string): string =>
    put(`${user}.jsonl`, `${JSON.stringify({ text: 'Nine people came.', label: [[0, 11, 'CLAIM']] })}\n`);
  const conll = put('news.conll', 'Nine B-CLAIM\npeople I-CLAIM\nfled O\n');
  await page.keyboard.press('Control+i');
  const files = [put('one.txt', 'Twelve people came.'), put('two.txt', 'Twelve people came.'), spans('kim'), conll];
  await page.getByLabel('Files to import').setInputFiles([...files, spans('lee')]);
  const list = page.getByRole('list', { name: 'Files to import' });
  await expectPage(list.getByRole('button', { name: /^two\.txt/ })).toContainText('The same text as one.txt');
  await expectPage(page.getByRole('status').filter({ hasText: 'Together' })).toHaveText(
    /Together: 3 new documents · 3 annotations · 2 texts more than once\./,
  );

  // What counts tokens is among the formats, as itself.
  await list.getByRole('button', { name: /^news\.conll/ }).click();
  await expectPage(page.getByRole('combobox', { name: 'Read as' })).toHaveValue('conll');

  // Two people of one handle are told, as the command line tells them, and may be meant.
  await list.getByRole('button', { name: /^kim\.jsonl/ }).click();
  await page.getByRole('tab', { name: /^Annotators/ }).click();
  await page.getByRole('textbox', { name: 'Handle of kim' }).fill('pat');
  await page.getByRole('button', { name: 'Import 5 files' }).click();
  await expectPage(page.getByRole('dialog')).toContainText(
    '3 documents imported, with 3 annotations. 2 texts came more than once.',
  );
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.keyboard.press('Control+i');
  await page.getByLabel('Files to import').setInputFiles(join(folder, 'lee.jsonl'));
  await page.getByRole('tab', { name: /^Annotators/ }).click();
  await page.getByRole('textbox', { name: 'Handle of lee' }).fill('pat');
  await expectPage(page.getByRole('region', { name: 'Preview' })).toContainText(
    'Two people would become one annotator: what "lee" annotated becomes pat\'s, and the layer pat has annotations of "kim" already.',
  );
  await expectPage(page.getByRole('button', { name: 'Import 1 file' })).toBeEnabled();
  expect((await core.client.call('documents.list', {})).documents.length).toBeGreaterThan(3);
  expect(window.complaints).toEqual([]);
});

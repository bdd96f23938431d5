import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

/** "북한군" (the North Korean army) in EUC-KR, which is no valid UTF-8. */
const KOREAN = Buffer.from([0xba, 0xcf, 0xc7, 0xd1, 0xb1, 0xba]);

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ name: 'Ana' });
});
afterEach(() => window.close());

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/plain', buffer });
const titles = async () => (await window.core.client.call('documents.list', {})).documents.map(({ title }) => title);

describe('import', () => {
  it('shows how each file is read, lets it be changed, and takes all in one step', async () => {
    const { page } = window;
    await page.keyboard.press('Control+i');
    const korean = Buffer.concat([
      ...Array.from({ length: 40 }, () => Buffer.concat([KOREAN, Buffer.from(' ')])),
      KOREAN,
    ]);
    await page
      .getByLabel('Files to import')
      .setInputFiles([file('korean.txt', korean), file('plain.txt', Buffer.from('A second text.'))]);
    const encoding = page.getByRole('combobox', { name: 'Encoding' });
    await encoding.selectOption('windows-1252');
    await expectPage(page.getByLabel('First lines')).toContainText('ºÏÇÑ±º');
    await encoding.selectOption('euc-kr');
    await expectPage(page.getByLabel('First lines')).toContainText('북한군');
    await expect.poll(titles).toHaveLength(5);
    await page.getByRole('button', { name: 'Import 2 files' }).click();
    await expectPage(page.getByRole('dialog')).toContainText('2 documents imported');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expectPage(page.getByRole('listbox', { name: 'Documents' }).getByRole('option')).toHaveCount(7);
    await expectPage(window.text).toContainText('북한군');
    await page.keyboard.press('Control+z');
    await expectPage(page.getByRole('listbox', { name: 'Documents' }).getByRole('option')).toHaveCount(5);
    await expectPage(window.text).not.toContainText('북한군');
  });

  it('takes dropped files, leaves out what is there already, and says why a file is refused', async () => {
    const { page } = window;
    const [first] = (await window.core.client.call('documents.list', {})).documents;
    const { text } = await window.core.client.call('documents.read', { id: first?.id ?? '' });
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'again.txt', { type: 'text/plain' }));
      data.items.add(new File([new Uint8Array([0, 1, 2, 0])], 'binary.txt', { type: 'text/plain' }));
      const shell = document.querySelector('main');
      for (const type of ['dragenter', 'dragover', 'drop']) {
        shell?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, text);
    const list = page.getByRole('list', { name: 'Files to import' });
    await expectPage(list.getByRole('listitem')).toHaveCount(2);
    await expectPage(list.getByRole('listitem').filter({ hasText: 'again.txt' })).toContainText(
      'Already in the project',
    );
    await expectPage(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    expect(window.complaints).toEqual([]);
  });

  it('is all or nothing: refused files are repaired by another encoding or left out; the focus ends on Done', async () => {
    const { page } = window;
    await page.keyboard.press('Control+i');
    const input = page.locator('input[type="file"]').first();
    const [good = '', binary = '', large = ''] = ['good.txt', 'null.txt', 'large.txt'].map((name) =>
      join(window.core.dataDir, name),
    );
    await writeFile(good, 'A good text.');
    await writeFile(binary, Buffer.from([0, 1, 2, 0]));
    await writeFile(large, Buffer.alloc(33 * 1024 * 1024, 'a'));
    await input.setInputFiles([binary, large]);
    await expectPage(page.getByRole('list', { name: 'Files to import' }).getByRole('listitem')).toHaveCount(2);
    await input.setInputFiles([good]);
    const list = page.getByRole('list', { name: 'Files to import' });
    await expectPage(list.getByRole('listitem')).toHaveCount(3);
    await input.setInputFiles([good]);
    await expectPage(list.getByRole('listitem')).toHaveCount(3);
    await expectPage(list.getByRole('listitem').last()).toContainText('good.txt');
    await expectPage(list).toContainText(
      'large.txt has 33 MiB; a file may have 32 MiB. Split it and import the parts.',
    );
    await expectPage(page.getByRole('button', { name: /^Import \d file/ })).toBeDisabled();
    await list.getByRole('button', { name: /^null\.txt/ }).click();
    const encoding = page.getByRole('combobox', { name: 'Encoding' });
    await encoding.selectOption('utf-8');
    await expectPage(page.getByRole('alert')).toBeVisible();
    await expectPage(encoding).toHaveValue('utf-8');
    await page.getByRole('button', { name: /^Leave (them|it) out$/ }).click();
    await page.getByRole('button', { name: /^Import \d files?$/ }).click();
    await expectPage(page.getByRole('button', { name: 'Done', exact: true })).toBeFocused();
    await expect.poll(titles).toContain('A good text.');
    expect(window.complaints).toEqual([]);
  });

  it('keeps the list when the import is refused, and says that nothing was imported', async () => {
    const { page } = window;
    await page.keyboard.press('Control+i');
    await page.getByLabel('Files to import').setInputFiles([file('a.txt', Buffer.from('One text.'))]);
    window.meddle(async (name, answer) =>
      name === 'import.commit' ? { ok: false, code: 'disk_full', message: 'The disk is full.' } : answer(),
    );
    await page.getByRole('button', { name: 'Import 1 file' }).click();
    await expectPage(page.getByRole('alert')).toContainText('The disk is full. Nothing was imported.');
    window.meddle(undefined);
    await page.getByRole('button', { name: 'Import 1 file' }).click();
    await expectPage(page.getByRole('dialog')).toContainText('1 document imported');
    await expect.poll(titles).toHaveLength(6);
  });
});

describe('export', () => {
  it('asks about the path that stands there, says that a folder is one, and keeps what was typed', async () => {
    const { page } = window;
    await writeFile(`${window.core.dataDir}/o.jsonl`, 'old');
    await page.keyboard.press('Control+e');
    const path = page.getByRole('textbox', { name: 'File' });
    const go = page.getByRole('button', { name: 'Export', exact: true });
    await path.fill(`${window.core.dataDir}/o.jsonl`);
    await go.click();
    await expectPage(page.getByRole('button', { name: 'Replace it' })).toBeVisible();
    await path.fill(window.core.dataDir);
    await expectPage(page.getByRole('button', { name: 'Replace it' })).toBeHidden();
    await go.click();
    await expectPage(page.getByRole('alert')).toContainText('this is a folder');
    await expectPage(path).toHaveValue(window.core.dataDir);
    await path.fill('~/o.jsonl');
    await expectPage(go).toBeDisabled();
    await path.fill('beside.jsonl');
    await expectPage(page.getByText(`It is written to ${window.core.folder}/beside.jsonl.`)).toBeVisible();
    expect(await readFile(`${window.core.dataDir}/o.jsonl`, 'utf8')).toBe('old');
  });

  it('writes, says what it wrote, and asks before it replaces a file', async () => {
    const { page } = window;
    const [first] = (await window.core.client.call('documents.list', {})).documents;
    await window.core.tag(first?.id ?? '', 'North Korea');
    const target = `${window.core.dataDir}/set.jsonl`;
    for (const attempt of ['new', 'again']) {
      await page.keyboard.press('Control+e');
      await page.getByRole('textbox', { name: 'File' }).fill(target);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      if (attempt === 'again') {
        await expectPage(page.getByText('There is already a file')).toBeVisible();
        await page.getByRole('button', { name: 'Replace it' }).click();
      }
      const done = page.getByRole('dialog', { name: 'Dataset exported' });
      await expectPage(done).toContainText('5 documents, 1 annotation');
      await expectPage(done).toContainText(target);
      await page.getByRole('button', { name: 'Done', exact: true }).click();
    }
    expect((await stat(target)).size).toBeGreaterThan(1000);
    expect((await readFile(target, 'utf8')).trim().split('\n')).toHaveLength(5);
  });
});

describe('what an export loses', () => {
  it('is counted before anything is written, follows the choice, and is proved by reading it again', async () => {
    const { page } = window;
    const [first] = (await window.core.client.call('documents.list', {})).documents;
    const id = first?.id ?? '';
    await window.core.tag(id, 'North Korea');
    await window.core.client.call('documents.setStatus', { batch: uuid(), document: id, state: 'done' });
    await page.keyboard.press('Control+e');
    const losses = page.getByRole('region', { name: 'Lost in Claimwright dataset (JSONL)' });
    await expectPage(losses).toContainText('1 status');
    await page.getByRole('combobox', { name: 'Documents' }).selectOption('Only the open one');
    await page.getByRole('searchbox', { name: 'Find a format' }).fill('no such format');
    await expectPage(page.getByText('No format has these words')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(page.getByRole('radio', { name: /^Claimwright dataset/ })).toBeChecked();
    await page.getByRole('checkbox', { name: 'Read it again and compare' }).check();
    // What was counted for another choice is shown, paler and hidden from screen readers, until it is counted again.
    await losses.getByRole('listitem').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const done = page.getByRole('dialog', { name: 'Dataset exported' });
    await expectPage(done).toContainText('all that the format holds came back the same');
    await expectPage(done).toContainText('1 document, 1 annotation');
    await done.getByRole('button', { name: 'Copy the path' }).click();
    await expectPage(done).toContainText('The path is copied.');
    expect(await violations(page)).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  it('can be stopped while it is counted, and counted all the same', async () => {
    const { page } = window;
    let isHeld = true;
    window.meddle(async (name, answer) => {
      if (name !== 'export.preview') return answer();
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 20));
      return answer();
    });
    await page.keyboard.press('Control+e');
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expectPage(page.getByText('Not counted')).toBeVisible();
    isHeld = false;
    await page.getByRole('button', { name: 'Count it' }).click();
    await expectPage(page.getByRole('region', { name: /^Lost in/ })).toContainText('Nothing of what is chosen');
  });
});

describe('the usual place', () => {
  it('takes the first export, though its folder is not there yet', async () => {
    await window.page.keyboard.press('Control+e');
    await window.page.getByRole('button', { name: 'Export', exact: true }).click();
    const done = window.page.getByRole('dialog', { name: 'Dataset exported' });
    await expectPage(done).toContainText('Sample project.jsonl');
    expect((await stat(`${window.core.folder}/Sample project.jsonl`)).size).toBeGreaterThan(1000);
  });
});

describe('leaving a project', () => {
  it('is refused while a change is only in the window', async () => {
    const { page } = window;
    window.meddle(async (name, answer) =>
      name === 'annotations.create' ? { ok: false, code: 'io', message: 'The disk failed.' } : answer(),
    );
    await window.text.click({ position: { x: 80, y: 200 } });
    await page.keyboard.press('s');
    await page.keyboard.press('1');
    await expectPage(page.getByRole('contentinfo')).toContainText('Not saved');
    await page.getByRole('button', { name: 'Sample project' }).click();
    await page.getByRole('menuitem', { name: 'Close project' }).click();
    await expectPage(page.getByText(/One change is not saved yet/).first()).toBeVisible();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Sample project' }).click();
    await page.getByRole('menuitem', { name: 'Close project' }).click();
    await expectPage(page.getByRole('heading', { name: 'Claimwright' })).toBeVisible();
    expect(window.complaints).toEqual([]);
  });
});

describe('a narrow window', () => {
  it('has no sideways scroll, and its columns come as sheets', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 320, height: 640 });
    const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await expect.poll(isTooWide).toBe(false);
    await page.getByRole('button', { name: 'Documents', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Documents' });
    await sheet.getByRole('option', { name: /10,000 Troops/ }).click();
    await expectPage(sheet).toBeHidden();
    await expectPage(window.text).toContainText('The Pentagon has confirmed');
    await page.getByRole('button', { name: 'Inspector', exact: true }).click();
    await expectPage(page.getByRole('dialog', { name: 'Inspector' })).toContainText('Nothing is tagged yet');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    await expectPage(page.getByRole('dialog', { name: 'Export dataset' })).toBeVisible();
    await expect.poll(isTooWide).toBe(false);
  });
});

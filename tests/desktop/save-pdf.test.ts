import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { savePageAsPdf } from '../../electron/desktop/save-pdf.ts';
import { testCore, type TestCore } from '../support/core.ts';
import { temporaryFolder } from '../support/project.ts';

const PDF = Buffer.from('%PDF-1.7 a report');

let at: TestCore;
let folder = '';
let page = '';
beforeAll(async () => {
  at = await testCore();
  folder = temporaryFolder();
  page = join(folder, 'report.html');
  writeFileSync(page, '<p>a report</p>');
  const other = join(folder, 'other.pdf');
  const { path } = await at.client.call('project.create', { name: 'Other', seeds: false });
  await at.client.call('project.close', {});
  copyFileSync(path, other);
  await at.client.call('project.create', { name: 'Open', seeds: false, path: join(folder, 'open.pdf') });
});
afterAll(() => at.core.close());

/** Saves the page where the user says. */
function save(name: string | null, pdf = PDF) {
  const print = vi.fn<(page: string) => Promise<Uint8Array>>(() => Promise.resolve(pdf));
  const choose = vi.fn<(proposed: string) => Promise<string | null>>(() =>
    Promise.resolve(name === null ? null : join(folder, name)),
  );
  return { print, choose, saved: savePageAsPdf(page, { choose, print, core: at.core.call }) };
}

it('a page is saved as a PDF, also over a file that the user has chosen, or not at all', async () => {
  writeFileSync(join(folder, 'there.PDF'), 'old');
  for (const name of ['new.pdf', 'there.PDF']) {
    expect(await save(name).saved).toBe(join(folder, name));
    expect(readFileSync(join(folder, name))).toEqual(PDF);
  }
  const { saved, print, choose } = save(null);
  expect(await saved).toBeNull();
  expect(choose).toHaveBeenCalledWith(join(folder, 'report.pdf'));
  expect(print).not.toHaveBeenCalled();
});

it.each([
  ['report.html', 'must end with .pdf'],
  ['none', 'must end with .pdf'],
  ['other.pdf', 'is a Claimwright project'],
  ['open.pdf', 'belongs to the project that is open'],
  ['open.pdf-wal', 'belongs to the project that is open'],
])('%s is refused and stays as it is', async (name, why) => {
  // By what the disk says: to read a file of the open project would drop its locks.
  const state = () => {
    const { ino, size, mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
    return [ino, size, mtimeMs];
  };
  const before = state();
  await expect(save(name).saved).rejects.toThrow(why);
  expect(state()).toEqual(before);
});

it('what is no PDF, and a page that is gone, are refused', async () => {
  await expect(save('no.pdf', Buffer.from('<p>')).saved).rejects.toThrow('is no PDF');
  page = join(folder, 'gone.html');
  await expect(save('no.pdf').saved).rejects.toThrow('There is no page');
  expect(existsSync(join(folder, 'no.pdf'))).toBe(false);
});

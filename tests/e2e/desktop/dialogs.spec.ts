import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WindowBridge } from '../../../shared/api/bridge.ts';
import { expect, test } from '../fixtures.ts';
import { call } from './bridge.ts';

test.use({ shared: true });

/** Endings of files that the import's dialog offers. */
const IMPORTABLE =
  'txt text md markdown html htm xhtml docx pdf csv tsv jsonl ndjson json jsonld parquet ann conll bio xmi qdpx zip'.split(
    ' ',
  );

test('files, a folder and a project are asked for in native dialogs', async ({ workbench: { page, app } }) => {
  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = [];
    Reflect.set(globalThis, 'asked', asked);
    dialog.showOpenDialog = async (...args: unknown[]) => {
      const { properties, filters } = args.at(-1) as Electron.OpenDialogOptions;
      asked.push({ inFrontOf: args.length - 1, properties, filters: filters?.map(({ extensions }) => extensions) });
      return { canceled: false, filePaths: ['/texts/a.txt', '/texts/b.md'] };
    };
  });
  const paths = ['/texts/a.txt', '/texts/b.md'];
  expect(await call(page, 'host.openFiles', { folder: false })).toEqual({ reply: { ok: true, value: { paths } } });
  expect(await call(page, 'host.openFiles', { folder: true })).toEqual({ reply: { ok: true, value: { paths } } });
  expect(await call(page, 'host.openProject', {})).toEqual({ reply: { ok: true, value: { path: paths[0] } } });
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toEqual([
    { inFrontOf: 1, properties: ['openFile', 'multiSelections'], filters: [IMPORTABLE, ['*']] },
    { inFrontOf: 1, properties: ['openDirectory'] },
    { inFrontOf: 1, properties: ['openFile'], filters: [['claimwright']] },
  ]);
});

test('a dialog that is cancelled is no failure', async ({ workbench: { page, app } }) => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
  });
  const save = { title: 'Export', path: '/x.jsonl', extension: '.jsonl', kind: 'Dataset' };
  expect(await call(page, 'host.openFiles', { folder: false })).toEqual({ reply: { ok: true, value: { paths: [] } } });
  expect(await call(page, 'host.openProject', {})).toEqual({ reply: { ok: true, value: { path: null } } });
  expect(await call(page, 'host.saveFile', save)).toEqual({ reply: { ok: true, value: { path: null } } });
});

test('a place to write is asked for, with its kind and ending', async ({ workbench: { page, app, folder } }) => {
  const path = join(folder, 'claims.jsonl');
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const options = args.at(-1) as Electron.SaveDialogOptions;
      Reflect.set(globalThis, 'asked', options);
      return { canceled: false, filePath: options.defaultPath ?? '' };
    };
  });
  const input = { title: 'Export the dataset', path, extension: '.jsonl', kind: 'Dataset' };
  expect(await call(page, 'host.saveFile', input)).toEqual({ reply: { ok: true, value: { path } } });
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toEqual({
    title: 'Export the dataset',
    defaultPath: path,
    filters: [{ name: 'Dataset', extensions: ['jsonl'] }],
  });
});

test('a file is shown in its folder only where there is one', async ({ workbench: { page, app, folder } }) => {
  const path = join(folder, 'claims.jsonl');
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Reflect.set(globalThis, 'shown', path);
  });
  for (const wrong of [path, 'relative.jsonl']) {
    expect(await call(page, 'host.showInFolder', { path: wrong })).toMatchObject({
      reply: { ok: false, code: 'not_found' },
    });
  }
  await writeFile(path, '');
  expect(await call(page, 'host.showInFolder', { path })).toEqual({ reply: { ok: true, value: {} } });
  expect(await app.evaluate(() => Reflect.get(globalThis, 'shown') as unknown)).toBe(path);
});

test('an address is opened after it was shown and agreed to, and only https', async ({ workbench: { page, app } }) => {
  await app.evaluate(({ dialog, shell }) => {
    const log: unknown[] = [];
    Reflect.set(globalThis, 'log', log);
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { detail, buttons, cancelId } = args.at(-1) as Electron.MessageBoxOptions;
      log.push({ detail, buttons, cancelId });
      return { response: log.length === 1 ? 0 : 1, checkboxChecked: false };
    };
    shell.openExternal = async (url) => void log.push({ opened: url });
  });
  for (const url of ['http://example.org/', 'file:///etc/hostname', 'javascript:alert(1)', 'smb://host/share']) {
    expect(await call(page, 'host.openExternal', { url })).toMatchObject({ reply: { ok: false } });
  }
  const url = 'https://example.org/a?b=c';
  expect(await call(page, 'host.openExternal', { url })).toMatchObject({ reply: { ok: true } });
  expect(await call(page, 'host.openExternal', { url })).toMatchObject({ reply: { ok: true } });
  const question = { detail: url, buttons: ['Cancel', 'Open'], cancelId: 0 };
  expect(await app.evaluate(() => Reflect.get(globalThis, 'log') as unknown)).toEqual([
    question,
    question,
    { opened: url },
  ]);
});

test('the path of a chosen file is known, that of a made one is not', async ({ workbench: { page, folder } }) => {
  const path = join(folder, 'report “one”.txt');
  await writeFile(path, 'Ministers will resign in May.');
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'of-test' });
    document.body.append(input);
  });
  await page.setInputFiles('#of-test', path);
  const paths = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'claimwright') as WindowBridge;
    const [chosen] = document.querySelector<HTMLInputElement>('#of-test')?.files ?? [];
    return [chosen && bridge.pathOf(chosen), bridge.pathOf(new File(['x'], 'made.txt'))];
  });
  expect(paths).toEqual([path, '']);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { world } from '../../support/project.ts';
import { testCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(async () => {
  await window.close();
  await windows.close();
});

async function palette(command: string): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.keyboard.type(command);
  await window.page.keyboard.press('Enter');
}

/** A bundle of a copy of the project, in which annotations were changed otherwise and another one was made. */
async function theirBundle(
  copy: string,
  annotations: readonly string[],
  document: string,
  bens?: string,
): Promise<string> {
  const other = await testCore();
  await other.client.call('project.open', { path: copy });
  await other.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const id of annotations)
    await other.client.call('annotations.update', { batch: uuid(), id, note: 'from the other machine' });
  await other.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
  await other.tag(document, 'South Korea', 'SOURCE');
  if (bens !== undefined) await changedByBen(copy, bens, () => other.client.call('project.close', {}));
  if (bens !== undefined) await other.client.call('project.open', { path: copy });
  const path = join(other.folder, '..', 'theirs.cwb');
  await other.client.call('bundle.write', { task: uuid(), path, originals: false, overwrite: false });
  await other.core.close();
  return path;
}

/** Ben changes an annotation that is not his, as a decision of a conflict does. */
async function changedByBen(copy: string, id: string, letGo: () => Promise<unknown>): Promise<void> {
  await letGo();
  const project = openProject(copy, false, world());
  const stands = annotationById(project.db, id);
  if (!stands) throw new Error('the copy has it');
  const after = { ...stands, note: 'Ben says otherwise' };
  project.write({ batch: uuid(), name: 'edit', actor: 'ben', changes: [{ entity: 'annotation', id, after }] });
  project.close();
}

const noteOf = async (id: string): Promise<string | undefined> =>
  (await window.core.client.call('annotations.list', {})).find((one) => one.id === id)?.note;

it('drops a bundle onto the window, sees what it would do, merges, and decides a conflict', async () => {
  window = await windows.open({ name: 'Ana' });
  const { page, core } = window;
  const [first] = (await core.client.call('documents.list', {})).documents;
  const document = first?.id ?? '';
  const annotation = await core.tag(document, 'North Korea');
  const second = await core.tag(document, 'Ukraine');
  const copy = join(core.dataDir, 'copy.claimwright');
  await core.client.call('backups.make', { out: copy });
  for (const id of [annotation, second])
    await core.client.call('annotations.update', { batch: uuid(), id, note: 'from this machine' });
  const bundle = readFileSync(await theirBundle(copy, [annotation, second], document)).toString('base64');

  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0);
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'theirs.cwb'));
    globalThis.document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
  }, bundle);
  const dialog = page.getByRole('dialog', { name: 'Merge other copies' });
  const plan = dialog.getByRole('region', { name: 'theirs.cwb' });
  await expectPage(plan.getByText('new changes')).toBeVisible();
  await expectPage(plan.getByRole('row', { name: /^Annotation / })).toContainText('1');
  await expectPage(plan.getByText('New annotators')).toBeVisible();
  await plan.getByText('2 conflicts: both sides are kept').click();
  await expectPage(plan.getByText('from this machine').first()).toBeVisible();
  await expectPage(plan.getByText('from the other machine').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect.poll(() => noteOf(annotation)).toBe('from this machine');

  await dialog.getByRole('button', { name: /^Merge \d+ changes/ }).focus();
  await page.keyboard.press('Enter');
  await expectPage(dialog).toBeHidden();
  const notices = page.getByRole('region', { name: 'Notifications' });
  await expectPage(notices.getByText('The project as it was before is among its backups.')).toBeVisible();
  await page.getByRole('button', { name: 'See conflicts' }).click();

  const list = page.getByRole('listbox', { name: '2 conflicts' });
  await expectPage(list).toBeVisible();
  await expectPage(page.getByRole('tab', { name: 'Conflicts (2)' })).toHaveAttribute('aria-selected', 'true');
  const standing = await noteOf(annotation);
  expect(standing).toBe('from the other machine');
  expect(await violations(page)).toEqual([]);
  await list.focus();
  await page.keyboard.press('2');
  await expectPage(page.getByRole('listbox', { name: '1 conflict' })).toBeVisible();
  const ours = async () =>
    [await noteOf(annotation), await noteOf(second)].filter((note) => note === 'from this machine');
  await expect.poll(ours).toHaveLength(1);
  const taken = (await noteOf(annotation)) === 'from this machine' ? annotation : second;
  await expect.poll(() => noteOf(taken)).toBe('from this machine');

  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expectPage(list).toBeVisible();
  await expect.poll(() => noteOf(taken)).toBe('from the other machine');
  await list.focus();
  await page.keyboard.press('a');
  await expectPage(page.getByRole('button', { name: 'Keep what stands (2)' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expectPage(page.getByText('No conflicts')).toBeVisible();
  await expect.poll(ours).toHaveLength(2);
});

it('says why a bundle that was changed on its way is not merged', async () => {
  const { page } = window;
  await palette('merge other copies');
  const dialog = page.getByRole('dialog', { name: 'Merge other copies' });
  await dialog.getByLabel('Bundles and projects to merge').setInputFiles({
    name: 'broken.cwb',
    mimeType: 'application/zip',
    buffer: Buffer.from('not a bundle'),
  });
  await expectPage(dialog.getByRole('alert')).toContainText(
    'broken.cwb: it is no whole zip archive: its end is missing; copy or download it again.',
  );
  await expectPage(dialog.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectPage(dialog).toBeHidden();
});

it('merges the good one of two files, says why the other stays out, and passes a step that lost in undo when asked', async () => {
  const { page, core } = window;
  const { client } = core;
  const [, second] = (await client.call('documents.list', {})).documents;
  const document = second?.id ?? '';
  const before = await core.tag(document, 'Korea');
  const annotation = await core.tag(document, 'soldiers');
  const copy = join(core.dataDir, 'again.claimwright');
  await client.call('backups.make', { out: copy });
  await client.call('annotations.update', { batch: uuid(), id: before, note: 'before it' });
  await client.call('annotations.update', { batch: uuid(), id: annotation, note: 'lost' });
  const bundle = readFileSync(await theirBundle(copy, [], document, annotation));
  await palette('merge other copies');
  const dialog = page.getByRole('dialog', { name: 'Merge other copies' });
  await dialog.getByLabel('Bundles and projects to merge').setInputFiles([
    { name: 'broken.cwb', mimeType: 'application/zip', buffer: Buffer.from('not a bundle') },
    { name: 'good.cwb', mimeType: 'application/zip', buffer: bundle },
  ]);
  await expectPage(dialog.getByRole('region', { name: 'broken.cwb' })).toContainText('it is no whole zip archive');
  await expectPage(dialog.getByRole('region', { name: 'good.cwb' })).toContainText('new changes');
  await expectPage(dialog.getByText('The file that cannot be merged stays out.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expectPage(dialog.getByRole('button', { name: /^Merge \d+ changes/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(dialog).toBeHidden();

  await page.keyboard.press('Control+z');
  const notices = page.getByRole('region', { name: 'Notifications' });
  await expectPage(notices.getByText('merging has brought another version of the annotation')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the step before it' }).click();
  await expect.poll(() => noteOf(before)).toBeUndefined();
  expect(await noteOf(annotation)).toBe('Ben says otherwise');
});

it('writes a bundle, and asks before it takes the place of a file', async () => {
  const { page } = window;
  const dialog = page.getByRole('dialog', { name: /bundle/i });
  const file = dialog.getByRole('textbox', { name: 'File' });
  await palette('export a bundle');
  await file.press('Enter');
  await expectPage(dialog.getByText(/5 documents, \d+ changes, .* [kM]B/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expectPage(dialog).toBeHidden();
  await palette('export a bundle');
  await file.press('Enter');
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expectPage(dialog.getByText('Bundle written')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(window.complaints).toEqual([]);
});

it('makes a project of a bundle: a broken one is refused, the whole one is opened with the work that is in it', async () => {
  const { page, core } = window;
  const { client } = core;
  const before = await client.call('session.read', {});
  const work = await client.call('annotations.list', {});
  const bundle = join(core.dataDir, 'for-ben.cwb');
  await client.call('bundle.write', { task: uuid(), path: bundle, originals: false, overwrite: false });
  await palette('new project');
  const dialog = page.getByRole('dialog', { name: 'New project' });
  const choose = async (name: string, buffer: Buffer): Promise<void> =>
    dialog.getByLabel('Bundles and projects to merge').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await choose('broken.cwb', Buffer.from('not a bundle'));
  await expectPage(dialog.getByRole('button', { name: 'Create project' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(dialog.getByRole('alert')).toContainText('broken.cwb: it is no whole zip archive');
  await dialog.getByRole('button', { name: 'Start empty instead' }).click();
  await expectPage(dialog.getByRole('alert')).toBeHidden();
  await expectPage(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await choose('for-ben.cwb', readFileSync(bundle));
  await expectPage(dialog.getByText('From for-ben.cwb, with its name')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await expectPage(dialog).toBeHidden();
  const after = await client.call('session.read', {});
  expect(after.project).toMatchObject({ name: before.project?.name, readOnly: false });
  expect(after.project?.path).not.toBe(before.project?.path);
  expect(await client.call('annotations.list', {})).toEqual(work);
  await expectPage(page.getByRole('button', { name: /Sample project/ }).first()).toBeVisible();
  expect(window.complaints).toEqual([]);
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

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

const status = () => window.page.getByRole('contentinfo');
const labels = async () => (await window.core.client.call('annotations.list', {})).map(({ label }) => label);
const heading = (name: string) => window.page.getByRole('button', { name: new RegExp(name) });

async function tagSentence(): Promise<void> {
  await window.text.click({ position: { x: 80, y: 200 } });
  await window.page.keyboard.press('s');
  await window.page.keyboard.press('1');
}

describe('another project, opened by another window', () => {
  it('never gets what was done in this one: that is kept, said, and saved when it is open again', async () => {
    const sample = (await window.core.client.call('session.read', {})).project;
    expect(sample).not.toBeNull();
    window.meddle(async (name, answer) => (name === 'annotations.create' ? null : answer()));
    await tagSentence();
    await expectPage(status()).toContainText('Not saved yet');
    window.deaf(true);
    await window.core.client.call('project.create', { name: 'Second', seeds: true });
    window.deaf(false);
    window.meddle(undefined);
    // The answer to the write is the first that this window hears of it.
    const kept = window.page.getByText('1 change to “Sample project” is not saved: open it again to save it.');
    await expectPage(kept).toBeVisible();
    await expectPage(heading('Second').first()).toBeVisible();
    await expectPage(status()).toContainText('Saved');
    await expectPage(window.page.getByText('Nothing is tagged yet')).toBeVisible();
    await expect.poll(labels).toEqual([]);

    await window.page.getByRole('button', { name: 'Open it' }).click();
    await expectPage(kept).toBeHidden();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(async () => (await window.core.client.call('session.read', {})).project?.id).toBe(sample?.id);
    await expect.poll(labels).toEqual(['CLAIM']);
    expect(window.complaints).toEqual([]);
  });

  it('is found when the connection comes back', async () => {
    window.deaf(true);
    await window.core.client.call('project.create', { name: 'Second', seeds: true });
    window.deaf(false);
    await window.tell({ type: 'connection', up: false });
    await window.tell({ type: 'connection', up: true });
    await expectPage(heading('Second').first()).toBeVisible();
    await tagSentence();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(labels).toEqual(['CLAIM']);
  });

  it('is shown at the second attempt where the first found no answer', async () => {
    let times = 0;
    window.meddle(async (name, answer) => (name === 'codebook.read' && times++ === 0 ? null : answer()));
    await window.core.client.call('project.create', { name: 'Second', seeds: true });
    await expect.poll(() => times).toBe(1);
    await window.tell({ type: 'session' });
    await tagSentence();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(labels).toEqual(['CLAIM']);
  });
});

it('the name of the annotator is the one that another window gave', async () => {
  await window.core.client.call('preferences.save', { annotator: { id: 'ben', name: 'Ben' } });
  await expectPage(status()).toContainText('Annotating as Ben');
});

it('the check of a project can be stopped, and done again', async () => {
  const { page } = window;
  const called: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  window.meddle(async (name, answer) => {
    called.push(name);
    if (name === 'task.cancel') release();
    if (name !== 'project.verify') return answer();
    await held;
    return { ok: false, code: 'cancelled', message: 'Stopped.' };
  });
  await window.tell({ type: 'command', command: 'project.verify' });
  const dialog = page.getByRole('dialog', { name: 'Verify the project' });
  await expectPage(dialog.getByText('Checking…')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expectPage(dialog.getByText(/The check was stopped before its end/)).toBeVisible();
  expect(called).toContain('task.cancel');
  window.meddle(undefined);
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expectPage(dialog.getByText(/All is well: 5 documents/)).toBeVisible();
  expect(window.complaints).toEqual([]);
});

it('a document that is chosen while the project is still being opened stays', async () => {
  const { page } = window;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const called: string[] = [];
  window.meddle(async (name, answer) => {
    called.push(name);
    if (name === 'history.state') await held;
    return answer();
  });
  await page.reload();
  const last = page.getByRole('listbox', { name: 'Documents' }).getByRole('option').last();
  await last.click();
  await expectPage(last).toHaveAttribute('aria-selected', 'true');
  await expectPage(window.text).toBeVisible();
  expect(called).not.toContain('annotations.incomplete');
  release();
  // Asked for when the project is open, just before its first document would be.
  await expect.poll(() => called).toContain('annotations.incomplete');
  expect(called.filter((name) => name === 'documents.read')).toHaveLength(1);
  await expectPage(last).toHaveAttribute('aria-selected', 'true');
  window.meddle(undefined);
});

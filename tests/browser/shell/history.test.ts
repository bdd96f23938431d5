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
afterEach(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
});

const press = (key: string) => window.page.keyboard.press(key);
const stored = async () => (await window.core.client.call('annotations.list', {})).map(({ label }) => label);
const label = () => window.page.getByRole('combobox', { name: 'Label' });
const changes = () => window.page.getByRole('listbox', { name: 'Changes, the newest first' });
const detail = () => window.page.getByRole('region', { name: 'What was changed' });

async function tagAndRelabel(): Promise<void> {
  await window.text.click({ position: { x: 80, y: 200 } });
  await press('s');
  await press('1');
  await expectPage(label()).toHaveValue('CLAIM');
  await press('2');
  await expectPage(window.page.getByRole('contentinfo')).toContainText('Saved');
}

describe('the history, by keyboard', () => {
  it('shows what was changed, from what to what, and restores an earlier state', async () => {
    await tagAndRelabel();
    const after = (await stored())[0] ?? '';
    await press('Alt+Shift+Digit7');
    await expectPage(changes().getByRole('option').first()).toContainText(`change label to ${after}`);
    await expectPage(detail()).toContainText('CLAIM');
    await expectPage(detail().getByRole('insertion').first()).toHaveText(after);
    await changes().focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    await expectPage(detail().getByRole('heading')).toHaveText('tag CLAIM');
    await detail().getByRole('button', { name: 'Restore this state' }).focus();
    await press('Enter');
    await expectPage(changes().getByRole('option').first()).toContainText('restore CLAIM');
    await expect.poll(stored).toEqual(['CLAIM']);
    await window.page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(stored).toEqual([after]);
  });

  it('finds what was deleted and brings it back, and goes to it', async () => {
    await tagAndRelabel();
    await press('Delete');
    await expect.poll(stored).toEqual([]);
    await press('Alt+Shift+Digit7');
    await window.page.getByRole('combobox', { name: 'Kind' }).selectOption('Deleted');
    await expectPage(changes().getByRole('option')).toHaveCount(1);
    await detail().getByRole('button', { name: 'Restore it' }).focus();
    await press('Enter');
    await expect.poll(async () => (await stored()).length).toBe(1);
    await expectPage(window.page.getByText('Nothing was deleted that is not there again')).toBeVisible();
    await window.page.getByRole('button', { name: 'Show all' }).click();
    await detail().getByRole('button', { name: 'Go to the annotation' }).first().click();
    await expectPage(label()).toBeVisible();
  });

  it('of one annotation opens with H and has every state', async () => {
    await tagAndRelabel();
    await expectPage(window.page.getByText(/Changed 1 time, last by Ana/)).toBeVisible();
    await press('h');
    const dialog = window.page.getByRole('dialog', { name: 'History of the annotation' });
    await expectPage(dialog.getByRole('listitem')).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Restore this state' }).focus();
    await press('Enter');
    await expectPage(dialog.getByRole('listitem')).toHaveCount(3);
    await press('Escape');
    await expectPage(dialog).toBeHidden();
    await expect.poll(stored).toEqual(['CLAIM']);
  });

  it('undo in another view says what and offers to show it, without leaving the view', async () => {
    await tagAndRelabel();
    await press('Alt+Shift+Digit7');
    await expectPage(changes()).toBeVisible();
    await press('Control+z');
    await expectPage(window.page.getByText(/^Undid: change label/).first()).toBeVisible();
    await expectPage(changes().getByRole('option').first()).toContainText('Undid: change label');
    await expect.poll(stored).toEqual(['CLAIM']);
    await press('Control+Shift+z');
    await expectPage(changes().getByRole('option').first()).toContainText('Redid: change label');
    await press('Control+z');
    await expect.poll(stored).toEqual(['CLAIM']);
    await window.page.getByRole('button', { name: 'Show', exact: true }).click();
    await expectPage(label()).toHaveValue('CLAIM');
  });
});

describe('backups', () => {
  it('are made, looked into and restored as a copy, which opens', async () => {
    await tagAndRelabel();
    await press('Control+k');
    await window.page.getByRole('combobox', { name: 'Find a command' }).fill('Backups');
    await press('Enter');
    const dialog = window.page.getByRole('dialog', { name: 'Backups' });
    await expectPage(dialog.getByText('There is no backup yet')).toBeVisible();
    await dialog.getByRole('button', { name: 'Make one now' }).focus();
    await press('Enter');
    await expectPage(dialog.getByText('1 annotation', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'What it holds' }).click();
    await expectPage(dialog.getByText('All of its annotations are in the project, unchanged.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore as a copy…' }).focus();
    await press('Enter');
    await window.page.getByRole('button', { name: 'Open it' }).click();
    await expect
      .poll(async () => (await window.core.client.call('session.read', {})).project?.path)
      .toMatch(/Sample project \d{4}-/);
    await expect.poll(stored).toHaveLength(1);
  });
});

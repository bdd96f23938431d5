import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const CODEBOOK = {
  id: 'small',
  version: '1',
  span_labels: [{ name: 'CLAIM' }],
  attributes: [
    { on: 'CLAIM', name: 'frames', mandatory: true, multiple: true, values: { war: 'about war', money: '', law: '' } },
    { on: 'CLAIM', name: 'weight', type: 'number' },
  ],
};

/** A project with that codebook and one text, whose annotation came in with an answer that the codebook lacks. */
async function prepare({ client, folder }: TestCore): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const codebook = join(folder, 'codebook.json');
  writeFileSync(codebook, JSON.stringify(CODEBOOK));
  await client.call('project.create', { name: 'Small', codebook });
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  writeFileSync(join(folder, 'a.txt'), 'Troops were sent. Nobody knows why.');
  const source = { kind: 'path', path: join(folder, 'a.txt') } as const;
  const [text] = await client.call('import.stage', { task: uuid(), source });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [text?.id ?? ''] });
}

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ prepare });
  await window.text.click({ position: { x: 20, y: 20 } });
  await window.page.keyboard.press('s');
  await window.page.keyboard.press('1');
  await window.page.keyboard.press('Enter');
});
afterEach(() => window.close());

async function stored(): Promise<unknown> {
  const { client } = window.core;
  const [document] = (await client.call('documents.list', {})).documents;
  const { annotations } = await client.call('documents.read', { id: document?.id ?? '' });
  return annotations.map(({ attributes }) => attributes);
}

it('several values: digits and Space put them in and take them out, in the codebook’s order', async () => {
  const { keyboard } = window.page;
  const frames = window.page.getByRole('group', { name: 'frames' });
  await expectPage(frames.getByRole('checkbox', { name: 'war' })).toBeFocused();
  await keyboard.press('3');
  await keyboard.press('1');
  await expect.poll(stored).toEqual([{ frames: ['war', 'law'] }]);
  await keyboard.press('Space');
  await expect.poll(stored).toEqual([{ frames: ['law'] }]);
  await keyboard.type('la');
  await expectPage(frames.getByRole('checkbox', { name: 'law' })).toBeFocused();
  await expectPage(frames.getByRole('checkbox', { name: 'law' })).toBeChecked();
  await keyboard.press('3');
  await expect.poll(stored).toEqual([{}]);
  await expectPage(frames).toContainText('missing');
  expect(window.complaints).toEqual([]);
});

it('an answer that cannot be saved leaves the screen, is said, and is written once when tried again', async () => {
  const { keyboard } = window.page;
  window.meddle((name, answer) =>
    name === 'annotations.update' ? Promise.resolve({ ok: false, code: 'io', message: 'The disk failed.' }) : answer(),
  );
  await keyboard.press('1');
  const war = window.page.getByRole('checkbox', { name: 'war' });
  await expectPage(window.page.getByText('The value of frames was not saved. The disk failed.').first()).toBeVisible();
  await expectPage(war).not.toBeChecked();
  await expect.poll(stored).toEqual([{}]);
  window.meddle(undefined);
  await window.page.getByRole('button', { name: 'Try again' }).first().click();
  await expectPage(war).toBeChecked();
  await expect.poll(stored).toEqual([{ frames: ['war'] }]);
});

it('a number that is cut short by going elsewhere is saved; one that is none is not', async () => {
  const { keyboard } = window.page;
  await keyboard.press('ArrowDown');
  await keyboard.type('1,500');
  await keyboard.press('Escape');
  await expect.poll(stored).toEqual([{ weight: 1500 }]);
  await window.page.getByRole('textbox', { name: 'weight' }).fill('a lot');
  await keyboard.press('Escape');
  await expectPage(window.page.getByText('Not saved: write a number')).toBeVisible();
  await expect.poll(stored).toEqual([{ weight: 1500 }]);
});

it('an answer that is being written is saved when the project is left at once', async () => {
  await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.type('12');
  await expectPage(window.page.getByRole('contentinfo')).toContainText('Not saved yet');
  const path = (await window.core.client.call('session.read', {})).project?.path ?? '';
  await window.tell({ type: 'command', command: 'project.close' });
  await expectPage(window.page.getByRole('heading', { name: 'Claimwright' })).toBeVisible();
  await window.core.client.call('project.open', { path });
  await expect.poll(stored).toEqual([{ weight: 12 }]);
});

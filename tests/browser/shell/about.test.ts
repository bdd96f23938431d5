import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
let document: string;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({
    async prepare({ client, tag }) {
      await client.call('project.sample', {});
      await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
      const { documents } = await client.call('documents.list', {});
      document = documents[0]?.id ?? '';
      await tag(document, 'North Korea');
    },
  });
  await window.text.waitFor();
});
afterEach(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
});

const read = () => window.core.client.call('documents.read', { id: document });
const inspector = () => window.page.getByRole('region', { name: 'Inspector' });
const group = (name: string) => window.page.getByRole('group', { name });

it('labels of the document are answered by keyboard, undone, and their want is seen', async () => {
  const { keyboard } = window.page;
  const header = window.page.getByRole('button', { name: '1 label missing' });
  await expectPage(header).toBeVisible();
  await expectPage(window.page.getByRole('option').first()).toContainText('1 label missing');
  await window.text.focus();
  await keyboard.press('d');
  await expectPage(group('genre').getByRole('radio').first()).toBeFocused();
  await keyboard.press('2');
  await expectPage(window.text).toBeFocused();
  await expectPage(group('genre').getByRole('radio', { name: 'analysis' })).toBeChecked();
  await expectPage(header).toHaveCount(0);
  await expect
    .poll(async () => (await read()).labels)
    .toMatchObject([{ layer: 'ana', attributes: { genre: 'analysis' } }]);
  await keyboard.press('Control+z');
  await expectPage(header).toBeVisible();
  await expect.poll(async () => (await read()).labels).toEqual([]);
  await keyboard.press('Control+Shift+z');
  await expectPage(header).toHaveCount(0);
  const dateline = inspector().getByRole('textbox', { name: 'dateline' });
  await dateline.fill('2024-10-28');
  await expectPage(inspector().getByText('28 October 2024')).toBeVisible();
  await keyboard.press('Escape');
  await expectPage(window.text).toBeFocused();
  await expect
    .poll(async () => (await read()).labels[0]?.attributes)
    .toEqual({ genre: 'analysis', dateline: '2024-10-28' });
  await keyboard.press('Escape');
  await expectPage(inspector().getByRole('heading', { name: 'Annotations' })).toBeVisible();
});

it('title, metadata and publications are changed, and what is wrong is said', async () => {
  const { keyboard } = window.page;
  await window.text.focus();
  await keyboard.press('d');
  const field = (name: string) => inspector().getByRole('textbox', { name, exact: true });
  await field('Title').fill('Troops for Russia');
  await field('Title').press('Enter');
  await expectPage(window.page.getByRole('heading', { level: 1 }).first()).toHaveText('Troops for Russia');
  await field('Name').fill('desk');
  await field('Value').fill('7');
  await inspector().getByRole('combobox', { name: 'Kind' }).selectOption('number');
  await field('Value').press('Enter');
  await expectPage(field('desk')).toHaveValue('7');
  await expectPage(field('Name')).toBeFocused();
  await field('desk').fill('seven');
  await field('desk').press('Enter');
  await expectPage(inspector().getByRole('alert')).toContainText('write a number');
  await field('desk').fill('8');
  await field('desk').press('Enter');
  await field('Name').fill('desk');
  await field('Name').press('Enter');
  await expectPage(inspector().getByRole('alert')).toContainText('“desk” is there already');
  await field('Outlet').first().fill('Featured Headlines');
  await field('Date').first().fill('2024-10~');
  await field('Date').first().press('Enter');
  await expectPage(inspector().getByText('about October 2024')).toBeVisible();
  await expect
    .poll(async () => (await read()).document)
    .toMatchObject({
      title: 'Troops for Russia',
      metadata: { desk: 8 },
      publications: [{ outlet: 'Featured Headlines', date: '2024-10~' }],
    });
  await inspector().getByRole('button', { name: 'Remove desk' }).click();
  await expect.poll(async () => (await read()).document.metadata).not.toHaveProperty('desk');
  await keyboard.press('Control+z');
  await expectPage(field('desk')).toHaveValue('8');
  expect(await violations(window.page)).toEqual([]);
});

it('what is missing across the project is listed; choosing one goes there', async () => {
  const { client } = window.core;
  const { documents } = await client.call('documents.list', {});
  const last = documents.at(-1)?.id ?? '';
  const id = await window.core.tag(last, 'North Korean', 'QUANTITY');
  await window.text.focus();
  await window.page.keyboard.press('Alt+Shift+Digit6');
  const list = window.page.getByRole('region', { name: 'Missing values' });
  await expectPage(list.getByRole('listitem')).toHaveCount(4);
  await expectPage(list).toContainText('value min, value max, unit, kind');
  expect(await violations(window.page)).toEqual([]);
  await client.call('annotations.update', { batch: uuid(), id, attributes: { unit: 'troops' } });
  await expectPage(list).toContainText('value min, value max, kind');
  await list.getByRole('button', { name: /QUANTITY/ }).press('Enter');
  await expectPage(window.text).toBeFocused();
  await expectPage(inspector().getByRole('heading', { name: 'Annotation', exact: true })).toBeVisible();
  await expectPage(inspector().getByRole('textbox', { name: /^Figure/ })).toBeVisible();
  await window.page.keyboard.press('Alt+Shift+Digit6');
  await list.getByRole('button', { name: /genre/ }).first().click();
  await expectPage(group('genre')).toBeVisible();
});

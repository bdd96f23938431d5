import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { expectPage } from '../expect-page.ts';
import { violations } from './axe.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
  window = await windows.open({ name: 'Ana' });
  await prepare();
  await window.page.keyboard.press('Alt+Shift+2');
  await window.page.getByRole('tab', { name: 'Sources and origins' }).click();
});
afterAll(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
  await windows.close();
});

const call: TestWindow['core']['client']['call'] = (name, input) => window.core.client.call(name, input);
const card = uuid();

/** Two articles with one claim: one has it from Kyiv, which cites the Pentagon; the other from its spokeswoman, and itself. */
async function prepare(): Promise<void> {
  const { documents } = await call('documents.list', {});
  const [one = '', two = ''] = ['004', '001'].map(
    (seed) => documents.find(({ fileName }) => fileName?.startsWith(seed))?.id,
  );
  const named = async (document: string, quote: string, entity: string): Promise<string> => {
    const id = await window.core.tag(document, quote, 'SOURCE');
    await call('annotations.update', { batch: uuid(), id, attributes: { source_entity: entity } });
    return id;
  };
  const relate = (type: string, from: string, to: string) =>
    call('relations.create', { batch: uuid(), id: uuid(), type, from, to });
  const mentions = [
    await window.core.tag(one, 'North Korea is poised to dispatch as many as 30,000 additional troops'),
    await window.core.tag(two, 'North Korea is sending around 10,000 troops to Russia'),
    await window.core.tag(two, 'North Korea to Send 10,000 Troops'),
  ];
  const [first = '', second = ''] = mentions;
  for (const id of [first, second])
    await call('annotations.update', { batch: uuid(), id, attributes: { attribution: 'indirect_named' } });
  const kyiv = await named(one, 'Kyiv', 'Kyiv');
  const pentagon = await named(one, 'United States', 'Pentagon');
  await relate('attributed_to', first, kyiv);
  await relate('relayed_by', pentagon, kyiv);
  await relate('attributed_to', second, await named(two, 'The Pentagon', 'Sabrina Singh'));
  await call('claims.create', { batch: uuid(), id: card, text: 'North Korea sends troops.', annotations: mentions });
}

const part = (name: string) => window.page.getByRole('button', { name: new RegExp(`^${name}`) });
const list = () => window.page.getByRole('listbox');
const detail = () => window.page.getByRole('region', { name: 'Details' });
const origins = () => window.page.getByRole('region', { name: 'Origins' });
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const registry = async () =>
  (await call('sources.list', {})).sources.map(({ name, aliases }) => [name, ...aliases].join(' = '));
const undo = () => window.page.getByRole('button', { name: 'Undo', exact: true }).last();

describe('sources and origins', () => {
  it('tell on how many origins a claim rests, as far as nobody has sorted out the names', async () => {
    await list()
      .getByRole('option', { name: /North Korea sends troops/ })
      .click();
    await expectPage(origins()).toContainText('3 mentions in 2 documents rest on 2 origins.');
    const row = origins()
      .getByRole('row', { name: /Pentagon/ })
      .first();
    await expectPage(row).toContainText('not in the registry');
    await expectPage(row).toContainText('Kyiv');
    await expectPage(origins()).toContainText('not counted: same text');
    expect(await violations(window.page)).toEqual([]);
  });

  it('name by name: a new source by N, an alias by a digit, the next name at hand each time; undo takes one back', async () => {
    await part('Registry').click();
    await expectPage(list()).toContainText('Names that mean nobody yet');
    await list().focus();
    await press('Home', 'Enter');
    await expectPage(detail().getByRole('heading', { level: 2 })).toHaveText('Kyiv');
    await press('n');
    await expectPage(detail().getByRole('heading', { level: 2 })).toHaveText('Pentagon');
    await press('n');
    await expectPage(detail().getByRole('heading', { level: 2 })).toHaveText('Sabrina Singh');
    await expect.poll(registry).toEqual(['Kyiv', 'Pentagon']);
    await press('n');
    await expect.poll(registry).toEqual(['Kyiv', 'Pentagon', 'Sabrina Singh']);
    await undo().click();
    await expect.poll(registry).toEqual(['Kyiv', 'Pentagon']);
    await expectPage(list().getByRole('option', { name: /^Sabrina Singh , means nobody yet/ })).toBeVisible();
    expect(await violations(window.page)).toEqual([]);
  });

  it('a spokeswoman is part of who she speaks for: one origin is left; its box leads to its place in the text', async () => {
    await list()
      .getByRole('option', { name: /Sabrina Singh/ })
      .click();
    await detail().getByRole('combobox', { name: 'Kind' }).selectOption('person');
    await detail()
      .getByRole('button', { name: /Add as new source/ })
      .click();
    // Until it is read again that the name is a source the line is that of the name.
    await list()
      .getByRole('option', { name: /^Sabrina Singh person/ })
      .click();
    await detail().getByRole('combobox', { name: 'Part of' }).selectOption('Pentagon');
    await expect
      .poll(async () => (await call('sources.list', {})).sources.filter(({ partOf }) => partOf).length)
      .toBe(1);
    await part('Origins').click();
    await expectPage(origins()).toContainText('3 mentions in 2 documents rest on 1 origin.');
    const box = origins().getByRole('button', { name: /^Heard through, Kyiv/ });
    await box.focus();
    await press('Enter');
    await expectPage(window.page.getByRole('combobox', { name: 'Label' })).toHaveValue('SOURCE');
    await expectPage(window.text).toBeFocused();
    await press('Alt+Shift+2');
    await expectPage(origins()).toBeVisible();
  });

  it('marked sources are merged by M and come back by undo; one in use is not deleted', async () => {
    await part('Registry').click();
    await list().focus();
    // Kyiv is marked, and becomes the Pentagon below it.
    await list()
      .getByRole('option', { name: /Kyiv/ })
      .click({ modifiers: ['ControlOrMeta'] });
    await press('ArrowDown', 'm');
    await expect.poll(registry).toEqual(['Pentagon = Kyiv', 'Sabrina Singh']);
    await undo().click();
    await expect.poll(registry).toEqual(['Kyiv', 'Pentagon', 'Sabrina Singh']);
    await list().getByRole('option', { name: /^Kyiv/ }).click();
    await detail().getByRole('button', { name: 'Delete source' }).click();
    await expectPage(window.page.getByText(/"Kyiv" stays: 1 annotation of the project/).first()).toBeVisible();
    await detail().getByRole('textbox', { name: 'Name', exact: true }).fill('Ukrainian government');
    await press('Enter');
    await expect.poll(registry).toEqual(['Pentagon', 'Sabrina Singh', 'Ukrainian government = Kyiv']);
    expect(await violations(window.page)).toEqual([]);
  });

  it('a source that nothing names is made and deleted; whoever deleted it goes on in the list', async () => {
    await window.page.getByRole('button', { name: 'New source' }).click();
    await detail().getByRole('textbox', { name: 'Name' }).fill('Bellingcat');
    await press('Enter');
    await expectPage(list().getByRole('option', { name: /^Bellingcat/ })).toBeVisible();
    await detail().getByRole('button', { name: 'Delete source' }).press('Enter');
    await expectPage(list()).not.toContainText('Bellingcat');
    await expectPage(list()).toBeFocused();
  });

  it('a circle of sources is told, with the annotations that make it', async () => {
    const relations = (await call('relations.list', { document: (await call('annotations.list', {}))[0]?.document }))
      .relations;
    const relay = relations.find(({ type }) => type === 'relayed_by');
    if (relay) {
      await call('relations.create', { batch: uuid(), id: uuid(), type: 'relayed_by', from: relay.to, to: relay.from });
    }
    await part('Origins').click();
    await expectPage(origins().getByRole('list', { name: 'To be looked at' })).toContainText(/relayed by the next.*→/);
    await expectPage(origins()).toContainText('its sources quote each other in a circle');
  });
});

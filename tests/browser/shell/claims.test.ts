import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

const SENT = 'North Korea has sent about 3,000 additional troops and missiles';
const AGAIN = 'North Korea has dispatched approximately 3,000 additional troops';

let windows: Windows;
let window: TestWindow;
let document: string;
let title: string;

/** The sample project, opened at the article that says the same twice; one claim of each kind is tagged. */
async function prepare({ client, tag }: TestCore): Promise<void> {
  await client.call('project.sample', {});
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  for (const { id, title: said } of (await client.call('documents.list', {})).documents) {
    const { text } = await client.call('documents.read', { id });
    if (text.includes(SENT)) [document, title] = [id, said];
  }
  await tag(document, SENT);
  await tag(document, AGAIN);
}

beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
beforeEach(async () => {
  window = await windows.open({ prepare });
  const { page } = window;
  await page.getByRole('listbox', { name: 'Documents' }).getByRole('option').filter({ hasText: title }).click();
  await page.getByRole('option', { name: new RegExp(`CLAIM.*${SENT}`) }).click();
});
afterEach(async () => {
  expect(window.complaints).toEqual([]);
  await window.close();
});

const stored = async (quote: string): Promise<Annotation | undefined> =>
  (await window.core.client.call('annotations.list', { document })).find((one) => one.quote.startsWith(quote));
const cards = async () => (await window.core.client.call('claims.list', {})).claims;

it('C Enter makes a card of the text, C Enter on the next mention takes it; both are undone', async () => {
  const { page } = window;
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await cards()).map(({ text, mentions }) => [text, mentions])).toEqual([[SENT, 1]]);
  await expectPage(window.text).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('c');
  const chooser = page.getByRole('dialog', { name: 'Claim card of this annotation' });
  await expectPage(chooser.getByRole('option').first()).toContainText('1 mention');
  await expectPage(chooser.getByRole('option').first()).toContainText('Shares 3,000, ');
  await page.keyboard.press('Enter');
  const [card] = await cards();
  await expect.poll(async () => (await stored(AGAIN))?.claim).toBe(card?.id);
  const section = page.getByRole('region', { name: 'Claim card' });
  await expectPage(section).toContainText('Also said in 1 other place:');
  await section.getByRole('button', { name: new RegExp(SENT) }).press('Enter');
  await expectPage(page.getByRole('region', { name: 'Inspector' }).getByRole('blockquote')).toContainText(SENT);
  await expectPage(window.text).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await stored(AGAIN))?.claim).toBeUndefined();
  await page.keyboard.press('Control+z');
  await expect.poll(cards).toEqual([]);
});

it('keys that come before the next frame go to the dialog that the first of them opened', async () => {
  const { page } = window;
  await expectPage(window.text).toBeFocused();
  // No frame comes between them, however fast the machine is.
  await page.evaluate(async () => {
    for (const [key, code] of Object.entries({ c: 'KeyC', Enter: 'Enter' })) {
      const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });
      globalThis.document.activeElement?.dispatchEvent(event);
      // What a key changes is done before the next one comes, as between two real ones.
      for (let i = 0; i < 50; i++) await Promise.resolve();
    }
  });
  await expect.poll(async () => (await cards()).map(({ text }) => text)).toEqual([SENT]);
});

it('typing looks through all cards; a card in other words is written; one is taken off', async () => {
  const { page } = window;
  const other = uuid();
  await window.core.client.call('claims.create', { batch: uuid(), id: other, text: 'Something else is so.' });
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.type('something');
  await expectPage(page.getByRole('dialog').getByRole('option').first()).toContainText('Something else is so.');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored(SENT))?.claim).toBe(other);
  await page.keyboard.press('c');
  await page.getByRole('option', { name: 'Take off the card' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored(SENT))?.claim).toBeUndefined();
  await page.keyboard.press('c');
  await page.getByRole('option', { name: 'New card in other words' }).click();
  await expectPage(page.getByRole('textbox', { name: 'The claim in one sentence' })).toHaveValue(SENT);
  await page.getByRole('textbox', { name: 'The claim in one sentence' }).fill('3,000 more were sent.');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await cards()).map(({ text }) => text)).toContain('3,000 more were sent.');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expectPage(page.getByRole('dialog')).toHaveCount(0);
  // With no annotation active it is about the one at the caret; where there is none either, that is said.
  await page.keyboard.press('Escape');
  // The chooser gives its annotation back a moment later; not to who has left it meanwhile.
  await page.waitForTimeout(150);
  await expectPage(page.getByRole('listbox', { name: 'Annotations' })).toBeVisible();
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('c');
  await page.getByText('Choose an annotation first').waitFor();
});

it('Enter that comes before the proposals waits for them', async () => {
  const { page } = window;
  const told = await stored(SENT);
  const id = uuid();
  await window.core.client.call('claims.create', { batch: uuid(), id, text: SENT, annotations: [told?.id ?? ''] });
  await page.keyboard.press('Tab');
  window.meddle(async (name, answer) => {
    if (name === 'claims.propose') await new Promise((resolve) => setTimeout(resolve, 400));
    return answer();
  });
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored(AGAIN))?.claim).toBe(id);
  await expect.poll(cards).toHaveLength(1);
});

it('F flags and asks, N writes a note, and the page of open questions goes there, resolves and undoes', async () => {
  const { page } = window;
  await page.keyboard.press('f');
  const question = page.getByRole('textbox', { name: 'Ask the lead' });
  await expectPage(question).toBeFocused();
  await page.keyboard.type('Is this one claim?');
  await page.keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expect
    .poll(async () => (await stored(SENT))?.flags)
    .toEqual([{ kind: 'ask_lead', text: 'Is this one claim?' }]);
  await page.keyboard.press('n');
  await expectPage(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('**Two** figures');
  await page.keyboard.press('Escape');
  await expectPage(window.text).toBeFocused();
  await expect.poll(async () => (await stored(SENT))?.note).toContain('figures');
  await page.keyboard.press('Tab');
  await page.keyboard.press('f');
  await expectPage(question).toBeFocused();
  await page.keyboard.press('Escape');
  // What is closing gives the focus back in the next frame.
  await expectPage(window.text).toBeFocused();

  await page.keyboard.press('Alt+Shift+Digit6');
  const list = page.getByRole('listbox', { name: 'Open questions' });
  await expectPage(list).toBeFocused();
  await expectPage(list.getByRole('option')).toHaveCount(2);
  // The first one is at hand.
  await page.keyboard.press('Enter');
  await expectPage(window.text).toBeFocused();
  await expectPage(page.getByRole('blockquote')).toContainText(SENT);
  await page.keyboard.press('Alt+Shift+Digit6');
  await expectPage(list).toBeFocused();
  await page.keyboard.press('x');
  await expectPage(list.getByRole('option')).toHaveCount(1);
  await expect.poll(async () => (await stored(SENT))?.flags).toBeUndefined();
  await page.keyboard.press('x');
  await expectPage(page.getByText('No annotation is flagged.')).toBeVisible();
  await expect.poll(async () => (await stored(AGAIN))?.flags).toBeUndefined();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await stored(AGAIN))?.flags).toEqual([{ kind: 'ask_lead' }]);
});

it('a note that formatting could not give back stays as it is until it is edited; a huge one is refused with its length', async () => {
  const { page } = window;
  const note = '| a | b |\n| - | - |\n| 1 | <ins>2</ins> |\n\n[ref]: <x> "y"\n';
  const id = (await stored(SENT))?.id ?? '';
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Note' });
  await expectPage(field).toBeFocused();
  // From elsewhere, while somebody is in the field: it becomes a plain one, and they stay in it.
  await window.core.client.call('annotations.update', { batch: uuid(), id, note });
  await expectPage(field.and(page.locator('textarea'))).toHaveValue(note);
  await expectPage(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expectPage(window.text).toBeFocused();
  await expect.poll(async () => (await stored(SENT))?.note).toBe(note);
  await field.fill('x'.repeat(20_001));
  await expectPage(page.getByRole('alert').filter({ hasText: '20,001' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await stored(SENT))?.note).toBe(note);
});

it('F again resolves; the list of annotations finds what is flagged', async () => {
  const { page } = window;
  await page.keyboard.press('f');
  await expectPage(page.getByRole('textbox', { name: 'Ask the lead' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter annotations' }).fill('flag');
  await expectPage(page.getByRole('listbox', { name: 'Annotations' }).getByRole('option')).toHaveCount(1);
  await page.getByRole('listbox', { name: 'Annotations' }).getByRole('option').click();
  await page.keyboard.press('f');
  await expect.poll(async () => (await stored(SENT))?.flags).toBeUndefined();
});

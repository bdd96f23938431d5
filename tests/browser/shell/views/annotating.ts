import { v7 as uuid } from 'uuid';
import { dialog, inText, leave, type ViewStep } from './step.ts';

/** A document, from the name that is asked first to an annotation with all that can be said of it. */
export const ANNOTATING: readonly ViewStep[] = [
  { name: 'the annotator’s name', go: ({ page }) => dialog(page, 'What is your name?') },
  {
    name: 'a document without annotations',
    async go({ page }) {
      await page.getByRole('textbox', { name: 'Name' }).fill('Ana');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing is tagged yet').waitFor();
    },
  },
  {
    name: 'an annotation in the inspector',
    async go({ page, text }) {
      await text.click({ position: { x: 80, y: 200 } });
      await page.keyboard.press('s');
      await page.keyboard.press('1');
      await page.getByRole('combobox', { name: 'Label' }).waitFor();
    },
  },
  {
    name: 'a relation that is being made',
    async go(window) {
      const { page, core } = window;
      const [made] = await core.client.call('annotations.list', {});
      if (made === undefined) throw new Error('nothing was tagged');
      await core.tag(made.document, 'South Korea', 'SOURCE');
      await core.client.call('annotations.update', {
        batch: uuid(),
        id: made.id,
        note: '**Ask** whose words they are.',
      });
      await inText(window, 'r');
      await page.getByRole('region', { name: 'New relation' }).getByText('South Korea').first().waitFor();
    },
  },
  {
    name: 'the search for the other end',
    async go({ page }) {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Find an annotation in all documents' }).waitFor();
    },
  },
  {
    name: 'an annotation with a relation and a note',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Escape');
      await inText(window, 'r');
      await window.page.keyboard.press('Enter');
      await window.page.getByRole('region', { name: 'Relations', exact: true }).getByText('attributed to').waitFor();
    },
  },
  {
    name: 'the choice of a claim card',
    async go(window) {
      await inText(window, 'c');
      await window.page
        .getByRole('dialog', { name: 'Claim card of this annotation' })
        .getByRole('option')
        .first()
        .waitFor();
    },
  },
  {
    name: 'an annotation with a claim card and a flag',
    async go(window) {
      const { page, core } = window;
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('region', { name: 'Claim card' }).waitFor();
      const [card] = (await core.client.call('claims.list', {})).claims;
      const [made] = await core.client.call('annotations.list', {});
      if (card === undefined || made === undefined) throw new Error('no card was made');
      const again = await core.tag(made.document, 'Russia');
      await core.client.call('claims.assign', { batch: uuid(), annotations: [again], claim: card.id });
      await page.getByText('Also said in 1 other place').waitFor();
      await inText(window, 'f');
      await page.getByRole('textbox', { name: 'Ask the lead' }).fill('Is this one claim?');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Claim card' }).waitFor();
    },
  },
  {
    name: 'a document beside',
    async go({ page }) {
      await page.keyboard.press('Control+Backslash');
      await page.getByRole('region', { name: 'Document beside' }).waitFor();
    },
  },
  {
    name: 'the guidelines beside the text',
    async go(window) {
      await window.page.keyboard.press('Control+Backslash');
      await inText(window, 'g');
      await window.page.getByRole('region', { name: 'Guidelines' }).waitFor();
    },
  },
  {
    name: 'find in the document',
    async go(window) {
      await inText(window, 'g');
      await window.page.keyboard.press('Control+f');
      await window.page.keyboard.type('troops');
      await window.page.getByText(/of 4$/).waitFor();
    },
  },
  {
    name: 'equal strings',
    async go(window) {
      await window.page.keyboard.press('Escape');
      await inText(window, 'p');
      await window.page.getByRole('listbox', { name: 'Equal strings' }).waitFor();
    },
  },
  {
    name: 'labels and metadata of the document',
    async go(window) {
      await leave(window);
      await inText(window, 'd');
      await window.page.getByRole('group', { name: 'genre' }).waitFor();
    },
  },
  {
    name: 'the history of an annotation',
    async go(window) {
      await inText(window, 'Escape');
      await window.page.getByRole('listbox', { name: 'Annotations' }).waitFor();
      await inText(window, 'Control+Home');
      await window.page.keyboard.press('Tab');
      await window.page.getByRole('combobox', { name: 'Label' }).waitFor();
      await window.page.keyboard.press('h');
      await dialog(window.page, 'History of the annotation');
    },
  },
  {
    name: 'the list of annotations',
    async go(window) {
      await leave(window);
      await inText(window, 'Escape');
      await window.page.getByRole('listbox', { name: 'Annotations' }).waitFor();
    },
  },
  {
    name: 'a change of several annotations',
    async go({ page }) {
      await page.getByRole('listbox', { name: 'Annotations' }).focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('b');
      await dialog(page, 'Change several annotations');
    },
  },
];

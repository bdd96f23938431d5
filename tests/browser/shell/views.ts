import type { Page } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import type { TestWindow } from './window.ts';

/** A state of the window, reached from the one before it. */
export interface ViewStep {
  readonly name: string;
  go(window: TestWindow): Promise<unknown>;
}

async function palette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill(command);
  await page.keyboard.press('Enter');
}

const dialog = (page: Page, name: string): Promise<void> => page.getByRole('dialog', { name }).waitFor();
/** Closes a dialog and waits until it is gone. */
async function leave({ page }: TestWindow): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
/** Gives a key to the text. */
async function inText({ page, text }: TestWindow, key: string): Promise<void> {
  await text.focus();
  await page.keyboard.press(key);
}

/** A document, from the name that is asked first to an annotation with all that can be said of it. */
const ANNOTATING: readonly ViewStep[] = [
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

const COMMANDS: readonly ViewStep[] = [
  {
    name: 'a filter without hits',
    async go(window) {
      await leave(window);
      await inText(window, '/');
      await window.page.getByRole('searchbox', { name: 'Filter documents' }).fill('no such article');
      await window.page.getByText('No document matches').waitFor();
    },
  },
  {
    name: 'all commands',
    async go({ page }) {
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
    },
  },
  {
    name: 'going to a document by name',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+p');
      await window.page.getByRole('combobox', { name: 'Title, outlet or file name' }).fill('icaro');
    },
  },
  {
    name: 'two documents as tabs',
    async go({ page }) {
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Open documents' }).waitFor();
    },
  },
];

/** A dialog that a command of the palette opens, over the text. */
const byPalette = (name: string, command: string, shown: (page: Page) => Promise<unknown>): ViewStep => ({
  name,
  async go(window) {
    await leave(window);
    await palette(window.page, command);
    await shown(window.page);
  },
});

const DIALOGS: readonly ViewStep[] = [
  byPalette('keyboard shortcuts', 'keyboard shortcuts', (page) => dialog(page, 'Keyboard shortcuts')),
  byPalette('statistics', 'project statistics', (page) => page.getByRole('table').first().waitFor()),
  byPalette('verify', 'verify', (page) => page.getByText('All is well').waitFor()),
  {
    name: 'import, with a text and a refused file',
    async go(window) {
      const { page } = window;
      await leave(window);
      await page.keyboard.press('Control+i');
      await page.getByLabel('Files to import').setInputFiles([
        { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('A note.\n\nThe second paragraph.') },
        { name: 'image.txt', mimeType: 'text/plain', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) },
      ]);
      await page.getByRole('button', { name: 'Import 1 file' }).waitFor();
    },
  },
  {
    name: 'export',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+e');
      await window.page.getByRole('textbox', { name: 'File' }).waitFor();
    },
  },
  byPalette('backups', 'backups', async (page) => {
    await page.getByRole('button', { name: 'Make one now' }).click();
    await page.getByRole('button', { name: 'What it holds' }).click();
    await page.getByText('are in the project, unchanged').waitFor();
  }),
  byPalette('about', 'about claimwright', (page) => page.getByRole('dialog').waitFor()),
  {
    name: 'settings',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('Control+,');
      await dialog(window.page, 'Settings');
    },
  },
  {
    name: 'change keys, with a key that is taken',
    async go({ page }) {
      await page.getByRole('button', { name: 'Change keys…' }).click();
      const keys = page.getByRole('dialog', { name: 'Change keys' });
      await keys.getByRole('searchbox').fill('change the theme');
      await keys.getByRole('button', { name: 'Change the key of Change the theme' }).click();
      await page.keyboard.press('1');
      await keys.getByText('1 also means Tag as CLAIM').waitFor();
    },
  },
  {
    name: 'help',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('F1');
      await dialog(window.page, 'Help');
    },
  },
  {
    name: 'the tour',
    async go({ page }) {
      await page.getByRole('button', { name: 'Take the tour' }).last().click();
      await page.getByRole('complementary', { name: 'Tour' }).waitFor();
    },
  },
];

const section = (name: string): ViewStep => ({
  name: `codebook: ${name}`,
  go: ({ page }) => page.getByRole('button', { name, exact: true }).press('Enter'),
});

const PAGES: readonly ViewStep[] = [
  {
    name: 'codebook: Labels, with a colour and a key that cannot be',
    async go({ page }) {
      await page.getByRole('button', { name: 'End the tour' }).click();
      await page.keyboard.press('Alt+Shift+Digit5');
      await page.getByRole('textbox', { name: 'Own colour' }).fill('#ffee00');
      await page.getByRole('textbox', { name: 'Key', exact: true }).fill('2');
      await page.getByText('The key 2 is that of SOURCE.').waitFor();
    },
  },
  ...['Attributes', 'Relation types', 'Document labels', 'Guidelines', 'Versions'].map(section),
  {
    name: 'codebook: what will change',
    async go({ page }) {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog', { name: 'What will change' }).getByText('have to be mended').waitFor();
    },
  },
  {
    name: 'codebook: a retired label',
    async go(window) {
      await leave(window);
      await window.page.getByRole('button', { name: 'Labels', exact: true }).press('Enter');
      await window.page.getByRole('button', { name: 'Retire', exact: true }).press('Enter');
      await window.page.getByText('it is offered no more').waitFor();
    },
  },
  {
    name: 'open questions',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit6');
      await page.getByRole('heading', { name: 'Open questions' }).waitFor();
    },
  },
  {
    name: 'the history of the project',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit7');
      await page.getByRole('listbox', { name: 'Changes, the newest first' }).waitFor();
    },
  },
  {
    name: 'quality',
    async go({ page }) {
      await page.keyboard.press('Alt+Shift+Digit8');
      await page.getByRole('tab', { name: 'Quality' }).click();
      await page.getByRole('listbox', { name: 'Findings' }).waitFor();
    },
  },
  {
    name: 'splits, with the reasons of a group',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Splits' }).click();
      const groups = page.getByRole('listbox', { name: 'What goes into a split as a whole' });
      await groups.getByRole('option').first().click();
      await page.getByRole('heading', { name: /that belong together$/ }).waitFor();
    },
  },
  {
    name: 'review: what two annotators say differently',
    async go({ page, core }) {
      const [made] = await core.client.call('annotations.list', {});
      if (made === undefined) throw new Error('nothing was tagged');
      await core.client.call('preferences.save', { annotator: { id: 'bo', name: 'Bo' } });
      await core.tag(made.document, 'South Korea', 'QUANTITY');
      await core.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
      await page.keyboard.press('Alt+Shift+Digit9');
      await page.getByRole('listbox', { name: 'To adjudicate' }).waitFor();
      await page.getByRole('region', { name: 'Candidates' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'review: a first pass',
    async go({ page }) {
      await page.getByRole('button', { name: 'First pass…' }).click();
      await page.getByRole('dialog', { name: 'First pass' }).getByRole('table').waitFor();
    },
  },
  {
    name: 'review: an edit for gold',
    async go(window) {
      await leave(window);
      await window.page.keyboard.press('e');
      await window.page.getByRole('group', { name: 'Edit for gold' }).waitFor();
    },
  },
  {
    name: 'the team',
    async go({ page, core }) {
      await core.client.call('team.annotator', { batch: uuid(), id: 'bea', name: 'Bea' });
      await page.getByRole('tab', { name: 'Team' }).click();
      await page.getByRole('grid', { name: 'Assignments' }).waitFor();
      await page.getByRole('button', { name: 'Propose' }).click();
      await page.getByText('marked in the grid').waitFor();
    },
  },
  {
    name: 'conflicts of merged copies',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Conflicts' }).click();
      await page.getByText('No conflicts').waitFor();
    },
  },
  {
    name: 'the choice of copies to merge',
    async go({ page }) {
      await palette(page, 'merge other copies');
      await dialog(page, 'Merge other copies');
    },
  },
  {
    name: 'the export of a bundle',
    async go(window) {
      await leave(window);
      await palette(window.page, 'export a bundle');
      await dialog(window.page, 'Export a bundle');
    },
  },
  {
    name: 'agreement of the two annotators of before',
    async go(window) {
      const { page } = window;
      await leave(window);
      await page.keyboard.press('Alt+Shift+Digit0');
      await page.getByText('1 document counts').waitFor();
    },
  },
  {
    name: 'disagreements side by side',
    async go({ page }) {
      await page
        .getByRole('button', { name: /^Spans, strict/ })
        .first()
        .press('Enter');
      await page.getByRole('region', { name: 'Work of bo' }).waitFor();
    },
  },
  {
    name: 'training',
    async go({ page }) {
      await page.getByRole('tab', { name: 'Training' }).click();
      await page.getByText('No document counts yet').waitFor();
      await page.getByRole('checkbox', { name: /stays hidden/ }).click();
      await page.getByText('Most frequent mistakes').waitFor();
    },
  },
  {
    name: 'the project menu',
    async go({ page }) {
      await page.getByRole('button', { name: 'Sample project' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'the start screen',
    async go({ page }) {
      await page.getByRole('menuitem', { name: 'Close project' }).click();
      await page.getByRole('heading', { name: 'Claimwright' }).waitFor();
    },
  },
];

/** Every view and dialog, in the order in which one leads to the next in one window on the sample project. */
export const VIEW_STEPS: readonly ViewStep[] = [...ANNOTATING, ...COMMANDS, ...DIALOGS, ...PAGES];

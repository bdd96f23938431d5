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

/** Marks the sentence at the caret and tags it. */
async function tagSentence(key = '1'): Promise<void> {
  await window.text.click({ position: { x: 80, y: 200 } });
  await window.page.keyboard.press('s');
  await window.page.keyboard.press(key);
}
const status = () => window.page.getByRole('contentinfo');
const stored = async () => (await window.core.client.call('annotations.list', {})).map(({ label }) => label);
const countInList = () =>
  window.page.getByRole('option', { name: /N\.Korea Sending Troops/ }).getByText(/^\d+ annotations?$/);

describe('a write', () => {
  it('is on the screen before the answer, and said to be saved only after it', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    window.meddle(async (name, answer) => {
      if (name === 'annotations.create') await held;
      return answer();
    });
    await tagSentence();
    await expectPage(window.page.getByRole('combobox', { name: 'Label' })).toHaveValue('CLAIM');
    await expectPage(status()).toContainText('Saving…');
    await expect.poll(stored).toEqual([]);
    release();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(stored).toEqual(['CLAIM']);
  });

  it('that is refused leaves the screen, says why, and can be tried again', async () => {
    window.meddle(async (name, answer) =>
      name === 'annotations.create' ? { ok: false, code: 'disk_full', message: 'The disk is full.' } : answer(),
    );
    await tagSentence();
    const notice = window.page.getByText('The CLAIM annotation was not saved. The disk is full.');
    await expectPage(notice.first()).toBeVisible();
    await expectPage(status()).toContainText('Not saved');
    await expectPage(window.page.getByText('Nothing is tagged yet')).toBeVisible();
    window.meddle(undefined);
    await status().getByRole('button', { name: 'Try again' }).click();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(stored).toEqual(['CLAIM']);
  });

  it('without an answer stays, is sent again by itself, and is there once', async () => {
    let lost = 0;
    window.meddle(async (name, answer) => {
      const reply = await answer();
      // The first time it is on disk, but nobody hears of it.
      return name === 'annotations.create' && lost++ === 0 ? null : reply;
    });
    window.deaf(true);
    await tagSentence();
    await expectPage(
      window.page.getByText(/Claimwright does not answer\. 1 change is only in this window/),
    ).toBeVisible();
    await expectPage(window.page.getByRole('combobox', { name: 'Label' })).toHaveValue('CLAIM');
    await expectPage(status()).toContainText('Saved');
    expect(lost).toBe(2);
    await expect.poll(stored).toEqual(['CLAIM']);
    await expectPage(countInList()).toHaveText('1 annotation');
  });

  it('of a note that is refused does not lose the words', async () => {
    await tagSentence();
    const note = window.page.getByRole('textbox', { name: 'Note' });
    window.meddle(async (name, answer) =>
      name === 'annotations.update' ? { ok: false, code: 'io', message: 'The disk failed.' } : answer(),
    );
    await note.fill('Check the figure');
    await note.blur();
    await expectPage(status()).toContainText('Not saved');
    await expectPage(note).toHaveText('Check the figure');
    expect(window.complaints).toEqual([]);
  });
});

describe('a note', () => {
  const note = () => window.page.getByRole('textbox', { name: 'Note' });
  const notes = async () => (await window.core.client.call('annotations.list', {})).map((one) => one.note);

  beforeEach(async () => {
    await tagSentence();
    await expectPage(status()).toContainText('Saved');
    await note().click();
    await window.page.keyboard.type('Check it');
    await expectPage(status()).toContainText('Not saved yet');
  });

  it('is saved when its document is done at once', async () => {
    await window.page.keyboard.press('Control+Enter');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /Pentagon/ }).first()).toBeVisible();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(notes).toEqual(['Check it']);
  });

  it('is saved when another document is opened', async () => {
    await window.page.keyboard.press('Alt+PageDown');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /Pentagon/ }).first()).toBeVisible();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(notes).toEqual(['Check it']);
  });

  it('is saved when the project is left', async () => {
    await window.tell({ type: 'command', command: 'project.close' });
    await expectPage(window.page.getByRole('heading', { name: 'Claimwright' })).toBeVisible();
    await window.core.client.call('project.sample', {});
    await expect.poll(notes).toEqual(['Check it']);
  });

  it('is saved by the attempt to close the window, which asks first', async () => {
    const asked: string[] = [];
    window.page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await window.page.close({ runBeforeUnload: true });
    await expectPage(status()).toContainText('Saved');
    expect(asked).toEqual(['beforeunload']);
    await expect.poll(notes).toEqual(['Check it']);
  });
});

describe('a fault', () => {
  it('whose outcome nobody knows keeps the work on the screen, and it is sent again', async () => {
    let times = 0;
    window.meddle(async (name, answer) => {
      const reply = await answer();
      return name === 'annotations.create' && times++ === 0
        ? { ok: false, code: 'internal', message: 'Something went wrong.' }
        : reply;
    });
    await tagSentence();
    await expectPage(status()).toContainText('Saved');
    await expectPage(window.page.getByRole('combobox', { name: 'Label' })).toHaveValue('CLAIM');
    expect(times).toBe(2);
    await expect.poll(stored).toEqual(['CLAIM']);
  });
});

describe('events', () => {
  it('that were missed are asked for when the next one shows a gap', async () => {
    const [document] = (await window.core.client.call('documents.list', {})).documents;
    expect(document).toBeDefined();
    window.deaf(true);
    await window.core.tag(document?.id ?? '', 'North Korea', 'SOURCE');
    window.deaf(false);
    await expectPage(countInList()).toHaveCount(0);
    await window.core.tag(document?.id ?? '', 'Russian', 'PLACE');
    await expectPage(window.page.getByRole('listbox', { name: 'Annotations' }).getByRole('option')).toHaveCount(2);
    await expectPage(countInList()).toHaveText('2 annotations');
  });
});

describe('undo', () => {
  it('in a notice goes when another gesture follows', async () => {
    const { page } = window;
    await tagSentence();
    await page.keyboard.press('Delete');
    const removed = page.getByText(/^Removed CLAIM/).first();
    await expectPage(removed).toBeVisible();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('s');
    await page.keyboard.press('2');
    await expectPage(removed).toBeHidden();
    await expectPage(page.getByRole('button', { name: 'Undo', exact: true })).toBeHidden();
    await expectPage(status()).toContainText('Saved');
    await expect.poll(stored).toHaveLength(1);
  });

  it('in a notice stays when the core adds the annotator for the first annotation', async () => {
    const { page } = window;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    window.meddle(async (name, answer) => {
      if (name === 'annotations.create') await held;
      return answer();
    });
    await tagSentence();
    await page.keyboard.press('Delete');
    const removed = page.getByText(/^Removed CLAIM/).first();
    await expectPage(removed).toBeVisible();
    release();
    await expectPage(status()).toContainText('Saved');
    await expectPage(removed).toBeVisible();
    await expect.poll(stored).toEqual([]);
  });

  it('goes to the document where something was undone', async () => {
    await tagSentence();
    await expectPage(status()).toContainText('Saved');
    await window.page.keyboard.press('Alt+PageDown');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /Pentagon/ }).first()).toBeVisible();
    await window.page.keyboard.press('Control+z');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /N\.Korea/ }).first()).toBeVisible();
    await expectPage(window.page.getByText('Nothing is tagged yet')).toBeVisible();
    await expect.poll(stored).toEqual([]);
    await window.page.keyboard.press('Control+Shift+z');
    await expectPage(countInList()).toHaveText('1 annotation');
  });

  it('in a field is the field’s own', async () => {
    await tagSentence();
    const note = window.page.getByRole('textbox', { name: 'Note' });
    await note.click();
    await window.page.keyboard.type('abc');
    await window.page.keyboard.press('Control+z');
    await expectPage(note).not.toHaveText('abc');
    await expect.poll(stored).toEqual(['CLAIM']);
  });
});

describe('keys', () => {
  it('travel by Tab, leave the text behind the last annotation, and come back with Esc', async () => {
    await tagSentence();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+Home');
    await window.page.keyboard.press('Tab');
    const label = window.page.getByRole('combobox', { name: 'Label' });
    await expectPage(label).toHaveValue('CLAIM');
    await window.page.keyboard.press('Enter');
    await expectPage(window.page.getByRole('radio', { name: 'event' })).toBeFocused();
    await window.page.keyboard.press('Escape');
    await expectPage(window.text).toBeFocused();
    await window.page.keyboard.press('Tab');
    await expectPage(window.text).not.toBeFocused();
    expect(window.complaints).toEqual([]);
  });

  it('never hit an annotation that the caret has left', async () => {
    const { page } = window;
    await tagSentence();
    await expectPage(page.getByRole('combobox', { name: 'Label' })).toHaveValue('CLAIM');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Delete');
    await page.keyboard.press('2');
    await expectPage(page.getByText(/^Select some text first/).first()).toBeVisible();
    await expect.poll(stored).toEqual(['CLAIM']);
  });

  it('act where the caret stands, even before the browser has told of its last move', async () => {
    await window.text.click({ position: { x: 80, y: 200 } });
    const marked = await window.page.evaluate(() => {
      const paragraph = document.querySelectorAll('[role="textbox"] p')[2];
      const words = paragraph?.firstChild;
      if (words) document.getSelection()?.collapse(words, 3);
      const key = { key: 's', code: 'KeyS', bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
      return paragraph?.textContent.startsWith(String(document.getSelection())) ?? false;
    });
    expect(marked).toBe(true);
  });

  it('mark a document done and open the next', async () => {
    await window.text.click();
    await window.page.keyboard.press('Control+Enter');
    await expectPage(window.page.getByRole('heading', { level: 1, name: /Pentagon/ }).first()).toBeVisible();
    await expectPage(status()).toContainText('1 of 5 documents done');
    await expect
      .poll(async () => (await window.core.client.call('project.stats', {})).byLayer)
      .toEqual([expect.objectContaining({ layer: 'ana', done: 1 })]);
  });
});

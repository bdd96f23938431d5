import type { CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type Opened } from './open.ts';
import { annotation, blocksOf, LABELS } from './scenes.ts';

const TEXT = 'The first paragraph has words.\n\nThe second one too, 한국어 and e\u0301 and 👩‍👩‍👧.\r\nThe third.\n';
const BLOCKS = blocksOf(TEXT);
const DRAWN = BLOCKS.map(({ start, end }) => TEXT.slice(start, end));
const scene = {
  text: TEXT,
  blocks: BLOCKS,
  labels: LABELS,
  annotations: [annotation(TEXT, 'a', 'CLAIM', [4, 9]), annotation(TEXT, 'b', 'SOURCE', [20, 40])],
};

type Attack = (page: Page, cdp: CDPSession) => Promise<unknown>;

const execute =
  (command: string, value?: string): Attack =>
  (page) =>
    page.evaluate(([command, value]) => document.execCommand(command ?? '', false, value), [command, value] as const);

const keys =
  (...names: string[]): Attack =>
  async (page) => {
    for (const name of names) await page.keyboard.press(name);
  };

/** A clipboard or drop event with rich content, as a page or another program would send it. */
const transfer =
  (type: 'paste' | 'drop'): Attack =>
  (page) =>
    page.evaluate((type) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'intruder');
      data.setData('text/html', '<p>intruder</p>');
      const target = document.querySelector('[data-kind]');
      const init = { bubbles: true, cancelable: true, clientX: 200, clientY: 70 };
      const event =
        type === 'paste'
          ? new ClipboardEvent(type, { ...init, clipboardData: data })
          : new DragEvent(type, { ...init, dataTransfer: data });
      target?.dispatchEvent(event);
    }, type);

const inDom =
  (change: (root: Element) => void): Attack =>
  (page) =>
    page.evaluate(`(${change.toString()})(document.querySelector('[role=textbox]'))`);

const ATTACKS: [name: string, attack: Attack][] = [
  ['typing', (page) => page.keyboard.type('intruder 12')],
  ['insertText of a keyboard', (page) => page.keyboard.insertText('침입자')],
  ['Enter, Backspace, Delete, Space', keys('Enter', 'Shift+Enter', 'Backspace', 'Delete', 'Space')],
  ['deleting words and lines', keys('Control+Backspace', 'Control+Delete', 'Control+Shift+Backspace')],
  ['formatting keys', keys('Control+b', 'Control+i', 'Control+u')],
  ['undo and redo keys', keys('a', 'Control+z', 'Control+Shift+z', 'Control+y')],
  ['cut', keys('Control+x')],
  [
    'paste from the clipboard',
    async (page) => {
      await page.evaluate(() => navigator.clipboard.writeText('intruder\nsecond'));
      await page.keyboard.press('Control+v');
      await page.keyboard.press('Control+Shift+v');
    },
  ],
  ['a paste event', transfer('paste')],
  ['a drop event', transfer('drop')],
  [
    'dragging the selected text elsewhere',
    async (page) => {
      await page.mouse.dblclick(160, 70);
      await page.mouse.move(165, 70);
      await page.mouse.down();
      await page.mouse.move(300, 120, { steps: 8 });
      await page.mouse.move(320, 115, { steps: 4 });
      await page.mouse.up();
    },
  ],
  [
    'a composition that is committed',
    async (_page, cdp) => {
      for (const text of ['ㅎ', '하', '한'])
        await cdp.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
      await cdp.send('Input.insertText', { text: '한' });
    },
  ],
  [
    'a composition that is left open by a click',
    async (page, cdp) => {
      await cdp.send('Input.imeSetComposition', { text: 'かんじ', selectionStart: 3, selectionEnd: 3 });
      await page.mouse.click(250, 120);
    },
  ],
  [
    'a composition over existing text',
    async (_page, cdp) => {
      await cdp.send('Input.imeSetComposition', {
        text: 'x',
        selectionStart: 1,
        selectionEnd: 1,
        replacementStart: 2,
        replacementEnd: 12,
      });
      await cdp.send('Input.insertText', { text: 'xyz' });
    },
  ],
  ...(
    [
      ['insertText', 'intruder'],
      ['insertHTML', '<b>intruder</b>'],
      ['insertParagraph'],
      ['delete'],
      ['forwardDelete'],
      ['cut'],
      ['bold'],
      ['formatBlock', 'h1'],
      ['insertUnorderedList'],
      ['insertImage', 'data:,'],
    ] as const
  ).map(([command, value]): [string, Attack] => [`execCommand ${command}`, execute(command, value)]),
  [
    'execCommand undo after a change',
    async (page, cdp) => {
      await execute('insertText', 'intruder')(page, cdp);
      await execute('undo')(page, cdp);
      await execute('redo')(page, cdp);
    },
  ],
  [
    'a spell checker that replaces a word',
    (page) =>
      page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'intruder');
        const event = new InputEvent('beforeinput', {
          inputType: 'insertReplacementText',
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        });
        if (document.querySelector('[role=textbox]')?.dispatchEvent(event)) throw new Error('not refused');
      }),
  ],
  [
    'a text node that is rewritten',
    inDom((root) => {
      const node = root.querySelector('p')?.firstChild;
      if (node) node.textContent = 'intruder';
    }),
  ],
  ['a block that is removed', inDom((root) => root.querySelector('p')?.remove())],
  ['a block that is wrapped', inDom((root) => root.querySelector('p')?.replaceWith(document.createElement('div')))],
  ['an extension that adds its own markup', inDom((root) => root.querySelector('p')?.append('intruder'))],
  ['everything thrown away', inDom((root) => root.replaceChildren())],
];

/** The two walls: with EditContext input never reaches the DOM; without, what reached it is repaired. */
const WORLDS: [name: string, init?: () => void][] = [
  ['with EditContext'],
  ['without EditContext', () => void Reflect.deleteProperty(window, 'EditContext')],
];

describe('the text cannot be changed', { timeout: 60_000 }, () => {
  let opened: Opened;
  beforeAll(async () => void (opened = await openBrowser()), 60_000);
  afterAll(() => opened.close());

  describe.each(WORLDS)('%s', (_name, init) => {
    let page: Page;
    let cdp: CDPSession;
    beforeAll(async () => {
      page = await opened.open(scene, init ? { init } : {});
      cdp = await page.context().newCDPSession(page);
    });

    const prepare = async (span: [number, number]): Promise<void> => {
      await page.evaluate(
        async ([scene, [start, end]]) => {
          await window.harness.show(scene);
          window.harness.handle.focus();
          window.harness.handle.select({ start, end } as never);
        },
        [scene, span] as const,
      );
    };

    describe.each<[string, [number, number]]>([
      ['at a caret', [10, 10]],
      ['over a selection across blocks', [8, 50]],
    ])('%s', (_where, span) => {
      it.each(ATTACKS)('%s', async (_attack, attack) => {
        await prepare(span);
        await attack(page, cdp);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 30)));
        expect(await page.evaluate(() => window.harness.domText())).toEqual(DRAWN);
        // The repaired document is drawn like the first one: every highlight points at nodes that are there.
        const lost = await page.evaluate(
          () =>
            [...CSS.highlights.values()]
              .flatMap((highlight) => [...highlight])
              .filter((r) => !r.startContainer.isConnected).length,
        );
        expect(lost).toBe(0);
        expect(await page.evaluate(() => window.harness.roundTrips([0, 12, 40, 60]))).toEqual([]);
      });
    });

    it('is announced as read-only and unattractive to writing helpers', async () => {
      const box = page.getByRole('textbox', { name: 'Text of the document' });
      for (const [name, value] of [
        ['aria-readonly', 'true'],
        ['aria-multiline', 'true'],
        ['spellcheck', 'false'],
        ['translate', 'no'],
        ['contenteditable', 'true'],
        ['autocapitalize', 'off'],
      ] as const) {
        expect([name, await box.getAttribute(name)]).toEqual([name, value]);
      }
    });

    it('hands out the verbatim text, with what lies between blocks', async () => {
      await prepare([26, 60]);
      for (const key of ['Control+c', 'Control+x']) {
        await page.evaluate(() => navigator.clipboard.writeText(''));
        await page.keyboard.press(key);
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TEXT.slice(26, 60));
      }
    });
  });
});

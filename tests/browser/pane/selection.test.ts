import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PaneSelection } from '../../../renderer/editor/types.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import { openBrowser, type Opened } from './open.ts';
import { blocksOf, find, LABELS } from './scenes.ts';

const TEXT = `Alpha beta gamma delta. Second sentence, here.\n\nAnother paragraph follows it.\n${'Word after word fills the page until it turns. '.repeat(400)}\nThe end.`;
const LONG = Array.from({ length: 3000 }, (_, i) => `Paragraph ${i} of a long text says a few words.`).join('\n\n');
const span = ([start, end]: [number, number]): Span => ({ start: utf16(start), end: utf16(end) });

describe('caret and selection', { timeout: 60_000 }, () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openBrowser();
    page = await opened.open({ text: TEXT, blocks: blocksOf(TEXT), labels: LABELS });
  }, 60_000);
  afterAll(() => opened.close());
  beforeEach(() => show(TEXT));

  const show = (text: string, snap: 'word' | 'character' = 'word'): Promise<void> =>
    page.evaluate(
      async (scene) => {
        await window.harness.show(scene);
        window.harness.handle.focus();
      },
      { text, blocks: blocksOf(text), labels: LABELS, snap } as const,
    );
  const caret = (at: number): Promise<void> => select([at, at]);
  const select = (at: [number, number]): Promise<void> =>
    page.evaluate((at) => window.harness.handle.select(at), span(at));
  /** What is selected once the browser has told the page. */
  const selected = (): Promise<PaneSelection> =>
    page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 20));
      return window.harness.handle.selection();
    });
  const quote = async (): Promise<string | null> => {
    const { span } = await selected();
    return span && TEXT.slice(span.start, span.end);
  };
  const pending = (): Promise<string> =>
    page.evaluate(() => {
      const name = [...CSS.highlights.keys()].find((name) => name.endsWith('-pending'));
      const ranges = [...((name && CSS.highlights.get(name)) || [])];
      return ranges
        .map(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range.toString();
        })
        .join('|');
    });
  /** A point on a character of the text. */
  const pointAt = (at: number): Promise<{ x: number; y: number }> =>
    page.evaluate(
      (at) => {
        const rect = window.harness.handle.rectOf(at);
        if (!rect) throw new Error('not drawn');
        return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
      },
      span([at, at + 1]),
    );

  it.each<[string, number, string[], [number, number]]>([
    ['right', 3, ['ArrowRight', 'ArrowRight'], [5, 5]],
    ['left into the block before', 48, ['ArrowLeft'], [46, 46]],
    ['by words', 0, ['Control+ArrowRight', 'Control+ArrowRight'], [10, 10]],
    ['home and end of a line', 8, ['End'], [46, 46]],
    ['growing by characters', 3, ['Shift+ArrowRight', 'Shift+ArrowRight'], [3, 5]],
    ['growing by words backwards', 10, ['Control+Shift+ArrowLeft'], [6, 10]],
    ['growing to the line end', 6, ['Shift+End'], [6, 46]],
    ['to the end of the document', 8, ['Control+End'], [TEXT.length, TEXT.length]],
    ['to its start, growing', 8, ['Control+Shift+Home'], [0, 8]],
    ['all of it', 8, ['Control+a'], [0, TEXT.length]],
  ])('moves by keys: %s', async (_name, from, keys, [start, end]) => {
    await caret(from);
    for (const key of keys) await page.keyboard.press(key);
    const { raw } = await selected();
    expect(raw).toEqual({ start, end });
  });

  it('grows into the next block by a line', async () => {
    await caret(40);
    await page.keyboard.press('Shift+ArrowDown');
    const { raw } = await selected();
    expect(raw.start).toBe(40);
    expect(raw.end).toBeGreaterThan(48);
    expect(raw.end).toBeLessThanOrEqual(77);
  });

  it('turns pages forth and back, and keeps the caret in view', async () => {
    await caret(60);
    const seen: number[] = [];
    for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageUp']) {
      await page.keyboard.press(key);
      const { raw } = await selected();
      seen.push(raw.start);
      const rect = await page.evaluate((at) => window.harness.handle.rectOf(at)?.toJSON(), raw);
      expect(rect?.top).toBeGreaterThanOrEqual(0);
      expect(rect?.bottom).toBeLessThanOrEqual(800);
    }
    const [one = 0, two = 0, three = 0, , last] = seen;
    expect(one).toBeGreaterThan(500);
    expect(two).toBeGreaterThan(one + 500);
    expect(Math.abs(three - one)).toBeLessThan(150);
    expect(last).toBeLessThan(60);
  });

  it.each<[string, [number, number], string | null]>([
    ['grows to whole words', [8, 13], 'beta gamma'],
    ['leaves blanks out', [5, 11], 'beta'],
    ['is nothing over blanks', [5, 6], null],
    ['leaves line ends between blocks out', [40, 48], 'here.'],
    ['reaches over blocks', [42, 52], 'here.\n\nAnother'],
  ])('a selection by keys %s', async (_name, [start, end], expected) => {
    await caret(start);
    for (let i = start; i < end && (await selected()).raw.end < end; i++) await page.keyboard.press('Shift+ArrowRight');
    expect(await quote()).toBe(expected);
    expect(await pending()).toBe((expected ?? '').replace('\n\n', '|'));
  });

  it('is exact with the setting, and on request', async () => {
    await show(TEXT, 'character');
    await caret(7);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await quote()).toBe('e');
    await show(TEXT, 'word');
    await caret(7);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await quote()).toBe('beta');
    const exact = await page.evaluate(() => window.harness.handle.taggable(true));
    expect(exact).toEqual({ start: 7, end: 8 });
  });

  it.each<[string, boolean, string]>([
    ['a drag snaps to words', false, 'beta gamma delta'],
    ['a drag with Alt is exact', true, 'eta gamma de'],
  ])('%s', async (_name, alt, expected) => {
    const [from, to] = [await pointAt(7), await pointAt(19)];
    if (alt) await page.keyboard.down('Alt');
    await page.mouse.move(from.x - 3, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 20, to.y, { steps: 4 });
    await page.mouse.move(to.x - 3, to.y);
    await page.mouse.up();
    if (alt) await page.keyboard.up('Alt');
    expect(await quote()).toBe(expected);
    expect(await pending()).toBe(expected);
    expect(await page.evaluate(() => window.harness.picked)).toEqual([]);
  });

  it('a drag that begins inside a selection begins a new one', async () => {
    await select([0, 40]);
    const [from, to] = [await pointAt(7), await pointAt(19)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 20, to.y, { steps: 4 });
    await page.mouse.move(to.x - 3, to.y);
    await page.mouse.up();
    expect(await quote()).toBe('beta gamma delta');
    // A click inside puts the caret there.
    await page.mouse.click(from.x, from.y);
    expect((await selected()).span).toBeNull();
  });

  it('a double click selects the word, a triple click the block', async () => {
    const { x, y } = await pointAt(13);
    await page.mouse.dblclick(x, y);
    expect(await quote()).toBe('gamma');
    await page.mouse.click(x, y, { clickCount: 3 });
    expect((await selected()).raw).toEqual({ start: 0, end: 46 });
  });

  it('S marks the sentence, then the paragraph, then stays', async () => {
    await caret(30);
    const marked: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      await page.evaluate(() => window.harness.handle.selectSentenceThenParagraph());
      marked.push(await quote());
    }
    expect(marked).toEqual(['Second sentence, here.', TEXT.slice(0, 46), TEXT.slice(0, 46)]);
  });

  it('shows what would be tagged when the focus is elsewhere, and takes it up again', async () => {
    await caret(8);
    await page.keyboard.press('Shift+ArrowRight');
    await selected();
    await page.evaluate(() => {
      const input = document.body.appendChild(document.createElement('input'));
      input.focus();
    });
    expect(await pending()).toBe('beta');
    expect(await page.evaluate(() => window.harness.handle.hasFocus())).toBe(false);
    await page.evaluate(() => window.harness.handle.focus());
    expect((await selected()).raw).toEqual({ start: 8, end: 9 });
    await page.evaluate(() => window.harness.handle.collapse());
    expect((await selected()).raw).toEqual({ start: 9, end: 9 });
  });

  it('is still there when a dialog gives the focus back while the window is busy', async () => {
    await select([6, 10]);
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('input'));
      field.focus();
      document.querySelector<HTMLElement>('[role="textbox"]')?.focus();
      field.remove();
      const end = performance.now() + 400;
      while (performance.now() < end);
    });
    expect(await quote()).toBe('beta');
  });

  it('tells each selection once', async () => {
    await caret(8);
    await page.evaluate(() => void (window.harness.selections.length = 0));
    await page.keyboard.press('Shift+ArrowRight');
    await selected();
    await page.keyboard.press('Shift+ArrowRight');
    await selected();
    expect((await page.evaluate(() => window.harness.selections)).map(({ raw }) => raw.end)).toEqual([9, 10]);
  });

  it('works across sections that are not laid out yet', async () => {
    await show(LONG);
    const [start] = find(LONG, 'Paragraph 2');
    const [, end] = find(LONG, 'Paragraph 2999 of');
    await select([start, end]);
    expect((await selected()).raw).toEqual({ start, end });
    await caret(5);
    await page.keyboard.press('Control+Shift+End');
    expect((await selected()).raw).toEqual({ start: 5, end: LONG.length });
    const rect = await page.evaluate(
      (at) => window.harness.handle.rectOf(at)?.toJSON(),
      span([LONG.length - 1, LONG.length]),
    );
    expect(rect?.bottom).toBeLessThanOrEqual(800);
    const middle = find(LONG, 'Paragraph 1500 of');
    await page.evaluate((at) => window.harness.handle.reveal(at), span(middle));
    const shown = await page.evaluate((at) => window.harness.handle.rectOf(at)?.toJSON(), span(middle));
    expect(shown?.top).toBeGreaterThan(80);
    expect(shown?.bottom).toBeLessThan(720);
    for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowUp');
    expect((await selected()).raw.start).toBeLessThan(LONG.length - 40 * 20);
  });
});

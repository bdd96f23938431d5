import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf16 } from '../../../shared/text/units.ts';
import { createWork } from '../../bench/pane/work.ts';
import { openBrowser, type Opened } from './open.ts';
import { annotation } from './scenes.ts';

const WORK = createWork(1_000_000, 10_000);

describe('1 MB of text with 10,000 annotations', { timeout: 120_000 }, () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openBrowser();
    page = await opened.open(WORK);
  }, 120_000);
  afterAll(() => opened.close());

  /** Ranges that are registered, and whether all of them lie within six screens of what is shown (of some 600). */
  const registered = (): Promise<{ count: number; near: boolean }> =>
    page.evaluate(() => {
      const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
      const near = ranges.every(({ startContainer }) => {
        const rect = startContainer.parentElement?.getBoundingClientRect();
        return rect !== undefined && rect.bottom > -6 * innerHeight && rect.top < 7 * innerHeight;
      });
      return { count: ranges.length, near };
    });
  const scrollTo = (part: number): Promise<void> =>
    page.evaluate(async (part) => {
      const pane = document.querySelector('[data-pane]');
      if (pane) pane.scrollTop = pane.scrollHeight * part;
      await new Promise((done) => setTimeout(done, 150));
    }, part);

  it('has all of the text in the page', async () => {
    const length = await page.evaluate(() => window.harness.domText().join('\n').length);
    expect(length).toBe(WORK.text.length);
  });

  it.each([0, 0.31, 0.77, 1])('draws what is near the viewport and nothing else, at %s', async (part) => {
    await scrollTo(part);
    const { count, near } = await registered();
    expect(near).toBe(true);
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(1500);
    expect(await page.locator('[data-annotations]').count()).toBeGreaterThan(5);
  });

  it('draws a new annotation at once, hits it, and takes it away', async () => {
    const block = WORK.blocks[1500];
    const start = block?.start ?? utf16(0);
    const added = annotation(WORK.text, 'new', 'TIME', [start, start + 30]);
    await page.evaluate((at) => window.harness.handle.select(at), { start, end: start });
    await page.waitForTimeout(200);
    const before = await registered();
    const during = await page.evaluate((after) => {
      window.harness.index.apply([{ id: 'new', after }]);
      return [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
    }, added);
    expect(during).toBe(before.count + 1);
    const { x, y } = await page.evaluate(([at]) => {
      const rect = at && window.harness.handle.rectOf(at);
      return { x: (rect?.left ?? 0) + 4, y: (rect?.top ?? 0) + 8 };
    }, added.fragments);
    await page.mouse.click(x, y);
    expect((await page.evaluate(() => window.harness.picked)).at(-1)).toContain('new');
    await page.evaluate(() => window.harness.index.apply([{ id: 'new', after: null }]));
    expect((await registered()).count).toBe(before.count);
  });
});

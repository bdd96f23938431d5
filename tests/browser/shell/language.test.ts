import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { TestCore } from '../../support/core.ts';
import { expectPage } from '../expect-page.ts';
import { openWindows, type TestWindow, type Windows } from './window.ts';

let windows: Windows;
let window: TestWindow;
beforeAll(async () => {
  windows = await openWindows();
});
afterAll(() => windows.close());
afterEach(() => window.close());

/** What is no word of the interface: names, labels, keys, formats, and what stands in the project. */
const ALLOWED =
  /Hugging Face|Croissant|brat|INCEpTION|WebAnno|UIMA|cassis|XMI|doccano|Label Studio|Prodigy|NVivo|ATLAS\.ti|MAXQDA|QualCoder|BIO|BILOU|CoNLL|IOB1|spaCy|DocBin|Hypothesis|W3C|DuckDB|pandas|Polars|Excel|Numbers|LibreOffice|JSON-LD|JSONL|JSON|\.zip|Claimwright|English|Markdown|Apache License [\d.]+|SHA-256|Ctrl|Shift|Alt|Del|Esc|Enter|Space|Tab|PgUp|PgDn|Home|End|F\d+|Backspace|Ana/g;

/**
 * Runs of Latin letters in what is seen or said in a part of the window, apart from the project's own words. Names for screen
 * readers, titles and placeholders count; texts, quotes, labels and keys do not.
 */
async function latin(part: string): Promise<string[]> {
  const found = await window.page
    .locator(part)
    .first()
    .evaluate((root) => {
      const OWN = '[dir="auto"], kbd, [lang="en"], [data-label], [data-pane], bdi, option';
      const said: string[] = [];
      const walk = (element: Element): void => {
        const isOwn = element.matches(OWN);
        for (const name of ['aria-label', 'title', 'placeholder'])
          if (!isOwn && element.closest(OWN) === null) said.push(element.getAttribute(name) ?? '');
        if (isOwn) return;
        for (const child of element.childNodes) {
          if (child.nodeType === Node.TEXT_NODE) said.push(child.textContent ?? '');
          else if (child instanceof Element) walk(child);
        }
      };
      walk(root);
      return said;
    });
  const codebook = await window.core.client.call('codebook.read', {});
  // Names of the codebook are the project's own; the longest first, since one may begin another.
  const names = [...codebook.labels, ...codebook.attributes].flatMap(({ name }) => [name, name.replaceAll('_', ' ')]);
  const own = names.toSorted((a, b) => b.length - a.length);
  return found
    .map((words) => own.reduce((rest, label) => rest.replaceAll(label, ''), words).replace(ALLOWED, ''))
    .filter((words) => /[A-Za-z]{2,}/.test(words));
}

/** Gives every document a day on which it appeared. */
async function dateAll({ client }: TestCore): Promise<void> {
  for (const { id } of (await client.call('documents.list', {})).documents) {
    const { document } = await client.call('documents.read', { id });
    const [first, ...others] = document.publications;
    const publications = [{ ...first, date: '2024-03-07' }, ...others];
    await client.call('documents.describe', { batch: uuid(), document: id, publications });
  }
}

async function command(name: string): Promise<void> {
  await window.page.keyboard.press('Control+k');
  await window.page.keyboard.type(name);
  await window.page.keyboard.press('Enter');
}

/** Where the caret stands, as the browser has it, and whether the text has the focus. */
const caret = (): Promise<unknown> =>
  window.page.evaluate(() => {
    const selection = getSelection();
    const isInText = document.activeElement?.closest('[data-pane]') !== null;
    return [selection?.anchorNode?.textContent, selection?.anchorOffset, selection?.toString(), isInText];
  });

it('speaks Korean everywhere at once, and English again, with the caret where it was', async () => {
  window = await windows.open({ name: 'Ana' });
  const { page, text } = window;
  await dateAll(window.core);
  // What is said of an open document is read when it is opened.
  await page.reload();
  await text.click({ position: { x: 60, y: 60 } });
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const before = await caret();
  const scroll = await page.locator('[data-pane]').evaluate((pane) => {
    pane.scrollTop = 40;
    return pane.scrollTop;
  });
  expect(before).toEqual([expect.any(String), expect.any(Number), expect.stringMatching(/^..$/su), true]);

  await command('language 한국어');
  await expectPage(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expectPage(page.getByRole('textbox', { name: /^본문/ })).toBeVisible();
  await expect.poll(caret).toEqual(before);
  await expect.poll(() => page.locator('[data-pane]').evaluate((pane) => pane.scrollTop)).toBe(scroll);
  await expectPage(page.getByText(/^단어 [\d,]+개$/).first()).toBeVisible();
  await expectPage(page.getByText(/^\d{4}년 \d{1,2}월 \d{1,2}일$/).first()).toBeVisible();
  await expectPage(page.getByText('2자 선택됨')).toBeVisible();
  await expect.poll(() => latin('#root')).toEqual([]);

  await page.keyboard.press('Control+k');
  await expectPage(page.getByRole('option', { name: /다음 주석/ }).first()).toBeVisible();
  await expect.poll(() => latin('[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expectPage(page.getByRole('dialog', { name: '키보드 단축키' })).toBeVisible();
  await expect.poll(() => latin('[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await expectPage(page.getByRole('dialog', { name: '데이터세트 내보내기' })).toBeVisible();
  await expect.poll(() => latin('[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expectPage(page.getByRole('dialog')).toHaveCount(0);

  await command('언어: english');
  await expectPage(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectPage(text).toBeVisible();
  await expect.poll(caret).toEqual(before);
  expect(window.complaints).toEqual([]);
  await expect.poll(async () => (await window.core.client.call('session.read', {})).preferences.language).toBe('en');
});

it('begins in the language of the system', async () => {
  window = await windows.open({ context: { locale: 'ko-KR' } });
  await window.page.getByRole('dialog', { name: '이름을 입력하십시오' }).waitFor();
  await expect.poll(() => window.page.locator('html').getAttribute('lang')).toBe('ko');
});

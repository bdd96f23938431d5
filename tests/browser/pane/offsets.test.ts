import type { Page } from '@playwright/test';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { openBrowser, type Opened } from './open.ts';
import { blocksOf } from './scenes.ts';

const PIECES = [
  'word',
  ' ',
  '  ',
  '\t',
  'e\u0301',
  'é',
  '👩‍👩‍👧',
  '🏳️‍🌈',
  '🇰🇷',
  '𝒳',
  '𐍈',
  '한국어',
  '\u1112\u1161\u11ab',
  '漢字',
  'עברית',
  'العربية',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u00a0',
  '\u2028',
  '\u0000',
  '<b>',
  '&amp;',
  '*',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
];
const TEXTS = 300;
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60, size: 'max' }).map((pieces) => pieces.join(''));

/** Marks over arbitrary stretches: they cut the text nodes that offsets are found in. */
const marksOf = (text: string): Mark[] =>
  [0, 1, 2].flatMap((i) => {
    const [start, end] = [Math.floor((text.length * i) / 5), Math.floor((text.length * (i + 3)) / 6)];
    return start < end
      ? [{ kind: (['bold', 'syntax', 'link'] as const)[i] ?? 'code', start: utf16(start), end: utf16(end) }]
      : [];
  });

const onPair = (text: string, at: number): boolean => /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));

describe('offsets through the pane', { timeout: 120_000 }, () => {
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    opened = await openBrowser();
    page = await opened.open({ text: '', blocks: [] });
  }, 60_000);
  afterAll(() => opened.close());

  it(`are exact for ${TEXTS} generated texts: drawn, selected in the DOM, read back`, async () => {
    for (const text of fc.sample(texts, { numRuns: TEXTS, seed: 20_241_028 })) {
      const blocks = blocksOf(text);
      const inside = blocks.flatMap(({ start, end }) =>
        Array.from({ length: end - start + 1 }, (_, i) => start + i).filter((at) => !onPair(text, at)),
      );
      const result = await page.evaluate(
        async ([scene, offsets]) => {
          await window.harness.show(scene);
          window.harness.handle.focus();
          const drawn = window.harness.domText();
          const back = window.harness.roundTrips(offsets);
          // The whole way through the browser: its own selection over each block, as a user would draw it.
          const read: [number, number][] = [];
          for (const block of document.querySelectorAll('[role=textbox] [data-kind]')) {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const nodes: Node[] = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
            const [first, last] = [nodes[0], nodes.at(-1)];
            if (!first || !last) continue;
            getSelection()?.setBaseAndExtent(first, 0, last, last.textContent?.length ?? 0);
            document.dispatchEvent(new Event('selectionchange'));
            const { start, end } = window.harness.handle.selection().raw;
            read.push([start, end]);
          }
          return { drawn, back, read };
        },
        [{ text, blocks, marks: marksOf(text) }, inside] as const,
      );
      expect({ text, ...result }).toEqual({
        text,
        drawn: blocks.length > 0 ? blocks.map((block) => text.slice(block.start, block.end)) : [text],
        back: [],
        read: blocks.map(({ start, end }) => [start, end]),
      });
    }
  });
});

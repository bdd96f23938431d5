import * as fc from 'fast-check';
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { createContent } from '../../../renderer/editor/document/content.ts';
import { createLayout } from '../../../renderer/editor/document/layout.ts';
import { createPositions } from '../../../renderer/editor/document/positions.ts';
import { schemaExtensions } from '../../../renderer/editor/document/schema.ts';
import { findInvisibles } from '../../../renderer/editor/view/invisibles.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { blocksOf } from './scenes.ts';

const schema = getSchema(schemaExtensions());
const piece = fc.constantFrom(
  'word ',
  'e\u0301',
  '👩‍👩‍👧',
  '한국어',
  '𝒳',
  '\u200f',
  'עברית',
  '\r\n',
  '\n\n',
  '\r',
  '\n',
  '',
);
const texts = fc.array(piece, { maxLength: 240, size: 'max' }).map((pieces) => pieces.join(''));

describe('positions', () => {
  it('are exact both ways in every block, and next to it between blocks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const layout = createLayout(text, blocksOf(text));
        const positions = createPositions(layout);
        const doc = schema.nodeFromJSON(createContent(layout, []));
        doc.check();
        let block = 0;
        doc.descendants((node, position) => {
          if (node.type.name !== 'block') return true;
          const { start = utf16(0), end = utf16(0) } = layout.blocks[block++] ?? {};
          expect(node.textContent).toBe(text.slice(start, end));
          for (const at of new Set([start, (start + end) >> 1, end])) {
            expect(positions.toPosition(utf16(at))).toBe(position + 1 + at - start);
            expect(positions.toOffset(position + 1 + at - start)).toBe(at);
          }
          return false;
        });
        expect(block).toBe(layout.blocks.length);
        expect(positions.last).toBe(doc.content.size - 2);
        for (let at = 0; at <= text.length; at++) {
          const back = positions.toOffset(positions.toPosition(utf16(at)));
          const distances = layout.blocks.map(({ start, end }) => Math.max(start - at, at - end, 0));
          const nearest = Math.min(...distances);
          expect(Math.abs(back - at)).toBe(nearest);
        }
        for (let position = 0; position <= doc.content.size; position++) {
          const offset = positions.toOffset(position);
          expect(layout.blocks.some(({ start, end }) => start <= offset && offset <= end)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('marks are cut at their ends and at block ends, and never change the text', () => {
    const text = 'one two three\nfour five';
    const layout = createLayout(text, blocksOf(text));
    const doc = createContent(layout, [
      { kind: 'bold', start: utf16(4), end: utf16(18) },
      { kind: 'italic', start: utf16(0), end: utf16(7) },
    ]);
    const runs = doc.content?.[0]?.content?.map(({ content }) =>
      content?.map((run) => `${run.text}/${run.marks?.map(({ type }) => type).join('+')}`),
    );
    expect(runs).toEqual([
      ['one /italic', 'two/bold+italic', ' three/bold'],
      ['four/bold', ' five/'],
    ]);
  });
});

describe('invisible characters', () => {
  it.each<[string, string, string[]]>([
    ['a zero-width space', 'a\u200bb', ['blank']],
    ['bidi controls', '\u202Eabc\u202C\u2066x\u2069', ['bidi', 'bidi', 'bidi', 'bidi']],
    ['a soft hyphen and a byte order mark', '\ufeffsyl\u00adlable', ['blank', 'hyphen']],
    ['no joiner within an emoji', '👩‍👩‍👧 🏳️‍🌈 👩🏽‍🚀', []],
    ['no joiner between letters that it shapes', 'می\u200cخواهم क्\u200dष', []],
    ['a joiner that joins nothing', 'a \u200d b', ['joiner']],
    ['no tags of a flag', '🏴\u{e0067}\u{e0062}\u{e007f}', []],
    ['hidden tags in a text', 'a\u{e0041}\u{e0042}', ['blank']],
  ])('%s', (_name, text, kinds) => {
    expect(findInvisibles(text).map(({ kind }) => kind)).toEqual(kinds);
  });
});

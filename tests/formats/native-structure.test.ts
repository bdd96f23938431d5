import { describe, expect, it } from 'vitest';
import { fitTo } from '../../electron/core/formats/fit.ts';
import { nativeLine } from '../../electron/core/formats/native/write.ts';
import { ALL_PARTS } from '../../electron/core/formats/parts.ts';
import type { Structure } from '../../electron/core/sources/shape.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { utf16 } from '../../shared/text/units.ts';
import { readText, record } from './make.ts';
import { CODEBOOK } from './suites/projects.ts';

const TEXT = '👍 Title\n\nBody with bold words.';
const at = (start: number, end: number) => ({ start: utf16(start), end: utf16(end) });
const STRUCTURE: Structure = {
  blocks: [
    { kind: 'heading', level: 2, ...at(0, 8) },
    { kind: 'paragraph', ...at(10, 31) },
  ],
  marks: [{ kind: 'bold', ...at(20, 24) }],
};
const PAGE = record(TEXT, { mediaType: 'text/html', structure: STRUCTURE, title: 'Page' });

/** A line for the page, its structure as told. */
const line = (structure: unknown, mediaType = 'text/html'): string =>
  JSON.stringify({
    text: TEXT,
    text_sha256: PAGE.textSha256,
    offset_unit: 'codepoint',
    metadata: { media_type: mediaType },
    ...(structure !== undefined && { structure }),
  });
const block = (start: number, end: number) => ({ kind: 'paragraph', start, end });
const mark = (start: number, end: number) => ({ kind: 'bold', start, end });
const blocks = [block(0, 7), block(9, 30)];

describe('the structure of a text that was taken out of a file', () => {
  it('goes through the native dataset in code points, and gives blocks, marks and a title', async () => {
    const written = nativeLine(PAGE);
    expect(JSON.parse(written)).toMatchObject({
      metadata: { media_type: 'text/html' },
      structure: {
        blocks: [
          { kind: 'heading', level: 2, start: 0, end: 7 },
          { kind: 'paragraph', start: 9, end: 30 },
        ],
        marks: [{ kind: 'bold', start: 19, end: 23 }],
      },
    });
    const { records, facts } = await readText(`${written}\n`);
    expect(records).toEqual([PAGE]);
    expect(facts[0]).toMatchObject(STRUCTURE);
    const untitled = written.replace(',"title":"Page"', '');
    expect((await readText(untitled)).records[0]?.title).toBe('👍 Title');
  });

  it('is lost in a format without a place for it, and the text is then plain', () => {
    const context = { codebook: CODEBOOK, beside: { original: 'utf-8' as const, statuses: 0 } };
    const without = fitTo(ALL_PARTS.filter((part) => part !== 'structure'));
    const { record: fitted, lost } = without(PAGE, context);
    expect(fitted).toMatchObject({ mediaType: 'text/plain' });
    expect(fitted).not.toHaveProperty('structure');
    expect(lost.map(({ what, value }) => [what, value])).toEqual([
      ['kind of text (Markdown, HTML, DOCX or PDF)', 'text/html'],
      ['outline of an HTML, DOCX or PDF file (headings and paragraphs)', STRUCTURE],
    ]);
    expect(without(fitted, context)).toEqual({ record: fitted, lost: [] });
    expect(fitTo(ALL_PARTS)(PAGE, context)).toEqual({ record: PAGE, lost: [] });
  });

  it.each([
    ['missing', undefined, 'structure: it is missing'],
    ['no object', 7, 'structure'],
    ['another kind of block', { blocks: [{ ...block(0, 30), kind: 'script' }], marks: [] }, 'structure.blocks[0].kind'],
    [
      'an offset outside',
      { blocks: [block(0, 7), block(9, 31)], marks: [] },
      'structure: blocks[1]: offset 31 is outside',
    ],
    ['an empty block', { blocks: [block(3, 3)], marks: [] }, 'structure: blocks[0]: 3 to 3 is no stretch'],
    ['a block that ends before it begins', { blocks: [block(7, 0)], marks: [] }, 'blocks[0]: 7 to 0 is no stretch'],
    ['text in no block', { blocks: [block(0, 5), block(9, 30)], marks: [] }, 'between 5 and 9 is text in no block'],
    ['text behind the last block', { blocks: [block(0, 7), block(9, 20)], marks: [] }, 'after 20 is text in no block'],
    ['blocks that overlap', { blocks: [block(0, 12), block(9, 30)], marks: [] }, 'blocks[1] begins before'],
    ['blocks out of order', { blocks: blocks.toReversed(), marks: [] }, 'between 0 and 9 is text in no block'],
    ['a mark over the edge of a block', { blocks, marks: [mark(2, 12)] }, 'marks[0] is out of order'],
    ['marks out of order', { blocks, marks: [mark(12, 14), mark(1, 2)] }, 'marks[0] is out of order'],
    ['a doubled mark', { blocks, marks: [mark(1, 2), mark(1, 2)] }, 'marks[1] is out of order'],
  ])('is refused where it is wrong: %s', async (_, structure, words) => {
    const refusal: unknown = await readText(line(structure)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ message: expect.stringMatching(/^d\.jsonl:1: /) });
    expect(refusal).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('is refused beside a text that shows its own', async () => {
    const refusal = await readText(line({ blocks, marks: [] }, 'text/markdown')).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      message: 'd.jsonl:1: structure: that of text/markdown is found in the text; leave it out',
    });
  });
});

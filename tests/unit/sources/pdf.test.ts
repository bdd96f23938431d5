import { describe, expect, it } from 'vitest';
import { readDocument, type ParsedDocument } from '../../../electron/core/sources/read-document.ts';
import { makePdf, type PdfParts, type PdfText } from '../../support/pdf.ts';
import { faultsOf } from './outline.ts';

const read = (parts: PdfParts): Promise<ParsedDocument> => readDocument({ name: 'a.pdf', bytes: makePdf(parts) });

const outline = ({ text, blocks }: ParsedDocument): string[] =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''} ${text.slice(start, end)}`);

/** Lines of a paragraph, one under the other, from `y` downwards. */
const set = (y: number, ...lines: readonly (string | [text: string, x: number])[]): PdfText[] =>
  lines.map((line, i) => {
    const [text, x] = typeof line === 'string' ? [line, 72] : line;
    return { text, x, y: y - 13 * i };
  });

const FULL = 'Police said that twelve people died in the flood that came over the city at';

describe('a PDF', () => {
  it('joins lines to paragraphs by distance, indent and where a line ends early, and takes large letters for headings', async () => {
    const document = await read({
      pages: [
        [
          { text: 'Flood kills 12', size: 20, y: 750 },
          { text: 'What happened', size: 14, y: 720 },
          ...set(
            690,
            FULL,
            'night. More than fifteen were hurt, and the mayor spoke of the worst that he',
            'had seen.',
          ),
          ...set(651, FULL, 'night.'),
          ...set(
            600,
            FULL,
            'night and went on.',
            [FULL.slice(0, 60), 90],
            'with an indent.',
            '1. an item',
            '2. another',
          ),
        ],
        set(700, 'Page two goes on.'),
      ],
    });
    expect(outline(document)).toEqual([
      'heading1 Flood kills 12',
      'heading2 What happened',
      `paragraph ${FULL} night. More than fifteen were hurt, and the mayor spoke of the worst that he had seen.`,
      `paragraph ${FULL} night.`,
      `paragraph ${FULL} night and went on.`,
      `paragraph ${FULL.slice(0, 60)} with an indent.`,
      'paragraph 1. an item',
      'paragraph 2. another',
      'paragraph Page two goes on.',
    ]);
    expect(faultsOf(document.text, document)).toEqual([]);
    expect(document.metadata).toMatchObject({
      pages: 2,
      page_starts: `0 ${document.text.indexOf('Page two')}`,
    });
  });

  it.each([
    ['a hyphen at the end of a line stays, and the word goes on behind it', ['the govern-', 'ment'], 'the govern-ment'],
    ['a dash is no hyphen', ['he said -', 'and left'], 'he said - and left'],
    [
      'pieces that do not touch have a blank between',
      [
        ['a', 72],
        ['b', 90],
      ],
      'a b',
    ],
  ])('changes no letter: %s', async (_, lines, text) => {
    const page = lines.map((line, i): PdfText =>
      typeof line === 'string'
        ? { text: line, y: 700 - 13 * i }
        : { text: String(line[0]), x: Number(line[1]), y: 700 },
    );
    expect((await read({ pages: [page] })).text).toBe(text);
  });

  it('proposes title, author and days by its information', async () => {
    const info = "/Title (Flood report) /Author (Ana) /CreationDate (D:20241028101010+02'00') /Subject (Water)";
    expect(await read({ info })).toMatchObject({
      title: 'Flood report',
      publication: { author: 'Ana' },
      metadata: { created: '2024-10-28', subject: 'Water', pages: 1 },
    });
    expect((await read({ info: '/Title (Microsoft Word - flood.docx)' })).title).toBe('A text.');
  });

  it('says where it holds pictures of pages only, and which pages hold no text', async () => {
    await expect(read({ pages: ['', '0 0 m 9 9 l S'] })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('run OCR'.replace('run', 'Run')),
    });
    expect((await read({ pages: [set(700, 'a'), ''] })).leftOut).toEqual([{ what: 'page without text', count: 1 }]);
  });

  it('counts scripts, links, notes, fields and attachments, and runs none', async () => {
    const { leftOut, text } = await read({
      catalog:
        '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [(x) 104 0 R] >> >>',
      page: '/Annots [100 0 R 101 0 R 102 0 R]',
      objects: {
        100: '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>',
        101: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Is it?) >>',
        102: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (n) /Rect [0 0 9 9] >>',
        103: '<< /Length 1 >>\nstream\nx\nendstream',
        104: '<< /Type /Filespec /F (x.txt) /EF << /F 103 0 R >> >>',
      },
    });
    expect(text).toBe('A text.');
    expect(leftOut).toEqual([
      { what: 'address of a link', count: 1 },
      { what: 'note or drawing on a page', count: 1 },
      { what: 'form field', count: 1 },
      { what: 'script', count: 1 },
      { what: 'attachment', count: 1 },
    ]);
  });
});

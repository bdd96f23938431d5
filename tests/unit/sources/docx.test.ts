import { describe, expect, it } from 'vitest';
import { readDocument, type ParsedDocument } from '../../../electron/core/sources/read-document.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { li, makeDocx, p, r, type DocxParts } from '../../support/docx.ts';
import { DOCX_HOSTILE, whole } from './docx-cases.ts';
import { faultsOf, quoted } from './outline.ts';

const read = (parts: DocxParts): Promise<ParsedDocument> => readDocument({ name: 'a.docx', bytes: makeDocx(parts) });

const outline = ({ text, blocks }: ParsedDocument): string[] =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''} ${text.slice(start, end)}`);

const cell = (...paragraphs: string[]): string => `<w:tc>${paragraphs.join('')}</w:tc>`;

describe('a Word document', () => {
  it('gives headings, lists, quotes, tables and emphasis as its structure', async () => {
    const document = await read({
      body: [
        p(r('Report'), 'Title'),
        p(r('Part'), 'Heading2'),
        p(r('Police said ') + r('12 people', '<w:b/>') + r(' died', '<w:i/>') + r('.')),
        li('one'),
        li('two', 1),
        p(r('At least 15 died'), 'Quote'),
        `<w:tbl><w:tr>${cell(p(r('City')))}${cell(p(r('Dead')))}</w:tr><w:tr>${cell(p(r('A')), p(r('B')))}${cell(p(r('3')))}</w:tr></w:tbl>`,
      ].join(''),
    });
    expect(outline(document)).toEqual([
      'heading1 Report',
      'heading2 Part',
      'paragraph Police said 12 people died.',
      'list-item1 one',
      'list-item2 two',
      'quote At least 15 died',
      'table-cell City\tDead',
      'paragraph A',
      'paragraph B',
      'paragraph 3',
    ]);
    expect(quoted(document.text, document.marks)).toEqual(['bold 12 people', 'italic  died']);
    expect(faultsOf(document.text, document)).toEqual([]);
  });

  it('keeps blanks, tabs, line breaks, hyphens and letters as they are', async () => {
    const { text } = await read({
      body: p(
        `${r('a  b &amp; c &lt;d&gt; 👍 e\u0301')}<w:r><w:tab/><w:t>f</w:t><w:br/><w:t>g</w:t><w:noBreakHyphen/><w:t>h</w:t></w:r>`,
      ),
    });
    expect(text).toBe('a  b & c <d> 👍 e\u0301\tf\ng\u2011h');
  });

  it('keeps notes behind the text with their marks as markup, and counts what it leaves out', async () => {
    const document = await read({
      body:
        p(
          `${r('Twelve')}<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del><w:ins>${r(' died')}</w:ins>`,
        ) + p('<m:oMath/><w:r><w:commentReference w:id="0"/></w:r>'),
      footnotes: `<w:footnote w:id="2">${p(r('Police.'))}</w:footnote>`,
      comments: `<w:comment w:id="0">${p(r('Is it?'))}</w:comment>`,
      more: [{ name: 'word/header1.xml', content: '<hdr><t>Page</t></hdr>' }],
    });
    expect(outline(document)).toEqual(['paragraph Twelve[1] died', 'list-item1 [1] Police.']);
    expect(quoted(document.text, document.marks)).toEqual(['syntax [1]', 'syntax [1] ']);
    expect(document.leftOut).toEqual([
      { what: 'formula', count: 1 },
      { what: 'comment', count: 1 },
      { what: 'deleted passage of a tracked change', count: 1 },
      { what: 'header or footer', count: 1 },
    ]);
  });

  it('proposes title, author and days by its core properties', async () => {
    const core =
      '<dc:title>Flood</dc:title><dc:creator>Ana López</dc:creator><dcterms:created>2024-10-28T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language>';
    expect(await read({ core })).toMatchObject({
      title: 'Flood',
      publication: { author: 'Ana López' },
      metadata: { created: '2024-10-28', language: 'en-GB' },
    });
  });

  it.each(['Microsoft Word - a.doc', 'Document1', 'untitled', 'flood.docx', ' '])(
    'takes the title %j for none',
    async (title) => {
      expect((await read({ core: `<dc:title>${title}</dc:title>` })).title).toBe('A text.');
    },
  );

  it('never reads a picture that lies elsewhere', async () => {
    const drawing =
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>';
    const { text, leftOut } = await read({
      body: p(r('Text') + drawing),
      relationships:
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/>',
    });
    expect([text, leftOut]).toEqual(['Text', [{ what: 'image', count: 1 }]]);
  });
});

describe('a hostile Word document is refused, by name:', () => {
  it.each(DOCX_HOSTILE)('%s', async (_, bytes, words) => {
    const answer: unknown = await readDocument({ name: 'a.docx', bytes }).catch((error: unknown) => error);
    if (words === '') expect(answer).toHaveProperty('text', 'A text.');
    else {
      expect(answer).toBeInstanceOf(Refusal);
      expect(answer).toMatchObject({ message: expect.stringContaining(words) });
    }
  });

  it('and one of 4,000 paragraphs, or with one of 1 MB, is read', async () => {
    const lines = Array.from({ length: 4000 }, (_, i) => p(r(`line ${(i * 7919) % 99_991}`)));
    expect((await read({ body: lines.join('') })).blocks).toHaveLength(4000);
    const long = Array.from({ length: 100_000 }, (_, i) => `wort ${(i * 7919) % 99_991}`).join(' ');
    expect((await read({ body: p(r(long)) })).text).toBe(long);
  });

  it('and any single byte of it changed gives a text or a refusal', async () => {
    const bugs: unknown[] = [];
    for (let at = 0; at < whole.length; at += 37) {
      const bytes = Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 0x55 : byte));
      const answer: unknown = await readDocument({ name: 'a.docx', bytes }).catch((error: unknown) => error);
      if (answer instanceof Error && !(answer instanceof Refusal)) bugs.push(answer);
    }
    expect(bugs).toEqual([]);
  });
});

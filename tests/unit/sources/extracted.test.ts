import { describe, expect, it } from 'vitest';
import { createParseRunner } from '../../../electron/core/parse/runner.ts';
import { createSpoolFiles } from '../../../electron/core/spool/spool-files.ts';
import { temporaryFolder } from '../../support/project.ts';
import { readDocument } from '../../../electron/core/sources/read-document.ts';
import { DOCX } from '../../../shared/model/document.ts';
import { makeDocx, p, r } from '../../support/docx.ts';
import { makePdf } from '../../support/pdf.ts';
import { faultsOf } from './outline.ts';

const ENTRY = new URL('../../../electron/core/parse/entry.ts', import.meta.url).href;

const FILES = [
  {
    name: 'a.html',
    bytes: Buffer.from('<title>Page</title><h1>Head</h1><p>Some <b>bold</b> words.'),
    mediaType: 'text/html',
  },
  { name: 'a.docx', bytes: makeDocx({ body: p(r('Head'), 'Heading1') + p(r('Some words.')) }), mediaType: DOCX },
  {
    name: 'a.pdf',
    bytes: makePdf({
      pages: [
        [
          { text: 'Head', size: 20, y: 740 },
          { text: 'Some words.', y: 700 },
        ],
      ],
    }),
    mediaType: 'application/pdf',
  },
];

describe('texts that are taken out of a file', () => {
  it('are read by their name in the parse thread as they are read here, twice the same', async () => {
    const runner = createParseRunner({
      entry: ENTRY,
      timeoutMs: 20_000,
      memoryMb: 512,
      spools: createSpoolFiles(temporaryFolder()),
    });
    try {
      for (const { name, bytes, mediaType } of FILES) {
        const read = await runner.document({ name, bytes });
        expect(read).toEqual(await readDocument({ name, bytes }));
        expect(read).toMatchObject({ mediaType, title: 'Head', encoding: 'utf-8' });
        expect(read.text).toMatch(/^Head\n\nSome (?:bold )?words\.$/);
        expect(read.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
        expect(faultsOf(read.text, read)).toEqual([]);
      }
    } finally {
      await runner.close();
    }
  });

  it('are plain text where the user says so, and the other way round', async () => {
    const bytes = Buffer.from('<p>A <b>b</b>');
    expect((await readDocument({ name: 'a.html', bytes, mediaType: 'text/plain' })).text).toBe('<p>A <b>b</b>');
    expect((await readDocument({ name: 'a.txt', bytes, mediaType: 'text/html' })).text).toBe('A b');
  });
});

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Refusal } from '../../../../shared/api/reply.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { writtenTitle } from '../docx/properties.ts';
import { assemble, saysSomething } from '../extract/blocks.ts';
import type { Extracted, FileFacts } from '../extract/extracted.ts';
import { metadataOf, publicationOf, statedDate } from '../extract/facts.ts';
import { createTally, type Tally } from '../extract/tally.ts';
import { linesOfPage, type PdfItem, type PdfLine } from './lines.ts';
import { openPdf, openRefusal } from './open.ts';
import { paragraphsOf, settingOf } from './paragraphs.ts';

const MOST_PAGES = 3000;
/** Pieces of text of a whole document. */
const MOST_ITEMS = 3_000_000;

const NO_TEXT =
  'The PDF holds no text: it holds pictures of pages. Run OCR (text recognition) first and import the result.';

/**
 * Takes the text out of a PDF. A pure function of its bytes: no script runs, nothing is drawn, nothing outside is read.
 *
 * @throws Refusal `refused`: as `openPdf` does; too many pages; a document without text.
 */
export async function readPdf(bytes: Uint8Array): Promise<Extracted> {
  const pdf = await openPdf(bytes);
  try {
    return await textOf(pdf);
  } catch (error) {
    throw openRefusal(error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function textOf(pdf: PDFDocumentProxy): Promise<Extracted> {
  if (pdf.numPages > MOST_PAGES) {
    const most = MOST_PAGES.toLocaleString('en');
    throw new Refusal(
      'refused',
      `The PDF has ${pdf.numPages.toLocaleString('en')} pages; up to ${most} are read. Split it.`,
    );
  }
  const tally = createTally();
  const pages: PdfLine[][] = [];
  let items = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const found = await itemsOf(page, tally);
    items += found.length;
    if (items > MOST_ITEMS) throw new Refusal('refused', 'The PDF holds more pieces of text than are read. Split it.');
    pages.push(linesOfPage(found));
    await countAnnotations(page, tally);
    page.cleanup();
  }
  const { text, blocks, marks, pageStarts } = putTogether(pages);
  if (text === '') throw new Refusal('refused', NO_TEXT);
  tally.add('page without text', pages.filter((page) => page.length === 0).length);
  if (await pdf.hasJSActions()) tally.add('script');
  tally.add('attachment', (await pdf.getAttachments())?.size ?? 0);
  const { metadata, ...facts } = await documentFacts(pdf);
  return {
    text,
    structure: { blocks, marks },
    ...facts,
    metadata: { ...metadata, pages: pdf.numPages, page_starts: pageStarts.join(' ') },
    leftOut: tally.list(),
    encoding: 'utf-8',
    encodingFrom: 'declared',
  };
}

/** Letters that the file draws without saying which they are. */
const UNNAMED = /\0|\p{Cs}/gu;

async function itemsOf(page: PDFPageProxy, tally: Tally): Promise<PdfItem[]> {
  // Letters as the file has them: pdf.js would take ligatures and forms of letters apart.
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    tally.add('letter that the file does not name', item.str.match(UNNAMED)?.length ?? 0);
    return [{ ...item, str: item.str.replace(UNNAMED, '\ufffd') }];
  });
}

/** The text of all pages, and where each page begins in it, in code points: its first passage, or the next one where it has none. */
function putTogether(pages: readonly (readonly PdfLine[])[]) {
  const setting = settingOf(pages);
  const byPage = pages.map((lines) => paragraphsOf(lines, setting).filter(saysSomething));
  const { text, blocks, marks, starts } = assemble(byPage.flat());
  const map = offsetMap(text);
  let passages = 0;
  const pageStarts = byPage.map((page) => {
    const start = starts[passages] ?? text.length;
    passages += page.length;
    return map.toCodePoint(utf16(start));
  });
  return { text, blocks, marks, pageStarts };
}

const ANNOTATIONS: Readonly<Record<string, string>> = { Link: 'address of a link', Widget: 'form field', Popup: '' };

async function countAnnotations(page: PDFPageProxy, tally: Tally): Promise<void> {
  for (const { subtype } of (await page.getAnnotations()) as { subtype?: string }[]) {
    const what = Object.hasOwn(ANNOTATIONS, subtype ?? '') ? ANNOTATIONS[subtype ?? ''] : 'note or drawing on a page';
    if (what !== undefined && what !== '') tally.add(what);
  }
}

/** "D:20241028…" as a day. */
const pdfDate = (value: unknown): string | null => {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(value)) ?? [];
  return year === undefined ? null : statedDate(`${year}-${month}-${day}`);
};

async function documentFacts(pdf: PDFDocumentProxy): Promise<FileFacts> {
  const { info } = await pdf.getMetadata();
  const stated = info as Readonly<Record<string, unknown>>;
  const of = (name: string): string | null => (typeof stated[name] === 'string' ? stated[name] : null);
  return {
    title: writtenTitle(of('Title')),
    publication: publicationOf({ author: [of('Author')] }),
    metadata: metadataOf({
      created: pdfDate(stated['CreationDate']),
      modified: pdfDate(stated['ModDate']),
      language: of('Language'),
      subject: of('Subject'),
    }),
  };
}

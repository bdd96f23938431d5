import { parseFragment } from 'parse5';
import { Refusal } from '../../../../shared/api/reply.ts';
import { assemble } from '../extract/blocks.ts';
import type { Extracted } from '../extract/extracted.ts';
import { createTally, type Tally } from '../extract/tally.ts';
import { passagesOf } from '../html/flow.ts';
import { isNoteMark, labelNotes } from './notes.ts';
import { openDocx, type DocxPackage } from './package.ts';
import { coreProperties } from './properties.ts';

/** What Mammoth leaves as plain paragraphs, though Word's own styles say what they are. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** Names of the elements of a part that are counted, and what they are called. */
const COUNTED: Readonly<Record<string, string>> = {
  del: 'deleted passage of a tracked change',
  moveFrom: 'former place of a moved passage',
};

/**
 * Takes the text out of a Word document (ECMA-376, transitional and strict). A pure function of its bytes: pictures are not read, and
 * nothing outside the file is.
 *
 * @throws Refusal `refused`: as `openDocx` does; a document without text.
 */
export async function readDocx(bytes: Uint8Array): Promise<Extracted> {
  const docx = await openDocx(bytes);
  const tally = createTally();
  const html = await convert(bytes, tally);
  countParts(docx, tally);
  const body = parseFragment(html);
  const notes = labelNotes(body);
  const markup = createTally();
  const { text, blocks, marks } = assemble(passagesOf(body, markup, { keepsBlanks: true, isSyntax: isNoteMark }));
  for (const { what, count } of markup.list()) {
    // The marks and arrows of notes are links in Mammoth's words, not in the document's.
    if (what === 'address of a link') tally.add(what, count - notes);
    else tally.add(what, count);
  }
  if (text === '')
    throw new Refusal('refused', 'The document holds no text. If it holds pictures of pages, run OCR first.');
  const facts = coreProperties(docx.parts.get('docProps/core.xml'));
  return {
    text,
    structure: { blocks, marks },
    ...facts,
    leftOut: tally.list(),
    encoding: 'utf-8',
    encodingFrom: 'declared',
  };
}

async function convert(bytes: Uint8Array, tally: Tally): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // Without reading the picture, which may lie anywhere.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'data:,' })),
      },
    );
    for (const { message } of messages) {
      const ignored = /^An unrecognised element was ignored: (\S+)$/.exec(message)?.[1];
      if (ignored !== undefined) tally.add(/^(?:m:|.*math\})/i.test(ignored) ? 'formula' : 'part of an unknown kind');
    }
    return value;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal('refused', `The Word document is damaged: ${error.message}. Save it again and import that.`);
  }
}

function countParts({ findings }: DocxPackage, tally: Tally): void {
  for (const [path, { elements }] of findings) {
    const part = path.split('/').at(-1) ?? path;
    if (/^comments\.xml$/i.test(part)) tally.add('comment', elements.get('comment') ?? 0);
    if (/^(?:header|footer)\d*\.xml$/i.test(part) && (elements.get('t') ?? 0) > 0) tally.add('header or footer');
    for (const [element, what] of Object.entries(COUNTED)) {
      if (/^(?:document|footnotes|endnotes)\.xml$/i.test(part)) tally.add(what, elements.get(element) ?? 0);
    }
  }
}

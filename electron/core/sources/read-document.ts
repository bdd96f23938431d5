import {
  DOCX,
  isExtracted,
  type ExtractedType,
  type MediaType,
  type Publication,
  type SourceDocument,
} from '../../../shared/model/document.ts';
import { assertNever } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { unfitCharacter } from '../../../shared/text/refuse.ts';
import { decode, refuseBySize, type EncodingFrom } from './decode.ts';
import type { Extracted } from './extract/extracted.ts';
import type { LeftOut } from './extract/tally.ts';
import { documentId, sha256 } from './identity.ts';
import { factsOf, type TextFacts } from './text-facts.ts';
import { titleOf } from './title.ts';

/** A file to read, and what the user told of it. */
export interface DocumentSource {
  readonly bytes: Uint8Array;
  /** File name, with or without folders: for the media type and, at last, for the title. */
  readonly name: string;
  /** Any WHATWG label. */
  readonly encoding?: string | undefined;
  readonly mediaType?: MediaType | undefined;
  /** HTML: only the article, without navigation and footers. */
  readonly mainContent?: boolean | undefined;
}

/** All that can be known of a text from its bytes and its name. Offsets are UTF-16 code units. */
export interface ParsedDocument extends TextFacts {
  readonly id: string;
  readonly title: string;
  readonly mediaType: MediaType;
  /** WHATWG name. */
  readonly encoding: string;
  readonly encodingFrom: EncodingFrom;
  readonly text: string;
  /** Of the bytes as they came. */
  readonly bytesSha256: string;
  /** Of the text's UTF-8. */
  readonly textSha256: string;
  /** Parts of the file that are no part of the text. */
  readonly leftOut: readonly LeftOut[];
  /** What the file says of itself. */
  readonly metadata: SourceDocument['metadata'];
  readonly publication: Omit<Publication, 'fileName'>;
}

const BY_ENDING: readonly (readonly [ending: RegExp, mediaType: MediaType])[] = [
  [/\.(?:md|markdown)$/i, 'text/markdown'],
  [/\.(?:html?|xhtml)$/i, 'text/html'],
  [/\.docx$/i, DOCX],
  [/\.pdf$/i, 'application/pdf'],
];

/** The media type that a file name stands for: plain text for everything that is not known. */
const mediaTypeOf = (name: string): MediaType => BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? 'text/plain';

/**
 * Reads a document from its bytes. A pure function, run inside the parse thread; the same bytes give the same document.
 *
 * @throws Refusal as `decode`, `markdownStructure`, `readHtml`, `readDocx` and `readPdf` do.
 */
export async function readDocument(source: DocumentSource): Promise<ParsedDocument> {
  const mediaType = source.mediaType ?? mediaTypeOf(source.name);
  return isExtracted(mediaType) ? extractedDocument(source, mediaType) : textDocument(source, mediaType);
}

async function extractedDocument(source: DocumentSource, mediaType: ExtractedType): Promise<ParsedDocument> {
  const { bytes, name } = source;
  refuseBySize(bytes.length);
  const { structure, title, text, ...found } = await extract(source, mediaType);
  const unfit = unfitCharacter(text);
  if (unfit) throw new Refusal('refused', 'The text that was taken out holds a character that no text has.');
  const facts = factsOf(text, mediaType, structure);
  return {
    ...found,
    ...facts,
    id: documentId(text),
    title: title ?? titleOf(text, facts, name),
    mediaType,
    text,
    bytesSha256: sha256(bytes),
    textSha256: sha256(text),
  };
}

/** Loaded when the first file of a kind comes: a start needs none of them. */
async function extract(source: DocumentSource, mediaType: ExtractedType): Promise<Extracted> {
  const { bytes } = source;
  switch (mediaType) {
    case 'text/html':
      return (await import('./html/read.ts')).readHtml(bytes, source);
    case DOCX:
      return (await import('./docx/read.ts')).readDocx(bytes);
    case 'application/pdf':
      return (await import('./pdf/read.ts')).readPdf(bytes);
    default:
      return assertNever(mediaType);
  }
}

function textDocument(source: DocumentSource, mediaType: Exclude<MediaType, ExtractedType>): ParsedDocument {
  const { bytes, name } = source;
  const { text, encoding, encodingFrom } = decode(bytes, source.encoding);
  const facts = factsOf(text, mediaType);
  return {
    id: documentId(text),
    title: titleOf(text, facts, name),
    mediaType,
    encoding,
    encodingFrom,
    text,
    ...facts,
    bytesSha256: sha256(bytes),
    textSha256: sha256(text),
    leftOut: [],
    metadata: {},
    publication: {},
  };
}

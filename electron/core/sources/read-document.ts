import type { MediaType } from '../../../shared/model/document.ts';
import { decode, type EncodingFrom } from './decode.ts';
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
}

/** The media type that a file name stands for: Markdown for `.md` and `.markdown`, plain text for everything else. */
export function mediaTypeOf(name: string): MediaType {
  return /\.(?:md|markdown)$/i.test(name) ? 'text/markdown' : 'text/plain';
}

/**
 * Reads a document from its bytes. A pure function, run inside the parse thread; the same bytes give the same document.
 *
 * @throws Refusal as `decode` and `markdownStructure` do.
 */
export function readDocument({ bytes, name, encoding: told, mediaType: kind }: DocumentSource): ParsedDocument {
  const { text, encoding, encodingFrom } = decode(bytes, told);
  const mediaType = kind ?? mediaTypeOf(name);
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
  };
}

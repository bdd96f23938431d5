import { z } from 'zod';
import { utf16Schema } from '../text/units.ts';
import { hidesNothing, NOT_VISIBLE } from '../text/visible.ts';
import { documentIdSchema, sha256Schema } from './ids.ts';

/**
 * A stretch of text that reads as one unit. Blocks are in text order and do not overlap; what lies between two blocks is
 * line ends and blank lines, which the pane does not draw but which keep their offsets.
 */
export const blockSchema = z.strictObject({
  kind: z.enum(['heading', 'paragraph', 'list-item', 'quote', 'code', 'table-cell']),
  /** Headings: 1 to 6. List items: depth, from 1. */
  level: z.number().int().min(1).max(6).optional(),
  start: utf16Schema,
  end: utf16Schema,
});

/** Emphasis inside blocks. `syntax` marks characters that are markup: kept in the text, dimmed in the pane. */
export const markSchema = z.strictObject({
  kind: z.enum(['bold', 'italic', 'code', 'link', 'syntax']),
  start: utf16Schema,
  end: utf16Schema,
});

/** Where a text appeared. One wire text that five outlets print is one document with five publications. */
export const publicationSchema = z.strictObject({
  /** As the file was called; characters that cannot be seen are U+FFFD. */
  fileName: z.string().max(255).refine(hidesNothing, NOT_VISIBLE).optional(),
  outlet: z.string().max(200).optional(),
  author: z.string().max(200).optional(),
  url: z.string().max(2000).optional(),
  /** Extended Date/Time Format (ISO 8601-2:2019, level 1), as exact as known: `2024`, `2024-10-28`. */
  date: z.string().max(40).optional(),
});

/** Of a Word document. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Kinds of file whose text is taken out of them: headings and paragraphs cannot be found in the text again, so they are kept. */
const EXTRACTED_TYPES = ['text/html', DOCX, 'application/pdf'] as const;

export const MEDIA_TYPES = ['text/plain', 'text/markdown', ...EXTRACTED_TYPES] as const;

export type ExtractedType = (typeof EXTRACTED_TYPES)[number];

/** True where a document's text is not that of its file, but was taken out of it. */
export const isExtracted = (mediaType: MediaType): mediaType is ExtractedType =>
  EXTRACTED_TYPES.some((type) => type === mediaType);

/** A source text. The text itself is stored apart, once, and never changes. */
export const documentSchema = z.strictObject({
  id: documentIdSchema,
  title: z.string().max(500).refine(hidesNothing, NOT_VISIBLE),
  metadata: z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()])),
  publications: z.array(publicationSchema),
  mediaType: z.enum(MEDIA_TYPES),
  /** WHATWG name of the encoding that the original bytes were decoded with, such as `utf-8` or `euc-kr`. */
  encoding: z.string(),
  bytesSha256: sha256Schema,
  textSha256: sha256Schema,
  /** UTF-16 code units of the text. */
  length: utf16Schema,
  blocks: z.array(blockSchema),
  marks: z.array(markSchema),
});

export type Block = z.infer<typeof blockSchema>;
export type Mark = z.infer<typeof markSchema>;
export type Publication = z.infer<typeof publicationSchema>;
export type MediaType = (typeof MEDIA_TYPES)[number];
export type SourceDocument = z.infer<typeof documentSchema>;

import { z } from 'zod';
import { documentIdSchema, sha256Schema } from '../../../../shared/model/ids.ts';
import { annotationLineSchema, lineSchema } from '../native/schema.ts';

const { title, metadata, claims, sources, document_labels, relations } = lineSchema.shape;

/** One line: a document without its text. Everything else is as in the native dataset; offsets are code points of the text. */
export const standoffLineSchema = z.strictObject({
  /** Version of this shape. */
  standoff: z.literal(1),
  id: documentIdSchema,
  /** Of the text as UTF-8. */
  sha256: sha256Schema,
  /** Code points of the text. */
  length: z.int().positive(),
  title: title.optional(),
  metadata: metadata.optional(),
  annotations: z.array(annotationLineSchema.extend({ quote: z.string().optional() })).optional(),
  claims,
  sources,
  document_labels,
  relations,
});

export type StandoffLine = z.infer<typeof standoffLineSchema>;

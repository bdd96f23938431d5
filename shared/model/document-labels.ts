import { z } from 'zod';
import { attributesSchema } from './annotation.ts';
import { documentIdSchema, handleSchema } from './ids.ts';

/** What one layer says of a document as a whole: its answers to the codebook's attributes on `document`. */
export const documentLabelsSchema = z.strictObject({
  /** `layer/document`: one record a pair, as of the status. */
  id: z.string().max(80),
  layer: handleSchema,
  document: documentIdSchema,
  attributes: attributesSchema,
});

export type DocumentLabels = z.infer<typeof documentLabelsSchema>;

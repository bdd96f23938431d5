import { z } from 'zod';
import { attributesSchema, type AttributePatch, type Attributes } from './annotation.ts';
import { patched, type AttributeScheme } from './attributes.ts';
import { ON_DOCUMENT } from './codebook.ts';
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

/** The id of the record of what a layer says of a document. */
export const documentLabelsId = (layer: string, document: string): string => `${layer}/${document}`;

/** The labels with answers put in: the one rule by which the window shows a change and the core writes it. */
export const withLabels = (before: Attributes, patch: AttributePatch, scheme: AttributeScheme): Attributes =>
  scheme.answered(ON_DOCUMENT, before, patched(before, patch));

import { z } from 'zod';
import { attributePatchSchema, attributeValueSchema } from '../model/annotation.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

/** Something whose mandatory values are not all there, or a document with an answer that fits the codebook no longer. */
const incompleteSchema = z.object({
  /** Null: the document as a whole. */
  annotation: idSchema.nullable(),
  document: documentIdSchema,
  /** Of its document. */
  title: z.string(),
  /** Of the annotation; `document` for the document as a whole. */
  label: z.string(),
  /** Of the annotation, else empty. */
  quote: z.string(),
  /** The attributes that are asked and have no value, in the codebook's order. */
  missing: z.array(z.string()),
  /** Of a document as a whole: attributes whose value is none for the codebook. Annotations have a flag instead. */
  unfit: z.array(z.string()),
});
export type Incomplete = z.infer<typeof incompleteSchema>;

/** Procedures on attributes across the project, and on what is said of documents as a whole. */
export const attributeProcedures = {
  /** Answers questions about a document in the annotator's own layer. Null takes an answer away; what is not named stays. */
  'documents.label': {
    input: inProject({ batch, document: documentIdSchema, attributes: attributePatchSchema }),
    output: writtenSchema,
  },
  /**
   * What of a layer lacks mandatory values, and documents with answers that fit no longer, by document in the order of their ids, each document first and then its
   * annotations by place. A document counts once its layer has annotations, labels or a status on it. `total`: in all.
   */
  'annotations.incomplete': {
    input: inProject({
      layer: handleSchema,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({ seq: z.number(), total: z.number(), items: z.array(incompleteSchema) }),
  },
  /** The values that an attribute has in the project, in all layers, the most frequent first, at most 500. */
  'attributes.values': {
    /** `on`: `document`, or anything else for annotations of every label. */
    input: inProject({ name: z.string().max(100), on: z.string().max(100) }),
    output: z.array(z.object({ value: attributeValueSchema, count: z.number() })),
  },
} as const;

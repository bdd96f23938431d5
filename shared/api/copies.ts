import { z } from 'zod';
import { annotationSchema } from '../model/annotation.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { relationSchema } from '../model/relation.ts';
import { utf16Schema } from '../text/units.ts';
import { inProject, task } from './inputs.ts';

/** A passage in one document. */
const placeSchema = z.strictObject({ document: documentIdSchema, start: utf16Schema, end: utf16Schema });

const memberSchema = placeSchema.extend({
  /** The share of its words that the most similar one of the others has, too: 0 to 1. */
  similarity: z.number(),
});
export type CopyMember = z.infer<typeof memberSchema>;

const groupSchema = z.object({
  /** The same as long as the passages are the same. */
  id: z.string(),
  /** How the first one begins. */
  excerpt: z.string(),
  words: z.number(),
  /** That of the least similar one. */
  similarity: z.number(),
  /** By date of publication, as far as it is known, and then by document. */
  members: z.array(memberSchema),
});
export type CopyGroup = z.infer<typeof groupSchema>;

const documentSchema = z.object({ title: z.string(), outlet: z.string().nullable(), date: z.string().nullable() });

/** Why an annotation has no place in the other text: see `Mapped` of the core. */
const problemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['outside', 'moved', 'form']) }),
  z.object({ kind: z.literal('changed'), here: z.string(), there: z.string() }),
]);

const offerSchema = z.object({
  annotation: annotationSchema,
  /** Where it would stand in the other document; null: nowhere, and `problem` says why. */
  place: z.object({ fragments: annotationSchema.shape.fragments, quote: z.string() }).nullable(),
  problem: problemSchema.nullable(),
  /** `there`: the annotator's layer has it already; `retired`: the codebook offers its label no more. */
  state: z.enum(['free', 'there', 'locked', 'excluded', 'retired']),
  /** The annotation that the annotator's layer has there already; null: none. */
  twin: idSchema.nullable(),
});
export type CopyOffer = z.infer<typeof offerSchema>;

const touchingSchema = z.object({
  relation: relationSchema,
  /** Its ends may be swapped. */
  symmetric: z.boolean(),
  /** `across`: its other end stands in another document; `unfit`: the codebook would not let it be made anew. */
  state: z.enum(['free', 'across', 'unfit']),
});
export type TouchingRelation = z.infer<typeof touchingSchema>;

const comparedSchema = z.object({
  similarity: z.number(),
  a: z.string(),
  b: z.string(),
  /** Runs of the same words, relative to the two passages, in the order of the first. */
  runs: z.array(
    z.object({
      a: z.object({ start: utf16Schema, end: utf16Schema }),
      b: z.object({ start: utf16Schema, end: utf16Schema }),
    }),
  ),
  /** Annotations of the first passage, in text order. */
  offers: z.array(offerSchema),
  /** Relations of the layer (or of all) with an end among those annotations, and both ends still there. */
  relations: z.array(touchingSchema),
});
export type Compared = z.infer<typeof comparedSchema>;

/** Passages that stand in several documents. */
export const copyProcedures = {
  /** Looks through all documents; what is known from before and has not changed is not computed again. */
  'copies.find': {
    input: inProject({ task }),
    output: z.object({ groups: z.array(groupSchema), documents: z.record(z.string(), documentSchema) }),
  },
  /** Two passages word by word, and where the annotations of the first (of a layer, or all) would stand in the second. */
  'copies.compare': {
    input: inProject({ a: placeSchema, b: placeSchema, layer: handleSchema.nullable() }),
    output: comparedSchema,
  },
  /**
   * By annotation: the passages that it stands in and that other documents have, too, by names that hold for this answer alone.
   * Annotations with a name in common rest on the same passage and are no independent support of each other; those that are not
   * there stand in no copy.
   */
  'copies.groups': {
    input: inProject({ task }),
    output: z.object({ groups: z.record(z.string(), z.array(z.string())) }),
  },
} as const;

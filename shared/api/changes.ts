import { z } from 'zod';
import { attributesSchema, flagSchema, originSchema } from '../model/annotation.ts';
import { idSchema } from '../model/ids.ts';
import { relationSchema } from '../model/relation.ts';
import { batch, inProject } from './inputs.ts';
import { draftSchema, fieldsSchema } from './shapes.ts';

/** Annotations that one call may change: what stands in memory at once, here and there. */
export const MOST_AT_ONCE = 10_000;

/** A new annotation that begins with more than its label's defaults: a copy, a part of another, an equal string. */
export const richDraftSchema = draftSchema.extend({
  /** In place of the label's defaults. */
  attributes: attributesSchema.optional(),
  note: z.string().max(20_000).optional(),
  claim: idSchema.optional(),
  flags: z.array(flagSchema).min(1).optional(),
  /** Absent: made by hand. */
  origin: originSchema.optional(),
});

/** What a gesture of several changes is, for its name in undo. */
export const GESTURES = ['split', 'merge', 'duplicate', 'propagate', 'copy', 'edit'] as const;

/**
 * One gesture that makes, changes and deletes annotations, all or nothing, as one batch. `repoint`: relations that end at
 * `from`, which is deleted, end at `to`, which is made or changed, afterwards; one that would join an annotation with itself, or say again what another says, goes. `relate`: relations
 * that come with what is made, in the annotator's layer, as the codebook allows them; one that is there already is refused.
 */
export const changeInput = inProject({
  batch,
  gesture: z.enum(GESTURES).optional(),
  create: z.array(richDraftSchema).max(MOST_AT_ONCE).optional(),
  update: z
    .array(fieldsSchema.extend({ id: idSchema }))
    .max(MOST_AT_ONCE)
    .optional(),
  delete: z.array(idSchema).max(MOST_AT_ONCE).optional(),
  repoint: z
    .array(z.strictObject({ from: idSchema, to: idSchema }))
    .max(MOST_AT_ONCE)
    .optional(),
  relate: z
    .array(relationSchema.omit({ layer: true }))
    .max(MOST_AT_ONCE)
    .optional(),
});

import { z } from 'zod';
import { annotationSchema, attributeValueSchema, FLAG_KINDS } from '../model/annotation.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { batch, inProject, task, writtenSchema } from './inputs.ts';

/** What is typed to find annotations, in one document or all: see `AnnotationFilter`. */
const filterSchema = z.strictObject({
  words: z.string().max(1000),
  missing: z.string().max(100),
  document: documentIdSchema.optional(),
});

/** The annotations that an action is for: named ones, or all that pass a filter. */
const targetSchema = z.union([z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) }), filterSchema]);
export type BulkTarget = z.infer<typeof targetSchema>;

/** What is done to many annotations at once. */
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('relabel'), label: z.string() }),
  z.strictObject({ kind: z.literal('attribute'), name: z.string(), value: attributeValueSchema.nullable() }),
  z.strictObject({ kind: z.literal('flag'), flag: z.enum(FLAG_KINDS), text: z.string().min(1).max(500).optional() }),
  z.strictObject({ kind: z.literal('unflag'), flag: z.enum(FLAG_KINDS) }),
  /** Into a layer that is nobody's, or into the annotator's own. One that is not there yet is made. */
  z.strictObject({ kind: z.literal('layer'), layer: handleSchema }),
  z.strictObject({ kind: z.literal('delete') }),
]);
export type BulkAction = z.infer<typeof actionSchema>;

/** What an action will come to: how many it changes, and how many it leaves alone, by reason. */
export const planSchema = z.object({
  change: z.number(),
  /** As the action would have them already. */
  same: z.number(),
  /** In another person's layer. */
  foreign: z.number(),
  locked: z.number(),
  /** Of a label that does not have the attribute, or not with this value. */
  unfit: z.number(),
});
export type BulkPlan = z.infer<typeof planSchema>;

/** Finding annotations across the project, and doing one thing to many of them. */
export const bulkProcedures = {
  /** The annotations that pass a filter, by document and place: how many, and a page of them. */
  'annotations.query': {
    input: inProject({
      ...filterSchema.shape,
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(5000),
    }),
    output: z.object({ total: z.number(), annotations: z.array(annotationSchema) }),
  },
  'annotations.bulkPlan': {
    input: inProject({ task, target: targetSchema, action: actionSchema }),
    output: planSchema,
  },
  /**
   * Does it, in one batch; what cannot be changed is left alone, as the plan says. Answers no changes where there are more than
   * an event carries: read afresh what is shown.
   */
  'annotations.bulk': {
    input: inProject({ batch, task, target: targetSchema, action: actionSchema }),
    output: writtenSchema.extend({ plan: planSchema }),
  },
} as const;

import { z } from 'zod';
import { annotationSchema, FLAG_KINDS } from '../model/annotation.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { inProject } from './inputs.ts';

/** Procedures on flags: what somebody should look at. */
export const flagProcedures = {
  /**
   * Annotations that have a flag, by document (in the order of import) and place, a page at a time. `after` is the last one of
   * the page before; `counts` are of all pages.
   */
  'annotations.flagged': {
    input: inProject({
      kinds: z.array(z.enum(FLAG_KINDS)).min(1).optional(),
      document: documentIdSchema.optional(),
      layer: handleSchema.optional(),
      after: idSchema.optional(),
      limit: z.number().int().min(1).max(1000).optional(),
    }),
    output: z.object({
      seq: z.number(),
      annotations: z.array(annotationSchema),
      counts: z.record(z.enum(FLAG_KINDS), z.number()),
      more: z.boolean(),
    }),
  },
} as const;

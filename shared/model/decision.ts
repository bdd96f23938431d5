import { z } from 'zod';
import { documentIdSchema, handleSchema, idSchema } from './ids.ts';

/** One candidate of a decision: what a layer says there, and the operation that it said it with; new work has another one. */
const candidateSchema = z.strictObject({
  layer: handleSchema,
  /** Id of the annotation or relation, or of the document's labels. */
  id: z.string().max(200),
  /** Operation of the log that made it what it was when it was decided. */
  revision: z.string().max(200),
});

/**
 * What adjudication decided at one place: which candidates were looked at, what was chosen or that none is right, why and by
 * whom, and what came of it in the gold layer.
 */
export const decisionSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['annotation', 'relation', 'documentLabels']),
  document: documentIdSchema,
  candidates: z.array(candidateSchema).min(1).max(1000),
  outcome: z.enum(['accepted', 'edited', 'none']),
  /** Id of the record in the gold layer; absent where none is right. */
  result: z.string().max(200).optional(),
  reason: z.string().max(2000).optional(),
  by: handleSchema,
  /** Made by a first pass and not by a person: the strategy, and how sure it was, from 0 to 1. */
  automatic: z
    .strictObject({
      strategy: z.enum(['agreed', 'majority', 'dawid-skene', 'mace']),
      sureness: z.number().min(0).max(1),
    })
    .optional(),
});

export type Decision = z.infer<typeof decisionSchema>;
export type Candidate = z.infer<typeof candidateSchema>;

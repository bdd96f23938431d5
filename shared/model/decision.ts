import { z } from 'zod';
import { documentIdSchema, handleSchema, idSchema } from './ids.ts';

/** One candidate of a decision: what a layer says there, and the operation that it said it with; new work has another one. */
const candidateSchema = z.strictObject({
  layer: handleSchema,
  /** Id of the annotation or relation, or of the document's labels. */
  id: z.string().max(200),
  /** Operation of the log that made it what it was when it was decided; of one that was taken away, the one that did. */
  revision: z.string().max(200),
});

/** How a first pass decides: what all layers say alike, or one of the ways to make one answer of several. */
export const PASS_STRATEGIES = ['agreed', 'majority', 'dawid-skene', 'mace'] as const;

/** What can be adjudicated: an annotation, a relation, and what is said of a document as a whole. */
export const UNIT_KINDS = ['annotation', 'relation', 'documentLabels'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/**
 * What adjudication decided at one place: which candidates were looked at, what was chosen or that none is right, why and by
 * whom, and what came of it in the gold layer. Its id follows from its first candidate, so that two people who decide the same
 * place in two copies meet in one record.
 */
export const decisionSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(UNIT_KINDS),
  document: documentIdSchema,
  candidates: z.array(candidateSchema).min(1).max(1000),
  /** Layers that had worked on the document and had nothing there. */
  without: z.array(handleSchema).min(1).max(1000).optional(),
  /** `edited`: the result is none of the candidates as it stood. */
  outcome: z.enum(['accepted', 'edited', 'none']),
  /** The layer whose candidate was accepted. */
  chosen: handleSchema.optional(),
  /** Id of the record in the gold layer; absent where none is right. */
  result: z.string().max(200).optional(),
  reason: z.string().max(2000).optional(),
  by: handleSchema,
  /** Made by a first pass and not by a person: the strategy, and how sure it was, from 0 to 1. */
  automatic: z.strictObject({ strategy: z.enum(PASS_STRATEGIES), sureness: z.number().min(0).max(1) }).optional(),
});

export type Decision = z.infer<typeof decisionSchema>;

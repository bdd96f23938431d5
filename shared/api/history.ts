import { z } from 'zod';
import { attributeValueSchema } from '../model/annotation.ts';
import { DIFFERENCE_FIELDS } from '../model/difference.ts';
import { documentIdSchema, idSchema } from '../model/ids.ts';
import { ENTITY_NAMES } from '../model/record.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

const entity = z.enum(ENTITY_NAMES);

/** Kinds of records of which any state can be brought back by itself. */
export const RESTORABLE = ['annotation', 'relation'] as const;

const differenceSchema = z.object({
  field: z.enum(DIFFERENCE_FIELDS),
  name: z.string().nullable(),
  before: attributeValueSchema.nullable(),
  after: attributeValueSchema.nullable(),
});

/** Who did something, and when. */
const doneSchema = z.object({
  batch: z.string(),
  /** The gesture as undo shows it. */
  name: z.string(),
  actor: z.string(),
  /** The actor's name as people read it; the handle where nobody of it is in the project. */
  actorName: z.string(),
  /** ISO 8601, UTC, from the log's clock. */
  at: z.string(),
});

const batchInfoSchema = doneSchema.extend({
  /** Place among the batches of this file, from 1. */
  ordinal: z.number(),
  changes: z.number(),
  /** Ids of documents that it touched; of a long batch those of its first 200 changes. */
  documents: z.array(z.string()),
  /** The batch that it takes back. */
  undoes: z.string().nullable(),
  /** Whether what it takes back was a taking back itself, so that it does something again. */
  redoes: z.boolean(),
  /** The batch that took it back, where that holds. */
  undoneBy: z.string().nullable(),
});
export type BatchInfo = z.infer<typeof batchInfoSchema>;

const changeInfoSchema = z.object({
  operation: z.string(),
  entity,
  id: z.string(),
  what: z.enum(['added', 'changed', 'removed']),
  /** What it is, for people: label and quote, title, statement. */
  subject: z.object({ name: z.string(), text: z.string().nullable() }),
  document: z.string().nullable(),
  layer: z.string().nullable(),
  differences: z.array(differenceSchema),
  /** Whether the record is there now. */
  exists: z.boolean(),
  /** Whether it is now as this change left it, because nothing came after. */
  isLatest: z.boolean(),
});
export type ChangeInfo = z.infer<typeof changeInfoSchema>;

const stateInfoSchema = doneSchema.extend(changeInfoSchema.shape);

/** The history of the project: all that is asked of the log by people. */
export const historyProcedures = {
  /** Batches, the newest first. `next` goes into `before` for those that came earlier; null: that was all. */
  'history.batches': {
    input: inProject({
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(500).optional(),
      actor: z.string().max(64).optional(),
      document: documentIdSchema.optional(),
      /** A kind of record, or `deleted`: annotations and relations that were taken away and are not there now. */
      kind: z.enum([...ENTITY_NAMES, 'deleted']).optional(),
      /** Words that the name of the gesture holds, in any case. */
      words: z.string().max(200).optional(),
    }),
    output: z.object({
      batches: z.array(batchInfoSchema),
      next: z.number().nullable(),
      /** Everybody whose work is in the project, and the program itself. */
      actors: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  },
  /** One batch with its changes, in their order; `from` counts from 0. */
  'history.batch': {
    input: inProject({ batch, from: z.number().int().nonnegative().optional() }),
    output: batchInfoSchema.extend({ operations: z.array(changeInfoSchema), next: z.number().nullable() }),
  },
  /** Every state of one record, the newest first, at most 500 of them. */
  'history.record': {
    input: inProject({ entity, id: z.string().max(200) }),
    output: z.object({ exists: z.boolean(), total: z.number(), states: z.array(stateInfoSchema) }),
  },
  /** Puts a record into the state after (or before) an operation on it, as one gesture that undo takes back. */
  'history.restore': {
    input: inProject({
      batch,
      entity: z.enum(RESTORABLE),
      id: idSchema,
      operation: z.string().max(200),
      side: z.enum(['before', 'after']).optional(),
    }),
    output: writtenSchema,
  },
} as const;

import { z } from 'zod';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { ENTITY_NAMES } from '../model/record.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';
import { ERROR_CODES } from './reply.ts';

const count = z.number().int().nonnegative();

/** How many records of a kind a merge brings, changes, finds the same, and finds changed on both sides. */
const mergeCountsSchema = z.object({
  entity: z.enum(ENTITY_NAMES),
  new: count,
  changed: count,
  identical: count,
  conflicting: count,
});

const sideSchema = z.object({ operation: z.string(), state: z.unknown(), actor: z.string(), at: z.string() });

/** A record that was changed on both sides. States are the record as JSON; null: deleted on that side. */
export const conflictSchema = z.object({
  entity: z.enum(ENTITY_NAMES),
  record: z.string(),
  /** What it is, in words that people know: a quote, a title, a name. */
  subject: z.string(),
  document: documentIdSchema.nullable(),
  /** The state that stands, and who made it when (ISO 8601). */
  standing: sideSchema,
  /** The states that were kept beside it. */
  others: z.array(sideSchema).min(1),
  /** It was deleted on the other side, and stands because work that was done meanwhile needs it. */
  isNeeded: z.boolean(),
});
export type Conflict = z.infer<typeof conflictSchema>;

const unknownLabelsSchema = z.array(z.object({ label: z.string(), annotations: count }));

/** What merging another copy, or a bundle of one, would do. */
export const mergePlanSchema = z.object({
  file: z.string(),
  /** The project that the other side says it is a copy of. */
  project: z.object({ id: idSchema, name: z.string(), isSame: z.boolean() }),
  operations: z.object({ new: count, known: count }),
  /** Files that texts were read from and that are new here; they may come later than the texts. */
  files: count,
  records: z.array(mergeCountsSchema),
  documents: z.array(z.object({ id: documentIdSchema, title: z.string() })),
  annotators: z.array(
    z.object({
      handle: handleSchema,
      name: z.string(),
      /** Whether the handle is new here; whether it was first made on two machines, and may be two people. */
      isNew: z.boolean(),
      isTwice: z.boolean(),
    }),
  ),
  /** The codebook of the other side against ours; another one refuses the file. */
  codebook: z.object({
    is: z.enum(['same', 'older', 'newer', 'conflicting']),
    ours: z.string(),
    theirs: z.string(),
  }),
  /** Labels of annotations that the codebook does not have after the merge, and how many annotations have them. */
  unknownLabels: unknownLabelsSchema,
  /** Relations of which an end is not there, or was deleted. They are kept. */
  dangling: count,
  conflicts: z.array(conflictSchema),
  /** All conflicts; `conflicts` names the first of them, or none where others' work is hidden. */
  conflicting: count,
});
export type MergePlan = z.infer<typeof mergePlanSchema>;

/** A file that cannot be merged, and why in words. */
export const brokenFileSchema = z.object({ file: z.string(), code: z.enum(ERROR_CODES), message: z.string() });
export type BrokenFile = z.infer<typeof brokenFileSchema>;

/** What merging leaves to decide. */
export const conflictProcedures = {
  /** What merging has left to do: the first 1,000 conflicts that nobody has decided yet, of `total`; what lost its label or an end. */
  'conflicts.list': {
    input: inProject({}),
    output: z.object({
      conflicts: z.array(conflictSchema),
      total: count,
      /** Labels of annotations that the codebook does not have. */
      unknownLabels: unknownLabelsSchema,
      /** Relations of which an end is not there. */
      dangling: z.array(idSchema),
    }),
  },
  /**
   * Decides conflicts: the state of the named operation stands, be it that of the standing one or of another. One undoable batch. What
   * was decided meanwhile, or has a side now that is not among those that were looked at (`over`), refuses all of it (`conflict`).
   */
  'conflicts.decide': {
    input: inProject({
      batch,
      decisions: z
        .array(
          z.strictObject({
            entity: z.enum(ENTITY_NAMES),
            record: z.string(),
            operation: z.string(),
            /** The operations of all the sides that were looked at, that of the standing one included. */
            over: z.array(z.string()).min(2).max(10_000),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    output: writtenSchema,
  },
} as const;

import { z } from 'zod';
import { documentIdSchema } from '../model/ids.ts';
import { batch, inProject, path, task, writtenSchema } from './inputs.ts';

const splitNameSchema = z.enum(['train', 'validation', 'test']);

/** Why two documents may not be in different splits. */
const tieSchema = z.object({
  a: documentIdSchema,
  b: documentIdSchema,
  why: z.enum(['near-copy', 'story', 'claim', 'relation']),
  what: z.string(),
});

const splitDocumentSchema = z.object({ id: documentIdSchema, title: z.string() });

const splitReportSchema = z.object({
  documents: z.array(splitDocumentSchema.extend({ split: splitNameSchema.nullable() })),
  /** Documents that belong together, the largest group first; those that stand alone are not among them. */
  components: z.array(z.object({ documents: z.array(documentIdSchema), ties: z.array(tieSchema) })),
  /** Ties between documents of different splits: what a model could learn of the test by heart. */
  leaks: z.array(tieSchema.extend({ splits: z.tuple([splitNameSchema, splitNameSchema]) })),
  /** By split: documents, and annotations of each label. */
  counts: z.array(
    z.object({ split: splitNameSchema, documents: z.number(), labels: z.record(z.string(), z.number()) }),
  ),
  /** What cannot be as it was asked for, in words. */
  warnings: z.array(z.string()),
});
export type SplitReport = z.infer<typeof splitReportSchema>;

/** Train, validation and test without leaks. */
export const splitProcedures = {
  /** A split of all documents; nothing is changed. `ratios`: of train, validation and test. */
  'splits.propose': {
    input: inProject({
      task,
      ratios: z.array(z.number().min(0).max(1)).min(2).max(3),
      seed: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 32 - 1),
    }),
    output: splitReportSchema,
  },
  /** The leaks of a split that is there: that of the documents' metadata, or of a CSV file with columns `document` (id or file name) and `split`. */
  'splits.check': { input: inProject({ task, path: path.optional() }), output: splitReportSchema },
  /** Writes splits into the metadata of documents (`split`), as one undoable batch; null takes one away. */
  'splits.save': {
    input: inProject({
      batch,
      splits: z.array(z.strictObject({ document: documentIdSchema, split: splitNameSchema.nullable() })).min(1),
    }),
    output: writtenSchema,
  },
} as const;

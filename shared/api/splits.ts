import { z } from 'zod';
import { documentIdSchema } from '../model/ids.ts';
import { SPLITS } from '../splits/measure.ts';
import { batch, inProject, sourceSchema, task, writtenSchema } from './inputs.ts';

const splitNameSchema = z.enum(SPLITS);

/** Why two documents may not be in different splits. */
const tieSchema = z.object({
  a: documentIdSchema,
  b: documentIdSchema,
  why: z.enum(['near-copy', 'story', 'claim', 'relation']),
  what: z.string(),
});

const splitDocumentSchema = z.object({ id: documentIdSchema, title: z.string() });

const splitReportSchema = z.object({
  documents: z.array(
    splitDocumentSchema.extend({
      split: splitNameSchema.nullable(),
      /** The split that its metadata state, where that is none of the three: exports make it one of its own. */
      other: z.string().nullable(),
      /** Its annotations by label, those of all layers. */
      labels: z.record(z.string(), z.number()),
    }),
  ),
  /** Documents that belong together, the largest group first; those that stand alone are not among them. */
  components: z.array(z.object({ documents: z.array(documentIdSchema), ties: z.array(tieSchema) })),
  /** Ties between documents that exports put into different splits (those in no split into train): what a model could learn of the test by heart. */
  leaks: z.array(tieSchema.extend({ splits: z.tuple([z.string(), z.string()]) })),
  /** By split: documents, and annotations of each label. */
  counts: z.array(
    z.object({ split: splitNameSchema, documents: z.number(), labels: z.record(z.string(), z.number()) }),
  ),
  /** What cannot be as it was asked for, in words; `notes` has the same for those who have words of their own. */
  warnings: z.array(z.string()),
  notes: z.array(
    z.object({
      kind: z.enum(['no_documents', 'one_component', 'empty_split', 'lacks', 'unplaced', 'other_names']),
      count: z.number().optional(),
      all: z.number().optional(),
      split: splitNameSchema.optional(),
      labels: z.array(z.string()).optional(),
      names: z.array(z.string()).optional(),
    }),
  ),
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
  /** The leaks of a split that is there: that of the documents' metadata, or of a CSV file with columns `document` (id or file name) and `split`; what it does not name stays as the metadata say. */
  'splits.check': { input: inProject({ task, source: sourceSchema.optional() }), output: splitReportSchema },
  /** Writes splits into the metadata of documents (`split`), as one undoable batch; null takes one away. */
  'splits.save': {
    input: inProject({
      batch,
      splits: z.array(z.strictObject({ document: documentIdSchema, split: splitNameSchema.nullable() })).min(1),
    }),
    output: writtenSchema,
  },
} as const;

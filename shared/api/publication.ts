import { z } from 'zod';
import { cardPatchSchema, datasetCardSchema, versionSchema } from '../model/dataset-card.ts';
import { documentIdSchema } from '../model/ids.ts';
import { releaseChangesSchema, releaseSchema } from '../model/release.ts';
import { batch, inProject, task, writtenSchema } from './inputs.ts';

/** How much stands in the way: nothing is refused, but a dataset that misses what it `must` have is not fit to be published. */
export const SEVERITIES = ['must', 'should', 'may'] as const;

/** What is checked before a dataset is published. The window has words of its own for each. */
export const CHECKS = [
  'title',
  'description',
  'licence',
  'text_rights',
  'texts_restricted',
  'texts_quoted',
  'authors',
  'languages',
  'source_selection',
  'annotators',
  'guidelines',
  'process',
  'sensitive',
  'homepage',
  'uses',
  'contact',
  'date',
  'version',
  'no_documents',
  'no_annotations',
  'documents_without_work',
  'mandatory_missing',
  'quality',
  'one_annotator',
  'no_gold',
  'splits',
  'pseudonyms',
] as const;

const whereSchema = z.discriminatedUnion('kind', [
  /** A field of the dataset card. */
  z.object({ kind: z.literal('card'), field: cardPatchSchema.keyof() }),
  /** A choice of the export. */
  z.object({ kind: z.literal('export'), option: z.enum(['withoutText', 'pseudonyms', 'layer']) }),
  /** The documents that it is about: the first 100. */
  z.object({ kind: z.literal('documents'), documents: z.array(documentIdSchema) }),
  /** Annotations of a layer that lack mandatory attributes. */
  z.object({ kind: z.literal('incomplete'), layer: z.string() }),
  z.object({ kind: z.literal('codebook') }),
  /** Quality findings. */
  z.object({ kind: z.literal('quality') }),
  /** Groups of near-copies. */
  z.object({ kind: z.literal('copies') }),
]);

/** One thing that is missing or undecided. */
const checkSchema = z.object({
  id: z.enum(CHECKS),
  severity: z.enum(SEVERITIES),
  /** How many documents, annotations …; null where there is nothing to count. */
  count: z.number().nullable(),
  /** In one sentence, in English: what is missing, and why it matters. */
  what: z.string(),
  why: z.string(),
  where: whereSchema,
});
export type Check = z.infer<typeof checkSchema>;

/** What the next release would be, by Croissant's rule. */
const proposalSchema = z.object({
  version: versionSchema,
  /** The release before, or null. */
  previous: versionSchema.nullable(),
  /** `same`: nothing was changed since; `first`: nothing was published yet. */
  step: z.enum(['first', 'same', 'patch', 'minor', 'major']),
  changes: releaseChangesSchema.nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** The card of the dataset, and what is missing before one would publish. */
export const publicationProcedures = {
  'dataset.card.read': {
    input: inProject({}),
    output: z.object({
      seq: z.number(),
      card: datasetCardSchema,
      /** What was published, the first one first. */
      releases: z.array(releaseSchema),
    }),
  },
  /** Fields in a new state; null takes one away; what is not named stays. */
  'dataset.card.save': {
    input: inProject({ batch, card: cardPatchSchema }),
    output: writtenSchema,
  },
  /** What is missing of what an export with these choices would publish, the most severe first. */
  'dataset.checklist': {
    input: inProject({
      task,
      layer: z.string(),
      documents: z.array(documentIdSchema).optional(),
      labels: z.array(z.string()).optional(),
      withoutText: z.boolean().optional(),
      pseudonyms: z.boolean().optional(),
      pseudonymKey: z.string().min(8).max(1000).optional(),
    }),
    output: z.object({ seq: z.number(), checks: z.array(checkSchema), proposal: proposalSchema }),
  },
} as const;

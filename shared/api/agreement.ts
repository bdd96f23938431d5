import { z } from 'zod';
import { attributeValueSchema } from '../model/annotation.ts';
import { documentIdSchema, handleSchema } from '../model/ids.ts';
import { inProject, path, task } from './inputs.ts';

const measure = { value: z.number().nullable(), reason: z.string().nullable() };

const spanCountsSchema = z.object({
  correct: z.number(),
  incorrect: z.number(),
  partial: z.number(),
  missing: z.number(),
  spurious: z.number(),
});

/** One number of agreement. `value` is null where it is undefined, and `reason` says why. Names are those of the command line's JSON. */
const agreementResultSchema = z.object({
  metric: z.string(),
  ...measure,
  /** What it rests on: units that were rated; units, or characters, that were marked. */
  items: z.number(),
  coders: z.array(z.string()).optional(),
  level: z.string().optional(),
  label: z.string().optional(),
  /** `LABEL.name` of an attribute, compared on matched units; `document.name` of documents as a whole. */
  attribute: z.string().optional(),
  precision: z.number().nullable().optional(),
  recall: z.number().nullable().optional(),
  counts: spanCountsSchema.optional(),
  observed_disorder: z.number().nullable().optional(),
  expected_disorder: z.number().nullable().optional(),
  samples: z.number().optional(),
  seed: z.number().optional(),
  /** 95 %, by drawing documents; null: fewer than two, or not to be had for this metric. Only of projects. */
  interval: z.tuple([z.number(), z.number()]).readonly().nullable().optional(),
});
export type AgreementResult = z.infer<typeof agreementResultSchema>;

const agreementSchema = z.object({
  coders: z.array(z.string()),
  /** Rows of the table. */
  items: z.number(),
  results: z.array(agreementResultSchema),
});
export type Agreement = z.infer<typeof agreementSchema>;

const projectAgreementSchema = agreementSchema.extend({
  by_label: z.array(z.object({ label: z.string(), results: z.array(agreementResultSchema) })),
  by_document: z.array(z.object({ document: z.string(), title: z.string(), results: z.array(agreementResultSchema) })),
  /** Documents that fewer than two of the layers worked on, and those layers. */
  left_out: z.array(z.object({ document: z.string(), title: z.string(), layers: z.array(z.string()) })),
});
export type ProjectAgreement = z.infer<typeof projectAgreementSchema>;

/** What two annotators did differently. `reference` and `other` are annotations; null: that one has none there. */
const disagreementSchema = z.object({
  document: z.string(),
  title: z.string(),
  /** `boundary`: the same label elsewhere; `label`: another label on the same place; `both`: neither is the same; `attribute`: all but what is named. */
  kind: z.enum(['missing', 'spurious', 'boundary', 'label', 'both', 'attribute']),
  reference: z.string().nullable(),
  other: z.string().nullable(),
  /** Where it begins, in UTF-16 code units of the text. */
  start: z.number(),
  quotes: z.tuple([z.string().nullable(), z.string().nullable()]),
  labels: z.tuple([z.string().nullable(), z.string().nullable()]),
  attributes: z.array(
    z.object({ name: z.string(), reference: attributeValueSchema.nullable(), other: attributeValueSchema.nullable() }),
  ),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

export const GOLD_STRATEGIES = ['majority', 'dawid-skene', 'mace'] as const;
export type GoldStrategy = (typeof GOLD_STRATEGIES)[number];

const goldResultSchema = z.object({
  strategy: z.enum(GOLD_STRATEGIES),
  labels: z.record(z.string(), z.string().nullable()),
  posteriors: z.record(z.string(), z.record(z.string(), z.number()).nullable()),
  competence: z.record(z.string(), z.number()),
  ties: z.array(z.string()),
  below_min_agreement: z.array(z.string()),
});
export type GoldResult = z.infer<typeof goldResultSchema>;

/** What is compared. */
const comparison = {
  documents: z.array(documentIdSchema).optional(),
  labels: z.array(z.string()).optional(),
};

/** Agreement between layers of the project, and of plain tables; gold labels of tables. */
export const agreementProcedures = {
  'agreement.project': {
    /** `layers`: two or more; without them every annotator's layer that has work. */
    input: inProject({
      task,
      layers: z.array(handleSchema).min(2).optional(),
      ...comparison,
      seed: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 32 - 1)
        .optional(),
    }),
    output: projectAgreementSchema,
  },
  /** What is behind the numbers of a pair, in text order. */
  'agreement.disagreements': {
    input: inProject({ task, reference: handleSchema, other: handleSchema, ...comparison }),
    output: z.object({ documents: z.number(), agreed: z.number(), disagreements: z.array(disagreementSchema) }),
  },
  'agreement.ratings': {
    input: z.strictObject({ path, level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']) }),
    output: agreementSchema,
  },
  /** `length`: of every continuum; null: each ends with its last unit. */
  'agreement.units': {
    input: z.strictObject({
      task,
      path,
      length: z.number().int().positive().nullable(),
      seed: z
        .number()
        .int()
        .nonnegative()
        .max(2 ** 32 - 1),
    }),
    output: agreementSchema,
  },
  'gold.ratings': {
    input: z.strictObject({ path, strategy: z.enum(GOLD_STRATEGIES), minAgreement: z.number().min(0).max(1) }),
    output: goldResultSchema,
  },
} as const;

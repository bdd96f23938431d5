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

const leftOutSchema = z.object({
  document: z.string(),
  title: z.string(),
  layers: z.array(z.string()),
  why: z.enum(['few', 'blind']),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

const projectAgreementSchema = agreementSchema.extend({
  by_label: z.array(z.object({ label: z.string(), results: z.array(agreementResultSchema) })),
  by_document: z.array(z.object({ document: z.string(), title: z.string(), results: z.array(agreementResultSchema) })),
  /** Documents that are not counted: `few` of the layers worked on it, and which; `blind`: they would show others' work too early. */
  left_out: z.array(leftOutSchema),
});
export type ProjectAgreement = z.infer<typeof projectAgreementSchema>;

/** The ways in which two annotators differ, in the order in which they are listed. */
export const DISAGREEMENT_KINDS = [
  'missing',
  'spurious',
  'boundary',
  'label',
  'both',
  'attribute',
  'relation',
  'card',
  'document',
] as const;
export type DisagreementKind = (typeof DISAGREEMENT_KINDS)[number];

/** Of the reference, then of the other one; null: that one has none. */
const both = <S extends z.ZodType>(one: S) => z.tuple([one.nullable(), one.nullable()]);

/** What two annotators did differently. `reference` and `other` are annotations; null: that one has none there. */
const disagreementSchema = z.object({
  document: z.string(),
  title: z.string(),
  /**
   * `boundary`: the same label elsewhere; `label`: another label on the same place; `both`: neither is the same; `attribute`: all but
   * what is named; `relation`: between the same ends, where both have them; `card`: matched mentions that stand together with others;
   * `document`: labels of the document as a whole.
   */
  kind: z.enum(DISAGREEMENT_KINDS),
  reference: z.string().nullable(),
  other: z.string().nullable(),
  /** Where it begins, in UTF-16 code units of the text. */
  start: z.number(),
  /** Where in the text each one's work is. */
  places: both(z.array(z.object({ start: z.number(), end: z.number() }))),
  quotes: both(z.string()),
  labels: both(z.string()),
  attributes: z.array(
    z.object({ name: z.string(), reference: attributeValueSchema.nullable(), other: attributeValueSchema.nullable() }),
  ),
  /** Of relations: the types. */
  types: both(z.string()).optional(),
  /** Of cards: what they say, and with how many other matched mentions this one shares it. */
  cards: both(z.object({ text: z.string(), others: z.number() })).optional(),
});
export type Disagreement = z.infer<typeof disagreementSchema>;

const disagreementsSchema = z.object({
  documents: z.number(),
  /** Matched annotations that are the same in every way. */
  agreed: z.number(),
  disagreements: z.array(disagreementSchema),
  left_out: z.array(leftOutSchema),
});
export type Disagreements = z.infer<typeof disagreementsSchema>;

/** A learner's work held against a reference. */
const trainingSchema = z.object({
  agreement: projectAgreementSchema,
  differences: disagreementsSchema,
  /** The documents that count, in the order in which the learner began them. */
  order: z.array(z.string()),
  /** Documents whose reference is not shown before the learner is done. */
  waiting: z.array(z.object({ document: z.string(), title: z.string() })),
});
export type Training = z.infer<typeof trainingSchema>;

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

const seed = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 32 - 1);

/** Agreement between layers of the project, and of plain tables; gold labels of tables. */
export const agreementProcedures = {
  'agreement.project': {
    /** `layers`: two or more; without them every annotator's layer that has work. */
    input: inProject({
      task,
      layers: z.array(handleSchema).min(2).optional(),
      ...comparison,
      seed: seed.optional(),
      /** γ takes long: it can be left out, and asked for alone. */
      gamma: z.enum(['with', 'without', 'only']).optional(),
    }),
    output: projectAgreementSchema,
  },
  /** What is behind the numbers of a pair, in text order. */
  'agreement.disagreements': {
    input: inProject({ task, reference: handleSchema, other: handleSchema, ...comparison }),
    output: disagreementsSchema,
  },
  /** `whenDone`: documents count, and are shown, once the learner is done with them. */
  'agreement.training': {
    input: inProject({ task, reference: handleSchema, learner: handleSchema, whenDone: z.boolean(), ...comparison }),
    output: trainingSchema,
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
      seed,
    }),
    output: agreementSchema,
  },
  'gold.ratings': {
    input: z.strictObject({ path, strategy: z.enum(GOLD_STRATEGIES), minAgreement: z.number().min(0).max(1) }),
    output: goldResultSchema,
  },
} as const;

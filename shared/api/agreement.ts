import { z } from 'zod';
import { path, task } from './inputs.ts';

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
  precision: z.number().nullable().optional(),
  recall: z.number().nullable().optional(),
  counts: spanCountsSchema.optional(),
  observed_disorder: z.number().nullable().optional(),
  expected_disorder: z.number().nullable().optional(),
  samples: z.number().optional(),
  seed: z.number().optional(),
});
export type AgreementResult = z.infer<typeof agreementResultSchema>;

const agreementSchema = z.object({
  coders: z.array(z.string()),
  /** Rows of the table. */
  items: z.number(),
  results: z.array(agreementResultSchema),
});
export type Agreement = z.infer<typeof agreementSchema>;

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

/** Agreement and gold labels of plain tables, without a project. */
export const agreementProcedures = {
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

import { z } from 'zod';
import { conditionSchema, labelSchema, nameSchema } from '../../../shared/model/codebook.ts';
import { isVisible, NOT_VISIBLE } from '../../../shared/text/visible.ts';

const exampleSchema = z.object({
  doc: z.string().optional(),
  quote: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
});

const valuesSchema = z.union([z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.string())]);
const key = z.string().length(1).refine(isVisible, NOT_VISIBLE).optional();

const questionShape = {
  name: nameSchema,
  mandatory: z.boolean().default(false),
  multiple: z.boolean().default(false),
  definition: z.string().default(''),
  type: z.string().optional(),
  values: valuesSchema.optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  scale: z.string().optional(),
  needs: z.array(nameSchema).default([]),
  examples: z.array(exampleSchema).default([]),
  when: z.array(conditionSchema).min(1).optional(),
  key,
  comparator: nameSchema.optional(),
  unit: nameSchema.optional(),
  retired: z.literal(true).optional(),
};

/**
 * The short form of a codebook file, for writing by hand: what `seeds/codebook.json` is an example of. Fields that it does not
 * name are refused.
 */
export const fileSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  offsets: z.string().optional(),
  documents: z.record(z.string(), z.string()).optional(),
  guidelines: z.string().max(200_000).optional(),
  span_labels: z
    .array(
      z.strictObject({
        name: nameSchema,
        mandatory: z.boolean().default(false),
        default_on: z.boolean().optional(),
        definition: z.string().default(''),
        key,
        color: labelSchema.shape.color.optional(),
        badge: z.string().min(1).max(2).optional(),
        examples: z.array(exampleSchema).default([]),
        retired: z.literal(true).optional(),
      }),
    )
    .min(1),
  /** `on`: a label, `any` of them, or the `document` as a whole. */
  attributes: z.array(z.strictObject({ on: nameSchema, ...questionShape })).default([]),
  /** Attributes on the document, without having to say so. */
  document_labels: z.array(z.strictObject(questionShape)).default([]),
  relations: z
    .array(
      z.strictObject({
        name: nameSchema,
        from: z.string(),
        to: z.string(),
        scope: z.enum(['same document', 'any']).default('any'),
        symmetric: z.boolean().default(false),
        transitive: z.boolean().default(false),
        definition: z.string().default(''),
        example: z.unknown().optional(),
        retired: z.literal(true).optional(),
      }),
    )
    .default([]),
});

export type CodebookFile = z.infer<typeof fileSchema>;
export type FileQuestion = Omit<CodebookFile['attributes'][number], 'on'>;
export type FileExample = z.infer<typeof exampleSchema>;

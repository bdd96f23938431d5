import { z } from 'zod';

/** A name of a foreign dataset, and how often it stands there. */
const countedSchema = z.object({ name: z.string(), count: z.number() });

const foreignAttributeSchema = countedSchema.extend({
  /** The 50 most frequent ones, as text. */
  values: z.array(z.object({ value: z.string(), count: z.number() })),
});
export type ForeignAttribute = z.infer<typeof foreignAttributeSchema>;

const foreignLabelSchema = countedSchema.extend({
  /** The first three quotes. */
  examples: z.array(z.string()),
  attributes: z.array(foreignAttributeSchema),
});
export type ForeignLabel = z.infer<typeof foreignLabelSchema>;

/** The words of a foreign dataset, the most frequent ones first: what is to be mapped to the codebook. */
export const foreignWordsSchema = z.object({
  labels: z.array(foreignLabelSchema),
  relations: z.array(countedSchema),
  documentLabels: z.array(foreignAttributeSchema),
  annotators: z.array(countedSchema),
});
export type ForeignWords = z.infer<typeof foreignWordsSchema>;

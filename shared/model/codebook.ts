import { z } from 'zod';
import { isVisible, NOT_VISIBLE } from '../text/visible.ts';

/** A name as people read it on the screen: all of it can be seen. */
export const nameSchema = z.string().trim().min(1).max(100).refine(isVisible, NOT_VISIBLE);

/** A quote from a document that shows what a definition means. `file` is the file name of the source. */
const exampleSchema = z.strictObject({
  quote: z.string(),
  file: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
});

/** A tag for spans. */
export const labelSchema = z.strictObject({
  name: nameSchema,
  definition: z.string(),
  /** The key that tags with it, shown in the label bar. */
  key: z.string().length(1).refine(isVisible, NOT_VISIBLE).optional(),
  /** Index into the palette of twelve hues, from 0. */
  color: z.number().int().min(0).max(11),
  /** One or two letters that stand for the label where colour alone would have to. */
  badge: z.string().min(1).max(2),
  mandatory: z.boolean(),
  examples: z.array(exampleSchema),
});

/** A question that is answered for annotations of a label (`on`, or `any`). */
export const attributeSchema = z.strictObject({
  name: nameSchema,
  on: nameSchema,
  type: z.enum(['choice', 'number', 'text']),
  mandatory: z.boolean(),
  multiple: z.boolean(),
  definition: z.string(),
  values: z.array(z.strictObject({ name: z.union([z.string(), z.number()]), definition: z.string() })),
  default: z.union([z.string(), z.number()]).optional(),
  scale: z.string().optional(),
  needs: z.array(nameSchema),
  examples: z.array(exampleSchema),
});

/** A kind of link between annotations. Ends name labels. */
export const relationTypeSchema = z.strictObject({
  name: nameSchema,
  from: z.array(nameSchema),
  to: z.array(nameSchema),
  scope: z.enum(['same document', 'any']),
  symmetric: z.boolean(),
  transitive: z.boolean(),
  definition: z.string(),
});

/** The scheme that a project annotates by. */
export const codebookSchema = z.strictObject({
  id: nameSchema,
  version: z.string().min(1).max(40),
  labels: z.array(labelSchema).min(1),
  attributes: z.array(attributeSchema),
  relations: z.array(relationTypeSchema),
});

export type Label = z.infer<typeof labelSchema>;
export type AttributeDefinition = z.infer<typeof attributeSchema>;
export type Codebook = z.infer<typeof codebookSchema>;

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

/** Present and true: kept for what was made with it, and offered no more. */
const retired = z.literal(true).optional();

/** A hue of the palette, by its place from 0 to 11, or a colour of one's own as `#rrggbb`, in lower case. */
/** A hue of the palette by its place in it, or a colour of its own. */
export const colorSchema = z.union([z.number().int().min(0).max(11), z.string().regex(/^#[0-9a-f]{6}$/)]);

/** A tag for spans. */
export const labelSchema = z.strictObject({
  name: nameSchema,
  definition: z.string(),
  /** The key that tags with it, shown in the label bar. */
  key: z.string().length(1).refine(isVisible, NOT_VISIBLE).optional(),
  color: colorSchema,
  /** One or two letters that stand for the label where colour alone would have to. */
  badge: z.string().min(1).max(2),
  mandatory: z.boolean(),
  examples: z.array(exampleSchema),
  retired,
});

/** What an attribute may hold. `entity` names a person, organisation or place: text, with those already named offered. */
export const ATTRIBUTE_TYPES = ['choice', 'number', 'text', 'boolean', 'date', 'entity'] as const;

/** Targets of attributes that are no label: every annotation, and the document as a whole. */
export const ANY_LABEL = 'any';
export const ON_DOCUMENT = 'document';

/** A condition: it holds where the attribute (of the same target) has one of the values. */
export const conditionSchema = z.strictObject({
  attribute: nameSchema,
  values: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
});

/** A question that is answered for annotations of a label (`on`), of every label (`any`), or for a `document` as a whole. */
export const attributeSchema = z.strictObject({
  name: nameSchema,
  on: nameSchema,
  type: z.enum(ATTRIBUTE_TYPES),
  mandatory: z.boolean(),
  multiple: z.boolean(),
  definition: z.string(),
  values: z.array(z.strictObject({ name: z.union([z.string(), z.number()]), definition: z.string() })),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  scale: z.string().optional(),
  needs: z.array(nameSchema),
  examples: z.array(exampleSchema),
  /** Asked only where all of these hold. Absent: always. */
  when: z.array(conditionSchema).min(1).optional(),
  /** The key that leads to the question from the text. */
  key: z.string().length(1).refine(isVisible, NOT_VISIBLE).optional(),
  /** Numbers: the attributes of the same target that hold its comparator and its unit, so that all are written in one line. */
  comparator: nameSchema.optional(),
  unit: nameSchema.optional(),
  retired,
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
  retired,
});

/** The scheme that a project annotates by. */
export const codebookSchema = z.strictObject({
  id: nameSchema,
  version: z.string().min(1).max(40),
  labels: z.array(labelSchema).min(1),
  attributes: z.array(attributeSchema),
  relations: z.array(relationTypeSchema),
  /** How to annotate, for people: CommonMark. Shown beside the text. */
  guidelines: z.string().max(200_000).optional(),
});

export type LabelColor = z.infer<typeof colorSchema>;
export type Label = z.infer<typeof labelSchema>;
export type AttributeDefinition = z.infer<typeof attributeSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type RelationType = z.infer<typeof relationTypeSchema>;
export type Codebook = z.infer<typeof codebookSchema>;

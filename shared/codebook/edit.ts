import { z } from 'zod';
import {
  ATTRIBUTE_TYPES,
  attributeSchema,
  codebookSchema,
  labelSchema,
  nameSchema,
  relationTypeSchema,
} from '../model/codebook.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const names = z.array(nameSchema).min(1).max(1000);

/** Where an attribute stands: its name, and the label (or `any`, `document`) that it is asked of. */
const attributePlace = { on: nameSchema, attribute: nameSchema };

/** Sends annotations whose attribute has one of the values to a label. */
export const splitRuleSchema = z.strictObject({
  attribute: nameSchema,
  values: z.array(scalar).min(1),
  to: nameSchema,
});

/** What becomes of one old value: another value, or null where a person has to look. */
const valueMapSchema = z.array(z.strictObject({ from: scalar, to: scalar.nullable() }));

const label = labelSchema.omit({ retired: true });
const attribute = attributeSchema.omit({ retired: true });
const relation = relationTypeSchema.omit({ retired: true });

const labelEdits = [
  z.strictObject({ edit: z.literal('addLabel'), label }),
  z.strictObject({
    edit: z.literal('changeLabel'),
    label: nameSchema,
    set: label.omit({ name: true, key: true }).partial().extend({ key: label.shape.key.nullable() }),
  }),
  z.strictObject({ edit: z.literal('renameLabel'), label: nameSchema, to: nameSchema }),
  /** What has one of the labels gets `into`, which is in the codebook already; the others are retired. */
  z.strictObject({ edit: z.literal('mergeLabels'), labels: names, into: nameSchema }),
  /**
   * What has the label gets the label of the first rule that fits. What no rule fits keeps it, and is looked at again. `into`:
   * labels of the codebook. The label is retired, unless it is one of them.
   */
  z.strictObject({
    edit: z.literal('splitLabel'),
    label: nameSchema,
    into: names,
    rules: z.array(splitRuleSchema).max(1000),
  }),
  z.strictObject({ edit: z.literal('retireLabel'), label: nameSchema }),
  z.strictObject({ edit: z.literal('restoreLabel'), label: nameSchema }),
  /** All labels, in their new order. */
  z.strictObject({ edit: z.literal('orderLabels'), labels: names }),
] as const;

const changeOfAttribute = attribute
  .pick({ definition: true, mandatory: true, needs: true, examples: true })
  .partial()
  .extend({
    default: attribute.shape.default.nullable(),
    key: attribute.shape.key.nullable(),
    when: attribute.shape.when.nullable(),
    comparator: attribute.shape.comparator.nullable(),
    unit: attribute.shape.unit.nullable(),
  });

const attributeEdits = [
  z.strictObject({ edit: z.literal('addAttribute'), attribute }),
  /** Null takes away; what is not named stays. */
  z.strictObject({ edit: z.literal('changeAttribute'), ...attributePlace, set: changeOfAttribute }),
  z.strictObject({ edit: z.literal('renameAttribute'), ...attributePlace, to: nameSchema }),
  z.strictObject({ edit: z.literal('retireAttribute'), ...attributePlace }),
  z.strictObject({ edit: z.literal('restoreAttribute'), ...attributePlace }),
  /**
   * Another scale: all values in their new order. A value that is not among them any more becomes what `map` says; without a
   * word in it the annotation keeps it and is looked at again. `scale`: null takes it away.
   */
  z.strictObject({
    edit: z.literal('changeValues'),
    ...attributePlace,
    values: attribute.shape.values,
    scale: z.string().nullable().optional(),
    map: valueMapSchema.optional(),
  }),
  /** Another type, or one value instead of several: values that convert exactly are converted, the others looked at again. */
  z.strictObject({
    edit: z.literal('changeType'),
    ...attributePlace,
    type: z.enum(ATTRIBUTE_TYPES),
    multiple: z.boolean().optional(),
    /** For a choice. */
    values: attribute.shape.values.optional(),
  }),
  /** The attributes of one target, in their new order. */
  z.strictObject({ edit: z.literal('orderAttributes'), on: nameSchema, attributes: names }),
] as const;

const relationEdits = [
  z.strictObject({ edit: z.literal('addRelation'), relation }),
  /**
   * Relations whose ends fit no longer stay; the annotation that each starts at is looked at again. Where the type becomes
   * symmetric, the ends of each are put into the order of their ids; of two that say the same then, both stay.
   */
  z.strictObject({
    edit: z.literal('changeRelation'),
    relation: nameSchema,
    set: relation.omit({ name: true }).partial(),
  }),
  z.strictObject({ edit: z.literal('renameRelation'), relation: nameSchema, to: nameSchema }),
  z.strictObject({ edit: z.literal('mergeRelations'), relations: names, into: nameSchema }),
  z.strictObject({ edit: z.literal('retireRelation'), relation: nameSchema }),
  z.strictObject({ edit: z.literal('restoreRelation'), relation: nameSchema }),
  /** All relation types, in their new order: in it they are offered. */
  z.strictObject({ edit: z.literal('orderRelations'), relations: names }),
] as const;

/**
 * One change of a codebook, as data. A list of them is applied in its order, and each sees what those before it made, so
 * a label can be added and split into by one list. Nothing is ever deleted: what goes out of use is retired.
 */
export const codebookEditSchema = z.discriminatedUnion('edit', [
  ...labelEdits,
  ...attributeEdits,
  ...relationEdits,
  z.strictObject({ edit: z.literal('guidelines'), text: codebookSchema.shape.guidelines.unwrap().nullable() }),
]);

export type CodebookEdit = z.infer<typeof codebookEditSchema>;
export type EditName = CodebookEdit['edit'];
export type EditOf<N extends EditName> = Extract<CodebookEdit, { edit: N }>;
export type LabelEdit = z.infer<(typeof labelEdits)[number]>;
export type AttributeEdit = z.infer<(typeof attributeEdits)[number]>;
export type RelationEdit = z.infer<(typeof relationEdits)[number]>;

/** A thing of a codebook that a sentence is about. `on`: attributes only. */
export const codebookPlaceSchema = z.object({
  kind: z.enum(['codebook', 'label', 'attribute', 'relation']),
  name: z.string(),
  on: z.string().optional(),
});

/** What is wrong with a codebook, or worth a look. An error keeps edits from being applied, a warning does not. */
export const codebookProblemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  place: codebookPlaceSchema,
  /** A sentence that names the thing. */
  text: z.string(),
});

export type CodebookPlace = z.infer<typeof codebookPlaceSchema>;
export type CodebookProblem = z.infer<typeof codebookProblemSchema>;

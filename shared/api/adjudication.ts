import { z } from 'zod';
import { ASPECTS } from '../adjudication/compare.ts';
import { annotationSchema, attributesSchema, attributeValueSchema } from '../model/annotation.ts';
import { decisionSchema, PASS_STRATEGIES, UNIT_KINDS } from '../model/decision.ts';
import { documentLabelsSchema } from '../model/document-labels.ts';
import { DIFFERENCE_FIELDS } from '../model/difference.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { relationSchema } from '../model/relation.ts';
import { utf16Schema } from '../text/units.ts';
import { batch, inProject, task, writtenSchema } from './inputs.ts';

const unitKeySchema = z.string().min(1).max(300);

/** What is adjudicated. `layers`: those compared; without them every annotator who has work. */
const selection = {
  layers: z.array(handleSchema).min(1).max(200).optional(),
  documents: z.array(documentIdSchema).max(100_000).optional(),
  labels: z.array(z.string()).max(1000).optional(),
  kinds: z.array(z.enum(UNIT_KINDS)).optional(),
};
const selectionSchema = z.strictObject(selection);
export type Selection = z.infer<typeof selectionSchema>;

/** Where a unit stands: to be decided; agreed on by two layers or more and not decided; decided; decided, and its candidates have changed since. */
export const UNIT_STATES = ['open', 'agreed', 'decided', 'changed'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

/** `todo`: open and changed. */
export const UNIT_FILTERS = ['todo', 'agreed', 'decided', 'changed', 'all'] as const;
export type UnitFilter = (typeof UNIT_FILTERS)[number];

const aspectSchema = z.enum(ASPECTS);

/** A unit as lists show it. */
const unitItemSchema = z.object({
  key: unitKeySchema,
  kind: z.enum(UNIT_KINDS),
  document: documentIdSchema,
  /** UTF-16 code units. */
  start: utf16Schema,
  end: utf16Schema,
  quote: z.string(),
  /** Of every layer that could say something: its label or type; `has` false: it read the document and has nothing there. */
  voices: z.array(z.object({ layer: z.string(), has: z.boolean(), label: z.string().nullable() })),
  aspects: z.array(aspectSchema),
  severity: z.number(),
  state: z.enum(UNIT_STATES),
  outcome: decisionSchema.shape.outcome.nullable(),
  automatic: z.boolean(),
});
export type UnitItem = z.infer<typeof unitItemSchema>;

const layerProgressSchema = z.object({
  layer: z.string(),
  progress: z.enum(['open', 'in progress', 'done', 'locked']),
});

const countsSchema = z.object({ open: z.number(), agreed: z.number(), decided: z.number(), changed: z.number() });
export type UnitCounts = z.infer<typeof countsSchema>;

const pageSchema = countsSchema.extend({
  document: documentIdSchema,
  title: z.string(),
  layers: z.array(layerProgressSchema),
});
export type DocumentUnits = z.infer<typeof pageSchema>;

/** One difference between what a candidate was when it was decided and what it is. */
const differenceSchema = z.object({
  field: z.enum(DIFFERENCE_FIELDS),
  name: z.string().nullable(),
  before: attributeValueSchema.nullable(),
  after: attributeValueSchema.nullable(),
});

/**
 * What has happened to a candidate since the decision: it says something else, is new, was taken away, or stands at another unit now;
 * `result`: the record in the gold layer was taken away; `elsewhere`: another decision has the place now, and the gold of both stands.
 */
const sinceSchema = z.object({
  kind: z.enum(['changed', 'new', 'gone', 'moved', 'result', 'elsewhere']),
  layer: z.string(),
  differences: z.array(differenceSchema),
});
export type Since = z.infer<typeof sinceSchema>;

const recordSchema = z.union([annotationSchema, relationSchema, documentLabelsSchema]);

/** One end of a relation: its unit, and the gold annotation that it would point to. */
const endSchema = z.object({ key: unitKeySchema, label: z.string(), quote: z.string(), gold: z.string().nullable() });

const unitSchema = unitItemSchema.extend({
  title: z.string(),
  layers: z.array(layerProgressSchema),
  /** Of the layers that have something there, in their order. */
  candidates: z.array(
    z.object({
      layer: handleSchema,
      id: z.string(),
      revision: z.string(),
      record: recordSchema,
      /** Of a relation: from which unit it goes to which. */
      ends: z.object({ from: endSchema, to: endSchema }).nullable(),
    }),
  ),
  attributes: z.array(z.string()),
  decision: decisionSchema.nullable(),
  result: recordSchema.nullable(),
  since: z.array(sinceSchema),
  /** Of a decision that lost its place: the unit that stands there now. */
  place: z.string().nullable(),
  /** The statements of the cards that are named. */
  cards: z.record(z.string(), z.string()),
  /** The card that stands for another one, which has the same mentions. */
  same: z.record(z.string(), z.string()),
});
export type UnitView = z.infer<typeof unitSchema>;

/** What is decided. */
const choiceSchema = z.discriminatedUnion('kind', [
  /** What this layer says is gold; of cards with the same mentions, the first one. */
  z.strictObject({ kind: z.literal('accept'), layer: handleSchema }),
  z.strictObject({
    kind: z.literal('annotation'),
    label: z.string(),
    fragments: annotationSchema.shape.fragments,
    quote: z.string().min(1),
    attributes: attributesSchema,
    note: z.string().max(20_000).optional(),
    claim: idSchema.optional(),
  }),
  /** `layer`: whose ends it has. */
  z.strictObject({
    kind: z.literal('relation'),
    layer: handleSchema,
    type: z.string(),
    swapped: z.boolean(),
    attributes: attributesSchema,
    note: z.string().max(20_000).optional(),
  }),
  z.strictObject({ kind: z.literal('documentLabels'), attributes: attributesSchema }),
  z.strictObject({ kind: z.literal('none') }),
  /** What was decided stands, whatever has changed since. */
  z.strictObject({ kind: z.literal('keep') }),
]);
export type Choice = z.infer<typeof choiceSchema>;

const passSchema = z.strictObject({
  ...selection,
  strategy: z.enum(PASS_STRATEGIES),
  /** Least share of votes, or probability, of label, attributes, place and card. */
  minAgreement: z.number().min(0).max(1),
});
export type Pass = z.infer<typeof passSchema>;

/** What a first pass will come to. */
const passPlanSchema = z.object({
  /** Units that are decided by itself: put into gold, and of which none is right. */
  accepted: z.number(),
  rejected: z.number(),
  /** Units that people are to decide, by reason. */
  queued: z.object({
    tie: z.number(),
    below: z.number(),
    edges: z.number(),
    attributes: z.number(),
    claim: z.number(),
    /** Those who gave the label have different notes. */
    note: z.number(),
    ends: z.number(),
    /** Only one layer could say something: one voice is no agreement. */
    alone: z.number(),
    /** The gold layer is locked on the document. */
    locked: z.number(),
  }),
  /** Units that were decided before. */
  before: z.number(),
  /** How far each annotator can be trusted, 0 to 1; null where there was nothing to tell it by. */
  competence: z.array(z.object({ layer: z.string(), value: z.number().nullable(), units: z.number() })),
});
export type PassPlan = z.infer<typeof passPlanSchema>;

/** Adjudication: where layers differ, what is decided of it, and the gold layer that comes of it. */
export const adjudicationProcedures = {
  /** The layers that could be compared, the documents with what is to be decided on each, and those that only one layer worked on. */
  'adjudication.overview': {
    input: inProject({ task, ...selection }),
    output: z.object({
      seq: z.number(),
      layers: z.array(z.object({ layer: z.string(), kind: z.string(), chosen: z.boolean() })),
      counts: countsSchema,
      documents: z.array(pageSchema),
      alone: z.array(z.object({ document: documentIdSchema, title: z.string(), layers: z.array(z.string()) })),
      /** How often each layer had the label, or nothing, as it was decided. */
      competence: z.array(z.object({ layer: z.string(), right: z.number(), of: z.number() })),
    }),
  },
  /** A page of the units, the most severe first or by place; `at`: where a unit is among them. */
  'adjudication.queue': {
    input: inProject({
      task,
      ...selection,
      aspects: z.array(aspectSchema).optional(),
      filter: z.enum(UNIT_FILTERS),
      order: z.enum(['severity', 'text']),
      find: unitKeySchema.optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(1000),
    }),
    output: z.object({
      seq: z.number(),
      total: z.number(),
      at: z.number().nullable(),
      items: z.array(unitItemSchema),
    }),
  },
  /** One unit with its records, what was decided of it, and what has changed since. */
  'adjudication.read': {
    input: inProject({ task, layers: selection.layers, key: unitKeySchema }),
    output: unitSchema,
  },
  /**
   * Decides a unit: the decision and what comes of it in the gold layer are one batch. `seen`: the candidates that the caller looked at;
   * others by now refuse it as a conflict. `reason`: null takes it away, absent keeps what was said.
   */
  'adjudication.decide': {
    input: inProject({
      batch,
      task,
      layers: selection.layers,
      key: unitKeySchema,
      seen: z.array(z.object({ id: z.string(), revision: z.string() })).max(1000),
      choice: choiceSchema,
      reason: z.string().trim().max(2000).nullable().optional(),
    }),
    output: writtenSchema.extend({ decision: z.string(), result: z.string().nullable() }),
  },
  /** What a first pass over what is not decided yet will come to. */
  'adjudication.plan': { input: inProject({ task, ...passSchema.shape }), output: passPlanSchema },
  /** Does it, in one batch. Answers no changes where there are more than an event carries: read afresh what is shown. */
  'adjudication.pass': {
    input: inProject({ batch, task, ...passSchema.shape }),
    output: writtenSchema.extend({ plan: passPlanSchema }),
  },
} as const;

import { z } from 'zod';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { utf16Schema } from '../text/units.ts';
import { batch, inProject, task, writtenSchema } from './inputs.ts';

/** How much speaks against a finding: it breaks what the codebook promises, it looks like a slip, or somebody should have a look. */
export const QUALITY_SEVERITIES = ['wrong', 'suspicious', 'look'] as const;
export type QualitySeverity = (typeof QUALITY_SEVERITIES)[number];

/** What is looked for, in the order in which it is told, and how much it weighs. */
export const QUALITY_KINDS = {
  unknown_label: 'wrong',
  missing_value: 'wrong',
  unfit_value: 'wrong',
  unknown_attribute: 'wrong',
  same_twice: 'wrong',
  relation_end_gone: 'wrong',
  relation_not_allowed: 'wrong',
  relation_unknown: 'wrong',
  blank_edge: 'suspicious',
  half_word: 'suspicious',
  punctuation_edge: 'suspicious',
  near_same: 'suspicious',
  overlap: 'suspicious',
  block_edge: 'suspicious',
  length: 'suspicious',
  twin: 'suspicious',
  flag: 'look',
  question: 'look',
  nested: 'look',
  retired_label: 'look',
  retired_attribute: 'look',
  relation_retired: 'look',
  card_empty: 'look',
  card_single: 'look',
  no_card: 'look',
  untouched: 'look',
  no_work: 'look',
} as const satisfies Record<string, QualitySeverity>;
export type QualityKind = keyof typeof QUALITY_KINDS;
export const QUALITY_KIND_NAMES = Object.keys(QUALITY_KINDS) as QualityKind[];

const kindSchema = z.enum(QUALITY_KIND_NAMES as [QualityKind, ...QualityKind[]]);
const fragmentsSchema = z.array(z.strictObject({ start: utf16Schema, end: utf16Schema })).min(1);

/** What one key does about a finding; every fix is one gesture that undo takes back. */
const fixSchema = z.discriminatedUnion('kind', [
  /** The annotation gets other ends. */
  z.object({ kind: z.literal('place'), annotation: idSchema, fragments: fragmentsSchema, quote: z.string() }),
  /** It goes: another one, `keep`, says all that it says, and gets its relations. */
  z.object({ kind: z.literal('delete'), annotation: idSchema, keep: idSchema }),
  /** The place gets the label. */
  z.object({ kind: z.literal('tag'), label: z.string(), fragments: fragmentsSchema, quote: z.string() }),
  z.object({ kind: z.literal('unrelate'), relation: idSchema }),
]);
export type QualityFix = z.infer<typeof fixSchema>;

const placeSchema = z.object({
  document: documentIdSchema,
  title: z.string(),
  /** Null: a place without an annotation, or the document as a whole. */
  annotation: idSchema.nullable(),
  /** UTF-16 code units, from the first fragment to the last; both 0 where it is about the document as a whole. */
  start: utf16Schema,
  end: utf16Schema,
  /** What the text says there, and around it; long ones are cut. */
  quote: z.string(),
  before: z.string(),
  after: z.string(),
});

/** Something in the work that somebody should look at. */
const qualityFindingSchema = z.object({
  /** Made of what was found: the same as long as that stays as it is. */
  id: z.string(),
  kind: kindSchema,
  severity: z.enum(QUALITY_SEVERITIES),
  /** One sentence in English: what is odd, and by what measure. The window has words of its own, with `facts`. */
  what: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  layer: z.string().nullable(),
  label: z.string().nullable(),
  /** Null: it has none, such as a relation that has lost both ends. */
  place: placeSchema.nullable(),
  relation: idSchema.nullable(),
  card: idSchema.nullable(),
  /** Null: there is none, or it is not for this annotator to change. */
  fix: fixSchema.nullable(),
  /** Who has said that it is right as it is; null: nobody. */
  dismissed: handleSchema.nullable(),
});
export type QualityFinding = z.infer<typeof qualityFindingSchema>;

const facetSchema = z.object({ name: z.string(), title: z.string(), count: z.number() });

const qualityReportSchema = z.object({
  seq: z.number(),
  /** What was looked at. Layers of suggestions are not: nobody has said yet that they are right. */
  looked: z.object({
    documents: z.number(),
    annotations: z.number(),
    relations: z.number(),
    cards: z.number(),
    layers: z.array(z.string()),
  }),
  /** Every kind of which something was found, the gravest first: open ones and dismissed ones that pass the filters. */
  kinds: z.array(
    z.object({ kind: kindSchema, severity: z.enum(QUALITY_SEVERITIES), open: z.number(), dismissed: z.number() }),
  ),
  /** Open findings by label, layer and document, whatever the filters; the most frequent first. */
  labels: z.array(facetSchema),
  layers: z.array(facetSchema),
  documents: z.array(facetSchema),
  /** By kind, document (in the order of import) and place: of each kind the first `limit`. */
  findings: z.array(qualityFindingSchema),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;

/** What looks wrong in the work, and what was found to be right. */
export const qualityProcedures = {
  /** Looks at everything. Nothing is changed. `dismissed`: those are listed, too. */
  'quality.check': {
    input: inProject({
      task,
      layer: z.string().optional(),
      label: z.string().optional(),
      document: documentIdSchema.optional(),
      kinds: z.array(kindSchema).min(1).optional(),
      dismissed: z.boolean().optional(),
      /** Findings of each kind at most: 1,000. */
      limit: z.number().int().min(1).max(100_000).optional(),
    }),
    output: qualityReportSchema,
  },
  /** Says that findings are right as they are (or, `right: false`, takes that back), as one undoable batch. They come back when what they are about changes. */
  'quality.dismiss': {
    input: inProject({
      batch,
      findings: z
        .array(z.strictObject({ id: z.string().min(1).max(100), kind: kindSchema, about: z.string().max(300) }))
        .min(1)
        .max(10_000),
      right: z.boolean(),
    }),
    output: writtenSchema,
  },
} as const;

import { z } from 'zod';
import { utf16, utf16Schema, type Span } from '../text/units.ts';
import { documentIdSchema, handleSchema, idSchema } from './ids.ts';

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);

/** Value of an attribute: one scalar, or a list of them where the codebook allows several. */
export const attributeValueSchema = z.union([scalarSchema, z.array(scalarSchema)]);
const attributeNameSchema = z.string().min(1).max(100);
export const attributesSchema = z.record(attributeNameSchema, attributeValueSchema);
/** Named attributes in a new state; null takes a value away. */
export const attributePatchSchema = z.record(attributeNameSchema, attributeValueSchema.nullable());

/** Where an annotation came from. `from` names what it was made of: annotation ids, a rule, a file's format. */
export const originSchema = z.strictObject({
  kind: z.enum(['human', 'propagation', 'rule', 'recommender', 'import', 'adjudication']),
  from: z.array(z.string().max(200)).optional(),
});

/** Why somebody should look at an annotation again. `look_again` is set by a change of the codebook that left it doubtful. */
export const FLAG_KINDS = ['ask_lead', 'unsure', 'look_again'] as const;

/** A flag, with what it is about. An annotation has at most one of each kind, in the order of `FLAG_KINDS`. */
export const flagSchema = z.strictObject({
  kind: z.enum(FLAG_KINDS),
  text: z.string().min(1).max(500).optional(),
});

const fragmentSchema = z.strictObject({ start: utf16Schema, end: utf16Schema });

/**
 * A labelled span of one document in one layer. Fragments are half-open, in UTF-16 code units, not empty, in text order,
 * and apart from each other (touching ones are one fragment). The quote is the text from the first fragment's start to
 * the last one's end, so `text.slice(start, end) === quote` for every annotation.
 */
export const annotationSchema = z
  .strictObject({
    id: idSchema,
    document: documentIdSchema,
    layer: handleSchema,
    label: z.string().min(1).max(100),
    fragments: z.array(fragmentSchema).min(1).max(1000),
    quote: z.string().min(1),
    attributes: attributesSchema,
    /** CommonMark. */
    note: z.string().max(20_000).optional(),
    /** How sure a machine was: 0 to 1. What people think of their own work is an attribute of the codebook. */
    confidence: z.number().min(0).max(1).optional(),
    /** The claim card that it is a mention of. */
    claim: idSchema.optional(),
    flags: z.array(flagSchema).min(1).optional(),
    codebookVersion: z.string().max(40),
    origin: originSchema,
  })
  .refine(
    ({ fragments }) =>
      fragments.every((f, i) => f.start < f.end && (i === 0 || f.start > (fragments[i - 1]?.end ?? -1))),
    { message: 'fragments are not empty, in text order and apart from each other' },
  )
  .refine(
    ({ flags = [] }) =>
      flags.every(
        ({ kind }, i) => i === 0 || FLAG_KINDS.indexOf(kind) > FLAG_KINDS.indexOf(flags[i - 1]?.kind ?? kind),
      ),
    { message: `flags are each of another kind, in the order ${FLAG_KINDS.join(', ')}` },
  );

export type AttributeValue = z.infer<typeof attributeValueSchema>;
export type Attributes = z.infer<typeof attributesSchema>;
export type AttributePatch = Readonly<z.infer<typeof attributePatchSchema>>;
export type Flag = z.infer<typeof flagSchema>;
export type FlagKind = Flag['kind'];
export type Annotation = z.infer<typeof annotationSchema>;

/** The range from an annotation's first character to its last, in UTF-16 code units. */
export function extent(annotation: Pick<Annotation, 'fragments'>): Span {
  const first = annotation.fragments[0];
  const last = annotation.fragments.at(-1);
  return { start: first?.start ?? utf16(0), end: last?.end ?? utf16(0) };
}

/** Text order: by start, then the longer one first, then label, then id. Total, so every list is the same everywhere. */
export function byTextOrder(a: Annotation, b: Annotation): number {
  const x = extent(a);
  const y = extent(b);
  return x.start - y.start || y.end - x.end || compareStrings(a.label, b.label) || compareStrings(a.id, b.id);
}

/** Compares by UTF-16 code units: the same on every machine, unlike `localeCompare`. */
export const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { z } from 'zod';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { AREAS } from '../search/query.ts';
import { utf16Schema } from '../text/units.ts';
import { MOST_AT_ONCE } from './changes.ts';
import { inProject, task } from './inputs.ts';

/** Annotations over a hit that are named; there may be more. */
export const MOST_OVER = 6;
/** Characters of a hit that are given: an expression may match a whole text. */
export const LONGEST_HIT = 2000;

const overSchema = z.object({ id: idSchema, layer: handleSchema, label: z.string() });

/** A place where something was found, in its context: key words in context. */
const hitSchema = z.object({
  area: z.enum(AREAS),
  document: documentIdSchema,
  /** In the document's text, in UTF-16 code units: of what was found, or of the annotation that says it. */
  start: utf16Schema,
  end: utf16Schema,
  left: z.string(),
  hit: z.string(),
  right: z.string(),
  /** What says it; null: the text itself. */
  annotation: overSchema.nullable(),
  /** Annotations over a place of the text, in text order, {@link MOST_OVER} at most. */
  over: z.array(overSchema),
});
export type Hit = z.infer<typeof hitSchema>;

/** Where a page ended: a text's key in the index, and how many of its hits were given. */
const cursorSchema = z.strictObject({ key: z.number().int(), skip: z.number().int().nonnegative() });
export type SearchCursor = z.infer<typeof cursorSchema>;

const asked = {
  task,
  /** In the language of docs/search.md. */
  query: z.string().max(4000),
  /** Where to look, unless the query says it itself. */
  in: z.array(z.enum(AREAS)).min(1).optional(),
  /** Whose state of work `status:` asks for; null: anybody's. */
  layer: handleSchema.nullable(),
};

/**
 * What a place is for an annotation that would be made there. `tagged`: it has the label in the annotator's layer; `inside`: it
 * lies inside a longer annotation of the label in that layer; `zone`: it
 * touches an EXCLUDED zone; `locked`: the annotator's work on the document is.
 */
export const STANDINGS = ['free', 'tagged', 'inside', 'zone', 'locked'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The search over the whole project. */
export const searchProcedures = {
  /**
   * The next hits, in the order in which the texts came in and then by place: as many as `limit`, or fewer where they took a while
   * to find, so that the first are there at once. `next` null: those were the last. A query that cannot be searched for is refused
   * as `invalid` with `details` `{ problem, start, end, what }`.
   */
  'search.run': {
    input: inProject({ ...asked, limit: z.number().int().min(1).max(1000), after: cursorSchema.optional() }),
    output: z.object({ seq: z.number(), hits: z.array(hitSchema), next: cursorSchema.nullable() }),
  },
  /** How many hits there are, and in how many documents. */
  'search.count': {
    input: inProject(asked),
    output: z.object({ hits: z.number(), documents: z.number() }),
  },
  /** What places are for annotations of a label, each in its turn. */
  'search.standing': {
    input: inProject({
      label: z.string(),
      places: z
        .array(z.strictObject({ document: documentIdSchema, start: utf16Schema, end: utf16Schema }))
        .min(1)
        .max(MOST_AT_ONCE),
    }),
    output: z.object({ standings: z.array(z.enum(STANDINGS)) }),
  },
  /** Makes the index of the search anew, where verifying found that it does not match. Texts, annotations and the log stay. */
  'search.rebuild': { input: inProject({}), output: z.object({ texts: z.number() }) },
} as const;

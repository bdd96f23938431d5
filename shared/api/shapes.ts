import { z } from 'zod';
import { attributePatchSchema, flagSchema } from '../model/annotation.ts';
import { documentIdSchema, idSchema } from '../model/ids.ts';
import { utf16Schema } from '../text/units.ts';
import { changedSchema } from './events.ts';

/** A new annotation, as the pane makes it: the core adds layer, quote, defaults, codebook version and origin. */
export const draftSchema = z.strictObject({
  id: idSchema,
  document: documentIdSchema,
  label: z.string(),
  fragments: z.array(z.strictObject({ start: utf16Schema, end: utf16Schema })).min(1),
  /** What the pane shows there: refused as a conflict where it is not what the text says. */
  quote: z.string(),
});

/**
 * Named fields of one annotation in a new state; null takes a note, a confidence or an attribute away. Attributes that are not
 * named stay as they are. `place` moves it: new fragments, with the text that the caller sees there.
 */
export const fieldsSchema = z.strictObject({
  label: z.string().optional(),
  note: z.string().max(20_000).nullable().optional(),
  attributes: attributePatchSchema.optional(),
  place: draftSchema.pick({ fragments: true, quote: true }).optional(),
  confidence: z.number().min(0).max(1).nullable().optional(),
  claim: idSchema.nullable().optional(),
  flags: z.array(flagSchema).readonly().nullable().optional(),
});

/** What would be undone or redone, by the name of its command; null: nothing. */
export const undoStateSchema = z.object({
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});

/** What a project holds, counted. `characters` are UTF-16 code units. */
export const statsSchema = z.object({
  documents: z.number(),
  characters: z.number(),
  annotations: z.number(),
  relations: z.number(),
  /** Relations that have lost an end. */
  danglingRelations: z.number(),
  byRelation: z.array(z.object({ type: z.string(), relations: z.number() })),
  operations: z.number(),
  /** Annotations that stand in EXCLUDED zones: they are in none of these counts. */
  leftOut: z.number(),
  byLabel: z.array(z.object({ label: z.string(), annotations: z.number() })),
  byLayer: z.array(z.object({ layer: z.string(), annotations: z.number(), done: z.number() })),
  byDocument: z.array(z.object({ id: z.string(), title: z.string(), characters: z.number(), annotations: z.number() })),
});

/** What a look at everything that a project promises found. */
export const verificationSchema = z.object({
  ok: z.boolean(),
  documents: z.number(),
  annotations: z.number(),
  operations: z.number(),
  /** `remedy`: the procedure that mends it. */
  problems: z.array(z.object({ where: z.string(), what: z.string(), remedy: z.literal('search.rebuild').optional() })),
});

/** Batches of the log in its order. `more`: there are later ones, ask again from the last one. */
export const batchesSchema = z.object({
  more: z.boolean(),
  batches: z.array(
    z.object({
      first: z.number(),
      seq: z.number(),
      batch: z.string(),
      name: z.string(),
      changes: z.array(changedSchema).nullable(),
    }),
  ),
});

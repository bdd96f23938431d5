import { z } from 'zod';
import { attributePatchSchema } from '../model/annotation.ts';
import { documentIdSchema, handleSchema, idSchema } from '../model/ids.ts';
import { relationSchema } from '../model/relation.ts';
import { utf16Schema } from '../text/units.ts';
import { batch, inProject, writtenSchema } from './inputs.ts';

/** An annotation as the end of a relation shows it: enough to draw it and to go there. */
export const relationEndSchema = z.object({
  id: idSchema,
  document: documentIdSchema,
  /** Of its document. */
  title: z.string(),
  layer: handleSchema,
  label: z.string(),
  quote: z.string(),
  /** UTF-16 code units, from the first fragment to the last. */
  start: utf16Schema,
  end: utf16Schema,
  /** It was taken away: this is what it was. */
  deleted: z.boolean(),
});
export type RelationEnd = z.infer<typeof relationEndSchema>;

/** Procedures on relations, and the search for their ends. */
export const relationProcedures = {
  /**
   * Links two annotations in the annotator's own layer. The ends of a symmetric type are stored in the order of their ids,
   * whichever way they are given.
   */
  'relations.create': {
    input: inProject({ batch, id: idSchema, type: z.string(), from: idSchema, to: idSchema }),
    output: writtenSchema,
  },
  /** Named fields in a new state; null takes the note, or an attribute, away. */
  'relations.update': {
    input: inProject({
      batch,
      id: idSchema,
      type: z.string().optional(),
      note: relationSchema.shape.note.unwrap().nullable().optional(),
      attributes: attributePatchSchema.optional(),
    }),
    output: writtenSchema,
  },
  'relations.delete': {
    input: inProject({ batch, ids: z.array(idSchema).min(1).max(10_000) }),
    output: writtenSchema,
  },
  /**
   * The relations that touch a document's annotations, those of deleted ones included; without a document all that have lost
   * an end. `ends`: every end that is not one of the document's annotations. An end that nothing is known of is not among them.
   */
  'relations.list': {
    input: inProject({ document: documentIdSchema.optional() }),
    output: z.object({ seq: z.number(), relations: z.array(relationSchema), ends: z.array(relationEndSchema) }),
  },
  /**
   * Annotations of the whole project that have all the words in quote, label or title, those of the annotator first. Letters
   * are compared without case and accents. `labels`: these only. `more`: there are further ones.
   */
  'annotations.search': {
    input: inProject({
      words: z.string().max(500),
      labels: z.array(z.string()).max(500).optional(),
      /** In this document only. */
      document: documentIdSchema.optional(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ hits: z.array(relationEndSchema), more: z.boolean() }),
  },
} as const;

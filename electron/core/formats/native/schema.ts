import { z } from 'zod';
import { annotationSchema, attributesSchema } from '../../../../shared/model/annotation.ts';
import { claimSchema } from '../../../../shared/model/claim.ts';
import {
  blockSchema,
  documentSchema,
  markSchema,
  MEDIA_TYPES,
  publicationSchema,
} from '../../../../shared/model/document.ts';
import { documentIdSchema, handleSchema, idSchema, sha256Schema } from '../../../../shared/model/ids.ts';
import { relationSchema } from '../../../../shared/model/relation.ts';
import { sourceSchema } from '../../../../shared/model/source.ts';

const { note, confidence, claim, flags, origin, codebookVersion } = annotationSchema.shape;
const { outlet, author, url, date } = publicationSchema.shape;
/** Taken as it is: what cannot be seen in it is marked, since the name is nobody's to correct. */
const fileName = z.string().max(255).optional();

const error = 'an offset is a whole number from 0';
const offset = z.int({ error }).nonnegative({ error });

/** An annotation as a line has it. `start` and `end` are the outer ones, in the line's `offset_unit`. */
export const annotationLineSchema = z.strictObject({
  id: idSchema.optional(),
  annotator: handleSchema.optional(),
  label: z.string(),
  start: offset,
  end: offset,
  fragments: z
    .array(z.tuple([offset, offset]))
    .min(1)
    .max(1000)
    .optional(),
  quote: z.string(),
  attributes: attributesSchema.optional(),
  note,
  confidence,
  claim,
  flags,
  codebook_version: codebookVersion.optional(),
  origin: origin.optional(),
});

/** A relation as a line has it: `from` is an annotation of the same line. */
const relationLineSchema = z.strictObject({
  id: idSchema.optional(),
  type: z.string(),
  from: idSchema,
  to: idSchema,
  to_document: documentIdSchema.optional(),
  annotator: handleSchema.optional(),
  attributes: attributesSchema.optional(),
  note: relationSchema.shape.note,
});

/** A claim card as a line has it: its text begins and ends with something that can be seen, so that nothing needs mending. */
const claimLineSchema = claimSchema.extend({
  text: z
    .string()
    .min(1)
    .max(2000)
    .refine((text) => text.trim() === text, { message: 'a claim card begins and ends without blanks' }),
});

const { id, name, kind, aliases, partOf, note: sourceNote } = sourceSchema.shape;

/** A source of the registry as a line has it. */
const sourceLineSchema = z.strictObject({
  id,
  name,
  kind,
  aliases: aliases.min(1).optional(),
  part_of: partOf,
  note: sourceNote,
});

const publicationLineSchema = z.strictObject({ file_name: fileName, outlet, author, url, date });

/** Keys of `metadata` that hold something else than a document's own metadata, and so cannot be among it. */
export const RESERVED_METADATA: readonly string[] = ['media_type', 'publications'];

const metadataLineSchema = z
  .object({
    media_type: z.enum(MEDIA_TYPES).optional(),
    publications: z.array(publicationLineSchema).optional(),
  })
  .catchall(documentSchema.shape.metadata.valueType);

const place = { start: offset, end: offset };

/** Blocks and marks of a text that was taken out of a file, in the line's `offset_unit`. */
export const structureLineSchema = z.strictObject({
  blocks: z.array(blockSchema.extend(place)),
  marks: z.array(markSchema.extend(place)),
});

/** One line of the native dataset: a document with its annotations, and the relations that start at them. */
export const lineSchema = z.strictObject({
  id: documentIdSchema.optional(),
  title: documentSchema.shape.title.optional(),
  metadata: metadataLineSchema.optional(),
  offset_unit: z.enum(['codepoint', 'utf16']),
  structure: structureLineSchema.optional(),
  text: z.string(),
  text_sha256: sha256Schema,
  annotations: z.array(annotationLineSchema).optional(),
  claims: z.array(claimLineSchema).optional(),
  sources: z.array(sourceLineSchema).optional(),
  /** By annotator: what each says of the document as a whole. */
  document_labels: z.record(handleSchema, attributesSchema).optional(),
  relations: z.array(relationLineSchema).optional(),
});

export type AnnotationLine = z.infer<typeof annotationLineSchema>;
export type RelationLine = z.infer<typeof relationLineSchema>;
export type StructureLine = z.infer<typeof structureLineSchema>;
export type SourceLine = z.infer<typeof sourceLineSchema>;
export type PublicationLine = z.infer<typeof publicationLineSchema>;
export type NativeLine = z.infer<typeof lineSchema>;
/** Unit that a line's offsets are counted in. */
export type OffsetUnit = NativeLine['offset_unit'];

import { z } from 'zod';
import { MEDIA_TYPES, publicationSchema, documentSchema } from '../model/document.ts';
import { documentIdSchema } from '../model/ids.ts';
import { mappingSchema } from '../model/mapping.ts';
import { tableChoiceSchema } from '../model/table-choice.ts';
import { utf16Schema } from '../text/units.ts';
import { foreignWordsSchema } from './foreign-words.ts';

/** Something that an import does not take, in the singular, and how many there are: "remote image", 2. */
const leftOutSchema = z.object({ what: z.string(), count: z.number() });
export type LeftOutCount = z.infer<typeof leftOutSchema>;

/** Whether something is taken after all, as something else than the file has: "event, read as an annotation …". */
export const isReadOtherwise = ({ what }: LeftOutCount): boolean => what.includes(', read ');

const documentContentSchema = z.object({
  kind: z.literal('document'),
  mediaType: z.enum(MEDIA_TYPES),
  encoding: z.string(),
  /** How the encoding was found: by a byte order mark, the file's own word, valid UTF-8, a guess from statistics, or told by the user. */
  encodingFrom: z.enum(['bom', 'declared', 'utf-8', 'guess', 'user']),
  title: z.string(),
  /** The id that its text gives it: files of one text are one document. */
  document: documentIdSchema,
  /** The first 600 characters or so. */
  preview: z.string(),
  characters: utf16Schema,
  /** The document that has the same text already. */
  duplicateOf: z.string().nullable(),
  /** The document whose text is very like it, and the share of words that both have, 0 to 1: only a hint. */
  like: z.object({ title: z.string(), similarity: z.number() }).nullable(),
  /** Parts of the file that are no part of the text. */
  leftOut: z.array(leftOutSchema),
  /** What the file says of itself. */
  metadata: documentSchema.shape.metadata,
  publication: publicationSchema,
});

const datasetContentSchema = z.object({
  kind: z.literal('dataset'),
  format: z.string(),
  documents: z.number(),
  newDocuments: z.number(),
  annotations: z.number(),
  newAnnotations: z.number(),
  relations: z.number(),
  /** Whose they are: it names all of them itself. */
  layers: z.array(z.string()),
});

/** One annotation that does not stand where the file says: it was found elsewhere, or is not placed. */
const placeCaseSchema = z.object({
  /** The document's title, or what the file calls it. */
  document: z.string(),
  label: z.string(),
  quote: z.string(),
  outcome: z.enum(['moved', 'ambiguous', 'lost']),
  /** Where it stands in the file, and why or where to it moved, in words. */
  where: z.string(),
});
export type PlaceCase = z.infer<typeof placeCaseSchema>;

const foreignContentSchema = z.object({
  kind: z.literal('foreign'),
  format: z.string(),
  documents: z.number(),
  newDocuments: z.number(),
  annotations: z.number(),
  relations: z.number(),
  words: foreignWordsSchema,
  /** As told, as remembered, or as proposed: complete, every name of the file is in it. */
  mapping: mappingSchema,
  /** Whether the mapping is that of an earlier import of the same names. */
  isRemembered: z.boolean(),
  /** Names that stand in the way: they are mapped to what the codebook neither has nor is to get. */
  unmapped: z.array(z.string()),
  /** What the codebook would get. */
  additions: z.array(z.string()),
  /** What the dataset declares and nothing uses, and the codebook does not have: it is left out. The first 200. */
  unused: z.array(z.string()),
  leftOut: z.array(leftOutSchema),
  places: z.object({
    exact: z.number(),
    moved: z.number(),
    ambiguous: z.number(),
    lost: z.number(),
    /** The first 500 that are not exact. */
    cases: z.array(placeCaseSchema),
  }),
  /** Documents whose text is another one than that of the project's document of the same name. */
  otherTexts: z.number(),
  /** What becomes of those: documents of their own, or their annotations are anchored in the project's text. */
  anchor: z.enum(['own', 'project']),
  /** What of it the project has already. `other`: with another label or other values than it would get now, by another mapping or since people changed it. */
  here: z.object({ annotations: z.number(), relations: z.number(), other: z.number() }),
  /** Where the mapping makes one annotator of several people: a sentence for each. */
  asOne: z.array(z.string()),
  /** What becomes of those others: they stay as they are, or what came stands beside them. */
  again: z.enum(['leave', 'add']),
  /** Why it cannot be imported as it is mapped; null: it can. */
  waiting: z.string().nullable(),
});

const tableContentSchema = z.object({
  kind: z.literal('table'),
  format: z.string(),
  rows: z.number(),
  /** What separates the cells, as it was found: of CSV. */
  separator: z.enum(['comma', 'semicolon', 'tab', 'bar']).optional(),
  /** `filled`: rows that have a value there. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), filled: z.number() })),
  choice: tableChoiceSchema,
  /** The first 5. */
  documents: z.array(z.object({ title: z.string(), preview: z.string() })),
  leftOut: z.array(leftOutSchema),
  /** Why it cannot be imported as it is chosen; null: it can. */
  waiting: z.string().nullable(),
});

/** What a staged file holds: one text, a dataset in the project's own words or in foreign ones, or a table of texts. */
const stagedContentSchema = z.discriminatedUnion('kind', [
  documentContentSchema,
  datasetContentSchema,
  foreignContentSchema,
  tableContentSchema,
]);
export type StagedContent = z.infer<typeof stagedContentSchema>;
export type ForeignContent = z.infer<typeof foreignContentSchema>;
export type TableContent = z.infer<typeof tableContentSchema>;

/** What is known of a staged file before anything is imported. */
export const stagedSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Path inside the chosen folder, or the name. */
  place: z.string(),
  bytes: z.number(),
  /** Null: the file cannot be imported, and `problem` says why. */
  content: stagedContentSchema.nullable(),
  problem: z.string().nullable(),
  /** A file of a folder or an archive that is no text and no dataset: it does not stand in the way of the others. */
  isLeftOut: z.literal(true).optional(),
});

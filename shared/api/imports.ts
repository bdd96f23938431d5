import { z } from 'zod';
import { MEDIA_TYPES } from '../model/document.ts';
import { documentIdSchema } from '../model/ids.ts';
import { utf16Schema } from '../text/units.ts';
import { batch, empty, inProject, sourceSchema, task } from './inputs.ts';

/** What a staged file holds: one text, or a dataset. */
const stagedContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    mediaType: z.enum(MEDIA_TYPES),
    encoding: z.string(),
    /** How the encoding was found: by a byte order mark, valid UTF-8, a guess from statistics, or told by the user. */
    encodingFrom: z.enum(['bom', 'utf-8', 'guess', 'user']),
    title: z.string(),
    /** The first 600 characters or so. */
    preview: z.string(),
    characters: utf16Schema,
    /** The document that has the same text already. */
    duplicateOf: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('dataset'),
    format: z.string(),
    documents: z.number(),
    newDocuments: z.number(),
    annotations: z.number(),
    newAnnotations: z.number(),
    relations: z.number(),
  }),
]);

/** What is known of a staged file before anything is imported. */
const stagedSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Path inside the chosen folder, or the name. */
  place: z.string(),
  bytes: z.number(),
  /** Null: the file cannot be imported, and `problem` says why. */
  content: stagedContentSchema.nullable(),
  problem: z.string().nullable(),
});
export type Staged = z.infer<typeof stagedSchema>;

const importedSchema = z.object({
  seq: z.number(),
  documents: z.array(documentIdSchema),
  /** Texts that were there already. */
  known: z.number(),
  /** Of those, how many have another title or other metadata than the file: the project's were kept. */
  kept: z.number(),
  annotations: z.number(),
  relations: z.number(),
});
export type Imported = z.infer<typeof importedSchema>;

/** Bringing texts and datasets in. */
export const importProcedures = {
  /** Reads one file, or every text under a folder, into memory and says what it is. Nothing is changed. */
  'import.stage': {
    /** `format`: an id of `formats.list`; without it the file's name tells. */
    input: inProject({
      task,
      source: sourceSchema,
      format: z.string().optional(),
      encoding: z.string().optional(),
    }),
    output: z.array(stagedSchema),
  },
  /** Decodes a staged file again, as told. */
  'import.inspect': {
    input: inProject({
      id: z.string(),
      encoding: z.string().optional(),
      mediaType: z.enum(MEDIA_TYPES).optional(),
    }),
    output: stagedSchema,
  },
  /** Imports staged files, all or nothing, as one undoable batch, and lets go of them. */
  'import.commit': {
    input: inProject({ batch, task, ids: z.array(z.string()).min(1) }),
    output: importedSchema,
  },
  'import.discard': { input: z.strictObject({ ids: z.array(z.string()) }), output: empty },
} as const;

import { z } from 'zod';
import { MEDIA_TYPES } from '../model/document.ts';
import { documentIdSchema } from '../model/ids.ts';
import { mappingSchema } from '../model/mapping.ts';
import { tableChoiceSchema } from '../model/table-choice.ts';
import { batch, empty, inProject, path, sourceSchema, task } from './inputs.ts';
import { stagedSchema } from './staged.ts';

export type Staged = z.infer<typeof stagedSchema>;

const importedSchema = z.object({
  seq: z.number(),
  documents: z.array(documentIdSchema),
  /** Of these, how many were there already. */
  known: z.number(),
  /** Further files and records with the text of another one of this import, with which they are one document. */
  repeated: z.number(),
  /** Of those, how many have another title or other metadata than the file: the project's were kept. */
  kept: z.number(),
  annotations: z.number(),
  relations: z.number(),
});
export type Imported = z.infer<typeof importedSchema>;

/** Bringing texts and datasets in. */
export const importProcedures = {
  /** Reads one file, or every text and dataset under a folder or in an archive, into memory and says what it is. Nothing is changed. */
  'import.stage': {
    /** `format`: an id of `formats.list`; without it the file's name and its first lines tell. */
    input: inProject({
      task,
      source: sourceSchema,
      format: z.string().optional(),
      encoding: z.string().optional(),
    }),
    output: z.array(stagedSchema),
  },
  /** Reads a staged file again, as told. What is not said stays as it was. */
  'import.inspect': {
    input: inProject({
      id: z.string(),
      /** Another format, by its id. */
      as: z.string().optional(),
      encoding: z.string().optional(),
      mediaType: z.enum(MEDIA_TYPES).optional(),
      /** HTML: only the main content, without navigation and footers. */
      mainContent: z.boolean().optional(),
      /** Foreign datasets: what their names become. */
      mapping: mappingSchema.optional(),
      /** Foreign datasets: what becomes of texts that differ from the project's of the same name. */
      anchor: z.enum(['own', 'project']).optional(),
      /** Foreign datasets: what becomes of what is there already with another label or other values; it stays as it is. */
      again: z.enum(['leave', 'add']).optional(),
      /** Tables of texts: which columns become what. */
      table: tableChoiceSchema.optional(),
    }),
    output: stagedSchema,
  },
  /** Writes the mapping of a staged foreign dataset as a file. */
  'import.mapping.write': {
    input: inProject({ id: z.string(), path, overwrite: z.boolean().default(false) }),
    output: z.object({ path: z.string(), bytes: z.number() }),
  },
  /** Maps a staged foreign dataset as a file says; names that the file does not have stay as they are mapped. */
  'import.mapping.read': { input: inProject({ id: z.string(), path }), output: stagedSchema },
  /**
   * Imports staged files, all or nothing, as one undoable batch, and lets go of them. A dry run only compares them with the project, as the
   * import would, and says what it would bring; nothing is changed.
   */
  'import.commit': {
    input: inProject({ batch, task, ids: z.array(z.string()).min(1), dryRun: z.boolean().default(false) }),
    output: importedSchema,
  },
  'import.discard': { input: z.strictObject({ ids: z.array(z.string()) }), output: empty },
} as const;

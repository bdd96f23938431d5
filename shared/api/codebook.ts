import { z } from 'zod';
import { codebookEditSchema, codebookPlaceSchema, codebookProblemSchema } from '../codebook/edit.ts';
import { codebookSchema } from '../model/codebook.ts';
import { batch, inProject, path, sourceSchema, task, writtenSchema } from './inputs.ts';

const edits = z.array(codebookEditSchema).min(1).max(1000);

/** What one edit, or all of them together, change of what was annotated. */
export const editCountsSchema = z.object({
  /** Annotations that have the label, the attribute (a value of it), or relations that have the type, right before the edit. */
  uses: z.number(),
  /** Annotations that get another label. */
  relabelled: z.number(),
  /** Values of annotations and documents that change. */
  values: z.number(),
  /** Relations that get another type, or whose ends are stored in the other order. */
  relations: z.number(),
  /** Answers about documents as a whole that change, counted by layer and document. */
  documentLabels: z.number(),
  /** Annotations that are left for somebody to look at again. */
  doubtful: z.number(),
  /** Answers about documents as a whole that fit no longer. They are kept as they are. */
  doubtfulDocuments: z.number(),
});

/** What edits would do. Nothing has been changed. */
export const codebookPreviewSchema = z.object({
  /** The version that the edits were tried on: what `codebook.edit` is given. */
  base: z.string(),
  /** The codebook as it would be. */
  codebook: codebookSchema,
  version: z.string(),
  /** Which part of the version counts up: names or meanings changed, something was added or asked, words only. */
  level: z.enum(['major', 'minor', 'patch', 'none']),
  /** By edit, in their order. `name` is what undo would call it. */
  edits: z.array(z.object({ name: z.string(), place: codebookPlaceSchema, counts: editCountsSchema })),
  /** Records that are written, each once, whatever number of edits change it. */
  total: z.object({
    annotations: z.number(),
    relations: z.number(),
    documentLabels: z.number(),
    /** Annotations on the list of what to look at again. */
    doubtful: z.number(),
    doubtfulDocuments: z.number(),
  }),
  /** Whose annotations change: a migration reaches every layer. */
  layers: z.array(z.object({ layer: z.string(), annotations: z.number() })),
  /** Where one is an error, the edits cannot be applied. */
  problems: z.array(codebookProblemSchema),
});

/** What a codebook file would change. */
export const codebookImportSchema = z.object({
  format: z.enum(['json', 'qdc']),
  /** Name and version as the file says. */
  id: z.string(),
  version: z.string().nullable(),
  /** None: the file says what the project has already. */
  edits: z.array(codebookEditSchema),
  preview: codebookPreviewSchema.nullable(),
  /** What the reader should know: that names which are missing are retired and never renamed, what the format cannot say. */
  notes: z.array(z.string()),
});

/** What a codebook file says by itself, whatever project is open. */
export const codebookCheckSchema = z.object({
  format: z.enum(['json', 'qdc']),
  codebook: codebookSchema,
  problems: z.array(codebookProblemSchema),
  notes: z.array(z.string()),
});

export const codebookVersionSchema = z.object({
  version: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  actor: z.string(),
  batch: z.string(),
  /** What undo calls it. */
  name: z.string(),
  /** True for a version that undo or redo led back to. */
  again: z.boolean(),
  /** Records that the same batch changed besides. */
  annotations: z.number(),
  relations: z.number(),
  documentLabels: z.number(),
  /** Annotations that were made, or rewritten, under it and carry it now. */
  carriedBy: z.number(),
});

/** What can be done with the codebook. Edits are previewed and applied under the version that the preview names. */
export const codebookProcedures = {
  'codebook.read': { input: inProject({}), output: codebookSchema },
  /** Says what edits would change, without changing anything. */
  'codebook.preview': { input: inProject({ edits, task: task.optional() }), output: codebookPreviewSchema },
  /** Applies edits as one undoable batch. Refused as a conflict where the codebook is not of the version `base` any more. */
  'codebook.edit': {
    input: inProject({ batch, edits, base: z.string(), task: task.optional() }),
    output: writtenSchema.extend({ version: z.string() }),
  },
  /** Every version that the project has had, the newest first. */
  'codebook.versions': { input: inProject({}), output: z.array(codebookVersionSchema) },
  'codebook.export': {
    input: inProject({ path, format: z.enum(['json', 'qdc']), overwrite: z.boolean() }),
    output: z.object({ path: z.string(), bytes: z.number(), sha256: z.string(), losses: z.array(z.string()) }),
  },
  /** Compares a codebook file with the project's and answers what would make the project's like it. Nothing is changed. */
  'codebook.import': {
    input: inProject({ source: sourceSchema, task: task.optional() }),
    output: codebookImportSchema,
  },
  /** Reads a codebook file and checks it. No project need be open. */
  'codebook.check': { input: z.strictObject({ source: sourceSchema }), output: codebookCheckSchema },
} as const;

export type EditCounts = z.infer<typeof editCountsSchema>;
export type CodebookPreview = z.infer<typeof codebookPreviewSchema>;
export type CodebookImport = z.infer<typeof codebookImportSchema>;
export type CodebookCheck = z.infer<typeof codebookCheckSchema>;
export type CodebookVersion = z.infer<typeof codebookVersionSchema>;
export type CodebookProcedures = typeof codebookProcedures;

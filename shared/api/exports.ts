import { z } from 'zod';
import { versionSchema } from '../model/dataset-card.ts';
import { documentIdSchema } from '../model/ids.ts';
import { batch, empty, inProject, path, task } from './inputs.ts';

/** A format that files come in or go out as. */
const formatSchema = z.object({
  id: z.string(),
  name: z.string(),
  extension: z.string(),
  read: z.boolean(),
  write: z.boolean(),
  /** What is written: one file, or a folder (an archive where the path ends in `.zip`). */
  shape: z.enum(['file', 'tree']),
  offsetUnit: z.enum(['codepoint', 'utf16', 'none']),
  description: z.string(),
  /** Whether it can go out without the texts. */
  withoutText: z.boolean(),
  /** Whether it is a dataset with a card and a version. */
  published: z.boolean(),
  /** What of a project the format cannot hold, in general words. Empty for one that is only read. */
  losses: z.array(z.string()),
});
export type FormatInfo = z.infer<typeof formatSchema>;

/** Something that is lost, how often, and how many others it becomes. */
const lossSchema = z.object({ what: z.string(), count: z.number(), why: z.string(), into: z.number().optional() });

const exportedSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  documents: z.number(),
  annotations: z.number(),
  relations: z.number(),
  losses: z.array(lossSchema),
  /** Where everything that was lost stands in full: a file of its own, or in the folder; null where nothing was. */
  lossesFile: z.string().nullable(),
  /** The version that the files say, where the format is one that is published; else null. */
  version: versionSchema.nullable(),
  /** What came back when the export was read again; null where it was not. */
  proof: z.object({ format: z.string(), same: z.boolean(), differences: z.array(z.string()) }).nullable(),
});
export type Exported = z.infer<typeof exportedSchema>;

/** In which form annotators and texts go out. */
const form = {
  /** Whether annotators are given by pseudonyms; the same `pseudonymKey` gives the same ones, none gives new ones each time. */
  pseudonyms: z.boolean().optional(),
  pseudonymKey: z.string().min(8, 'a key has at least 8 characters').max(1000).optional(),
  /** Whether the texts stay here: documents are given by their hash, annotations by their places. Not every format can. */
  withoutText: z.boolean().optional(),
  /** Without text: whether annotations have their quotes; `short` ones only, up to 100 characters. */
  quotes: z.enum(['none', 'short']).optional(),
} as const;

/** Writing datasets. */
export const exportProcedures = {
  'formats.list': { input: empty, output: z.array(formatSchema) },
  'export.write': {
    input: inProject({
      task,
      format: z.string(),
      path,
      /** A layer, `gold`, or `all`. */
      layer: z.string(),
      documents: z.array(documentIdSchema).optional(),
      labels: z.array(z.string()).optional(),
      overwrite: z.boolean(),
      /** Whether what was written is read again and compared. */
      prove: z.boolean().optional(),
      ...form,
      /** The batch that remembers this export as a release of the dataset; absent: it is none. Only formats that are published. */
      release: batch.optional(),
    }),
    output: exportedSchema,
  },
  /** What an export would lose, and how much it would write, without writing it. */
  'export.preview': {
    input: inProject({
      task,
      format: z.string(),
      layer: z.string(),
      documents: z.array(documentIdSchema).optional(),
      labels: z.array(z.string()).optional(),
      ...form,
    }),
    output: exportedSchema.pick({ documents: true, annotations: true, relations: true, losses: true }),
  },
} as const;

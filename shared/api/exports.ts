import { z } from 'zod';
import { documentIdSchema } from '../model/ids.ts';
import { empty, inProject, path, task } from './inputs.ts';

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
  /** What came back when the export was read again; null where it was not. */
  proof: z.object({ format: z.string(), same: z.boolean(), differences: z.array(z.string()) }).nullable(),
});
export type Exported = z.infer<typeof exportedSchema>;

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
    }),
    output: exportedSchema.pick({ documents: true, annotations: true, relations: true, losses: true }),
  },
} as const;

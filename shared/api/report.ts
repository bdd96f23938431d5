import { z } from 'zod';
import { handleSchema, idSchema } from '../model/ids.ts';
import { inProject, path, task } from './inputs.ts';

const writtenReportSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  cards: z.number(),
  mentions: z.number(),
  documents: z.number(),
});
export type WrittenReport = z.infer<typeof writtenReportSchema>;

/** The largest PDF of a report, in bytes. */
const MAX_PDF_BYTES = 256 * 2 ** 20;

/** A report for people: one page of HTML that stands alone. */
export const reportProcedures = {
  /** Of one card, or of the whole project; of a layer, or (null) of everybody's work. An existing file is replaced only where asked. */
  'report.write': {
    input: inProject({
      task,
      path,
      claim: idSchema.optional(),
      layer: handleSchema.nullable(),
      overwrite: z.boolean(),
    }),
    output: writtenReportSchema,
  },
  /** Writes a report that a host has printed as a PDF, whole or not at all, to a path that the user has chosen. */
  'report.savePdf': {
    input: inProject({
      path,
      base64: z.base64().max(Math.ceil(MAX_PDF_BYTES / 3) * 4),
      overwrite: z.boolean(),
    }),
    output: z.object({ path: z.string(), bytes: z.number(), sha256: z.string() }),
  },
} as const;

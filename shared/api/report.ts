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
} as const;

import { z } from 'zod';
import { documentIdSchema, handleSchema } from './ids.ts';

/** Who is to annotate which document, as the lead of the team has said. The lead's word goes with the bundle. */
export const assignmentSchema = z.strictObject({
  /** `annotator/document`: one record a pair. */
  id: z.string().max(80),
  annotator: handleSchema,
  document: documentIdSchema,
});

export type Assignment = z.infer<typeof assignmentSchema>;

/** The id of the assignment of a document to an annotator. */
export const assignmentId = (annotator: string, document: string): string => `${annotator}/${document}`;

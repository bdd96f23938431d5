import { z } from 'zod';
import { documentIdSchema, handleSchema } from './ids.ts';

/** How far one layer's work on one document is, as its annotator said. No record means that nothing was said yet. */
export const statusSchema = z.strictObject({
  /** `layer/document`: one record a pair. */
  id: z.string().max(80),
  layer: handleSchema,
  document: documentIdSchema,
  state: z.enum(['open', 'done', 'locked']),
});

export type Status = z.infer<typeof statusSchema>;

/** The id of the status record of a layer's work on a document. */
export const statusId = (layer: string, document: string): string => `${layer}/${document}`;

/** What people read: a said state, or "in progress" where annotations exist and nothing was said. */
export type Progress = 'open' | 'in progress' | 'done' | 'locked';

/** Progress from the said state (null: nothing said) and the number of annotations. */
export function progressOf(state: Status['state'] | null, annotations: number): Progress {
  if (state === 'done' || state === 'locked') return state;
  return annotations > 0 ? 'in progress' : 'open';
}

import { z } from 'zod';
import { handleSchema } from './ids.ts';

/**
 * What somebody decided of a conflict: two copies of the project had changed one record in different ways, and merging them kept both.
 * The record itself is changed, if it is, in the same batch.
 */
export const resolutionSchema = z.strictObject({
  /** The operation that lost: the leaf of the record's revision tree that is not its state. */
  id: z.string().min(1).max(200),
  entity: z.string().max(40),
  /** The record's id. */
  record: z.string().max(200),
  /** The operation whose state was chosen: this one, that which stood, or another one that lost. */
  chosen: z.string().min(1).max(200),
  by: handleSchema,
});

export type Resolution = z.infer<typeof resolutionSchema>;

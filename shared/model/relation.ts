import { z } from 'zod';
import { attributesSchema } from './annotation.ts';
import { handleSchema, idSchema } from './ids.ts';

/** A typed link between two annotations of any documents. */
export const relationSchema = z.strictObject({
  id: idSchema,
  layer: handleSchema,
  type: z.string().min(1).max(100),
  from: idSchema,
  to: idSchema,
  attributes: attributesSchema,
  note: z.string().max(20_000).optional(),
});

export type Relation = z.infer<typeof relationSchema>;

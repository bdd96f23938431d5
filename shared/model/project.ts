import { z } from 'zod';
import { isVisible, NOT_VISIBLE } from '../text/visible.ts';
import { idSchema } from './ids.ts';

/** What a project says of itself. */
export const projectSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(120).refine(isVisible, NOT_VISIBLE),
  /** True for the sample project, which the first start makes from the seed articles. */
  sample: z.boolean(),
});

export type Project = z.infer<typeof projectSchema>;

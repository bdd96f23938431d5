import { z } from 'zod';
import { handleSchema } from './ids.ts';

/**
 * Somebody has looked at a finding of the quality checks and said that it is right as it is. The id is the finding's, which is made of what was
 * found: another label, another place, and the finding is another one that nobody has looked at.
 */
export const dismissalSchema = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.string().min(1).max(40),
  /** What it is about in the words of the text, the document or the card, so that people know it again. */
  about: z.string().max(300),
  by: handleSchema,
});

export type Dismissal = z.infer<typeof dismissalSchema>;

import { z } from 'zod';
import { handleSchema } from './ids.ts';

/**
 * Somebody has looked at a finding of the quality checks and said that it is right as it is. The id is the finding's, which is made of what was
 * found: another label, another place, and the finding is another one that nobody has looked at. Where somebody works blind, `@` and who said it stand
 * after it: what others have said stands beside that, and cannot be seen.
 */
export const dismissalSchema = z.strictObject({
  id: z.string().min(1).max(140),
  kind: z.string().min(1).max(40),
  /** What it is about in the words of the text, the document or the card, so that people know it again. */
  about: z.string().max(300),
  by: handleSchema,
});

export type Dismissal = z.infer<typeof dismissalSchema>;

/** The id of a dismissal that stands beside those of others. */
export const dismissalBeside = (finding: string, by: string): string => `${finding}@${by}`;

/** The finding that a dismissal is about. */
export const findingOf = ({ id }: Pick<Dismissal, 'id'>): string => id.replace(/@.*$/u, '');

import { z } from 'zod';
import { idSchema } from './ids.ts';

/**
 * A canonical claim, or claim card: one statement that mentions in any documents make. An annotation is assigned to a card by
 * its field `claim`, so two mentions of one card are `same_claim`, and a mention has one card at most: in every layer the
 * cards are a partition, and transitivity cannot break.
 */
export const claimSchema = z.strictObject({
  id: idSchema,
  /** The statement in one sentence, as plain text. */
  text: z.string().trim().min(1).max(2000),
  note: z.string().max(20_000).optional(),
});

export type Claim = z.infer<typeof claimSchema>;

import { z } from 'zod';
import { cardFactsSchema, mentionFactsSchema, mentionLinkSchema } from '../claims/mention-facts.ts';
import { handleSchema } from '../model/ids.ts';
import { inProject } from './inputs.ts';

/** Everything about the claims of a project at once, for whatever compares them. */
export const overviewProcedures = {
  /**
   * Every card by its text, with its mentions in one layer (null: in all), by document and place; the claims that are on no card,
   * as many as `unassigned` holds of `unassignedCount`; and the relations among all of these.
   */
  'claims.overview': {
    input: inProject({ layer: handleSchema.nullable() }),
    output: z.object({
      seq: z.number(),
      cards: z.array(cardFactsSchema),
      unassigned: z.array(mentionFactsSchema),
      unassignedCount: z.number(),
      links: z.array(mentionLinkSchema),
    }),
  },
} as const;

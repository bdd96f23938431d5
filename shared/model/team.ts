import { z } from 'zod';
import { handleSchema } from './ids.ts';

/** The id of the one record of this kind. */
export const TEAM = 'team';

/** How the team works together. There is one such record a project; none means what {@link ALONE} says. */
export const teamSchema = z.strictObject({
  id: z.literal(TEAM),
  /** Whether others' work on a document is hidden from an annotator until the own work on it is done. */
  blind: z.boolean(),
  /** Who leads: nothing is hidden from these, in the order of their handles. Absent: nobody. */
  leads: z.array(handleSchema).min(1).max(100).optional(),
});

export type Team = z.infer<typeof teamSchema>;

/** How a project works of which nobody has said anything. */
export const ALONE: Team = { id: TEAM, blind: false };

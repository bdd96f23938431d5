import { z } from 'zod';
import { documentIdSchema } from '../model/ids.ts';
import { utf16Schema } from '../text/units.ts';
import { MOST_AT_ONCE } from './changes.ts';
import { inProject, task } from './inputs.ts';

/** Characters that a string may have to be looked for. */
export const LONGEST_NEEDLE = 2000;

/** A place with the same string. `tagged`: it has the label in the annotator's layer already; `locked`: their work there is. */
const equalSchema = z.object({
  document: documentIdSchema,
  start: utf16Schema,
  end: utf16Schema,
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  state: z.enum(['free', 'tagged', 'locked']),
});
export type EqualPlace = z.infer<typeof equalSchema>;

/** Looks through one document, or all, for places that say the same; at most as many as one gesture can tag. */
export const findEqual = {
  input: inProject({
    task,
    text: z.string().min(1).max(LONGEST_NEEDLE),
    label: z.string(),
    document: documentIdSchema.optional(),
    wholeWords: z.boolean(),
    ignoreCase: z.boolean(),
    ignoreForm: z.boolean(),
  }),
  output: z.object({
    places: z.array(equalSchema).max(MOST_AT_ONCE),
    /** Left out since they are a part of longer words. */
    partial: z.number(),
    /** Left out since they stand in EXCLUDED zones. */
    excluded: z.number(),
    /** Whether the search ended because there were too many. */
    more: z.boolean(),
  }),
} as const;

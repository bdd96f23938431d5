import { z } from 'zod';
import { annotatorSchema } from '../model/annotator.ts';

export const preferencesSchema = z.strictObject({
  /** The annotator at this machine; null until asked. */
  annotator: annotatorSchema.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** What a selection made by hand is widened to. */
  snap: z.enum(['word', 'character']),
  /** Interface state that only the window understands: column widths, last document, sort order. */
  window: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const projectInfoSchema = z.object({
  id: z.string(),
  /** Token of this opening of the project: another one every time, also for the same file. */
  session: z.string(),
  name: z.string(),
  path: z.string(),
  sample: z.boolean(),
  readOnly: z.boolean(),
  /** Place of the log's last operation. */
  seq: z.number(),
});
export type ProjectInfo = z.infer<typeof projectInfoSchema>;

const recentSchema = z.object({ path: z.string(), name: z.string(), exists: z.boolean() });

export const sessionSchema = z.object({
  version: z.string(),
  project: projectInfoSchema.nullable(),
  recent: z.array(recentSchema),
  preferences: preferencesSchema,
  /** Folder where new projects and exports are put unless the user says otherwise. */
  folder: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

import { z } from 'zod';
import { annotatorSchema } from '../model/annotator.ts';

/** How texts are set for reading. */
export const readingSchema = z.strictObject({
  /** Letter size in px at 16 px a rem. */
  size: z.number().int().min(13).max(32),
  /** Characters a line has at most, about. */
  measure: z.number().int().min(40).max(100),
  /** `dyslexic`: a face with heavy feet, which some people with dyslexia read more easily. */
  font: z.enum(['serif', 'sans', 'dyslexic']),
  /** `auto`: each paragraph by its first letters. */
  direction: z.enum(['auto', 'ltr', 'rtl']),
});

/** Automatic backups. `folder` null: in the program's own data. */
const backupSettingsSchema = z.strictObject({
  on: z.boolean(),
  /** Minutes between two, while the project changes. */
  minutes: z.number().int().min(5).max(1440),
  /** How many of the last ones are kept in any case. */
  keep: z.number().int().min(1).max(100),
  folder: z.string().min(1).max(4096).nullable(),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

export const preferencesSchema = z.strictObject({
  /** The annotator at this machine; null until asked. */
  annotator: annotatorSchema.omit({ color: true }).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** What the window speaks; `system`: what the system wants first of what there is. */
  language: z.enum(['system', 'en', 'ko']),
  /** What a selection made by hand is widened to. */
  snap: z.enum(['word', 'character']),
  reading: readingSchema,
  /** Keys that the user gave to commands, by the command's id, in place of its own; an empty list: none. */
  keys: z.record(z.string().max(200), z.array(z.string().min(1).max(60)).max(4)),
  backups: backupSettingsSchema,
  /** Interface state that only the window understands: column widths, last document, sort order. */
  window: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Preferences = z.infer<typeof preferencesSchema>;
/** Some of them, with other values. */
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };

/**
 * Preferences after a change. What it does not name stays, and so do the single things that the window remembers: two windows, and
 * two answers in another order, do not take from each other what they do not know.
 */
export function withChange(before: Preferences, change: PreferencesChange): Preferences {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said), window: { ...before.window, ...change.window } };
}

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

import { z } from 'zod';
import { inProject, path } from './inputs.ts';

/** The files that a picture and its data can be saved as. */
export const PICTURE_KINDS = ['svg', 'png', 'csv'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What a view can be saved as: pictures and their data, and all that it shows as JSON. */
const SAVED_KINDS = [...PICTURE_KINDS, 'json'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

/** The largest file, in bytes: a plot has a few hundred thousand at most. */
export const MAX_PICTURE_BYTES = 32 * 2 ** 20;

/** Procedures that keep what a view shows as a file. */
export const pictureProcedures = {
  /** Writes a picture, or the data of one, whole or not at all, to a path that the user has chosen. */
  'pictures.save': {
    input: inProject({
      path,
      kind: z.enum(SAVED_KINDS),
      base64: z.base64().max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4),
      overwrite: z.boolean(),
    }),
    output: z.object({ path: z.string(), bytes: z.number(), sha256: z.string() }),
  },
} as const;

import { z } from 'zod';
import { handleSchema } from './ids.ts';

/**
 * One annotator's work on the project, or a shared result such as `gold`. Its id is its name everywhere: on the screen,
 * on the command line and as `annotator` in the native dataset. An annotator's own layer is named by the handle.
 */
export const layerSchema = z.strictObject({
  id: handleSchema,
  kind: z.enum(['annotator', 'gold', 'import', 'suggestions']),
});

export type Layer = z.infer<typeof layerSchema>;

/** The layer of the annotation that comes with the seed articles. */
export const SAMPLE_LAYER = 'sample';

/** Names that stand for something else than a person, so no annotator may have them as a handle. */
export const RESERVED_LAYERS: readonly string[] = ['all', 'claimwright', 'gold', SAMPLE_LAYER, 'suggestions'];

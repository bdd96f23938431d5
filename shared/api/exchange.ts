import { z } from 'zod';
import { idSchema } from '../model/ids.ts';
import { inProject, path, sourceSchema, task } from './inputs.ts';
import { mergePlanSchema } from './merge.ts';

const count = z.number().int().nonnegative();

/** Exchange with others: what they send, and what is sent to them. */
export const exchangeProcedures = {
  /** Reads and checks bundles or projects of others, and says what merging each of them would do. Nothing is changed. */
  'merge.preview': {
    input: inProject({ task, sources: z.array(sourceSchema).min(1).max(100) }),
    output: z.object({
      /** What was read waits under it, until it is merged, discarded, or the next one is read. */
      id: idSchema,
      plans: z.array(mergePlanSchema),
    }),
  },
  /** Merges what was read, after a backup, all or none. Sent again it changes nothing more. */
  'merge.commit': {
    input: inProject({ task, id: idSchema }),
    output: z.object({
      plans: z.array(mergePlanSchema),
      /** The file of the backup that was made before; null where nothing was new. */
      backup: z.string().nullable(),
      seq: z.number(),
    }),
  },
  /** Forgets what was read. */
  'merge.discard': { input: inProject({ id: idSchema }), output: z.strictObject({}) },
  /** Writes the project's log as a bundle. `originals`: with the files that texts were read from. */
  'bundle.write': {
    input: inProject({ task, path, originals: z.boolean(), overwrite: z.boolean() }),
    output: z.object({ path: z.string(), operations: count, documents: count, bytes: count }),
  },
} as const;

import { z } from 'zod';
import { idSchema } from '../model/ids.ts';
import { inProject, path, sourceSchema, task } from './inputs.ts';
import { brokenFileSchema, mergePlanSchema } from './merge.ts';

const count = z.number().int().nonnegative();
const ahead = z.string().nullable();

/** Exchange with others: what they send, and what is sent to them. */
export const exchangeProcedures = {
  /** Reads and checks bundles or projects of others, and says what merging each of them would do. Nothing is changed. */
  'merge.preview': {
    input: inProject({ task, sources: z.array(sourceSchema).min(1).max(100) }),
    output: z.object({
      /** What was read waits under it, until it is merged, discarded, or the next one is read. */
      id: idSchema,
      plans: z.array(mergePlanSchema),
      /** Those of the files that cannot be merged: the merge leaves them out. Where none can, the first one's refusal is the answer. */
      broken: z.array(brokenFileSchema),
      /** The latest time of this project's own log where that is more than a day ahead of this machine's clock (ISO 8601). */
      ahead,
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
  /** Writes the project's log as a bundle. `ahead`: the latest time in it where that is more than a day from now; others cannot merge it before. `originals`: with the files that texts were read from. */
  'bundle.write': {
    input: inProject({ task, path, originals: z.boolean(), overwrite: z.boolean() }),
    output: z.object({ path: z.string(), operations: count, documents: count, bytes: count, ahead }),
  },
} as const;

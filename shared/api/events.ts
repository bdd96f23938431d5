import { z } from 'zod';
import { ENTITY_NAMES } from '../model/record.ts';

/** A change as an event carries it: the record's new state without its version, or null. */
export const changedSchema = z.object({
  entity: z.enum(ENTITY_NAMES),
  id: z.string(),
  after: z.unknown().nullable(),
});

/** Everything that the workbench says unasked. */
export const eventSchema = z.discriminatedUnion('type', [
  /**
   * A batch is on disk. `first` and `seq` are the log's places of its first and last operation: a listener whose last
   * `seq` is not `first - 1` has missed something and asks `log.since`. A batch of more than 1,000 operations comes with
   * `changes: null`: read afresh what is shown.
   */
  z.object({
    type: z.literal('batch'),
    /** The opening of the project that it happened in. */
    session: z.string(),
    first: z.number(),
    seq: z.number(),
    batch: z.string(),
    name: z.string(),
    actor: z.string(),
    undoes: z.string().nullable(),
    changes: z.array(changedSchema).nullable(),
  }),
  /** How far a long task is. `total` is null while unknown. */
  z.object({
    type: z.literal('progress'),
    task: z.string(),
    phase: z.string(),
    done: z.number(),
    total: z.number().nullable(),
  }),
  /** An automatic backup could not be made: why, and what to do. */
  z.object({ type: z.literal('backup'), message: z.string() }),
  /** Another project is open now, or none: read the session afresh. */
  z.object({ type: z.literal('session') }),
]);

export type WorkbenchEvent = z.infer<typeof eventSchema>;
export type BatchEvent = Extract<WorkbenchEvent, { type: 'batch' }>;

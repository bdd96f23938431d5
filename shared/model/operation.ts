import { z } from 'zod';
import { ENTITY_NAMES } from './record.ts';

/** A record's state in the log: the record and the version of its shape, or null where the record is absent. */
export const stateSchema = z.union([z.null(), z.looseObject({ v: z.number().int().positive() })]);

/**
 * One change of one record, as the log keeps it for ever (see ADR 0001). `base` is the operation on the same record that
 * this one was made on; it is what makes the log of a record a revision tree, and merging a union.
 */
export const operationSchema = z.strictObject({
  /** Place in this file's log, from 1. Local: another copy of the project counts differently. */
  seq: z.number().int().positive(),
  id: z.string(),
  batch: z.string(),
  /** Handle of who did it. */
  actor: z.string(),
  /** Hybrid logical clock, sortable as text: see `electron/core/services/clock.ts`. */
  at: z.string(),
  entity: z.enum(ENTITY_NAMES),
  entityId: z.string(),
  base: z.string().nullable(),
  before: stateSchema,
  after: stateSchema,
  /** The batch that this one takes back, or null. */
  undoes: z.string().nullable(),
});

export type State = z.infer<typeof stateSchema>;
export type Operation = z.infer<typeof operationSchema>;

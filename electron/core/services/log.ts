import type { Output } from '../../../shared/api/procedures.ts';
import type { ReadDb } from '../db/types.ts';
import { batchesSince, headOf, operationsOfBatch, ownProject } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import { MOST_CHANGES } from './write.ts';

/** Batches an answer holds at most. */
const PAGE = 200;

/** What was written after a place in the log. */
export function logSince(db: ReadDb, seq: number): Output<'log.since'> {
  const found = batchesSince(db, seq, PAGE + 1);
  const batches = found.slice(0, PAGE).map(({ batch, name, first, last }) => ({
    batch,
    name,
    first,
    seq: last,
    changes:
      last - first >= MOST_CHANGES
        ? null
        : operationsOfBatch(db, batch).flatMap(({ entity, entity_id: id }) => {
            if (entity === 'project' && id !== ownProject(db)) return [];
            // What the record is by now: an operation that a merge brought may have lost.
            const after = headOf(db, entity, id)?.after ?? null;
            return [{ entity, id, after: after === null ? null : fromState(entity, after) }];
          }),
  }));
  return { more: found.length > PAGE, batches };
}

import type { Output } from '../../../shared/api/procedures.ts';
import type { ReadDb } from '../db/types.ts';
import { batchesSince, headOf, operationsOfBatch, ownProject } from '../repositories/log.ts';
import { fromState } from '../repositories/state.ts';
import type { Blinded } from '../db/blindfold.ts';
import { told } from './team/sight.ts';
import { MOST_CHANGES } from './write.ts';

/** Batches an answer holds at most. */
const PAGE = 200;

/**
 * What was written after a place in the log, as it may be told over `seen`: a batch of which nothing may be told comes without name and
 * changes, so that the places of the log have no holes.
 */
export function logSince(db: ReadDb, seen: ReadDb, seq: number, sight: Blinded | null): Output<'log.since'> {
  const found = batchesSince(db, seq, PAGE + 1);
  const batches = found.slice(0, PAGE).map(({ batch, name, first, last }) => {
    const place = { batch, name, first, seq: last };
    if (last - first >= MOST_CHANGES) return { ...place, changes: null };
    const changes = operationsOfBatch(db, batch).flatMap(({ entity, entity_id: id }) => {
      if (entity === 'project' && id !== ownProject(db)) return [];
      // What the record is by now: an operation that a merge brought may have lost.
      const after = headOf(db, entity, id)?.after ?? null;
      return [{ entity, id, after: after === null ? null : fromState(entity, after) }];
    });
    return told({ ...place, changes }, seen, sight);
  });
  return { more: found.length > PAGE, batches };
}

import type { Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import { headOf } from './log.ts';

/** What an operation left of its record, as the log keeps it (null: nothing); undefined where the log does not have it. */
export function stateAt(db: ReadDb, revision: string): string | null | undefined {
  const colon = revision.lastIndexOf(':');
  return prepared<{ after: string | null }>(db, 'SELECT after FROM operations WHERE batch = ? AND n = ?').get(
    revision.slice(0, Math.max(colon, 0)),
    Number(revision.slice(colon + 1)),
  )?.after;
}

/** The operation that made a record what it is; that took it away, where it is gone; undefined where the log never had it. */
export const revisionOf = (db: ReadDb, entity: Entity, id: string): string | undefined => headOf(db, entity, id)?.id;

/**
 * Whether a record says the same as it did at a revision: it was not changed, or back again, or only a change of the codebook has passed over it,
 * which rewrites decisions' candidates and results alike.
 */
export function saysTheSame(db: ReadDb, entity: Entity, id: string, revision: string): boolean {
  const head = headOf(db, entity, id);
  if (!head || head.id === revision) return head !== undefined;
  const then = stateAt(db, revision);
  if (then === undefined) return false;
  if (then === head.after) return true;
  const since = prepared<{ id: string; batch: string }>(
    db,
    'SELECT id, batch FROM operations WHERE entity = ? AND entity_id = ? ORDER BY at DESC',
  ).all(entity, id);
  const at = since.findIndex((operation) => operation.id === revision);
  return at >= 0 && since.slice(0, at).every(({ batch }) => changesCodebook(db, batch));
}

const changesCodebook = (db: ReadDb, batch: string): boolean =>
  prepared(db, "SELECT 1 FROM operations WHERE batch = ? AND entity = 'codebook' LIMIT 1").get(batch) !== undefined;

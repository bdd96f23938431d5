import type { Change, Entity } from '../../../shared/model/record.ts';
import type { WriteDb } from '../db/types.ts';
import { lostOn, pinnedHead, putLost, unpinHead } from '../repositories/conflicts.ts';
import { operationById } from '../repositories/history.ts';
import { lostOf, settledHere } from './settled.ts';

/**
 * After a change was written: the record's state comes from its latest operation again, and its conflicts are what they are now. A change
 * does not decide them, as whoever made it may not have seen them; but what came to the same by it is none any more.
 * A decision that was made, or taken back, is about another record's conflicts. Costs two look-ups where there is no conflict.
 */
export function followConflicts(db: WriteDb, { entity, id }: Change): void {
  if (pinnedHead(db, entity, id)) unpinHead(db, entity, id);
  if (lostOn(db, entity, id).length > 0) workOut(db, entity, id);
  if (entity !== 'resolution') return;
  const decided = operationById(db, id);
  if (decided) workOut(db, decided.entity, decided.entity_id);
}

function workOut(db: WriteDb, entity: Entity, id: string): void {
  putLost(db, entity, id, lostOf(settledHere(db, entity, id)));
}

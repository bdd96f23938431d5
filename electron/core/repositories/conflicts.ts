import type { Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { OperationRow } from './log.ts';

/** What merging leaves beside the log: where a record's state comes from, and what lost. All of it can be told from the log alone. */

/** An operation as the revision tree of its record has it. */
export type RevisedRow = Pick<OperationRow, 'seq' | 'id' | 'batch' | 'at' | 'base' | 'after'>;

/** All operations on a record, in the order in which they came here: what one was made on stands before it. */
export const revisionsOn = (db: ReadDb, entity: Entity, id: string): RevisedRow[] =>
  // In the order of the index, then sorted here: SQLite would make a sorter for each record.
  prepared<RevisedRow>(
    db,
    'SELECT seq, id, batch, at, base, after FROM operations WHERE entity = ? AND entity_id = ? ORDER BY at, seq',
  )
    .all(entity, id)
    .toSorted((a, b) => a.seq - b.seq);

/** Where the state of a record comes from that is not its latest one; `needed`: it was deleted, and other work needs it. */
export interface Pinned {
  readonly seq: number;
  readonly needed: 0 | 1;
}

export const pinnedHead = (db: ReadDb, entity: Entity, id: string): Pinned | undefined =>
  prepared<Pinned>(db, 'SELECT seq, needed FROM heads WHERE entity = ? AND entity_id = ?').get(entity, id);

export function pinHead(db: WriteDb, entity: Entity, id: string, { seq, needed }: Pinned): void {
  prepared(
    db,
    'INSERT INTO heads VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, needed = excluded.needed',
  ).run(entity, id, seq, needed);
}

export function unpinHead(db: WriteDb, entity: Entity, id: string): void {
  prepared(db, 'DELETE FROM heads WHERE entity = ? AND entity_id = ?').run(entity, id);
}

/** The records that were deleted and stand because other work needs them. */
export const neededRecords = (db: ReadDb): { entity: Entity; id: string }[] =>
  prepared<{ entity: Entity; id: string }>(db, 'SELECT entity, entity_id AS id FROM heads WHERE needed = 1').all();

/** A leaf of a record's revision tree that lost, and whether there is something to decide about it. */
export interface Lost {
  readonly operation: string;
  readonly open: 0 | 1;
}

/** The operations of a record's leaves that lost, by id. */
export const lostOn = (db: ReadDb, entity: Entity, id: string): Lost[] =>
  prepared<Lost>(db, 'SELECT operation, open FROM conflicts WHERE entity = ? AND entity_id = ? ORDER BY operation').all(
    entity,
    id,
  );

/** Those about which there is something to decide. */
export const conflictsOn = (db: ReadDb, entity: Entity, id: string): string[] =>
  lostOn(db, entity, id).flatMap(({ operation, open }) => (open === 1 ? [operation] : []));

export function putLost(db: WriteDb, entity: Entity, id: string, lost: readonly Lost[]): void {
  prepared(db, 'DELETE FROM conflicts WHERE entity = ? AND entity_id = ?').run(entity, id);
  for (const { operation, open } of lost)
    prepared(db, 'INSERT INTO conflicts VALUES (?, ?, ?, ?)').run(entity, id, operation, open);
}

/** The first records with something to decide. */
export const conflictingRecords = (db: ReadDb, limit: number): { entity: Entity; id: string }[] =>
  prepared<{ entity: Entity; id: string }>(
    db,
    'SELECT DISTINCT entity, entity_id AS id FROM conflicts WHERE open = 1 ORDER BY entity, entity_id LIMIT ?',
  ).all(limit);

/** How many records have something to decide. */
export const countConflicts = (db: ReadDb): number =>
  prepared<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM (SELECT DISTINCT entity, entity_id FROM conflicts WHERE open = 1)',
  ).get()?.n ?? 0;

/** The relations of which an end is not there. */
export const danglingRelations = (db: ReadDb): string[] =>
  prepared<{ id: string }>(
    db,
    `SELECT id FROM relations r WHERE NOT EXISTS (SELECT 1 FROM annotations WHERE id = r.from_id)
       OR NOT EXISTS (SELECT 1 FROM annotations WHERE id = r.to_id) ORDER BY id`,
  )
    .all()
    .map(({ id }) => id);

import type { Entity } from '../../../shared/model/record.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import { isContainer } from './containers.ts';

/**
 * The records that a merge is about, in a temporary table of the connection: a log of any length is not to be held in memory, and a
 * snapshot that may only be read has one, too.
 */

/** Which records are settled first: decisions, as conflicts ask for them; last what others need. */
export type Phase = 0 | 1 | 2;

export const phaseOf = (entity: Entity): Phase => (entity === 'resolution' ? 0 : isContainer(entity) ? 2 : 1);

/** Begins with none. */
export function beginTouched(db: ReadDb): void {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS touched (
      phase INTEGER NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL, stands INTEGER, from_id TEXT, to_id TEXT,
      PRIMARY KEY (phase, entity, entity_id)) WITHOUT ROWID;
    DELETE FROM temp.touched;`);
}

export function touch(db: ReadDb, entity: Entity, id: string): void {
  prepared(db, 'INSERT OR IGNORE INTO temp.touched (phase, entity, entity_id) VALUES (?, ?, ?)').run(
    phaseOf(entity),
    entity,
    id,
  );
}

/** The next of them in a phase, in the order of kind and id. */
export const touchedAfter = (
  db: ReadDb,
  phase: Phase,
  after: { entity: string; id: string },
  limit: number,
): { entity: Entity; id: string }[] =>
  prepared<{ entity: Entity; id: string }>(
    db,
    `SELECT entity, entity_id AS id FROM temp.touched WHERE phase = ? AND (entity, entity_id) > (?, ?)
     ORDER BY entity, entity_id LIMIT ?`,
  ).all(phase, after.entity, after.id, limit);

export const countTouched = (db: ReadDb): number =>
  prepared<{ n: number }>(db, 'SELECT count(*) AS n FROM temp.touched').get()?.n ?? 0;

/** Notes whether a record stands after the merge, and of a relation its ends. */
export function noteStanding(
  db: ReadDb,
  entity: Entity,
  id: string,
  stands: boolean,
  ends: { from: string; to: string } | null,
): void {
  prepared(
    db,
    'UPDATE temp.touched SET stands = ?, from_id = ?, to_id = ? WHERE phase = ? AND entity = ? AND entity_id = ?',
  ).run(stands ? 1 : 0, ends?.from ?? null, ends?.to ?? null, phaseOf(entity), entity, id);
}

/** How many relations lack an end once the touched records are what was noted: asked before or after they are written. */
export function countDangling(db: ReadDb): number {
  const gone = (end: string): string => `NOT coalesce(
    (SELECT stands FROM temp.touched WHERE phase = 1 AND entity = 'annotation' AND entity_id = r.${end}),
    EXISTS (SELECT 1 FROM annotations WHERE id = r.${end}))`;
  const sql = `SELECT count(*) AS n FROM (
      SELECT from_id, to_id FROM relations WHERE NOT EXISTS
        (SELECT 1 FROM temp.touched WHERE phase = 1 AND entity = 'relation' AND entity_id = relations.id)
      UNION ALL
      SELECT from_id, to_id FROM temp.touched WHERE phase = 1 AND entity = 'relation' AND stands = 1) r
    WHERE ${gone('from_id')} OR ${gone('to_id')}`;
  return prepared<{ n: number }>(db, sql).get()?.n ?? 0;
}

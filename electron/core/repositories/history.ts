import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';
import type { BatchRow, OperationRow } from './log.ts';
import type { Entity } from '../../../shared/model/record.ts';

/** A batch with its place among all. */
export interface PlacedBatch extends BatchRow {
  readonly ordinal: number;
}

/** What batches are asked for; what is not named does not matter. */
export interface BatchFilter {
  readonly actor?: string | undefined;
  readonly document?: string | undefined;
  readonly kind?: Entity | 'deleted' | undefined;
  readonly words?: string | undefined;
}

/** Operations of a batch that are looked at for the list of its documents. */
const LOOKED_AT = 200;

/** The document of an operation `o`: as its record says, for a relation by its first annotation. */
const DOCUMENT = `CASE o.entity
  WHEN 'document' THEN o.entity_id
  WHEN 'relation' THEN (
    SELECT json_extract(coalesce(h.after, h.before), '$.document') FROM operations h
    WHERE h.entity = 'annotation' AND h.entity_id = json_extract(coalesce(o.after, o.before), '$.from')
    ORDER BY h.at DESC LIMIT 1)
  ELSE json_extract(coalesce(o.after, o.before), '$.document') END`;

const DELETED = `o.entity IN ('annotation', 'relation') AND o.after IS NULL
  AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.id = o.entity_id)
  AND NOT EXISTS (SELECT 1 FROM relations r WHERE r.id = o.entity_id)`;

/** Batches from `from` down to `to` that fit, the newest first. Looks at every batch between, and at nothing else. */
export function batchesBetween(
  db: ReadDb,
  from: number,
  to: number,
  filter: BatchFilter,
  limit: number,
): PlacedBatch[] {
  const { actor, document, kind, words } = filter;
  const conditions = ['b.ordinal <= ?', 'b.ordinal >= ?'];
  const values: unknown[] = [from, to];
  const also = (condition: string, value?: unknown): void => {
    conditions.push(condition);
    if (value !== undefined) values.push(value);
  };
  const has = (condition: string): string =>
    `EXISTS (SELECT 1 FROM operations o WHERE o.batch = b.id AND ${condition})`;
  if (actor !== undefined) also('b.actor = ?', actor);
  if (words !== undefined) also('instr(lower(b.name), lower(?)) > 0', words);
  if (kind === 'deleted') also(has(DELETED));
  else if (kind !== undefined) also(has('o.entity = ?'), kind);
  if (document !== undefined) also(has(`${DOCUMENT} = ?`), document);
  const sql = `SELECT b.ordinal, b.id, b.actor, b.at, b.name, b.undoable, b.undoes FROM batches b
    WHERE ${conditions.join(' AND ')} ORDER BY b.ordinal DESC LIMIT ?`;
  return prepared<PlacedBatch>(db, sql).all(...values, limit);
}

/** Place of the last batch; 0 for an empty log. */
export const lastOrdinal = (db: ReadDb): number =>
  prepared<{ n: number | null }>(db, 'SELECT max(ordinal) AS n FROM batches').get()?.n ?? 0;

export const placedBatch = (db: ReadDb, id: string): PlacedBatch | undefined =>
  prepared<PlacedBatch>(db, 'SELECT ordinal, id, actor, at, name, undoable, undoes FROM batches WHERE id = ?').get(id);

/** Operations of a batch; they are numbered without a gap. */
export const sizeOfBatch = (db: ReadDb, batch: string): number =>
  (prepared<{ n: number | null }>(db, 'SELECT max(n) AS n FROM operations WHERE batch = ?').get(batch)?.n ?? -1) + 1;

/** The batches that took a batch back. */
export const batchesUndoing = (db: ReadDb, batch: string): string[] =>
  prepared<{ id: string }>(db, 'SELECT id FROM batches WHERE undoes = ?')
    .all(batch)
    .map(({ id }) => id);

/** Documents that the first operations of a batch touched. */
export const documentsOfBatch = (db: ReadDb, batch: string): string[] =>
  prepared<{ document: string | null }>(
    db,
    `SELECT DISTINCT ${DOCUMENT} AS document FROM operations o WHERE o.batch = ? AND o.n < ${LOOKED_AT}`,
  )
    .all(batch)
    .flatMap(({ document }) => (document === null ? [] : [document]));

/** The document that an operation is about; null where it is about none. */
export const documentOfOperation = (db: ReadDb, { batch, n }: Pick<OperationRow, 'batch' | 'n'>): string | null =>
  prepared<{ document: string | null }>(
    db,
    `SELECT ${DOCUMENT} AS document FROM operations o WHERE o.batch = ? AND o.n = ?`,
  ).get(batch, n)?.document ?? null;

/** Operations of a batch from a place in it. */
export const operationsFrom = (db: ReadDb, batch: string, from: number, limit: number): OperationRow[] =>
  prepared<OperationRow>(db, 'SELECT * FROM operations WHERE batch = ? AND n >= ? ORDER BY n LIMIT ?').all(
    batch,
    from,
    limit,
  );

/** Operations on one record, the newest first. */
export const operationsOn = (db: ReadDb, entity: Entity, id: string, limit: number): OperationRow[] =>
  prepared<OperationRow>(
    db,
    'SELECT * FROM operations WHERE entity = ? AND entity_id = ? ORDER BY at DESC LIMIT ?',
  ).all(entity, id, limit);

/** How many operations there are on one record. */
export const countOn = (db: ReadDb, entity: Entity, id: string): number =>
  prepared<{ n: number }>(db, 'SELECT count(*) AS n FROM operations WHERE entity = ? AND entity_id = ?').get(entity, id)
    ?.n ?? 0;

/** An operation by its id: the batch's, a colon, its place in it. */
export function operationById(db: ReadDb, id: string): OperationRow | undefined {
  const colon = id.lastIndexOf(':');
  return prepared<OperationRow>(db, 'SELECT * FROM operations WHERE batch = ? AND n = ?').get(
    id.slice(0, Math.max(0, colon)),
    Number(id.slice(colon + 1)),
  );
}

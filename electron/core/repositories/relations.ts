import type { Relation } from '../../../shared/model/relation.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

interface Row {
  readonly id: string;
  readonly layer: string;
  readonly type: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly attributes: string;
  readonly note: string | null;
}

const toRecord = (row: Row): Relation => ({
  id: row.id,
  layer: row.layer,
  type: row.type,
  from: row.from_id,
  to: row.to_id,
  attributes: JSON.parse(row.attributes) as Relation['attributes'],
  ...(row.note !== null && { note: row.note }),
});

/** Relations that start at an annotation of the document. */
export const relationsOf = (db: ReadDb, document: string): Relation[] =>
  prepared<Row>(
    db,
    'SELECT r.* FROM relations r JOIN annotations a ON a.id = r.from_id WHERE a.document = ? ORDER BY r.id',
  )
    .all(document)
    .map(toRecord);

/** Relations that have one end or both among the document's annotations. */
export const relationsTouching = (db: ReadDb, document: string): Relation[] =>
  prepared<Row>(
    db,
    `SELECT r.* FROM relations r JOIN annotations a ON a.id = r.from_id WHERE a.document = @document
     UNION SELECT r.* FROM relations r JOIN annotations a ON a.id = r.to_id WHERE a.document = @document ORDER BY id`,
  )
    .all({ document })
    .map(toRecord);

/** Relations that have lost one end or both. */
export const danglingRelations = (db: ReadDb): Relation[] =>
  prepared<Row>(
    db,
    `SELECT r.* FROM relations r WHERE NOT EXISTS (SELECT 1 FROM annotations a WHERE a.id = r.from_id)
     OR NOT EXISTS (SELECT 1 FROM annotations a WHERE a.id = r.to_id) ORDER BY r.id`,
  )
    .all()
    .map(toRecord);

/** What every relation of a layer, or (null) of all, links, by their ids. */
export const linksOf = (db: ReadDb, layer: string | null): Pick<Relation, 'id' | 'layer' | 'type' | 'from' | 'to'>[] =>
  prepared<Pick<Relation, 'id' | 'layer' | 'type' | 'from' | 'to'>>(
    db,
    `SELECT id, layer, type, from_id AS "from", to_id AS "to" FROM relations WHERE @layer IS NULL OR layer = @layer
     ORDER BY id`,
  ).all({ layer });

/** Every relation of these layers, by id. */
export const relationsIn = (db: ReadDb, layers: readonly string[]): Relation[] =>
  prepared<Row>(db, 'SELECT * FROM relations WHERE layer IN (SELECT value FROM json_each(?)) ORDER BY id')
    .all(JSON.stringify(layers))
    .map(toRecord);

/** The relation of a type between two annotations in a layer, in this direction. */
export const relationBetween = (
  db: ReadDb,
  { layer, type, from, to }: Pick<Relation, 'layer' | 'type' | 'from' | 'to'>,
): Relation | undefined => {
  const row = prepared<Row>(
    db,
    'SELECT * FROM relations WHERE from_id = ? AND to_id = ? AND type = ? AND layer = ?',
  ).get(from, to, type, layer);
  return row && toRecord(row);
};

/** How many relations there are of each type. */
export const relationCounts = (db: ReadDb): { type: string; n: number }[] =>
  prepared<{ type: string; n: number }>(db, 'SELECT type, count(*) AS n FROM relations GROUP BY type').all();

/** Relations whose first end is not there any more, with the document of the other one; null: that is gone too. */
export const relationsWithoutStart = (db: ReadDb): { layer: string; toDocument: string | null }[] =>
  prepared<{ layer: string; toDocument: string | null }>(
    db,
    `SELECT r.layer, t.document AS toDocument FROM relations r LEFT JOIN annotations t ON t.id = r.to_id
     WHERE NOT EXISTS (SELECT 1 FROM annotations f WHERE f.id = r.from_id)`,
  ).all();

/** Relations in the order of their ids, from the one after `last`, at most `limit`. */
export const relationsAfter = (db: ReadDb, last: string, limit: number): Relation[] =>
  prepared<Row>(db, 'SELECT * FROM relations WHERE id > ? ORDER BY id LIMIT ?').all(last, limit).map(toRecord);

/** Relations that start or end at an annotation. */
export const relationsAt = (db: ReadDb, annotation: string): Relation[] =>
  prepared<Row>(db, 'SELECT * FROM relations WHERE from_id = ? OR to_id = ? ORDER BY id')
    .all(annotation, annotation)
    .map(toRecord);

export const relationById = (db: ReadDb, id: string): Relation | undefined => {
  const row = prepared<Row>(db, 'SELECT * FROM relations WHERE id = ?').get(id);
  return row && toRecord(row);
};

export const hasRelation = (db: ReadDb, id: string): boolean =>
  prepared(db, 'SELECT 1 FROM relations WHERE id = ?').get(id) !== undefined;

/** Whether a layer holds relations. O(relations). */
export const hasRelationsIn = (db: ReadDb, layer: string): boolean =>
  prepared(db, 'SELECT 1 FROM relations WHERE layer = ? LIMIT 1').get(layer) !== undefined;

export function putRelation(db: WriteDb, record: Relation): void {
  prepared(
    db,
    `INSERT INTO relations (id, layer, type, from_id, to_id, attributes, note) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET layer = excluded.layer, type = excluded.type, from_id = excluded.from_id,
       to_id = excluded.to_id, attributes = excluded.attributes, note = excluded.note`,
  ).run(
    record.id,
    record.layer,
    record.type,
    record.from,
    record.to,
    canonical(record.attributes),
    record.note ?? null,
  );
}

import { prepared } from '../db/prepared.ts';
import type { ReadDb } from '../db/types.ts';

/** What is read of an annotation to see whether it is complete. */
export interface CompletedRow {
  readonly id: string;
  readonly document: string;
  readonly label: string;
  readonly quote: string;
  /** JSON. */
  readonly attributes: string;
}

/** A layer's annotations by document and place, read one by one. */
export const annotationsToComplete = (db: ReadDb, layer: string): IterableIterator<CompletedRow> =>
  db
    .prepare<[string], CompletedRow>(
      `SELECT id, document, label, quote, attributes FROM annotations WHERE layer = ?
       ORDER BY document, start, "end", label, id`,
    )
    .iterate(layer);

/** A value of an attribute, with the type that JSON gives it, and how often it is there. */
export interface ValueRow {
  readonly value: string | number;
  readonly type: string;
  readonly count: number;
}

/** Values of one name in the attributes of a table; of lists each of theirs. The table is none of the user's. */
const valuesSql = (table: 'annotations' | 'document_labels'): string =>
  `SELECT each.value, each.type, count(*) AS count FROM ${table} AS t
   JOIN json_each(t.attributes) AS named ON named.key = ?
   JOIN json_each(CASE named.type WHEN 'array' THEN named.value ELSE json_array(named.value) END) AS each
   GROUP BY each.value, each.type ORDER BY count DESC, each.value LIMIT 500`;

export const valuesOfAnnotations = (db: ReadDb, name: string): ValueRow[] =>
  prepared<ValueRow>(db, valuesSql('annotations')).all(name);

export const valuesOfDocumentLabels = (db: ReadDb, name: string): ValueRow[] =>
  prepared<ValueRow>(db, valuesSql('document_labels')).all(name);

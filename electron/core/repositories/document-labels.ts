import type { DocumentLabels } from '../../../shared/model/document-labels.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

interface Row {
  readonly id: string;
  readonly layer: string;
  readonly document: string;
  readonly attributes: string;
}

const toRecord = (row: Row): DocumentLabels => ({
  ...row,
  attributes: JSON.parse(row.attributes) as DocumentLabels['attributes'],
});

export const documentLabelsById = (db: ReadDb, id: string): DocumentLabels | undefined => {
  const row = prepared<Row>(db, 'SELECT id, layer, document, attributes FROM document_labels WHERE id = ?').get(id);
  return row && toRecord(row);
};

/** Records in the order of their ids, from the one after `last`, at most `limit`. */
export const documentLabelsAfter = (db: ReadDb, last: string, limit: number): DocumentLabels[] =>
  prepared<Row>(db, 'SELECT id, layer, document, attributes FROM document_labels WHERE id > ? ORDER BY id LIMIT ?')
    .all(last, limit)
    .map(toRecord);

export function putDocumentLabels(db: WriteDb, record: DocumentLabels): void {
  prepared(
    db,
    'INSERT INTO document_labels VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET attributes = excluded.attributes',
  ).run(record.id, record.layer, record.document, canonical(record.attributes));
}

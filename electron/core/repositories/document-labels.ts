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

/** What each layer says of a document, by layer. */
export const documentLabelsOf = (db: ReadDb, document: string): DocumentLabels[] =>
  prepared<Row>(db, 'SELECT id, layer, document, attributes FROM document_labels WHERE document = ? ORDER BY layer')
    .all(document)
    .map(toRecord);

export const listDocumentLabels = (db: ReadDb): DocumentLabels[] =>
  prepared<Row>(db, 'SELECT id, layer, document, attributes FROM document_labels').all().map(toRecord);

/** The documents that a layer has annotations, labels or a status on, with what it says of them (JSON, or null). */
export const documentsWithWork = (db: ReadDb, layer: string): { document: string; attributes: string | null }[] =>
  prepared<{ document: string; attributes: string | null }>(
    db,
    `SELECT d.id AS document, l.attributes FROM documents d
     LEFT JOIN document_labels l ON l.document = d.id AND l.layer = @layer
     WHERE l.id IS NOT NULL
       OR EXISTS (SELECT 1 FROM annotation_counts c WHERE c.document = d.id AND c.layer = @layer AND c.n > 0)
       OR EXISTS (SELECT 1 FROM statuses s WHERE s.document = d.id AND s.layer = @layer)
     ORDER BY d.id`,
  ).all({ layer });

/** Whether a layer says anything of any document. */
export const hasDocumentLabels = (db: ReadDb, layer: string): boolean =>
  prepared(db, 'SELECT 1 FROM document_labels WHERE layer = ? LIMIT 1').get(layer) !== undefined;

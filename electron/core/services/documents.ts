import { Refusal } from '../../../shared/api/reply.ts';
import type { DocumentSummary, Output } from '../../../shared/api/procedures.ts';
import { publicationSchema } from '../../../shared/model/document.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationCounts, annotationsOf } from '../repositories/annotations.ts';
import { documentLabelsOf, listDocumentLabels } from '../repositories/document-labels.ts';
import { documentById, listDocuments, type ListedRow } from '../repositories/documents.ts';
import { lastSeq } from '../repositories/log.ts';
import { listStatuses } from '../repositories/small.ts';
import { textOf } from '../repositories/texts.ts';
import { refuseChanged } from './rules.ts';

/** Every document as a list shows it, in the order of import. */
export function listSummaries(db: ReadDb): Output<'documents.list'> {
  const counts = new Map<string, Record<string, number>>();
  for (const { document, layer, n } of annotationCounts(db)) {
    const of = counts.get(document) ?? {};
    of[layer] = (of[layer] ?? 0) + n;
    counts.set(document, of);
  }
  const statuses = new Map<string, DocumentSummary['status']>();
  for (const { document, layer, state } of listStatuses(db)) {
    statuses.set(document, { ...statuses.get(document), [layer]: state });
  }
  const labels = new Map<string, DocumentSummary['labels']>();
  for (const { document, layer, attributes } of listDocumentLabels(db)) {
    labels.set(document, { ...labels.get(document), [layer]: attributes });
  }
  const documents = listDocuments(db).map((row) => ({
    ...summary(row),
    annotations: counts.get(row.id) ?? {},
    status: statuses.get(row.id) ?? {},
    labels: labels.get(row.id) ?? {},
  }));
  return { seq: lastSeq(db), documents };
}

function summary(row: ListedRow): Omit<DocumentSummary, 'annotations' | 'status' | 'labels'> {
  const publications = publicationSchema.array().parse(JSON.parse(row.publications));
  const first = (key: 'outlet' | 'fileName'): string | null =>
    publications.find((publication) => publication[key] !== undefined)?.[key] ?? null;
  return {
    id: row.id,
    title: row.title,
    outlet: first('outlet'),
    fileName: first('fileName'),
    length: utf16(row.length),
    words: row.words,
    added: row.added,
  };
}

/** One document with its text and the annotations of all layers. */
export function readDocument(db: ReadDb, id: string): Output<'documents.read'> {
  const document = documentById(db, id);
  const text = textOf(db, id);
  if (!document || text === undefined) throw new Refusal('not_found', `There is no document ${id} in this project.`);
  refuseChanged(id, text);
  return { seq: lastSeq(db), document, text, annotations: annotationsOf(db, id), labels: documentLabelsOf(db, id) };
}
